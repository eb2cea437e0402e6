"""Texts that are kept in a record: English for every program, and said in the reader's language."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_serializer,
    model_validator,
)

from core.i18n.catalogues import restored, translate
from core.i18n.language import SOURCE, speak
from core.i18n.messages import Text, stored
from core.models.late import LateModel

TEXTS = "texts"
"""The field of a record that tells what its texts were made from."""


def _same_text(value: Any, validate: ValidatorFunctionWrapHandler) -> str:
    words: str = validate(value)
    return value if isinstance(value, Text) else words


KeptText = Annotated[
    str,
    WrapValidator(_same_text),
    PlainSerializer(translate, return_type=str, when_used="json"),
]
"""A text for people in a model that is kept in a record (`KeepsTexts`) and later shown.

In an answer of the API it is in the language of whoever asks. Plain words are shown as they are.
"""


def keep_texts(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a record with what each `Text` in it was made from.

    For records that are changed as plain data; a model that inherits from `KeepsTexts` does it by
    itself. What is known of texts that are no longer in the data is dropped.
    """
    rest = {name: value for name, value in data.items() if name != TEXTS}
    present = set(_words_in(rest))
    sources = {words: known for words, known in _sources(data).items() if words in present}
    return rest | _kept(sources | _made_from(rest))


def kept_text(data: Mapping[str, Any], words: str) -> str:
    """These words of the data of a record, as a `Text` again if that is what was kept."""
    return restored(words, _sources(data).get(words))


class KeepsTexts(LateModel):
    """A stored record in which a `KeptText` can be said in another language later.

    As JSON its texts are English, so that programs and searches read them, and what they were made
    from stands under `texts`; a record without that is of plain words.
    """

    @model_validator(mode="before")
    @classmethod
    def _restore_texts(cls, data: Any) -> Any:
        if not isinstance(data, dict) or TEXTS not in data:
            return data
        rest = {name: value for name, value in data.items() if name != TEXTS}
        return _with_texts(rest, _sources(data))

    @model_serializer(mode="wrap", when_used="json")
    def _keep_texts(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        with speak(SOURCE):
            data: dict[str, Any] = serialize(self)
        return data | _kept(_made_from(self))


def _made_from(value: Any) -> dict[str, Any]:
    return {str(text): stored(text) for text in _texts_in(value)}


def _kept(sources: Mapping[str, Any]) -> dict[str, Any]:
    # A list, because stores limit the names of fields, and these are sentences.
    kept = [{"english": words, "source": source} for words, source in sources.items()]
    return {TEXTS: kept} if kept else {}


def _sources(data: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of the texts; of what is damaged, nothing."""
    kept = data.get(TEXTS)
    return {
        item["english"]: item.get("source")
        for item in (kept if isinstance(kept, list) else [])
        if isinstance(item, dict) and isinstance(item.get("english"), str)
    }


def _texts_in(value: Any) -> list[Text]:
    return [words for words in _words_in(value) if isinstance(words, Text)]


def _words_in(value: Any) -> list[str]:
    """All texts in the data, and in models among them."""
    words: list[str] = []
    _gather(value, words)
    return words


def _gather(value: Any, words: list[str]) -> None:
    # A list that grows, because each record that is kept goes through here, with all it holds:
    # generators within each other take three times as long.
    if isinstance(value, str):
        words.append(value)
    elif isinstance(value, BaseModel):
        for _, item in value:
            _gather(item, words)
    elif isinstance(value, dict):
        for item in value.values():
            _gather(item, words)
    elif isinstance(value, list | tuple):
        for item in value:
            _gather(item, words)


def _with_texts(value: Any, sources: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        return restored(value, sources[value]) if value in sources else value
    if isinstance(value, dict):
        return {name: _with_texts(item, sources) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_texts(item, sources) for item in value]
    return value

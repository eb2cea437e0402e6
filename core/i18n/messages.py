"""A text that knows how it was made, so that it can be said in another language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class Translator(Protocol):
    """A catalogue, as a text needs it."""

    @property
    def name(self) -> str:
        """By which a stored text finds its catalogue again."""
        ...

    def again(self, source: Source, language: str) -> str:
        """The text that was made from this, in this language."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """What a text is made from: the catalogue's key, its values, and the number that it counts."""

    catalogue: Translator
    message: str
    values: Mapping[str, Any]
    plural: str | None = None
    number: int = 0


class Text(str):
    """English, for programs and logs; `source` tells how to say it in the reader's language.

    Whatever a `str` method makes of it is a plain `str`, which stays English.
    """

    __slots__ = ("source",)

    source: Source

    def __new__(cls, english: str, source: Source) -> Text:
        """The English words, and what they are made from."""
        made = super().__new__(cls, english)
        made.source = source
        return made

    def __deepcopy__(self, memo: object) -> Text:
        return self

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """In another process, or another time, it is the English words."""
        return str, (str(self),)


def stored(words: str) -> dict[str, Any] | None:
    """What a text is made from, as JSON to keep beside its English words; None for plain words."""
    if not isinstance(words, Text):
        return None
    source = words.source
    kept: dict[str, Any] = {
        "catalogue": source.catalogue.name,
        "message": source.message,
        "values": {
            name: {"english": str(value), "source": stored(value)}
            if isinstance(value, Text)
            else value
            if isinstance(value, int | float)
            else str(value)
            for name, value in source.values.items()
        },
    }
    if source.plural is not None:
        kept |= {"plural": source.plural, "number": source.number}
    return kept

"""Reads ahead what the first judgements would wait for, while the patient still writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.retrieval.document_parts import DocumentPart
    from core.retrieval.index import DocumentIndex
    from plugins.education_audio.contract import DocumentComparison

# One of each kind of message and reply, so that whatever is made when it is first needed is there.
# None of it is in a document.
_TALKS = (
    ("How long does it take, and may I drive home?", "It takes a while. You should not drive."),
    ("Okay, thank you.", "You are welcome."),
    ("I am worried about it, it is swollen.", "I don't have that in my documents."),
    ("¿Cuánto dura? ¿Puedo conducir?", "Dura un rato. No debe conducir."),
    ("Gracias", "De nada."),
    ("需要多久？可以開車嗎？", "需要一段時間，請不要開車。"),
    ("謝謝", "不客氣。"),
)
_FIGURE = "7"
"""Beside a passage, so that it is compared and not taken for a quotation."""

_MOST_DOCUMENTS = 40
"""Of more, what was read is forgotten before anybody asks."""


def reading_ahead(
    index: DocumentIndex, comparison: DocumentComparison | None
) -> Iterator[Callable[[], None]]:
    """Steps that judge what nobody has said: a tenth of a second each, beside one document."""
    yield partial(_load, index, comparison)
    for document_id, part in index.parts[:_MOST_DOCUMENTS]:
        yield partial(_read, index, document_id, part, comparison)


def _load(index: DocumentIndex, comparison: DocumentComparison | None) -> None:
    # Not waited for by a start.
    from plugins.conversations.review.verdicts import contradicts, find_verdict

    for message, reply in _TALKS:
        find_verdict(index, message, reply, comparison)
        contradicts(index, message, reply)


def _read(
    index: DocumentIndex,
    document_id: str,
    part: DocumentPart,
    comparison: DocumentComparison | None,
) -> None:
    from core.retrieval.quotes import read_passage
    from plugins.conversations.review.verdicts import find_verdict

    passages = index.passages_of(document_id)
    for passage in passages:
        read_passage(passage.text, part.language)
    for passage in passages[:1]:
        find_verdict(index, part.title, f"{passage.text} {_FIGURE}", comparison)

"""Reads ahead what the first judgements would wait for, while the patient still writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def read_ahead(index: DocumentIndex, comparison: DocumentComparison | None) -> None:
    """Judge what nobody has said, beside each of these documents.

    Takes a second, and for each document that was never read a tenth of one.
    """
    # Not waited for by a start.
    from core.retrieval.quotes import read_passage
    from plugins.conversations.review.verdicts import contradicts, find_verdict

    for message, reply in _TALKS:
        find_verdict(index, message, reply, comparison)
        contradicts(index, message, reply)
    for document_id, part in index.parts:
        passages = index.passages_of(document_id)
        for passage in passages:
            read_passage(passage.text, part.language)
        for passage in passages[:1]:
            find_verdict(index, part.title, f"{passage.text} {_FIGURE}", comparison)

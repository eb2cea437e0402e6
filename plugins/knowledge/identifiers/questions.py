"""The question whether a document holds a patient's data: open until it is answered or mended."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from core import clock
from core.context import PluginContext
from core.errors import Conflict
from core.i18n import plural, text
from core.ports.documents import JsonObject, StoredDocument
from plugins.knowledge.contract import IdentifierAnswer, PossibleIdentifier
from plugins.knowledge.models import COLLECTION

OPEN = "patient_data_unanswered"
"""The error code of what is refused as long as the question is open."""


async def answer_fields(name: str, content: str, by: str | None) -> JsonObject:
    """The stored field that says that what is found in this name and text is no patient's.

    `by` is a person's name.
    """
    found = await _found(name, content, ())
    fingerprints = sorted({one.fingerprint for one in found})
    if not fingerprints:
        return {}
    return {
        "no_patient_data": {
            "fingerprints": fingerprints,
            "answered_by": by or None,
            "answered_at": clock.stamp(),
        }
    }


async def unanswered(stored: StoredDocument, content: str) -> list[PossibleIdentifier]:
    """The places of the document's name and text that nobody has said anything of."""
    answer = stored.data.get("no_patient_data")
    answered = answer["fingerprints"] if answer else ()
    return await _found(stored.data["disease_name"], content, answered)


async def _found(name: str, content: str, answered: Iterable[str]) -> list[PossibleIdentifier]:
    """What may identify a patient: the name stands before the first line, so that it is line 0."""
    from plugins.knowledge.identifiers.finder import open_identifiers  # takes long to import

    found = await asyncio.to_thread(open_identifiers, f"{name}\n{content}", answered)
    return [one.model_copy(update={"line": one.line - 1}) for one in found]


def answer_view(stored: StoredDocument) -> IdentifierAnswer | None:
    """Who has answered and when; None as long as nobody was asked."""
    answer = stored.data.get("no_patient_data")
    if answer is None:
        return None
    return IdentifierAnswer(
        answered_by=answer["answered_by"], answered_at=clock.parse(answer["answered_at"])
    )


async def require_answered(stored: StoredDocument, content: str) -> None:
    """Raise Conflict when the document may hold a patient's data and nobody has answered."""
    found = await unanswered(stored, content)
    if found:
        raise Conflict(
            text(
                "This document may hold a patient's data ({places}). It is not sent to the voice "
                "service, and no script is written from it, until somebody opens the document and "
                "takes the data out or says that it is no patient's.",
                places=plural("{number} place", "{number} places", len(found)),
            ),
            error_code=OPEN,
        )


async def keep_answer(
    context: PluginContext, stored: StoredDocument, content: str, by: str | None
) -> None:
    """Keep that what is found in the document's name and this text of it is no patient's."""
    fields = await answer_fields(stored.data["disease_name"], content, by)
    sha256 = stored.data["content_sha256"]

    def change(now: StoredDocument) -> JsonObject:
        if now.data["content_sha256"] != sha256:
            raise text_changed()
        return now.data | fields

    await context.documents.change(COLLECTION, stored.id, change)


def text_changed() -> Conflict:
    """The error for an answer to another text than the document has."""
    return Conflict(
        text("The document was changed meanwhile. Read the places again, then answer."),
        error_code="document_changed",
    )

"""How the proof of a document is kept, and how it is shown."""

from collections.abc import Mapping
from typing import Any

from pydantic import StrictBool

from core import clock
from core.i18n import kept_text, translate
from core.models.late import LateModel
from core.records import Stamp
from plugins.knowledge.contract import DocumentProof, SyncStatus


class StoredProof(LateModel):
    """What was asked about the text with this SHA-256, and what came of it.

    `said` has to be found at the voice service, `gone` not any more. `proved` is None as long as
    there is no answer.
    """

    content_sha256: str
    said: str
    gone: str | None
    checked_at: Stamp | None
    proved: StrictBool | None
    problem: str | None


def proof_view(data: Mapping[str, Any]) -> DocumentProof | None:
    """The proof of a document's record; None while nothing of its present text was asked."""
    proof = data.get("proof")
    if proof is None or proof["content_sha256"] != data["content_sha256"]:
        return None
    if data["sync_status"] != SyncStatus.COMPLETED.value:
        return None
    problem, checked = proof["problem"], proof["checked_at"]
    return DocumentProof(
        proved=proof["proved"],
        checked_at=clock.parse(checked) if checked else None,
        asked=proof["said"],
        problem=translate(kept_text(data, problem)) if problem else None,
    )

"""What a look at the voice service has seen, as it is kept and shown."""

from pydantic import StrictInt

from core.i18n import Text, text
from core.models.late import LateModel
from core.ports.documents import StoredDocument
from core.records import Stamp
from plugins.knowledge.contract import (
    ChosenDifference,
    Difference,
    DifferenceKind,
    SyncStatus,
)

LATEST = "latest"
"""The one record of what was seen."""

REMEDIES: dict[DifferenceKind, Text] = {
    DifferenceKind.MISSING_THERE: text("Send the document to the voice service anew"),
    DifferenceKind.ORPHANED_THERE: text("Delete the entry at the voice service"),
    DifferenceKind.OTHER_CONTENT: text("Send the present text and name again"),
    DifferenceKind.OTHER_ACCOUNT: text("Send the document to the present account"),
}


class StoredDifference(LateModel):
    """A difference as it was seen."""

    kind: DifferenceKind
    name: str
    knowledge_id: str | None
    provider_id: str | None


class StoredComparison(LateModel):
    """The last look that came to its end; `account` marks whose entries it saw, if that is known.

    `looked_at` is None where only the account is known.
    """

    looked_at: Stamp | None
    account: str | None
    documents: StrictInt
    entries: StrictInt
    differences: list[StoredDifference]
    left_out: StrictInt


NO_LOOK = StoredComparison(
    looked_at=None, account=None, documents=0, entries=0, differences=[], left_out=0
)

Key = tuple[DifferenceKind, str | None, str | None]


def key_of(one: StoredDifference | ChosenDifference) -> Key:
    return one.kind, one.knowledge_id, one.provider_id


def view_of(one: StoredDifference) -> Difference:
    return Difference(**one.model_dump(), remedy=REMEDIES[one.kind])


def is_second(stored: StoredDocument, provider_id: str) -> bool:
    """Whether an entry is none of this document's, which is settled and has another one."""
    return stored.data["sync_status"] == SyncStatus.COMPLETED.value and stored.data[
        "elevenlabs_document_id"
    ] not in (None, provider_id)

"""Recalls as stored."""

from pydantic import StrictBool

from core import clock
from core.jobs import JobRequest
from core.models.late import LateModel
from core.ports.documents import CollectionSpec, JsonObject, StoredDocument
from core.records import Stamp
from plugins.recalls.contract import (
    RECALLS,
    Recall,
    RecallChanged,
    RecallKind,
    RecallStep,
    recall_key,
)

TELL = "recalls.tell"


class StoredStep(LateModel):
    """What somebody did, when and why."""

    withdrawn: StrictBool
    at: Stamp
    by: str
    by_name: str | None
    reason: str


class StoredRecall(LateModel):
    """A recall under its key; undone ones stay, for what was done."""

    kind: RecallKind
    knowledge_id: str
    target: str | None
    name: str
    active: StrictBool
    steps: list[StoredStep]
    modified_at: Stamp


COLLECTION = CollectionSpec(RECALLS, record=StoredRecall)


def tell_request(recall_id: str, knowledge_id: str) -> JobRequest:
    """The job that tells the other plugins; it is not given up."""
    payload = {"recall_id": recall_id, "knowledge_id": knowledge_id}
    return JobRequest(TELL, payload, key=recall_id, never_give_up=True)


def changed_event(payload: JsonObject) -> RecallChanged:
    """What that job tells."""
    knowledge_id = str(payload["knowledge_id"])
    # A job that an earlier version has queued tells of the document alone.
    recall_id = str(payload.get("recall_id", recall_key(RecallKind.DOCUMENT, knowledge_id)))
    kind, _, target = recall_id.partition(".")
    return RecallChanged(knowledge_id, RecallKind(kind), target)


def recall_view(stored: StoredDocument) -> Recall:
    """A recall as the API gives it."""
    data = stored.data
    return Recall(
        recall_id=stored.id,
        version=len(data["steps"]),
        kind=data["kind"],
        knowledge_id=data["knowledge_id"],
        target=data["target"],
        name=data["name"],
        active=data["active"],
        steps=[
            RecallStep(
                withdrawn=step["withdrawn"],
                at=clock.parse(step["at"]),
                by_name=step["by_name"],
                reason=step["reason"],
            )
            for step in data["steps"]
        ],
    )

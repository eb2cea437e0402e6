"""Recalls as stored."""

from __future__ import annotations

from pydantic import BaseModel, StrictBool

from core import clock
from core.jobs import JobRequest
from core.ports.documents import CollectionSpec, StoredDocument
from core.records import Stamp
from plugins.recalls.contract import RECALLS, Recall, RecallKind, RecallStep

TELL = "recalls.tell"


class StoredStep(BaseModel):
    """What somebody did, when and why."""

    withdrawn: StrictBool
    at: Stamp
    by: str
    by_name: str | None
    reason: str


class StoredRecall(BaseModel):
    """A recall under its key; undone ones stay, for what was done."""

    kind: RecallKind
    knowledge_id: str
    target: str | None
    name: str
    active: StrictBool
    steps: list[StoredStep]
    modified_at: Stamp


COLLECTION = CollectionSpec(RECALLS, record=StoredRecall)


def tell_request(knowledge_id: str) -> JobRequest:
    """The job that tells the other plugins; it is not given up."""
    return JobRequest(TELL, {"knowledge_id": knowledge_id}, key=knowledge_id, never_give_up=True)


def recall_view(stored: StoredDocument) -> Recall:
    """A recall as the API gives it."""
    data = stored.data
    return Recall(
        recall_id=stored.id,
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

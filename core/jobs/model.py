"""What a job is, and how it is kept."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from pydantic import StrictBool, StrictFloat, StrictInt

from core.errors import AppError
from core.i18n import restored, stored
from core.models.late import LateModel
from core.ports.documents import CollectionSpec, IndexSpec, JsonObject, StoredDocument
from core.records import Stamp
from core.tracing import propagation

COLLECTION = "jobs"


class JobState(StrEnum):
    """queued: waits for a worker or its next try; running; done; failed: needs a person."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class _StoredError(LateModel):
    detail: str
    error_code: str


class StoredJob(LateModel):
    """A job's document. Times are stamps of `core.clock`; `trace` names the span that queued it.

    `crashes` counts the deaths of a process that are put down to the job; `accompanied` is True
    when its process died with other jobs beside it; `crashed_at` is the line that ended one, as
    `file:line`.
    """

    kind: str
    lane: str
    payload: JsonObject
    state: JobState
    active: StrictBool
    never_give_up: StrictBool = False
    due_at: Stamp
    lease_owner: str | None
    accompanied: StrictBool = False
    attempts: StrictInt
    crashes: StrictInt
    crashed_at: str | None = None
    failures: StrictInt
    progress: StrictFloat
    message: str
    message_source: JsonObject | None = None
    error: _StoredError | None
    result: JsonObject | None
    again: StrictBool
    trace: str | None = None
    created_at: Stamp
    updated_at: Stamp


JOBS = CollectionSpec(
    COLLECTION,
    indexes=(
        IndexSpec(("active", "due_at")),
        IndexSpec(("lane", "active", "due_at")),
        IndexSpec(("state", "-updated_at")),
    ),
    record=StoredJob,
)


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands. `progress` is 0 to 1; `error` is why the last try ended.

    `trace_id` is the trace in which it was asked for, None where that was not recorded.
    """

    id: str
    kind: str
    state: JobState
    progress: float
    message: str
    attempts: int
    failures: int
    error: JsonObject | None
    result: JsonObject | None
    due_at: str
    created_at: str
    updated_at: str
    trace_id: str | None = None


def job_of(stored: StoredDocument) -> Job:
    data = stored.data
    queued_by = propagation.from_text(data.get("trace"))
    return Job(
        id=stored.id,
        kind=data["kind"],
        state=JobState(data["state"]),
        progress=data["progress"],
        message=restored(data["message"], data.get("message_source")),
        attempts=data["attempts"],
        failures=data["failures"],
        error=data["error"] and data["error"] | {"detail": reason(data["error"])},
        result=data["result"],
        due_at=data["due_at"],
        created_at=data["created_at"],
        updated_at=data["updated_at"],
        trace_id=f"{queued_by.trace_id:032x}" if queued_by else None,
    )


def job_id(kind: str, key: str) -> str:
    """The id under which a job of this kind and key is kept."""
    return f"{kind}:{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def reason(error: JsonObject) -> str:
    """Why a try ended, of an error as it is kept with a job, for the reader's language."""
    return restored(str(error["detail"]), error.get("source"))


def describe(error: AppError) -> JsonObject:
    """An error as kept with a job and shown by a page."""
    described: JsonObject = {
        "detail": str(error.detail),
        "error_code": error.error_code,
        "retryable": error.retryable,
    }
    if (source := stored(error.detail)) is not None:
        described["source"] = source
    return described

"""One try of a job: its lease, its progress and its end."""

from __future__ import annotations

import asyncio

from opentelemetry.trace import format_trace_id

from core import clock
from core.errors import NotFound, StaleVersion
from core.i18n import stored
from core.jobs.lanes import Lane
from core.jobs.model import COLLECTION, JobState
from core.ports.documents import DocumentStore, JsonObject, StoredDocument
from core.tracing import propagation


class LeaseLost(Exception):
    """Another worker has the job now; this one stops without writing anything."""


class JobRun:
    """One try of a job, as its handler sees it.

    .. versionadded:: 1
    """

    def __init__(
        self, store: DocumentStore, stored: StoredDocument, owner: str, lease: float, lane: Lane
    ) -> None:
        self.__store = store
        self._stored = stored
        self._owner = owner
        self._lease = lease
        self._lane = lane
        self._ended = False
        self._lock = asyncio.Lock()

    @property
    def id(self) -> str:
        """The job's id."""
        return self._stored.id

    @property
    def data(self) -> JsonObject:
        """The job's document as last read or written by this try."""
        return self._stored.data

    @property
    def payload(self) -> JsonObject:
        """What was asked for."""
        payload: JsonObject = self._stored.data["payload"]
        return payload

    @property
    def trace_id(self) -> str | None:
        """The trace that the job is part of, as 32 hexadecimal digits; None where none is kept."""
        queued_by = propagation.from_text(self._stored.data.get("trace"))
        return format_trace_id(queued_by.trace_id) if queued_by else None

    @property
    def attempt(self) -> int:
        """1 for the first try."""
        return int(self._stored.data["attempts"])

    @property
    def ended_silently(self) -> bool:
        """Whether an earlier try has ended without a word, as when its process was killed."""
        return self.attempt - 1 > int(self._stored.data["failures"])

    async def progress(self, fraction: float, message: str) -> None:
        """Tell how far the work is (0 to 1), in a sentence for the page. Renews the lease.

        A job that comes further than ever before is not one that only crashes: its crashes are
        counted anew.
        """
        reached = round(min(max(fraction, 0.0), 1.0), 3)
        further: JsonObject = {"crashes": 0} if reached > self._stored.data["progress"] else {}
        told: JsonObject = {"message": str(message), "message_source": stored(message)}
        await self._update({"progress": reached} | told | further)

    async def renew(self) -> None:
        """Keep the job for another lease. Raises LeaseLost."""
        await self._update({})

    async def finish(self, result: JsonObject) -> None:
        """Mark the job done, or queue it once more if it was asked for again meanwhile.

        Whatever it was suspected of is forgotten.
        """
        await self._update(
            {"state": JobState.DONE.value, "active": False, "progress": 1.0, "result": result}
            | {"error": None, "message": "", "failures": 0, "lane": self._lane},
            ends=True,
        )

    async def fail(self, error: JsonObject, *, retry_in: float | None) -> None:
        """Keep the error; try again in so many seconds, or never (None).

        Whoever ends a try in good order has not crashed: crashes are counted anew.
        """
        changes: JsonObject = {"error": error, "failures": self._stored.data["failures"] + 1}
        if retry_in is None:
            changes |= {"state": JobState.FAILED.value, "active": False}
        else:
            changes |= {
                "state": JobState.QUEUED.value,
                "due_at": clock.stamp(plus_seconds=retry_in),
                "crashes": 0,
            }
        await self._update(changes, ends=True)

    async def release(self) -> None:
        """Give the job back at shutdown so that it is taken up at once."""
        await self._update(
            {"state": JobState.QUEUED.value, "due_at": clock.stamp()}
            | {"attempts": self._stored.data["attempts"] - 1},
            ends=True,
        )

    async def _update(self, changes: JsonObject, *, ends: bool = False) -> None:
        async with self._lock:
            while True:
                if self._ended:
                    # A renewal that waited for the lock must not put off the next try.
                    raise LeaseLost(self.id)
                data = dict(self._stored.data)
                if ends:
                    data["lease_owner"] = None
                else:
                    data["due_at"] = clock.stamp(plus_seconds=self._lease)
                data |= changes
                data["updated_at"] = clock.stamp()
                if ends and data["again"]:
                    if data["state"] == JobState.DONE.value:
                        data["crashes"] = 0
                    data |= {
                        "state": JobState.QUEUED.value,
                        "active": True,
                        "again": False,
                        "due_at": clock.stamp(),
                    }
                try:
                    self._stored = await self.__store.replace(
                        COLLECTION, self.id, data, self._stored.version
                    )
                    self._ended = ends
                    return
                except (StaleVersion, NotFound):
                    current = await self.__store.get(COLLECTION, self.id)
                    # A cancelled call may have ended the job all the same.
                    if (
                        current is None
                        or current.data["lease_owner"] != self._owner
                        or current.data["state"] != JobState.RUNNING.value
                    ):
                        raise LeaseLost(self.id) from None
                    self._stored = current


def left_by(run: JobRun) -> StoredDocument | None:
    """The job as this try has left it; None while the try goes on, or where another has it."""
    return run._stored if run._ended else None

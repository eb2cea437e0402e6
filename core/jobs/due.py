"""Finding jobs that are due, also when the clock was set back."""

from __future__ import annotations

import time

from core import clock
from core.jobs.model import COLLECTION, JobState
from core.jobs.retries import MAX_PAUSE_SECONDS
from core.jobs.set_back import MARGIN_SECONDS, SetBackClock
from core.ports.documents import DocumentPage, DocumentStore, Filter, Query, StoredDocument

_LOOK_AHEAD_EVERY = 10
"""Looks between two for jobs that are due impossibly late."""


class DueJobs:
    """The due jobs of a store, as one worker sees them.

    Times are stamps of the wall clock, which may be set back. No pause and no lease is longer than
    `_furthest`, so a job that is due later than that was stamped by a clock that ran ahead: it is
    due now. A lease of that kind is over when it was not renewed for its whole length by the
    monotonic clock of this process, because another instance may hold it whose clock is right.
    What was stamped by less is made due as soon as this process can know (`SetBackClock`).
    """

    def __init__(self, store: DocumentStore, lease_seconds: float, poll_seconds: float) -> None:
        self._store = store
        self._set_back = SetBackClock(store, lease_seconds)
        self._lease = lease_seconds
        self._furthest = max(MAX_PAUSE_SECONDS, lease_seconds) + MARGIN_SECONDS
        self._look_ahead_seconds = poll_seconds * _LOOK_AHEAD_EVERY
        self._looks_ahead_at = 0.0
        self._late = 0
        """How often a look has found jobs that are due impossibly late."""
        self._late_in: dict[str, int] = {}
        """The last of these looks that was followed up in each lane."""
        self._leases: dict[str, dict[str, tuple[str, float]]] = {}

    async def any(self) -> bool:
        """Whether a job of any lane may be due.

        One look for all lanes: nearly always it finds nothing, and a look costs a read. Which jobs
        of a lane are due only `find` tells, or a long queue of one lane would hide the others.
        """
        await self._set_back.make_due()
        late = False
        if time.monotonic() >= self._looks_ahead_at:
            late = await self._is_one(self._impossibly_late())
            self._late += late
            self._looks_ahead_at = time.monotonic() + self._look_ahead_seconds
        return late or await self._is_one(self._by_now())

    async def find(self, lane: str, limit: int) -> list[StoredDocument]:
        """At most `limit` due jobs of a lane as it is stored, the longest due first."""
        due = await self._query(lane, self._by_now(), limit)
        if len(due) < limit and self._late_in.get(lane, 0) < self._late:
            self._late_in[lane] = self._late
            due += await self._due_impossibly_late(lane, limit - len(due))
        return due

    async def _due_impossibly_late(self, lane: str, limit: int) -> list[StoredDocument]:
        found = await self._query(lane, self._impossibly_late(), limit)
        before, now = self._leases.get(lane, {}), time.monotonic()
        # Each lease with its version, and since when it was seen like that.
        leases = {
            job.id: before[job.id]
            if job.id in before and before[job.id][0] == job.version
            else (job.version, now)
            for job in found
            if job.data["state"] == JobState.RUNNING.value
        }
        self._leases[lane] = leases
        return [
            job for job in found if job.id not in leases or now - leases[job.id][1] >= self._lease
        ]

    @staticmethod
    def _by_now() -> Filter:
        return Filter("due_at", "<=", clock.stamp())

    def _impossibly_late(self) -> Filter:
        return Filter("due_at", ">", clock.stamp(plus_seconds=self._furthest))

    async def _is_one(self, due: Filter) -> bool:
        page = await self._page((Filter("active", "==", True), due), 1)
        # Behind many that cannot be read there may be others.
        return bool(page.items or page.next_cursor)

    async def _query(self, lane: str, due: Filter, limit: int) -> list[StoredDocument]:
        filters = (Filter("lane", "==", lane), Filter("active", "==", True), due)
        return (await self._page(filters, limit)).items

    async def _page(self, filters: tuple[Filter, ...], limit: int) -> DocumentPage:
        query = Query(filters=filters, order_by="due_at", limit=limit)
        return await self._store.query(COLLECTION, query)

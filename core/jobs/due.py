"""Finding jobs that are due, also when the clock was set back."""

from __future__ import annotations

import time

from core import clock
from core.jobs.model import COLLECTION, JobState
from core.jobs.retries import MAX_PAUSE_SECONDS
from core.ports.documents import DocumentStore, Filter, Query, StoredDocument

_MARGIN_SECONDS = 60.0
_LOOK_AHEAD_EVERY = 10
"""Polls between two looks for jobs that are due impossibly late."""


class DueJobs:
    """The due jobs of a store, as one worker sees them.

    Times are stamps of the wall clock, which may be set back. No pause and no lease is longer than
    `_furthest`, so a job that is due later than that was stamped by a clock that ran ahead: it is
    due now. A lease of that kind is over when it was not renewed for its whole length by the
    monotonic clock of this process, because another instance may hold it whose clock is right.
    """

    def __init__(self, store: DocumentStore, lease_seconds: float, poll_seconds: float) -> None:
        self._store = store
        self._lease = lease_seconds
        self._furthest = max(MAX_PAUSE_SECONDS, lease_seconds) + _MARGIN_SECONDS
        self._look_ahead_seconds = poll_seconds * _LOOK_AHEAD_EVERY
        self._looks_ahead_at: dict[str, float] = {}
        self._leases: dict[str, dict[str, tuple[str, float]]] = {}

    async def find(self, lane: str, limit: int) -> list[StoredDocument]:
        """At most `limit` due jobs of a lane as it is stored, the longest due first."""
        due = await self._query(lane, Filter("due_at", "<=", clock.stamp()), limit)
        if len(due) < limit and time.monotonic() >= self._looks_ahead_at.get(lane, 0.0):
            self._looks_ahead_at[lane] = time.monotonic() + self._look_ahead_seconds
            due += await self._due_impossibly_late(lane, limit - len(due))
        return due

    async def _due_impossibly_late(self, lane: str, limit: int) -> list[StoredDocument]:
        latest = clock.stamp(plus_seconds=self._furthest)
        found = await self._query(lane, Filter("due_at", ">", latest), limit)
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

    async def _query(self, lane: str, due: Filter, limit: int) -> list[StoredDocument]:
        filters = (Filter("lane", "==", lane), Filter("active", "==", True), due)
        page = await self._store.query(
            COLLECTION, Query(filters=filters, order_by="due_at", limit=limit)
        )
        return page.items

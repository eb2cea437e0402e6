"""Waiting jobs go on after the wall clock was set back."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import AsyncIterator

from core import clock
from core.errors import NotFound, StaleVersion
from core.jobs.model import COLLECTION, JobState
from core.ports.documents import DocumentStore, Filter, JsonObject, Query, StoredDocument
from core.records.pages import pages

MARGIN_SECONDS = 60.0
"""By how much the clocks of two instances may differ, and what a job may wait for nothing."""

_PAGE = 100


class SetBackClock:
    """Makes jobs due that wait for a time which was stamped before the clock was set back.

    A job that waits was last changed by a clock that ran ahead, if that is yet to come. A lease
    tells nothing by its time: it is over when it was not renewed for its whole length by the
    monotonic clock. A process can see the clock being set back only while it runs, so it looks at
    its start too; every other look costs the store nothing.
    """

    def __init__(self, store: DocumentStore, lease_seconds: float) -> None:
        self._store = store
        self._lease = lease_seconds
        self._ahead = math.inf
        self._leases: dict[str, str] = {}
        """The versions of the jobs whose leases are watched."""
        self._leases_end_at = math.inf

    async def make_due(self) -> None:
        """Do so, if the clock was set back since the last time, or may have been."""
        ahead = clock.now().timestamp() - time.monotonic()
        if self._ahead - ahead > MARGIN_SECONDS:
            await self._look()
            self._ahead = ahead
        self._ahead = max(self._ahead, ahead)
        if time.monotonic() >= self._leases_end_at:
            for identifier, version in self._leases.items():
                stored = await self._store.get(COLLECTION, identifier)
                if stored is not None and stored.version == version:
                    await self._due_now(stored, {})
            self._leases, self._leases_end_at = {}, math.inf

    async def _look(self) -> None:
        leases = {}
        async for stored in self._far_off():
            if stored.data["state"] == JobState.RUNNING.value:
                leases[stored.id] = stored.version
            elif stored.data["updated_at"] > clock.stamp(plus_seconds=MARGIN_SECONDS):
                await self._due_now(stored, {"updated_at": clock.stamp()})
        self._leases = leases
        self._leases_end_at = time.monotonic() + self._lease if leases else math.inf

    async def _far_off(self) -> AsyncIterator[StoredDocument]:
        far_off = Filter("due_at", ">", clock.stamp(plus_seconds=MARGIN_SECONDS))
        query = Query((Filter("active", "==", True), far_off), order_by="due_at", limit=_PAGE)
        async for page in pages(self._store, COLLECTION, query):
            for stored in page.items:
                yield stored

    async def _due_now(self, stored: StoredDocument, also: JsonObject) -> None:
        data = stored.data | {"due_at": clock.stamp()} | also
        with contextlib.suppress(StaleVersion, NotFound):  # somebody goes on with it
            await self._store.replace(COLLECTION, stored.id, data, stored.version)

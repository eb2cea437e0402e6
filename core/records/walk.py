"""Looking at every stored record, so that those are told too that no list comes upon."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import AppError
from core.ports.documents import DocumentStore, Query

log = logging.getLogger(__name__)

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Pace:
    """When pages are read: the first so long after a start, each so long after the one before.

    They are small, since a record may be as large as a document store takes it. After `pages` of
    them nothing is read until `round_seconds` are over since the first.
    """

    first_seconds: float = 600.0
    pause_seconds: float = 12.0
    records: int = 20
    pages: int = 1_000
    round_seconds: float = 86_400.0


class RecordsWalk:
    """Reads every record of these collections now and then; the store notes what it sets aside.

    A list leaves out what lacks the field by which it is sorted or filtered, and so never comes
    upon it. The walk takes a page of each collection in turn, because a large one would keep it
    from the small ones for days.
    """

    def __init__(
        self, documents: DocumentStore, collections: Sequence[str], pace: Pace | None = None
    ) -> None:
        self._documents = documents
        self._collections = collections
        self._pace = pace or Pace()
        self._task: asyncio.Task[None] | None = None
        self._places: deque[tuple[str, str | None]] = deque()
        """What is still to be read: a collection, and the cursor of its next page."""

    async def whole(self) -> None:
        """Read every record now. Raises Unavailable."""
        self._begin()
        while self._places:
            await self._page(_PAGE)

    def start(self) -> None:
        """Begin to read at the pace."""
        self._task = asyncio.create_task(self._keep_reading(), name="records-walk")

    async def stop(self) -> None:
        """Read no more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _keep_reading(self) -> None:
        pace = self._pace
        await asyncio.sleep(pace.first_seconds)
        while True:
            ends = time.monotonic() + pace.round_seconds
            if not self._places:
                self._begin()
            for _ in range(pace.pages):
                if not self._places:
                    break
                try:
                    await self._page(pace.records)
                except AppError as error:
                    log.warning("stored records were not looked at: %s", error.error_code)
                    self._pass_over(again=error.retryable)
                await asyncio.sleep(pace.pause_seconds)
            await asyncio.sleep(max(0.0, ends - time.monotonic()))

    def _begin(self) -> None:
        self._places = deque((name, None) for name in self._collections)

    def _pass_over(self, *, again: bool) -> None:
        """Go on with the next collection, whatever is wrong with this one.

        What cannot be read at all is tried in the next round only.
        """
        place = self._places.popleft()
        if again:
            self._places.append(place)

    async def _page(self, records: int) -> None:
        collection, cursor = self._places[0]
        page = await self._documents.query(collection, Query(limit=records, cursor=cursor))
        self._places.popleft()
        if page.next_cursor is not None:
            self._places.append((collection, page.next_cursor))

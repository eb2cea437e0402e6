"""What is deleted here and may still be at a provider: listed, and tried for until it is gone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from core import clock
from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import AppError, NotFound
from core.i18n import text
from core.jobs import JobRequest, job_id
from core.jobs.model import JOBS
from core.ports.documents import Query, StoredDocument
from core.records.recent import Recent
from core.shared.background import in_background
from core.values import PendingRemoval, PendingRemovals

log = logging.getLogger(__name__)

_PAGE = 100
_SHOWN_ATTENTION = 5
_RECENT_SECONDS = 2.0


class Removals:
    """The removals of one plugin.

    Each is a document of `collection` with `name` and `deleted_at`, written in the same step as
    the deletion and deleted when the provider has no such thing any more. `request` gives the job
    that does it; it has `never_give_up`. `what` names such a thing (`document`), `page` is the
    address of the page that lists them.
    """

    def __init__(
        self,
        context: PluginContext,
        collection: str,
        request: Callable[[str], JobRequest],
        *,
        what: str,
        page: str,
    ) -> None:
        self._documents = context.documents
        self._jobs = context.jobs
        self._collection = collection
        self._request = request
        self._what = what
        self._page = page
        self.collections = (collection, JOBS.name)
        """What `attention` follows from."""
        self.attention = Recent(
            self._failing,
            _RECENT_SECONDS,
            is_cheap=lambda: context.change_numbers((collection,)) is not None,
        )
        """The removals that have failed so far, for the dashboard."""

    async def page(self, limit: int = 50, cursor: str | None = None) -> PendingRemovals:
        """A page of what is still to be removed, the oldest first, with how each stands."""
        page = await self._documents.query(
            self._collection, Query(order_by="deleted_at", limit=limit, cursor=cursor)
        )
        totals = await self._documents.totals(self._collection)
        return PendingRemovals(
            removals=list(await asyncio.gather(*map(self._view, page.items))),
            total_count=totals.count,
            next_cursor=page.next_cursor,
        )

    async def try_now(self, identifier: str) -> PendingRemoval:
        """Have the next try made at once. Raises NotFound when nothing is to be removed."""
        stored = await self._documents.get(self._collection, identifier)
        if stored is None:
            raise NotFound(text("Nothing is left to remove under this id."))
        await self._jobs.enqueue(self._request(identifier))
        return await self._view(stored)

    async def _failing(self) -> tuple[AttentionItem, ...]:
        oldest = await self._documents.query(
            self._collection, Query(order_by="deleted_at", limit=_SHOWN_ATTENTION)
        )
        removals = await asyncio.gather(*map(self._view, oldest.items))
        return tuple(
            AttentionItem(
                text(
                    "The {what} “{name}” is deleted here and still at the voice service",
                    what=self._what,
                    name=removal.name,
                ),
                self._page,
            )
            for removal in removals
            if removal.last_error is not None
        )

    @asynccontextmanager
    async def resuming(self) -> AsyncIterator[None]:
        """At the start of the program every removal is tried at once: a key may be right now."""
        async with in_background(self._resume(), f"removals-{self._collection}"):
            yield

    async def _resume(self) -> None:
        oldest_first = Query(order_by="deleted_at", limit=_PAGE)
        try:
            async for stored in self._documents.every(self._collection, oldest_first):
                await self._jobs.enqueue(self._request(stored.id))
        except AppError as error:
            # Their jobs are kept and go on by themselves.
            log.warning("removals were not looked for: %s", error.error_code)

    async def _view(self, stored: StoredDocument) -> PendingRemoval:
        request = self._request(stored.id)
        job = await self._jobs.get(job_id(request.kind, request.key))
        removal = PendingRemoval(
            id=stored.id,
            name=stored.data["name"],
            deleted_at=clock.parse(stored.data["deleted_at"]),
        )
        if job is not None:
            removal.attempts = job.attempts
            if job.error is not None:
                removal.last_error = job.error["detail"]
                removal.next_try = clock.parse(job.due_at)
        return removal

"""Withdrawing, undoing it, and telling who had it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from functools import partial

from core import clock
from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import AppError, NotFound, PluginFault
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import Create, Filter, JsonObject, Query, Replace, StoredDocument, Write
from core.records.changes import creating, until_current
from core.records.cursors import decode_cursor, encode_cursor, foreign_cursor
from core.records.pages import pages
from core.records.versions import ExpectedVersion
from core.security import Caller
from plugins.recalls import PAGE
from plugins.recalls.contract import (
    REACHED,
    RECALLS,
    ExpiredDocuments,
    Reached,
    ReachedItem,
    Recall,
    RecallKind,
    RecallList,
    RecallRequest,
    RecallUndo,
    recall_key,
)
from plugins.recalls.models import StoredStep, changed_event, recall_view, tell_request

_MOMENT_SECONDS = 3.0
_PAGE = 200
_SHOWN = 5


class Recalls:
    """A `RecallReader`, and what the clinic does about recalls."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def active(self) -> frozenset[str]:
        """As RecallReader.active."""
        # Raises where there are no documents, before anything is begun.
        expired = self._context.service(ExpiredDocuments)
        ended, recalled = await asyncio.gather(expired.expired(), self._recalled())
        return recalled | {recall_key(RecallKind.DOCUMENT, one) for one in ended}

    async def _recalled(self) -> frozenset[str]:
        withdrawn: set[str] = set()
        # Not by a filter: a row whose `active` is damaged would not be among what that finds.
        query = Query(limit=_PAGE, fields=("active",))
        async for page in pages(self._documents, RECALLS, query):
            withdrawn.update(row.id for row in page.items if row.data["active"])
            withdrawn.update(page.unreadable_ids)
        return frozenset(withdrawn)

    async def withdraw(self, request: RecallRequest, caller: Caller) -> Recall:
        """Withdraw it now; what is withdrawn already stays so, and has this reason too."""

        async def attempt() -> None:
            stored = await self._documents.get(RECALLS, request.key)
            if (
                stored is not None
                and stored.data["active"]
                and stored.data["steps"][-1]["reason"] == request.reason
            ):
                return
            step = _step(True, caller, request.reason)
            if stored is None:
                data: JsonObject = {
                    **request.model_dump(mode="json", exclude={"reason"}),
                    "active": True,
                    "steps": [step],
                    "modified_at": step["at"],
                }
                write: Write = Create(RECALLS, request.key, data)
            else:
                write = _changed(stored, step, request.name)
            with creating(stored is None):
                await self._context.jobs.settled(
                    tell_request(request.key, request.knowledge_id), _MOMENT_SECONDS, [write]
                )

        await until_current(attempt)
        return recall_view(await self._stored(request.key))

    async def undo(
        self, recall_id: str, undo: RecallUndo, caller: Caller, expected: ExpectedVersion
    ) -> Recall:
        """Let it be given again.

        Raises NotFound, and ChangedMeanwhile or PreconditionFailed where somebody has withdrawn it
        once more: nobody lifts what they have not seen.
        """

        async def attempt() -> None:
            stored = await self._stored(recall_id)
            if not stored.data["active"]:
                return
            expected.require(len(stored.data["steps"]))
            write = _changed(stored, _step(False, caller, undo.reason), stored.data["name"])
            await self._context.jobs.settled(
                tell_request(recall_id, stored.data["knowledge_id"]), _MOMENT_SECONDS, [write]
            )

        await until_current(attempt)
        return recall_view(await self._stored(recall_id))

    async def page(self, *, limit: int, cursor: str | None) -> RecallList:
        """A page of all that is or was withdrawn, the last changed first."""
        page = await self._documents.query(
            RECALLS, Query(order_by="-modified_at", limit=limit, cursor=cursor)
        )
        return RecallList(
            recalls=[recall_view(row) for row in page.items],
            total_count=(await self._documents.totals(RECALLS)).count,
            next_cursor=page.next_cursor,
            unreadable_count=page.unreadable,
        )

    async def reached(self, recall_id: str, *, limit: int, cursor: str | None) -> Reached:
        """A page of who had it, as the other plugins know. Raises NotFound, InvalidInput."""
        recall = recall_view(await self._stored(recall_id))
        items: list[ReachedItem] = []
        incomplete: list[str] = []
        for part in self._context.extensions(REACHED):
            try:
                items += [item async for item in part.stream(partial(part.spec.find, recall))]
            except (AppError, PluginFault):
                incomplete.append(part.plugin_title)
        items.sort(key=_place, reverse=True)
        # By place and not by number: others may have come since the page before.
        after = _place_of(cursor) if cursor is not None else None
        rest = [item for item in items if after is None or _place(item) < after]
        more = len(rest) > limit
        return Reached(
            items=rest[:limit],
            total_count=len(items),
            next_cursor=encode_cursor(_place(rest[limit - 1])) if more else None,
            incomplete=incomplete,
        )

    async def tell(self, run: JobRun) -> JsonObject:
        """Does the job: whatever holds copies takes them away, or brings them back."""
        await self._context.emit(changed_event(run.payload))
        return {}

    async def attention(self) -> tuple[AttentionItem, ...]:
        """As RecallReader.attention."""
        active = [row async for row in self._active()]
        active.sort(key=lambda row: str(row.data["modified_at"]), reverse=True)
        return tuple(
            AttentionItem(
                text("“{name}” is withdrawn: {reason}", name=recall.name, reason=_why(recall)),
                PAGE,
                (("document", recall.knowledge_id),),
            )
            for recall in map(recall_view, active[:_SHOWN])
        )

    def _active(self) -> AsyncIterator[StoredDocument]:
        withdrawn = (Filter("active", "==", True),)
        return self._documents.every(RECALLS, Query(withdrawn, limit=_PAGE))

    async def _stored(self, recall_id: str) -> StoredDocument:
        stored = await self._documents.get(RECALLS, recall_id)
        if stored is None:
            raise NotFound(text("Nothing with this id was ever withdrawn."))
        return stored


def _place(item: ReachedItem) -> tuple[str, str, str]:
    """What tells an item from all others, in the order of time."""
    return clock.stamp(item.at), item.page, json.dumps(item.query, sort_keys=True)


def _place_of(cursor: str) -> tuple[str, str, str]:
    """The place in a cursor. Raises InvalidInput."""
    try:
        at, page, query = map(str, decode_cursor(cursor))
    except ValueError:
        raise foreign_cursor() from None
    return at, page, query


def _step(withdrawn: bool, caller: Caller, reason: str) -> JsonObject:
    return StoredStep(
        withdrawn=withdrawn,
        at=clock.stamp(),
        by=caller.user_id,
        by_name=caller.name or None,
        reason=reason,
    ).model_dump(mode="json")


def _changed(stored: StoredDocument, step: JsonObject, name: str) -> Replace:
    data = stored.data | {
        "name": name,
        "active": step["withdrawn"],
        "steps": [*stored.data["steps"], step],
        "modified_at": step["at"],
    }
    return Replace(RECALLS, stored.id, data, stored.version)


def _why(recall: Recall) -> str:
    return recall.steps[-1].reason

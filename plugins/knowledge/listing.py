"""Lists of the clinic's documents, and what is counted of them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence

from core.context import PluginContext
from core.errors import InvalidInput
from core.i18n import text
from core.ports.documents import Filter, Query, StoredDocument
from core.text.name_keys import name_key
from plugins.knowledge.contract import (
    KnowledgeDocument,
    KnowledgeList,
    SyncStatus,
    TagCount,
    TagCounts,
)
from plugins.knowledge.models import COLLECTION, LISTED_FIELDS, REMOVALS, view
from plugins.knowledge.reviews import due_today
from plugins.knowledge.texts import find_text

MAX_COUNTED = 2000
"""Documents whose tags are counted, the newest: no clinic's size makes the list slow."""

_PAGE = 500


class KnowledgeLists:
    """What is listed and counted of the documents."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def page(
        self,
        *,
        tag: str | None,
        q: str | None,
        sync_status: SyncStatus | None,
        review_due: bool,
        include_content: bool,
        limit: int,
        cursor: str | None,
    ) -> KnowledgeList:
        """A page of documents, newest first; `q` finds names by the beginning of their words.

        With `review_due` alone it is of those that are to be reviewed, the longest due first.
        """
        filters: list[Filter] = []
        order = "-created_at"
        if review_due:
            if tag or q or sync_status is not None:
                raise InvalidInput.field(
                    "review_due", text("This list cannot be filtered by anything else as well")
                )
            filters.append(due_today())
            order = "review_on"
        if sync_status is not None:
            filters.append(Filter("sync_status", "==", sync_status.value))
        key = name_key(q) if q else ""
        if key:
            filters.append(Filter("name_keys", "array_contains", key))
        if tag:
            filters.append(Filter("tags", "array_contains", tag))
        page, totals = await asyncio.gather(
            self._documents.query(COLLECTION, _query(tuple(filters), order, limit, cursor)),
            self._documents.totals(COLLECTION, filters),
        )
        return KnowledgeList(
            documents=await self._views(page.items, include_content),
            total_count=totals.count,
            next_cursor=page.next_cursor,
            unreadable_count=page.unreadable,
            removal_count=(await self._documents.totals(REMOVALS)).count,
        )

    async def of(self, knowledge_ids: Sequence[str], *, include_content: bool) -> KnowledgeList:
        """These documents in their order, without unknown ones. Raises RecordUnreadable."""
        ids = list(dict.fromkeys(knowledge_ids))
        found = [one for one in await find_each(self._context, ids) if one is not None]
        documents = await self._views(found, include_content)
        return KnowledgeList(documents=documents, total_count=len(documents))

    async def _views(
        self, found: Sequence[StoredDocument], include_content: bool
    ) -> list[KnowledgeDocument]:
        texts: list[str | None] = [None] * len(found)
        if include_content:
            texts = await asyncio.gather(*(find_text(self._context, one) for one in found))
        return [view(stored, text) for stored, text in zip(found, texts, strict=True)]

    async def tags(self) -> TagCounts:
        """The tags of the newest documents, the most used first."""
        counts: Counter[str] = Counter()
        counted, cursor = 0, None
        while True:
            query = Query((), "-created_at", _PAGE, cursor, fields=("tags",))
            page = await self._documents.query(COLLECTION, query)
            for stored in page.items:
                counts.update(stored.data["tags"])
            counted += len(page.items)
            cursor = page.next_cursor
            if cursor is None or counted >= MAX_COUNTED:
                break
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
        return TagCounts(
            tags=[TagCount(tag=tag, documents=number) for tag, number in ranked],
            counted_documents=counted,
            all_counted=cursor is None,
        )

    async def count(self, sync_status: SyncStatus | None = None) -> int:
        """How many documents there are, or are in this state."""
        filters = [Filter("sync_status", "==", sync_status.value)] if sync_status else []
        return (await self._documents.totals(COLLECTION, filters)).count

    async def latest(self) -> KnowledgeDocument | None:
        """The document that was changed last, without its text."""
        query = Query(order_by="-modified_at", limit=1, fields=LISTED_FIELDS)
        page = await self._documents.query(COLLECTION, query)
        return view(page.items[0]) if page.items else None


async def find_each(
    context: PluginContext, knowledge_ids: Sequence[str]
) -> list[StoredDocument | None]:
    """The documents of these ids in their order, None for an unknown id. Raises
    RecordUnreadable."""
    found = await context.documents.get_many(COLLECTION, knowledge_ids)
    return [
        # Only a read of one alone tells a damaged record from none.
        stored or await context.documents.get(COLLECTION, one)
        for one, stored in zip(knowledge_ids, found, strict=True)
    ]


def _query(filters: tuple[Filter, ...], order: str, limit: int, cursor: str | None) -> Query:
    return Query(filters, order_by=order, limit=limit, cursor=cursor, fields=LISTED_FIELDS)

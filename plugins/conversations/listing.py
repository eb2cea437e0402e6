"""Finds conversations and adds up figures over them, by the store's search.

Without words the rows are asked, with words the rows that have them. The last word may be the
beginning of one, so that a search finds while somebody types.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from core.ports.documents import DocumentPage, DocumentStore, Filter, Query, StoredDocument, Totals
from plugins.conversations.filters import ConversationFilter
from plugins.conversations.models import ROW_FIELDS, ROWS, SUMS, WORDS

_NEWEST_FIRST = "-created_at"
_WALK_PAGE = 500


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of rows, the cursor of the next one, and the totals of all pages.

    `unreadable` rows of the page are left out.
    """

    items: list[StoredDocument]
    next_cursor: str | None
    totals: Totals
    unreadable: int = 0


async def find_page(
    store: DocumentStore, wanted: ConversationFilter, limit: int, cursor: str | None
) -> FoundPage:
    """A page of the conversations of the filter, newest first."""
    page, totals = await asyncio.gather(_page(store, wanted, limit, cursor), add_up(store, wanted))
    return FoundPage(page.items, page.next_cursor, totals, page.unreadable)


async def add_up(store: DocumentStore, wanted: ConversationFilter) -> Totals:
    """Count and sums of all conversations of the filter."""
    if wanted.words == ():
        return Totals(0, dict.fromkeys(SUMS, 0.0))
    return await store.totals(_collection(wanted), _filters(wanted), SUMS)


async def walk(store: DocumentStore, wanted: ConversationFilter) -> AsyncIterator[StoredDocument]:
    """Every conversation of the filter, newest first, read page by page."""
    cursor: str | None = None
    while True:
        page = await _page(store, wanted, _WALK_PAGE, cursor)
        for item in page.items:
            yield item
        cursor = page.next_cursor
        if cursor is None:
            return


async def _page(
    store: DocumentStore, wanted: ConversationFilter, limit: int, cursor: str | None
) -> DocumentPage:
    if wanted.words == ():
        return DocumentPage([], None)  # signs only: no conversation has such a word
    query = Query(tuple(_filters(wanted)), _NEWEST_FIRST, limit, cursor, ROW_FIELDS)
    return await store.query(_collection(wanted), query)


def _collection(wanted: ConversationFilter) -> str:
    return ROWS.name if wanted.words is None else WORDS.name


def _filters(wanted: ConversationFilter) -> list[Filter]:
    words = wanted.words or ()
    return [
        *(Filter("words", "array_contains", word) for word in words[:-1]),
        *(Filter("words", "array_prefix", word) for word in words[-1:]),
        *wanted.equalities,
        *wanted.ranges,
    ]

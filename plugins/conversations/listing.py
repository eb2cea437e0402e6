"""Finds conversations and adds up figures over them.

A filter of single values and dates, or of one word and dates, is one indexed query and one sum in
the store. Any other with words reads every conversation that the most selective of its conditions
finds, and checks the rest: it costs as much as that condition has matches, and no more.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from core.ports.documents import DocumentStore, Filter, Query, StoredDocument, Totals
from core.records.cursors import decode_cursor, encode_cursor, foreign_cursor
from plugins.conversations.filters import ConversationFilter
from plugins.conversations.models import ROW_FIELDS, ROWS, SUMS, WORDS

_NEWEST_FIRST = "-created_at"
_SCAN_PAGE = 500
# Words whose number of matches is compared; a query seldom has more.
_WORDS_COMPARED = 8


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page of rows, the cursor of the next one, and the totals of all pages.

    `unreadable` rows of the page are left out. Totals that are added up here leave them out too.
    """

    items: list[StoredDocument]
    next_cursor: str | None
    totals: Totals
    unreadable: int = 0


async def find_page(
    store: DocumentStore, wanted: ConversationFilter, limit: int, cursor: str | None
) -> FoundPage:
    """A page of the conversations of the filter, newest first."""
    direct = _direct(wanted)
    if direct is None:
        matching = await _scan(store, wanted)
        rest = matching if cursor is None else _after(matching, cursor)
        more = _cursor(rest[limit - 1]) if len(rest) > limit else None
        return FoundPage(rest[:limit], more, _added_up(matching))
    collection, filters = direct
    query = Query(tuple(filters), _NEWEST_FIRST, limit, cursor, ROW_FIELDS)
    page, totals = await asyncio.gather(
        store.query(collection, query), store.totals(collection, filters, SUMS)
    )
    return FoundPage(page.items, page.next_cursor, totals, page.unreadable)


async def add_up(store: DocumentStore, wanted: ConversationFilter) -> Totals:
    """Count and sums of all conversations of the filter."""
    direct = _direct(wanted)
    if direct is None:
        return _added_up(await _scan(store, wanted))
    collection, filters = direct
    return await store.totals(collection, filters, SUMS)


def _direct(wanted: ConversationFilter) -> tuple[str, list[Filter]] | None:
    """The collection and the conditions of one indexed query, where one is enough."""
    if wanted.words is None:
        return ROWS.name, [*wanted.equalities, *wanted.ranges]
    if len(wanted.words) == 1 and not wanted.equalities:
        return WORDS.name, [_has(wanted.words[0]), *wanted.ranges]
    return None


async def walk(store: DocumentStore, wanted: ConversationFilter) -> AsyncIterator[StoredDocument]:
    """Every conversation of the filter, newest first, read page by page."""
    direct = _direct(wanted)
    if direct is None:
        async for item in _matching(store, wanted):
            yield item
        return
    collection, filters = direct
    async for item in _all(store, collection, tuple(filters), ROW_FIELDS):
        yield item


async def _scan(store: DocumentStore, wanted: ConversationFilter) -> list[StoredDocument]:
    return [item async for item in _matching(store, wanted)]


async def _matching(
    store: DocumentStore, wanted: ConversationFilter
) -> AsyncIterator[StoredDocument]:
    """Every conversation of a filter with words, newest first."""
    words = wanted.words or ()
    if not words:
        return  # signs only: no conversation has such a word
    choices = [*wanted.equalities, *(_has(word) for word in words[:_WORDS_COMPARED])]
    counts = await asyncio.gather(
        *(store.totals(WORDS.name, [choice, *wanted.ranges]) for choice in choices)
    )
    fewest = min(range(len(choices)), key=lambda number: counts[number].count)
    filters = (choices[fewest], *wanted.ranges)
    async for item in _all(store, WORDS.name, filters, (*ROW_FIELDS, "words")):
        if _fits(item, wanted.equalities, words):
            yield item


async def _all(
    store: DocumentStore, collection: str, filters: tuple[Filter, ...], fields: tuple[str, ...]
) -> AsyncIterator[StoredDocument]:
    cursor: str | None = None
    while True:
        query = Query(filters, _NEWEST_FIRST, _SCAN_PAGE, cursor, fields)
        page = await store.query(collection, query)
        for item in page.items:
            yield item
        cursor = page.next_cursor
        if cursor is None:
            return


def _fits(item: StoredDocument, equalities: Sequence[Filter], words: Sequence[str]) -> bool:
    return all(item.data[f.field] == f.value for f in equalities) and set(words) <= set(
        item.data["words"]
    )


def _added_up(items: Sequence[StoredDocument]) -> Totals:
    return Totals(len(items), {name: sum(item.data[name] for item in items) for name in SUMS})


def _has(word: str) -> Filter:
    return Filter("words", "array_contains", word)


def _cursor(last: StoredDocument) -> str:
    return encode_cursor([last.data["created_at"], last.id])


def _after(items: Sequence[StoredDocument], cursor: str) -> list[StoredDocument]:
    try:
        place = decode_cursor(cursor)
    except ValueError:
        raise foreign_cursor() from None
    if len(place) != 2 or not all(isinstance(part, str) for part in place):
        raise foreign_cursor()
    last = (place[0], place[1])
    return [item for item in items if (item.data["created_at"], item.id) < last]

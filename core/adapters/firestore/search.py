"""Searches on Firestore: what its indexes serve, and what is read to answer the rest.

Firestore merges the indexes of single fields that end with the same order
(https://firebase.google.com/docs/firestore/query-data/index-overview#taking_advantage_of_index_merging),
so that any equalities are one query. It takes one `array_contains` in a query and has no beginnings
of words. So with several list conditions, or one beside equalities, the list condition that fewest
documents fulfil is asked for, newest first, and the others are checked on what comes: at most
`MAX_READ` documents for a page or a total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from core.adapters.document_rules import check_sums
from core.adapters.firestore.cursor import Position, cursor_after, position_of
from core.adapters.search_rules import Search
from core.ports.documents import (
    CollectionSpec,
    DocumentPage,
    Filter,
    JsonObject,
    Query,
    StoredDocument,
    Totals,
)
from core.records.cursors import decode_cursor, encode_cursor, foreign_cursor

MAX_READ = 1_000
"""Documents that one page or one total reads at most."""
_AT_ONCE = 250
_COMPARED = 8
"""List conditions whose matches are counted to find the one with the fewest."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document of a query with its place in the query's order."""

    document: StoredDocument
    position: Position


class Firestore(Protocol):
    """What a search asks of the engine."""

    async def documents(
        self, collection: str, query: Query, after: Position | None
    ) -> list[FoundDocument]:
        """The documents behind a position, at most `query.limit`."""
        ...

    async def aggregates(
        self, collection: str, query: Query, sums: Sequence[str], up_to: int | None = None
    ) -> Totals:
        """Count and sums over all documents of the query; the count ends at `up_to`."""
        ...


async def search_page(
    engine: Firestore, spec: CollectionSpec, search: Search, query: Query
) -> DocumentPage:
    """One page of a search. Raises InvalidInput for a cursor that is not of this query."""
    plan, inner = await _begin(engine, spec, search, query)
    after = None if inner is None else position_of(inner, spec.name, query)
    names = None if query.fields is None else (*query.fields, *_fields_of(plan.checked))
    items: list[StoredDocument] = []
    last: Position | None = None
    read = 0
    while read < MAX_READ:
        size = min(_AT_ONCE, MAX_READ - read) if plan.checked else query.limit + 1
        part = replace(query, filters=plan.asked, fields=names, limit=size)
        found = await engine.documents(spec.name, part, after)
        read += len(found)
        for one in found:
            if len(items) == query.limit:
                return _page(items, last, plan, spec, query)
            last = one.position
            if _fits(one.document.data, plan.checked):
                items.append(_only(one.document, query.fields))
        if len(found) < size:
            return DocumentPage(items, None)
        after = found[-1].position
    return _page(items, last, plan, spec, query)


async def search_totals(
    engine: Firestore, spec: CollectionSpec, search: Search, sums: Sequence[str]
) -> Totals:
    """Count and sums of a search: of all, or of the newest that it may read."""
    assert spec.search is not None  # there is a search of it
    check_sums(spec, sums)
    order = f"-{spec.search.order}"
    narrow = any(condition.field in spec.search.narrow for condition in search.equal)
    query = Query(order_by=order)
    plan = await _plan(engine, spec, search)
    if not plan.checked and not (narrow and sums):
        return await engine.aggregates(spec.name, replace(query, filters=plan.asked), sums)
    fields = tuple(dict.fromkeys([*sums, *_fields_of(plan.checked)]))
    part = replace(query, filters=plan.asked, fields=fields)
    after: Position | None = None
    count, added, read = 0, dict.fromkeys(sums, 0.0), 0
    while read < MAX_READ:
        size = min(_AT_ONCE, MAX_READ - read)
        found = await engine.documents(spec.name, replace(part, limit=size), after)
        read += len(found)
        for one in found:
            if _fits(one.document.data, plan.checked):
                count += 1
                for name in sums:
                    added[name] += _number(one.document.data.get(name))
        if len(found) < size:
            return Totals(count, added)
        after = found[-1].position
    return Totals(
        count, added, complete=not await engine.documents(spec.name, replace(part, limit=1), after)
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """The conditions that Firestore is asked, and those that are checked afterwards.

    `lead` is the number of the list condition that is asked; -1 when none is.
    """

    lead: int
    asked: tuple[Filter, ...]
    checked: tuple[Filter, ...]


def _planned(search: Search, lead: int) -> _Plan:
    lists = tuple(replace(condition, op="array_contains") for condition in search.lists)
    if lead < 0:
        return _Plan(lead, (*search.equal, *search.ranges), ())
    others = tuple(other for number, other in enumerate(lists) if number != lead)
    return _Plan(lead, (lists[lead], *search.ranges), (*others, *search.equal))


async def _plan(engine: Firestore, spec: CollectionSpec, search: Search) -> _Plan:
    plans = [_planned(search, lead) for lead in range(min(len(search.lists), _COMPARED))]
    if not plans:
        return _planned(search, -1)
    if len(search.lists) == 1:
        return plans[0]
    assert spec.search is not None  # there is a search of it
    order = f"-{spec.search.order}"
    counts = [
        (await engine.aggregates(spec.name, Query(plan.asked, order), (), MAX_READ)).count
        for plan in plans
    ]
    return plans[counts.index(min(counts))]


async def _begin(
    engine: Firestore, spec: CollectionSpec, search: Search, query: Query
) -> tuple[_Plan, str | None]:
    """The plan of a page and its cursor in Firestore: a later page goes on as the first began."""
    if query.cursor is None:
        return await _plan(engine, spec, search), None
    if not search.lists:
        return _planned(search, -1), query.cursor
    try:
        place = decode_cursor(query.cursor)
    except ValueError:
        raise foreign_cursor() from None
    if len(place) != 2 or type(place[0]) is not int or not isinstance(place[1], str):
        raise foreign_cursor()
    if not 0 <= place[0] < len(search.lists):
        raise foreign_cursor()
    return _planned(search, place[0]), place[1]


def _page(
    items: list[StoredDocument],
    last: Position | None,
    plan: _Plan,
    spec: CollectionSpec,
    query: Query,
) -> DocumentPage:
    assert last is not None  # something was read
    more = cursor_after(last, spec.name, query)
    return DocumentPage(items, more if plan.lead < 0 else encode_cursor([plan.lead, more]))


def _fits(data: JsonObject, checked: Sequence[Filter]) -> bool:
    return all(_holds(condition, data.get(condition.field)) for condition in checked)


def _holds(condition: Filter, found: Any) -> bool:
    if condition.op == "==":
        return _same(found, condition.value)
    return isinstance(found, list) and any(_same(element, condition.value) for element in found)


def _same(one: object, other: object) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _fields_of(conditions: Sequence[Filter]) -> list[str]:
    return list(dict.fromkeys(condition.field for condition in conditions))


def _only(stored: StoredDocument, fields: Sequence[str] | None) -> StoredDocument:
    if fields is None:
        return stored
    return replace(stored, data={name: stored.data[name] for name in fields if name in stored.data})


def _number(value: object) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0

"""Which queries the search of a collection serves (`SearchSpec`), alike for every adapter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core import clock
from core.adapters.document_rules import check_filters, check_page
from core.ports.documents import CollectionSpec, Filter, Query

_LIST_OPERATORS = ("array_contains", "array_prefix")
_RANGES = ("<", "<=", ">", ">=")


@dataclass(frozen=True, slots=True)
class Search:
    """The conditions of a search by kind; `lists` are `array_contains` and `array_prefix`."""

    equal: tuple[Filter, ...]
    lists: tuple[Filter, ...]
    ranges: tuple[Filter, ...]

    @property
    def conditions(self) -> tuple[Filter, ...]:
        """Those that single documents fulfil, without the range of time."""
        return self.equal + self.lists


def search_of_query(spec: CollectionSpec, query: Query) -> Search | None:
    """The query as a search, or None for one that needs an index of its own.

    Raises InvalidInput and ValueError as every query does.
    """
    if spec.search is None or query.order_by != f"-{spec.search.order}":
        return None
    found = _search(spec, query.filters)
    if found is None or not found.conditions:
        return None
    check_page(query)
    return found


def search_of_totals(spec: CollectionSpec, filters: Sequence[Filter]) -> Search | None:
    """The conditions of totals as a search, or None where they need an index of their own."""
    return _search(spec, filters)


def _search(spec: CollectionSpec, filters: Sequence[Filter]) -> Search | None:
    search = spec.search
    if search is None:
        return None
    check_filters(filters)
    equal = tuple(f for f in filters if f.op == "==" and f.field in search.fields)
    lists = tuple(f for f in filters if f.op in _LIST_OPERATORS and f"{f.field}[]" in search.fields)
    ranges = tuple(f for f in filters if f.op in _RANGES and f.field == search.order)
    if len(equal) + len(lists) + len(ranges) < len(filters):
        return None
    if not lists and any(name.endswith("[]") for name in search.fields):
        return None
    for condition in lists:
        if condition.op == "array_prefix" and not isinstance(condition.value, str):
            raise ValueError(f"the beginning of {condition.field!r} must be text")
    for condition in ranges:
        if not isinstance(condition.value, str) or clock.parse(condition.value).tzinfo is None:
            raise ValueError(f"the range of {condition.field!r} needs stamps")
    return Search(equal, lists, ranges)

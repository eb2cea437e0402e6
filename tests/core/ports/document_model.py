"""What a query means, in plain Python: the tests compare the stores with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.ports.documents import Filter, JsonObject, Query

Key = tuple[int, Any]


def key(value: object) -> Key:
    """A value's place among all values: null, bools, numbers, text, lists, objects."""
    if value is None:
        return 0, 0
    if isinstance(value, bool):
        return 1, value
    if isinstance(value, int | float):
        return 2, value
    if isinstance(value, str):
        return 3, value
    return (4, str(value)) if isinstance(value, list) else (5, str(value))


def matches(data: JsonObject, condition: Filter) -> bool:
    """Whether a document fulfils a filter."""
    if condition.field not in data:
        return False
    found, wanted = data[condition.field], key(condition.value)
    if condition.op == "array_contains":
        return isinstance(found, list) and wanted in [key(element) for element in found]
    place = key(found)
    if place[0] != wanted[0]:
        return False
    return {
        "==": place == wanted,
        "<": place < wanted,
        "<=": place <= wanted,
        ">": place > wanted,
        ">=": place >= wanted,
    }[condition.op]


def expected(documents: Mapping[str, JsonObject], query: Query) -> list[str]:
    """The ids of the whole answer, in order, whatever the query's limit."""
    order = (query.order_by or "").removeprefix("-")
    found = [
        (key(data.get(order)) if order else (0, 0), identifier)
        for identifier, data in documents.items()
        if all(matches(data, condition) for condition in query.filters)
        and (not order or order in data)
    ]
    return [name for _, name in sorted(found, reverse=(query.order_by or "").startswith("-"))]


def counted(
    documents: Iterable[JsonObject], filters: Iterable[Filter], sums: Iterable[str]
) -> tuple[int, dict[str, float]]:
    """The count and the sums of the matching documents."""
    conditions = list(filters)
    found = [data for data in documents if all(matches(data, f) for f in conditions)]
    return len(found), {
        name: float(sum(data[name] for data in found if key(data.get(name))[0] == 2))
        for name in sums
    }

"""Queries of the port as Firestore's structured queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from google.cloud.firestore_v1 import types

from core.adapters.document_rules import Shape
from core.adapters.firestore.cursor import Position, name_of
from core.adapters.firestore.values import RECORD_VERSION, TAGS, field_path, new_value, value_of
from core.ports.documents import Filter, Query

StructuredQuery = types.StructuredQuery.pb()
Cursor = types.Cursor.pb()
Aggregation = types.StructuredAggregationQuery.pb().Aggregation

_NAME = "__name__"
_OPERATORS = {
    "==": "EQUAL",
    "<": "LESS_THAN",
    "<=": "LESS_THAN_OR_EQUAL",
    ">": "GREATER_THAN",
    ">=": "GREATER_THAN_OR_EQUAL",
    "array_contains": "ARRAY_CONTAINS",
}


def finds_nothing(shape: Shape) -> bool:
    """Whether ranges of two types meet: no value is of both, and Firestore need not be asked."""
    return len({_type_of(condition) for condition in shape.ranges}) > 1


def page_query(
    documents: str, collection: str, query: Query, shape: Shape, after: Position | None
) -> object:
    """The documents of a page, from behind `after`."""
    asked = _base(collection, query.filters)
    direction = "DESCENDING" if shape.descending else "ASCENDING"
    if query.order_by:
        # Kept although an equality fixes its value: then Firestore's own index serves downwards.
        path = field_path(query.order_by.removeprefix("-"))
        asked.order_by.add(field={"field_path": path}, direction=direction)
    asked.order_by.add(field={"field_path": _NAME}, direction=direction)
    if query.fields is not None:
        for path in _selected(query):
            asked.select.fields.add(field_path=path)
    if after is not None:
        values = [] if after.value is None else [after.value]
        values.append(new_value(reference_value=name_of(documents, collection, after.id)))
        asked.start_at.CopyFrom(Cursor(values=values, before=False))
    asked.limit.value = query.limit
    return asked


def _selected(query: Query) -> list[str]:
    """The asked-for fields, and what versions and cursor are made of."""
    names = [field_path(name) for name in query.fields or ()]
    if query.order_by:
        names.append(field_path(query.order_by.removeprefix("-")))
    return list(dict.fromkeys([*names, f"`{TAGS}`", f"`{RECORD_VERSION}`"]))


def matching_query(collection: str, query: Query) -> object:
    """All documents of a query. An order leaves out those that lack its field."""
    asked = _base(collection, query.filters)
    if query.order_by:
        path = field_path(query.order_by.removeprefix("-"))
        direction = "DESCENDING" if query.order_by[0] == "-" else "ASCENDING"
        asked.order_by.add(field={"field_path": path}, direction=direction)
    return asked


def count(up_to: int | None = None) -> object:
    """The number of documents; counting ends at `up_to`."""
    limit = {} if up_to is None else {"up_to": {"value": up_to}}
    return Aggregation(alias="total", count=limit)


def sum_of(name: str) -> object:
    """The sum of a number field; other values count as nothing."""
    return Aggregation(alias="total", sum={"field": {"field_path": field_path(name)}})


def _base(collection: str, filters: Sequence[Filter]) -> Any:
    asked = StructuredQuery()
    asked.from_.add(collection_id=collection)
    conditions = [
        StructuredQuery.Filter(
            field_filter={
                "field": {"field_path": field_path(condition.field)},
                "op": _OPERATORS[condition.op],
                "value": value_of(condition.value),
            }
        )
        for condition in filters
    ]
    if len(conditions) == 1:
        asked.where.CopyFrom(conditions[0])
    elif conditions:
        asked.where.composite_filter.op = StructuredQuery.CompositeFilter.AND
        asked.where.composite_filter.filters.extend(conditions)
    return asked


def _type_of(condition: Filter) -> str:
    if isinstance(condition.value, bool):
        return "bool"
    return "text" if isinstance(condition.value, str) else "number"

"""Structured queries: filters, order, cursors, limits and aggregations, and the index they need.

Sources: https://firebase.google.com/docs/firestore/query-data/queries,
https://firebase.google.com/docs/firestore/query-data/order-limit-data,
https://firebase.google.com/docs/firestore/query-data/query-cursors,
https://firebase.google.com/docs/firestore/query-data/indexing,
https://firebase.google.com/docs/firestore/query-data/index-overview#taking_advantage_of_index_merging.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Any

from google.cloud.firestore_v1 import types

from tests.firestore_server.errors import invalid, precondition
from tests.firestore_server.fields import Value, find, parse_path
from tests.firestore_server.store import Database
from tests.firestore_server.values import Key, key, name_key

_NAME = "__name__"
_RANGES = ("LESS_THAN", "LESS_THAN_OR_EQUAL", "GREATER_THAN", "GREATER_THAN_OR_EQUAL")
_Operator = types.StructuredQuery.FieldFilter.Operator
_Direction = types.StructuredQuery.Direction
_MAX_IN = 30

Index = tuple[tuple[str, str], ...]
"""The fields of a composite index, each with `ASCENDING`, `DESCENDING` or `CONTAINS`."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter on a field."""

    field: str
    operator: str
    value: Any


@dataclass(frozen=True, slots=True)
class Order:
    """One step of the order."""

    field: str
    descending: bool


def indexes_of(declared: Mapping[str, Any]) -> dict[str, set[Index]]:
    """The composite indexes of each collection, from the content of firestore.indexes.json."""
    found: dict[str, set[Index]] = {}
    for index in declared.get("indexes", []):
        fields = tuple(
            (f["fieldPath"], "CONTAINS" if "arrayConfig" in f else f["order"])
            for f in index["fields"]
            if f["fieldPath"] != _NAME
        )
        found.setdefault(index["collectionGroup"], set()).add(fields)
    return found


class Asked:
    """A structured query, understood. Raises INVALID_ARGUMENT for one that Firestore refuses."""

    def __init__(self, parent: str, query: Any) -> None:
        sources = query.from_
        if len(sources) != 1:
            raise invalid("a query needs exactly one collection")
        self.parent = parent
        self.collection = sources[0].collection_id
        self.deep = sources[0].all_descendants
        self.conditions = _conditions(query.where)
        self.order = self._order(query.order_by)
        self.query = query

    def _order(self, given: Any) -> list[Order]:
        order = [
            Order(step.field.field_path, step.direction == _Direction.DESCENDING) for step in given
        ]
        ranged = {c.field for c in self.conditions if c.operator in _RANGES}
        if not order:
            order = [Order(field, False) for field in sorted(ranged)]
        elif ranged and order[0].field not in ranged:
            raise invalid("the first order has to be on the field with the inequality")
        if all(step.field != _NAME for step in order):
            order.append(Order(_NAME, order[-1].descending if order else False))
        return order

    def check_index(
        self, declared: Mapping[str, set[Index]] | None, summed: Sequence[str] = ()
    ) -> None:
        """Raise FAILED_PRECONDITION unless a declared or automatic index serves the query.

        Each of the `summed` fields has to stand behind the filtered ones in an index.
        """
        if declared is None:
            return
        for name in summed:
            self._check_sum(declared, name)
        equal = {c.field for c in self.conditions if c.operator in ("EQUAL", "IN")}
        contains = {c.field for c in self.conditions if c.operator.startswith("ARRAY_")}
        ordered = [o for o in self.order if o.field != _NAME and o.field not in equal]
        names = equal | contains | {o.field for o in ordered}
        down = self.order[-1].descending
        if not ordered:
            # Equality filters are served by merging automatic indexes, upwards by name.
            if not down or len(names) <= 1:
                return
        elif len(names) <= 1 and len(ordered) == 1 and not contains:
            return
        indexes = declared.get(self.collection, set())
        if any(self._served(index, equal, contains, ordered) for index in indexes):
            return
        # Indexes of single equalities that end with the same order are merged.
        if (
            not contains
            and equal
            and ordered
            and all(
                any(self._served(index, {field}, contains, ordered) for index in indexes)
                for field in equal
            )
        ):
            return
        raise precondition(
            "The query requires an index. You can create it here: "
            f"{self.collection} {sorted(equal)} {sorted(contains)} {ordered}"
        )

    def _check_sum(self, declared: Mapping[str, set[Index]], name: str) -> None:
        fixed = {c.field for c in self.conditions if c.operator not in _RANGES}
        ranged = {c.field for c in self.conditions if c.operator in _RANGES}
        ranged |= {step.field for step in self.order if step.field != _NAME} - fixed
        if not fixed | ranged or name in fixed | ranged:
            return
        for index in declared.get(self.collection, ()):
            fields = [field for field, _ in index]
            if (
                fields[-1] == name
                and set(fields[: len(fixed)]) == fixed
                and set(fields[len(fixed) : -1]) == ranged
            ):
                return
        raise precondition(
            f"The query requires an index: {self.collection} {sorted(fixed | ranged)} and {name}"
        )

    def _served(
        self, index: Index, equal: set[str], contains: set[str], ordered: Sequence[Order]
    ) -> bool:
        head, tail = index[: len(index) - len(ordered)], index[len(index) - len(ordered) :]
        lists = {field for field, kind in head if kind == "CONTAINS"}
        scalars = {field for field, kind in head if kind != "CONTAINS"}
        if lists != contains or scalars != equal or len(tail) != len(ordered):
            return False
        wanted = [
            (step.field, "DESCENDING" if step.descending else "ASCENDING") for step in ordered
        ]
        if not ordered:  # the names go downwards, as the last field does
            return index[-1][1] == "DESCENDING"
        # An index is read in its own direction only; that of fields with one value is no matter.
        return list(tail) == wanted

    def run(self, database: Database, moment: int) -> list[Any]:
        """The documents of the query in its order."""
        found = [
            document
            for document in database.documents(self.parent, self.collection, self.deep, moment)
            if all(_holds(condition, document) for condition in self.conditions)
            and all(_read(document, step.field) is not None for step in self.order)
        ]
        found.sort(key=cmp_to_key(self._compare))
        query = self.query
        if query.HasField("start_at"):
            found = [d for d in found if self._behind(d, query.start_at, begins=True)]
        if query.HasField("end_at"):
            found = [d for d in found if not self._behind(d, query.end_at, begins=False)]
        if query.offset < 0 or query.limit.value < 0:
            raise invalid("limit and offset must not be negative")
        found = found[query.offset :]
        return found[: query.limit.value] if query.HasField("limit") else found

    def _compare(self, one: Any, other: Any) -> int:
        return self._order_of(
            [_key(one, step.field) for step in self.order],
            [_key(other, step.field) for step in self.order],
        )

    def _order_of(self, ones: Sequence[Key], others: Sequence[Key]) -> int:
        for step, one, other in zip(self.order, ones, others, strict=False):
            if one != other:
                return (1 if one > other else -1) * (-1 if step.descending else 1)
        return 0

    def _behind(self, document: Any, cursor: Any, *, begins: bool) -> bool:
        if len(cursor.values) > len(self.order):
            raise invalid("the cursor has more values than the order has fields")
        ones = [_key(document, step.field) for step in self.order]
        compared = self._order_of(ones, [key(value) for value in cursor.values])
        # Starting "before" a value includes it; ending "before" a value leaves it out.
        if begins:
            return compared >= 0 if cursor.before else compared > 0
        return compared >= 0 if cursor.before else compared > 0


def aggregated(aggregation: Any, documents: Sequence[Any]) -> Any:
    """The value of one aggregation over the documents of its query."""
    kind = aggregation.WhichOneof("operator")
    if kind == "count":
        number = len(documents)
        if aggregation.count.HasField("up_to"):
            number = min(number, aggregation.count.up_to.value)
        return Value(integer_value=number)
    path = getattr(aggregation, kind).field.field_path
    numbers = [
        value.integer_value if value.WhichOneof("value_type") == "integer_value"
        else value.double_value
        for value in (_read(document, path) for document in documents)
        if value is not None and value.WhichOneof("value_type") in ("integer_value", "double_value")
    ]  # fmt: skip
    if kind == "avg":
        if not numbers:
            return Value(null_value=0)
        return Value(double_value=sum(numbers) / len(numbers))
    total = sum(numbers)
    if isinstance(total, int) and -(2**63) <= total < 2**63:
        return Value(integer_value=total)
    return Value(double_value=float(total))


def needed_by(aggregations: Sequence[Any], documents: Sequence[Any]) -> list[Any]:
    """The documents that several aggregations in one request see: those with all their fields."""
    paths = [
        getattr(aggregation, aggregation.WhichOneof("operator")).field.field_path
        for aggregation in aggregations
        if aggregation.WhichOneof("operator") in ("sum", "avg")
    ]
    return [d for d in documents if all(_read(d, path) is not None for path in paths)]


def _conditions(where: Any) -> list[Condition]:
    match where.WhichOneof("filter_type"):
        case None:
            return []
        case "composite_filter":
            if where.composite_filter.op != types.StructuredQuery.CompositeFilter.Operator.AND:
                raise invalid("only AND is offered here")
            return [c for inner in where.composite_filter.filters for c in _conditions(inner)]
        case "field_filter":
            given = where.field_filter
            operator = _Operator(given.op).name
            if operator in ("IN", "ARRAY_CONTAINS_ANY") and not (
                1 <= len(given.value.array_value.values) <= _MAX_IN
            ):
                raise invalid(f"{operator} takes 1 to {_MAX_IN} values")
            return [Condition(given.field.field_path, operator, given.value)]
    raise invalid("this kind of filter is not offered here")


def _holds(condition: Condition, document: Any) -> bool:
    value = _read(document, condition.field)
    if value is None:
        return False
    ours, theirs = key(value), key(condition.value)
    match condition.operator:
        case "EQUAL":
            return ours == theirs
        case "NOT_EQUAL":
            return ours != theirs and ours[0] != 0
        case "IN":
            return ours in [key(wanted) for wanted in condition.value.array_value.values]
        case "ARRAY_CONTAINS":
            return theirs in [key(element) for element in value.array_value.values]
        case "ARRAY_CONTAINS_ANY":
            wanted = [key(one) for one in condition.value.array_value.values]
            return any(key(element) in wanted for element in value.array_value.values)
    if ours[0] != theirs[0]:
        return False  # a range holds values of its own type only
    return {
        "LESS_THAN": ours < theirs,
        "LESS_THAN_OR_EQUAL": ours <= theirs,
        "GREATER_THAN": ours > theirs,
        "GREATER_THAN_OR_EQUAL": ours >= theirs,
    }[condition.operator]


def _read(document: Any, path: str) -> Any | None:
    if path == _NAME:
        return Value(reference_value=document.name)
    return find(document.fields, parse_path(path))


def _key(document: Any, path: str) -> Key:
    if path == _NAME:
        return name_key(document.name)
    value = _read(document, path)
    assert value is not None  # documents without the order's fields are left out before
    return key(value)

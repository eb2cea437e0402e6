"""What the document store port allows, checked alike by every adapter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core import i18n
from core.adapters.document_values import check_value
from core.errors import InvalidInput
from core.ports.documents import (
    CollectionSpec,
    Filter,
    IndexSpec,
    Query,
    UndeclaredIndex,
)

MAX_BATCH = 100
MAX_PAGE = 500
MAX_SEARCHED = 20
"""Fields that one collection is searched by."""
FIRST_RECORD_VERSION = 1
"""The version of a document that is stored without one."""

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
_FIELD = re.compile(r"[A-Za-z0-9_]{1,100}")
_COLLECTION = re.compile(r"(?!sqlite_)[a-z][a-z0-9_]{0,59}")


class UnknownCollection(KeyError):
    """A collection was used that nobody declared: a mistake of the plugin, which it names."""

    def __init__(self, collection: str) -> None:
        super().__init__(collection)
        self.collection = collection

    def __str__(self) -> str:
        return (
            f"the collection {self.collection!r} is not declared; "
            "return its CollectionSpec from register_collections"
        )


def declared(collections: Sequence[CollectionSpec]) -> dict[str, CollectionSpec]:
    """The collections by name. Raises ValueError for a bad name, a bad index or a duplicate."""
    found: dict[str, CollectionSpec] = {}
    for spec in collections:
        if not _COLLECTION.fullmatch(spec.name):
            raise ValueError(f"the collection name {spec.name!r} must be like 'visit_notes'")
        if spec.name in found:
            raise ValueError(f"the collection {spec.name!r} is declared twice")
        for index in spec.indexes:
            _check_index(spec.name, index)
        for name in spec.sums:
            check_field(name)
        check_search(spec)
        _check_version(spec)
        found[spec.name] = spec
    return found


def check_search(spec: CollectionSpec) -> None:
    """Raise ValueError unless what the collection is searched by can be."""
    search = spec.search
    if search is None:
        return
    names = [name.removesuffix("[]") for name in search.fields]
    for name in (*names, search.order):
        check_field(name)
    single = {name for name in search.fields if not name.endswith("[]")}
    if not names or len(names) > MAX_SEARCHED or len({*names, search.order}) <= len(names):
        raise ValueError(
            f"the search of {spec.name!r} has 1 to {MAX_SEARCHED} different fields beside its order"
        )
    if not set(search.narrow) <= single:
        raise ValueError(f"the search of {spec.name!r} names a narrow field that is none of it")


def _check_version(spec: CollectionSpec) -> None:
    if spec.version < FIRST_RECORD_VERSION:
        raise ValueError(f"the version of {spec.name!r} must be 1 or more, not {spec.version!r}")
    if spec.version > FIRST_RECORD_VERSION and spec.upgrade is None:
        raise ValueError(f"{spec.name!r} has version {spec.version} and no upgrade to it")


def index_fields(index: IndexSpec) -> tuple[str, ...]:
    """The index's fields without directions: with one order field, any index serves both."""
    return tuple(field.removeprefix("-") for field in index.fields)


def _check_index(collection: str, index: IndexSpec) -> None:
    fields = index_fields(index)
    where = f"the index {index.fields} of {collection!r}"
    if not fields:
        raise ValueError(f"{where} names no field")
    for field in fields:
        if not _FIELD.fullmatch(field.removesuffix("[]")):
            raise ValueError(f"{where}: {field!r} must be letters, digits and underscores")
    if len(set(fields)) < len(fields):
        raise ValueError(f"{where} names a field twice")
    if sum(field.endswith("[]") for field in fields) > 1:
        raise ValueError(f"{where} has more than one list field")


def check_id(identifier: str) -> None:
    """Raise InvalidInput unless the id is 1 to 200 of the allowed characters."""
    if not _ID.fullmatch(identifier):
        raise InvalidInput.field(
            "id", i18n.text("An id is 1 to 200 letters, digits, '_', '-', '.' and ':' long.")
        )


def check_field(name: str) -> None:
    """Raise ValueError unless the name can be filtered, ordered or asked for."""
    if not _FIELD.fullmatch(name):
        raise ValueError(f"the field name {name!r} must be letters, digits and underscores")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a query asks of an index: its conditions by kind, and its order."""

    equal: tuple[Filter, ...]
    contains: Filter | None
    ranges: tuple[Filter, ...]
    order: str | None
    """The order field; None when the order is by id alone."""
    descending: bool

    @property
    def fixed(self) -> set[str]:
        """The index fields that have one value in the whole answer."""
        fields = {condition.field for condition in self.equal}
        return fields | {f"{self.contains.field}[]"} if self.contains else fields


def check_page(query: Query) -> None:
    """Raise InvalidInput for a page of a bad size, ValueError for a field that cannot be."""
    if not 1 <= query.limit <= MAX_PAGE:
        raise InvalidInput.field(
            "limit", i18n.text("It must be from 1 to {max_page}.", max_page=MAX_PAGE)
        )
    for name in query.fields or ():
        check_field(name)


def shape_of_query(query: Query) -> Shape:
    """The query's shape. Raises InvalidInput (limit, values), ValueError (a plugin's mistake)."""
    check_page(query)
    return shape_of_documents(query)


def shape_of_documents(query: Query) -> Shape:
    """The same for a query of which a store makes pages of its own."""
    order = query.order_by
    shape = _shape(query.filters, order.removeprefix("-") if order else None)
    if shape.ranges and shape.order is None:
        raise ValueError(f"the range on {shape.ranges[0].field!r} needs order_by with that field")
    return shape if not order or order[0] != "-" else _reversed(shape)


def shape_of_totals(filters: Sequence[Filter], sums: Sequence[str]) -> Shape:
    """The shape of a count: a range field takes the place of the order."""
    for name in sums:
        check_field(name)
    ranged = [f.field for f in filters if f.op in ("<", "<=", ">", ">=")]
    return _shape(filters, ranged[0] if ranged else None)


def check_filters(filters: Sequence[Filter]) -> None:
    """Raise ValueError or InvalidInput for a field or a value that cannot be filtered by."""
    for condition in filters:
        check_field(condition.field)
        if not isinstance(condition.value, str | int | float):
            raise ValueError(f"the filter on {condition.field!r} needs text, a number or a bool")
        check_value(condition.value, condition.field)


def _shape(filters: Sequence[Filter], order: str | None) -> Shape:
    check_filters(filters)
    if order is not None:
        check_field(order)
    equal = tuple(f for f in filters if f.op == "==")
    contains = [f for f in filters if f.op == "array_contains"]
    ranges = tuple(f for f in filters if f.op in ("<", "<=", ">", ">="))
    if len(equal) + len(contains) + len(ranges) < len(filters):
        raise ValueError("a filter has an unknown operator")
    if len(contains) > 1:
        raise ValueError("a query has at most one array_contains")
    if any(f.field != order for f in ranges):
        raise ValueError("range filters must all be on the one order field")
    if order in {f.field for f in equal}:
        if ranges:
            raise ValueError(f"the field {order!r} has both an equality and a range")
        # One value in the whole answer orders nothing.
        order = None
    return Shape(equal, contains[0] if contains else None, ranges, order, descending=False)


def _reversed(shape: Shape) -> Shape:
    return Shape(shape.equal, shape.contains, shape.ranges, shape.order, descending=True)


def serving_index(spec: CollectionSpec, shape: Shape, *, whole: bool) -> tuple[str, ...]:
    """The fields of the index that serves; () is the order by id that every collection has.

    With `whole` the index has no further fields, so that its order is the query's order; a count
    needs no order. Raises UndeclaredIndex.
    """
    fixed = shape.fixed
    wanted = len(fixed) + (shape.order is not None)
    if wanted == 0:
        return ()
    fitting = [
        fields
        for fields in map(index_fields, spec.indexes)
        if set(fields[: len(fixed)]) == fixed
        and (shape.order is None or fields[len(fixed) : wanted] == (shape.order,))
        and (len(fields) == wanted or not (whole or _has_list(fields[wanted:])))
    ]
    single = tuple(fixed | ({shape.order} if shape.order else set()))
    if fitting:
        return min(fitting, key=len)
    if len(single) == 1:
        return single
    needed = (*sorted(fixed), *([shape.order] if shape.order else []))
    raise UndeclaredIndex(
        f"collection {spec.name!r} has no index for this query; declare IndexSpec({needed!r})"
    )


def check_sums(spec: CollectionSpec, sums: Sequence[str]) -> None:
    """Raise UndeclaredIndex unless the collection declares that these fields are added up."""
    for name in sums:
        if name not in spec.sums:
            raise UndeclaredIndex(
                f"collection {spec.name!r} declares no sum of {name!r}; add it to its sums"
            )


def _has_list(fields: tuple[str, ...]) -> bool:
    # An index with a list has a row for each element, none without: it counts no documents.
    return any(field.endswith("[]") for field in fields)

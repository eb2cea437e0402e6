"""Queries as SQL that an index serves from its first row to its last, and their cursors."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_core import from_json

from core.adapters.document_rules import Shape, index_fields
from core.adapters.document_values import MAX_INTEGER
from core.adapters.sqlite.schema import (
    BOOL,
    HIGHEST_RANK,
    NUMBER,
    PRESENT,
    TEXT,
    implicit_name,
    index_name,
    list_field,
    quoted,
    rank,
    value,
)
from core.ports.documents import CollectionSpec, Filter, Query, StoredDocument
from core.records.cursors import decode_cursor, encode_cursor, foreign_cursor

Parameter = str | int | float
Row = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An index of a collection; () fields is the order by id.

    A single-field index that is not declared is `implicit`: it is made when it is first needed.
    """

    collection: str
    fields: tuple[str, ...]
    name: str
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """The last document of a page; rank and value are of the order field, if there is one."""

    id: str
    rank: int | None = None
    value: Parameter | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a query is answered: the index that serves it, and its statement."""

    index: Index
    statement: Statement


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL and its parameters."""

    sql: str
    parameters: tuple[Parameter, ...]


def index_of(spec: CollectionSpec, fields: tuple[str, ...]) -> Index:
    """The declared index with these fields, or the single-field index that needs none."""
    if any(index_fields(index) == fields for index in spec.indexes):
        return Index(spec.name, fields, index_name(spec.name, fields))
    if not fields:
        return Index(spec.name, (), "")
    return Index(spec.name, fields, implicit_name(spec.name, fields[0]), implicit=True)


def page_statement(index: Index, shape: Shape, query: Query, after: Position | None) -> Statement:
    """One row more than the page holds: id, versions, the order's rank and value, the content.

    The content is whole whatever fields are asked for: SQLite would read its text anew for each.
    """
    keys = "d" if list_field(index.fields) is None else "k"
    terms, parameters = _conditions(keys, shape, after)
    if not index.fields and after is None:
        terms.append("d.id > ''")
    order = []
    position = "NULL, NULL"
    if shape.order is not None:
        order = [f"{keys}.{rank(shape.order)}", f"{keys}.{value(shape.order)}"]
        position = ", ".join(order)
    direction = " DESC" if shape.descending else ""
    ordering = ", ".join(f"{column}{direction}" for column in [*order, f"{keys}.id"])
    sql = (
        f"SELECT d.id, d.version, d.record_version, {position}, d.data "
        f"FROM {_source(index)} WHERE {' AND '.join(terms)} ORDER BY {ordering} LIMIT ?"
    )
    return Statement(sql, (*parameters, query.limit + 1))


def totals_statement(index: Index, shape: Shape, sums: Sequence[str]) -> Statement:
    """The count of the documents that the index finds, and each sum."""
    keys = "d" if list_field(index.fields) is None else "k"
    terms, parameters = _conditions(keys, shape, None)
    columns = ["count(*)"] + [
        f"total(CASE WHEN json_type(d.data, '$.{name}') IN ('integer', 'real') "
        f"THEN json_extract(d.data, '$.{name}') END)"
        for name in sums
    ]
    return Statement(
        f"SELECT {', '.join(columns)} FROM {_source(index)} WHERE {' AND '.join(terms)}",
        tuple(parameters),
    )


def sum_statement(index: Index) -> Statement:
    """The sum of one field over a whole collection, from its single-field index alone."""
    field = index.fields[0]
    return Statement(
        f"SELECT total(d.{value(field)}) FROM {_source(index)} WHERE d.{rank(field)} = {NUMBER}", ()
    )


def _source(index: Index) -> str:
    documents = quoted(index.collection)
    if not index.fields:
        return f"{documents} AS d"
    if list_field(index.fields) is None:
        # SQLite refuses the statement rather than scan when the index does not serve it.
        return f"{documents} AS d INDEXED BY {quoted(index.name)}"
    return f"{quoted(index.name)} AS k CROSS JOIN {documents} AS d ON d.seq = k.seq"


def _conditions(
    keys: str, shape: Shape, after: Position | None
) -> tuple[list[str], list[Parameter]]:
    terms: list[str] = []
    parameters: list[Parameter] = []

    def add(term: str, *values: Parameter) -> None:
        terms.append(term)
        parameters.extend(values)

    fixed = [(f.field, f) for f in shape.equal]
    if shape.contains:
        fixed.append((f"{shape.contains.field}[]", shape.contains))
    for name, condition in fixed:
        kind, content = _key(condition)
        add(f"{keys}.{rank(name)} = ? AND {keys}.{value(name)} = ?", kind, content)
    if shape.order is None:
        if after is not None:
            add(f"{keys}.id {'<' if shape.descending else '>'} ?", after.id)
        return terms, parameters
    order_rank, order_value = f"{keys}.{rank(shape.order)}", f"{keys}.{value(shape.order)}"
    beyond = "<" if shape.descending else ">"
    for condition in shape.ranges:
        kind, content = _key(condition)
        # The page's start is a tighter bound on the same side; the plus keeps SQLite from
        # beginning its search at the looser one.
        hidden = "+" if after is not None and condition.op[0] == beyond else ""
        add(f"{order_rank} = ? AND {hidden}{order_value} {condition.op} ?", kind, content)
    if not shape.ranges and (after is None or shape.descending):
        add(f"{order_rank} >= {PRESENT}")
    if after is not None and after.rank is not None and after.value is not None:
        if shape.ranges:
            add(f"({order_value}, {keys}.id) {beyond} (?, ?)", after.value, after.id)
        else:
            place = f"({order_rank}, {order_value}, {keys}.id)"
            add(f"{place} {beyond} (?, ?, ?)", after.rank, after.value, after.id)
    return terms, parameters


def _key(condition: Filter) -> tuple[int, Parameter]:
    content = condition.value
    if isinstance(content, bool):
        return BOOL, int(content)
    return (TEXT if isinstance(content, str) else NUMBER), content


def document(row: Row, fields: Sequence[str] | None) -> StoredDocument:
    """The document of a row of `page_statement`."""
    identifier, version, record_version, _, _, text = row
    found = stored(str(identifier), str(text), str(version), record_version)
    if fields is None or not found.intact:
        return found
    data = {name: found.data[name] for name in fields if name in found.data}
    return StoredDocument(found.id, data, found.version, found.record_version)


def stored(identifier: str, text: str, version: str, record_version: object) -> StoredDocument:
    """A document from its row. It shares nothing with what the caller gave to be stored."""
    data = _parsed(text)
    if not isinstance(record_version, int):
        return StoredDocument(identifier, {}, version, intact=False)
    if not isinstance(data, dict):
        return StoredDocument(identifier, {}, version, record_version, intact=False)
    return StoredDocument(identifier, data, version, record_version)


def _parsed(text: str) -> object:
    try:
        return from_json(text)
    except ValueError:
        pass
    try:
        # It takes what somebody wrote by hand, such as half of a character.
        return json.loads(text)
    except ValueError:
        return None


def cursor_after(row: Row, collection: str, query: Query) -> str:
    """The cursor of the page that follows this row."""
    identifier, _, _, order_rank, order_value, *_ = row
    place = [_digest(collection, query), identifier]
    if order_rank is not None:
        place += [order_rank, order_value]
    return encode_cursor(place)


def position_of(cursor: str, collection: str, query: Query, shape: Shape) -> Position:
    """Where the page begins. Raises InvalidInput for a cursor that is not of this query."""
    wrong = foreign_cursor()
    try:
        place = decode_cursor(cursor)
    except ValueError:
        raise wrong from None
    if len(place) < 2 or place[0] != _digest(collection, query):
        raise wrong
    if not _is_value(place[1]) or not isinstance(place[1], str):
        raise wrong
    if shape.order is None:
        if len(place) != 2:
            raise wrong
        return Position(place[1])
    if len(place) != 4 or type(place[2]) is not int or not _is_value(place[3]):
        raise wrong
    if not PRESENT <= place[2] <= HIGHEST_RANK:
        raise wrong
    return Position(place[1], place[2], place[3])


def _is_value(found: object) -> bool:
    if isinstance(found, str):
        return not any("\ud800" <= letter <= "\udfff" for letter in found)
    if isinstance(found, bool):
        return False
    if isinstance(found, int):
        return -MAX_INTEGER <= found < MAX_INTEGER
    return isinstance(found, float) and math.isfinite(found)


def _digest(collection: str, query: Query) -> str:
    conditions = [[f.field, f.op, f.value] for f in query.filters]
    asked = json.dumps([collection, conditions, query.order_by])
    return hashlib.sha256(asked.encode()).hexdigest()[:16]

"""Searches as SQL on the search index of a collection, and their cursors."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from core import clock
from core.adapters.search_rules import Search
from core.adapters.sqlite.query import Row, Statement, stored
from core.adapters.sqlite.schema import quoted, sum_column
from core.adapters.sqlite.search import key_of, rows_table, terms_table
from core.ports.documents import CollectionSpec, Query, StoredDocument
from core.records.cursors import decode_cursor, encode_cursor, foreign_cursor

_LOWEST, _BEYOND = -(2**63), 2**63 - 1


@dataclass(frozen=True, slots=True)
class _Rows:
    """The row numbers of a search: from `first`, before `beyond`."""

    first: int
    beyond: int


def search_page_statement(
    spec: CollectionSpec, search: Search, query: Query, match: str
) -> Statement:
    """One row more than the page holds: id, versions, the row number, the content.

    `match` is that of the search (`match_of`). Raises InvalidInput for a cursor that is not of this
    query.
    """
    rows = _rows(search)
    if query.cursor is not None:
        rows = replace(rows, beyond=min(rows.beyond, _position(query.cursor, spec, query)))
    terms = terms_table(spec.name)
    sql = (
        f"SELECT d.id, d.version, d.record_version, k.rowid, d.data FROM {quoted(terms)} AS k "
        f"CROSS JOIN {quoted(rows_table(spec.name))} AS r ON r.key = k.rowid "
        f"CROSS JOIN {quoted(spec.name)} AS d ON d.seq = r.seq "
        f"WHERE k.{quoted(terms)} MATCH ? AND k.rowid >= ? AND k.rowid < ? "
        "ORDER BY k.rowid DESC LIMIT ?"
    )
    return Statement(sql, (match, rows.first, rows.beyond, query.limit + 1))


def search_totals_statement(
    spec: CollectionSpec, search: Search, sums: Sequence[str], match: str
) -> Statement:
    """The count of the documents that are found, and each sum; `match` as for a page."""
    rows = _rows(search)
    columns = ["count(*)", *(f"total(r.{sum_column(name)})" for name in sums)]
    table = quoted(rows_table(spec.name))
    if not search.conditions:
        return Statement(
            f"SELECT {', '.join(columns)} FROM {table} AS r WHERE r.key >= ? AND r.key < ?",
            (rows.first, rows.beyond),
        )
    terms = terms_table(spec.name)
    figures = f"CROSS JOIN {table} AS r ON r.key = k.rowid " if sums else ""
    sql = (
        f"SELECT {', '.join(columns)} FROM {quoted(terms)} AS k {figures}"
        f"WHERE k.{quoted(terms)} MATCH ? AND k.rowid >= ? AND k.rowid < ?"
    )
    return Statement(sql, (match, rows.first, rows.beyond))


def found_document(row: Row, fields: Sequence[str] | None) -> StoredDocument:
    """The document of a row of `search_page_statement`."""
    identifier, version, record_version, _, text = row
    whole = stored(str(identifier), str(text), str(version), record_version)
    if fields is None:
        return whole
    return replace(whole, data={name: whole.data[name] for name in fields if name in whole.data})


def search_cursor(row: Row, spec: CollectionSpec, query: Query) -> str:
    """The cursor of the page that follows this row."""
    return encode_cursor([_digest(spec, query), row[3]])


def _position(cursor: str, spec: CollectionSpec, query: Query) -> int:
    try:
        place = decode_cursor(cursor)
    except ValueError:
        raise foreign_cursor() from None
    if len(place) != 2 or place[0] != _digest(spec, query) or type(place[1]) is not int:
        raise foreign_cursor()
    if not _LOWEST <= place[1] <= _BEYOND:
        raise foreign_cursor()
    return place[1]


def _rows(search: Search) -> _Rows:
    first, beyond = _LOWEST, _BEYOND
    for condition in search.ranges:
        moment = clock.parse(str(condition.value))
        at = key_of(moment)
        after = key_of(moment + timedelta(microseconds=1))
        match condition.op:
            case ">=":
                first = max(first, at)
            case ">":
                first = max(first, after)
            case "<":
                beyond = min(beyond, at)
            case _:
                beyond = min(beyond, after)
    return _Rows(first, beyond)


def _digest(spec: CollectionSpec, query: Query) -> str:
    conditions = [[f.field, f.op, f.value] for f in query.filters]
    asked = json.dumps(["search", spec.name, conditions, query.order_by])
    return hashlib.sha256(asked.encode()).hexdigest()[:16]

"""Pages of a table by keyset: the same cost and no gaps, however deep the page."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated

from fastapi import Query

from core.local.errors import VoiceApiError
from core.local.state import SqlValue, State
from core.local.wire_json import read_json
from core.records.cursors import decode_cursor, encode_cursor

MAX_PAGE_SIZE = 100
LIST_PAGE = 30
"""Items of a page where a list names no other size."""

MAX_NAME = 1000  # characters of a document's or an agent's name
MAX_INTEGER = 2**63 - 1  # the largest that SQLite keeps

Search = Annotated[str | None, Query(max_length=MAX_NAME)]
"""What a list is searched for."""


@dataclass(slots=True)
class Filters:
    """WHERE conditions joined by AND, with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[SqlValue] = field(default_factory=list)

    def add(self, condition: str, *values: SqlValue) -> None:
        """One more condition; its `?` stand for the values."""
        self.conditions.append(condition)
        self.values.extend(values)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page and the cursor of the next, None on the last."""

    rows: list[sqlite3.Row]
    next_cursor: str | None

    @property
    def has_more(self) -> bool:
        """Whether another page follows."""
        return self.next_cursor is not None


def check_page_size(page_size: int, maximum: int = MAX_PAGE_SIZE) -> int:
    """The page size, if it is 1 to the maximum."""
    if not 1 <= page_size <= maximum:
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST,
            "invalid_page_size",
            f"page_size must be from 1 to {maximum}.",
            "page_size",
        )
    return page_size


def position_of(cursor: str, length: int) -> list[SqlValue]:
    """The position in a cursor. Raises VoiceApiError invalid_cursor."""
    try:
        values = decode_cursor(cursor, read_json)
    except ValueError:
        values = []
    if len(values) != length or not all(_is_position(value) for value in values):
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST, "invalid_cursor", "The cursor is not valid.", "cursor"
        )
    return values


def offset_of(cursor: str | None) -> int:
    """How many items of a short list came before. Raises VoiceApiError invalid_cursor."""
    value = position_of(cursor, 1)[0] if cursor else 0
    return value if isinstance(value, int) and value >= 0 else 0


def _is_position(value: object) -> bool:
    return isinstance(value, str | float) or (isinstance(value, int) and abs(value) <= MAX_INTEGER)


def prefix_pattern(prefix: str) -> str:
    """A LIKE pattern (with ESCAPE '\\') for texts that start so."""
    escaped = prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%"


def read_page(
    state: State,
    table: str,
    columns: str,
    *,
    filters: Filters,
    order_by: str,
    descending: bool,
    page_size: int,
    cursor: str | None,
) -> Page:
    """One page of a table ordered by a column and then by id.

    `table`, `columns` and `order_by` are names from the program, never from a request.
    """
    check_page_size(page_size)
    conditions, values = list(filters.conditions), list(filters.values)
    if cursor:
        conditions.append(f"({order_by}, id) {'<' if descending else '>'} (?, ?)")
        values.extend(position_of(cursor, 2))
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    direction = "DESC" if descending else "ASC"
    rows = state.rows(
        f"SELECT {columns}, {order_by} AS page_key FROM {table} {where} "
        f"ORDER BY {order_by} {direction}, id {direction} LIMIT ?",
        (*values, page_size + 1),
    )
    if len(rows) <= page_size:
        return Page(rows, None)
    last = rows[page_size - 1]
    return Page(rows[:page_size], encode_cursor((last["page_key"], last["id"])))

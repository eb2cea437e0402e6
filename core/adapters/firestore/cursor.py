"""Cursors of Firestore pages: the last document's order value and id, bound to their query."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from core.adapters.document_rules import check_id
from core.adapters.document_values import encode
from core.adapters.firestore.values import Value, content_of, searchable, stored_name, value_of
from core.errors import AppError
from core.ports.documents import Query
from core.records.cursors import decode_cursor, encode_cursor, foreign_cursor


@dataclass(frozen=True, slots=True)
class Position:
    """The last document of a page: its id, and its value of the order field if there is one."""

    id: str
    value: Value | None = None


def cursor_after(position: Position, collection: str, query: Query) -> str:
    """The cursor of the page that follows this position."""
    place: list[object] = [_digest(collection, query), position.id]
    if position.value is not None:
        place += [content_of(position.value), searchable(position.value)]
    return encode_cursor(place)


def position_of(cursor: str, collection: str, query: Query) -> Position:
    """Where the page begins. Raises InvalidInput for a cursor that is not of this query."""
    wrong = foreign_cursor()
    try:
        place = decode_cursor(cursor)
        if not place or place[0] != _digest(collection, query):
            raise wrong
        if len(place) != (4 if query.order_by else 2) or not isinstance(place[1], str):
            raise wrong
        check_id(place[1])
        if not query.order_by:
            return Position(place[1])
        encode({"value": place[2]})
        return Position(place[1], value_of(place[2], native=place[3] is True))
    except (ValueError, RecursionError, AppError):
        raise wrong from None


def name_of(documents: str, collection: str, identifier: str) -> str:
    """A document's full name under `projects/…/databases/…/documents`."""
    return f"{documents}/{collection}/{stored_name(identifier)}"


def _digest(collection: str, query: Query) -> str:
    conditions = [[f.field, f.op, f.value] for f in query.filters]
    asked = json.dumps(["firestore", collection, conditions, query.order_by])
    return hashlib.sha256(asked.encode()).hexdigest()[:16]

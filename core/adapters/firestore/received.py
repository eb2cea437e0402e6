"""What Firestore's messages say of documents: content, version and place in an order."""

from __future__ import annotations

from collections.abc import Sequence

from google.cloud.firestore_v1 import types

from core.adapters.firestore.cursor import Position
from core.adapters.firestore.values import (
    Fields,
    data_of,
    read_name,
    record_version_of,
    stored_name,
    tags_of,
)
from core.adapters.firestore.version import Version
from core.ports.documents import Query, StoredDocument


def document_of(found: types.Document, only: Sequence[str] | None = None) -> StoredDocument:
    """The document of a message with these top-level fields, or all; not `intact` if damaged."""
    identifier = read_name(found.name.rpartition("/")[2])
    version, record_version = str(version_of(found)), record_version_of(found.fields)
    try:
        data = data_of(found.fields, only)
    except (TypeError, ValueError):
        return StoredDocument(identifier, {}, version, record_version, intact=False)
    return StoredDocument(identifier, data, version, record_version)


def version_of(found: types.Document) -> Version:
    """The version that a message's document has."""
    fields: Fields = found.fields
    return version_at(found.update_time, tuple(tags_of(fields)))


def version_at(moment: types.Document, marks: Sequence[str]) -> Version:
    """The version of a document that was written at this time with these marks."""
    return Version(moment.seconds, moment.nanos, tuple(marks))


def place_of(last: types.Document, query: Query) -> Position:
    """Where a message's document stands in the order of a query."""
    identifier = read_name(last.name.rpartition("/")[2])
    if query.order_by is None:
        return Position(identifier)
    return Position(identifier, last.fields[stored_name(query.order_by.removeprefix("-"))])

"""The order of Firestore's values, their sizes, and what may be stored.

Sources: https://firebase.google.com/docs/firestore/manage-data/data-types#value_type_ordering,
https://firebase.google.com/docs/firestore/storage-size, https://firebase.google.com/docs/firestore/quotas.
"""

from __future__ import annotations

import math
import re
from typing import Any

from tests.firestore_server.errors import invalid

Key = tuple[Any, ...]

NULL, BOOL, NUMBER, TIME, TEXT, BYTES, REFERENCE, PLACE, LIST, MAP = range(10)
NAN = (NUMBER, 0)

MAX_DOCUMENT_BYTES = 1_048_576
MAX_INDEX_ENTRIES = 40_000
MAX_DEPTH = 20
MAX_NAME_BYTES = 1_500

_RESERVED = re.compile(r"__.*__", re.DOTALL)


def key(value: Any) -> Key:
    """The value's place among all values; equal values have equal keys."""
    kind = value.WhichOneof("value_type")
    match kind:
        case "null_value":
            return (NULL,)
        case "boolean_value":
            return BOOL, value.boolean_value
        case "integer_value":
            return NUMBER, 1, value.integer_value
        case "double_value":
            number = value.double_value
            return NAN if math.isnan(number) else (NUMBER, 1, number)
        case "timestamp_value":
            return TIME, value.timestamp_value.seconds, value.timestamp_value.nanos
        case "string_value":
            return TEXT, value.string_value.encode()
        case "bytes_value":
            return BYTES, value.bytes_value
        case "reference_value":
            return name_key(value.reference_value)
        case "geo_point_value":
            return PLACE, value.geo_point_value.latitude, value.geo_point_value.longitude
        case "array_value":
            return LIST, tuple(key(element) for element in value.array_value.values)
        case "map_value":
            fields = value.map_value.fields
            named = sorted((name.encode(), name) for name in fields)
            return MAP, tuple((place, key(fields[name])) for place, name in named)
    raise invalid("a value without a type")


def name_key(name: str) -> Key:
    """A document name's place: its path, segment by segment."""
    return REFERENCE, tuple(segment.encode() for segment in name.split("/"))


def check_document(name: str, fields: Any) -> None:
    """Raise INVALID_ARGUMENT unless Firestore keeps such a document."""
    size = name_size(name) + 32
    entries = 0
    for field, value in fields.items():
        _check_field(field)
        size += len(field.encode()) + 1 + _size(value, 1)
        entries += _entries(value)
    if size > MAX_DOCUMENT_BYTES:
        raise invalid(f"Document '{name}' cannot be written because its size exceeds the maximum")
    if entries > MAX_INDEX_ENTRIES:
        raise invalid(f"too many index entries for entity {name}")


def name_size(name: str) -> int:
    """The bytes of a document's name."""
    path = name.split("/documents/", 1)[1].split("/")
    return 16 + sum(len(segment.encode()) + 1 for segment in path)


def check_name(name: str) -> None:
    """Raise INVALID_ARGUMENT unless it is a possible document name."""
    head, found, path = name.partition("/documents/")
    segments = path.split("/")
    if not found or len(head.split("/")) != 4 or len(segments) % 2:
        raise invalid(f"Document name {name!r} is not a document path.")
    for segment in segments:
        if segment in ("", ".", "..") or _RESERVED.fullmatch(segment):
            raise invalid(f"Resource id {segment!r} is invalid because it is reserved.")
        if len(segment.encode()) > MAX_NAME_BYTES:
            raise invalid("Resource id is too long.")


def _check_field(name: str) -> None:
    if not name:
        raise invalid("The field name cannot be empty.")
    if _RESERVED.fullmatch(name):
        raise invalid(f"Field name {name!r} is reserved.")
    if len(name.encode()) > MAX_NAME_BYTES:
        raise invalid("Field name is too long.")


def _size(value: Any, depth: int) -> int:
    kind = value.WhichOneof("value_type")
    if kind is None:
        raise invalid("a value without a type")
    if kind in ("array_value", "map_value") and depth > MAX_DEPTH:
        raise invalid("Property contains an invalid nested entity: it exceeds 20 levels.")
    match kind:
        case "null_value" | "boolean_value":
            return 1
        case "string_value":
            return len(value.string_value.encode()) + 1
        case "bytes_value":
            return len(value.bytes_value)
        case "reference_value":
            return name_size(value.reference_value)
        case "geo_point_value":
            return 16
        case "array_value":
            if any(v.WhichOneof("value_type") == "array_value" for v in value.array_value.values):
                raise invalid("Cannot convert an array value in an array value.")
            return sum(_size(element, depth + 1) for element in value.array_value.values)
        case "map_value":
            for name in value.map_value.fields:
                _check_field(name)
            return 32 + sum(
                len(name.encode()) + 1 + _size(inner, depth + 1)
                for name, inner in value.map_value.fields.items()
            )
    return 8


def _entries(value: Any) -> int:
    """Entries in the automatic indexes: upwards, downwards, and one for each list element."""
    kind = value.WhichOneof("value_type")
    if kind == "map_value":
        return 2 + sum(_entries(inner) for inner in value.map_value.fields.values())
    return 2 + (len(value.array_value.values) if kind == "array_value" else 0)

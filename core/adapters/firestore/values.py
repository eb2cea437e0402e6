"""How a JSON document lies in Firestore, so that every document of the port fits and comes back.

A field that can be filtered, ordered or summed up is a Firestore field of its own: scalars, and
lists of scalars (for `array_contains`). Of anything else (objects, nested lists, very long lists)
the JSON text is kept as bytes, in a list or map of its own so that lists and objects sort as the
port says. JSON has no bytes, so the two cannot be confused. That keeps what Firestore does not
know (lists in lists, empty keys, the order of keys, more than 20 levels) and keeps a long document
below its 40,000 index entries (https://firebase.google.com/docs/firestore/quotas).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from google.cloud.firestore_v1 import types

from core.adapters.document_rules import FIRST_RECORD_VERSION
from core.ports.documents import JsonObject

Value: TypeAlias = Any
"""A message `google.firestore.v1.Value`; the messages have no types of their own."""
new_value = types.Value.pb()
Fields = Mapping[str, Value]

TAGS = "~tags"
"""The field with the marks of the newest writes; see `firestore_version`."""
RECORD_VERSION = "~record_version"
"""The field with the record version; a document of the first one has none."""
_OTHERS = "~"
"""The field with all fields whose names no query can use, as one JSON object."""
MAX_LISTED = 5_000
"""List elements of one document that are indexed, beside those of declared list fields."""

_NAME = re.compile(r"[A-Za-z0-9_]{1,100}")
_RESERVED = re.compile(r"__.*__")
_PLAIN_PATH = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def stored_name(name: str) -> str:
    """The Firestore name of a field or document: names like `__x__` are Firestore's own."""
    return f"~{name}" if _RESERVED.fullmatch(name) or name in (".", "..") else name


def read_name(stored: str) -> str:
    """The port's name of what is stored under this name."""
    return stored.removeprefix("~")


def field_path(name: str) -> str:
    """A stored field as Firestore writes it in queries and masks."""
    stored = stored_name(name)
    return stored if _PLAIN_PATH.fullmatch(stored) else f"`{stored}`"


def fields_of(
    text: str, searched: Collection[str], tags: Sequence[str], record_version: int
) -> dict[str, Value]:
    """The Firestore fields of a document's JSON text. `searched` are its declared list fields."""
    fields: dict[str, Value] = {}
    others: JsonObject = {}
    room = MAX_LISTED
    for name, content in json.loads(text).items():
        if not _NAME.fullmatch(name):
            others[name] = content
        elif isinstance(content, list) and name not in searched:
            native = len(content) <= room
            room -= len(content) if native else 0
            fields[stored_name(name)] = value_of(content, native=native)
        else:
            fields[stored_name(name)] = value_of(content)
    if others:
        fields[_OTHERS] = _json(others)
    fields[TAGS] = value_of(list(tags))
    if record_version != FIRST_RECORD_VERSION:
        fields[RECORD_VERSION] = value_of(record_version)
    return fields


def value_of(content: object, *, native: bool = True) -> Value:
    """A JSON value as it is stored; a list's elements can be searched if it may be `native`."""
    if isinstance(content, dict):
        return new_value(map_value={"fields": {_OTHERS: _json(content)}})
    if not isinstance(content, list):
        return _scalar(content)
    scalars = [_scalar(element) for element in content if not isinstance(element, list | dict)]
    if native and len(scalars) == len(content):
        return new_value(array_value={"values": scalars})
    return new_value(array_value={"values": [_json(content), *(scalars if native else [])]})


def searchable(value: Value) -> bool:
    """Whether `value_of` made it as a native one; only lists can be otherwise."""
    elements = value.array_value.values
    return not (len(elements) == 1 and elements[0].WhichOneof("value_type") == "bytes_value")


def _scalar(content: object) -> Value:
    if content is None:
        return new_value(null_value=0)
    if isinstance(content, bool):
        return new_value(boolean_value=content)
    if isinstance(content, int):
        return new_value(integer_value=content)
    if isinstance(content, float):
        return new_value(double_value=content)
    assert isinstance(content, str)  # JSON has nothing else
    return new_value(string_value=content)


def _json(content: object) -> Value:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return new_value(bytes_value=text.encode())


def data_of(fields: Fields, only: Sequence[str] | None = None) -> JsonObject:
    """The JSON document of stored fields; with `only`, of these fields alone."""
    names = fields.keys() if only is None else [n for n in map(stored_name, only) if n in fields]
    data: JsonObject = {}
    for name in names:
        if name == _OTHERS:
            data.update(json.loads(fields[name].bytes_value))
        elif name not in (TAGS, RECORD_VERSION):
            data[read_name(name)] = content_of(fields[name])
    return data


def tags_of(fields: Fields) -> list[str]:
    """The marks of the newest writes, newest first; none in a document that others have made."""
    if TAGS not in fields:
        return []
    return [str(value.string_value) for value in fields[TAGS].array_value.values]


def record_version_of(fields: Fields) -> int:
    """The record version in which a document is stored."""
    if RECORD_VERSION not in fields:
        return FIRST_RECORD_VERSION
    return int(fields[RECORD_VERSION].integer_value)


def content_of(value: Value) -> object:
    """The JSON value of a stored value. Raises ValueError for a type that is not ours."""
    kind = value.WhichOneof("value_type")
    if kind == "null_value":
        return None
    if kind == "array_value":
        elements = value.array_value.values
        if elements and elements[0].WhichOneof("value_type") == "bytes_value":
            return content_of(elements[0])
        return [content_of(element) for element in elements]
    if kind == "map_value" and set(value.map_value.fields) == {_OTHERS}:
        return content_of(value.map_value.fields[_OTHERS])
    if kind == "bytes_value":
        content: object = json.loads(value.bytes_value)
        return content
    if kind in ("boolean_value", "integer_value", "double_value", "string_value"):
        scalar: object = getattr(value, kind)
        return scalar
    raise ValueError(f"a stored document has a {kind} that ElevenDops did not write")


def list_fields(indexed: Iterable[Sequence[str]]) -> frozenset[str]:
    """The list fields of declared indexes, without their mark."""
    return frozenset(f[:-2] for fields in indexed for f in fields if f.endswith("[]"))

"""Field paths: reading, writing and projecting fields of documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from google.cloud.firestore_v1 import types

from tests.firestore_server.errors import invalid

Document = types.Document.pb()
Value = types.Value.pb()

_SEGMENT = re.compile(r"(?:([A-Za-z_][A-Za-z0-9_]*)|`((?:[^`\\]|\\.)+)`)(\.|$)", re.DOTALL)


def parse_path(path: str) -> tuple[str, ...]:
    """The names of a field path. Raises INVALID_ARGUMENT."""
    names: list[str] = []
    position = 0
    while True:
        found = _SEGMENT.match(path, position)
        if found is None:
            raise invalid(f"Invalid property path {path!r}.")
        quoted = found[2]
        names.append(re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else found[1])
        position = found.end()
        if found[3] == "":
            return tuple(names)


def find(fields: Any, path: tuple[str, ...]) -> Any | None:
    """The value at the path, or None."""
    for place, name in enumerate(path):
        if name not in fields:
            return None
        value = fields[name]
        if place == len(path) - 1:
            return value
        if value.WhichOneof("value_type") != "map_value":
            return None
        fields = value.map_value.fields
    return None


def put(fields: Any, path: tuple[str, ...], value: Any | None) -> None:
    """Store a value at the path, or take it away."""
    *parents, last = path
    for name in parents:
        if name not in fields or fields[name].WhichOneof("value_type") != "map_value":
            if value is None:
                return
            fields[name].CopyFrom(Value(map_value={}))
        fields = fields[name].map_value.fields
    if value is not None:
        fields[last].CopyFrom(value)
    elif last in fields:
        del fields[last]


def project(document: Any, paths: Iterable[str] | None) -> Any:
    """The document with these fields only."""
    if paths is None:
        return document
    shown = Document(name=document.name)
    shown.create_time.CopyFrom(document.create_time)
    shown.update_time.CopyFrom(document.update_time)
    for text in paths:
        if text == "__name__":
            continue
        path = parse_path(text)
        value = find(document.fields, path)
        if value is not None:
            put(shown.fields, path, value)
    return shown

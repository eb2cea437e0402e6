"""The Firestore indexes that the declared collections need, as firestore.indexes.json has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.ports.documents import CollectionSpec, JsonObject, SearchSpec

_Fields = tuple[tuple[str, str], ...]
_UP, _DOWN, _LIST = "ASCENDING", "DESCENDING", "CONTAINS"


def firestore_indexes(collections: Sequence[CollectionSpec]) -> JsonObject:
    """The content of firestore.indexes.json for these collections.

    Firestore indexes each single field by itself, in both directions; an index of several fields
    has to be declared, and once more for the other direction of its last field: Firestore does
    not read an index backwards (https://firebase.google.com/docs/firestore/query-data/indexing).
    An index of the filtered fields and the number serves each sum. What a collection is searched by
    needs one for each field, newest first, which Firestore merges, and those of its sums.
    """
    rows = []
    for spec in sorted(collections, key=lambda spec: spec.name):
        rows += [_row(spec.name, fields) for fields in sorted({*_needed(spec), *_searched(spec)})]
    return {"indexes": rows, "fieldOverrides": []}


def _searched(spec: CollectionSpec) -> Iterator[_Fields]:
    if spec.search is None:
        return
    listed = any(name.endswith("[]") for name in spec.search.fields)
    for name in spec.search.fields:
        # Beside list fields the others are checked on what one of these finds.
        if name.endswith("[]") or not listed:
            yield _field(name), (spec.search.order, _DOWN)
    for fields in _added_up_by(spec.search):
        filtered = (*map(_field, fields), (spec.search.order, _DOWN))
        yield from ((*filtered, (name, _DOWN)) for name in spec.sums)


def _added_up_by(search: SearchSpec) -> list[tuple[str, ...]]:
    """The fields by which our searches on Firestore add up."""
    lists = [name for name in search.fields if name.endswith("[]")]
    if lists:
        return [(name,) for name in lists]
    found: list[tuple[str, ...]] = [()]
    for name in search.fields:
        if name not in search.narrow:
            found += [(*fields, name) for fields in found]
    return found


def _needed(spec: CollectionSpec) -> Iterator[_Fields]:
    for index in spec.indexes:
        fields = tuple(_field(name) for name in index.fields)
        if len(fields) > 1:
            yield fields
            yield (*fields[:-1], _turned(fields[-1]))
        # A count or a sum may filter by the first fields alone.
        upwards = tuple((name, _LIST if kind == _LIST else _UP) for name, kind in fields)
        for filtered in (upwards[:length] for length in range(1, len(fields) + 1)):
            for name in spec.sums:
                if name not in {field for field, _ in filtered}:
                    yield (*filtered, (name, _UP))
    ordered = {index.fields[-1] for index in spec.indexes if not index.fields[-1].endswith("[]")}
    for last in ordered:
        for name in spec.sums:
            if last.removeprefix("-") != name:
                yield (last.removeprefix("-"), _UP), (name, _UP)


def _field(declared: str) -> tuple[str, str]:
    if declared.endswith("[]"):
        return declared.removesuffix("[]"), _LIST
    return declared.removeprefix("-"), _DOWN if declared.startswith("-") else _UP


def _turned(field: tuple[str, str]) -> tuple[str, str]:
    name, kind = field
    return name, {_UP: _DOWN, _DOWN: _UP, _LIST: _LIST}[kind]


def _row(collection: str, fields: _Fields) -> JsonObject:
    return {
        "collectionGroup": collection,
        "queryScope": "COLLECTION",
        "fields": [
            {"fieldPath": path} | ({"arrayConfig": kind} if kind == _LIST else {"order": kind})
            for path, kind in fields
        ],
    }

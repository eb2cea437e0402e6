"""The Firestore indexes: their form, both directions, sums, and that they serve every plugin."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations

import pytest

from core.adapters.firestore.documents import FirestoreDocumentStore
from core.bootstrap import collections
from core.host.registry import PluginRegistry
from core.ports.documents import CollectionSpec, Filter, IndexSpec, JsonObject, Query
from core.tooling.indexes import firestore_indexes
from tests.firestore_server import FirestoreServer, ServerThread
from tests.support.servers import ROOT

AT = "2024-03-01T10:00:00.000000Z"
MAX_INDEXES = 1_000
"""Composite indexes of one database with billing, https://firebase.google.com/docs/firestore/quotas."""


def rows(content: JsonObject) -> list[tuple[str, ...]]:
    return [
        tuple(f"{f['fieldPath']} {f.get('order') or f['arrayConfig']}" for f in index["fields"])
        for index in content["indexes"]
    ]


def test_an_index_is_listed_for_both_directions() -> None:
    content = firestore_indexes([CollectionSpec("notes", (IndexSpec(("tags[]", "-at")),))])
    assert content == {
        "indexes": [
            {
                "collectionGroup": "notes",
                "queryScope": "COLLECTION",
                "fields": [
                    {"fieldPath": "tags", "arrayConfig": "CONTAINS"},
                    {"fieldPath": "at", "order": order},
                ],
            }
            for order in ("ASCENDING", "DESCENDING")
        ],
        "fieldOverrides": [],
    }


def test_a_single_field_needs_none_and_nothing_is_listed_twice() -> None:
    both = (IndexSpec(("status", "at")), IndexSpec(("status", "-at")), IndexSpec(("tags[]",)))
    assert rows(firestore_indexes([CollectionSpec("notes", both)])) == [
        ("status ASCENDING", "at ASCENDING"),
        ("status ASCENDING", "at DESCENDING"),
    ]


def test_a_sum_stands_behind_the_fields_that_are_filtered() -> None:
    spec = CollectionSpec("notes", (IndexSpec(("status", "-at")),), sums=("size",))
    found = rows(firestore_indexes([spec]))
    assert ("status ASCENDING", "size ASCENDING") in found
    assert ("status ASCENDING", "at ASCENDING", "size ASCENDING") in found
    assert ("at ASCENDING", "size ASCENDING") in found


def test_the_collections_stand_in_order_of_their_names() -> None:
    index = (IndexSpec(("a", "b")),)
    content = firestore_indexes([CollectionSpec("b", index), CollectionSpec("a", index)])
    assert [i["collectionGroup"] for i in content["indexes"]] == ["a", "a", "b", "b"]


@pytest.fixture(scope="module")
def declared() -> list[CollectionSpec]:
    registry = PluginRegistry.discover()
    registry.load()
    assert registry.failed() == []
    return list(chain.from_iterable(collections(registry).values()))


async def test_they_serve_what_every_plugin_declares(declared: list[CollectionSpec]) -> None:
    content = firestore_indexes(declared)
    assert 0 < len(content["indexes"]) <= MAX_INDEXES
    server = ServerThread(FirestoreServer(content))
    store = FirestoreDocumentStore(
        "clinic", "indexes", declared, emulator_host=f"127.0.0.1:{server.port}"
    )
    asked = 0
    for spec in declared:
        for index in spec.indexes:
            filters = tuple(_filter(name) for name in index.fields[:-1])
            last = index.fields[-1]
            if last.endswith("[]"):
                filters = (*filters, _filter(last))
                await store.query(spec.name, Query(filters))
            else:
                name = last.removeprefix("-")
                ranged = (*filters, Filter(name, ">=", "a"))
                for order in (name, f"-{name}"):
                    await store.query(spec.name, Query(filters, order))
                    await store.query(spec.name, Query(ranged, order))
                await store.totals(spec.name, ranged, spec.sums)
            await store.totals(spec.name, filters, spec.sums)
            asked += 1
        asked += await _search(store, spec)
    await store.close()
    server.stop()
    assert asked > 20


async def _search(store: FirestoreDocumentStore, spec: CollectionSpec) -> int:
    """Ask everything that the collection is searched by, in all combinations."""
    if spec.search is None:
        return 0
    order = spec.search.order
    times = [(), (Filter(order, ">=", AT),), (Filter(order, ">=", AT), Filter(order, "<", AT))]
    asked = 0
    for number in range(len(spec.search.fields) + 1):
        for names in combinations(spec.search.fields, number):
            filters = tuple(_filter(name) for name in names)
            listed = any(name.endswith("[]") for name in spec.search.fields)
            if listed and not any(name.endswith("[]") for name in names):
                continue
            for time in times:
                await store.query(spec.name, Query((*filters, *time), f"-{order}"))
                await store.totals(spec.name, (*filters, *time), spec.sums)
                asked += 1
    return asked


def test_there_are_as_few_as_the_queries_need(declared: list[CollectionSpec]) -> None:
    counted = Counter(row["collectionGroup"] for row in firestore_indexes(declared)["indexes"])
    assert counted["conversations"] == 3 + 4 * 4
    assert counted["conversation_words"] == 1 + 4
    assert counted["knowledge_documents"] == 4
    assert counted["audio_files"] == 5 * 2 + 1
    assert counted["agents"] == 1
    decision = (ROOT / "docs" / "decisions" / "0030-search.md").read_text(encoding="utf-8")
    sums = counted["conversations"] - 3
    assert f"needs {sums} of the {counted.total()} indexes" in decision
    assert counted.total() == 84


def _filter(name: str) -> Filter:
    if name.endswith("[]"):
        return Filter(name.removesuffix("[]"), "array_contains", "x")
    return Filter(name.removeprefix("-"), "==", "x")

"""Records that no list comes upon are named to operators although nobody has asked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.api import create_app
from core.errors import AppError, InvalidInput, Unavailable
from core.ports.documents import CollectionSpec, Create, DocumentPage, JsonObject, Query
from core.records.walk import Pace, RecordsWalk
from tests.support.loopback import serve
from tests.support.patience import awaited_looks
from tests.support.providers.cloud import CloudServers
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings

AT_ONCE = Pace(first_seconds=0.0, pause_seconds=0.0, round_seconds=0.0)

LOST: Mapping[str, JsonObject] = {
    "agents": {"name": "No time"},
    "safety_alerts": {"open": True, "patient_id": "P7"},
    "patient_turns": {"number": 1},
}
"""By collection, what lacks a field that it is sorted or found by."""


@asynccontextmanager
async def reading_at_once(folder: Path, port: int, **settings: object) -> AsyncIterator[Clinic]:
    """A clinic that looks at its records from its start on, and again and again."""
    chosen = clinic_settings(folder, port, **settings)
    app = create_app(chosen)
    platform = app.state.platform
    platform.records = RecordsWalk(platform.documents, platform.all_collections(), AT_ONCE)
    async with (
        serve(app) as url,
        httpx.AsyncClient(base_url=url, timeout=60.0, trust_env=False, verify=False) as client,
    ):
        yield Clinic(app, chosen, url, client)


async def named(clinic: Clinic, wanted: set[str]) -> list[dict[str, Any]]:
    """What operators are told, once these are exactly what is set aside."""
    found: list[dict[str, Any]] = []
    async for _ in awaited_looks():
        found = (await clinic.client.get("/api/attention")).json()["unreadable"]
        if {record["collection"] for record in found} == wanted:
            return found
    raise AssertionError(found)


async def set_aside_and_forgotten(clinic: Clinic) -> None:
    documents = clinic.app.state.platform.documents
    for collection, data in LOST.items():
        await documents.create(collection, "lost", data)
    records = await named(clinic, set(LOST))
    fields = {record["collection"]: record["fields"] for record in records}
    assert "created_at" in fields["agents"]
    assert "due_at" in fields["safety_alerts"]
    assert "session_id" in fields["patient_turns"]
    assert (await clinic.client.get("/api/agent")).json()["agents"] == []
    for collection in LOST:
        await documents.delete(collection, "lost")
    assert await named(clinic, set()) == []


async def test_what_no_list_comes_upon_is_named(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with reading_at_once(tmp_path, local_service.port) as clinic:
        await set_aside_and_forgotten(clinic)


@pytest.mark.process
async def test_what_an_order_of_firestore_leaves_out_is_named(
    tmp_path: Path, local_service: LocalServiceProcess, cloud: CloudServers
) -> None:
    stores = {name.lower(): value for name, value in cloud.environment.items()}
    async with reading_at_once(tmp_path / "data", local_service.port, **stores) as clinic:
        await set_aside_and_forgotten(clinic)


class Watched(SqliteDocumentStore):
    """A store that writes down which pages are read, and is away for the first `refusals`."""

    def __init__(self, folder: Path, names: Sequence[str], refusals: int = 0) -> None:
        super().__init__(folder / "records.sqlite3", [CollectionSpec(name) for name in names])
        self._refusals = refusals
        self.broken: dict[str, AppError] = {}
        self.read: list[str] = []

    async def query(self, collection: str, query: Query) -> DocumentPage:
        if collection in self.broken:
            raise self.broken[collection]
        if self._refusals:
            self._refusals -= 1
            raise Unavailable("Away.", error_code="store_unavailable")
        page = await super().query(collection, query)
        self.read.append(f"{collection}:{page.items[0].id}" if page.items else collection)
        return page


@asynccontextmanager
async def holding(
    folder: Path, records: Mapping[str, int], refusals: int = 0
) -> AsyncIterator[Watched]:
    """Such a store with so many records in each collection, whose ids are their numbers."""
    store = Watched(folder, list(records), refusals)
    for name, number in records.items():
        creates = [Create(name, f"{one:04}", {}) for one in range(number)]
        for first in range(0, number, 100):
            await store.write(creates[first : first + 100])
    yield store
    await store.close()


async def until_read(store: Watched, walk: RecordsWalk, pages: int) -> None:
    walk.start()
    async for _ in awaited_looks():
        if len(store.read) >= pages:
            break
    await walk.stop()


async def test_a_large_collection_does_not_keep_it_from_the_small_ones(tmp_path: Path) -> None:
    async with holding(tmp_path, {"a": 450, "b": 7, "c": 250}) as store:
        await RecordsWalk(store, ["a", "b", "c"]).whole()
        assert store.read == ["a:0000", "b:0000", "c:0000", "a:0200", "c:0200", "a:0400"]


async def test_it_reads_no_more_in_a_round_than_its_pace_says(tmp_path: Path) -> None:
    pace = Pace(first_seconds=0.0, pause_seconds=0.0, records=100, pages=2)
    async with holding(tmp_path, {"a": 450}) as store:
        await until_read(store, RecordsWalk(store, ["a"], pace), 2)
        assert store.read == ["a:0000", "a:0100"]


async def test_the_next_round_goes_on_where_one_ended_and_then_begins_anew(
    tmp_path: Path,
) -> None:
    pace = Pace(first_seconds=0.0, pause_seconds=0.0, records=100, pages=3, round_seconds=0.0)
    async with holding(tmp_path, {"a": 250, "b": 7}) as store:
        await until_read(store, RecordsWalk(store, ["a", "b"], pace), 6)
        assert store.read[:6] == ["a:0000", "b:0000", "a:0100", "a:0200", "a:0000", "b:0000"]


async def test_it_reads_the_page_again_that_an_outage_has_kept_from_it(tmp_path: Path) -> None:
    pace = Pace(first_seconds=0.0, pause_seconds=0.0, records=100, round_seconds=0.0)
    async with holding(tmp_path, {"a": 150, "b": 7}, refusals=2) as store:
        await until_read(store, RecordsWalk(store, ["a", "b"], pace), 3)
        assert store.read[:3] == ["a:0000", "b:0000", "a:0100"]


@pytest.mark.parametrize(
    "error", [Unavailable("Away.", error_code="too_slow"), InvalidInput("No such cursor.")]
)
async def test_a_collection_that_cannot_be_read_does_not_keep_it_from_the_others(
    tmp_path: Path, error: AppError
) -> None:
    pace = Pace(first_seconds=0.0, pause_seconds=0.0, records=100, pages=50, round_seconds=0.0)
    async with holding(tmp_path, {"a": 7, "b": 150, "c": 7}) as store:
        store.broken["a"] = error
        await until_read(store, RecordsWalk(store, ["a", "b", "c"], pace), 3)
        assert store.read[:3] == ["b:0000", "c:0000", "b:0100"]

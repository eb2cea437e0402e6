"""Spending is counted exactly, whoever spends at the same time and however the store is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from core.access.audit import AUDIT, USAGE, PluginAudit, Spending
from core.adapters.sqlite.documents import SqliteDocumentStore
from core.errors import Unavailable
from core.ports.documents import (
    DocumentPage,
    Filter,
    JsonObject,
    Query,
    StoredDocument,
    Totals,
    Write,
)


class Line:
    """The way to a store, which can be cut."""

    def __init__(self, store: SqliteDocumentStore) -> None:
        self.store = store
        self.cut = False

    def _there(self) -> SqliteDocumentStore:
        if self.cut:
            raise Unavailable("The records cannot be reached.")
        return self.store

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        return await self._there().get(collection, id)

    async def create(self, collection: str, id: str, data: JsonObject) -> StoredDocument:
        return await self._there().create(collection, id, data)

    async def replace(
        self, collection: str, id: str, data: JsonObject, version: str
    ) -> StoredDocument:
        return await self._there().replace(collection, id, data, version)

    async def delete(self, collection: str, id: str, version: str | None = None) -> bool:
        return await self._there().delete(collection, id, version)

    async def query(self, collection: str, query: Query) -> DocumentPage:
        return await self._there().query(collection, query)

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        return await self._there().totals(collection, filters, sums)

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        return await self._there().write(writes)

    async def check(self) -> None:
        await self._there().check()

    async def close(self) -> None:
        await self.store.close()


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Line]:
    store = SqliteDocumentStore(tmp_path / "documents.sqlite3", [AUDIT, USAGE])
    yield Line(store)
    await store.close()


async def spent(audit: PluginAudit, plugin_id: str) -> dict[str, int]:
    """The figures of the plugin's one day, without who and when."""
    days = await audit.usage(plugin_id, 5)
    assert len(days) <= 1, "the test ran over midnight"
    figures = dict(days[0].data) if days else {}
    return {name: figures[name] for name in figures if name not in ("plugin_id", "day")}


async def test_spending_at_the_same_time_is_all_counted(line: Line) -> None:
    first, second = PluginAudit(line), PluginAudit(line)  # two processes with one store
    await asyncio.gather(
        *(audit.spent("notes", Spending("voice", 7)) for audit in (first, second) * 50),
        *(first.spent("visits", Spending("writer", 3)) for _ in range(20)),
    )
    await first.settle()
    await second.settle()
    assert await spent(first, "notes") == {"voice_calls": 100, "voice_characters": 700}
    assert await spent(first, "visits") == {"writer_calls": 20, "writer_characters": 60}


async def test_a_store_that_is_away_costs_no_work_and_no_count(line: Line) -> None:
    audit = PluginAudit(line)
    line.cut = True
    await asyncio.gather(*(audit.spent("notes", Spending("voice", 5)) for _ in range(10)))
    await audit.refused("notes", "read", "the collection 'patients'")
    line.cut = False
    assert await spent(audit, "notes") == {}
    await audit.spent("notes", Spending("voice", 5))
    assert await spent(audit, "notes") == {"voice_calls": 11, "voice_characters": 55}
    # The refusal was not recorded then, so the same one is recorded now.
    await audit.refused("notes", "read", "the collection 'patients'")
    assert len((await audit.refusals("notes", 10, None)).items) == 1


async def test_what_is_owed_is_stored_at_the_stop(line: Line) -> None:
    audit = PluginAudit(line)
    line.cut = True
    await audit.spent("notes", Spending("writer", 9))
    line.cut = False
    await audit.settle()
    assert await spent(audit, "notes") == {"writer_calls": 1, "writer_characters": 9}


async def test_a_caller_who_goes_away_takes_no_account_along(line: Line) -> None:
    audit = PluginAudit(line)
    for _ in range(20):
        call = asyncio.create_task(audit.spent("notes", Spending("voice", 1)))
        await asyncio.sleep(0)
        call.cancel()
        await asyncio.gather(call, return_exceptions=True)
    await audit.settle()
    assert await spent(audit, "notes") == {"voice_calls": 20, "voice_characters": 20}


async def test_refusals_outside_the_event_loop_are_kept(line: Line) -> None:
    audit = PluginAudit(line)
    await asyncio.to_thread(audit.refused_soon, "notes", "use", "the service X")
    await audit.settle()
    page = await audit.refusals(None, 10, None)
    assert [item.data["subject"] for item in page.items] == ["the service X"]


async def test_a_flood_of_different_refusals_is_bounded(line: Line) -> None:
    audit = PluginAudit(line)
    for number in range(300):
        await audit.refused("notes", "use", f"jobs of kind 'x.{number}'")
    await audit.refused("visits", "use", "the voice service")
    assert (await line.store.totals(AUDIT.name)).count == 101

"""Firestore fails, hangs or is away: the store tries again, does nothing twice, and says so."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import pytest

from core.adapters.firestore.documents import FirestoreDocumentStore
from core.errors import Conflict, NotFound, PayloadTooLarge, StaleVersion, Unavailable
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    Filter,
    IndexSpec,
    Query,
    Replace,
    UndeclaredIndex,
)
from core.tooling.indexes import firestore_indexes
from tests.firestore_server import Fault, FirestoreServer, ServerThread

NOTES = CollectionSpec("notes", (IndexSpec(("status", "-at")),), sums=("size",))
CODES = ("ABORTED", "UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED", "INTERNAL")
ANSWER_WITHIN = 5.0
"""Seconds: what the operator is promised when Firestore does not answer."""


@pytest.fixture
def server() -> Iterator[ServerThread]:
    thread = ServerThread(FirestoreServer(firestore_indexes([NOTES])))
    yield thread
    thread.stop()


def store_at(port: int) -> FirestoreDocumentStore:
    return FirestoreDocumentStore("clinic", "notes", [NOTES], emulator_host=f"127.0.0.1:{port}")


@pytest.fixture
async def store(server: ServerThread) -> AsyncIterator[FirestoreDocumentStore]:
    made = store_at(server.port)
    yield made
    await made.close()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("code", CODES)
async def test_a_fault_in_passing_is_not_seen(
    server: ServerThread, store: FirestoreDocumentStore, code: str, after: bool
) -> None:
    def fail(method: str) -> None:
        faults = server.server.faults
        faults.clear()
        faults.add(Fault(code, times=2, methods=[method], after_commit=after))

    fail("Commit")
    made = await store.create("notes", "n1", {"status": "open", "at": 1, "size": 2})
    fail("Commit")
    changed = await store.replace("notes", "n1", {"status": "open", "at": 2}, made.version)
    fail("Commit")
    await store.write(
        [
            Create("notes", "n2", {"status": "open", "at": 3}),
            Replace("notes", "n1", {"status": "open", "at": 4, "size": 3}, changed.version),
        ]
    )
    fail("BatchGetDocuments")
    found = await store.get("notes", "n1")
    assert found is not None
    assert found.data["at"] == 4
    fail("RunQuery")
    page = await store.query("notes", Query((Filter("status", "==", "open"),), "-at"))
    assert [item.id for item in page.items] == ["n1", "n2"]
    fail("RunAggregationQuery")
    totals = await store.totals("notes", (Filter("status", "==", "open"),), ("size",))
    assert (totals.count, totals.sums["size"]) == (2, 3.0)
    fail("Commit")
    assert await store.delete("notes", "n1", found.version)
    assert server.server.faults.delivered == 2
    assert await store.get("notes", "n1") is None


async def test_what_was_refused_stays_refused_after_faults(
    server: ServerThread, store: FirestoreDocumentStore
) -> None:
    made = await store.create("notes", "n1", {"at": 1})
    await store.replace("notes", "n1", {"at": 2}, made.version)
    server.server.faults.add(Fault("UNAVAILABLE", times=100, every=2))
    with pytest.raises(Conflict):
        await store.create("notes", "n1", {"at": 9})
    with pytest.raises(StaleVersion):
        await store.replace("notes", "n1", {"at": 9}, made.version)
    with pytest.raises(NotFound):
        await store.replace("notes", "n9", {"at": 9}, made.version)
    with pytest.raises(StaleVersion):
        await store.write([Create("notes", "n2", {}), Delete("notes", "n1", made.version)])
    assert await store.get("notes", "n2") is None


async def test_a_lost_answer_of_a_write_that_others_have_changed_since(
    server: ServerThread, store: FirestoreDocumentStore
) -> None:
    """Our commit was done, its answer lost, and somebody replaced the document meanwhile."""
    other = store_at(server.port)
    server.server.faults.add(Fault("UNAVAILABLE", methods=["Commit"], after_commit=True, delay=0.3))
    creating = asyncio.create_task(store.create("notes", "n1", {"at": 1}))
    seen = None
    while seen is None:
        seen = await other.get("notes", "n1")
    await other.replace("notes", "n1", {"at": 2}, seen.version)
    assert (await creating).data == {"at": 1}
    found = await store.get("notes", "n1")
    assert found is not None
    assert found.data == {"at": 2}
    await other.close()


async def test_ten_at_once_take_turns(server: ServerThread) -> None:
    stores = [store_at(server.port) for _ in range(5)]
    await stores[0].create("notes", "counter", {"at": 0})
    server.server.faults.add(Fault("ABORTED", times=1000, every=7))
    server.server.faults.add(Fault("UNAVAILABLE", times=1000, every=9, after_commit=True))

    async def count_up(store: FirestoreDocumentStore) -> None:
        for _ in range(10):
            while True:
                now = await store.get("notes", "counter")
                assert now is not None
                with contextlib.suppress(StaleVersion):
                    await store.replace("notes", "counter", {"at": now.data["at"] + 1}, now.version)
                    break

    await asyncio.gather(*(count_up(store) for store in stores))
    found = await stores[0].get("notes", "counter")
    assert found is not None
    assert found.data == {"at": 50}
    for store in stores:
        await store.close()


async def test_a_server_that_is_away_and_comes_back(
    server: ServerThread, store: FirestoreDocumentStore
) -> None:
    await store.create("notes", "n1", {"at": 1})
    server.pause()
    async with asyncio.timeout(ANSWER_WITHIN):
        ends = await asyncio.gather(
            store.get("notes", "n1"),
            store.create("notes", "n2", {}),
            store.query("notes", Query()),
            store.totals("notes"),
            store.check(),
            return_exceptions=True,
        )
    for end in ends:
        assert isinstance(end, Unavailable)
        assert end.retry_after is not None
    server.resume()
    async with asyncio.timeout(ANSWER_WITHIN):
        found = await store.get("notes", "n1")
    assert found is not None


async def test_a_server_that_takes_calls_and_never_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        store = store_at(silent.getsockname()[1])

        async def asked() -> None:
            with pytest.raises(Unavailable):
                async with asyncio.timeout(ANSWER_WITHIN):
                    await store.get("notes", "n1")

        async def checked() -> None:
            with pytest.raises(Unavailable):
                async with asyncio.timeout(2.0):
                    await store.check()

        await asyncio.gather(asked(), checked())
        await store.close()


async def test_a_slow_server_is_given_up(
    server: ServerThread, store: FirestoreDocumentStore
) -> None:
    server.server.faults.add(Fault(None, times=100, delay=60.0))
    with pytest.raises(Unavailable):
        async with asyncio.timeout(ANSWER_WITHIN):
            await store.get("notes", "n1")


async def test_an_index_that_is_declared_here_but_not_deployed(server: ServerThread) -> None:
    more = CollectionSpec("notes", (*NOTES.indexes, IndexSpec(("owner", "-at"))))
    store = FirestoreDocumentStore(
        "clinic", "notes", [more], emulator_host=f"127.0.0.1:{server.port}"
    )
    with pytest.raises(UndeclaredIndex, match="elevendops indexes"):
        await store.query("notes", Query((Filter("owner", "==", "ann"),), "-at"))
    await store.close()


async def test_a_query_without_a_declared_index_asks_nobody(
    server: ServerThread, store: FirestoreDocumentStore
) -> None:
    await store.create("notes", "n1", {"owner": "ann", "at": 1})
    with pytest.raises(UndeclaredIndex, match="owner"):
        await store.query("notes", Query((Filter("owner", "==", "ann"),), "-at"))
    assert server.server.requests.keys() == {"Commit"}


async def test_a_page_goes_on_where_it_ended_while_documents_come_and_go(
    store: FirestoreDocumentStore,
) -> None:
    for number in range(20):
        await store.create("notes", f"n{number:02}", {"status": "open", "at": number})
    query = Query((Filter("status", "==", "open"),), "-at", limit=5)
    first = await store.query("notes", query)
    await store.create("notes", "newest", {"status": "open", "at": 99})
    await store.delete("notes", first.items[-1].id)
    next_query = Query(query.filters, query.order_by, 5, first.next_cursor)
    second = await store.query("notes", next_query)
    assert [item.data["at"] for item in second.items] == [14, 13, 12, 11, 10]


async def test_no_document_over_900_kb_is_sent(
    server: ServerThread, store: FirestoreDocumentStore
) -> None:
    with pytest.raises(PayloadTooLarge):
        await store.create("notes", "n1", {"text": "x" * 900_001})
    assert server.server.requests == {}
    await store.create("notes", "n2", {"text": "x" * 890_000})

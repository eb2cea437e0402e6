"""Searches on Firestore read a bounded number of documents, and say where that was not enough."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest

from core.adapters.firestore.documents import FirestoreDocumentStore
from core.adapters.firestore.search import MAX_READ
from core.ports.documents import Create, Query, Totals
from core.tooling.indexes import firestore_indexes
from tests.core.ports.document_search import SEARCHED, at, has, pages, who
from tests.firestore_server import FirestoreServer, ServerThread

MANY = MAX_READ + 300
KNEE_AND_RARE = (has("knee"), has("pain"), who("P1"))


@pytest.fixture(scope="module")
def server() -> Iterator[ServerThread]:
    thread = ServerThread(FirestoreServer(firestore_indexes(SEARCHED)))
    yield thread
    thread.stop()


@pytest.fixture
async def store(server: ServerThread) -> AsyncIterator[FirestoreDocumentStore]:
    """Many talks of knees and pain; the oldest five and the newest are of one patient."""
    found = FirestoreDocumentStore(
        "clinic", "search", SEARCHED, emulator_host=f"127.0.0.1:{server.port}"
    )
    server.server.database("projects/clinic/databases/search").clear()
    steps = [
        Create(
            "talks",
            f"t{number:05}",
            {
                "words": ["knee", "pain", *(["rare"] if number == 3 else [])],
                "who": "P1" if number < 5 or number == MANY - 1 else "P2",
                "length": 2,
                "at": at(number),
            },
        )
        for number in range(MANY)
    ]
    for start in range(0, MANY, 100):
        await found.write(steps[start : start + 100])
    yield found
    await found.close()


def read(server: ServerThread) -> int:
    counts = server.server.usage.counts
    return sum(number for (kind, _, _), number in counts.items() if kind == "reads")


async def test_a_page_and_a_total_read_a_bounded_number(
    store: FirestoreDocumentStore, server: ServerThread
) -> None:
    before = read(server)
    page = await store.query("talks", Query(KNEE_AND_RARE, "-at", 50))
    assert [one.id for one in page.items] == [f"t{MANY - 1:05}"]
    assert page.next_cursor is not None
    assert read(server) - before <= MAX_READ + 10
    before = read(server)
    totals = await store.totals("talks", KNEE_AND_RARE, ("length",))
    assert totals == Totals(1, {"length": 2}, complete=False)
    assert read(server) - before <= MAX_READ + 10


async def test_the_pages_come_to_the_oldest(store: FirestoreDocumentStore) -> None:
    found = await pages(store, "talks", Query(KNEE_AND_RARE, "-at", 50))
    assert found == [f"t{number:05}" for number in (MANY - 1, 4, 3, 2, 1, 0)]


async def test_the_rarest_word_is_asked_for(
    store: FirestoreDocumentStore, server: ServerThread
) -> None:
    before = read(server)
    conditions = (has("knee"), has("rare"), who("P1"))
    assert await store.totals("talks", conditions) == Totals(1)
    assert read(server) - before < 10


async def test_one_word_is_counted_by_the_store(
    store: FirestoreDocumentStore, server: ServerThread
) -> None:
    before = read(server)
    assert await store.totals("talks", (has("knee"),), ("length",)) == Totals(
        MANY, {"length": 2 * MANY}
    )
    assert read(server) - before <= 4

"""The SQLite document store: the contract of the port, its plans, its schema and its totals."""

from __future__ import annotations

import contextlib
import sqlite3
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.adapters.sqlite.totals import TotalsCache, totals_key
from core.errors import Unavailable
from core.ports.documents import (
    CollectionSpec,
    Create,
    Filter,
    IndexSpec,
    Query,
    Totals,
    UndeclaredIndex,
)
from tests.core.adapters.sqlite.tracing import (
    TracedStore,
    plans,
    slow,
    trigger_statements,
    worked_on_documents,
)
from tests.core.ports.document_batches import BatchContract
from tests.core.ports.document_contract import COLLECTIONS, NOTES, DocumentContract, OpenStore
from tests.core.ports.document_limits import LimitContract
from tests.core.ports.document_queries import QueryContract
from tests.core.ports.document_refusals import RefusalContract
from tests.core.ports.document_samples import KNEE, OPEN, ids
from tests.core.ports.document_totals import TotalsContract
from tests.core.ports.document_versions import OpenWith, Spoil, VersionContract

BY_STATUS = IndexSpec(("status", "-created_at"))
BY_TAG = IndexSpec(("tags[]", "created_at"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "documents.sqlite3"


class TestDocuments(
    DocumentContract, LimitContract, BatchContract, QueryContract, RefusalContract, TotalsContract
):
    @pytest.fixture
    def open_store(self, path: Path) -> Iterator[OpenStore]:
        statements: list[str] = []
        yield lambda: TracedStore(path, COLLECTIONS, statements)
        if done := worked_on_documents(statements):
            assert slow(path, done) == {}


class TestVersions(VersionContract):
    @pytest.fixture
    def open_with(self, path: Path) -> OpenWith:
        return lambda collections: SqliteDocumentStore(path, collections)

    @pytest.fixture(params=["[1, 2]", "7", '{"half":'])
    def spoil(self, path: Path, request: pytest.FixtureRequest) -> Spoil:
        def change(collection: str, id: str) -> None:
            with contextlib.closing(sqlite3.connect(path)) as connection, connection:
                connection.execute(
                    f"UPDATE {collection} SET data = ? WHERE id = ?", (request.param, id)
                )

        return change


def notes(*indexes: IndexSpec) -> list[CollectionSpec]:
    return [CollectionSpec(NOTES, indexes, sums=("size",))]


def names(path: Path) -> set[str]:
    """The tables and indexes in the file, without SQLite's own."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE name NOT GLOB 'sqlite_*'")
        return {name for (name,) in found}


async def fill(store: SqliteDocumentStore, count: int = 10) -> None:
    await store.write(
        [
            Create(
                NOTES,
                f"n{number}",
                {"status": "open", "created_at": number, "tags": ["knee", "hip"], "size": 1},
            )
            for number in range(count)
        ]
    )


async def test_the_plans_show_what_the_suite_forbids(path: Path) -> None:
    statements: list[str] = []
    store = TracedStore(path, notes(BY_STATUS, BY_TAG), statements)
    await fill(store)
    page = await store.query(NOTES, Query((OPEN,), "-created_at", limit=3))
    query = Query((OPEN,), "-created_at", limit=3, cursor=page.next_cursor)
    assert len((await store.query(NOTES, query)).items) == 3
    some = Query((OPEN, Filter("created_at", ">=", 1)), "created_at", limit=3)
    page = await store.query(NOTES, some)
    await store.query(NOTES, replace(some, cursor=page.next_cursor))
    await store.query(NOTES, Query((KNEE,), "created_at"))
    await store.totals(NOTES, (OPEN,))
    await store.close()
    done = worked_on_documents(statements)
    steps = " / ".join(step for found in plans(path, done).values() for step in found)
    # The page begins where the cursor stands, not at the first document with this status.
    assert "notes:status,created_at" in steps
    assert "(rank:created_at,value:created_at,id)<(?,?,?)" in steps.replace('"', "")
    assert "(value:created_at,id)>(?,?)" in steps.replace('"', "")
    in_order = "SELECT data FROM \"notes\" ORDER BY json_extract(data, '$.created_at')"
    assert slow(path, [in_order, *done]).keys() == {in_order}


async def test_triggers_find_their_rows_by_an_index(path: Path) -> None:
    store = SqliteDocumentStore(path, COLLECTIONS)
    await store.check()
    await store.close()
    removing = trigger_statements(path)
    assert len(removing) == 2 * 3
    assert slow(path, removing) == {}


async def test_the_file_is_for_its_owner_only(path: Path) -> None:
    store = SqliteDocumentStore(path, notes())
    await fill(store)
    modes = [stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob("documents*")]
    await store.close()
    assert modes == [0o600] * 3


async def test_a_new_index_is_built_for_documents_that_exist(path: Path) -> None:
    first = SqliteDocumentStore(path, notes())
    await fill(first)
    with pytest.raises(UndeclaredIndex):
        await ids(first, Query((OPEN,), "-created_at"))
    await first.close()
    second = SqliteDocumentStore(path, notes(BY_STATUS, BY_TAG))
    assert await ids(second, Query((OPEN,), "-created_at", limit=2)) == ["n9", "n8"]
    assert await ids(second, Query((KNEE,), "created_at", limit=2)) == ["n0", "n1"]
    assert await second.totals(NOTES, (KNEE,), ("size",)) == Totals(10, {"size": 10.0})
    await second.create(NOTES, "n99", {"status": "open", "created_at": 99, "tags": ["knee"]})
    assert await ids(second, Query((OPEN,), "-created_at", limit=1)) == ["n99"]
    assert await ids(second, Query((KNEE,), "-created_at", limit=1)) == ["n99"]
    await second.close()


async def test_an_index_that_is_declared_no_longer_is_dropped(path: Path) -> None:
    first = SqliteDocumentStore(path, notes(BY_STATUS, BY_TAG))
    await fill(first)
    # Made because they were needed; no declaration takes them away.
    await ids(first, Query((Filter("size", "==", 1),)))
    await ids(first, Query((KNEE,)))
    await first.close()
    before = names(path)
    assert {"notes:status,created_at", "notes:tags[],created_at"} <= before
    second = SqliteDocumentStore(path, notes(IndexSpec(("status", "size"))))
    assert await ids(second, Query((OPEN,), "size", limit=1)) == ["n0"]
    await second.create(NOTES, "n99", {"tags": ["knee"]})
    assert await ids(second, Query((KNEE,), limit=500)) == sorted(
        [f"n{n}" for n in range(10)] + ["n99"]
    )
    await second.close()
    after = names(path)
    assert before - after == {
        "notes:status,created_at",
        "notes:tags[],created_at",
        "notes:tags[],created_at:seq",
        *(f"notes:tags[],created_at:{event}" for event in ("insert", "update", "delete")),
    }
    assert after - before == {"notes:status,size"}


async def test_documents_of_a_collection_that_is_not_declared_stay(path: Path) -> None:
    first = SqliteDocumentStore(path, notes(BY_STATUS))
    await fill(first)
    await first.close()
    second = SqliteDocumentStore(path, [CollectionSpec("other")])
    await second.create("other", "o1", {})
    await second.close()
    third = SqliteDocumentStore(path, notes(BY_STATUS))
    assert (await third.totals(NOTES, (OPEN,))).count == 10
    await third.close()


async def test_two_versions_of_the_program_use_one_file(path: Path) -> None:
    """Each declares other indexes; the older one goes on after the newer has dropped its own."""
    old = SqliteDocumentStore(path, notes(BY_STATUS, BY_TAG))
    await fill(old)
    new = SqliteDocumentStore(path, notes(IndexSpec(("status", "size"))))
    assert await ids(new, Query((OPEN,), "size", limit=1)) == ["n0"]
    assert await ids(old, Query((OPEN,), "-created_at", limit=1)) == ["n9"]
    assert await ids(old, Query((KNEE,), "-created_at", limit=1)) == ["n9"]
    # The older one has made its own again, and left the newer one's alone.
    assert {"notes:status,created_at", "notes:status,size"} <= names(path)
    assert await ids(new, Query((OPEN,), "-size", limit=1)) == ["n9"]
    await old.close()
    await new.close()


@pytest.mark.parametrize(
    ("collections", "named"),
    [
        ([CollectionSpec("")], "''"),
        ([CollectionSpec("Notes")], "'Notes'"),
        ([CollectionSpec('a"b')], 'a\\\\?"b'),
        ([CollectionSpec("sqlite_x")], "sqlite_x"),
        ([CollectionSpec("a" * 61)], "aaa"),
        ([CollectionSpec("notes"), CollectionSpec("notes")], "twice"),
        (notes(IndexSpec(())), "names no field"),
        (notes(IndexSpec(("a.b",))), "'a.b'"),
        (notes(IndexSpec(("a", "-a"))), "twice"),
        (notes(IndexSpec(("a[]", "b[]"))), "more than one list"),
    ],
)
def test_a_bad_declaration_is_named_at_once(
    path: Path, collections: list[CollectionSpec], named: str
) -> None:
    with pytest.raises(ValueError, match=named):
        SqliteDocumentStore(path, collections)
    assert not path.exists()


async def test_totals_of_an_unchanged_collection_are_not_computed_again(path: Path) -> None:
    statements: list[str] = []
    store = TracedStore(path, [*notes(BY_STATUS), CollectionSpec("other")], statements)
    await fill(store)

    async def computed() -> int:
        statements.clear()
        for sums in ((), ("size",)):
            assert (await store.totals(NOTES, (OPEN,), sums)).count == 10
        return sum("count(*)" in sql for sql in statements)

    assert await computed() == 2
    assert await computed() == 0
    await store.create("other", "o1", {})
    assert await computed() == 0
    await store.create(NOTES, "n99", {"status": "closed"})
    assert await computed() == 2
    await store.close()


def test_the_memory_of_totals_is_bounded() -> None:
    cache = TotalsCache(limit=2)
    one, two, three = (totals_key(NOTES, (Filter("n", "==", n),), ()) for n in (1, 2, 3))
    cache.keep(one, 5, Totals(1))
    cache.keep(two, 5, Totals(2))
    assert cache.get(one, 5) == Totals(1)
    cache.keep(three, 5, Totals(3))
    assert [cache.get(key, 5) for key in (one, two, three)] == [Totals(1), None, Totals(3)]
    assert cache.get(one, 6) is None


async def test_a_closed_store_is_unavailable(path: Path) -> None:
    store = SqliteDocumentStore(path, notes())
    await store.create(NOTES, "n1", {})
    await store.close()
    calls: list[Callable[[], object]] = [
        lambda: store.get(NOTES, "n1"),
        lambda: store.create(NOTES, "n2", {}),
        store.check,
    ]
    for call in calls:
        with pytest.raises(Unavailable):
            await call()  # type: ignore[misc]
    await store.close()

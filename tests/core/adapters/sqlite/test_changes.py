"""The change numbers of collections: the same until somebody, in whichever process, changes one."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from core.adapters.sqlite.changes import ChangeNumbers
from core.adapters.sqlite.documents import SqliteDocumentStore
from core.ports.documents import CollectionSpec, CountsChanges, Query

SPECS = (CollectionSpec("letters"), CollectionSpec("visits"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "documents.sqlite3"


@pytest.fixture
async def store(path: Path) -> AsyncIterator[SqliteDocumentStore]:
    opened = SqliteDocumentStore(path, SPECS)
    yield opened
    await opened.close()


async def test_nothing_is_told_before_something_was_read(store: SqliteDocumentStore) -> None:
    assert isinstance(store, CountsChanges)
    assert store.change_numbers(("letters",)) is None
    await store.get("letters", "a")
    assert store.change_numbers(("letters",)) is not None
    assert store.change_numbers(("letters", "unknown")) is None


async def test_a_change_counts_for_its_collection_alone(store: SqliteDocumentStore) -> None:
    await store.get("letters", "a")
    letters, visits = store.change_numbers(("letters",)), store.change_numbers(("visits",))
    made = await store.create("letters", "a", {"to": "Ann"})
    assert store.change_numbers(("visits",)) == visits
    changed = store.change_numbers(("letters",))
    assert changed != letters
    await store.replace("letters", "a", {"to": "Bo"}, made.version)
    assert store.change_numbers(("letters",)) not in (letters, changed)


async def test_another_process_counts_too(store: SqliteDocumentStore, path: Path) -> None:
    await store.create("letters", "a", {"to": "Ann"})
    await store.get("letters", "a")
    before = store.change_numbers(("letters",))
    other = SqliteDocumentStore(path, SPECS)
    await other.delete("letters", "a")
    await other.close()
    assert store.change_numbers(("letters",)) != before
    assert await store.get("letters", "a") is None


async def test_an_index_that_is_made_late_is_no_change(store: SqliteDocumentStore) -> None:
    await store.create("letters", "a", {"to": "Ann"})
    await store.get("letters", "a")
    before = store.change_numbers(("letters",))
    await store.query("letters", Query(order_by="to"))
    assert store.change_numbers(("letters",)) == before


async def test_a_change_by_hand_makes_all_count(store: SqliteDocumentStore, path: Path) -> None:
    await store.create("letters", "a", {"to": "Ann"})
    await store.get("letters", "a")
    before = store.change_numbers(("letters",))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE letters SET data = '{}' WHERE id = 'a'")
    connection.close()
    assert store.change_numbers(("letters",)) != before


async def test_a_page_is_the_same_in_a_thread_and_inline(store: SqliteDocumentStore) -> None:
    for number in range(5):
        await store.create("letters", f"l{number}", {"to": f"Ann {number}", "text": "x" * 50})
    query = Query(order_by="-to", limit=3, fields=("to",))
    first = await store.query("letters", query)
    again = await store.query("letters", query)
    assert [item.data for item in first.items] == [{"to": f"Ann {n}"} for n in (4, 3, 2)]
    assert again == first
    assert again.items[0].data is not first.items[0].data


async def test_what_only_pythons_parser_reads_is_read(
    store: SqliteDocumentStore, path: Path
) -> None:
    await store.create("letters", "a", {"to": "Ann"})
    with sqlite3.connect(path) as connection:
        connection.execute("""UPDATE letters SET data = '{"to": "\\ud800"}' WHERE id = 'a'""")
    connection.close()
    found = await store.get("letters", "a")
    assert found is not None
    assert found.data == {"to": "\ud800"}


async def test_indexes_that_follow_one_another_are_no_change(
    store: SqliteDocumentStore, path: Path
) -> None:
    """The second is made while it is being looked at what the first has changed."""
    await store.create("letters", "a", {"to": "Ann"})
    numbers = ChangeNumbers()
    with closing(sqlite3.connect(path, isolation_level=None)) as looking:
        before = numbers.read(looking)
        await store.query("letters", Query(order_by="to"))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:

            def follow(statement: str) -> None:
                if statement.startswith("SELECT"):
                    looking.set_trace_callback(None)
                    other.execute("CREATE INDEX followed ON letters (version)")

            looking.set_trace_callback(follow)
            assert numbers.read(looking) == before
        assert numbers.read(looking) == before
        assert numbers.unnumbered == 0

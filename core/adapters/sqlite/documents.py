"""The document store on one SQLite file: JSON text, declared indexes, exact totals."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from core.adapters.document_rules import (
    MAX_BATCH,
    UnknownCollection,
    check_id,
    declared,
    serving_index,
    shape_of_query,
)
from core.adapters.document_values import encode
from core.adapters.search_rules import Search, search_of_query
from core.adapters.sqlite import search as search_index
from core.adapters.sqlite.batch import Batch
from core.adapters.sqlite.changes import ChangeNumbers
from core.adapters.sqlite.database import LOCK_SECONDS, Database, connect, snapshot
from core.adapters.sqlite.migrations import MIGRATIONS
from core.adapters.sqlite.query import (
    Index,
    Plan,
    Row,
    Statement,
    cursor_after,
    document,
    index_of,
    page_statement,
    position_of,
    stored,
)
from core.adapters.sqlite.row_sizes import RowSizes
from core.adapters.sqlite.schema import META, ensure_index, exists, prepare, quoted
from core.adapters.sqlite.search_query import (
    found_document,
    search_cursor,
    search_page_statement,
)
from core.adapters.sqlite.totals import TotalsCache, TotalsKey, totals_key
from core.adapters.sqlite.totals_plan import plan_totals
from core.errors import Unavailable
from core.i18n import text
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    DocumentPage,
    Filter,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Totals,
    Write,
)
from core.stored.schema_number import migrate

_KEPT_PLANS = 512


class SqliteDocumentStore:
    """A DocumentStore in one file. The file is opened, and made, when it is first used.

    Values of different types sort as in Firestore: null, bools, numbers, text, lists, objects;
    text by code points. A range finds values of its own type only, and true is not 1. Documents
    that lack the order field are not in the answer. `lock_seconds` is how long a write waits for
    another process that writes. Raises ValueError for a bad declaration, and ConfigurationError
    where this Python's SQLite cannot search.
    """

    def __init__(
        self,
        path: Path,
        collections: Sequence[CollectionSpec],
        *,
        lock_seconds: float = LOCK_SECONDS,
    ) -> None:
        search_index.require_full_text()
        self._path = path
        self._collections = declared(collections)
        self._database = Database(path, self._connect, self._prepare, lock_seconds)
        self._made: dict[str, Index] = {}
        self._totals = TotalsCache()
        self._changes = ChangeNumbers()
        self._sizes = RowSizes()
        self._planned = lru_cache(_KEPT_PLANS)(self._new_plan)

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        """The document, or None when the id is unknown."""
        table = quoted(self._spec(collection).name)
        check_id(id)

        def work(connection: sqlite3.Connection) -> StoredDocument | None:
            found = connection.execute(
                f"SELECT version, record_version, data FROM {table} WHERE id = ?", (id,)
            ).fetchone()
            return stored(id, found[2], str(found[0]), found[1]) if found else None

        return await self._database.read(work, quick=True)

    async def get_many(self, collection: str, ids: Sequence[str]) -> list[StoredDocument | None]:
        """The documents of these ids in their order, None for an unknown id, in one read."""
        table = quoted(self._spec(collection).name)
        for one in ids:
            check_id(one)
        wanted = json.dumps(list(ids))

        def work(connection: sqlite3.Connection) -> list[StoredDocument | None]:
            rows = connection.execute(
                f"SELECT id, version, record_version, data FROM {table} "
                "WHERE id IN (SELECT value FROM json_each(?))",
                (wanted,),
            ).fetchall()
            found = {row[0]: stored(row[0], row[3], str(row[1]), row[2]) for row in rows}
            return [found.get(one) for one in ids]

        return await self._database.read(work, quick=True) if ids else []

    async def create(self, collection: str, id: str, data: JsonObject) -> StoredDocument:
        """Store a new document. Raises Conflict when the id exists."""
        return _present(await self.write([Create(collection, id, data)]))

    async def replace(
        self, collection: str, id: str, data: JsonObject, version: str
    ) -> StoredDocument:
        """Store new content over `version`. Raises NotFound, StaleVersion."""
        return _present(await self.write([Replace(collection, id, data, version)]))

    async def delete(self, collection: str, id: str, version: str | None = None) -> bool:
        """Delete; True when it existed. Raises StaleVersion when `version` is not current."""
        self._check([step := Delete(collection, id, version)])
        return await self._database.write(
            lambda connection: Batch(connection, self._collections).delete(step)
        )

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        """Apply all (at most 100) or none, in order; None stands for a delete."""
        self._check(writes)
        texts = [None if isinstance(step, Delete) else encode(step.data) for step in writes]
        if not writes:
            return []

        def work(connection: sqlite3.Connection) -> list[StoredDocument | None]:
            batch = Batch(connection, self._collections)
            return [batch.apply(step, text) for step, text in zip(writes, texts, strict=True)]

        written = await self._database.write(work)
        self._sizes.written(step.collection for step in writes)
        return written

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """One page, by a declared index. Raises UndeclaredIndex, InvalidInput (bad cursor)."""
        spec = self._spec(collection)
        if (search := search_of_query(spec, query)) is not None:
            return await self._search(spec, search, query)
        plan = self._plan(collection, query)
        await self._make(plan.index)

        def work(connection: sqlite3.Connection) -> DocumentPage:
            last_write = self._sizes.last_write(collection)
            rows = _rows(connection, plan.statement)
            page = rows[: query.limit]
            more = cursor_after(page[-1], collection, query) if len(rows) > len(page) else None
            self._sizes.note(collection, plan.statement, rows, last_write)
            return DocumentPage([document(row, query.fields) for row in page], more)

        if query.cursor is not None:
            # Who walks through a collection lets others have a turn after each page.
            await asyncio.sleep(0)
        quick = self._sizes.are_few(collection, plan.statement, query.limit)
        return await self._database.read(work, quick=quick)

    def _plan(self, collection: str, query: Query) -> Plan:
        """How the query is answered: the same as last time, if it was asked before."""
        try:
            # The types are part of the key, because True == 1 in Python.
            return self._planned(collection, query, tuple(type(f.value) for f in query.filters))
        except TypeError:  # a list among its parts, which is no key
            return self._new_plan(collection, query)

    def _new_plan(self, collection: str, query: Query, _types: tuple[type, ...] = ()) -> Plan:
        spec = self._spec(collection)
        shape = shape_of_query(query)
        index = index_of(spec, serving_index(spec, shape, whole=True))
        after = (
            position_of(query.cursor, collection, query, shape)
            if query.cursor is not None
            else None
        )
        return Plan(index, page_statement(index, shape, query, after))

    async def _search(self, spec: CollectionSpec, search: Search, query: Query) -> DocumentPage:
        def work(connection: sqlite3.Connection) -> DocumentPage:
            match = search_index.match_of(connection, spec, search.conditions)
            rows = _rows(connection, search_page_statement(spec, search, query, match))
            page = rows[: query.limit]
            more = search_cursor(page[-1], spec, query) if len(rows) > len(page) else None
            return DocumentPage([found_document(row, query.fields) for row in page], more)

        return await self._database.read(work)

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        """Exact count and sums of all matching documents, computed in the store."""
        key = totals_key(collection, filters, sums)
        if (known := self._known_totals(collection, key)) is not None:
            return known
        plan = plan_totals(self._spec(collection), filters, sums)
        for index in plan.indexes:
            await self._make(index)

        def work(connection: sqlite3.Connection) -> Totals:
            with snapshot(connection):
                changes, documents = connection.execute(
                    f'SELECT changes, documents FROM "{META}" WHERE name = ?', (collection,)
                ).fetchone()
                known = self._totals.get(key, changes)
                if known is None:
                    known = plan.compute(connection, documents)
                    self._totals.keep(key, changes, known)
                return _copy(known)

        return await self._database.read(work)

    def change_numbers(self, collections: Sequence[str]) -> tuple[int, ...] | None:
        """As CountsChanges.change_numbers; None until something was read."""
        connection = self._database.quick_connection()
        if connection is None:
            return None
        try:
            standings = self._changes.read(connection)
            numbers = [standings[name].changes for name in collections]
        except (sqlite3.Error, KeyError):
            return None  # the next read waits for the file or prepares it
        return (self._changes.unnumbered, *numbers)

    def _known_totals(self, collection: str, key: TotalsKey) -> Totals | None:
        """The totals, where they are known without looking at any document."""
        connection = self._database.quick_connection()
        if connection is None:
            return None
        try:
            standing = self._changes.read(connection).get(collection)
            found = self._totals.get(key, standing.changes) if standing is not None else None
        except (sqlite3.Error, TypeError):
            return None  # a thread waits for the file; a filter's value that is no key is refused
        return _copy(found) if found is not None else None

    async def check(self) -> None:
        """Raise Unavailable unless the store answers."""

        def work(connection: sqlite3.Connection) -> bool:
            connection.execute(f'SELECT count(*) FROM "{META}"').fetchone()
            return self._path.exists()

        # In a writing transaction, because a store that cannot be written is of no use.
        if not await self._database.write(work):
            raise Unavailable(
                text(
                    "The database file was moved or deleted while ElevenDops runs; start it again."
                ),
                error_code="store_unavailable",
            )

    async def close(self) -> None:
        """Release connections; the store is not used afterwards."""
        await self._database.close()

    def _connect(self) -> sqlite3.Connection:
        return connect(self._path)

    def _prepare(self, connection: sqlite3.Connection, first: bool) -> None:
        migrate(connection, MIGRATIONS)
        prepare(connection, self._collections.values(), drop=first)
        search_index.prepare(connection, self._collections.values())
        for index in list(self._made.values()):
            _ensure(connection, index)

    def _spec(self, collection: str) -> CollectionSpec:
        spec = self._collections.get(collection)
        if spec is None:
            raise UnknownCollection(collection)
        return spec

    def _check(self, writes: Sequence[Write]) -> None:
        if len(writes) > MAX_BATCH:
            raise ValueError(f"a batch has at most {MAX_BATCH} steps, this one has {len(writes)}")
        for step in writes:
            self._spec(step.collection)
            check_id(step.id)

    async def _make(self, index: Index) -> None:
        if not index.implicit or index.name in self._made:
            return
        # Looked up first: a reader shall not wait for others that write.
        if not await self._database.read(lambda connection: exists(connection, index.name)):
            await self._database.write(lambda connection: _ensure(connection, index))
        self._made[index.name] = index


def _ensure(connection: sqlite3.Connection, index: Index) -> None:
    ensure_index(connection, index.collection, index.name, index.fields)


def _copy(totals: Totals) -> Totals:
    return replace(totals, sums=dict(totals.sums))


def _rows(connection: sqlite3.Connection, statement: Statement) -> list[Row]:
    return connection.execute(statement.sql, statement.parameters).fetchall()


def _present(written: list[StoredDocument | None]) -> StoredDocument:
    [stored] = written
    assert stored is not None  # only a delete gives None
    return stored

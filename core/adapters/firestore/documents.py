"""The document store on Cloud Firestore, or on its emulator; Google's client is loaded on use."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from core.adapters.document_rules import (
    MAX_BATCH,
    UnknownCollection,
    check_id,
    declared,
)
from core.adapters.document_values import encode
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

if TYPE_CHECKING:
    from core.adapters.firestore.engine import Engine

T = TypeVar("T")

ANSWER_SECONDS = 4.5
"""How long a method takes at most, with all it sends; a page shall know of an outage in 5 s."""
CHECK_SECONDS = 1.9
"""The same for a health check, which is given 2 s."""


class FirestoreDocumentStore:
    """A DocumentStore in one named Firestore database.

    A call is tried again while Firestore fails in passing, for 4.5 s at most; then it raises
    Unavailable. A write that is tried again happens once. With `emulator_host` ("host:port")
    there is no sign-in and no TLS. Raises ValueError for a bad declaration.
    """

    def __init__(
        self,
        project: str,
        database_id: str,
        collections: Sequence[CollectionSpec],
        *,
        emulator_host: str | None = None,
    ) -> None:
        self._project = project
        self._database_id = database_id
        self._collections = declared(collections)
        self._emulator_host = emulator_host
        self._starting = asyncio.Lock()
        self._engine: Engine | None = None
        self._closed = False

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        """The document, or None when the id is unknown."""
        self._check(collection, id)
        return await self._do(lambda engine: engine.get(collection, id))

    async def get_many(self, collection: str, ids: Sequence[str]) -> list[StoredDocument | None]:
        """The documents of these ids in their order, None for an unknown id, in one read."""
        for one in ids:
            self._check(collection, one)
        return await self._do(lambda engine: engine.get_many(collection, ids)) if ids else []

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
        self._check(collection, id)
        return await self._do(lambda engine: engine.delete(Delete(collection, id, version)))

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        """Apply all (at most 100) or none, in order; None stands for a delete."""
        if len(writes) > MAX_BATCH:
            raise ValueError(f"a batch has at most {MAX_BATCH} steps, this one has {len(writes)}")
        for step in writes:
            self._check(step.collection, step.id)
        texts = [None if isinstance(step, Delete) else encode(step.data) for step in writes]
        if not writes:
            return []
        return await self._do(lambda engine: engine.write(writes, texts))

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """One page, by a declared index. Raises UndeclaredIndex, InvalidInput (bad cursor)."""
        self._check(collection)
        return await self._do(lambda engine: engine.query(collection, query))

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        """Exact count and sums of all matching documents, computed in the store."""
        self._check(collection)
        return await self._do(lambda engine: engine.totals(collection, filters, sums))

    async def check(self) -> None:
        """Raise Unavailable unless the store answers."""
        await self._do(lambda engine: engine.check(), CHECK_SECONDS)

    async def close(self) -> None:
        """Release connections; the store is not used afterwards."""
        self._closed = True
        async with self._starting:
            if self._engine is not None:
                await self._engine.close()

    def _check(self, collection: str, identifier: str | None = None) -> None:
        if collection not in self._collections:
            raise UnknownCollection(collection)
        if identifier is not None:
            check_id(identifier)

    async def _do(
        self, work: Callable[[Engine], Awaitable[T]], seconds: float = ANSWER_SECONDS
    ) -> T:
        # One limit over everything: the start of the client, its sign-in, and several requests.
        try:
            async with asyncio.timeout(seconds):
                return await work(await self._started())
        except TimeoutError as error:
            raise Unavailable(
                text("The document store does not answer now. Try again in a moment."),
                error_code="store_unavailable",
            ) from error

    async def _started(self) -> Engine:
        if self._engine is None:
            async with self._starting:
                if self._engine is None and not self._closed:
                    # Loading Google's client takes a third of a second: not in the event loop.
                    await asyncio.to_thread(
                        importlib.import_module, "core.adapters.firestore.engine"
                    )
                    from core.adapters.firestore.engine import Engine

                    self._engine = await Engine.start(
                        self._project, self._database_id, self._emulator_host, self._collections
                    )
        if self._engine is None:
            raise Unavailable(
                text("The document store is closed because the program stops."),
                error_code="store_unavailable",
            )
        return self._engine


def _present(written: list[StoredDocument | None]) -> StoredDocument:
    [stored] = written
    assert stored is not None  # only a delete gives None
    return stored

"""Spans around the stores: what was done where and to how many, never what is in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from opentelemetry.trace import SpanKind

from core.ports.blobs import BlobInfo, BlobStore, SignedFiles
from core.ports.documents import (
    CountsChanges,
    DocumentPage,
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    StoredDocument,
    Totals,
    Write,
)
from core.tracing.spans import Attributes, begin


class TracedDocuments:
    """A document store whose operations are recorded."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._counting = store if isinstance(store, CountsChanges) else None

    def change_numbers(self, collections: Sequence[str]) -> tuple[int, ...] | None:
        """As CountsChanges.change_numbers, which takes less time than a span."""
        return self._counting.change_numbers(collections) if self._counting else None

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        """As DocumentStore.get."""
        with begin(*_store("get", collection), kind=SpanKind.CLIENT) as span:
            found = await self._store.get(collection, id)
            span.set("elevendops.count", 0 if found is None else 1)
            return found

    async def get_many(self, collection: str, ids: Sequence[str]) -> list[StoredDocument | None]:
        """As DocumentStore.get_many."""
        with begin(*_store("get_many", collection), kind=SpanKind.CLIENT) as span:
            found = await self._store.get_many(collection, ids)
            span.set("elevendops.count", sum(one is not None for one in found))
            return found

    async def create(self, collection: str, id: str, data: JsonObject) -> StoredDocument:
        """As DocumentStore.create."""
        with begin(*_store("create", collection), kind=SpanKind.CLIENT):
            return await self._store.create(collection, id, data)

    async def replace(
        self, collection: str, id: str, data: JsonObject, version: str
    ) -> StoredDocument:
        """As DocumentStore.replace."""
        with begin(*_store("replace", collection), kind=SpanKind.CLIENT):
            return await self._store.replace(collection, id, data, version)

    async def delete(self, collection: str, id: str, version: str | None = None) -> bool:
        """As DocumentStore.delete."""
        with begin(*_store("delete", collection), kind=SpanKind.CLIENT):
            return await self._store.delete(collection, id, version)

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """As DocumentStore.query."""
        with begin(*_store("query", collection), kind=SpanKind.CLIENT) as span:
            page = await self._store.query(collection, query)
            span.set("elevendops.count", len(page.items))
            return page

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        """As DocumentStore.totals."""
        with begin(*_store("totals", collection), kind=SpanKind.CLIENT) as span:
            totals = await self._store.totals(collection, filters, sums)
            span.set("elevendops.count", totals.count)
            return totals

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        """As DocumentStore.write; the span is named after the first step's collection."""
        name = writes[0].collection if writes else "nothing"
        with begin(*_store("write", name), kind=SpanKind.CLIENT) as span:
            span.set("elevendops.count", len(writes))
            return await self._store.write(writes)

    async def check(self) -> None:
        """As DocumentStore.check."""
        await self._store.check()

    async def close(self) -> None:
        """As DocumentStore.close."""
        await self._store.close()


def _store(operation: str, collection: str) -> tuple[str, Attributes]:
    return f"store {operation} {collection}", {
        "elevendops.operation": operation,
        "elevendops.collection": collection,
    }


def traced_blobs(store: BlobStore) -> BlobStore:
    """The blob store with its operations recorded; it signs addresses where that one does."""
    return _TracedSignedFiles(store) if isinstance(store, SignedFiles) else _TracedBlobs(store)


class _TracedBlobs:
    def __init__(self, store: BlobStore) -> None:
        self._store = store

    async def put(self, key: str, data: bytes, content_type: str) -> BlobInfo:
        with begin(*_blob("put", key), kind=SpanKind.CLIENT) as span:
            span.set("elevendops.bytes", len(data))
            return await self._store.put(key, data, content_type)

    async def info(self, key: str) -> BlobInfo | None:
        with begin(*_blob("info", key), kind=SpanKind.CLIENT) as span:
            found = await self._store.info(key)
            span.set("elevendops.bytes", found.size if found else None)
            return found

    async def read(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        # Whoever reads may stop anywhere, and in another task: nothing is made current here.
        span = begin(*_blob("read", key), kind=SpanKind.CLIENT)
        count = 0
        try:
            async for chunk in self._store.read(key, start, end):
                count += len(chunk)
                yield chunk
        except BaseException as error:
            span.failed(error)
            raise
        finally:
            span.set("elevendops.bytes", count)
            span.end()

    async def read_many(self, keys: Sequence[str]) -> list[bytes | None]:
        if not keys:
            return []
        with begin(*_blob("read", keys[0]), kind=SpanKind.CLIENT) as span:
            found = await self._store.read_many(keys)
            span.set("elevendops.bytes", sum(len(content) for content in found if content))
            return found

    async def delete(self, key: str) -> bool:
        with begin(*_blob("delete", key), kind=SpanKind.CLIENT):
            return await self._store.delete(key)

    async def url(self, key: str, expires_seconds: int = 3600) -> str:
        with begin(*_blob("url", key), kind=SpanKind.CLIENT):
            return await self._store.url(key, expires_seconds)

    async def check(self) -> None:
        await self._store.check()

    async def close(self) -> None:
        await self._store.close()


class _TracedSignedFiles(_TracedBlobs):
    def __init__(self, store: SignedFiles) -> None:
        super().__init__(store)
        self._signing = store

    def opens(self, key: str, expires: str, signature: str) -> bool:
        return self._signing.opens(key, expires, signature)


def _blob(operation: str, key: str) -> tuple[str, Attributes]:
    return f"blob {operation}", {
        "elevendops.operation": operation,
        # Only the folder: what stands behind it names one patient's or document's file.
        "elevendops.blob.folder": key.partition("/")[0],
    }

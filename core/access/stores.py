"""What one plugin is handed of the stores: only what is its own or declared.

What stands behind has names that only these classes use, so that no attribute leads around the
gate by accident. An installed plugin is trusted code all the same: Python has no wall inside a
process.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from core.access.permissions import PermissionChecker
from core.jobs import Job, JobQueue, JobRequest
from core.ports.blobs import BlobInfo, BlobStore
from core.ports.documents import (
    DocumentPage,
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    StoredDocument,
    Totals,
    Write,
)
from core.records import Reason, UnreadableRecords
from core.records.changes import Change, change_document
from core.records.pages import pages


class PluginDocuments:
    """The document store as one plugin sees it: its own collections, and declared ones to read."""

    def __init__(
        self, store: DocumentStore, gate: PermissionChecker, unreadable: UnreadableRecords
    ) -> None:
        self.__store = store
        self.__gate = gate
        self.__unreadable = unreadable

    def file_missing(self, collection: str, id: str, field: str, *, newer: bool = False) -> None:
        """Tell operators of a record whose `field` names a file that is missing or damaged.

        `newer` tells of one that a newer version of the program has written.
        """
        reason: Reason = "newer" if newer else "damaged"
        self.__unreadable.note(collection, id, [field], of_file=True, reason=reason)

    def file_found(self, collection: str, id: str) -> None:
        """The file that such a record names can be read again."""
        self.__unreadable.forget(collection, id, of_file=True)

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        """As DocumentStore.get. Raises PluginNotPermitted."""
        await self.__gate.read(collection)
        return await self.__store.get(collection, id)

    async def get_many(self, collection: str, ids: Sequence[str]) -> list[StoredDocument | None]:
        """As DocumentStore.get_many, with None for unreadable ones too. Raises PluginNotPermitted.

        .. versionadded:: 2
        """
        await self.__gate.read(collection)
        return await self.__store.get_many(collection, ids)

    async def create(self, collection: str, id: str, data: JsonObject) -> StoredDocument:
        """As DocumentStore.create. Raises PluginNotPermitted."""
        await self.__gate.write(collection)
        return await self.__store.create(collection, id, data)

    async def replace(
        self, collection: str, id: str, data: JsonObject, version: str
    ) -> StoredDocument:
        """As DocumentStore.replace. Raises PluginNotPermitted."""
        await self.__gate.write(collection)
        return await self.__store.replace(collection, id, data, version)

    async def change(
        self, collection: str, id: str, change: Change, also: Sequence[Write] = ()
    ) -> StoredDocument | None:
        """Replace the document by what `change` makes of it, however it stands by then.

        `change` is called again when somebody else was quicker; it gives the whole new content,
        or None to leave the document as it is. `also` is written in the same step. The document
        as it stands then, or None when there is none. Raises PluginNotPermitted.
        """
        await self.__gate.write(collection)
        return await change_document(self, collection, id, change, also)

    async def delete(self, collection: str, id: str, version: str | None = None) -> bool:
        """As DocumentStore.delete. Raises PluginNotPermitted."""
        await self.__gate.write(collection)
        return await self.__store.delete(collection, id, version)

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """As DocumentStore.query. Raises PluginNotPermitted."""
        await self.__gate.read(collection)
        return await self.__store.query(collection, query)

    async def every(self, collection: str, query: Query) -> AsyncIterator[StoredDocument]:
        """Every document of the query, in its order, read page by page; `limit` is that of a page.

        One that was changed meanwhile comes as it then was, perhaps twice or not at all where it
        moved in the order. Raises PluginNotPermitted.

        .. versionadded:: 2
        """
        async for page in pages(self, collection, query):
            for stored in page.items:
                yield stored

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        """As DocumentStore.totals. Raises PluginNotPermitted."""
        await self.__gate.read(collection)
        return await self.__store.totals(collection, filters, sums)

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        """As DocumentStore.write. Raises PluginNotPermitted, and writes nothing then."""
        for step in writes:
            await self.__gate.write(step.collection)
        return await self.__store.write(writes)

    async def check(self) -> None:
        """As DocumentStore.check."""
        await self.__store.check()

    async def close(self) -> None:
        """Nothing: the store is the core's."""


class PluginBlobs:
    """The blob store as one plugin sees it: its own folder, and declared ones."""

    def __init__(self, store: BlobStore, gate: PermissionChecker) -> None:
        self.__store = store
        self.__gate = gate

    async def put(self, key: str, data: bytes, content_type: str) -> BlobInfo:
        """As BlobStore.put. Raises PluginNotPermitted."""
        await self.__gate.blob(key)
        return await self.__store.put(key, data, content_type)

    async def info(self, key: str) -> BlobInfo | None:
        """As BlobStore.info. Raises PluginNotPermitted."""
        await self.__gate.blob(key)
        return await self.__store.info(key)

    async def read(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """As BlobStore.read. Raises PluginNotPermitted."""
        await self.__gate.blob(key)
        async for chunk in self.__store.read(key, start, end):
            yield chunk

    async def read_many(self, keys: Sequence[str]) -> list[bytes | None]:
        """As BlobStore.read_many. Raises PluginNotPermitted."""
        for key in keys:
            await self.__gate.blob(key)
        return await self.__store.read_many(keys)

    async def read_all(self, key: str) -> bytes:
        """The whole blob. Raises NotFound, PluginNotPermitted."""
        return b"".join([chunk async for chunk in self.read(key)])

    async def delete(self, key: str) -> bool:
        """As BlobStore.delete. Raises PluginNotPermitted."""
        await self.__gate.blob(key)
        return await self.__store.delete(key)

    async def url(self, key: str, expires_seconds: int = 3600) -> str:
        """As BlobStore.url. Raises PluginNotPermitted."""
        await self.__gate.blob(key)
        return await self.__store.url(key, expires_seconds)

    async def check(self) -> None:
        """As BlobStore.check."""
        await self.__store.check()

    async def close(self) -> None:
        """Nothing: the store is the core's."""


class PluginJobs:
    """The job queue as one plugin sees it: its own kinds of jobs."""

    def __init__(self, queue: JobQueue, gate: PermissionChecker) -> None:
        self.__queue = queue
        self.__gate = gate

    async def enqueue(self, request: JobRequest, writes: Sequence[Write] = ()) -> Job:
        """As JobQueue.enqueue. Raises PluginNotPermitted, and queues nothing then."""
        await self.__gate.job(request.kind)
        for step in writes:
            await self.__gate.write(step.collection)
        return await self.__queue.enqueue(request, writes)

    async def get(self, identifier: str) -> Job | None:
        """As JobQueue.get. Raises PluginNotPermitted."""
        await self.__gate.job(identifier)
        return await self.__queue.get(identifier)

    async def settled(
        self, request: JobRequest, timeout: float, writes: Sequence[Write] = ()
    ) -> Job:
        """Queue the job with `writes`, and wait for its end or next failure.

        At most `timeout` seconds: the job goes on by itself. Raises as `enqueue` does.
        """
        job = await self.enqueue(request, writes)
        return await self.wait(job.id, timeout, job.failures)

    async def wait(self, identifier: str, timeout: float, failures: int | None = None) -> Job:
        """As JobQueue.wait. Raises PluginNotPermitted."""
        await self.__gate.job(identifier)
        return await self.__queue.wait(identifier, timeout, failures)

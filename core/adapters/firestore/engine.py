"""The document store on Firestore's client; loaded when the store is first used."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from google.api_core import exceptions
from google.cloud.firestore_v1 import types

from core.adapters.document_rules import (
    check_sums,
    serving_index,
    shape_of_documents,
    shape_of_query,
    shape_of_totals,
)
from core.adapters.firestore.aggregation import aggregate
from core.adapters.firestore.batch import Batch, Expected, applied, refusal, stale, unknown
from core.adapters.firestore.connection import (
    CHECK_SECONDS,
    Connection,
    connect,
    index_error,
    unreachable,
)
from core.adapters.firestore.cursor import Position, cursor_after, name_of, position_of
from core.adapters.firestore.query import (
    count,
    finds_nothing,
    matching_query,
    page_query,
    sum_of,
)
from core.adapters.firestore.received import document_of, place_of, version_at, version_of
from core.adapters.firestore.search import FoundDocument, search_page, search_totals
from core.adapters.firestore.values import (
    list_fields,
)
from core.adapters.firestore.version import Version
from core.adapters.search_rules import search_of_query, search_of_totals
from core.errors import NotFound, PayloadTooLarge
from core.i18n import text
from core.ports.documents import (
    CollectionSpec,
    Delete,
    DocumentPage,
    Filter,
    Query,
    StoredDocument,
    Totals,
    Write,
)

_REFUSALS = (
    exceptions.AlreadyExists,
    exceptions.FailedPrecondition,
    exceptions.InvalidArgument,
    exceptions.NotFound,
)


class Engine:
    """Does the port's work. What it is given was checked by the store."""

    def __init__(self, connection: Connection, collections: Mapping[str, CollectionSpec]) -> None:
        self._connection = connection
        self._collections = collections
        self._searched = {
            name: list_fields(
                [
                    *(index.fields for index in spec.indexes),
                    spec.search.fields if spec.search else (),
                ]
            )
            for name, spec in collections.items()
        }

    @classmethod
    async def start(
        cls,
        project: str,
        database_id: str,
        emulator_host: str | None,
        collections: Mapping[str, CollectionSpec],
    ) -> Engine:
        """An engine; nothing is sent yet. Raises Unavailable when there are no credentials."""
        return cls(await connect(project, database_id, emulator_host), collections)

    async def get(self, collection: str, identifier: str) -> StoredDocument | None:
        """The document, or None."""
        [found] = await self._read([(collection, identifier)])
        return document_of(found) if found is not None else None

    async def get_many(
        self, collection: str, identifiers: Sequence[str]
    ) -> list[StoredDocument | None]:
        """The documents in the order of their ids, None for those that are not there."""
        # Firestore answers for each name once.
        different = list(dict.fromkeys(identifiers))
        found = await self._read([(collection, one) for one in different])
        documents = {
            one: document_of(stored)
            for one, stored in zip(different, found, strict=True)
            if stored is not None
        }
        return [documents.get(one) for one in identifiers]

    async def check(self) -> None:
        """Raise Unavailable unless Firestore answers a read."""
        name = next(iter(self._collections), "none")
        await self._read([(name, "check")], CHECK_SECONDS)

    async def close(self) -> None:
        """End the connection."""
        await self._connection.close()

    async def _read(
        self, wanted: Sequence[tuple[str, str]], seconds: float | None = None
    ) -> list[types.Document | None]:
        """The stored documents in the order of their collections and ids."""
        connection = self._connection
        names = [name_of(connection.documents, *document) for document in wanted]
        request = types.BatchGetDocumentsRequest(database=connection.database, documents=names)

        async def send(timeout: float) -> dict[str, types.Document]:
            found = {}
            stream = await connection.client.batch_get_documents(
                request, retry=None, timeout=timeout, metadata=connection.metadata
            )
            async for answer in stream:
                pb = types.BatchGetDocumentsResponse.pb(answer)
                if pb.HasField("found"):
                    found[pb.found.name] = pb.found
            return found

        try:
            by_name = await (connection.call(send, seconds) if seconds else connection.call(send))
        except exceptions.NotFound as error:  # the database itself
            raise unreachable() from error
        return [by_name.get(name) for name in names]

    async def write(
        self, steps: Sequence[Write], texts: Sequence[str | None]
    ) -> list[StoredDocument | None]:
        """Do all steps or none. `texts` are the new documents' JSON, None for a delete."""
        batch = Batch(steps, texts)
        versions = await self._commit(batch)
        return [
            None
            if text is None
            else StoredDocument(
                step.id,
                json.loads(text),
                str(versions[batch.place_of(step)]),
                self._collections[step.collection].version,
            )
            for step, text in zip(steps, texts, strict=True)
        ]

    async def delete(self, step: Delete) -> bool:
        """Delete one document; True when it existed."""
        batch = Batch([step], [None])
        [change] = batch.changes
        if change.expected is Expected.ANYTHING:
            change.expected = Expected.SOMETHING
        try:
            await self._commit(batch)
        except NotFound:
            return False
        return True

    async def _commit(self, batch: Batch) -> list[Version]:
        """The new version of each change. A commit is sent again when its answer is lost."""
        connection = self._connection
        request = types.CommitRequest.pb()(
            database=connection.database,
            writes=batch.messages(connection.documents, self._searched, self._collections),
        )
        sent = 0

        async def send(timeout: float) -> list[Version]:
            nonlocal sent
            sent += 1
            answer = await connection.client.commit(
                types.CommitRequest.wrap(request),
                retry=None,
                timeout=timeout,
                metadata=connection.metadata,
            )
            results = types.CommitResponse.pb(answer).write_results
            return [
                version_at(result.update_time, batch.marks_of(change))
                for change, result in zip(batch.changes, results, strict=True)
            ]

        if batch.cannot_succeed:
            return await self._outcome(batch, None, sent_before=False)
        try:
            return await connection.call(send)
        except _REFUSALS as error:
            return await self._outcome(batch, error, sent_before=sent > 1)

    async def _outcome(
        self, batch: Batch, error: exceptions.GoogleAPICallError | None, *, sent_before: bool
    ) -> list[Version]:
        """What a refused commit comes to: done before with the answer lost, or an error."""
        stored = await self._read([(c.collection, c.id) for c in batch.changes])
        found = [version_of(document) if document is not None else None for document in stored]
        only_deletes = all(change.text is None for change in batch.changes)
        gone = sent_before and only_deletes and not any(found)
        if gone or applied(batch, found):
            return [
                now if now is not None and now.marks[:1] == (batch.mark,) else batch.superseded
                for now in found
            ]
        if sent_before and unknown(batch, found):
            raise unreachable() from error
        reason = refusal(batch, found)
        if reason is not None:
            raise reason from error
        if isinstance(error, exceptions.InvalidArgument):
            raise PayloadTooLarge(text("This has too many parts to be kept as one.")) from error
        # What was in the way has gone in the meantime.
        raise stale() from error

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """One page, by a declared index."""
        spec = self._collections[collection]
        if (search := search_of_query(spec, query)) is not None:
            return await search_page(self, spec, search, query)
        serving_index(spec, shape_of_query(query), whole=True)
        after = None if query.cursor is None else position_of(query.cursor, collection, query)
        found = await self.documents(collection, replace(query, limit=query.limit + 1), after)
        page = found[: query.limit]
        more = None
        if len(found) > len(page):
            more = cursor_after(page[-1].position, collection, query)
        return DocumentPage([one.document for one in page], more)

    async def documents(
        self, collection: str, query: Query, after: Position | None
    ) -> list[FoundDocument]:
        """The documents behind a position, at most `query.limit`."""
        shape = shape_of_documents(query)
        if finds_nothing(shape):
            return []
        connection = self._connection
        request = types.RunQueryRequest.pb()(
            parent=connection.documents,
            structured_query=page_query(connection.documents, collection, query, shape, after),
        )

        async def send(timeout: float) -> list[types.Document]:
            stream = await connection.client.run_query(
                types.RunQueryRequest.wrap(request),
                retry=None,
                timeout=timeout,
                metadata=connection.metadata,
            )
            answers = [types.RunQueryResponse.pb(answer) async for answer in stream]
            return [answer.document for answer in answers if answer.HasField("document")]

        try:
            found = await connection.call(send)
        except (exceptions.FailedPrecondition, exceptions.NotFound) as error:
            raise index_error(error, collection, query.filters, query.order_by) from error
        return [
            FoundDocument(document_of(one, query.fields), place_of(one, query)) for one in found
        ]

    async def totals(
        self, collection: str, filters: Sequence[Filter], sums: Sequence[str]
    ) -> Totals:
        """Count and sums at one moment of the store."""
        spec = self._collections[collection]
        if (search := search_of_totals(spec, filters)) is not None:
            return await search_totals(self, spec, search, sums)
        shape = shape_of_totals(filters, sums)
        check_sums(spec, sums)
        serving_index(spec, shape, whole=False)
        if finds_nothing(shape):
            return Totals(0, dict.fromkeys(sums, 0.0))
        return await self.aggregates(collection, Query(tuple(filters)), sums)

    async def aggregates(
        self, collection: str, query: Query, sums: Sequence[str], up_to: int | None = None
    ) -> Totals:
        """Count and sums over all documents of the query; the count ends at `up_to`.

        Each is a query of its own: several aggregations in one leave out every document that
        lacks one of their fields
        (https://firebase.google.com/docs/firestore/query-data/aggregation-queries).
        """
        matching = matching_query(collection, query)
        try:
            number, moment = await aggregate(self._connection, matching, count(up_to), None)
            added = await asyncio.gather(
                *(aggregate(self._connection, matching, sum_of(name), moment) for name in sums)
            )
        except (exceptions.FailedPrecondition, exceptions.NotFound) as error:
            raise index_error(error, collection, query.filters, None, sums) from error
        return Totals(
            int(number), {name: float(total) for name, (total, _) in zip(sums, added, strict=True)}
        )

"""The gRPC service `google.firestore.v1.Firestore` on loopback."""

from __future__ import annotations

import asyncio
import json
import threading
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import grpc
from google.cloud.firestore_v1 import types
from google.protobuf.empty_pb2 import Empty

from tests.firestore_server.errors import Refusal, invalid
from tests.firestore_server.faults import Fault
from tests.firestore_server.fields import project
from tests.firestore_server.query import Asked, aggregated, indexes_of, needed_by
from tests.firestore_server.store import Database, micros, stamp
from tests.firestore_server.usage import Usage
from tests.support.faults import Faults
from tests.support.patience import PATIENCE_SECONDS

_SERVICE = "google.firestore.v1.Firestore"
_MAX_WRITES = 500
_MAX_BYTES = 11 * 1024 * 1024
# gRPC takes 8 KiB of headers, in which a message is percent-encoded.
_MAX_MESSAGE = 2000


class FirestoreServer:
    """Databases by name, with the declared indexes and the faults that are set.

    Without `indexes` (the content of firestore.indexes.json) every query is served. `requests`
    counts the calls that were done, by method, and `usage` what is billed for them.
    """

    def __init__(self, indexes: dict[str, Any] | None = None) -> None:
        self.faults: Faults[Fault] = Faults()
        self.requests: dict[str, int] = {}
        self.usage = Usage()
        self._indexes = None if indexes is None else indexes_of(indexes)
        self._databases: dict[str, Database] = {}
        self._transactions: dict[bytes, dict[str, int]] = {}
        self._server: grpc.aio.Server | None = None

    @classmethod
    def with_indexes(cls, file: Path) -> FirestoreServer:
        """A server with the indexes of this firestore.indexes.json."""
        return cls(json.loads(file.read_text(encoding="utf-8")))

    async def start(self, port: int = 0) -> int:
        """Listen on loopback; gives the port."""
        server = grpc.aio.server(options=[("grpc.max_receive_message_length", _MAX_BYTES)])
        server.add_generic_rpc_handlers([self._handlers()])
        bound: int = server.add_insecure_port(f"127.0.0.1:{port}")
        await server.start()
        self._server = server
        return bound

    async def stop(self) -> None:
        """Break off all calls and stop listening; what is stored stays."""
        if self._server is not None:
            await self._server.stop(grace=0)
            self._server = None

    async def wait(self) -> None:
        """Serve until stopped."""
        assert self._server is not None
        await self._server.wait_for_termination()

    def database(self, name: str) -> Database:
        """The database `projects/…/databases/…`, made when it is first used."""
        return self._databases.setdefault(name, Database())

    def _handlers(self) -> Any:
        single: dict[str, tuple[Callable[[Any], Any], Any]] = {
            "Commit": (self._commit, types.CommitRequest),
            "BatchWrite": (self._batch_write, types.BatchWriteRequest),
            "GetDocument": (self._get_document, types.GetDocumentRequest),
            "CreateDocument": (self._create_document, types.CreateDocumentRequest),
            "UpdateDocument": (self._update_document, types.UpdateDocumentRequest),
            "DeleteDocument": (self._delete_document, types.DeleteDocumentRequest),
            "ListDocuments": (self._list_documents, types.ListDocumentsRequest),
            "ListCollectionIds": (self._list_collections, types.ListCollectionIdsRequest),
            "BeginTransaction": (self._begin, types.BeginTransactionRequest),
            "Rollback": (self._rollback, types.RollbackRequest),
        }
        streamed: dict[str, tuple[Callable[[Any], list[Any]], Any]] = {
            "BatchGetDocuments": (self._batch_get, types.BatchGetDocumentsRequest),
            "RunQuery": (self._run_query, types.RunQueryRequest),
            "RunAggregationQuery": (self._run_aggregation, types.RunAggregationQueryRequest),
        }
        found: dict[str, grpc.RpcMethodHandler] = {}
        for name, (work, request) in single.items():
            found[name] = grpc.unary_unary_rpc_method_handler(
                self._one(name, work),
                request_deserializer=request.pb().FromString,
                response_serializer=_serialized,
            )
        for name, (many, request) in streamed.items():
            found[name] = grpc.unary_stream_rpc_method_handler(
                self._stream(name, many),
                request_deserializer=request.pb().FromString,
                response_serializer=_serialized,
            )
        return grpc.method_handlers_generic_handler(_SERVICE, found)

    def _one(self, method: str, work: Callable[[Any], Any]) -> Callable[..., Awaitable[Any]]:
        async def serve(request: Any, context: Any) -> Any:
            return await self._faulty(method, request, lambda: work(request), context)

        return serve

    def _stream(
        self, method: str, work: Callable[[Any], list[Any]]
    ) -> Callable[..., AsyncIterator[Any]]:
        async def serve(request: Any, context: Any) -> AsyncIterator[Any]:
            for answer in await self._faulty(method, request, lambda: work(request), context):
                yield answer

        return serve

    async def _faulty(
        self, method: str, request: Any, work: Callable[[], Any], context: Any
    ) -> Any:
        fault = self.faults.take(method)
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if fault.code is not None and not fault.after_commit:
                await context.abort(grpc.StatusCode[fault.code], _quoting(request))
        try:
            answer = work()
        except Refusal as refusal:
            await context.abort(refusal.code, refusal.message)
        self.requests[method] = self.requests.get(method, 0) + 1
        self.usage.answered(method, request, answer)
        if fault is not None and fault.code is not None:
            await context.abort(grpc.StatusCode[fault.code], _quoting(request))
        return answer

    def _commit(self, request: Any) -> Any:
        if len(request.writes) > _MAX_WRITES:
            raise invalid(f"maximum {_MAX_WRITES} writes allowed per request")
        unchanged = self._transactions.pop(request.transaction, None)
        if request.transaction and unchanged is None:
            raise invalid("the referenced transaction has expired or is no longer valid")
        results, moment = self.database(request.database).commit(request.writes, unchanged)
        return types.CommitResponse.pb()(write_results=results, commit_time=stamp(moment))

    def _batch_write(self, request: Any) -> Any:
        answer = types.BatchWriteResponse.pb()()
        for write in request.writes:
            try:
                results, _ = self.database(request.database).commit([write])
                answer.write_results.add().CopyFrom(results[0])
                answer.status.add(code=0)
            except Refusal as refusal:
                answer.write_results.add()
                answer.status.add(code=refusal.code.value[0], message=refusal.message)
        return answer

    def _get_document(self, request: Any) -> Any:
        document = self.database(_database_of(request.name)).get(request.name)
        if document is None:
            raise Refusal(grpc.StatusCode.NOT_FOUND, f"Document {request.name!r} not found.")
        return project(document, _mask(request))

    def _create_document(self, request: Any) -> Any:
        identifier = request.document_id or uuid.uuid4().hex[:20]
        name = f"{request.parent}/{request.collection_id}/{identifier}"
        write = types.Write.pb()(current_document={"exists": False})
        write.update.CopyFrom(request.document)
        write.update.name = name
        return self._written(name, write)

    def _update_document(self, request: Any) -> Any:
        write = types.Write.pb()(update=request.document)
        if request.HasField("update_mask"):
            write.update_mask.CopyFrom(request.update_mask)
        if request.HasField("current_document"):
            write.current_document.CopyFrom(request.current_document)
        return self._written(request.document.name, write)

    def _delete_document(self, request: Any) -> Any:
        write = types.Write.pb()(delete=request.name)
        if request.HasField("current_document"):
            write.current_document.CopyFrom(request.current_document)
        self.database(_database_of(request.name)).commit([write])
        return Empty()

    def _written(self, name: str, write: Any) -> Any:
        database = self.database(_database_of(name))
        database.commit([write])
        return database.get(name)

    def _list_documents(self, request: Any) -> Any:
        query = types.StructuredQuery.pb()()
        query.from_.add(collection_id=request.collection_id)
        if request.page_token:
            query.start_at.values.add(reference_value=request.page_token)
        if request.page_size:
            query.limit.value = request.page_size + 1
        database = self.database(_database_of(request.parent))
        found = Asked(request.parent, query).run(database, database.now())
        answer = types.ListDocumentsResponse.pb()()
        size = request.page_size or len(found)
        for document in found[:size]:
            answer.documents.add().CopyFrom(project(document, _mask(request)))
        if len(found) > size:
            answer.next_page_token = found[size - 1].name
        return answer

    def _list_collections(self, request: Any) -> Any:
        database = self.database(_database_of(request.parent))
        return types.ListCollectionIdsResponse.pb()(
            collection_ids=database.collection_ids(request.parent)
        )

    def _begin(self, request: Any) -> Any:
        return types.BeginTransactionResponse.pb()(transaction=self._new_transaction())

    def _rollback(self, request: Any) -> Any:
        if self._transactions.pop(request.transaction, None) is None:
            raise invalid("the referenced transaction has expired or is no longer valid")
        return Empty()

    def _batch_get(self, request: Any) -> list[Any]:
        database = self.database(request.database)
        moment, begun, seen = self._moment(database, request)
        answers = []
        if begun:
            answers.append(types.BatchGetDocumentsResponse.pb()(transaction=begun))
        for name in request.documents:
            answer = types.BatchGetDocumentsResponse.pb()(read_time=stamp(moment))
            document = database.get(name, moment)
            if seen is not None:
                seen[name] = database.since(name)
            if document is None:
                answer.missing = name
            else:
                answer.found.CopyFrom(project(document, _mask(request)))
            answers.append(answer)
        return answers

    def _run_query(self, request: Any) -> list[Any]:
        database = self.database(_database_of(request.parent))
        moment, begun, seen = self._moment(database, request)
        asked = Asked(request.parent, request.structured_query)
        asked.check_index(self._indexes)
        answers = []
        if begun:
            answers.append(types.RunQueryResponse.pb()(transaction=begun))
        selected = request.structured_query
        paths = (
            [field.field_path for field in selected.select.fields]
            if selected.HasField("select")
            else None
        )
        for document in asked.run(database, moment):
            if seen is not None:
                seen[document.name] = database.since(document.name)
            answers.append(
                types.RunQueryResponse.pb()(
                    document=project(document, paths), read_time=stamp(moment)
                )
            )
        return answers or [types.RunQueryResponse.pb()(read_time=stamp(moment))]

    def _run_aggregation(self, request: Any) -> list[Any]:
        database = self.database(_database_of(request.parent))
        moment, begun, _ = self._moment(database, request)
        wanted = request.structured_aggregation_query
        asked = Asked(request.parent, wanted.structured_query)
        summed = [
            getattr(aggregation, kind).field.field_path
            for aggregation in wanted.aggregations
            if (kind := aggregation.WhichOneof("operator")) in ("sum", "avg")
        ]
        asked.check_index(self._indexes, summed)
        matching = asked.run(database, moment)
        self.usage.aggregated(asked.collection, len(matching))
        found = needed_by(wanted.aggregations, matching)
        answer = types.RunAggregationQueryResponse.pb()(read_time=stamp(moment))
        if begun:
            answer.transaction = begun
        for number, aggregation in enumerate(wanted.aggregations, start=1):
            alias = aggregation.alias or f"field_{number}"
            answer.result.aggregate_fields[alias].CopyFrom(aggregated(aggregation, found))
        return [answer]

    def _moment(self, database: Database, request: Any) -> tuple[int, bytes, dict[str, int] | None]:
        """When the request reads; a transaction that it begins; what its transaction has read."""
        kind = request.WhichOneof("consistency_selector")
        if kind == "read_time":
            return micros(request.read_time), b"", None
        if kind == "transaction":
            if request.transaction not in self._transactions:
                raise invalid("the referenced transaction has expired or is no longer valid")
            return database.now(), b"", self._transactions[request.transaction]
        if kind == "new_transaction":
            begun = self._new_transaction()
            return database.now(), begun, self._transactions[begun]
        return database.now(), b"", None

    def _new_transaction(self) -> bytes:
        begun = uuid.uuid4().bytes
        self._transactions[begun] = {}
        return begun


class ServerThread:
    """A FirestoreServer in a thread with an event loop of its own, for tests of any loop."""

    def __init__(self, server: FirestoreServer, port: int = 0) -> None:
        self.server = server
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.port = self._do(server.start(port))

    def stop(self) -> None:
        """Stop listening and end the thread."""
        self._do(self.server.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def pause(self) -> None:
        """Stop listening for a while; what is stored stays."""
        self._do(self.server.stop())

    def resume(self) -> None:
        """Listen again on the same port."""
        self._do(self.server.start(self.port))

    def _do(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=PATIENCE_SECONDS)


def _quoting(request: Any) -> str:
    """The message of a fault; as Firestore's own it quotes what was asked for, and more of it."""
    return f"a fault of the test: {request}"[:_MAX_MESSAGE]


def _serialized(message: Any) -> bytes:
    data: bytes = message.SerializeToString()
    return data


def _database_of(name: str) -> str:
    return "/".join(name.split("/")[:4])


def _mask(request: Any) -> list[str] | None:
    return list(request.mask.field_paths) if request.HasField("mask") else None

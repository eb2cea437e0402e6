"""Receivers of traces on loopback: Cloud Trace, OTLP, LangSmith, and a black hole."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import grpc
from google.cloud.trace_v2.types import BatchWriteSpansRequest
from google.protobuf.empty_pb2 import Empty
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


@dataclass(frozen=True, slots=True)
class SentSpan:
    """A span as it arrived. Ids are hexadecimal; `parent_id` is empty for none.

    `service` is the process that sent it.
    """

    trace_id: str
    span_id: str
    parent_id: str
    name: str
    attributes: dict[str, str | int | bool | float]
    service: str


@dataclass(slots=True)
class Received:
    """What arrived. `raw` is every byte of every message, unpacked."""

    address: str = ""
    messages: int = 0
    raw: list[bytes] = field(default_factory=list)
    spans: list[SentSpan] = field(default_factory=list)
    refuse: bool = False
    """While true, everything is answered with an error."""

    def named(self, name: str) -> list[SentSpan]:
        """The spans with this name."""
        return [span for span in list(self.spans) if span.name == name]


@contextmanager
def cloud_trace() -> Iterator[Received]:
    """A server of `google.devtools.cloudtrace.v2.TraceService`; the address is host and port."""
    received = Received()

    def write(request: Any, context: grpc.ServicerContext) -> Empty:
        received.messages += 1
        if received.refuse:
            context.abort(grpc.StatusCode.UNAVAILABLE, "away")
        received.raw.append(BatchWriteSpansRequest.serialize(request))
        for span in request.spans:
            attributes = {
                name: value.string_value.value or value.int_value or value.bool_value
                for name, value in span.attributes.attribute_map.items()
            }
            received.spans.append(
                SentSpan(
                    trace_id=span.name.split("/")[3],
                    span_id=span.span_id,
                    parent_id=span.parent_span_id,
                    name=span.display_name.value,
                    attributes=attributes,
                    service=str(attributes["service.name"]),
                )
            )
        return Empty()

    server = grpc.server(ThreadPoolExecutor(4))
    handler = grpc.unary_unary_rpc_method_handler(
        write,
        request_deserializer=BatchWriteSpansRequest.deserialize,
        response_serializer=Empty.SerializeToString,
    )
    service = "google.devtools.cloudtrace.v2.TraceService"
    server.add_generic_rpc_handlers(
        (grpc.method_handlers_generic_handler(service, {"BatchWriteSpans": handler}),)
    )
    received.address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    try:
        yield received
    finally:
        server.stop(None).wait()


@contextmanager
def otlp() -> Iterator[Received]:
    """A collector that takes OTLP over HTTP at `/v1/traces`; the address is the base."""

    def read(received: Received, path: str, body: bytes) -> None:
        assert path == "/v1/traces", path
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            said = {one.key: one.value.string_value for one in resource.resource.attributes}
            for scope in resource.scope_spans:
                for span in scope.spans:
                    received.spans.append(
                        SentSpan(
                            trace_id=span.trace_id.hex(),
                            span_id=span.span_id.hex(),
                            parent_id=span.parent_span_id.hex(),
                            name=span.name,
                            attributes={
                                one.key: getattr(one.value, one.value.WhichOneof("value") or "")
                                for one in span.attributes
                            },
                            service=said.get("service.name", ""),
                        )
                    )

    with _http(read) as received:
        yield received


@contextmanager
def langsmith() -> Iterator[Received]:
    """A server that takes what the LangSmith client sends; only the bytes are kept."""
    with _http(lambda received, path, body: None) as received:
        yield received


@contextmanager
def _http(read: Any) -> Iterator[Received]:
    received = Received()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Transfer-Encoding") == "chunked":
                body = self._chunks()
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            received.messages += 1
            if not received.refuse:
                received.raw += [self.path.encode(), body]
                read(received, self.path, body)
            self._answer(503 if received.refuse else 200)

        def do_GET(self) -> None:
            self._answer(200)

        def _chunks(self) -> bytes:
            whole = b""
            while size := int(self.rfile.readline().strip() or b"0", 16):
                whole += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return whole

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *arguments: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    received.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def black_hole() -> Iterator[str]:
    """Host and port of a socket that takes connections and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        yield f"127.0.0.1:{listening.getsockname()[1]}"

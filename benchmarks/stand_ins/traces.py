"""Takes spans and throws them away: `python -m benchmarks.stand_ins.traces HTTP_PORT GRPC_PORT`.

OTLP comes over HTTP; Cloud Trace's BatchWriteSpans over gRPC. Nothing is unpacked, so that what is
measured is the cost of sending.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import grpc


class _Otlp(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Quiet."""


def main(http_port: int, grpc_port: int) -> None:
    """Serve on both ports until the process is ended."""
    server = grpc.server(ThreadPoolExecutor(1))
    write = grpc.unary_unary_rpc_method_handler(lambda request, context: b"")
    server.add_generic_rpc_handlers(
        (
            grpc.method_handlers_generic_handler(
                "google.devtools.cloudtrace.v2.TraceService", {"BatchWriteSpans": write}
            ),
        )
    )
    server.add_insecure_port(f"127.0.0.1:{grpc_port}")
    server.start()
    ThreadingHTTPServer(("127.0.0.1", http_port), _Otlp).serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))

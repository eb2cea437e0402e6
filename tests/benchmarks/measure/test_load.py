"""The load generator, against a server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.measure.load import load


class Counting(BaseHTTPRequestHandler):
    """Answers with the status in the path, and counts."""

    protocol_version = "HTTP/1.1"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = b"x" * 100_000  # comes in several pieces
        self.send_response(int(self.path.rpartition("=")[2]))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Quiet."""


@contextmanager
def server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (Counting,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{serving.server_port}", asked
        finally:
            serving.shutdown()
            thread.join()


def test_each_answer_is_counted_once() -> None:
    with server() as (base, asked):
        found = load(f"{base}/list?status=200", 0.2, connections=3)
    assert found.requests == len(asked)
    assert found.requests >= 3
    assert set(asked) == {"/list?status=200"}
    assert 0 < found.least <= found.p50 <= found.p95 <= found.p99 <= found.most


def test_the_end_of_a_run_is_told_by_its_whole_seconds() -> None:
    with server() as (base, _):
        found = load(f"{base}/?status=200", 2.0, connections=1)
    assert len(found.by_second) == 2
    assert found.last_rate(1) == found.by_second[-1]
    assert found.last_rate(60) == sum(found.by_second) / 2


def test_an_answer_that_is_no_success_is_no_figure() -> None:
    with server() as (base, _), pytest.raises(RuntimeError, match="x answer 503"):
        load(f"{base}/?status=503", 0.1, connections=2)


def test_nobody_who_answers_is_no_figure() -> None:
    with server() as (base, _):
        pass
    with pytest.raises(RuntimeError, match="Connection"):
        load(f"{base}/?status=200", 0.1, connections=2)

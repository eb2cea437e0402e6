"""Faults of the voice service, and a process that is killed amid its work."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from tests.support.servers import ROOT, free_port


class Held(Response):
    """An answer that never comes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()  # the request's body
        await receive()  # that the other side has gone


class Cut(Response):
    """An answer that breaks off amid its body."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"500")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"id": ', "more_body": True})
        # The server closes the connection of whoever returns before the end.


@contextmanager
def api_process(
    data_dir: Path, local_port: int, port: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The API as a process of its own, to be killed."""
    settings = {
        "ELEVENDOPS_DATA_DIR": str(data_dir),
        "LOCAL_SERVICE_PORT": str(local_port),
        "BACKEND_PORT": str(port or free_port()),
        "JOB_LEASE_SECONDS": "1",
        "LOG_LEVEL": "WARNING",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "core.api"], cwd=ROOT, env=os.environ | settings
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()

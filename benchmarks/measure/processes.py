"""Starts programs on free ports, waits until they serve, and ends them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent.parent

_START_SECONDS = 120.0
_STOP_SECONDS = 15.0
_QUOTED_BYTES = 4000


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def product_environment(data_dir: Path) -> dict[str, str]:
    """The environment of the product on free ports, with its data in this folder."""
    ports = {name: str(free_port()) for name in ("PORT", "BACKEND_PORT", "LOCAL_SERVICE_PORT")}
    return ports | {"ELEVENDOPS_DATA_DIR": str(data_dir), "LOG_LEVEL": "ERROR"}


def api_url(environment: Mapping[str, str]) -> str:
    """Where the API is, for a program with this environment."""
    return f"http://127.0.0.1:{environment['BACKEND_PORT']}"


def page_url(environment: Mapping[str, str]) -> str:
    """Where the dashboard is, for a program with this environment."""
    return f"http://127.0.0.1:{environment['PORT']}"


def local_service_url(environment: Mapping[str, str]) -> str:
    """Where the local service is, for a program with this environment."""
    return f"http://127.0.0.1:{environment['LOCAL_SERVICE_PORT']}"


def healthy_urls(environment: Mapping[str, str], *, local: bool = False) -> list[str]:
    """What answers 200 when the API is healthy, when the dashboard is and, with `local`, when the
    local service is, which is started last.
    """
    urls = [f"{api_url(environment)}/api/health", f"{page_url(environment)}/_stcore/health"]
    if local:
        urls.append(f"{local_service_url(environment)}/health")
    return urls


@contextmanager
def running(
    command: Sequence[str], urls: Sequence[str], environment: Mapping[str, str] | None = None
) -> Iterator[tuple[int, list[float]]]:
    """Run a program until the block ends: its process id, and the seconds until each address
    answered 200 for the first time.

    The program ends with this one, however that ends. Raises RuntimeError with what the program
    printed when it does not serve.
    """
    with tempfile.TemporaryFile() as printed:
        started = time.monotonic()
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "--", *command],
            cwd=ROOT,
            env=os.environ | dict(environment or {}),
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process.pid, _until_up(urls, process, started, printed)
        finally:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@contextmanager
def api_and_local_service(environment: Mapping[str, str]) -> Iterator[int]:
    """Run both without supervisor and dashboard until the block ends: the API's process id."""
    local = [f"{local_service_url(environment)}/health"]
    api = [f"{api_url(environment)}/api/health"]
    with (
        running(python("-m", "core.local"), local, environment),
        running(python("-m", "core.api"), api, environment) as (pid, _),
    ):
        yield pid


def python(*arguments: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *arguments]


def _until_up(
    urls: Sequence[str],
    process: subprocess.Popen[bytes],
    started: float,
    printed: IO[bytes],
) -> list[float]:
    addresses = [url.split("/", 3) for url in urls]
    times: dict[str, float] = {}
    while len(times) < len(urls):
        for url, (_, _, place, path) in zip(urls, addresses, strict=True):
            if url not in times and _answers(place, path):
                times[url] = time.monotonic() - started
        problem = None
        if process.poll() is not None:
            problem = f"ended with {process.returncode}"
        elif time.monotonic() - started > _START_SECONDS:
            problem = f"did not serve within {_START_SECONDS:.0f} s"
        if problem is not None:
            printed.seek(0)
            words = printed.read()[-_QUOTED_BYTES:].decode("utf-8", "replace")
            raise RuntimeError(f"{process.args!r} {problem}:\n{words}")
        time.sleep(0.01)
    return [times[url] for url in urls]


def _answers(place: str, path: str) -> bool:
    """Whether this answers 200. By hand, for it is asked often while others need the cores."""
    host, _, port = place.partition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=1) as link:
            link.sendall(
                f"GET /{path} HTTP/1.1\r\nHost: {place}\r\nConnection: close\r\n\r\n".encode()
            )
            return link.recv(16).partition(b" ")[2].startswith(b"200")
    except OSError:
        return False

"""Starts programs on free ports, waits until they serve, and reads what memory they use."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_START_SECONDS = 60.0
_STOP_SECONDS = 15.0


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


@contextmanager
def running(
    command: Sequence[str], urls: Sequence[str], environment: Mapping[str, str] | None = None
) -> Iterator[tuple[int, list[float]]]:
    """Run a program until the block ends: its process id, and the seconds until each address
    answered 200 for the first time."""
    started = time.monotonic()
    process = subprocess.Popen(
        list(command),
        cwd=ROOT,
        env=os.environ | dict(environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process.pid, _until_up(urls, process, started)
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def python(*arguments: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *arguments]


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process and all its descendants, in MB."""
    return sum(_resident(one) for one in [pid, *_descendants(pid)]) / 1024


def _until_up(urls: Sequence[str], process: subprocess.Popen[bytes], started: float) -> list[float]:
    times: dict[str, float] = {}
    while len(times) < len(urls):
        for url in urls:
            if url not in times and _answers(url):
                times[url] = time.monotonic() - started
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        if time.monotonic() - started > _START_SECONDS:
            raise RuntimeError(f"{process.args!r} did not serve within {_START_SECONDS:.0f} s")
        time.sleep(0.01)
    return [times[url] for url in urls]


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return int(answer.status) == 200
    except (urllib.error.URLError, OSError):
        return False


def _resident(pid: int) -> float:
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    for line in text.splitlines():
        if line.startswith("VmRSS:"):
            return float(line.split()[1])
    return 0.0


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text(encoding="ascii").split():
            found += [int(child), *_descendants(int(child))]
    return found

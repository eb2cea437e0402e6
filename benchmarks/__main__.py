"""Measures the product beside bare frameworks in one run: `python -m benchmarks`.

Prints one table: how long a start takes, what memory is used, and how fast lists are with 1,000
and 20,000 documents and conversations. Every figure of the product stands beside that of a bare
FastAPI app or a bare Streamlit page of the same run; the ratio is what counts, because machines
differ and are busy. `python -m benchmarks.answers DIRECTORY` measures the answers,
`python -m benchmarks.sessions` many patients at once, and `python -m benchmarks.kills` looks for
work that is lost when the product is killed.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.fill import fill, settings_for
from benchmarks.processes import (
    free_port,
    product_environment,
    python,
    resident_megabytes,
    running,
)

_STARTS = 5
_CONNECTIONS = 80
_SECONDS = 5
_ROUNDS = 3
_SIZES = (1_000, 20_000)

# What is asked of the product, beside what is asked of the bare app.
_PATHS = (
    ("health check", "/api/health", "/health"),
    ("dashboard figures", "/api/dashboard/stats", "/stats"),
    ("50 documents of 2 KB", "/api/knowledge?limit=50", "/documents"),
    ("50 conversations", "/api/conversations?limit=50", "/conversations"),
)


@dataclass(frozen=True, slots=True)
class Load:
    """Medians of several runs: requests per second, and latency in ms for half and for 99 %."""

    requests: float
    half: float
    nearly_all: float


def main() -> None:
    """Print the table."""
    if shutil.which("wrk") is None:
        sys.exit("The benchmark needs wrk: apt-get install wrk")
    rows: list[tuple[str, str, str, str]] = [("", "product", "bare", "ratio")]
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        rows += _starts(data / "start")
        for size in _SIZES:
            print(f"Storing {size:,} documents and conversations…", file=sys.stderr)
            fill(settings_for(data / str(size)), size)
        rows += _loads(data)
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  ".join(cells).rstrip())


def _starts(data: Path) -> list[tuple[str, str, str, str]]:
    api: list[float] = []
    api_memory: list[float] = []
    bare_api: list[float] = []
    bare_api_memory: list[float] = []
    whole: list[float] = []
    whole_memory: list[float] = []
    bare_page: list[float] = []
    bare_page_memory: list[float] = []
    for number in range(_STARTS):
        print(f"Start {number + 1} of {_STARTS}…", file=sys.stderr)
        environment = product_environment(data)
        health = f"http://127.0.0.1:{environment['BACKEND_PORT']}/api/health"
        page = f"http://127.0.0.1:{environment['PORT']}/_stcore/health"
        with running(python("-m", "core.api"), [health], environment) as (pid, times):
            api += times
            api_memory.append(resident_megabytes(pid))
        with running(*_bare_api(port := free_port())) as (pid, times):
            bare_api += times
            bare_api_memory.append(resident_megabytes(pid))
        with running(["scripts/start.sh"], [health, page], environment) as (pid, times):
            whole.append(max(times))
            whole_memory.append(resident_megabytes(pid))
        command = python("-m", "streamlit", "run", "benchmarks/bare_page.py")
        options = ["--server.headless=true", f"--server.port={(port := free_port())}"]
        with running([*command, *options], [f"http://127.0.0.1:{port}/_stcore/health"]) as (
            pid,
            times,
        ):
            bare_page += times
            bare_page_memory.append(resident_megabytes(pid))
    return [
        _row("start until the API is healthy, s", api, bare_api, 2),
        _row("start until API and dashboard are healthy, s", whole, bare_page, 2),
        _row("memory of the API, MB", api_memory, bare_api_memory, 0),
        _row("memory of all processes, MB", whole_memory, bare_page_memory, 0),
    ]


def _loads(data: Path) -> list[tuple[str, str, str, str]]:
    rows = []
    for size in _SIZES:
        print(f"Asking with {size:,} stored…", file=sys.stderr)
        environment = product_environment(data / str(size))
        base = f"http://127.0.0.1:{environment['BACKEND_PORT']}"
        port = free_port()
        with (
            running(python("-m", "core.api"), [f"{base}/api/health"], environment),
            running(*_bare_api(port)),
        ):
            for name, path, bare_path in _PATHS:
                ours: list[Load] = []
                bare: list[Load] = []
                for _ in range(_ROUNDS):
                    ours.append(_load(f"{base}{path}"))
                    bare.append(_load(f"http://127.0.0.1:{port}{bare_path}"))
                label = f"{name}, {size:,} stored"
                rows += [
                    _row(
                        f"{label}: requests/s",
                        [load.requests for load in ours],
                        [load.requests for load in bare],
                        0,
                    ),
                    _row(
                        f"{label}: latency 50 %, ms",
                        [load.half for load in ours],
                        [load.half for load in bare],
                        1,
                    ),
                    _row(
                        f"{label}: latency 99 %, ms",
                        [load.nearly_all for load in ours],
                        [load.nearly_all for load in bare],
                        1,
                    ),
                ]
    return rows


def _bare_api(port: int) -> tuple[list[str], list[str]]:
    command = python("-m", "uvicorn", "benchmarks.bare_api:app", "--port", str(port))
    return [*command, "--log-level", "error"], [f"http://127.0.0.1:{port}/health"]


def _load(url: str) -> Load:
    """One run of wrk, bounded in time; every answer must be a success."""
    text = subprocess.run(
        ["wrk", "-t", "2", "-c", str(_CONNECTIONS), "-d", f"{_SECONDS}s", "--latency", url],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    if "Non-2xx" in text:
        raise RuntimeError(f"{url}: some answers were errors\n{text}")
    return Load(
        requests=float(_figure(r"Requests/sec:\s+([\d.]+)", text)),
        half=_milliseconds(_figure(r"^ +50% +(\S+)", text)),
        nearly_all=_milliseconds(_figure(r"^ +99% +(\S+)", text)),
    )


def _figure(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"wrk printed no figure for {pattern}:\n{text}")
    return found[1]


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


def _row(
    name: str, ours: Sequence[float], bare: Sequence[float], digits: int
) -> tuple[str, str, str, str]:
    own, other = statistics.median(ours), statistics.median(bare)
    return name, f"{own:,.{digits}f}", f"{other:,.{digits}f}", f"{own / other:.2f}"


if __name__ == "__main__":
    main()

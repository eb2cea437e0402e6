"""Asks one address by many connections.

    python -m benchmarks.measure.load URL CONNECTIONS SECONDS

Each connection sends its next request as soon as the answer to the last one is there. It runs in a
process of its own, on uvloop and httptools as the server does, and spends some 0.05 ms a request: a
generator that is busy all the time would measure itself, so that `load` says so then.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from typing import cast
from urllib.parse import urlsplit

import httptools
import uvloop

from benchmarks.measure.processes import ROOT, python

CONNECTIONS = 80
_BUSY = 0.85
_ANSWER_SECONDS = 60.0
_QUOTED = 2000


@dataclass(frozen=True, slots=True)
class Load:
    """One run. Latencies are in ms; `by_second` are the answers of each whole second."""

    requests: int
    seconds: float
    least: float
    p50: float
    p95: float
    p99: float
    most: float
    by_second: tuple[int, ...]
    busy: float

    @property
    def rate(self) -> float:
        """Requests per second."""
        return self.requests / self.seconds

    def last_rate(self, seconds: float) -> float:
        """Requests per second at the end of the run."""
        last = self.by_second[-max(1, int(seconds)) :]
        return sum(last) / len(last) if last else self.rate


def load(url: str, seconds: float, connections: int = CONNECTIONS) -> Load:
    """One run in a process of its own. Raises RuntimeError where an answer was no success."""
    command = python("-m", "benchmarks.measure.load", url, str(connections), str(seconds))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{url}: {done.stderr.strip()[-_QUOTED:]}")
    found = json.loads(done.stdout)
    result = Load(**found | {"by_second": tuple(found["by_second"])})
    if result.busy > _BUSY:
        print(f"The load generator was busy for {result.busy:.0%} of its time", file=sys.stderr)
    return result


class _Run:
    def __init__(self, url: str, seconds: float) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port or 80
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        self.request = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: */*\r\n\r\n".encode(
            "ascii"
        )
        self.begun = time.perf_counter()
        self.end = self.begun + seconds
        self.latencies: list[float] = []
        self.by_second: Counter[int] = Counter()
        self.problems: Counter[str] = Counter()


class _Connection(asyncio.Protocol):
    """Asks again and again until the end of the run; `closed` is set when it is over."""

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._asked = 0.0
        self.closed = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but name
        self._ask()

    def _ask(self) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._asked = time.perf_counter()
        self._transport.write(self._run.request)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        run, now = self._run, time.perf_counter()
        status = self._parser.get_status_code()
        if status != 200:
            run.problems[f"answer {status}"] += 1
        run.latencies.append(now - self._asked)
        run.by_second[int(now - run.begun)] += 1
        if now < run.end:
            self._ask()
        else:
            self._asked = 0.0
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._asked:
            self._run.problems["connection closed before the answer"] += 1
        self.closed.set()


async def _ask_all(url: str, connections: int, seconds: float) -> _Run:
    run = _Run(url, seconds)
    loop = asyncio.get_running_loop()
    asking = [
        (await loop.create_connection(lambda: _Connection(run), run.host, run.port))[1]
        for _ in range(connections)
    ]
    async with asyncio.timeout(seconds + _ANSWER_SECONDS):
        for connection in asking:
            await connection.closed.wait()
    return run


def _main(url: str, connections: int, seconds: float) -> None:
    run = uvloop.run(_ask_all(url, connections, seconds))
    if run.problems or not run.latencies:
        sys.exit(", ".join(f"{n} x {what}" for what, n in run.problems.items()) or "no answer")
    took = time.perf_counter() - run.begun
    times = [1000 * latency for latency in sorted(run.latencies)]
    result = Load(
        requests=len(times),
        seconds=took,
        least=times[0],
        p50=times[len(times) // 2],
        p95=times[len(times) * 95 // 100],
        p99=times[len(times) * 99 // 100],
        most=times[-1],
        by_second=tuple(run.by_second[second] for second in range(int(seconds))),
        busy=time.process_time() / took,
    )
    print(json.dumps(asdict(result)))


if __name__ == "__main__":
    _main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))

"""What memory the product holds, beside the bare frameworks: `python -m benchmarks.memory`.

Read for each process: at rest once everything is loaded that is loaded late, after the first users
have been on every page, after load on the API, while many such users are still there, and after
they have left. First users load what no more users load again. What sends traces (some 34 MB in
the API and 30 in the dashboard) is loaded with the first trace that is kept, one in ten: by then,
but by chance before "at rest" too. Streamlit keeps what a user had for two minutes, so that `away`
is longer. A process counts as resident (RSS, as `ps` shows it); of what several share, all of them
together have it once (PSS).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from benchmarks.bare.programs import BarePair
from benchmarks.measure.bench import Bench, TraceCollector
from benchmarks.measure.load import load
from benchmarks.measure.processes import (
    api_url,
    healthy_urls,
    product_environment,
    running,
)
from benchmarks.measure.report import Goal, Row, at_most, run_alone
from benchmarks.measure.usage import listener, resident_megabytes, tree_megabytes
from benchmarks.measure.visitors import visitors

_API, _PAGE, _LOCAL, _ALL = "the API", "the dashboard", "the local service", "all processes"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    stored: int = field(default=1_000, metadata={"help": "documents and conversations to store"})
    first: int = field(default=5, metadata={"help": "users who open all pages before the others"})
    users: int = field(default=80, metadata={"help": "users who open all pages"})
    seconds: float = field(default=10.0, metadata={"help": "load on each list of the API"})
    away: float = field(default=150.0, metadata={"help": "seconds after users have left"})


SMALL = Size(stored=60, first=1, users=1, seconds=0.1, away=0.0)

GOALS = {
    (_API, "at rest"): at_most(90),
    (_PAGE, "at rest"): at_most(115),
    (_API, "after users"): at_most(130),
    (_PAGE, "after users"): at_most(200),
}
_GIVEN_BACK = at_most(1.1)


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """The rows about memory."""
    collector = TraceCollector()
    environment = product_environment(bench.clinic(size.stored)) | collector.as_in_production()
    ports = {
        _API: int(environment["BACKEND_PORT"]),
        _PAGE: int(environment["PORT"]),
        _LOCAL: int(environment["LOCAL_SERVICE_PORT"]),
    }
    api = api_url(environment)
    pair = BarePair()
    with collector.running():
        urls = healthy_urls(environment, local=True)
        product = running(["scripts/start.sh"], urls, environment)
        lists = [f"{api}/api/knowledge?limit=50", f"{api}/api/conversations?limit=50"]
        own = asyncio.run(_watch(product, ports, lists, size, bench))
        bare_ports = {_API: pair.api_port, _PAGE: pair.page_port}
        lists = [f"{pair.api_url}/health"]
        bare = asyncio.run(_watch(pair.running(), bare_ports, lists, size, bench))
    for (process, moment), value in own.items():
        goal: Goal | None = GOALS.get((process, moment))
        beside = [bare[process, moment]] if (process, moment) in bare else []
        yield Row(f"memory of {process}, {moment}", "MB", [value], beside, goal)
    for process in (_API, _PAGE):
        left = own[process, "after they left"] / own[process, "at rest"]
        label = f"memory of {process} after users have left, of that at rest"
        yield Row(label, "times", [left], goal=_GIVEN_BACK)
        left = own[process, "after they left"] / own[process, "after first users"]
        yield Row(
            f"memory of {process} after users have left, of that after the first", "times", [left]
        )


async def _watch(
    program: AbstractContextManager[tuple[int, list[float]]],
    ports: dict[str, int],
    lists: list[str],
    size: Size,
    bench: Bench,
) -> dict[tuple[str, str], float]:
    """MB by process and moment."""
    found: dict[tuple[str, str], float] = {}
    with program as (root, _):
        pids = {name: listener(port, root) for name, port in ports.items()}

        def note(moment: str) -> None:
            found.update({(name, moment): resident_megabytes(pid) for name, pid in pids.items()})
            found[_ALL, moment] = tree_megabytes(root)

        bench.say("Waiting until everything is loaded")
        await asyncio.to_thread(bench.settle, root)
        note("at rest")
        async with visitors(ports[_PAGE], size.first):
            await asyncio.to_thread(bench.settle, root)
        note("after first users")
        for url in lists:
            await asyncio.to_thread(load, url, size.seconds)
        note("after load")
        bench.say(f"{size.users} users open all pages")
        async with visitors(ports[_PAGE], size.users) as pages:
            bench.say(f"Each has seen {pages}")
            note("after users")
        gone = time.monotonic() + size.away
        bench.say(f"Waiting {size.away:.0f} s after they left")
        await asyncio.sleep(max(0.0, gone - time.monotonic()))
        await asyncio.to_thread(bench.settle, root)
        note("after they left")
    return found


if __name__ == "__main__":
    run_alone(str(__doc__), Size, SMALL, measure)

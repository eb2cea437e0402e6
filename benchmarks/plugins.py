"""What installed plugins cost the API's start: `python -m benchmarks.plugins`.

Starts the API with fifty installed trivial plugins (one route and one page each) and without, in
turn, each time in a fresh process. Prints what the fifty add to the time until the API is healthy,
to the processor time spent by then, and to the memory.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure.processes import api_url, product_environment, python, running
from benchmarks.measure.usage import processor_seconds, tree_megabytes

PLUGINS = 50
MAX_MILLISECONDS = 150.0
MAX_MEGABYTES = 30.0

_PAIRS = 9
_SOURCE = """
from fastapi import APIRouter

from elevendops import API_VERSION, PageSpec, PluginInfo, RouterSpec, hookimpl


@hookimpl
def register_plugin():
    return PluginInfo(id="{id}", title="Trivial {id}", version="1.0", api_version=API_VERSION)


@hookimpl
def register_routes(context):
    router = APIRouter()

    @router.get("/hello")
    async def hello() -> dict[str, str]:
        return {{"hello": "{id}"}}

    return [RouterSpec("{prefix}", router)]


@hookimpl
def register_pages():
    return [PageSpec("{id}", "json:loads", ":material/science:", "{prefix}")]
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: milliseconds until healthy, processor milliseconds by then, MB of memory."""

    wall: float
    processor: float
    memory: float


def main() -> None:
    """Print the table; exits with 1 when the plugins cost more than they may."""
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder) / "packages"
        packages.mkdir()
        for number in range(PLUGINS):
            _install(packages, f"trivial_{number:02d}")
        bare: list[Start] = []
        full: list[Start] = []
        # The first start of each kind compiles, and is not counted.
        for pair in range(_PAIRS + 1):
            print(f"Start {pair} of {_PAIRS}…", file=sys.stderr)
            for kind, path in ((bare, None), (full, packages)):
                start = _start(Path(folder) / "data", path)
                if pair:
                    kind.append(start)
    print(f"{'':<36}{'without':>10}{f'with {PLUGINS}':>10}{'added':>10}{'at most':>10}")
    added_time = _row("start until healthy, ms", bare, full, "wall", MAX_MILLISECONDS)
    _row("processor time until healthy, ms", bare, full, "processor", None)
    added_memory = _row("memory when healthy, MB", bare, full, "memory", MAX_MEGABYTES)
    sys.exit(added_time > MAX_MILLISECONDS or added_memory > MAX_MEGABYTES)


def _row(name: str, bare: list[Start], full: list[Start], figure: str, most: float | None) -> float:
    """Print one line; what the plugins add, as the median of the pairs' differences."""
    before = [float(getattr(start, figure)) for start in bare]
    after = [float(getattr(start, figure)) for start in full]
    added = statistics.median(b - a for a, b in zip(before, after, strict=True))
    cells = [statistics.median(before), statistics.median(after), added]
    text = "".join(f"{cell:>10,.1f}" for cell in cells)
    print(f"{name:<36}{text}{f'{most:,.0f}' if most else '':>10}")
    return added


def _start(data: Path, packages: Path | None) -> Start:
    environment = product_environment(data)
    if packages is not None:
        environment["PYTHONPATH"] = str(packages)
    base = api_url(environment)
    with running(python("-m", "core.api"), [f"{base}/api/health"], environment) as (pid, times):
        processor, memory = 1000 * processor_seconds(pid), tree_megabytes(pid)
        if packages is not None:
            _works(f"{base}/api/trivial-{PLUGINS - 1:02d}/hello")
    return Start(times[0] * 1000, processor, memory)


def _works(url: str) -> None:
    with urllib.request.urlopen(url, timeout=5) as answer:
        if answer.status != 200:
            raise RuntimeError(f"{url} answered {answer.status}")


def _install(folder: Path, plugin_id: str) -> None:
    """Leave the plugin's package as `pip install` would."""
    prefix = plugin_id.replace("_", "-")
    (folder / f"{plugin_id}.py").write_text(
        _SOURCE.format(id=plugin_id, prefix=prefix), encoding="utf-8"
    )
    metadata = folder / f"{plugin_id}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {prefix}\nVersion: 1.0\n", encoding="utf-8"
    )
    (metadata / "entry_points.txt").write_text(
        f"[elevendops.plugins]\n{plugin_id} = {plugin_id}\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()

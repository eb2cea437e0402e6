"""Measures the product beside bare frameworks in one run: `make bench`, `python -m benchmarks`.

Prints one table with the goal of each figure and keeps the same as JSON. What counts are the
ratios: the product and what it is held against take turns in one run, because machines differ and
are busy.
Name parts to measure only them; `--small` shows in a few minutes that everything works.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import (
    export,
    memory,
    pages,
    retrieval,
    search,
    sessions,
    start,
    throughput,
)
from benchmarks.measure.bench import Bench
from benchmarks.measure.processes import ROOT
from benchmarks.measure.report import Row, table, workplace, write_json

PARTS = {
    module.__name__.rpartition(".")[2]: module
    for module in (start, memory, throughput, search, export, retrieval, sessions, pages)
}
"""What is measured, in this order. Each is a program too: `python -m benchmarks.NAME`."""

_JSON = ROOT / "build" / "bench.json"


def main() -> None:
    """Print the table; ends with 1 when a part could not be measured, whatever the figures are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--json", type=Path, default=_JSON, help="where the figures are kept")
    parser.add_argument("--seconds", type=float, help="length of the sustained load")
    parser.add_argument("--small", action="store_true", help="tiny sizes, whatever they show")
    given = parser.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    rows: list[Row] = []
    failed: list[str] = []
    with workplace(given.small) as bench:
        for part in given.parts or PARTS:
            try:
                rows += _measured(part, given.small, given.seconds, bench)
            except Exception:  # noqa: BLE001 - the other parts are worth their time
                traceback.print_exc()
                failed.append(part)
    print(table(rows))
    write_json(given.json, rows)
    print(f"Kept in {given.json}", file=sys.stderr)
    if failed:
        sys.exit(f"Could not be measured: {', '.join(failed)}")


def _measured(part: str, small: bool, seconds: float | None, bench: Bench) -> Iterable[Row]:
    module: Any = PARTS[part]
    size = module.SMALL if small else module.Size()
    if seconds is not None and part == "throughput":
        size = dataclasses.replace(size, seconds=seconds)
    return list(module.measure(size, bench))


if __name__ == "__main__":
    main()

"""The table of figures with their goals, the same as JSON, and how each benchmark is called."""

from __future__ import annotations

import argparse
import compileall
import dataclasses
import json
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from benchmarks.measure.bench import Bench
from benchmarks.measure.processes import ROOT
from benchmarks.measure.usage import SETTLE_SECONDS
from core.version import __version__

S = TypeVar("S")
Measure = Callable[[S, Bench], Iterable["Row"]]
_CODE = ("core", "elevendops", "pages", "plugins")
_HEAD = ("", "unit", "product", "min to max", "bare", "min to max", "ratio", "goal", "")


@dataclasses.dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should reach: its ratio to the bare one, or the product's own value."""

    bound: float
    at_least: bool = False
    of_ratio: bool = False

    def met(self, value: float) -> bool:
        """Whether this value is good enough."""
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{'ratio ' if self.of_ratio else ''}{sign} {self.bound:g}"


def ratio_at_least(bound: float) -> Goal:
    """The product has at least this share of what the bare program has."""
    return Goal(bound, at_least=True, of_ratio=True)


def ratio_at_most(bound: float) -> Goal:
    """The product has at most this many times what the bare program has."""
    return Goal(bound, of_ratio=True)


def at_least(bound: float) -> Goal:
    """The product's own figure is no less."""
    return Goal(bound, at_least=True)


def at_most(bound: float) -> Goal:
    """The product's own figure is no more."""
    return Goal(bound)


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One line. Where there are bare figures, each was measured right before or after the
    product's at the same place."""

    name: str
    unit: str
    product: Sequence[float]
    bare: Sequence[float] = ()
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        """The median of the ratios of the pairs, None without bare figures."""
        if not self.bare or not all(self.bare):
            return None
        return statistics.median(a / b for a, b in zip(self.product, self.bare, strict=True))

    @property
    def met(self) -> bool | None:
        """Whether the goal is met, None without a goal."""
        if self.goal is None:
            return None
        value = self.ratio if self.goal.of_ratio else statistics.median(self.product)
        return value is not None and self.goal.met(value)

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        ratio = self.ratio
        return (
            self.name,
            self.unit,
            *_middle_and_span(self.product),
            *_middle_and_span(self.bare),
            "" if ratio is None else f"{ratio:.2f}",
            str(self.goal or ""),
            {None: "", True: "met", False: "MISSED"}[self.met],
        )

    def json_object(self) -> dict[str, Any]:
        """The line as it is kept."""
        return {
            "name": self.name,
            "unit": self.unit,
            "product": _summary(self.product),
            "bare": _summary(self.bare),
            "ratio": None if self.ratio is None else float(f"{self.ratio:.4g}"),
            "goal": None if self.goal is None else str(self.goal),
            "met": self.met,
        }


def table(rows: Sequence[Row]) -> str:
    """All lines below each other."""
    lines = [_HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column in (0, 1, 8) else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def write_json(path: Path, rows: Sequence[Row]) -> None:
    """Keep the lines in a file, with what they were measured on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    found = {
        "version": __version__,
        "commit": _commit(),
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        # Of the last 15 minutes: what else the machine had to do, beside the benchmark itself.
        "load_average": round(os.getloadavg()[2], 1),
    }
    # One row a line, so that two files can be compared.
    lines = ",\n".join(json.dumps(row.json_object(), ensure_ascii=False) for row in rows)
    head = json.dumps(found)[:-1]
    path.write_text(f'{head}, "rows": [\n{lines}\n]}}\n', encoding="utf-8")


def run_alone(description: str, size: type[S], small: S, measure: Measure[S]) -> None:
    """The command line of one benchmark: each field of its size is an option."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    full = size()
    hints = get_type_hints(size)
    fields = dataclasses.fields(full)  # type: ignore[arg-type]
    for field in fields:
        value = getattr(full, field.name)
        several = isinstance(value, tuple)
        parser.add_argument(
            f"--{field.name.replace('_', '-')}",
            type=type(value[0]) if several else hints[field.name],
            nargs="+" if several else None,
            help=f"{field.metadata['help']} (default: {value})",
        )
    parser.add_argument("--small", action="store_true", help="a run of seconds, whatever it shows")
    parser.add_argument("--json", type=Path, help="keep the figures in this file too")
    given = parser.parse_args()
    chosen = {
        field.name: tuple(value) if isinstance(value, list) else value
        for field in fields
        if (value := getattr(given, field.name)) is not None
    }
    with workplace(given.small) as bench:
        rows = list(measure(dataclasses.replace(small if given.small else full, **chosen), bench))  # type: ignore[type-var]
    print(table(rows))
    if given.json is not None:
        write_json(given.json, rows)


@contextmanager
def workplace(small: bool = False) -> Iterator[Bench]:
    """A bench in a folder that is gone afterwards, also when the benchmark is told to end.

    Where sizes are small, whatever they show, nothing is waited for that makes figures fair.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for folder in _CODE:  # as the frameworks beside it are
        compileall.compile_dir(ROOT / folder, quiet=1)
    with tempfile.TemporaryDirectory(prefix="elevendops-bench-") as folder:
        yield Bench(Path(folder), 0.0 if small else SETTLE_SECONDS)


def _middle_and_span(values: Sequence[float]) -> tuple[str, str]:
    if not values:
        return "", ""
    middle = _text(statistics.median(values))
    return middle, f"{_text(min(values))} to {_text(max(values))}" if len(values) > 1 else ""


def _text(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def _summary(values: Sequence[float]) -> dict[str, float] | None:
    if not values:
        return None
    found = {"median": statistics.median(values), "min": min(values), "max": max(values)}
    return {name: float(f"{value:.4g}") for name, value in found.items()}


def _commit() -> str | None:
    command = ["git", "describe", "--always", "--dirty"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:  # no git here
        return None
    return done.stdout.strip() or None

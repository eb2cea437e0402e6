"""What the tests of tracing share: spans recorded for real, and traces read as trees."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from core.settings import Settings
from core.tracing.local import LocalTraces, SpanRow
from core.tracing.recorder import Recorder
from core.tracing.recording import RecordedSpan
from core.tracing.sampling import Share, TailSampler
from core.tracing.setup import Tracing
from tests.support.servers import clinic_settings

PATIENCE_SECONDS = 180.0


def recording(ratio: float = 1.0) -> tuple[Tracing, list[RecordedSpan], TailSampler]:
    """Tracing that keeps what it would send in a list."""
    kept: list[RecordedSpan] = []
    tail = TailSampler(kept.extend)
    return Tracing(Recorder(Share(ratio), tail)), kept, tail


def trace_settings(data_dir: Path, **values: object) -> Settings:
    """Settings of a clinic whose traces go where the values say."""
    return clinic_settings(data_dir, 1, **values)


async def until(ready: Callable[[], bool]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not ready():
        assert time.monotonic() < deadline, "it did not come to be"
        await asyncio.sleep(0.05)


class Placed(Protocol):
    """A span with its place in a trace."""

    @property
    def span_id(self) -> str: ...

    @property
    def parent_id(self) -> str | None: ...

    @property
    def name(self) -> str: ...


S = TypeVar("S", bound=Placed)


class Tree(Generic[S]):
    """One trace: which span is below which."""

    def __init__(self, rows: Sequence[S]) -> None:
        self.rows = list(rows)
        self._by_id = {row.span_id: row for row in self.rows}

    def path(self, row: S) -> list[str]:
        """The names from the top of the trace to this span."""
        above = self._by_id.get(row.parent_id or "")
        return [*(self.path(above) if above else []), row.name]

    def find(self, name: str) -> list[S]:
        """All spans with this name."""
        return [row for row in self.rows if row.name == name]

    def one(self, name: str) -> S:
        """The only span with this name."""
        found = self.find(name)
        assert len(found) == 1, [row.name for row in self.rows]
        return found[0]

    def tops(self) -> list[S]:
        """The spans that no other is above of."""
        return [row for row in self.rows if row.parent_id not in self._by_id]


def trees(folder: Path) -> Iterator[Tree[SpanRow]]:
    """All traces that are kept in a data folder, the newest first."""
    traces = LocalTraces(folder / "traces")
    for summary in traces.recent(10_000):
        yield Tree(traces.trace(summary.trace_id))


def tree_of(folder: Path, name: str) -> Tree[SpanRow]:
    """The newest trace that begins with a span of this name."""
    return next(tree for tree in trees(folder) if any(row.name == name for row in tree.tops()))


def has(folder: Path, name: str, inside: str | None = None) -> bool:
    """True when there is a trace that begins with such a span, and holds another within."""
    return any(
        any(row.name == name for row in tree.tops()) and (inside is None or tree.find(inside))
        for tree in trees(folder)
    )

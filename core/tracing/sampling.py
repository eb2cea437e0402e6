"""Which traces are kept: a share by trace id, and every one with an error or a slow part.

All spans are recorded. Those of a local root (what this process does in a trace) are held back
until it ends; then all are passed on or forgotten.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from opentelemetry.trace import SpanContext, StatusCode

from core.tracing.propagation import is_own
from core.tracing.recording import RecordedSpan

SLOW_NS: Final = 2_000_000_000
"""A local root that takes longer is kept."""

MAX_HELD = 500
"""Spans of one local root that are held back; later ones are dropped and counted."""

_REMEMBERED = 4_000
_LOWER_BITS = (1 << 64) - 1


class Share:
    """The share of traces that is kept in any case, 0 to 1.

    A caller's own mark is followed where it says yes, or where the caller is one of our processes.
    """

    def __init__(self, ratio: float) -> None:
        self._bound = round(ratio * (1 << 64))

    def includes(self, trace_id: int, caller: SpanContext | None) -> bool:
        """Decide for a trace that begins here, or is the caller's."""
        if caller is not None:
            ours = is_own(caller) or not caller.is_remote
            if ours or caller.trace_flags.sampled:
                return caller.trace_flags.sampled
        return trace_id & _LOWER_BITS < self._bound


class LocalRoot:
    """The spans of what this process does in a trace, until its first one ends."""

    __slots__ = ("_tail", "first", "keep", "over", "spans")

    def __init__(self, first: SpanContext, keep: bool, tail: TailSampler) -> None:
        self.first = first
        self.keep = keep
        self.over = False
        self.spans: list[RecordedSpan] = []
        self._tail = tail

    def ended(self, span: RecordedSpan) -> None:
        """One of its spans has ended."""
        self._tail.ended(self, span)


class TailSampler:
    """Holds back the spans of each local root until it ends, then passes them on or forgets them.

    Spans that end after their root follow what was decided for it.
    """

    def __init__(self, emit: Callable[[Sequence[RecordedSpan]], None]) -> None:
        self._emit = emit
        self._lock = threading.Lock()
        self._decided: OrderedDict[int, bool] = OrderedDict()
        self.dropped = 0

    def begin(self, first: SpanContext) -> LocalRoot:
        """A local root begins with this span; it is kept where an earlier one of its trace was."""
        keep = first.trace_flags.sampled or self._decided.get(first.trace_id, False)
        return LocalRoot(first, keep, self)

    def ended(self, local: LocalRoot, span: RecordedSpan) -> None:
        """Hold the span back, or pass it on when its local root has ended, now or before."""
        is_first = span.context is local.first
        with self._lock:
            local.keep = local.keep or _noteworthy(span)
            if len(local.spans) < MAX_HELD or is_first:
                local.spans.append(span)
            else:
                self.dropped += 1
            if is_first:
                local.over = True
                self._remember(local.first.trace_id, local.keep)
            elif not local.over:
                return
            leaving, local.spans = local.spans, []
        if local.keep and leaving:
            self._emit(leaving)

    def _remember(self, trace_id: int, keep: bool) -> None:
        self._decided[trace_id] = keep or self._decided.get(trace_id, False)
        self._decided.move_to_end(trace_id)
        if len(self._decided) > _REMEMBERED:
            self._decided.popitem(last=False)

    def keeps(self, trace_id: str) -> bool:
        """True when a trace was kept here, as far as that is remembered."""
        return self._decided.get(int(trace_id, 16), False)


def _noteworthy(span: RecordedSpan) -> bool:
    if span.status is StatusCode.ERROR:
        return True
    return span.end_time is not None and span.end_time - span.start_time > SLOW_NS

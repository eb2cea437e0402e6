"""Which traces are kept: a share by trace id, and every one with an error or a slow part.

All spans are recorded. Those of a local root (what this process does in a trace) are held back
until it ends; then all are passed on or forgotten.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Final

from opentelemetry.context import Context
from opentelemetry.sdk.trace import ReadableSpan, Span, SpanProcessor
from opentelemetry.sdk.trace.sampling import Decision, Sampler, SamplingResult
from opentelemetry.trace import (
    Link,
    SpanKind,
    StatusCode,
    TraceState,
    get_current_span,
)
from opentelemetry.util.types import Attributes

from core.tracing.carriers import is_own

SLOW_NS: Final = 2_000_000_000
"""A local root that takes longer is kept."""

MOST_HELD = 500
"""Spans of one local root that are held back; later ones are dropped and counted."""

MOST_ROOTS = 2_000
"""Local roots that are open at the same time; spans of further ones are dropped and counted."""

_REMEMBERED = 4_000
_LOWER_BITS = (1 << 64) - 1


class ShareSampler(Sampler):
    """Records every span, and marks as sampled the share of traces that is kept in any case.

    A caller's own mark is followed where it says yes, or where it is one of our processes.
    """

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._bound = round(ratio * (1 << 64))

    def should_sample(
        self,
        parent_context: Context | None,
        trace_id: int,
        name: str,
        kind: SpanKind | None = None,
        attributes: Attributes = None,
        links: Sequence[Link] | None = None,
        trace_state: TraceState | None = None,
    ) -> SamplingResult:
        """Decide for one span that begins."""
        parent = get_current_span(parent_context).get_span_context()
        if parent.is_valid and (parent.trace_flags.sampled or not parent.is_remote):
            chosen = parent.trace_flags.sampled
        elif parent.is_valid and is_own(parent):
            chosen = False
        else:
            chosen = trace_id & _LOWER_BITS < self._bound
        decision = Decision.RECORD_AND_SAMPLE if chosen else Decision.RECORD_ONLY
        return SamplingResult(decision, attributes, parent.trace_state or None)

    def get_description(self) -> str:
        """What this is, for people."""
        return f"ShareSampler({self._ratio:g})"


class _Held:
    """The spans of one local root, until it ends."""

    __slots__ = ("keep", "root_id", "spans")

    def __init__(self, root_id: int, keep: bool) -> None:
        self.root_id = root_id
        self.keep = keep
        self.spans: list[ReadableSpan] = []


class TailProcessor(SpanProcessor):
    """Holds back the spans of each local root until it ends, then passes them on or forgets them.

    Spans that end after their root follow what was decided for it, as long as that is remembered.
    """

    def __init__(self, emit: Callable[[Sequence[ReadableSpan]], None]) -> None:
        self._emit = emit
        self._lock = threading.Lock()
        self._open: dict[int, _Held] = {}
        self._decided: OrderedDict[int, bool] = OrderedDict()
        self._roots = 0
        self.dropped = 0

    def on_start(self, span: Span, parent_context: Context | None = None) -> None:
        """Find the local root that the span belongs to; it may be one itself."""
        context = span.get_span_context()
        parent = span.parent
        with self._lock:
            held = None
            if parent is not None and not parent.is_remote:
                held = self._open.get(parent.span_id)
            if held is None:
                if self._roots >= MOST_ROOTS:
                    self.dropped += 1
                    return
                self._roots += 1
                decided = self._decided.get(context.trace_id, False)
                held = _Held(context.span_id, context.trace_flags.sampled or decided)
            self._open[context.span_id] = held

    def on_end(self, span: ReadableSpan) -> None:
        """Keep the span with its root; when it is the root, decide for all."""
        context = span.get_span_context()
        if context is None:
            return
        with self._lock:
            held = self._open.pop(context.span_id, None)
            if held is None:
                return
            held.keep = held.keep or _noteworthy(span)
            if len(held.spans) < MOST_HELD or context.span_id == held.root_id:
                held.spans.append(span)
            else:
                self.dropped += 1
            if context.span_id == held.root_id:
                self._roots -= 1
                self._remember(context.trace_id, held.keep)
            elif context.trace_id not in self._decided or held.root_id in self._open:
                return
            # The root has ended, now or before.
            leaving, held.spans = held.spans, []
        if held.keep and leaving:
            self._emit(leaving)

    def _remember(self, trace_id: int, keep: bool) -> None:
        self._decided[trace_id] = keep or self._decided.get(trace_id, False)
        self._decided.move_to_end(trace_id)
        if len(self._decided) > _REMEMBERED:
            self._decided.popitem(last=False)

    def keeps(self, trace_id: str) -> bool:
        """True when a trace was kept here, as far as that is remembered."""
        return self._decided.get(int(trace_id, 16), False)

    def shutdown(self) -> None:
        """Nothing: what has not ended is no finished span."""

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Nothing waits here but for its root to end."""
        return True


def _noteworthy(span: ReadableSpan) -> bool:
    if span.status.status_code is StatusCode.ERROR:
        return True
    return span.end_time is not None and span.end_time - (span.start_time or 0) > SLOW_NS

"""Begins the spans of one process, each with its place in a trace."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from opentelemetry.trace import Span, SpanContext, SpanKind, TraceFlags, TraceState
from opentelemetry.util.types import AnyValue

from core.tracing.recording import RecordedSpan
from core.tracing.sampling import Share, TailSampler

_TRACE_BITS = 128
_SPAN_BITS = 64


class Recorder:
    """Makes the spans of one process."""

    def __init__(self, share: Share, tail: TailSampler) -> None:
        self._share = share
        self._tail = tail

    def root(
        self,
        name: str,
        *,
        kind: SpanKind,
        attributes: Mapping[str, AnyValue],
        links: Sequence[SpanContext] = (),
        parent: SpanContext | None = None,
    ) -> RecordedSpan:
        """Begin a local root: a new trace, or what this process does in that of `parent`."""
        trace_id = _new_id(_TRACE_BITS) if parent is None else parent.trace_id
        chosen = self._share.includes(trace_id, parent)
        flags = TraceFlags(TraceFlags.SAMPLED if chosen else TraceFlags.DEFAULT)
        context = _context(trace_id, flags, None if parent is None else parent.trace_state)
        return RecordedSpan(
            name,
            context,
            parent,
            self._tail.begin(context),
            kind=kind,
            attributes=attributes,
            links=links,
        )

    def below(
        self,
        above: Span,
        name: str,
        *,
        kind: SpanKind,
        attributes: Mapping[str, AnyValue],
        links: Sequence[SpanContext] = (),
    ) -> RecordedSpan:
        """Begin a span below another, which may be one of somebody else's tracer."""
        parent = above.get_span_context()
        if not isinstance(above, RecordedSpan):
            known = parent if parent.is_valid else None
            return self.root(name, kind=kind, attributes=attributes, links=links, parent=known)
        context = _context(parent.trace_id, parent.trace_flags, parent.trace_state)
        return RecordedSpan(
            name, context, parent, above.local, kind=kind, attributes=attributes, links=links
        )


def _context(trace_id: int, flags: TraceFlags, state: TraceState | None) -> SpanContext:
    """The ids of a new span."""
    return SpanContext(
        trace_id,
        _new_id(_SPAN_BITS),
        is_remote=False,
        trace_flags=flags,
        trace_state=state,
    )


def _new_id(bits: int) -> int:
    """As the SDK makes one, which is only loaded once spans leave; 0 is no id."""
    while not (made := random.getrandbits(bits)):
        pass
    return made

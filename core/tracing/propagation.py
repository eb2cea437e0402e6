"""The context of a trace on its way: HTTP headers in and out, and a text kept with a job.

In come W3C `traceparent` and Google's `X-Cloud-Trace-Context`; W3C wins. Out goes W3C alone. No
baggage is read or sent: it would go to every host.

Whether a trace is kept travels in the flags. Only those of our own processes are the last word,
which `tracestate` shows: the load balancer in front of Cloud Run sets the flag for hardly any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from opentelemetry.trace import SpanContext, TraceFlags, TraceState

OWN = "elevendops"
"""The key of our entry in `tracestate`."""

_OWN_VALUE = "1"
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?")
_CLOUD = re.compile(r"([0-9a-fA-F]{32})/(\d{1,20})(?:;o=(\d))?")


HEADERS = frozenset({b"traceparent", b"x-cloud-trace-context"})
"""The names of the headers that name a span, as ASGI has them."""


def read(headers: Mapping[str, str]) -> SpanContext | None:
    """The span that the headers' sender works in; None when they name none that is valid."""
    found = from_traceparent(headers.get("traceparent", ""), headers.get("tracestate", ""))
    return found or _cloud_context(headers.get("x-cloud-trace-context", ""))


def write(context: SpanContext) -> dict[str, str]:
    """The headers that name this span to our other process."""
    return {"traceparent": to_text(context), "tracestate": f"{OWN}={_OWN_VALUE}"}


def to_text(context: SpanContext) -> str:
    """The span as one text, to be kept."""
    flags = int(context.trace_flags) & TraceFlags.SAMPLED
    return f"00-{context.trace_id:032x}-{context.span_id:016x}-{flags:02x}"


def from_text(text: object) -> SpanContext | None:
    """A span that our own processes kept as text."""
    return from_traceparent(text, f"{OWN}={_OWN_VALUE}") if isinstance(text, str) else None


def is_own(context: SpanContext) -> bool:
    """True when one of our processes has decided whether the trace is kept."""
    return context.trace_state.get(OWN) == _OWN_VALUE


def from_traceparent(header: str, state: str = "") -> SpanContext | None:
    """The span of the two W3C headers; None when `traceparent` is missing or not valid."""
    found = _TRACEPARENT.fullmatch(header)
    if found is None:
        return None
    own = f"{OWN}={_OWN_VALUE}" in state.split(",")
    return _context(int(found[1], 16), int(found[2], 16), bool(int(found[3], 16) & 1), own)


def _cloud_context(header: str) -> SpanContext | None:
    found = _CLOUD.fullmatch(header)
    if found is None or int(found[2]) >= 1 << 64:
        return None
    return _context(int(found[1], 16), int(found[2]), found[3] == "1", own=False)


def _context(trace_id: int, span_id: int, sampled: bool, own: bool) -> SpanContext | None:
    if not trace_id or not span_id:
        return None
    return SpanContext(
        trace_id,
        span_id,
        is_remote=True,
        trace_flags=TraceFlags(TraceFlags.SAMPLED if sampled else TraceFlags.DEFAULT),
        trace_state=TraceState([(OWN, _OWN_VALUE)]) if own else TraceState(),
    )

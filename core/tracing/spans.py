"""Recording spans: only within a trace that some entry point began, and for next to nothing else.

An entry point (a request, a page run, a job) begins a local root with `Tracing.root`. What happens
inside records with `inner`, which finds the trace in the present context; outside a trace it does
nothing. This module needs the OpenTelemetry API alone, the SDK is loaded where tracing is on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from opentelemetry import trace
from opentelemetry.trace import Span, SpanContext, SpanKind, Status, StatusCode

from core.isolation.ownership import current_plugin
from core.tracing.propagation import to_text

if TYPE_CHECKING:
    from core.tracing.recorder import Recorder

Value = str | int | float | bool | list[str]
Attributes = Mapping[str, Value]

# What ends a piece of work without anything being wrong with it.
_NO_FAILURE = (asyncio.CancelledError, GeneratorExit, KeyboardInterrupt)
# Answers of 4xx tell of what was asked for, not of a fault of ours.
_FAULT = 500

active: ContextVar[Recorder | None] = ContextVar("recorder", default=None)
"""Records the spans of the trace that is being worked for; None outside a trace."""


class InnerSpan:
    """A span that is being recorded, or the stand-in for none.

    As a context it notes what ends the work within, and ends.
    """

    __slots__ = ("_span",)

    def __init__(self, span: Span | None) -> None:
        self._span = span

    def set(self, name: str, value: Value | None) -> None:
        """Note an attribute; None notes nothing."""
        if self._span is not None and value is not None:
            self._span.set_attribute(name, value)

    def failed(self, error: BaseException) -> None:
        """Note what ended the work: its type and code, never its words."""
        if self._span is not None:
            note_failure(self._span, error)

    def end(self) -> None:
        """End the span; more than once is once."""
        if self._span is not None:
            self._span.end()

    def __enter__(self) -> InnerSpan:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace_back: object
    ) -> None:
        if error is not None:
            self.failed(error)
        self.end()

    @property
    def context(self) -> SpanContext | None:
        """The span's ids, None for none."""
        return self._span.get_span_context() if self._span is not None else None

    @property
    def recorded(self) -> Span | None:
        """The span itself."""
        return self._span


NOTHING = InnerSpan(None)


def begin(
    name: str,
    attributes: Attributes,
    *,
    kind: SpanKind = SpanKind.INTERNAL,
    links: tuple[SpanContext, ...] = (),
    parent: Span | None = None,
) -> InnerSpan:
    """Begin a span below the present one, or below `parent`; the caller ends it, or `with` does.

    What happens meanwhile is not below it. Outside a trace this is NOTHING.
    """
    recorder = active.get()
    if recorder is None:
        return NOTHING
    plugin = current_plugin()
    return InnerSpan(
        recorder.below(
            trace.get_current_span() if parent is None else parent,
            name,
            kind=kind,
            attributes={**attributes, "elevendops.plugin": plugin} if plugin else attributes,
            links=links,
        )
    )


@contextmanager
def inner(
    name: str, attributes: Attributes, *, kind: SpanKind = SpanKind.INTERNAL
) -> Iterator[InnerSpan]:
    """Record a piece of work; spans begun within are below it."""
    span = begin(name, attributes, kind=kind)
    with within(span), span:
        yield span


@contextmanager
def within(span: InnerSpan) -> Iterator[None]:
    """Let what is recorded inside be below the span, without ending it."""
    if span.recorded is None:
        yield
        return
    with trace.use_span(span.recorded, record_exception=False, set_status_on_exception=False):
        yield


def note_failure(span: Span, error: BaseException) -> None:
    """Note an error: its type and code. One that only tells what was asked for is no failure."""
    if isinstance(error, _NO_FAILURE) or not isinstance(error, (Exception, SystemExit)):
        return
    code = getattr(error, "error_code", None)
    if isinstance(code, str):
        # An AppError, or in the dashboard an ApiProblem, whose status is None without an answer.
        span.set_attribute("elevendops.error_code", code)
        status = getattr(error, "status", None)
        if status is not None and status < _FAULT and not getattr(error, "retryable", False):
            return
    kind = type(error).__name__
    span.set_attribute("error.type", kind)
    span.add_event("exception", {"exception.type": kind})
    span.set_status(Status(StatusCode.ERROR))


def note_error_code(code: str) -> None:
    """Note the code of an error that the present span's work ends with."""
    trace.get_current_span().set_attribute("elevendops.error_code", code)


def context_text() -> str | None:
    """The present span as a text to be kept with work that is done later; None outside a trace."""
    if active.get() is None:
        return None
    context = trace.get_current_span().get_span_context()
    return to_text(context) if context.is_valid else None


def current_trace_id() -> str | None:
    """The id of the trace that is being recorded, as 32 hexadecimal digits; None outside one."""
    if active.get() is None:
        return None
    context = trace.get_current_span().get_span_context()
    return trace.format_trace_id(context.trace_id) if context.is_valid else None

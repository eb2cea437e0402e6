"""How spans as they are kept become the rows and trees of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from core.tracing.local import SpanEvent, SpanRow, TraceSummary
from plugins.traces.contract import (
    Attributes,
    AttributeValue,
    EventView,
    RelatedTrace,
    SpanView,
    TraceDetail,
    TraceRow,
)

_PLUGIN = "elevendops.plugin"
_PAGE = "elevendops.page"


def moment(nanoseconds: int) -> datetime:
    """Nanoseconds since 1970 as a time in UTC."""
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC)


def milliseconds(nanoseconds: int) -> float:
    """To the microsecond, in milliseconds."""
    return round(nanoseconds / 1e6, 3)


def row_of(summary: TraceSummary) -> TraceRow:
    """What a list says of a trace."""
    return TraceRow(
        trace_id=summary.trace_id,
        name=summary.name,
        started_at=moment(summary.start_ns),
        milliseconds=round(summary.milliseconds, 3),
        page=summary.page,
        plugins=list(summary.plugins),
        span_count=summary.spans,
        error_count=summary.errors,
    )


def detail_of(spans: Sequence[SpanRow], caused_by: list[RelatedTrace]) -> TraceDetail:
    """All that is known of a trace; `spans` are its spans, the first first, at least one."""
    first = next((span for span in spans if span.parent_id is None), spans[0])
    page = first.attributes.get(_PAGE)
    plugins = (span.attributes.get(_PLUGIN) for span in spans)
    start = min(span.start_ns for span in spans)
    return TraceDetail(
        trace_id=first.trace_id,
        name=first.name,
        started_at=moment(first.start_ns),
        milliseconds=milliseconds(first.end_ns - first.start_ns),
        page=str(page) if page else None,
        plugins=list(dict.fromkeys(str(plugin) for plugin in plugins if plugin)),
        span_count=len(spans),
        error_count=sum(span.failed for span in spans),
        whole_milliseconds=milliseconds(max(span.end_ns for span in spans) - start),
        spans=tree(spans),
        caused_by=caused_by,
    )


def tree(spans: Sequence[SpanRow]) -> list[SpanView]:
    """Each span before its children, these in the order in which they began.

    A span whose parent is not kept stands at the top, and so does the first of a ring of parents.
    """
    ordered = sorted(spans, key=lambda span: (span.start_ns, -span.end_ns))
    known = {span.span_id for span in ordered}
    children: dict[str | None, list[SpanRow]] = {}
    for span in ordered:
        parent = span.parent_id if span.parent_id in known else None
        children.setdefault(parent, []).append(span)
    views: list[SpanView] = []
    seen: set[str] = set()
    # All spans come after the tops, for those that a ring of parents keeps from being reached.
    for top in [*children.get(None, ()), *ordered]:
        waiting = [(top, 0)]
        while waiting:
            span, depth = waiting.pop()
            if span.span_id in seen:
                continue
            seen.add(span.span_id)
            views.append(_view(span, depth, ordered[0].start_ns))
            waiting += [(child, depth + 1) for child in reversed(children.get(span.span_id, []))]
    return views


def _view(span: SpanRow, depth: int, start_ns: int) -> SpanView:
    plugin = span.attributes.get(_PLUGIN)
    return SpanView(
        span_id=span.span_id,
        parent_id=span.parent_id,
        name=span.name,
        kind=span.kind,
        process=span.process,
        plugin=str(plugin) if plugin else None,
        depth=depth,
        offset_milliseconds=milliseconds(span.start_ns - start_ns),
        milliseconds=milliseconds(span.end_ns - span.start_ns),
        status=_status(span.status),
        attributes=_plain(span.attributes),
        events=[_event(event, start_ns) for event in span.events],
    )


def _event(event: SpanEvent, start_ns: int) -> EventView:
    return EventView(
        name=event.name,
        offset_milliseconds=milliseconds(event.time_ns - start_ns),
        attributes=_plain(event.attributes),
    )


def _status(text: str) -> Literal["unset", "ok", "error"]:
    return "error" if text == "error" else "ok" if text == "ok" else "unset"


def _plain(attributes: Mapping[str, object]) -> Attributes:
    return {name: _value(value) for name, value in attributes.items()}


def _value(value: object) -> AttributeValue:
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if isinstance(value, str | int | float) else str(value)

"""What Traces offers to its page."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from core.models.late import LateModel

TraceId = Annotated[
    str, StringConstraints(pattern=r"^[0-9a-f]{32}$"), Field(description="32 hex digits.")
]

AttributeValue = bool | int | float | str | list[str]

Attributes = dict[str, AttributeValue]


class TraceRow(LateModel):
    """A trace in a list: one piece of work, such as what a click set off.

    `name` and `milliseconds` are those of its first span, `page` is the address of the page that it
    began on. `error_count` has the spans that ended in an error.
    """

    trace_id: str
    name: str
    started_at: datetime
    milliseconds: float
    page: str | None
    plugins: list[str]
    span_count: int
    error_count: int


class TraceList(LateModel):
    """Traces, the newest first, and the plugins and pages of all that are kept here.

    `kept` is False where spans go elsewhere, such as to Cloud Trace; there is nothing to list then.
    """

    kept: bool
    traces: list[TraceRow]
    plugins: list[str]
    pages: list[str]


class EventView(LateModel):
    """Something that happened in a span, such as an exception."""

    name: str
    offset_milliseconds: float
    attributes: Attributes


class SpanView(LateModel):
    """One span. Times are in milliseconds, offsets from the start of the trace.

    `depth` is 0 for a span whose parent is not among those that are kept.
    """

    span_id: str
    parent_id: str | None
    name: str
    kind: str
    process: str
    plugin: str | None
    depth: int
    offset_milliseconds: float
    milliseconds: float
    status: Literal["unset", "ok", "error"]
    attributes: Attributes
    events: list[EventView]


class RelatedTrace(LateModel):
    """Another trace that this one belongs with, such as that of the click behind a job.

    `name` and `started_at` are None when it is not kept any more.
    """

    trace_id: str
    name: str | None
    started_at: datetime | None


class TraceDetail(TraceRow):
    """A trace with all its spans: each before its children, these by when they began.

    `whole_milliseconds` runs from the first start to the last end. `caused_by` are the traces that
    its spans are linked to.
    """

    whole_milliseconds: float
    spans: list[SpanView]
    caused_by: list[RelatedTrace]

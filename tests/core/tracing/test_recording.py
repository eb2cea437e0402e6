"""A span keeps what OpenTelemetry's API says it keeps, within bounds, until it ends."""

from __future__ import annotations

import pytest
from opentelemetry import trace
from opentelemetry.trace import SpanContext, Status, StatusCode

from core.tracing.recording import MAX_ATTRIBUTES, MAX_EVENTS, MAX_LINKS, RecordedSpan
from core.tracing.spans import begin, inner
from tests.core.tracing.support import recording

OTHER = SpanContext(5, 6, is_remote=True)


@pytest.fixture
def span() -> RecordedSpan:
    tracing, _, _ = recording()
    found = tracing.begin("page agents", {"elevendops.page": "agents"}).recorded
    assert isinstance(found, RecordedSpan)
    return found


def test_what_is_noted_is_kept(span: RecordedSpan) -> None:
    span.set_attributes({"elevendops.count": 1, "elevendops.plugin": "agents"})
    span.add_event("exception", {"exception.type": "ValueError"}, timestamp=7)
    span.add_link(OTHER)
    span.update_name("page agent-setup")
    span.set_status(Status(StatusCode.ERROR))
    assert span.is_recording()
    span.end(end_time=span.start_time + 5)
    assert span.attributes == {
        "elevendops.page": "agents",
        "elevendops.count": 1,
        "elevendops.plugin": "agents",
    }
    assert span.events == [("exception", 7, {"exception.type": "ValueError"})]
    assert span.links == [OTHER]
    assert (span.name, span.status) == ("page agent-setup", StatusCode.ERROR)
    assert span.end_time == span.start_time + 5


def test_after_its_end_nothing_changes(span: RecordedSpan) -> None:
    span.end()
    ended = span.end_time
    span.end(end_time=1)
    span.set_attribute("elevendops.count", 1)
    span.add_event("exception")
    span.add_link(OTHER)
    span.update_name("x")
    span.set_status(StatusCode.ERROR)
    assert not span.is_recording()
    assert (span.end_time, span.name, span.status) == (ended, "page agents", StatusCode.UNSET)
    assert (span.attributes, span.events, span.links) == ({"elevendops.page": "agents"}, [], [])


def test_it_is_bounded(span: RecordedSpan) -> None:
    for number in range(100):
        span.set_attribute(f"a.{number}", number)
        span.add_event(f"e.{number}")
        span.add_link(OTHER)
    span.set_attribute("a.1", "again")
    assert len(span.attributes) == MAX_ATTRIBUTES
    assert span.attributes["a.1"] == "again"
    assert (len(span.events), len(span.links)) == (MAX_EVENTS, MAX_LINKS)


def test_that_it_went_well_is_the_last_word(span: RecordedSpan) -> None:
    span.set_status(StatusCode.ERROR)
    span.set_status(StatusCode.UNSET)
    assert span.status is StatusCode.ERROR
    span.set_status(StatusCode.OK)
    span.set_status(StatusCode.ERROR)
    assert span.status is StatusCode.OK


def test_children_belong_to_the_trace_of_their_parent() -> None:
    tracing, kept, _ = recording()
    with tracing.root("page agents", {}, parent=OTHER), inner("hook a", {}):
        begin("store get a", {}).end()
    store, hook, page = kept
    assert {span.context.trace_id for span in kept} == {OTHER.trace_id}
    assert (page.parent, hook.parent, store.parent) == (OTHER, page.context, hook.context)
    assert len({span.context.span_id for span in kept}) == 3


def test_below_the_span_of_another_tracer_a_part_of_its_own_begins() -> None:
    tracing, kept, _ = recording()
    with (
        tracing.root("page agents", {}),
        trace.use_span(trace.NonRecordingSpan(OTHER)),
        inner("hook a", {}),
    ):
        pass
    hook, page = kept
    assert hook.parent == OTHER
    assert hook.context.trace_id == OTHER.trace_id != page.context.trace_id

"""Which traces are kept: a share, and all with an error or a slow part; both processes agree."""

from __future__ import annotations

import gc
import random
import weakref

import pytest
from opentelemetry.trace import SpanContext

from core.errors import InvalidInput, ProviderBusy, Unavailable
from core.tracing import propagation
from core.tracing.recording import RecordedSpan
from core.tracing.sampling import MAX_HELD, SLOW_NS
from core.tracing.spans import begin, inner, within
from tests.core.tracing.support import recording


def incoming(number: int, flags: str, *, own: bool) -> SpanContext | None:
    headers = {"traceparent": f"00-{number:032x}-00f067aa0ba902b7-{flags}"}
    return propagation.read(headers | ({"tracestate": "elevendops=1"} if own else {}))


def test_everything_of_a_trace_or_nothing() -> None:
    tracing, kept, _ = recording(1.0)
    with tracing.root("page agents", {}), inner("hook a", {}), begin("store get a", {}):
        assert not kept
    assert [span.name for span in kept] == ["store get a", "hook a", "page agents"]
    tracing, kept, _ = recording(0.0)
    with tracing.root("page agents", {}), inner("hook a", {}), begin("store get a", {}):
        pass
    assert kept == []


def test_outside_a_trace_nothing_is_recorded() -> None:
    tracing, kept, _ = recording()
    with begin("store get a", {}) as span, inner("hook a", {}):
        span.set("elevendops.count", 1)
    assert span.context is None
    assert kept == []
    assert tracing.on


def test_a_share_by_trace_id() -> None:
    tracing, kept, _ = recording(0.1)
    chance = random.Random(5)
    chosen = 0
    for _ in range(3_000):
        parent = incoming(chance.getrandbits(128), "00", own=False)
        with tracing.root("GET /api/x", {}, parent=parent) as span:
            assert span.context is not None
            chosen += span.context.trace_flags.sampled
    assert chosen == len(kept)
    assert 200 < chosen < 400


@pytest.mark.parametrize("ratio", [0.0, 0.1, 1.0])
@pytest.mark.parametrize("flags", ["00", "01"])
def test_the_inner_process_follows_the_outer_one(ratio: float, flags: str) -> None:
    tracing, kept, _ = recording(ratio)
    for number in range(1, 50):
        with tracing.root("GET /api/x", {}, parent=incoming(number << 60, flags, own=True)):
            pass
    assert len(kept) == (49 if flags == "01" else 0)


def test_the_load_balancer_does_not_switch_tracing_off() -> None:
    tracing, kept, _ = recording(1.0)
    with tracing.root("GET /api/x", {}, parent=incoming(5, "00", own=False)):
        pass
    assert len(kept) == 1


@pytest.mark.parametrize("error", [Unavailable("x"), ProviderBusy("x"), ValueError("x")])
def test_an_error_anywhere_keeps_the_trace(error: Exception) -> None:
    tracing, kept, tail = recording(0.0)
    with (
        tracing.root("page agents", {}) as root,
        inner("hook a", {}),
        pytest.raises(type(error)),
        begin("store get a", {}),
    ):
        raise error
    assert len(kept) == 3
    assert root.context is not None
    assert tail.keeps(f"{root.context.trace_id:032x}")


def test_what_only_tells_the_caller_something_is_no_error() -> None:
    tracing, kept, _ = recording(0.0)
    with tracing.root("page agents", {}), pytest.raises(InvalidInput), begin("store get a", {}):
        raise InvalidInput("x")
    assert kept == []


def test_a_slow_part_keeps_the_trace() -> None:
    tracing, kept, _ = recording(0.0)
    with tracing.root("page agents", {}):
        slow = begin("voice voices", {})
        assert slow.recorded is not None
        assert isinstance(slow.recorded, RecordedSpan)
        slow.recorded.end(end_time=slow.recorded.start_time + SLOW_NS + 1)
    assert len(kept) == 2


@pytest.mark.parametrize("ratio", [0.0, 1.0])
def test_what_ends_after_its_root_follows_it(ratio: float) -> None:
    tracing, kept, _ = recording(ratio)
    with tracing.root("page agents", {}):
        late = begin("voice conversation", {})
        with within(late):
            later = begin("invoke_agent 1", {})
    later.end()
    late.end()
    late.end()
    assert [span.name for span in kept] == (
        ["page agents", "invoke_agent 1", "voice conversation"] if ratio else []
    )


def test_memory_is_bounded() -> None:
    tracing, kept, tail = recording()
    with tracing.root("page agents", {}):
        for _ in range(MAX_HELD + 10):
            with begin("store get a", {}):
                pass
    assert len(kept) == MAX_HELD + 1
    assert tail.dropped == 10
    with tracing.root("page agents", {}):
        pass
    assert kept[-1].name == "page agents"


def test_a_root_that_never_ends_is_forgotten_with_its_spans() -> None:
    tracing, kept, _ = recording()
    root = tracing.begin("GET /api/x", {})
    with tracing.inside(root), begin("store get a", {}) as span:
        pass
    local = weakref.ref(span.recorded)
    del root, span
    gc.collect()
    assert local() is None
    assert kept == []

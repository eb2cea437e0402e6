"""Spans leave in batches from a thread; a receiver that is away costs memory within bounds."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator, Sequence

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.trace import SpanContext

from core.tracing.recording import RecordedSpan
from core.tracing.redaction import SpanRedactor
from core.tracing.sampling import TailSampler
from core.tracing.sending import BATCH, MAX_WAITING, SpanSender

REDACTOR = SpanRedactor({})


def made(name: str) -> RecordedSpan:
    """A span that has ended."""
    context = SpanContext(1, 2, is_remote=False)
    span = RecordedSpan(name, context, None, TailSampler(lambda spans: None).begin(context))
    span.end()
    return span


SPAN = made("page agents")


class Receiver:
    """Takes spans, or does not while `away` or `stuck`."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.away = False
        self.tries = 0
        self.go = threading.Event()
        self.go.set()
        self.closed = False

    def send(self, spans: Sequence[ReadableSpan]) -> bool:
        self.go.wait(60)
        self.tries += 1
        if self.away:
            raise ConnectionError("I have chest pain")
        self.batches.append(len(spans))
        return True

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def sender(receiver: Receiver) -> Iterator[SpanSender]:
    made = SpanSender(lambda: receiver, REDACTOR.redact)
    yield made
    receiver.away = False
    receiver.go.set()
    made.shutdown(30)


def test_all_spans_leave_in_batches(sender: SpanSender, receiver: Receiver) -> None:
    for _ in range(1_000):
        sender.offer([SPAN] * 3)
    assert sender.flush(60)
    assert sum(receiver.batches) == 3_000
    assert max(receiver.batches) <= BATCH
    assert sender.dropped == 0


def test_the_end_sends_what_waits_and_closes(sender: SpanSender, receiver: Receiver) -> None:
    sender.offer([SPAN])
    assert sender.shutdown(60)
    assert receiver.batches == [1]
    assert receiver.closed
    sender.offer([SPAN])
    assert sender.dropped == 1
    assert sender.shutdown(1)


def test_nothing_starts_before_the_first_span() -> None:
    def connect() -> Receiver:
        raise AssertionError("nobody asked")

    idle = SpanSender(connect, REDACTOR.redact)
    before = threading.active_count()
    assert idle.flush(1)
    assert idle.shutdown(1)
    assert threading.active_count() == before


def test_a_receiver_that_comes_back_gets_everything(
    sender: SpanSender, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.away = True
    sender.offer([SPAN] * 500)
    assert not sender.flush(1.0)
    receiver.away = False
    assert sender.flush(60)
    assert sum(receiver.batches) == 500
    assert receiver.tries > len(receiver.batches)
    assert "chest pain" not in caplog.text


def test_memory_is_bounded_and_the_log_is_quiet(
    sender: SpanSender, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    receiver.away = True
    for _ in range(MAX_WAITING // 100 + 20):
        sender.offer([SPAN] * 100)
    assert not sender.flush(2.0)
    assert len(sender._waiting) + sender._sending <= MAX_WAITING
    assert receiver.tries > 1
    assert len([record for record in caplog.records if "traces" in record.message]) == 1


def test_whoever_records_never_waits_for_the_receiver(
    sender: SpanSender, receiver: Receiver
) -> None:
    receiver.go.clear()
    for _ in range(200):
        sender.offer([SPAN])
    assert receiver.batches == []
    receiver.go.set()
    assert sender.flush(60)
    assert sum(receiver.batches) == 200


def test_what_no_receiver_takes_does_not_hold_up_the_rest(receiver: Receiver) -> None:
    bad = made("bad")

    def prepare(span: RecordedSpan) -> ReadableSpan:
        if span is bad:
            raise ValueError("cannot be sent")
        return REDACTOR.redact(span)

    sender = SpanSender(lambda: receiver, prepare)
    sender.begin_shutdown()
    sender.offer([bad])
    assert sender.flush(60)
    sender.offer([SPAN] * 5)
    assert sender.shutdown(60)
    assert sum(receiver.batches) == 5


def test_the_end_of_a_process_does_not_wait_for_ever(
    receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    sender = SpanSender(lambda: receiver, REDACTOR.redact)
    receiver.go.clear()
    sender.offer([SPAN] * 10)
    assert not sender.shutdown(0.5)
    assert "10 spans were not sent in time" in caplog.text
    receiver.go.set()

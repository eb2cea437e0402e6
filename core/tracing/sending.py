"""Sends finished spans in batches from a thread of its own; nobody ever waits for it.

While the receiver is away spans wait in a bounded queue and are tried again, ever more rarely;
when it is full the newest are dropped. The log has at most one line a minute about all this.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from core.tracing.recording import RecordedSpan

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import ReadableSpan

log = logging.getLogger(__name__)

MAX_WAITING: Final = 10_000
"""Spans that wait at most; some 2 KB each."""

BATCH: Final = 200
"""Spans in one message."""

_COLLECT_SECONDS = 1.0
_MAX_PAUSE_SECONDS = 30.0
_SHORT_PAUSE_SECONDS = 0.2
# After so long the spans that are tried are dropped: what no receiver takes must not hold up all.
_GIVE_UP_SECONDS = 120.0
_LOG_EVERY_SECONDS = 60.0


class Receiver(Protocol):
    """Where spans go."""

    def send(self, spans: Sequence[ReadableSpan]) -> bool:
        """Send the spans; False, or any exception, when they did not arrive."""
        ...

    def close(self) -> None:
        """Release connections."""
        ...


class SpanSender:
    """A bounded queue of spans and the thread that empties it.

    `connect` makes the receiver, in that thread: it imports what is slow to import. `prepare` is
    applied to each span before it leaves.
    """

    def __init__(
        self, connect: Callable[[], Receiver], prepare: Callable[[RecordedSpan], ReadableSpan]
    ) -> None:
        self._connect = connect
        self._prepare = prepare
        self._receiver: Receiver | None = None
        self._waiting: deque[RecordedSpan] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._sending = 0
        self._hurry = False
        self._closed = False
        self._failures = 0
        self._away_since: float | None = None
        self._why = ""
        self._reported = -_LOG_EVERY_SECONDS
        self.dropped = 0

    def offer(self, spans: Sequence[RecordedSpan]) -> None:
        """Take finished spans; those for which there is no room are dropped."""
        with self._changed:
            before = len(self._waiting)
            room = 0 if self._closed else MAX_WAITING - before - self._sending
            self._waiting.extend(spans[:room])
            self.dropped += max(len(spans) - room, 0)
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="traces", daemon=True)
                self._thread.start()
            # While more than a batch waits, as for a receiver that is away, nobody is woken.
            if before == 0 or before < BATCH <= len(self._waiting):
                self._changed.notify_all()

    def begin_shutdown(self) -> None:
        """From now on send at once: the process is about to end."""
        with self._changed:
            self._hurry = True
            self._changed.notify_all()

    def flush(self, seconds: float) -> bool:
        """Send what waits now; True when everything has left within this time."""
        until = time.monotonic() + seconds
        with self._changed:
            before, self._hurry = self._hurry, True
            self._changed.notify_all()
            while (self._waiting or self._sending) and (left := until - time.monotonic()) > 0:
                self._changed.wait(left)
            self._hurry = before
            return not (self._waiting or self._sending)

    def shutdown(self, seconds: float) -> bool:
        """Send what waits, then end the thread; as `flush`, within this time."""
        until = time.monotonic() + seconds
        self.begin_shutdown()
        done = self.flush(seconds)
        with self._changed:
            self._closed = True
            left_over = len(self._waiting) + self._sending
            self._waiting.clear()
            self._changed.notify_all()
        if not done:
            log.warning("traces: %d spans were not sent in time", left_over)
        if self._thread is not None:
            self._thread.join(max(until - time.monotonic(), 0.05))
        return done

    def _run(self) -> None:
        while batch := self._next_batch():
            arrived = self._deliver(batch)
            now = time.monotonic()
            self._failures = 0 if arrived else self._failures + 1
            self._away_since = None if arrived else self._away_since or now
            with self._changed:
                self._sending = 0
                if self._away_since is not None and now - self._away_since > _GIVE_UP_SECONDS:
                    self.dropped += len(batch)
                    self._away_since = now
                elif not arrived and not self._closed:
                    self._waiting.extendleft(reversed(batch))
                self._changed.notify_all()
            self._report(arrived)
            if not arrived:
                self._pause()
        if self._receiver is not None:
            self._receiver.close()

    def _next_batch(self) -> list[RecordedSpan]:
        """The next spans, in their order; empty when the thread shall end."""
        with self._changed:
            while not self._waiting:
                if self._closed:
                    return []
                self._changed.wait()
            until = time.monotonic() + _COLLECT_SECONDS
            while len(self._waiting) < BATCH and not self._hurry:
                left = until - time.monotonic()
                if left <= 0:
                    break
                self._changed.wait(left)
            batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            self._sending = len(batch)
            return batch

    def _deliver(self, batch: Sequence[RecordedSpan]) -> bool:
        try:
            if self._receiver is None:
                self._receiver = self._connect()
            return self._receiver.send(list(self._prepared(batch)))
        except Exception as error:  # noqa: BLE001 - traces must never end anything else
            self._why = f" ({type(error).__name__})"
            return False

    def _prepared(self, batch: Sequence[RecordedSpan]) -> Iterator[ReadableSpan]:
        for span in batch:
            try:
                yield self._prepare(span)
            except Exception:  # noqa: BLE001 - what cannot be checked does not leave
                self.dropped += 1

    def _report(self, arrived: bool) -> None:
        now = time.monotonic()
        if (arrived and not self.dropped) or now - self._reported < _LOG_EVERY_SECONDS:
            return
        self._reported = now
        with self._changed:
            waiting, dropped, self.dropped = len(self._waiting), self.dropped, 0
        log.warning(
            "traces: they %s; %d spans wait, %d were dropped",
            "are sent again" if arrived else f"cannot be sent now{self._why}",
            waiting,
            dropped,
        )

    def _pause(self) -> None:
        """Wait before the next try, ever longer; a process that ends has little time."""
        seconds = min(2.0 ** min(self._failures, 10), _MAX_PAUSE_SECONDS)
        with self._changed:
            if self._changed.wait_for(lambda: self._hurry or self._closed, seconds):
                self._changed.wait_for(lambda: self._closed, _SHORT_PAUSE_SECONDS)

"""What belongs to the whole process, and is put back when a plugin has changed it by mistake."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1)
_RECENTLY_SECONDS = 0.25
_STREAMS = {1: "stdout", 2: "stderr"}


class ProcessState:
    """How the process stands now: module path, working directory, output, signals, recursion."""

    def __init__(self) -> None:
        self._path_object = sys.path
        self._path = list(sys.path)
        self._folder = os.getcwd()
        self._recursion = sys.getrecursionlimit()
        self._looked_at = 0.0
        self._signals: dict[signal.Signals, Any] = {}
        self._streams: dict[int, Any] = {1: sys.stdout, 2: sys.stderr}
        self._copies = {descriptor: os.dup(descriptor) for descriptor in _STREAMS}
        self.take_signals()

    def take_signals(self) -> None:
        """Take the present handlers of signals as the right ones. Only in the main thread."""
        self._signals = {number: signal.getsignal(number) for number in _SIGNALS}

    def put_back(self) -> list[str]:
        """Put back what has changed; a few words for each."""
        self._looked_at = time.monotonic()
        return list(self._changes())

    def put_back_now_and_then(self) -> list[str]:
        """The same, unless that was done in the last quarter of a second."""
        recently = time.monotonic() - self._looked_at < _RECENTLY_SECONDS
        return [] if recently else self.put_back()

    def _changes(self) -> Iterator[str]:
        if sys.path is not self._path_object or not set(self._path) <= set(sys.path):
            added = [entry for entry in sys.path if entry not in self._path]
            self._path_object[:] = [*self._path, *added]
            sys.path = self._path_object
            yield "took folders off sys.path"
        if _working_folder() != self._folder:
            os.chdir(self._folder)
            yield "changed the working directory"
        if sys.getrecursionlimit() < self._recursion:
            sys.setrecursionlimit(self._recursion)
            yield "lowered the recursion limit"
        for descriptor, name in _STREAMS.items():
            if self._reopened(descriptor, name):
                yield f"closed {name}"
        if threading.current_thread() is not threading.main_thread():
            return  # Python lets the main thread alone look after signals
        for number, handler in self._signals.items():
            if signal.getsignal(number) is not handler and handler is not None:
                signal.signal(number, handler)
                yield f"replaced the handler of {number.name}"

    def _reopened(self, descriptor: int, name: str) -> bool:
        is_open = True
        try:
            os.fstat(descriptor)
        except OSError:
            is_open = False
            os.dup2(self._copies[descriptor], descriptor)
        stream = getattr(sys, name)
        if is_open and stream is not None and not stream.closed:
            return False
        if self._streams[descriptor].closed:
            self._streams[descriptor] = open(  # noqa: SIM115 - it stays open
                descriptor, "w", buffering=1, encoding="utf-8", closefd=False
            )
        setattr(sys, name, self._streams[descriptor])
        for handler in logging.getLogger().handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream.closed:
                # Not `setStream`, which flushes the stream that is closed.
                handler.stream = self._streams[descriptor]
        return True


def _working_folder() -> str | None:
    try:
        return os.getcwd()
    except FileNotFoundError:
        return None  # it was removed

"""The faults that a test server is told to deliver, in their order."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar


class Taking(Protocol):
    """A fault, which decides by what it is told of a call whether it takes it, and counts it."""

    @property
    def takes(self) -> Callable[..., bool]: ...


F = TypeVar("F", bound=Taking)


class Faults(Generic[F]):
    """The faults that are set; the first that takes a call gets it. From any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[F] = []
        self._delivered = 0

    def add(self, fault: F) -> None:
        """Set one more."""
        with self._lock:
            self._faults.append(fault)

    def clear(self) -> None:
        """Set none, and count from 0."""
        with self._lock:
            self._faults.clear()
            self._delivered = 0

    @property
    def delivered(self) -> int:
        """How many calls got a fault since the last `clear`."""
        return self._delivered

    def take(self, *call: str) -> F | None:
        """The fault for this call."""
        with self._lock:
            found = next((fault for fault in self._faults if fault.takes(*call)), None)
            self._delivered += found is not None
            return found

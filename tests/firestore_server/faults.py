"""Errors and delays on demand, before or after a call has been done."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import grpc


@dataclass(slots=True)
class Fault:
    """What happens to the next `times` calls that fit, or to every `every`-th of them.

    `methods` are names such as `Commit`; none means all. After `delay` seconds comes the status
    `code` (None: the real answer). `after_commit` does the call first and loses its answer.
    """

    code: str | None = "UNAVAILABLE"
    times: int = 1
    methods: list[str] = field(default_factory=list)
    after_commit: bool = False
    delay: float = 0.0
    every: int = 1
    seen: int = 0
    delivered: int = 0

    def __post_init__(self) -> None:
        if self.code is not None:
            grpc.StatusCode[self.code]

    def takes(self, method: str) -> bool:
        """Whether this call gets the fault; counts it."""
        if (self.methods and method not in self.methods) or self.delivered >= self.times:
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.delivered += 1
        return True


class Faults:
    """The faults that are set, in their order; the first that takes a call gets it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._delivered = 0

    def add(self, fault: Fault) -> None:
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

    def take(self, method: str) -> Fault | None:
        """The fault for this call."""
        with self._lock:
            found = next((fault for fault in self._faults if fault.takes(method)), None)
            self._delivered += found is not None
            return found

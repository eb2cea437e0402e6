"""Errors and delays on demand, before or after a call has been done."""

from __future__ import annotations

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

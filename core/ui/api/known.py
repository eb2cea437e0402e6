"""Answers that seldom change, such as what a form offers, for all sessions of the process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from typing import TypeVar

from pydantic import BaseModel

from core.ui.api.problem import ApiProblem

M = TypeVar("M", bound=BaseModel)

KNOWN_SECONDS = 60.0
_MAX_KEPT = 200


class KnownAnswers:
    """The last answer to each question, asked again once it is older than a minute.

    While the API is away the last answer holds. Pages do not change what they are given.
    """

    def __init__(self, seconds: float = KNOWN_SECONDS) -> None:
        self.seconds = seconds
        """How old an answer may be before it is asked for again."""
        self._kept: dict[Hashable, tuple[float, BaseModel]] = {}
        self._lock = threading.Lock()

    def get(self, question: Hashable, model: type[M], ask: Callable[[], M]) -> M:
        """The answer, which `ask` gives. Raises what `ask` raises where none is known."""
        with self._lock:
            kept = self._kept.get(question)
        known = kept[1] if kept is not None and isinstance(kept[1], model) else None
        if kept is not None and known is not None and time.monotonic() - kept[0] < self.seconds:
            return known
        try:
            answer = ask()
        except ApiProblem as problem:
            if known is None or not problem.retryable:
                raise
            return known
        with self._lock:
            self._kept.pop(question, None)
            self._kept[question] = (time.monotonic(), answer)
            if len(self._kept) > _MAX_KEPT:
                del self._kept[next(iter(self._kept))]
        return answer

    def last(self, question: Hashable, model: type[M]) -> M | None:
        """The last answer, however old; None where there was none."""
        with self._lock:
            kept = self._kept.get(question)
        return kept[1] if kept is not None and isinstance(kept[1], model) else None

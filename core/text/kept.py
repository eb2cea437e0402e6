"""Answers about a short text that are kept for a while: many rules ask the same of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")
_Asked = Callable[Concatenate[str, Parameters], Answer]

_TEXTS = 512
"""What 80 patients ask at the same time, and what they asked before that."""
_CHARACTERS = 1_000
"""Of a text; longer ones are whole documents, of which nobody asks twice."""


def kept(function: _Asked[Parameters, Answer]) -> _Asked[Parameters, Answer]:
    """Keep what a function answers about short texts, which depends on its arguments alone.

    All who ask get the same object, so that nobody may change it.
    """
    known = lru_cache(maxsize=_TEXTS)(function)

    @wraps(function)
    def answer(text: str, /, *arguments: Parameters.args, **more: Parameters.kwargs) -> Answer:
        if len(text) > _CHARACTERS:
            return function(text, *arguments, **more)
        return cast("Answer", cast("Any", known)(text, *arguments, **more))

    return answer

"""The writer port: a language model that writes scripts, streamed."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class WriterRequest:
    """One text to write. `system` carries the rules, `prompt` the task with its source."""

    model: str
    system: str
    prompt: str


@runtime_checkable
class Writer(Protocol):
    """A language model.

    `stream` yields pieces of text as they come; it raises `Unavailable`, `ProviderTimeout`,
    `ProviderBusy`, `OutOfCredit` or `ProviderRefused`, also in the middle of the text.
    """

    def stream(self, request: WriterRequest) -> AsyncGenerator[str, None]:
        """The text in pieces, in order; joined they are the whole text."""
        ...

    async def check(self) -> None:
        """Raise unless the model service answers with our key."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...

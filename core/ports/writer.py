"""The writer port: a language model that writes scripts, streamed."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from core.ports.documents import JsonObject


@dataclass(frozen=True, slots=True)
class WriterRequest:
    """One text to write. `system` carries the rules, `prompt` the task with its source.

    With a `schema` the text is JSON that keeps to it: a JSON Schema of objects, arrays, strings
    (with `enum`), whole numbers and booleans.
    """

    model: str
    system: str
    prompt: str
    schema: JsonObject | None = None


@dataclass(slots=True)
class WriterReport:
    """What the model says of a text beside it, filled while the text is written.

    `model` is the model that answered, "" while that is not known: a provider answers a request
    for a model that it has retired with another one.
    """

    finish_reason: str = ""
    model: str = ""
    input_tokens: int | None = None
    output_tokens: int | None = None


@dataclass(frozen=True, slots=True)
class WriterModel:
    """A model that writes text: what a request names it by, and what people call it."""

    name: str
    title: str


@runtime_checkable
class Writer(Protocol):
    """A language model.

    `stream` yields pieces of text as they come; it raises `Unavailable`, `ProviderTimeout`,
    `ProviderBusy`, `OutOfCredit` or `ProviderRefused` (`TextNotFinished` where it is about this
    text), also in the middle of the text.
    """

    def stream(
        self, request: WriterRequest, report: WriterReport | None = None
    ) -> AsyncGenerator[str, None]:
        """The text in pieces, in order; joined they are the whole text. A `report` is filled."""
        ...

    async def models(self) -> list[WriterModel]:
        """The models that the service offers now and that write text. Raises as `stream` does."""
        ...

    async def check(self) -> None:
        """Raise unless the model service answers with our key."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...

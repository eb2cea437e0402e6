"""What the writer needs of either SDK, and what both make of an answer that is not a whole text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.adapters.provider_errors import Service
from core.errors import ProviderRefused, TextNotFinished, Unavailable
from core.i18n import text
from core.ports.writer import WriterModel, WriterReport, WriterRequest

CONNECT_SECONDS = 3.0
READ_SECONDS = 90.0  # a model that thinks first is silent for long
CHECK_SECONDS = 15.0

JSON = "application/json"
"""The type of an answer that keeps to a schema."""

FINISHED = "STOP"
"""The finish reason of a text that is complete."""

_REASONS = {
    "MAX_TOKENS": text(
        "the script was cut off at the model's longest length. Use a shorter document"
    ),
    "RECITATION": text("the script came too close to a published text"),
    "LANGUAGE": text("the model does not write in this language"),
    "SPII": text("the script would have contained personal data"),
}
_BLOCKED = text("its safety filter blocked the text")


@dataclass(frozen=True, slots=True)
class VertexPlace:
    """A project and a region of Vertex AI, such as `europe-west4`, `eu` or `global`."""

    project: str
    location: str


@dataclass(frozen=True, slots=True)
class GeminiAddress:
    """Where Gemini is, and with which key.

    `endpoint` is a base address without a version, None for the provider's own. `local` is our own
    preview service in its place. With `vertex` it is Gemini on Vertex AI, which knows us by the
    credentials of the environment and needs no key.
    """

    api_key: str
    endpoint: str | None = None
    local: bool = False
    vertex: VertexPlace | None = None


@dataclass(frozen=True, slots=True)
class VertexService(Service):
    """Vertex AI, as errors speak of it: it takes no key."""

    def bad_key(self, code: str) -> ProviderRefused:
        """The credentials of the environment are not accepted."""
        return ProviderRefused(
            text(
                "{name} did not accept the Google credentials of ElevenDops. Give its service "
                "account the role Vertex AI User.",
                name=self.name,
            ),
            error_code=code,
        )

    def no_credentials(self) -> ProviderRefused:
        """There are none, or what they are cannot be renewed."""
        return ProviderRefused(
            text(
                "There are no valid Google credentials for {name}. Run ElevenDops as a service "
                "account, or set GOOGLE_APPLICATION_CREDENTIALS.",
                name=self.name,
            ),
            error_code="no_credentials",
        )


def service_of(address: GeminiAddress) -> Service:
    """The provider at an address, as errors speak of it."""
    if address.vertex is not None:
        return VertexService(text("Vertex AI"), "GEMINI_VERTEX_LOCATION", "")
    name = text("The local preview writing service") if address.local else text("Gemini")
    return Service(name, "GOOGLE_API_KEY", address.api_key, address.local)


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """A text being written: `work` is done when it is complete, `stop` ends it early.

    Both belong to the event loop. `stop` may be called more than once.
    """

    work: asyncio.Future[None]
    stop: Callable[[], object]


@dataclass(frozen=True, slots=True)
class EmbeddingRequest:
    """Texts that vectors of so many numbers are wanted of. `task` is the provider's name for what
    they are, None for a model that is told in the text itself; `seconds` is the longest wait.
    """

    model: str
    texts: Sequence[str]
    task: str | None
    dimensions: int
    seconds: float


class SdkClient(Protocol):
    """An SDK of Gemini, connected."""

    def begin(
        self, request: WriterRequest, emit: Callable[[str], None], report: WriterReport
    ) -> Writing:
        """Have a text written: its pieces are emitted in the event loop, and the report filled.

        `work` raises as `Writer.stream` does, and only ends without an error when the model has
        said that the text is complete.
        """
        ...

    async def models(self) -> list[WriterModel]:
        """As `Writer.models`."""
        ...

    async def list_one_model(self) -> None:
        """The cheapest call that needs a valid key. Raises as `Writer.check` does."""
        ...

    async def embed(self, request: EmbeddingRequest) -> list[list[float]]:
        """The vectors as the provider gives them, in one request, which is not repeated.

        Raises AppError.
        """
        ...

    async def close(self) -> None:
        """Close idle connections."""
        ...


def blocked_prompt(service: Service) -> TextNotFinished:
    """The provider did not let the model read the prompt."""
    return _refusal(service, "PROMPT_BLOCKED", _BLOCKED)


def require_finished(service: Service, finish: str, *, said_anything: bool) -> None:
    """Raise when the text did not end by itself, or there is none.

    `finish` is the provider's name of the finish reason, "" if it gave none.
    """
    if not finish:
        raise cut(service)
    if finish != FINISHED:
        raise _refusal(service, finish, _REASONS.get(finish, _BLOCKED))
    if not said_anything:
        raise _refusal(service, "EMPTY_ANSWER", text("it wrote nothing"))


def cut(service: Service) -> Unavailable:
    """The connection broke in the middle of the text."""
    return Unavailable(
        text(
            "The connection to {name} broke before the text was complete. Try again.",
            name=service.name,
        ),
        error_code="stream_cut",
    )


def _refusal(service: Service, code: str, reason: str) -> TextNotFinished:
    return TextNotFinished(
        text(
            "{name} did not finish the script: {reason}.",
            name=service.name,
            reason=reason,
        ),
        error_code=code.lower(),
    )

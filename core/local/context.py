"""What the routes of the local service share: its state and its tools."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Header
from starlette.requests import HTTPConnection

from core.local.agents.store import AgentStore
from core.local.conversations.store import ConversationStore
from core.local.documents import DocumentStore
from core.local.errors import VoiceApiError
from core.local.history import SpeechHistory
from core.local.meanings import DocumentMeanings
from core.local.speech.engine import SpeechEngine
from core.local.state import State

if TYPE_CHECKING:
    from core.local.conversations.answers import Answerer


@dataclass(frozen=True)
class LocalService:
    """The parts of one running service; after each piece of a script it pauses, in seconds."""

    state: State
    documents: DocumentStore
    meanings: DocumentMeanings
    agents: AgentStore
    conversations: ConversationStore
    speech: SpeechEngine
    history: SpeechHistory
    writing_pause: float

    @cached_property
    def answerer(self) -> Answerer:
        """What answers patients. Reading takes a while to import: a start goes without."""
        from core.local.conversations.answers import Answerer

        return Answerer(self.documents, self.meanings)


def local_service(connection: HTTPConnection) -> LocalService:
    """The service behind a request or a socket."""
    service = connection.app.state.local_service
    assert isinstance(service, LocalService)
    return service


def require_api_key(xi_api_key: Annotated[str, Header()] = "") -> None:
    """Refuse a request without a key; every key is good, for there is only one user."""
    if not xi_api_key.strip():
        raise VoiceApiError(
            HTTPStatus.UNAUTHORIZED,
            "missing_api_key",
            "An API key is missing: send any text in the xi-api-key header.",
        )


Service = Annotated[LocalService, Depends(local_service)]

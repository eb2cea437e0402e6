"""The voice port: knowledge base, agents, voices, speech and conversations of one provider."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, cast, runtime_checkable

from core.ports.agent_options import (
    Guardrails,
    Privacy,
    ProviderCriterion,
    ProviderDataItem,
    ProviderTurnTaking,
)

OnText = Callable[[str], Awaitable[None]]
"""Is awaited with the text of a reply whose speech is still being made."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice to speak with. `languages` are ISO 639-1 codes, the first its own."""

    voice_id: str
    name: str
    description: str
    preview_url: str | None
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnowledgeEntry:
    """A document in the provider's knowledge base."""

    provider_id: str
    name: str


@dataclass(frozen=True, slots=True)
class AgentSpec:
    """An agent as it shall exist at the provider.

    `languages` are ISO 639-1 codes, the first is the primary one. `documents` are knowledge-base
    entries. `reference` is our own id, kept as a tag so that a repeated create finds the agent.
    `backup_llms` stand in for `llm`, in this order. What is None is left as the provider has it.
    `other_first_messages` are said in place of `first_message` by the other languages, where one
    is given.
    """

    reference: str
    name: str
    prompt: str
    first_message: str
    voice_id: str
    languages: tuple[str, ...]
    documents: tuple[KnowledgeEntry, ...]
    llm: str | None = None
    temperature: float = 0.0
    max_tokens: int | None = None
    max_duration_seconds: int = 600
    data_items: tuple[ProviderDataItem, ...] | None = None
    success_criteria: tuple[ProviderCriterion, ...] | None = None
    guardrails: Guardrails | None = None
    privacy: Privacy | None = None
    turn_taking: ProviderTurnTaking | None = None
    backup_llms: tuple[str, ...] | None = None
    other_first_messages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeechResult:
    """Spoken text: MP3 bytes (44.1 kHz, 128 kbit/s, mono) and the characters that were charged.

    `at_once` is how many calls the account may have going at a time, None where it is not told.
    """

    audio: bytes
    characters: int
    at_once: int | None = None


STOPPED_BY_GUARDRAIL = "guardrail_triggered"
"""The code of the error when the provider's own watch stopped a reply and no other one came."""


@dataclass(frozen=True, slots=True)
class AgentReply:
    """What the agent said in one turn. `audio` is WAV, empty in text-only mode.

    `stopped` tells that the provider's own watch stopped another reply before this one.
    """

    text: str
    audio: bytes
    stopped: bool = False


@runtime_checkable
class VoiceConversation(Protocol):
    """One open conversation with an agent."""

    @property
    def conversation_id(self) -> str:
        """The provider's id of the conversation."""
        ...

    async def ask(self, text: str, on_text: OnText | None = None) -> AgentReply:
        """Send one patient message and wait for the whole reply. Raises Unavailable, …

        Where a reply is spoken, `on_text` is awaited with what the agent says before its speech is
        whole, and anew should the agent add something or correct itself. A provider that has both
        at once need not have this parameter.
        """
        ...

    async def close(self) -> None:
        """End the conversation at the provider."""
        ...


@runtime_checkable
class VoiceProvider(Protocol):
    """A voice provider.

    Every method raises `Unavailable` (not reachable), `ProviderTimeout`, `ProviderBusy`,
    `OutOfCredit` or `ProviderRefused` (with the provider's own code).
    """

    async def find_documents(self, name_prefix: str) -> list[KnowledgeEntry]:
        """All knowledge-base entries whose name starts with the prefix."""
        ...

    async def create_document(self, name: str, text: str) -> str:
        """Create an entry; never repeated by itself. Returns the provider's id."""
        ...

    async def update_document(self, provider_id: str, name: str, text: str) -> None:
        """Replace name and text in place, keeping the id. Raises NotFound."""
        ...

    async def delete_document(self, provider_id: str) -> None:
        """Delete and detach from agents; an unknown id is already deleted."""
        ...

    async def find_agent(self, reference: str) -> str | None:
        """The provider's id of the agent created with this reference."""
        ...

    async def create_agent(self, spec: AgentSpec) -> str:
        """Create an agent; never repeated by itself. Returns the provider's id."""
        ...

    async def update_agent(self, provider_id: str, spec: AgentSpec) -> None:
        """Make the agent equal to the spec. Raises NotFound."""
        ...

    async def delete_agent(self, provider_id: str) -> None:
        """Delete; an unknown id is already deleted."""
        ...

    async def voices(self) -> list[Voice]:
        """Every voice of the account."""
        ...

    async def max_speech_characters(self) -> int:
        """The longest text that one `speak` call takes."""
        ...

    async def speak(
        self, text: str, voice_id: str, *, previous_text: str = "", next_text: str = ""
    ) -> SpeechResult:
        """Speak the text; the neighbours keep the tone across parts."""
        ...

    async def signed_url(self, provider_agent_id: str) -> str:
        """A socket address that a browser can use to talk to the agent for 15 minutes."""
        ...

    async def converse(
        self,
        provider_agent_id: str,
        *,
        text_only: bool,
        user_id: str,
        context: str = "",
        language: str = "",
    ) -> VoiceConversation:
        """Open a conversation; `context` tells the agent what was said before a reconnect.

        `language` is the one of the agent's languages that it is to speak, "" for its first; a
        provider whose agents speak one language need not have this parameter.
        """
        ...

    async def check(self) -> None:
        """Raise unless the provider answers with our key."""
        ...

    async def close(self) -> None:
        """Release connections."""
        ...


@runtime_checkable
class KnowledgeInspection(Protocol):
    """What a voice provider may offer beside `VoiceProvider`: to tell what it has of ours.

    Every call is free of charge. Errors are those of `VoiceProvider`.
    """

    async def account(self) -> str:
        """A mark of the account that is spoken for: another one where the key or address is."""
        ...

    async def document_text(self, provider_id: str) -> str:
        """The text of an entry as the provider keeps it. Raises NotFound."""
        ...

    async def document_passages(self, provider_id: str) -> list[str]:
        """The passages of an entry that agents find and are given; the whole text where that is.

        Raises NotFound, and ProviderBusy while they are still being made.
        """
        ...


@runtime_checkable
class SpeechHistory(Protocol):
    """What a voice provider may offer beside `VoiceProvider`: what it has spoken before.

    Errors are those of `VoiceProvider`.
    """

    async def spoken_before(self, text: str, voice_id: str, since: datetime) -> bytes | None:
        """The MP3 of this very text by this voice, spoken since then; None where there is none.
        Free of charge.
        """
        ...

    async def spoken_times(
        self, spoken: Sequence[tuple[str, str]], since: datetime
    ) -> list[Sequence[float] | None]:
        """For each text and the voice that spoke it since then: the second at which each of its
        characters begins, None where that is not told. Free of charge.
        """
        ...


def history_of(provider: VoiceProvider) -> SpeechHistory | None:
    """The provider's history, if it has one; those of plugins need not."""
    offered = hasattr(provider, "spoken_before") and hasattr(provider, "spoken_times")
    return cast("SpeechHistory", provider) if offered else None


def inspection_of(provider: VoiceProvider) -> KnowledgeInspection | None:
    """The provider's inspection, if it has one; those of plugins need not."""
    offered = all(
        hasattr(provider, name) for name in ("account", "document_text", "document_passages")
    )
    return cast("KnowledgeInspection", provider) if offered else None


def in_language(language: str) -> dict[str, Any]:
    """The argument of `converse` for a language; none for the first, as every provider takes it."""
    return {"language": language} if language else {}


async def account_of(provider: VoiceProvider) -> str:
    """The mark of the provider's account; all that cannot tell are taken for one."""
    inspection = inspection_of(provider)
    return await inspection.account() if inspection is not None else "unknown"

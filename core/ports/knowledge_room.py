"""What a voice provider tells of the room that its plan gives to documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, cast, runtime_checkable

from core.ports.voice import VoiceProvider


@dataclass(frozen=True, slots=True)
class KnowledgeRoom:
    """Bytes of the documents that agents search: those that are there, and those of the plan."""

    used: int
    limit: int

    @property
    def left(self) -> int:
        """The bytes that may still be sent."""
        return max(0, self.limit - self.used)


@runtime_checkable
class KnowledgeLimits(Protocol):
    """What a voice provider may offer beside `VoiceProvider`.

    Errors are those of `VoiceProvider`.
    """

    async def knowledge_room(self) -> KnowledgeRoom:
        """The room of the account. Free of charge. Raises ProviderRefused where the key may not
        read it.
        """
        ...


def limits_of(provider: VoiceProvider) -> KnowledgeLimits | None:
    """What the provider tells of its limits, if it does; those of plugins need not."""
    return cast("KnowledgeLimits", provider) if hasattr(provider, "knowledge_room") else None

"""What a voice provider tells of its speech beside speaking: what decides the sound, and cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, cast, runtime_checkable

from core.ports.voice import VoiceProvider


@dataclass(frozen=True, slots=True)
class SpeechQuota:
    """What the account has of the provider's credits in this period.

    `extension` is what it may use beyond `limit` at a price of its own, None for as much as it
    likes. `resets_at` (UTC) is None where the provider does not say it.
    """

    used: int
    limit: int
    extension: int | None = 0
    resets_at: datetime | None = None

    @property
    def left(self) -> int | None:
        """The credits that may still be used, None for as many as one likes."""
        if self.extension is None:
            return None
        return max(0, self.limit + self.extension - self.used)


@runtime_checkable
class SpeechTerms(Protocol):
    """What a voice provider may offer beside `VoiceProvider`. Every call is free of charge.

    Errors are those of `VoiceProvider`.
    """

    async def speech_settings(self) -> str:
        """What decides the sound of `speak` beside the text and the voice: the model, the format.

        Two providers or models with the same answer sound the same.
        """
        ...

    async def speech_rate(self) -> float:
        """The credits that one character of `speak` costs."""
        ...

    async def speech_quota(self) -> SpeechQuota:
        """What the account has left. Raises ProviderRefused where the key may not read it."""
        ...


def terms_of(provider: VoiceProvider) -> SpeechTerms | None:
    """What the provider tells of its speech, if it does; those of plugins need not."""
    offered = all(
        hasattr(provider, name) for name in ("speech_settings", "speech_rate", "speech_quota")
    )
    return cast("SpeechTerms", provider) if offered else None

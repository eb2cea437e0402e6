"""What a voice provider may tell of conversations: what it noted, judged, and gave its agent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol, cast, runtime_checkable

from core.ports.voice import VoiceProvider

ProviderResult = Literal["success", "failure", "unknown"]


@dataclass(frozen=True, slots=True)
class ProviderNote:
    """What was noted of a conversation for the data item with this id; None for nothing.

    .. versionadded:: 2
    """

    id: str
    value: str | bool | int | float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProviderJudgement:
    """How a conversation was judged by the criterion with this id.

    .. versionadded:: 2
    """

    id: str
    result: ProviderResult
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProviderLookUp:
    """Which entries of its knowledge base the provider gave its agent to answer one message.

    `entries` are the provider's ids, each once, what came nearest first: empty where it looked and
    gave nothing. `message` and `reply` are as the provider has kept them.

    .. versionadded:: 2
    """

    message: str
    reply: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProviderFindings:
    """What was found in one conversation; nothing yet while it is not `finished`.

    `look_ups` are of those messages of which the provider tells it, in the order of the talk.
    `credits` is what the provider has charged for it, None where it does not tell.

    .. versionadded:: 2
    """

    finished: bool
    notes: tuple[ProviderNote, ...] = ()
    judgements: tuple[ProviderJudgement, ...] = ()
    look_ups: tuple[ProviderLookUp, ...] = ()
    credits: int | None = None


@runtime_checkable
class ConversationFindings(Protocol):
    """What a voice provider may offer beside `VoiceProvider`. Errors are those of that.

    .. versionadded:: 2
    """

    async def findings(self, user_id: str) -> list[ProviderFindings]:
        """Those of every conversation that was opened for this user, the oldest first. Free of
        charge.
        """
        ...


def findings_of(provider: VoiceProvider) -> ConversationFindings | None:
    """The provider's findings, if it offers any; those of plugins need not."""
    return cast("ConversationFindings", provider) if hasattr(provider, "findings") else None

"""What a voice provider may offer beside `VoiceProvider`: to read agents back, and its models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast, runtime_checkable

from core.ports.voice import AgentSpec, VoiceProvider


@dataclass(frozen=True, slots=True)
class ProviderAgent:
    """An agent as the provider has it.

    The languages of `spec` are the provider's own codes, its documents all that are linked there.
    `protected` tells that nobody can talk to it without an address that we have asked for.

    .. versionadded:: 2
    """

    spec: AgentSpec
    protected: bool


@runtime_checkable
class AgentInspection(Protocol):
    """Reads agents back, free of charge. Errors are those of `VoiceProvider`.

    .. versionadded:: 2
    """

    async def read_agent(self, provider_id: str) -> ProviderAgent:
        """The agent as the provider has it now. Raises NotFound."""
        ...


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model that agents of the provider may use.

    `retires_on` is the day (UTC) from which it answers no more, None where none is announced;
    `replacement` is the model that answers in its place then.

    .. versionadded:: 2
    """

    id: str
    retires_on: date | None = None
    replacement: str | None = None


@runtime_checkable
class LanguageModels(Protocol):
    """Lists the models that agents may use. Errors are those of `VoiceProvider`.

    .. versionadded:: 2
    """

    async def language_models(self) -> list[LanguageModel]:
        """The models of this account, in the provider's order, without those that are retired."""
        ...


def language_models_of(provider: VoiceProvider) -> LanguageModels | None:
    """The provider's list of models, if it has one; those of plugins need not."""
    return cast("LanguageModels", provider) if hasattr(provider, "language_models") else None


def agent_inspection_of(provider: VoiceProvider) -> AgentInspection | None:
    """The provider's inspection of agents, if it has one; those of plugins need not."""
    return cast("AgentInspection", provider) if hasattr(provider, "read_agent") else None

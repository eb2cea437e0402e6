"""The platform_settings of an agent, as far as the local service checks and acts on them."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Part(BaseModel):
    """A part of the configuration; members that the service does not act on are kept aside."""

    model_config = ConfigDict(extra="ignore")


class AuthSettings(Part):
    """Who may talk to the agent."""

    enable_auth: bool = False


class OverrideSettings(Part):
    """Which members a client may override: true at the member's place."""

    conversation_config_override: dict[str, object] = Field(default_factory=dict)


class Criterion(Part):
    """One evaluation criterion."""

    id: str
    name: str = ""
    conversation_goal_prompt: str = ""


class EvaluationSettings(Part):
    """What each conversation is judged by."""

    criteria: list[Criterion] = Field(default_factory=list)


class PrivacySettings(Part):
    """What is kept of conversations. `retention_days` -1 is without an end."""

    retention_days: int | None = Field(default=None, ge=-1)
    zero_retention_mode: bool | None = None
    record_voice: bool | None = None


class Switch(Part):
    """One guardrail."""

    is_enabled: bool | None = None


class CustomGuardrail(Switch):
    """One guardrail in the caller's words."""

    name: str
    prompt: str


class CustomGuardrailList(Part):
    """All of them."""

    configs: list[CustomGuardrail] = Field(default_factory=list)


class CustomGuardrails(Part):
    """What holds the list, as for the other guardrails."""

    config: CustomGuardrailList | None = None


class GuardrailSettings(Part):
    """The guardrails; the local preview keeps them and applies none."""

    focus: Switch | None = None
    prompt_injection: Switch | None = None
    custom: CustomGuardrails | None = None


class CollectedItem(Part):
    """One item of data_collection, with whatever else its schema has."""

    model_config = ConfigDict(extra="allow")

    type: Literal["boolean", "string", "integer", "number"]
    enum: list[str] | None = None


class PlatformSettings(Part):
    """The platform_settings of an agent."""

    auth: AuthSettings = Field(default_factory=AuthSettings)
    overrides: OverrideSettings = Field(default_factory=OverrideSettings)
    evaluation: EvaluationSettings = Field(default_factory=EvaluationSettings)
    data_collection: dict[str, CollectedItem] = Field(default_factory=dict)
    guardrails: GuardrailSettings | None = None
    privacy: PrivacySettings | None = None

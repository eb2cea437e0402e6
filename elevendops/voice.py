"""The voice service behind `context.voice`: speech, agents and conversations.

A plugin that brings another voice provider implements `VoiceProvider` and registers it by
`register_voice_providers`.
"""

from core.ports.agent_options import (
    Guardrails,
    Privacy,
    ProviderCriterion,
    ProviderDataItem,
    ProviderGuardrail,
    ProviderTurnTaking,
)
from core.ports.agents import AgentInspection, LanguageModel, LanguageModels, ProviderAgent
from core.ports.voice import (
    AgentReply,
    AgentSpec,
    KnowledgeEntry,
    KnowledgeInspection,
    OnText,
    SpeechResult,
    Voice,
    VoiceConversation,
    VoiceProvider,
)

__all__ = [
    "AgentInspection",
    "AgentReply",
    "AgentSpec",
    "Guardrails",
    "KnowledgeEntry",
    "KnowledgeInspection",
    "LanguageModel",
    "LanguageModels",
    "OnText",
    "Privacy",
    "ProviderAgent",
    "ProviderCriterion",
    "ProviderDataItem",
    "ProviderGuardrail",
    "ProviderTurnTaking",
    "SpeechResult",
    "Voice",
    "VoiceConversation",
    "VoiceProvider",
]

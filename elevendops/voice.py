"""The voice service behind `context.voice`: speech, agents and conversations.

A plugin that brings another voice provider implements `VoiceProvider` and registers it by
`register_voice_providers`.
"""

from core.ports.voice import (
    AgentReply,
    AgentSpec,
    KnowledgeEntry,
    SpeechResult,
    Voice,
    VoiceConversation,
    VoiceProvider,
)

__all__ = [
    "AgentReply",
    "AgentSpec",
    "KnowledgeEntry",
    "SpeechResult",
    "Voice",
    "VoiceConversation",
    "VoiceProvider",
]

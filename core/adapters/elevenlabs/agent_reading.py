"""An agent of ElevenLabs in the words of our port: what `payloads.agent_body` sends, read back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.adapters.elevenlabs.agent_options import options_from
from core.ports.agents import ProviderAgent
from core.ports.voice import AgentSpec, KnowledgeEntry


def agent_from(answer: Mapping[str, Any]) -> ProviderAgent:
    """The agent of an answer to agents.get. What the provider leaves out is taken for unset."""
    settings = _part(answer, "conversation_config")
    speaker, conversation = _part(settings, "agent"), _part(settings, "conversation")
    prompt, platform = _part(speaker, "prompt"), _part(answer, "platform_settings")
    tags = answer.get("tags") or [""]
    spec = AgentSpec(
        reference=str(tags[0]),
        name=str(answer.get("name") or ""),
        prompt=str(prompt.get("prompt") or ""),
        first_message=str(speaker.get("first_message") or ""),
        voice_id=str(_part(settings, "tts").get("voice_id") or ""),
        languages=(
            str(speaker.get("language") or "en"),
            *map(str, _part(settings, "language_presets")),
        ),
        documents=tuple(
            KnowledgeEntry(str(entry.get("id") or ""), str(entry.get("name") or ""))
            for entry in prompt.get("knowledge_base") or ()
        ),
        llm=prompt.get("llm"),
        temperature=float(prompt.get("temperature") or 0.0),
        max_tokens=_count(prompt.get("max_tokens")),
        max_duration_seconds=int(conversation.get("max_duration_seconds") or 600),
        other_first_messages=_other_first_messages(_part(settings, "language_presets")),
        **options_from(platform, prompt, _part(settings, "turn")),
    )
    return ProviderAgent(spec, protected=bool(_part(platform, "auth").get("enable_auth")))


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, Mapping) else {}


def _other_first_messages(presets: Mapping[str, Any]) -> dict[str, str]:
    found = {
        str(language): _part(_part(_part(presets, language), "overrides"), "agent")
        for language in presets
    }
    return {
        language: str(agent["first_message"])
        for language, agent in found.items()
        if agent.get("first_message")
    }


def _count(value: Any) -> int | None:
    """A number from 1 on; the provider has -1 for no bound."""
    return value if isinstance(value, int) and value > 0 else None

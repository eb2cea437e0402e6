"""Decides how one conversation runs: the agent's configuration with the client's overrides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.local.agents.config import AgentBody, ConversationConfig, merge, read_body
from core.local.agents.store import Agent
from core.local.errors import VoiceApiError
from core.local.speech.voices import VOICES, LocalVoice, find_voice
from core.local.state import Json

_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
# The provider fills these in by itself.
_SYSTEM_VARIABLE = "system__"
# Which events reach the client is its own choice; the provider has no permission for it.
_FREE_OVERRIDES = {("conversation", "client_events")}


class SessionRefused(Exception):
    """A conversation that cannot start: the error type of the protocol and a sentence."""

    def __init__(self, error_type: str, message: str) -> None:
        super().__init__(message)
        self.error_type = error_type
        self.message = message


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """How one conversation runs. `client_events` is None when all events are sent."""

    first_message: str
    language: str
    voice: LocalVoice
    speed: float
    output_format: str
    input_format: str
    text_only: bool
    max_duration_seconds: int
    client_events: frozenset[str] | None


def session_settings(agent: Agent, client_data: Mapping[str, object]) -> SessionSettings:
    """The settings of a conversation. Raises SessionRefused.

    Args:
        agent: the agent to talk to.
        client_data: the client's conversation_initiation_client_data, {} when it sent none.
    """
    own = _object(agent.body.get("conversation_config"))
    override = _client_override(client_data)
    _check_allowed(agent.config, own, override)
    language = _object(override.get("agent")).get("language")
    effective = merge(own, _preset(own, language) if isinstance(language, str) else {})
    try:
        effective = merge(effective, override)
        config = read_body({"conversation_config": effective}).conversation_config
    except VoiceApiError as error:
        raise SessionRefused("override_error", error.message) from None
    variables = _variables(config, client_data)
    prompt = config.agent.prompt.prompt if config.agent.prompt else None
    _fill(prompt or "", variables)
    voice = find_voice(config.tts.voice_id or "") or VOICES[0]
    events = config.conversation.client_events
    return SessionSettings(
        first_message=_fill(config.agent.first_message or "", variables).strip(),
        language=config.agent.language or "en",
        voice=voice,
        speed=config.tts.speed or 1.0,
        output_format=config.tts.agent_output_audio_format or "pcm_16000",
        input_format=config.asr.user_input_audio_format or "pcm_16000",
        text_only=bool(config.conversation.text_only),
        max_duration_seconds=config.conversation.max_duration_seconds or 600,
        client_events=frozenset(events) if events else None,
    )


def _client_override(client_data: Mapping[str, object]) -> Json:
    override = dict(_object(client_data.get("conversation_config_override")))
    # The Python SDK puts text_only here; its documented place is in "conversation".
    if "text_only" in override:
        text_only = override.pop("text_only")
        conversation = dict(_object(override.get("conversation")))
        conversation.setdefault("text_only", text_only)
        override["conversation"] = conversation
    return override


def _check_allowed(config: AgentBody, own: Json, override: Json) -> None:
    allowed = config.platform_settings.overrides.conversation_config_override
    for path, value in _leaves(override):
        permitted = path in _FREE_OVERRIDES or _at(allowed, path) is True
        if not permitted and _at(own, path) != value:
            raise SessionRefused(
                "override_error",
                f"Override for field '{'.'.join(path)}' is not allowed by config.",
            )


def _leaves(tree: Json, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, key))
        elif value is not None:
            yield (*path, key), value


def _at(tree: Json, path: tuple[str, ...]) -> object:
    node: object = tree
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    return node


def _preset(own: Json, language: str) -> Json:
    preset = _object(_object(own.get("language_presets")).get(language))
    overrides = dict(_object(preset.get("overrides")))
    agent = dict(_object(overrides.get("agent")))
    translated = _object(preset.get("first_message_translation")).get("text")
    if translated and not agent.get("first_message"):
        overrides["agent"] = agent | {"first_message": translated}
    return overrides


def _variables(config: ConversationConfig, client_data: Mapping[str, object]) -> dict[str, object]:
    dynamic = config.agent.dynamic_variables
    known: dict[str, object] = dict(dynamic.dynamic_variable_placeholders) if dynamic else {}
    return known | _object(client_data.get("dynamic_variables"))


def _fill(text: str, variables: Mapping[str, object]) -> str:
    names = {name for name in _VARIABLE.findall(text) if not name.startswith(_SYSTEM_VARIABLE)}
    missing = sorted(names - variables.keys())
    if missing:
        raise SessionRefused(
            "missing_dynamic_variable",
            f"Missing required dynamic variables: {', '.join(missing)}",
        )
    return _VARIABLE.sub(lambda found: str(variables.get(found.group(1), "")), text)


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}

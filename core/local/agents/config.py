"""How an agent is configured: the parts of the wire format that the local service acts on."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from http import HTTPStatus

from pydantic import Field, ValidationError

from core.local.agents.platform import Part, PlatformSettings
from core.local.errors import VoiceApiError
from core.local.speech.engine import OUTPUT_FORMATS
from core.local.speech.voices import VOICES, find_voice
from core.local.state import Json

DEFAULT_AGENT_NAME = "New agent"

# What an agent has when its creator says nothing else, as at the provider.
_DEFAULTS: Json = {
    "conversation_config": {
        "agent": {
            "first_message": "",
            "language": "en",
            "dynamic_variables": {"dynamic_variable_placeholders": {}},
            "prompt": {"prompt": "", "llm": "local-preview", "knowledge_base": [], "tool_ids": []},
        },
        "language_presets": {},
        "tts": {
            "voice_id": VOICES[0].voice_id,
            "model_id": "eleven_flash_v2_5",
            "agent_output_audio_format": "pcm_16000",
            "speed": 1.0,
        },
        "asr": {"user_input_audio_format": "pcm_16000"},
        "conversation": {"text_only": False, "max_duration_seconds": 600, "client_events": []},
    },
    "platform_settings": {
        "auth": {"enable_auth": False, "allowlist": []},
        "evaluation": {"criteria": []},
        "data_collection": {},
        "overrides": {"conversation_config_override": {}},
    },
}

# Maps whose keys the caller chose, and one of several kinds: a change gives the whole, like a list.
_REPLACED_MAPS = frozenset(
    {
        "language_presets",
        "data_collection",
        "dynamic_variable_placeholders",
        "backup_llm_config",
    }
)


class KnowledgeEntry(Part):
    """A linked knowledge base document."""

    id: str
    name: str = ""
    type: str = "text"


class PromptConfig(Part):
    """The agent's instructions and knowledge."""

    prompt: str | None = None
    llm: str | None = None
    knowledge_base: list[KnowledgeEntry] = Field(default_factory=list)


class DynamicVariables(Part):
    """Values that stand in for {{name}}."""

    dynamic_variable_placeholders: dict[str, str | int | float | bool | None] = Field(
        default_factory=dict
    )


class SpeakerConfig(Part):
    """What the agent says first, and in which language it speaks."""

    first_message: str | None = None
    language: str | None = None
    prompt: PromptConfig | None = None
    dynamic_variables: DynamicVariables | None = None


class TtsConfig(Part):
    """The agent's voice."""

    voice_id: str | None = None
    agent_output_audio_format: str | None = None
    speed: float | None = Field(default=None, ge=0.7, le=1.2)


class AsrConfig(Part):
    """What the agent hears."""

    user_input_audio_format: str | None = None


class ConversationSettings(Part):
    """How a conversation runs. `max_duration_seconds` counts from its start."""

    text_only: bool | None = None
    max_duration_seconds: int | None = Field(default=None, ge=1, le=86_400)
    client_events: list[str] | None = None


class PresetOverrides(Part):
    """What differs in one language."""

    agent: SpeakerConfig | None = None
    tts: TtsConfig | None = None


class LanguagePreset(Part):
    """One language that the agent also speaks."""

    overrides: PresetOverrides = Field(default_factory=PresetOverrides)


class ConversationConfig(Part):
    """The conversation_config of an agent, or a client's override of it."""

    agent: SpeakerConfig = Field(default_factory=SpeakerConfig)
    tts: TtsConfig = Field(default_factory=TtsConfig)
    asr: AsrConfig = Field(default_factory=AsrConfig)
    conversation: ConversationSettings = Field(default_factory=ConversationSettings)
    language_presets: dict[str, LanguagePreset] = Field(default_factory=dict)


class AgentBody(Part):
    """The stored body of an agent, as far as the service acts on it."""

    conversation_config: ConversationConfig = Field(default_factory=ConversationConfig)
    platform_settings: PlatformSettings = Field(default_factory=PlatformSettings)
    tags: list[str] = Field(default_factory=list)

    @property
    def voice_id(self) -> str:
        """The agent's own voice."""
        return self.conversation_config.tts.voice_id or VOICES[0].voice_id

    @property
    def document_ids(self) -> list[str]:
        """The linked documents, each once, in order."""
        prompt = self.conversation_config.agent.prompt or PromptConfig()
        return list(dict.fromkeys(entry.id for entry in prompt.knowledge_base))


def new_body(given: Mapping[str, object]) -> Json:
    """The whole body of a new agent: what is given, over the defaults."""
    return merge(copy.deepcopy(_DEFAULTS), given)


def merge(base: Mapping[str, object], change: Mapping[str, object]) -> Json:
    """The base with the change: objects merge, lists and values are replaced.

    Null for an object leaves it as it is.
    """
    merged = dict(base)
    for key, value in change.items():
        present = merged.get(key)
        replaced = key in _REPLACED_MAPS and isinstance(value, dict)
        if replaced or not isinstance(present, dict):
            merged[key] = value
        elif isinstance(value, dict):
            merged[key] = merge(present, value)
        elif value is not None:
            raise VoiceApiError(
                HTTPStatus.BAD_REQUEST, "invalid_parameters", f"{key} must be an object.", key
            )
    return merged


def read_body(body: Mapping[str, object]) -> AgentBody:
    """Read and check a body. Raises VoiceApiError naming the first wrong member."""
    try:
        agent = AgentBody.model_validate(body)
    except ValidationError as error:
        problem = error.errors()[0]
        path = ".".join(str(part) for part in problem["loc"])
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST, "invalid_parameters", f"{path}: {problem['msg']}", path
        ) from None
    audio_format = agent.conversation_config.tts.agent_output_audio_format
    if audio_format and (audio_format not in OUTPUT_FORMATS or not audio_format.startswith("pcm_")):
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST,
            "invalid_output_format",
            f"The preview voice cannot answer in {audio_format[:80]!r}; choose a pcm format.",
            "conversation_config.tts.agent_output_audio_format",
        )
    voices = [agent.voice_id]
    for preset in agent.conversation_config.language_presets.values():
        if preset.overrides.tts and preset.overrides.tts.voice_id:
            voices.append(preset.overrides.tts.voice_id)
    for voice_id in voices:
        if find_voice(voice_id) is None:
            raise VoiceApiError.not_found("voice", voice_id)
    return agent

"""Shapes that ElevenLabs wants and gives: agents, voices and language codes as plain data."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from core.adapters.elevenlabs.agent_options import backup_llms, platform_options, turn_settings
from core.ports.agents import LanguageModel
from core.ports.voice import AgentSpec, Voice

EMBEDDING_MODEL = "multilingual_e5_large_instruct"  # the provider's index for more than English
SPEECH_FORMAT = "mp3_44100_128"

# The Turbo and Flash models of version 2 speak English only; every other language, and an agent
# with several, needs Flash 2.5 (ElevenLabs, "Models").
_ENGLISH_MODEL = "eleven_flash_v2"
_MULTILINGUAL_MODEL = "eleven_flash_v2_5"

_CLIENT_EVENTS = (
    "conversation_initiation_metadata",
    "ping",
    "audio",
    "interruption",
    "user_transcript",
    "agent_response",
    "agent_response_correction",
    "agent_response_complete",
    "agent_chat_response_part",
    "guardrail_triggered",
    "client_error",
)
_LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*")
# The one regional code that agents accept; elsewhere the language alone is the code.
_REGIONAL = {"pt-br": "pt-br"}


def iso_language(tag: str) -> str | None:
    """The language of a tag such as `zh-TW` as its ISO 639 code (`zh`), None if it is no tag."""
    found = _LANGUAGE_TAG.fullmatch(tag.strip().lower())
    return found[1] if found else None


def agent_language(tag: str) -> str:
    """The code under which an agent speaks the language: `zh-TW` is `zh`, `pt-BR` is `pt-br`."""
    lowered = tag.strip().lower().replace("_", "-")
    return _REGIONAL.get(lowered) or iso_language(lowered) or lowered


def agent_body(spec: AgentSpec) -> dict[str, Any]:
    """The arguments of agents.create and agents.update for the spec.

    Lists are always sent whole: the provider replaces them. `language_presets` stands beside
    `agent`, not inside it. Fields of the spec that are None are left out, so that the provider's
    own choice stays.
    """
    languages = list(dict.fromkeys(agent_language(tag) for tag in spec.languages)) or ["en"]
    said: dict[str, dict[str, str]] = {}
    for tag, words in spec.other_first_messages.items():
        said.setdefault(agent_language(tag), {"first_message": words})
    prompt: dict[str, Any] = {
        "prompt": spec.prompt,
        "temperature": spec.temperature,
        "knowledge_base": [
            {"type": "text", "id": entry.provider_id, "name": entry.name, "usage_mode": "auto"}
            for entry in spec.documents
        ],
        "rag": {"enabled": True, "embedding_model": EMBEDDING_MODEL},
    }
    if spec.llm is not None:
        prompt["llm"] = spec.llm
    if spec.max_tokens is not None:
        prompt["max_tokens"] = spec.max_tokens
    if spec.backup_llms is not None:
        prompt["backup_llm_config"] = backup_llms(spec.backup_llms)
    turn = {} if spec.turn_taking is None else {"turn": turn_settings(spec.turn_taking)}
    return {
        "name": spec.name,
        "tags": [spec.reference],
        "conversation_config": {
            "agent": {
                "first_message": spec.first_message,
                "language": languages[0],
                "prompt": prompt,
            },
            "language_presets": {
                language: {
                    "overrides": {
                        "agent": {"language": language} | said.get(language, {}),
                        "tts": {"voice_id": spec.voice_id},
                    }
                }
                for language in languages[1:]
            },
            "tts": {
                "voice_id": spec.voice_id,
                "model_id": _ENGLISH_MODEL if languages == ["en"] else _MULTILINGUAL_MODEL,
            },
            "conversation": {
                "text_only": False,
                "max_duration_seconds": spec.max_duration_seconds,
                "client_events": list(_CLIENT_EVENTS),
            },
            **turn,
        },
        "platform_settings": {
            "auth": {"enable_auth": True},
            # A client override that is not allowed here closes the socket.
            "overrides": {
                "conversation_config_override": {
                    "agent": {"first_message": True, "language": True},
                    "tts": {"voice_id": True},
                    "conversation": {"text_only": True},
                }
            },
            **platform_options(spec),
        },
    }


def language_model_from(row: Any) -> LanguageModel | None:
    """A model from one row of `/v1/convai/llm/list`.

    None for one that is retired, for a pinned copy of another (`is_checkpoint`), and for the
    clinic's own (`custom-llm`), which needs an address that we do not have.
    """
    info = row.deprecation_info
    ends = getattr(info, "provider_deprecation_date", None)
    # The provider gives no day for a model that is retired already.
    retired = bool(getattr(info, "is_deprecated", False)) and ends is None
    if not row.llm or row.llm == "custom-llm" or row.is_checkpoint or retired:
        return None
    day = ends.date() if isinstance(ends, datetime) else None
    return LanguageModel(str(row.llm), day, getattr(info, "replacement_model", None))


def voice_from_row(row: Any) -> Voice | None:
    """A voice from one row of `/v2/voices`; None for a row without an id.

    The voice's own language (`labels.language`) comes first, then those in which the provider
    has verified it.
    """
    if not row.voice_id:
        return None
    labels = row.labels or {}
    tags = [labels.get("language")]
    tags += [verified.language for verified in row.verified_languages or ()]
    codes = [iso_language(tag) for tag in tags if isinstance(tag, str)]
    described = [labels.get(key) for key in ("descriptive", "accent", "gender", "age")]
    return Voice(
        voice_id=row.voice_id,
        name=row.name or row.voice_id,
        description=row.description or ", ".join(str(word) for word in described if word),
        preview_url=row.preview_url or None,
        languages=tuple(dict.fromkeys(code for code in codes if code)),
    )

"""Checks the JSON of an answer: the ElevenLabs SDK takes any shape for the documented one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these values or shapes; `None` among them allows null."""

    options: tuple[Any, ...]


def maybe(shape: Any) -> OneOf:
    """The shape, or null."""
    return OneOf((shape, None))


def fits(value: Any, shape: Any, path: str = "answer") -> None:
    """Fail unless the value has the shape, naming the first place where it has not.

    A shape is a type; a dict of the members that must be there; a list with the shape of every
    item; a value to equal; or `OneOf`. Members beyond those named are allowed.
    """
    if isinstance(shape, OneOf):
        assert any(_is(value, option, path) for option in shape.options), (
            f"{path} is {value!r:.200}, none of {shape.options!r:.300}"
        )
    elif isinstance(shape, type):
        right = isinstance(value, shape) and not (shape is not bool and isinstance(value, bool))
        assert right, f"{path} is {value!r:.200}, not a {shape.__name__}"
    elif isinstance(shape, dict):
        assert isinstance(value, dict), f"{path} is {value!r:.200}, not an object"
        for name, inner in shape.items():
            assert name in value, f"{path}.{name} is missing"
            fits(value[name], inner, f"{path}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), f"{path} is {value!r:.200}, not a list"
        for number, item in enumerate(value):
            fits(item, shape[0], f"{path}[{number}]")
    else:
        assert value == shape, f"{path} is {value!r:.200}, not {shape!r}"


def _is(value: Any, shape: Any, path: str) -> bool:
    try:
        fits(value, shape, path)
    except AssertionError:
        return False
    return True


NUMBER = OneOf((int, float))

ACCESS = {"is_creator": bool, "creator_name": str, "creator_email": str, "role": str}

DOCUMENT = {
    "type": OneOf(("text", "file")),
    "id": str,
    "name": str,
    "metadata": {
        "created_at_unix_secs": int,
        "last_updated_at_unix_secs": int,
        "size_bytes": int,
    },
    "supported_usages": [OneOf(("prompt", "auto"))],
    "access_info": ACCESS,
    "folder_parent_id": maybe(str),
    "folder_path": list,
}

DEPENDENT_AGENT = {
    "type": "available",
    "id": str,
    "name": str,
    "created_at_unix_secs": int,
    "access_level": str,
    "referenced_resource_ids": [str],
}

RAG_INDEX = {
    "id": str,
    "model": OneOf(("e5_mistral_7b_instruct", "multilingual_e5_large_instruct")),
    "status": OneOf(
        (
            *("new", "created", "processing", "failed", "succeeded", "rag_limit_exceeded"),
            *("document_too_small", "cannot_index_folder"),
        )
    ),
    "progress_percentage": NUMBER,
    "document_model_index_usage": {"used_bytes": int},
}

AGENT_ROW = {
    "agent_id": str,
    "name": str,
    "voice_id": str,
    "tags": [str],
    "created_at_unix_secs": int,
    "updated_at_unix_secs": int,
    "last_call_time_unix_secs": maybe(int),
    "access_info": ACCESS,
    "archived": bool,
}

AGENT = {
    "agent_id": str,
    "name": str,
    "conversation_config": {"agent": dict, "tts": dict, "asr": dict, "conversation": dict},
    "platform_settings": dict,
    "metadata": {"created_at_unix_secs": int, "updated_at_unix_secs": int},
    "access_info": ACCESS,
    "tags": [str],
}

VOICE = {
    "voice_id": str,
    "name": str,
    "category": str,
    "labels": dict,
    "description": str,
    "preview_url": str,
    "available_for_tiers": [str],
    "high_quality_base_model_ids": [str],
    "settings": maybe(dict),
    "verified_languages": [
        {
            "language": str,
            "model_id": str,
            "accent": maybe(str),
            "locale": maybe(str),
            "preview_url": maybe(str),
        }
    ],
}

MODEL = {
    "model_id": str,
    "name": str,
    "can_do_text_to_speech": True,
    "can_use_style": bool,
    "can_use_speaker_boost": bool,
    "maximum_text_length_per_request": int,
    "max_characters_request_free_user": int,
    "max_characters_request_subscribed_user": int,
    "languages": [{"language_id": str, "name": str}],
    "model_rates": {"character_cost_multiplier": NUMBER},
    "concurrency_group": str,
}

SUBSCRIPTION = {
    "tier": str,
    "character_count": int,
    "character_limit": int,
    "next_character_count_reset_unix": int,
    "can_extend_character_limit": bool,
    "voice_limit": int,
    "status": str,
}

TURN = {
    "role": OneOf(("user", "agent")),
    "message": str,
    "time_in_call_secs": int,
    "tool_calls": list,
    "tool_results": list,
    "feedback": maybe(dict),
    "interrupted": bool,
    "original_message": maybe(str),
    "source_medium": maybe(str),
    "rag_retrieval_info": maybe(
        {
            "chunks": [{"document_id": str, "chunk_id": str, "vector_distance": NUMBER}],
            "embedding_model": str,
            "retrieval_query": str,
            "rag_latency_secs": NUMBER,
            "used_chunk_ids": [str],
        }
    ),
}

_RESULT = OneOf(("success", "failure", "unknown"))

CONVERSATION = {
    "agent_id": str,
    "agent_name": str,
    "conversation_id": str,
    "status": OneOf(("initiated", "in-progress", "processing", "done", "failed")),
    "user_id": maybe(str),
    "has_audio": bool,
    "has_user_audio": bool,
    "has_response_audio": bool,
    "transcript": [TURN],
    "metadata": {
        "start_time_unix_secs": int,
        "call_duration_secs": int,
        "cost": int,
        "termination_reason": str,
        "error": maybe(dict),
        "main_language": str,
        "text_only": bool,
        "authorization_method": str,
        "feedback": {"likes": int, "dislikes": int},
        "warnings": [str],
        "conversation_initiation_source": str,
    },
    "analysis": maybe(
        {
            "call_successful": _RESULT,
            "transcript_summary": str,
            "call_summary_title": str,
            "evaluation_criteria_results": dict,
            "data_collection_results": dict,
        }
    ),
    "conversation_initiation_client_data": dict,
    "tag_ids": list,
}

CONVERSATION_ROW = {
    "agent_id": str,
    "agent_name": str,
    "conversation_id": str,
    "start_time_unix_secs": int,
    "call_duration_secs": int,
    "message_count": int,
    "status": OneOf(("initiated", "in-progress", "processing", "done", "failed")),
    "call_successful": _RESULT,
    "transcript_summary": maybe(str),
    "call_summary_title": maybe(str),
    "main_language": str,
    "termination_reason": str,
}

ALIGNMENT = {
    "characters": [str],
    "character_start_times_seconds": [NUMBER],
    "character_end_times_seconds": [NUMBER],
}


def refusal(status: int, code: str, kind: str) -> dict[str, Any]:
    """The documented body of a refused voice request; `status` there repeats the code."""
    assert status >= 400
    return {
        "detail": {"type": kind, "code": code, "status": code, "message": str, "request_id": str}
    }

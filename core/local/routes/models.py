"""The models, the subscription and the language models of the local account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from fastapi import APIRouter, Depends

from core.local.context import LocalService, Service, require_api_key
from core.local.speech.voices import VOICES
from core.local.state import Json, State

# Some of those that the provider lists; one whose end is announced, to see what is said then.
_LANGUAGE_MODELS: tuple[tuple[str, str | None, str | None], ...] = (
    ("gemini-3.8-flash", None, None),
    ("gemini-3.5-flash-lite", None, None),
    ("gpt-6.1-sol", None, None),
    ("gpt-6-luna", None, None),
    ("claude-sonnet-5-5", None, None),
    ("claude-haiku-5-5", None, None),
    ("gpt-5.1", "2027-04-01T00:00:00Z", "gpt-6-luna"),
)

router = APIRouter(prefix="/v1", dependencies=[Depends(require_api_key)])

_LANGUAGE_NAMES = {
    "en": "English",
    "zh": "Chinese",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "pt": "Portuguese",
    "it": "Italian",
    "hi": "Hindi",
    "vi": "Vietnamese",
    "ko": "Korean",
}

# A figure for the page that shows the account: nothing ends when it is passed.
_CHARACTER_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class SpeechModel:
    """A model id of the provider, with its longest text (characters) and price per character."""

    model_id: str
    name: str
    longest_text: int
    cost: float


# Ids, limits and prices as the provider lists them; the preview voice speaks for all of them.
MODELS = (
    SpeechModel("eleven_multilingual_v2", "Eleven Multilingual v2", 10_000, 1.0),
    SpeechModel("eleven_v3", "Eleven v3", 5_000, 1.0),
    SpeechModel("eleven_flash_v2_5", "Eleven Flash v2.5", 40_000, 0.5),
    SpeechModel("eleven_turbo_v2_5", "Eleven Turbo v2.5", 40_000, 0.5),
    SpeechModel("eleven_flash_v2", "Eleven Flash v2", 30_000, 0.5),
    SpeechModel("eleven_turbo_v2", "Eleven Turbo v2", 30_000, 0.5),
)


def count_characters(state: State, characters: int) -> None:
    """Add to the characters that were used this month."""
    state.add(_counter(datetime.now(UTC)), characters)


@router.get("/models")
def list_models(service: Service) -> list[Json]:
    """The speech models; none can speak while the speech libraries are not installed."""
    speaks = service.speech.available()
    languages = [
        {"language_id": code, "name": _LANGUAGE_NAMES.get(code, code)}
        for code in dict.fromkeys(voice.language for voice in VOICES)
    ]
    return [
        {
            "model_id": model.model_id,
            "name": f"{model.name} (spoken by the local preview voice)",
            "description": "Local preview",
            "can_be_finetuned": False,
            "can_do_text_to_speech": speaks,
            "can_do_voice_conversion": False,
            "can_use_style": False,
            "can_use_speaker_boost": False,
            "serves_pro_voices": False,
            "token_cost_factor": model.cost,
            "requires_alpha_access": False,
            "max_characters_request_free_user": model.longest_text,
            "max_characters_request_subscribed_user": model.longest_text,
            "maximum_text_length_per_request": model.longest_text,
            "languages": languages,
            "model_rates": {"character_cost_multiplier": model.cost},
            "concurrency_group": "standard",
        }
        for model in MODELS
    ]


@router.get("/user/subscription")
def get_subscription(service: Service) -> Json:
    """What was used this month; there is no bill."""
    return {**_subscription(service), "open_invoices": [], "has_open_invoices": False}


@router.get("/user")
def get_user(service: Service) -> Json:
    """The one user of the local service."""
    return {
        "user_id": "local",
        "workspace_id": "local",
        "subscription": _subscription(service),
        "is_new_user": False,
        "can_use_delayed_payment_methods": False,
        "is_onboarding_completed": True,
        "is_onboarding_checklist_completed": True,
        "first_name": "Local preview",
        "created_at": 0,
        "seat_type": "workspace_admin",
    }


@router.get("/convai/llm/list")
def list_language_models() -> Json:
    """Models that an agent may name; here quotations from the documents answer in their place."""
    return {
        "llms": [_language_model(*one) for one in _LANGUAGE_MODELS],
        "default_deprecation_config": {
            "warning_start_days": 90,
            "fallback_start_days": 30,
            "fallback_complete_days": 0,
            "fallback_start_percentage": 0,
            "fallback_complete_percentage": 100,
        },
    }


def _language_model(name: str, ends: str | None, replacement: str | None) -> Json:
    ending = ends and {
        "llm": name,
        "is_deprecated": True,
        "is_in_warning_period": True,
        "is_in_fallback_period": False,
        "fallback_percentage": 0,
        "provider_deprecation_date": ends,
        "replacement_model": replacement,
    }
    return {
        "llm": name,
        "is_checkpoint": False,
        "max_tokens_limit": 8192,
        "max_context_limit": 1_000_000,
        "supports_image_input": False,
        "supports_document_input": False,
        "supports_parallel_tool_calls": False,
        "available_service_tiers": ["standard"],
        "available_reasoning_efforts": None,
        "deprecation_info": ending,
    }


def _subscription(service: LocalService) -> Json:
    now = datetime.now(UTC)
    following = (now.year + now.month // 12, now.month % 12 + 1)
    return {
        "tier": "local_preview",
        "character_count": service.state.count(_counter(now)),
        "character_limit": _CHARACTER_LIMIT,
        "max_character_limit_extension": None,
        "max_credit_limit_extension": "unlimited",
        "can_extend_character_limit": True,
        "allowed_to_extend_character_limit": True,
        "next_character_count_reset_unix": int(datetime(*following, 1, tzinfo=UTC).timestamp()),
        "voice_slots_used": 0,
        "professional_voice_slots_used": 0,
        "professional_voice_slots_used_in_workspace": 0,
        "voice_limit": len(VOICES),
        "voice_add_edit_counter": 0,
        "professional_voice_limit": 0,
        "can_extend_voice_limit": False,
        "can_use_instant_voice_cloning": False,
        "can_use_professional_voice_cloning": False,
        "currency": "usd",
        "current_overage": {"amount": "0", "currency": "usd"},
        "status": "active",
        "billing_period": "monthly_period",
        "character_refresh_period": "monthly_period",
    }


def _counter(moment: datetime) -> str:
    return f"characters:{moment:%Y-%m}"

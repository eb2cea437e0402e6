"""The options of an agent as ElevenLabs wants and gives them (SDK 2.78, `platform_settings`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.ports.agent_options import (
    Guardrails,
    Privacy,
    ProviderCriterion,
    ProviderDataItem,
    ProviderGuardrail,
    ProviderTurnTaking,
)
from core.ports.voice import AgentSpec

_NO_END = -1
_DISABLED = "disabled"


def platform_options(spec: AgentSpec) -> dict[str, Any]:
    """The sections of platform_settings; what the spec leaves to the provider is left out.

    Maps and lists are always whole, as for `payloads.agent_body`.
    """
    sections: dict[str, Any] = {}
    if spec.data_items is not None:
        sections["data_collection"] = {item.id: _data_item(item) for item in spec.data_items}
    if spec.success_criteria is not None:
        sections["evaluation"] = {"criteria": [_criterion(one) for one in spec.success_criteria]}
    if spec.guardrails is not None:
        sections["guardrails"] = _guardrails(spec.guardrails)
    if spec.privacy is not None:
        days = spec.privacy.retention_days
        sections["privacy"] = {
            "retention_days": _NO_END if days is None else days,
            "zero_retention_mode": spec.privacy.zero_retention,
            "record_voice": spec.privacy.record_voice,
        }
    return sections


def turn_settings(turn_taking: ProviderTurnTaking) -> dict[str, Any]:
    """The section `turn` of conversation_config."""
    return {
        "turn_eagerness": turn_taking.eagerness,
        "turn_timeout": turn_taking.wait_seconds,
    }


def backup_llms(order: tuple[str, ...]) -> dict[str, Any]:
    """The models that stand in for the agent's own; the provider's choice where none is named."""
    return {"preference": "override", "order": list(order)} if order else {"preference": "default"}


def options_from(
    platform: Mapping[str, Any], prompt: Mapping[str, Any], turn: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields of AgentSpec that the functions above make these sections of."""
    return {
        "data_items": tuple(
            ProviderDataItem(
                id=str(name),
                name=str(item.get("name") or name),
                kind=str(item.get("type") or "string"),
                description=str(item.get("description") or ""),
                choices=tuple(map(str, item.get("enum") or ())),
            )
            for name, item in _part(platform, "data_collection").items()
            if isinstance(item, Mapping)
        ),
        "success_criteria": tuple(
            ProviderCriterion(
                id=str(one.get("id") or ""),
                name=str(one.get("name") or ""),
                goal=str(one.get("conversation_goal_prompt") or ""),
                use_documents=bool(one.get("use_knowledge_base")),
            )
            for one in _part(platform, "evaluation").get("criteria") or ()
        ),
        "guardrails": _guardrails_from(_part(platform, "guardrails")),
        "privacy": _privacy_from(_part(platform, "privacy")),
        "turn_taking": _turn_taking_from(turn),
        "backup_llms": _backup_llms_from(_part(prompt, "backup_llm_config")),
    }


def _data_item(item: ProviderDataItem) -> dict[str, Any]:
    choices = {"enum": list(item.choices)} if item.choices else {}
    return {"type": item.kind, "name": item.name, "description": item.description} | choices


def _criterion(one: ProviderCriterion) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "type": "prompt",
        "conversation_goal_prompt": one.goal,
        "use_knowledge_base": one.use_documents,
    }


def _guardrails(guardrails: Guardrails) -> dict[str, Any]:
    return {
        "version": "1",
        "focus": {"is_enabled": guardrails.focus},
        "prompt_injection": {"is_enabled": guardrails.prompt_injection},
        "content": {
            "config": {
                "medical_and_legal_information": {"is_enabled": guardrails.medical_content},
            }
        },
        "custom": {
            "config": {
                "configs": [
                    {
                        "is_enabled": True,
                        "name": one.name,
                        "prompt": one.prompt,
                        # To end the call would leave a patient without an answer.
                        "trigger_action": {"type": "retry"},
                    }
                    for one in guardrails.custom
                ]
            }
        },
    }


def _guardrails_from(given: Mapping[str, Any]) -> Guardrails:
    content = _part(_part(given, "content"), "config")
    configs = _part(_part(given, "custom"), "config").get("configs") or ()
    return Guardrails(
        focus=_is_on(given, "focus"),
        prompt_injection=_is_on(given, "prompt_injection"),
        medical_content=_is_on(content, "medical_and_legal_information"),
        custom=tuple(
            ProviderGuardrail(str(one.get("name") or ""), str(one.get("prompt") or ""))
            for one in configs
            if one.get("is_enabled", True)
        ),
    )


def _privacy_from(given: Mapping[str, Any]) -> Privacy:
    days = given.get("retention_days")
    recorded = given.get("record_voice")
    return Privacy(
        retention_days=days if isinstance(days, int) and days >= 0 else None,
        zero_retention=bool(given.get("zero_retention_mode")),
        record_voice=True if recorded is None else bool(recorded),
    )


def _turn_taking_from(given: Mapping[str, Any]) -> ProviderTurnTaking:
    usual = ProviderTurnTaking()
    seconds = given.get("turn_timeout")
    return ProviderTurnTaking(
        eagerness=str(given.get("turn_eagerness") or usual.eagerness),
        wait_seconds=usual.wait_seconds if seconds is None else float(seconds),
    )


def _backup_llms_from(given: Mapping[str, Any]) -> tuple[str, ...]:
    preference = given.get("preference")
    if preference == _DISABLED:
        return (_DISABLED,)  # which is none of the models, and no choice of ours
    return tuple(map(str, given.get("order") or ())) if preference == "override" else ()


def _is_on(whole: Mapping[str, Any], name: str) -> bool:
    return bool(_part(whole, name).get("is_enabled"))


def _part(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, Mapping) else {}

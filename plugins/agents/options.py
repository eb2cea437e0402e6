"""The options of an agent as they are sent: those that staff chose, and those to take back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from core.ports import agent_options as port
from plugins.agents.contract import AgentOptions

OPTIONS = tuple(AgentOptions.model_fields)
"""Their names. They came later than versions: None is not kept in one, so that a version of before
is the same to the byte when it is published again.
"""

DEFAULTS: dict[str, Any] = {
    "data_items": (),
    "success_criteria": (),
    "guardrails": port.Guardrails(),
    "privacy": port.Privacy(),
    "turn_taking": port.ProviderTurnTaking(),
    "backup_llms": (),
}
"""What an option is at a voice service that was told nothing of it."""


def chosen_options(options: AgentOptions) -> list[str]:
    """Those that are not left to the voice service."""
    return [name for name in OPTIONS if getattr(options, name) is not None]


def sent_options(options: AgentOptions, sent_before: Collection[str]) -> dict[str, Any]:
    """The options for `AgentSpec`. One that was sent before and is chosen no more is taken back."""
    sent: dict[str, Any] = {name: DEFAULTS[name] for name in sent_before if name in DEFAULTS}
    if options.data_items is not None:
        sent["data_items"] = tuple(
            port.ProviderDataItem(
                one.id, one.name, one.kind.value, one.description, choices=tuple(one.choices)
            )
            for one in options.data_items
        )
    if options.success_criteria is not None:
        sent["success_criteria"] = tuple(
            port.ProviderCriterion(one.id, one.name, one.goal, one.use_documents)
            for one in options.success_criteria
        )
    if options.guardrails is not None:
        chosen = options.guardrails
        sent["guardrails"] = port.Guardrails(
            focus=chosen.focus,
            prompt_injection=chosen.prompt_injection,
            medical_content=chosen.medical_content,
            custom=tuple(port.ProviderGuardrail(one.name, one.prompt) for one in chosen.custom),
        )
    if options.privacy is not None:
        kept = options.privacy
        sent["privacy"] = port.Privacy(kept.retention_days, kept.zero_retention, kept.record_voice)
    if options.turn_taking is not None:
        turns = options.turn_taking
        sent["turn_taking"] = port.ProviderTurnTaking(turns.eagerness.value, turns.wait_seconds)
    if options.backup_llms is not None:
        sent["backup_llms"] = tuple(options.backup_llms)
    return sent

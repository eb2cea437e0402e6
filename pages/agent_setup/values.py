"""What the inputs of an agent hold, as the page and as the API name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from core import ui
from core.i18n import text
from plugins.agents.contract import Agent, AgentDraft, AnswerStyle

LABELS = {
    "name": text("Name"),
    "knowledge_ids": text("Documents"),
    "voice_id": text("Voice"),
    "answer_style": text("Style"),
    "languages": text("Languages"),
    "system_prompt_override": text("Custom instructions"),
    "first_message": text("Greeting"),
    "first_messages": text("Greetings in its other languages"),
    "llm": text("Language model"),
    "temperature": text("Temperature"),
    "max_duration_seconds": text("Maximum conversation length"),
    "max_tokens": text("Longest reply"),
    "data_items": text("What is noted"),
    "success_criteria": text("What a good conversation is"),
    "guardrails": text("Safeguards of the voice service"),
    "privacy": text("What the voice service keeps"),
    "turn_taking": text("Patience with slow speakers"),
    "backup_llms": text("Backup language models"),
    "prompt": text("Everything that it is told"),
    "greeting": text("What it says first"),
    "disclosure": text("What it says before that"),
    "other_first_messages": text("What it says first in its other languages"),
}
STYLES = {
    AnswerStyle.PROFESSIONAL: text("Professional"),
    AnswerStyle.FRIENDLY: text("Friendly"),
    AnswerStyle.EDUCATIONAL: text("Educational"),
}
"""The styles of answers, in words."""

API_FIELDS = {
    "name": "name",
    "documents": "knowledge_ids",
    "languages": "languages",
    "style": "answer_style",
    "voice": "voice_id",
    "first": "first_message",
    "greetings": "first_messages",
    "prompt": "system_prompt_override",
    "llm": "llm",
    "temperature": "temperature",
    "minutes": "max_duration_seconds",
    "data_items": "data_items",
    "success_criteria": "success_criteria",
    "guardrails": "guardrails",
    "privacy": "privacy",
    "turn_taking": "turn_taking",
    "backups": "backup_llms",
}
"""The fields of the API by the names of their inputs."""


class Inputs(Protocol):
    """Gives the arguments of each field's input; see `ui.RecordForm.keep`."""

    def keep(self, field: str) -> ui.Kept: ...


@dataclass(frozen=True, slots=True)
class NewAgent:
    """The inputs of an agent that is not there yet, under keys with this beginning."""

    prefix: str

    def keep(self, field: str) -> ui.Kept:
        return ui.keep(f"{self.prefix}.{field}", agent_values(None)[field])


def edited_values(agent: Agent) -> ui.JsonObject:
    """What the inputs hold for an agent: its draft, where it has one."""
    return agent_values(agent.draft or agent)


def agent_values(agent: Agent | AgentDraft | None) -> ui.JsonObject:
    """What the inputs hold for an agent as it is published or drafted, or for a new one."""
    return {
        "name": agent.name if agent else "",
        "documents": list(agent.knowledge_ids) if agent else [],
        "languages": list(agent.languages) if agent else ["en"],
        "style": agent.answer_style if agent else AnswerStyle.PROFESSIONAL,
        "voice": agent.voice_id if agent else "",
        "first": (agent.first_message or "") if agent else "",
        "greetings": (agent.first_messages or None) if agent else None,
        "prompt": (agent.system_prompt_override or "") if agent else "",
        "llm": (agent.llm or "") if agent else "",
        "temperature": agent.temperature if agent else 0.0,
        "minutes": (agent.max_duration_seconds // 60 or 1) if agent else 10,
        "backups": list(agent.backup_llms or []) if agent else [],
        **_options(agent),
    }


def _options(agent: Agent | AgentDraft | None) -> ui.JsonObject:
    names = ("data_items", "success_criteria", "guardrails", "privacy", "turn_taking")
    if agent is None:
        return dict.fromkeys(names)
    return agent.model_dump(mode="json", include=set(names))


def agent_body(values: ui.JsonObject) -> ui.JsonObject:
    """What these inputs hold, as the API takes it. An empty text takes a value back."""
    body: ui.JsonObject = {}
    for name, value in values.items():
        if name == "minutes":
            value = int(value) * 60
        elif name in ("first", "prompt", "llm"):
            value = value if value and value.strip() else None
        elif name == "backups":
            value = value or None
        body[API_FIELDS[name]] = value
    return body

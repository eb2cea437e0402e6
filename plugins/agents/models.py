"""An agent as stored, and as it shall exist at the voice service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, Field, StrictFloat, StrictInt

from core import clock
from core.i18n import KeepsTexts, KeptText
from core.ports.documents import CollectionSpec, IndexSpec, JsonObject, StoredDocument
from core.ports.voice import AgentSpec, KnowledgeEntry
from core.records import Stamp, record_of
from core.records.versions import StoredVersion, last_change
from plugins.agents.contract import Agent, AgentSyncStatus, AnswerStyle, Disclosure
from plugins.agents.disclosures import DISCLOSURES
from plugins.agents.prompts import first_message, full_prompt


class StoredAgent(KeepsTexts, StoredVersion):
    """An agent in the document store. `revision` counts the changes that the service must hear of,
    `version` those that people made.

    `dropped` are deleted documents that the service's agent may still have, `absent` those that it
    had before they were deleted or archived and has again when they are brought back, `kept_out`
    withdrawn ones that it certainly has not. Times are stamps of `core.clock`.
    """

    name: str
    knowledge_ids: list[str]
    voice_id: str
    answer_style: AnswerStyle
    languages: Annotated[list[str], Field(min_length=1)]
    doctor_id: str
    system_prompt_override: str | None
    llm: str | None
    first_message: str | None
    temperature: StrictFloat
    max_tokens: StrictInt | None
    max_duration_seconds: StrictInt
    elevenlabs_agent_id: str | None = None
    sync_status: AgentSyncStatus = AgentSyncStatus.PENDING
    sync_error_message: KeptText | None = None
    documents_waiting: StrictInt = 0
    dropped: list[str] = Field(default_factory=list)
    absent: list[str] = Field(default_factory=list)
    kept_out: list[str] = Field(default_factory=list)
    revision: StrictInt = 1
    created_at: Stamp
    modified_at: Stamp
    request_sha256: str | None = None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredAgent:
        """The agent of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The agent as kept in the document store."""
        return self.model_dump(mode="json")

    @property
    def greeting(self) -> str:
        """What the agent says first: its own words, else those of its style and language."""
        if self.first_message is not None:
            return self.first_message
        return first_message(self.answer_style, self.languages[0])

    @property
    def disclosure(self) -> Disclosure:
        """What is told before the greeting, in the first language."""
        return DISCLOSURES.get(self.languages[0], DISCLOSURES["en"])

    def view(self, agent_id: str, withdrawn: Sequence[str] = ()) -> Agent:
        """The agent as the API gives it, while these of its documents are withdrawn."""
        data = self.model_dump(
            exclude={"revision", "dropped", "absent", "kept_out", "request_sha256"}
        )
        still_there = [one for one in withdrawn if one not in self.kept_out]
        data["deleted_documents"] = len(self.dropped) + len(still_there)
        data["withdrawn_documents"] = list(withdrawn)
        data |= last_change(data, self.modified_at)
        data["created_at"] = clock.parse(self.created_at)
        data["modified_at"] = clock.parse(self.modified_at)
        return Agent(agent_id=agent_id, greeting=self.greeting, disclosure=self.disclosure, **data)

    def spec(self, agent_id: str, documents: Sequence[KnowledgeEntry]) -> AgentSpec:
        """The agent as it shall exist at the voice service, with these documents."""
        return AgentSpec(
            reference=agent_id,
            name=self.name,
            prompt=full_prompt(self.answer_style, self.system_prompt_override, self.languages),
            first_message=f"{self.disclosure.text} {self.greeting}".strip(),
            voice_id=self.voice_id,
            languages=tuple(self.languages),
            documents=tuple(documents),
            llm=self.llm,
            temperature=self.temperature,
            max_tokens=self.max_tokens,
            max_duration_seconds=self.max_duration_seconds,
        )


class StoredRemoval(BaseModel):
    """An agent that is deleted here and may still exist at the voice service."""

    name: str
    elevenlabs_agent_id: str | None
    deleted_at: Stamp


AGENTS = CollectionSpec(
    "agents",
    indexes=(IndexSpec(("knowledge_ids[]",)), IndexSpec(("absent[]",))),
    record=StoredAgent,
)


def _upgrade_removal(data: JsonObject, version: int) -> JsonObject:
    """Version 1 did not keep the name of what was deleted."""
    return {"name": "Without a name"} | data


REMOVALS = CollectionSpec(
    "agent_removals", record=StoredRemoval, version=2, upgrade=_upgrade_removal
)
"""Agents that are deleted here and may still exist at the voice service, by their own id."""

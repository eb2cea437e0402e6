"""An agent as stored, and as it shall exist at the voice service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, JsonValue, StrictFloat, StrictInt

from core import clock
from core.i18n import KeepsTexts, KeptText
from core.models.late import LateModel
from core.ports.documents import (
    CollectionSpec,
    IndexSpec,
    JsonObject,
    SearchSpec,
    StoredDocument,
)
from core.ports.voice import AgentSpec, KnowledgeEntry
from core.records import Stamp, record_of
from core.records.versions import StoredVersion, last_change
from core.text.name_keys import name_keys
from plugins.agents.configuration import SentTexts, sent_texts
from plugins.agents.contract import (
    Agent,
    AgentConfiguration,
    AgentDraft,
    AgentOptions,
    AgentSyncStatus,
    AnswerStyle,
    CheckReport,
    Disclosure,
    ReplacedThere,
)
from plugins.agents.options import sent_options

NAME_KEYS = "name_keys"
"""The field with the beginnings of an agent's name and of its words."""
NAMED = "KEYS=1"
"""What every agent is found by whose keys are as they are made now.

Those that an earlier version of the program has stored lack it. Nobody searches for it: what is
searched has no capitals.
"""


class StoredDraft(AgentConfiguration):
    """What staff have changed since the agent was published."""

    saved_by: str | None
    saved_at: Stamp

    @property
    def configuration(self) -> AgentConfiguration:
        """What it would publish."""
        return AgentConfiguration.model_validate(self.model_dump())

    def view(self) -> AgentDraft:
        """The draft as the API gives it."""
        return AgentDraft.model_validate(self.model_dump())


class StoredReplacement(LateModel):
    """What was changed at the voice service and replaced by what is published here."""

    replaced_at: Stamp
    values: dict[str, JsonValue]


class StoredAgent(KeepsTexts, StoredVersion, AgentOptions):
    """An agent in the document store. `revision` counts the changes that the service must hear of,
    `version` those that people made.

    `dropped` are deleted documents that the service's agent may still have, `absent` those that it
    had before they were deleted or archived and has again when they are brought back, `kept_out`
    withdrawn ones that it certainly has not. Times are stamps of `core.clock`.

    `sent` are the texts of the version `published`, the last one; agents that were stored before
    versions were kept have none, and are sent those of this program. `options_sent` are the options
    that were ever published with a choice: one that is left to the voice service again has to be
    taken back there. `sent_marks` are digests of what it was last sent, field by field,
    `sent_entries` the voice service's ids of the documents that it was sent with; `replaced` is
    what somebody had made of it there, until the next version is published. `examined` counts what
    was asked of it before it was published.
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
    first_messages: dict[str, str] | None = None
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
    published: StrictInt = 0
    sent: SentTexts | None = None
    options_sent: list[str] = Field(default_factory=list)
    sent_marks: dict[str, str] = Field(default_factory=dict)
    sent_entries: list[str] = Field(default_factory=list)
    replaced: StoredReplacement | None = None
    draft: StoredDraft | None = None
    examined: StrictInt | None = None
    created_at: Stamp
    modified_at: Stamp
    request_sha256: str | None = None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredAgent:
        """The agent of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The agent as kept in the document store, with what it is found by."""
        return self.model_dump(mode="json") | {NAME_KEYS: [*name_keys(self.name), NAMED]}

    @property
    def configuration(self) -> AgentConfiguration:
        """What staff have published."""
        return AgentConfiguration.model_validate(
            self.model_dump(include=set(AgentConfiguration.model_fields))
        )

    @property
    def texts(self) -> SentTexts:
        """What the agent is told and says first."""
        return self.sent or sent_texts(self.configuration)

    @property
    def greeting(self) -> str:
        """What the agent says first: its own words, else those of its style and language."""
        return self.texts.greeting

    @property
    def disclosure(self) -> Disclosure:
        """What is told before the greeting, in the first language."""
        return self.texts.disclosure

    def view(self, agent_id: str, withdrawn: Sequence[str] = (), *, emergency_number: str) -> Agent:
        """The agent as the API gives it, while these of its documents are withdrawn."""
        data = self.model_dump(
            exclude={
                "revision",
                "dropped",
                "absent",
                "kept_out",
                "request_sha256",
                "published",
                "sent",
                "options_sent",
                "sent_marks",
                "sent_entries",
                "replaced",
                "draft",
            }
        )
        texts = self.texts
        newest = sent_texts(self.configuration, emergency_number)
        still_there = [one for one in withdrawn if one not in self.kept_out]
        data["deleted_documents"] = len(self.dropped) + len(still_there)
        data["withdrawn_documents"] = list(withdrawn)
        data |= last_change(data, self.modified_at)
        data["created_at"] = clock.parse(self.created_at)
        data["modified_at"] = clock.parse(self.modified_at)
        return Agent(
            agent_id=agent_id,
            greeting=texts.greeting,
            disclosure=texts.disclosure,
            openings={language: texts.opening(language) for language in texts.others},
            published_version=self.published,
            draft=self.draft and self.draft.view(),
            replaced=self.replaced and ReplacedThere.model_validate(self.replaced.model_dump()),
            newer_texts=self.sent is not None and self.sent != newest,
            **data,
        )

    def spec(self, agent_id: str, documents: Sequence[KnowledgeEntry]) -> AgentSpec:
        """The agent as it shall exist at the voice service, with these documents."""
        return agent_spec(agent_id, self.configuration, self.texts, documents, self.options_sent)


def agent_spec(
    reference: str,
    settings: AgentConfiguration,
    texts: SentTexts,
    documents: Sequence[KnowledgeEntry],
    options_sent: Sequence[str] = (),
) -> AgentSpec:
    """A configuration as it shall exist at the voice service under this reference, which has been
    sent these options before.
    """
    return AgentSpec(
        reference=reference,
        name=settings.name,
        prompt=texts.prompt,
        first_message=f"{texts.disclosure.text} {texts.greeting}".strip(),
        voice_id=settings.voice_id,
        languages=tuple(settings.languages),
        documents=tuple(documents),
        llm=settings.llm,
        temperature=settings.temperature,
        max_tokens=settings.max_tokens,
        max_duration_seconds=settings.max_duration_seconds,
        other_first_messages=texts.others,
        **sent_options(settings, options_sent),
    )


class StoredAgentVersion(KeepsTexts):
    """A published configuration. `configuration` is the text that `sha256` is of."""

    agent_id: str
    number: StrictInt
    name: str | None
    configuration: str
    sha256: str
    published_by: str | None
    published_at: Stamp
    restored_from: StrictInt | None = None
    published_despite: str | None = None
    examined: StrictInt | None = None
    reports: list[CheckReport] = Field(default_factory=list)

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredAgentVersion:
        """The version of a stored document."""
        return record_of(stored, cls)


class StoredRemoval(LateModel):
    """An agent that is deleted here and may still exist at the voice service."""

    name: str
    elevenlabs_agent_id: str | None
    deleted_at: Stamp


AGENTS = CollectionSpec(
    "agents",
    indexes=(IndexSpec(("knowledge_ids[]",)), IndexSpec(("absent[]",))),
    search=SearchSpec((f"{NAME_KEYS}[]",), "created_at"),
    record=StoredAgent,
)

VERSIONS = CollectionSpec(
    "agent_versions",
    indexes=(IndexSpec(("agent_id", "-number")),),
    record=StoredAgentVersion,
)
"""The published versions of all agents, those of deleted ones too."""


def version_id(agent_id: str, number: int) -> str:
    """Where a version is kept."""
    return f"{agent_id}.{number}"


def _upgrade_removal(data: JsonObject, version: int) -> JsonObject:
    """Version 1 did not keep the name of what was deleted."""
    return {"name": "Without a name"} | data


REMOVALS = CollectionSpec(
    "agent_removals", record=StoredRemoval, version=2, upgrade=_upgrade_removal
)
"""Agents that are deleted here and may still exist at the voice service, by their own id."""

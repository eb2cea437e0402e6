"""What Agent Setup offers to pages and to other plugins."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import Field, JsonValue, field_validator

from core.i18n import KeptText, Words, text
from core.models.late import LateModel
from core.records.versions import EditedVersion, Versioned
from core.values import DoctorId, FilledText, Id, Line, PageInfo, Text
from core.values import LanguageOption as LanguageOption
from core.values import VoiceOption as VoiceOption
from plugins.agents.contract.options import AgentOptions
from plugins.safety.contract import AgentGone


class AnswerStyle(StrEnum):
    """How the agent speaks."""

    PROFESSIONAL = "professional"
    FRIENDLY = "friendly"
    EDUCATIONAL = "educational"


class AgentSyncStatus(StrEnum):
    """Whether the voice service has the agent as it is here. waiting: tried again by itself."""

    PENDING = "pending"
    WAITING = "waiting"
    COMPLETED = "completed"
    FAILED = "failed"


Name = Annotated[Line, Field(max_length=100)]
KnowledgeIds = Annotated[list[Id], Field(max_length=100)]
Languages = Annotated[list[str], Field(min_length=1, max_length=34)]
Prompt = Annotated[FilledText, Field(max_length=20_000)]
FirstMessage = Annotated[Text, Field(max_length=1000)]
FirstMessages = Annotated[dict[str, FirstMessage], Field(max_length=34)]
Temperature = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
MaxTokens = Annotated[int, Field(ge=1, le=8192)]
MaxDuration = Annotated[int, Field(ge=30, le=7200)]


class AgentCreate(AgentOptions):
    """A new agent. The first language is the one it speaks first.

    `first_message` is its greeting in that language, `first_messages` those in others by their
    codes; one of a language that it does not speak is kept and not said. `max_duration_seconds`
    bounds one conversation; `temperature` is 0 to 1.
    """

    name: Name
    knowledge_ids: KnowledgeIds = Field(default_factory=list)
    voice_id: Id
    answer_style: AnswerStyle
    languages: Languages = Field(default_factory=lambda: ["en"])
    doctor_id: DoctorId | None = None
    system_prompt_override: Prompt | None = None
    llm: Id | None = None
    first_message: FirstMessage | None = None
    first_messages: FirstMessages | None = None
    temperature: Temperature = 0.0
    max_tokens: MaxTokens | None = None
    max_duration_seconds: MaxDuration = 600

    @field_validator("knowledge_ids", "languages")
    @classmethod
    def _each_once(cls, values: list[str]) -> list[str]:
        return list(dict.fromkeys(values))


class AgentUpdate(AgentOptions):
    """Changes to an agent; what is left out stays."""

    name: Name | None = None
    knowledge_ids: KnowledgeIds | None = None
    voice_id: Id | None = None
    answer_style: AnswerStyle | None = None
    languages: Languages | None = None
    system_prompt_override: Prompt | None = None
    llm: Id | None = None
    first_message: FirstMessage | None = None
    first_messages: FirstMessages | None = None
    temperature: Temperature | None = None
    max_tokens: MaxTokens | None = None
    max_duration_seconds: MaxDuration | None = None
    version: EditedVersion = None

    @field_validator("knowledge_ids", "languages")
    @classmethod
    def _each_once(cls, values: list[str] | None) -> list[str] | None:
        return None if values is None else list(dict.fromkeys(values))


class AgentConfiguration(AgentOptions):
    """What staff choose for an agent: it is drafted, published and kept in versions."""

    name: str
    knowledge_ids: list[str]
    voice_id: str
    answer_style: AnswerStyle
    languages: list[str]
    system_prompt_override: str | None
    llm: str | None
    first_message: str | None
    first_messages: dict[str, str] | None = None
    temperature: float
    max_tokens: int | None
    max_duration_seconds: int


class AgentDraft(AgentConfiguration):
    """A configuration that patients do not hear yet: who (a name) has saved it, and when (UTC)."""

    saved_by: str | None
    saved_at: datetime


class Disclosure(LateModel):
    """What a patient is told before the first answer: that it is an AI, how to reach a person, and
    that what is said is recorded.
    """

    language: str
    assistant: str
    person: str
    recording: str

    @property
    def text(self) -> str:
        """All of it."""
        joint = "" if self.language.startswith(("zh", "ja")) else " "
        return joint.join((self.assistant, self.person, self.recording))


class Opening(LateModel):
    """What an agent says before the first question: the disclosure, then its greeting."""

    disclosure: str
    greeting: str


class ReplacedThere(LateModel):
    """What somebody had changed at the voice service itself, and what is published here replaced
    when it was sent. `values` are theirs, by the names of fields as in AgentDifference.
    """

    replaced_at: datetime
    values: dict[str, JsonValue]


class Agent(Versioned, AgentOptions):
    """An agent as stored. `elevenlabs_agent_id` is None until the voice service has it.

    `documents_waiting` counts linked documents that are not synced yet; they are attached by
    themselves when they are. `deleted_documents` counts those that are deleted or withdrawn here
    and that the voice service has not taken from the agent yet: until then nobody is to talk to it.
    `withdrawn_documents` are those of `knowledge_ids` that it does not answer from. `greeting` is
    what the agent says first: its own `first_message`, or the one of its style and primary
    language. `disclosure` is said before it, always and in that language. `openings` are both in
    each of its other languages, by its code.

    All this is of the version `published_version`, which patients hear; 0 before versions were
    kept. `draft` is what staff have changed since, None for nothing. `newer_texts` tells that this
    program has other instructions or rules than those that the version was published with.
    `replaced` is told until the next version is published. `examined` counts the questions that
    were asked of it before it was published, 0: nothing was examined, None: that was not kept.
    """

    agent_id: str
    name: str
    knowledge_ids: list[str]
    voice_id: str
    answer_style: AnswerStyle
    languages: list[str]
    doctor_id: str
    system_prompt_override: str | None
    llm: str | None
    first_message: str | None
    first_messages: dict[str, str] | None = None
    greeting: str
    disclosure: Disclosure
    openings: dict[str, Opening] = Field(default_factory=dict)
    temperature: float
    max_tokens: int | None
    max_duration_seconds: int
    elevenlabs_agent_id: str | None
    sync_status: AgentSyncStatus
    sync_error_message: Words | None
    documents_waiting: int
    deleted_documents: int = 0
    withdrawn_documents: list[str] = Field(default_factory=list)
    published_version: int = 0
    draft: AgentDraft | None = None
    newer_texts: bool = False
    replaced: ReplacedThere | None = None
    examined: int | None = None
    created_at: datetime
    modified_at: datetime

    @property
    def may_be_talked_to(self) -> bool:
        """Whether the voice service has it, and without anything that is deleted here."""
        return self.elevenlabs_agent_id is not None and not self.deleted_documents

    @property
    def answers_from(self) -> list[str]:
        """Its documents without those that are withdrawn."""
        return [one for one in self.knowledge_ids if one not in self.withdrawn_documents]


class AgentList(PageInfo):
    """A page of agents, newest first."""

    agents: list[Agent]


class AgentDeleted(LateModel):
    """The answer to a delete."""

    status: str = "success"
    message: KeptText = text("Agent deleted")


class StylePrompt(LateModel):
    """The prompt of one style, which a `system_prompt_override` replaces, and its first message."""

    answer_style: AnswerStyle
    prompt: str
    first_message: str


class StylePrompts(LateModel):
    """The prompts of all styles, and the rules that every agent gets after its own prompt."""

    prompts: list[StylePrompt]
    safety_rules: str


class LlmOption(LateModel):
    """A language model. From `retires_on` (UTC) on `replacement` answers in its place."""

    id: str
    retires_on: date | None = None
    replacement: str | None = None


class AgentLlms(LateModel):
    """The language models that an agent may use; without one the voice service chooses.

    `options` tells more of the same models. Without `from_voice_service` they are the configured
    ones, because the voice service could not tell.
    """

    llms: list[str]
    options: list[LlmOption]
    from_voice_service: bool


class AgentDirectory(Protocol):
    """What other features may know of the agents."""

    async def agent(self, agent_id: str) -> Agent:
        """The agent. Raises NotFound."""
        ...

    async def request_resync(self, agent_id: str) -> None:
        """Have an agent that is missing at the voice service brought there again; no waiting."""
        ...


@dataclass(frozen=True, slots=True)
class AgentRemoved(AgentGone):
    """An agent is deleted here; whoever keeps something for it forgets that.

    The voice service may have it a while longer. The event may come more than once.

    .. versionadded:: 2
    """

    agent_id: str

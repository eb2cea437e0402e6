"""What Conversation Logs offers to pages and to other plugins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, Field

from core.contracts import Event
from core.declarations import (
    KEY,
    MEDIA_TYPE,
    SUFFIX,
    validate,
    validate_callable,
    validate_order,
    validate_text,
)
from core.extensions import ExtensionPoint
from core.i18n import KeptText, Words, text
from core.values import PageInfo
from plugins.safety.contract import RedFlag


class QuestionStatus(StrEnum):
    """What became of a question.

    answered: the reply gives what a passage of the documents says about it. unanswered: the
    documents do not hold it. retrieval_miss: they do, but the reply did not tell it. off_topic: it
    does not ask about health or care. system_fault: there was no reply.
    """

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    RETRIEVAL_MISS = "retrieval_miss"
    OFF_TOPIC = "off_topic"
    SYSTEM_FAULT = "system_fault"


class MessageView(BaseModel):
    """One line of a transcript. `is_answered` is set on patient messages that ask something.

    `audio` is an address that serves the spoken line for an hour.
    """

    role: Literal["patient", "agent"]
    content: str
    timestamp: datetime
    is_answered: bool | None = None
    audio: str | None = None


class ConcernKind(StrEnum):
    """Why staff should look, the gravest first.

    red_flag: an urgent symptom. possible_red_flag: one that may become urgent. medication: trouble
    with a medicine. worry: the patient is afraid. system_fault: a message got no reply. note: the
    analyser of a plugin asks for it. unanswered: a question was not answered.
    """

    RED_FLAG = "red_flag"
    POSSIBLE_RED_FLAG = "possible_red_flag"
    MEDICATION = "medication"
    WORRY = "worry"
    SYSTEM_FAULT = "system_fault"
    NOTE = "note"
    UNANSWERED = "unanswered"


class NoteView(BaseModel):
    """What the analyser of a plugin says of a question in a few words.

    `concern` is the kind of the concern that it raised, None when it asks nobody to look.
    """

    label: KeptText
    plugin_id: str
    plugin_title: KeptText
    concern: ConcernKind | None = None


class QuestionView(BaseModel):
    """One patient question: its status with the reason, and the passage that answers it.

    `message_index` is the place of its message in the transcript. `helped` is what the patient says
    of the reply, None where nobody said; a no counts as not answered, whatever the status is.
    """

    question: str
    status: QuestionStatus
    reason: KeptText
    message_index: int
    knowledge_id: str | None = None
    disease_name: str | None = None
    section_title: str | None = None
    passage: str | None = None
    notes: list[NoteView] = []
    helped: bool | None = None


class ConcernView(BaseModel):
    """One concern: a sentence for staff, and the patient's words behind it with their place."""

    kind: ConcernKind
    text: KeptText
    quote: str
    message_index: int


class ConversationRow(BaseModel):
    """A conversation in a list. `duration_seconds` runs from its start to its end.

    `main_concerns` are the texts of its concerns, the gravest first; a list shows the first few.
    `created_at` is when the conversation began. `red_flag` tells that a message told of an urgent
    symptom, `ongoing` that the conversation goes on and only its beginning is here, because staff
    must see it at once. `unanswered_count` has every question that was not
    answered, whatever the reason; what does not ask about health counts as neither.
    """

    conversation_id: str
    patient_id: str
    agent_id: str
    agent_name: str
    requires_attention: bool
    main_concerns: list[KeptText]
    total_messages: int
    answered_count: int
    unanswered_count: int
    duration_seconds: int
    created_at: datetime
    red_flag: bool = False
    ongoing: bool = False


class ConversationDetail(ConversationRow):
    """A conversation with its transcript, the ledger of its questions and all its concerns.

    `unchecked` names the analysers that failed, with their plugins, when it was recorded.
    `disclosure` is what the patient was told before the first answer, None where it was not kept.
    """

    messages: list[MessageView]
    answered_questions: list[str]
    unanswered_questions: list[str]
    questions: list[QuestionView]
    concerns: list[ConcernView]
    unchecked: list[KeptText] = []
    disclosure: str | None = None


class ConversationList(PageInfo):
    """A page of conversations, newest first; the totals cover every page of the filter.

    `totals_complete` is false where there are more than the search could count: the totals are then
    of the newest ones.
    """

    conversations: list[ConversationRow]
    attention_required_count: int
    total_answered: int
    total_unanswered: int
    average_duration_seconds: Annotated[float, Field(exclude_if=lambda seconds: not seconds)] = 0.0
    totals_complete: bool = True


class ConversationStatistics(BaseModel):
    """Figures over every conversation of the filter. `attention_percentage` is 0 to 100.

    `complete` is false where there are more than the search could look at: the newest ones count.
    """

    total_conversations: int
    average_duration_seconds: float
    average_duration_formatted: str
    attention_percentage: float
    complete: bool = True


class ExportFormat(BaseModel):
    """A file format that conversations can be downloaded in, and the plugin that makes it."""

    key: str
    title: Words
    suffix: str
    plugin_id: str
    plugin_title: Words


class ExportFormats(BaseModel):
    """Every format that there is now."""

    formats: list[ExportFormat]


class UnansweredQuestion(BaseModel):
    """What patients asked and no document answered; `times` among the conversations looked at.

    The conversation is the newest in which it was asked.
    """

    question: str
    times: int
    conversation_id: str
    asked_at: datetime


class UnansweredList(BaseModel):
    """Such questions of the newest conversations, the newest first.

    `answered` counts the questions that were answered, in all conversations that are kept.
    """

    questions: list[UnansweredQuestion]
    answered: int = 0


class Verdict(BaseModel):
    """What became of the questions of one message.

    `basis` is the SHA-256 (hex) of what it was found from: the message, the reply and the
    documents. The questions have the message as number 0, and no notes.
    """

    basis: str
    questions: list[QuestionView]


class RecordedTurn(BaseModel):
    """One turn of a conversation. `audio_key` is the blob of the spoken reply.

    `verdict` is what `ConversationRecorder.judge` found when the reply came; it is used again when
    it rests on the same message, reply and documents. `red_flags` are those for which the patient
    was given the emergency text instead of a reply of the agent, `possible` those for which he was
    told `safety_text` beside the reply; they stay, whatever is found when the conversation is
    recorded. `helped` is whether the patient says that the reply answered, None: nobody said.
    """

    message: str
    asked_at: datetime
    response_text: str | None
    answered_at: datetime | None
    audio_key: str | None
    error: KeptText | None
    red_flags: list[RedFlag] = []
    possible: list[RedFlag] = []
    safety_text: str | None = None
    helped: bool | None = None
    verdict: Verdict | None = None


class FinishedConversation(BaseModel):
    """A conversation to record. `conversation_id` makes a repeated record the same one.

    `ended_at` is when the last thing was said in one that goes on. `unwatched_languages` are those
    that the agent speaks and that nobody looks for red flags in. `disclosure` is what the patient
    was told before the first answer.
    """

    conversation_id: str
    patient_id: str
    agent_id: str
    agent_name: str
    knowledge_ids: list[str]
    started_at: datetime
    ended_at: datetime
    turns: list[RecordedTurn]
    unwatched_languages: list[str] = []
    disclosure: str | None = None


class ConversationRecorder(Protocol):
    """Keeps finished conversations."""

    async def record(self, conversation: FinishedConversation) -> ConversationDetail:
        """Analyse and keep the conversation; a second call returns what is kept."""
        ...

    async def record_ongoing(self, conversation: FinishedConversation) -> None:
        """Show staff at once what was said so far, with its red flags.

        The conversation may be given again when more was said; `record` then takes its place.
        """
        ...

    async def judge(
        self, message: str, response_text: str, knowledge_ids: Sequence[str]
    ) -> Verdict:
        """The questions of one message with their status, as the log will have them.

        They are without the notes that analysers add when the conversation is recorded. Kept with
        the turn, the verdict saves `record` from judging again.
        """
        ...


class ConversationReader(Protocol):
    """Shows recorded conversations to other plugins."""

    async def detail(self, conversation_id: str) -> ConversationDetail:
        """One conversation with its transcript. Raises NotFound."""
        ...

    async def of_patient(self, patient_id: str, limit: int) -> list[ConversationRow]:
        """The newest conversations of a patient, the newest first."""
        ...


@dataclass(frozen=True, slots=True)
class ConversationFinished(Event):
    """A patient conversation was recorded in the log.

    .. versionadded:: 1
    """

    conversation_id: str
    agent_id: str
    requires_attention: bool


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question of a patient with the agent's answer, and the passage behind it if any.

    .. versionadded:: 2
    """

    question: str
    answer: str
    answered: bool
    passage: str


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """What an analyser found in a question or its answer.

    `label` names it in a word or two; `attention` asks staff to look at the conversation.

    .. versionadded:: 2
    """

    label: str
    attention: bool = False


@dataclass(frozen=True, slots=True)
class AnswerAnalyserSpec:
    """Judges one question and answer: `analyse(asked)` gives its notes. Pure and quick.

    .. versionadded:: 2
    """

    key: str
    title: str
    analyse: Callable[[AskedQuestion], list[AnswerNote]]
    order: int = 100

    def __post_init__(self) -> None:
        validate_text(self.title, "AnswerAnalyserSpec.title")
        validate_order(self.order, "AnswerAnalyserSpec.order")
        validate_callable(self.analyse, "AnswerAnalyserSpec.analyse")
        validate(KEY.fullmatch(self.key), f"AnswerAnalyserSpec.key {self.key!r} must be snake_case")


ANSWER_ANALYSERS = ExtensionPoint(
    "conversations.answer_analysers", AnswerAnalyserSpec, text("Notes on questions and answers")
)
"""What is found is stored with the conversation and shown to staff."""


@dataclass(frozen=True, slots=True)
class ExportedConversation:
    """One conversation as an exporter gets it; `questions` in the order they were asked.

    .. versionadded:: 2
    """

    conversation_id: str
    patient_id: str
    agent_name: str
    started_at: datetime
    duration_seconds: float
    requires_attention: bool
    concerns: tuple[str, ...]
    questions: tuple[AskedQuestion, ...]


@dataclass(frozen=True, slots=True)
class ExporterSpec:
    """A file format of conversations: `export` turns them, as they come, into bytes.

    .. versionadded:: 2
    """

    key: str
    title: str
    media_type: str
    suffix: str
    export: Callable[[AsyncIterator[ExportedConversation]], AsyncIterator[bytes]]

    def __post_init__(self) -> None:
        validate_text(self.title, "ExporterSpec.title")
        validate_callable(self.export, "ExporterSpec.export")
        validate(KEY.fullmatch(self.key), f"ExporterSpec.key {self.key!r} must be snake_case")
        validate(SUFFIX.fullmatch(self.suffix), f"ExporterSpec.suffix {self.suffix!r} is none")
        validate(
            MEDIA_TYPE.fullmatch(self.media_type),
            f"ExporterSpec.media_type {self.media_type!r} is no media type",
        )


EXPORTERS = ExtensionPoint("conversations.exporters", ExporterSpec, text("Formats of downloads"))
"""The formats in which conversations can be downloaded."""

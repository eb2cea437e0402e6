"""What Conversation Logs offers to pages and to other plugins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, Protocol

from pydantic import BaseModel

from core.values import PageInfo


class MessageView(BaseModel):
    """One line of a transcript. `is_answered` is set on patient messages that ask something.

    `audio` is an address that serves the spoken line for an hour.
    """

    role: Literal["patient", "agent"]
    content: str
    timestamp: datetime
    is_answered: bool | None = None
    audio: str | None = None


class QuestionView(BaseModel):
    """One patient question: its status with the reason, and the passage that answers it."""

    question: str
    status: str
    reason: str
    message_index: int
    knowledge_id: str | None = None
    disease_name: str | None = None
    section_title: str | None = None
    passage: str | None = None


class ConversationRow(BaseModel):
    """A conversation in a list. `duration_seconds` runs from its start to its end."""

    conversation_id: str
    patient_id: str
    agent_id: str
    agent_name: str
    requires_attention: bool
    main_concerns: list[str]
    total_messages: int
    answered_count: int
    unanswered_count: int
    duration_seconds: int
    created_at: datetime


class ConversationDetail(ConversationRow):
    """A conversation with its transcript and the ledger of its questions."""

    messages: list[MessageView]
    answered_questions: list[str]
    unanswered_questions: list[str]
    questions: list[QuestionView]


class ConversationList(PageInfo):
    """A page of conversations, newest first; the totals cover every page of the filter."""

    conversations: list[ConversationRow]
    attention_required_count: int
    total_answered: int
    total_unanswered: int


class ConversationStatistics(BaseModel):
    """Figures over every conversation of the filter. `attention_percentage` is 0 to 100."""

    total_conversations: int
    average_duration_seconds: float
    average_duration_formatted: str
    attention_percentage: float


class RecordedTurn(BaseModel):
    """One turn of a finished conversation. `audio_key` is the blob of the spoken reply."""

    message: str
    asked_at: datetime
    response_text: str | None
    answered_at: datetime | None
    audio_key: str | None
    error: str | None


class FinishedConversation(BaseModel):
    """A conversation to record. `conversation_id` makes a repeated record the same one."""

    conversation_id: str
    patient_id: str
    agent_id: str
    agent_name: str
    knowledge_ids: list[str]
    started_at: datetime
    ended_at: datetime
    turns: list[RecordedTurn]


class ConversationRecorder(Protocol):
    """Keeps finished conversations."""

    async def record(self, conversation: FinishedConversation) -> ConversationDetail:
        """Analyse and keep the conversation; a second call returns what is kept."""
        ...

    async def judge(
        self, message: str, response_text: str, knowledge_ids: Sequence[str]
    ) -> list[QuestionView]:
        """The questions of one message with their status, as the log will have them."""
        ...

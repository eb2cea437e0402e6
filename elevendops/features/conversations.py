"""Conversation Logs: what was said, by `ConversationReader`, and how it is judged and exported."""

from core.extensions import (
    AnswerAnalyserSpec,
    AnswerNote,
    AskedQuestion,
    ExportedConversation,
    ExporterSpec,
)
from plugins.conversations.contract import (
    ConcernKind,
    ConcernView,
    ConversationDetail,
    ConversationReader,
    ConversationRecorder,
    ConversationRow,
    FinishedConversation,
    MessageView,
    NoteView,
    QuestionStatus,
    QuestionView,
    RecordedTurn,
    UnansweredQuestion,
    Verdict,
)

__all__ = [
    "AnswerAnalyserSpec",
    "AnswerNote",
    "AskedQuestion",
    "ConcernKind",
    "ConcernView",
    "ConversationDetail",
    "ConversationReader",
    "ConversationRecorder",
    "ConversationRow",
    "ExportedConversation",
    "ExporterSpec",
    "FinishedConversation",
    "MessageView",
    "NoteView",
    "QuestionStatus",
    "QuestionView",
    "RecordedTurn",
    "UnansweredQuestion",
    "Verdict",
]

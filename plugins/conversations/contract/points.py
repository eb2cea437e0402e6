"""Where other plugins judge answers and write downloads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

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
from core.i18n import text
from plugins.conversations.contract.results import ServiceResults


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question of a patient with the agent's answer, and the passage behind it if any.

    `status` is a value of QuestionStatus, "" where it was not told.

    .. versionadded:: 2
    """

    question: str
    answer: str
    answered: bool
    passage: str
    status: str = ""


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

    `service_results` are the voice service's own, None where the agent was to have none.

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
    service_results: ServiceResults | None = None


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

"""What a plugin may add to other features: extractors, checks, analysers, exporters, panels, …

A feature that can be extended asks `context.extensions(TheSpec)` and calls each part it gets
through `Extension.run`, so that a failing one is named and the rest works.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from core.declarations import (
    KEY,
    MEDIA_TYPE,
    SEGMENT,
    SUFFIX,
    TARGET,
    demand,
    demand_call,
    demand_order,
    demand_text,
)

if TYPE_CHECKING:
    from core.ports.voice import VoiceProvider


@dataclass(frozen=True, slots=True)
class ExtractorSpec:
    """Reads one kind of file: `extract(data, filename)` gives its text as Markdown.

    `suffixes` are lower case with their dot. `extract` runs in a thread of its own; it raises
    `elevendops.errors.InvalidInput` with a sentence for the user when the file cannot be read.
    """

    key: str
    title: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes, str], str]

    def __post_init__(self) -> None:
        demand_text(self.title, "ExtractorSpec.title")
        demand_call(self.extract, "ExtractorSpec.extract")
        demand(KEY.fullmatch(self.key), f"ExtractorSpec.key {self.key!r} must be snake_case")
        demand(self.suffixes, "ExtractorSpec.suffixes is empty")
        for suffix in self.suffixes:
            demand(SUFFIX.fullmatch(suffix), f"ExtractorSpec.suffixes: {suffix!r} is no suffix")


@dataclass(frozen=True, slots=True)
class CheckedScript:
    """A script and the document that it was written from; `language` is an ISO 639-1 code."""

    script: str
    document: str
    language: str


@dataclass(frozen=True, slots=True)
class ScriptFinding:
    """What a check found: a sentence for the clinician, and the words of the script it is about.

    `source` are the words of the document that stand beside them, "" for none.
    """

    message: str
    passage: str = ""
    severity: Literal["notice", "warning"] = "warning"
    source: str = ""


@dataclass(frozen=True, slots=True)
class ScriptCheckSpec:
    """Looks over a script: `check(script)` gives what a clinician should look at.

    `check` is pure and quick.
    """

    key: str
    title: str
    check: Callable[[CheckedScript], list[ScriptFinding]]
    order: int = 100

    def __post_init__(self) -> None:
        demand_text(self.title, "ScriptCheckSpec.title")
        demand_order(self.order, "ScriptCheckSpec.order")
        demand_call(self.check, "ScriptCheckSpec.check")
        demand(KEY.fullmatch(self.key), f"ScriptCheckSpec.key {self.key!r} must be snake_case")


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question of a patient with the agent's answer, and the passage behind it if any."""

    question: str
    answer: str
    answered: bool
    passage: str


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """What an analyser found in a question or its answer.

    `label` names it in a word or two; `attention` asks staff to look at the conversation.
    """

    label: str
    attention: bool = False


@dataclass(frozen=True, slots=True)
class AnswerAnalyserSpec:
    """Judges one question and answer: `analyse(asked)` gives its notes. Pure and quick."""

    key: str
    title: str
    analyse: Callable[[AskedQuestion], list[AnswerNote]]
    order: int = 100

    def __post_init__(self) -> None:
        demand_text(self.title, "AnswerAnalyserSpec.title")
        demand_order(self.order, "AnswerAnalyserSpec.order")
        demand_call(self.analyse, "AnswerAnalyserSpec.analyse")
        demand(KEY.fullmatch(self.key), f"AnswerAnalyserSpec.key {self.key!r} must be snake_case")


@dataclass(frozen=True, slots=True)
class ExportedConversation:
    """One conversation as an exporter gets it; `questions` in the order they were asked."""

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
    """A file format of conversations: `export` turns them, as they come, into bytes."""

    key: str
    title: str
    media_type: str
    suffix: str
    export: Callable[[AsyncIterator[ExportedConversation]], AsyncIterator[bytes]]

    def __post_init__(self) -> None:
        demand_text(self.title, "ExporterSpec.title")
        demand_call(self.export, "ExporterSpec.export")
        demand(KEY.fullmatch(self.key), f"ExporterSpec.key {self.key!r} must be snake_case")
        demand(SUFFIX.fullmatch(self.suffix), f"ExporterSpec.suffix {self.suffix!r} is none")
        demand(
            MEDIA_TYPE.fullmatch(self.media_type),
            f"ExporterSpec.media_type {self.media_type!r} is no media type",
        )


@dataclass(frozen=True, slots=True)
class VoiceProviderSpec:
    """A voice provider by its key; `build` opens it when VOICE_PROVIDER names it."""

    key: str
    title: str
    build: Callable[[], VoiceProvider]

    def __post_init__(self) -> None:
        demand_text(self.title, "VoiceProviderSpec.title")
        demand_call(self.build, "VoiceProviderSpec.build")
        demand(KEY.fullmatch(self.key), f"VoiceProviderSpec.key {self.key!r} must be snake_case")


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A group of pages in the navigation. Sections stand by `order`, then title."""

    key: str
    title: str
    order: int = 100

    def __post_init__(self) -> None:
        demand_text(self.title, "SectionSpec.title")
        demand_order(self.order, "SectionSpec.order")
        demand(KEY.fullmatch(self.key), f"SectionSpec.key {self.key!r} must be snake_case")


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A part of another plugin's page. `page` is that page's url_path, `target` is
    `module:function`, imported when the page is opened. Panels stand by `order`, then title.
    """

    page: str
    title: str
    target: str
    order: int = 100

    def __post_init__(self) -> None:
        demand_text(self.title, "PanelSpec.title")
        demand_order(self.order, "PanelSpec.order")
        demand(SEGMENT.fullmatch(self.page), f"PanelSpec.page {self.page!r} is no url_path")
        demand(
            TARGET.fullmatch(self.target),
            f"PanelSpec.target {self.target!r} must be 'module:function'",
        )


ExtensionSpec = ExtractorSpec | ScriptCheckSpec | AnswerAnalyserSpec | ExporterSpec

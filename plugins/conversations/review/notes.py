"""Lets the analysers of all plugins look at a conversation's questions when it is recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from core.context import Extension
from core.errors import InvalidInput
from core.i18n import text
from plugins.conversations.contract import (
    AnswerAnalyserSpec,
    AnswerNote,
    AskedQuestion,
    ConcernKind,
    ConcernView,
    NoteView,
    QuestionStatus,
    QuestionView,
)
from plugins.conversations.review.analysers import CONCERN_KINDS
from plugins.conversations.review.analysis import Analysis, answer_to
from plugins.conversations.review.concerns import graver_first, question_concern

_SECONDS = 10.0
_SECONDS_A_QUESTION = 0.05
_MAX_LABEL = 80
_MAX_NOTES = 20

_Notes = list[list[AnswerNote]]


async def with_notes(
    analysis: Analysis, extensions: Sequence[Extension[AnswerAnalyserSpec]], own_plugin: str
) -> Analysis:
    """The analysis with every analyser's notes, and the concerns of those that want attention.

    An analyser that fails or takes too long, all its questions together, is named in `unchecked`.
    What does not ask about health or care is shown to no analyser.
    """
    asked = [
        (number, asked_question(question, answer_to(question, analysis.messages)))
        for number, question in enumerate(analysis.questions)
        if question.status is not QuestionStatus.OFF_TOPIC
    ]
    if not asked:
        return analysis
    found = await asyncio.gather(
        *(_run(extension, [question for _, question in asked]) for extension in extensions)
    )
    questions = list(analysis.questions)
    concerns = list(analysis.concerns)
    unchecked = []
    for extension, notes in zip(extensions, found, strict=True):
        own = extension.plugin_id == own_plugin
        if notes is None:
            title, plugin = extension.spec.title, extension.plugin_title
            unchecked.append(text("{title} ({plugin})", title=title, plugin=plugin))
            if own:
                # What staff rely on did not happen, so they look themselves.
                missed = text("Not checked for “{title}”", title=title)
                concerns.append(question_concern(ConcernKind.NOTE, missed, questions[asked[0][0]]))
            continue
        kind = CONCERN_KINDS.get(extension.spec.key) if own else None
        for (number, _), noted in zip(asked, notes, strict=True):
            views = [_view(note, extension, kind) for note in noted]
            question = questions[number]
            questions[number] = question.model_copy(update={"notes": [*question.notes, *views]})
            concerns += [_concern(note, question) for note in views if note.concern is not None]
    return analysis.model_copy(
        update={
            "questions": questions,
            "concerns": graver_first(concerns),
            "unchecked": [*analysis.unchecked, *unchecked],
        }
    )


def asked_question(question: QuestionView, answer: str) -> AskedQuestion:
    """A question as analysers and exporters get it."""
    return AskedQuestion(
        question=question.question,
        answer=answer,
        answered=question.status is QuestionStatus.ANSWERED,
        passage=question.passage or "",
        status=question.status.value,
    )


async def _run(
    extension: Extension[AnswerAnalyserSpec], asked: Sequence[AskedQuestion]
) -> _Notes | None:
    seconds = _SECONDS + _SECONDS_A_QUESTION * len(asked)
    try:
        return await extension.run(partial(_analyse, extension.spec, asked), None, seconds=seconds)
    except InvalidInput as error:
        # An analyser has nobody to ask for other input.
        extension.record_failure(error)
        return None


def _analyse(spec: AnswerAnalyserSpec, asked: Sequence[AskedQuestion]) -> _Notes:
    return [_checked(spec.analyse(question)) for question in asked]


def _checked(notes: object) -> list[AnswerNote]:
    """The notes, if they can be kept. Raises TypeError, ValueError."""
    if not isinstance(notes, list | tuple):
        raise TypeError(f"analyse gave {type(notes).__name__} instead of a list")
    for note in notes:
        if not isinstance(note, AnswerNote):
            raise TypeError(f"analyse gave {type(note).__name__} instead of an AnswerNote")
        if not note.label.strip():
            raise ValueError("a note has no label")
        note.label.encode()
    return list(notes[:_MAX_NOTES])


def _view(
    note: AnswerNote, extension: Extension[AnswerAnalyserSpec], kind: ConcernKind | None
) -> NoteView:
    return NoteView(
        label=_label(note.label),
        plugin_id=extension.plugin_id,
        plugin_title=extension.plugin_title,
        concern=(kind or ConcernKind.NOTE) if note.attention else None,
    )


def _label(given: str) -> str:
    """The label on one line, cut when it is long; it can be translated if nothing was cut."""
    label = " ".join(given.split())[:_MAX_LABEL]
    return given if given == label else label


def _concern(note: NoteView, question: QuestionView) -> ConcernView:
    assert note.concern is not None
    return question_concern(note.concern, note.label, question)

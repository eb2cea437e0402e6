"""What a later judgement changes in the ledger; the language model only what its quotes prove."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from core.context import PluginContext
from core.i18n import text
from core.text.verbatim import stands_in
from plugins.conversations.contract import (
    ConcernKind,
    ConcernView,
    DecidedBy,
    NoteView,
    QuestionStatus,
    QuestionView,
)
from plugins.conversations.review.analysers import medicine_doubts, not_answered
from plugins.conversations.review.analysis import (
    Analysis,
    JudgingSheet,
    SheetPassage,
    TranscriptLine,
    answer_to,
    is_answered,
)
from plugins.conversations.review.concerns import (
    graver_first,
    named_place,
    question_concern,
    shortened,
)
from plugins.conversations.review.notes import asked_question
from plugins.conversations.second_judge.asking import ModelVerdict, VerdictName
from plugins.conversations.second_judge.sheets import to_be_judged

_TITLE = text("Conversation Logs")

_STATUSES = {
    VerdictName.ANSWERED: QuestionStatus.ANSWERED,
    VerdictName.PARTLY_ANSWERED: QuestionStatus.PARTLY_ANSWERED,
    VerdictName.CONTRADICTED: QuestionStatus.CONTRADICTED,
    VerdictName.SAYS_MORE: QuestionStatus.SAYS_MORE,
    VerdictName.MISSED: QuestionStatus.RETRIEVAL_MISS,
}


def own_plugin_of(context: PluginContext) -> tuple[str, str]:
    """The id and title of Conversation Logs, which its notes on questions name."""
    return context.plugin_id, _TITLE


def asked_of(sheet: JudgingSheet, analysis: Analysis) -> list[int]:
    """The places of the questions that a sheet is about, in their order."""
    return [
        place
        for place, one in enumerate(analysis.questions)
        if one.message_index == sheet.message_index and to_be_judged(one)
    ]


def with_verdicts(
    analysis: Analysis,
    sheet: JudgingSheet,
    asked: Sequence[int],
    reply: str,
    verdicts: Sequence[ModelVerdict],
    own_plugin: tuple[str, str],
) -> Analysis:
    """The analysis without the sheet, and with what the verdicts prove; red flags are not touched.

    `asked` are the places of the questions that it was asked about, `reply` is what it was shown of
    the reply, `own_plugin` the id and title of Conversation Logs. Of two verdicts on a question the
    first counts, and none on one that others have found to contradict the documents meanwhile.
    """
    claimed = {one.question: one for one in reversed(verdicts)}
    judged: dict[int, QuestionView] = {}
    unproven = 0
    for number, place in enumerate(asked, start=1):
        question, claim = analysis.questions[place], claimed.get(number)
        if claim is None or not to_be_judged(question) or not _may_count(claim, question):
            continue
        passage = _proving(claim, reply, sheet.passages)
        if passage is None:
            unproven += 1
            continue
        judged[place] = _judged(question, claim, passage)
    return with_judged(without_sheet(analysis, sheet), judged, own_plugin).model_copy(
        update={"unproven_judgements": analysis.unproven_judgements + unproven}
    )


def with_judged(
    analysis: Analysis, judged: Mapping[int, QuestionView], own_plugin: tuple[str, str]
) -> Analysis:
    """The analysis with these questions in the places of others, and what follows from them."""
    questions = list(analysis.questions)
    for place, question in judged.items():
        questions[place] = _noted(question, analysis, own_plugin)
    return analysis.model_copy(
        update={
            "questions": questions,
            "concerns": _concerns(analysis, questions, own_plugin[0]),
            "messages": _marked(
                analysis, questions, {question.message_index for question in judged.values()}
            ),
        }
    )


def without_sheet(analysis: Analysis, sheet: JudgingSheet) -> Analysis:
    """The analysis as the rules have it, where the model gave no judgement."""
    return analysis.model_copy(
        update={"to_judge": [one for one in analysis.to_judge if one != sheet]}
    )


def without_sheets(analysis: Analysis) -> Analysis:
    """The analysis as it stands, where the model is asked no more."""
    return analysis.model_copy(update={"to_judge": []})


def _may_count(claim: ModelVerdict, question: QuestionView) -> bool:
    """Whether a claim can change anything.

    That a reply says more than the documents is taken back by no two quotes that stand there: they
    prove nothing of the rest of it. They do prove that the documents hold something of it, where
    the records of the voice service said that they do not.
    """
    if question.status is QuestionStatus.SAYS_MORE and (
        question.decided_by is not DecidedBy.PROVIDER
    ):
        return claim.verdict is VerdictName.CONTRADICTED
    return claim.verdict is not VerdictName.CANNOT_TELL


def _proving(
    claim: ModelVerdict, reply: str, passages: Sequence[SheetPassage]
) -> SheetPassage | None:
    """The passage that holds the quote, if the reply holds the other one."""
    if not stands_in(claim.reply_quote, reply):
        return None
    if claim.verdict is VerdictName.CONTRADICTED and _same(claim):
        return None
    return next((one for one in passages if stands_in(claim.document_quote, one.text)), None)


def _same(claim: ModelVerdict) -> bool:
    return claim.document_quote.split() == claim.reply_quote.split()


def _judged(question: QuestionView, claim: ModelVerdict, passage: SheetPassage) -> QuestionView:
    return question.model_copy(
        update={
            "status": _STATUSES[claim.verdict],
            "reason": text(
                "{source} says “{told}”, and the reply “{said}”.",
                source=named_place(passage.disease_name, passage.section_title),
                told=shortened(claim.document_quote),
                said=shortened(claim.reply_quote),
            ),
            "knowledge_id": passage.knowledge_id,
            "disease_name": passage.disease_name,
            "section_title": passage.section_title,
            "passage": passage.text,
            "decided_by": DecidedBy.LANGUAGE_MODEL,
            "rules_said": question.rules_said or question.status,
        }
    )


def _noted(judged: QuestionView, analysis: Analysis, own_plugin: tuple[str, str]) -> QuestionView:
    """The question with the notes of our own that its status brings, and those of others.

    A doubt about a medicine that the rules have noted stays.
    """
    plugin_id, title = own_plugin
    kept = [note for note in judged.notes if not _says_not_answered(note, plugin_id)]
    asked = asked_question(judged, answer_to(judged, analysis.messages))
    found = [
        NoteView(label=note.label, plugin_id=plugin_id, plugin_title=title, concern=kind)
        for analyse, kind in (
            (medicine_doubts, ConcernKind.MEDICATION),
            (not_answered, ConcernKind.UNANSWERED),
        )
        for note in analyse(asked)
    ]
    new = [note for note in found if note not in kept]
    return judged.model_copy(update={"notes": [*kept, *new]})


def _concerns(
    analysis: Analysis, questions: Sequence[QuestionView], plugin_id: str
) -> list[ConcernView]:
    """The concerns with those that our own notes on these questions bring, in the place of those
    that a question was not answered.
    """
    before = {
        question_concern(ConcernKind.UNANSWERED, note.label, question).text
        for question in analysis.questions
        for note in question.notes
        if _says_not_answered(note, plugin_id)
    }
    others = [
        one
        for one in analysis.concerns
        if one.kind is not ConcernKind.UNANSWERED or one.text not in before
    ]
    own = [
        question_concern(note.concern, note.label, question)
        for question in questions
        for note in question.notes
        if note.plugin_id == plugin_id and note.concern is not None
    ]
    return graver_first([*others, *own])


def _says_not_answered(note: NoteView, plugin_id: str) -> bool:
    return note.plugin_id == plugin_id and note.concern is ConcernKind.UNANSWERED


def _marked(
    analysis: Analysis, questions: Sequence[QuestionView], places: Iterable[int]
) -> list[TranscriptLine]:
    lines = list(analysis.messages)
    for place in places:
        judged = [one for one in questions if one.message_index == place]
        lines[place] = lines[place].model_copy(update={"is_answered": is_answered(judged)})
    return lines

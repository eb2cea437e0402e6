"""Lays down what the language model will be asked: with the documents as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from plugins.conversations.contract import FinishedConversation, QuestionStatus, QuestionView
from plugins.conversations.review.analysis import Analysis, JudgingSheet, SheetPassage, answer_to

if TYPE_CHECKING:
    from core.retrieval.asking.evidence import Passage
    from core.retrieval.index import DocumentIndex

_DOCUMENTS = 2  # looked at for each question
_OF_THE_REPLY = 4  # passages that are like the reply
_MAX_PASSAGES = 12
_MAX_CHARACTERS = 16_000  # of all passages together

_JUDGED_BY_RULES_ALONE = frozenset(
    {
        QuestionStatus.CONTRADICTED,
        QuestionStatus.OFF_TOPIC,
        QuestionStatus.SYSTEM_FAULT,
    }
)


def to_be_judged(question: QuestionView) -> bool:
    """Whether the language model is asked about a question.

    What contradicts the documents by the rules stays so: a model may find one more such reply, and
    never let one pass that the rules have found.
    """
    return question.status not in _JUDGED_BY_RULES_ALONE


def with_sheets(
    analysis: Analysis, conversation: FinishedConversation, index: DocumentIndex
) -> Analysis:
    """The analysis with a sheet for each message that the language model is to judge.

    What was held back is left out, as the transcript has another reply. Takes some milliseconds
    for each message: call it in a worker thread.
    """
    places = [place for place, line in enumerate(analysis.messages) if line.role == "patient"]
    sheets = []
    for place, turn in zip(places, conversation.turns, strict=True):
        asked = [one for one in analysis.questions if one.message_index == place]
        asked = [one for one in asked if to_be_judged(one)]
        if not asked or turn.held_back is not None:
            continue
        reply = answer_to(asked[0], analysis.messages)
        passages = _first(_passages(index, asked, reply))
        if passages:
            sheets.append(JudgingSheet(message_index=place, passages=passages))
    return analysis.model_copy(update={"to_judge": sheets})


def _passages(
    index: DocumentIndex, asked: Iterable[QuestionView], reply: str
) -> Iterable[SheetPassage]:
    """The passages that the rules point at, those that fit the questions, and like the reply."""
    questions = list(asked)
    for question in questions:
        if question.passage is not None:
            yield SheetPassage(
                knowledge_id=question.knowledge_id or "",
                disease_name=question.disease_name or "",
                section_title=question.section_title or "",
                text=question.passage,
            )
    for question in questions:
        for evidence in index.evidence(question.question, limit=_DOCUMENTS):
            yield from map(_sheet_passage, evidence.passages)
    yield from map(_sheet_passage, index.search(reply, limit=_OF_THE_REPLY))


def _sheet_passage(passage: Passage) -> SheetPassage:
    return SheetPassage(
        knowledge_id=passage.document_id,
        disease_name=passage.document_title,
        section_title=passage.section_title,
        text=passage.text,
    )


def _first(passages: Iterable[SheetPassage]) -> list[SheetPassage]:
    """The first of them, each text once."""
    found: dict[str, SheetPassage] = {}
    left = _MAX_CHARACTERS
    for passage in passages:
        if passage.text in found or len(passage.text) > left:
            continue
        found[passage.text] = passage
        left -= len(passage.text)
        if len(found) == _MAX_PASSAGES:
            break
    return list(found.values())

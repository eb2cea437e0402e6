"""Replies that patients were not given, because they contradict the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.i18n import text
from plugins.conversations.contract import (
    ConcernKind,
    ConcernView,
    FinishedConversation,
    QuestionStatus,
    QuestionView,
)
from plugins.conversations.review.analysis import Analysis, TranscriptLine
from plugins.conversations.review.concerns import graver_first, shortened
from plugins.education_audio.contract import DocumentComparison

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex

_HELD_BACK = text("Held back, the reply contradicts your documents")


def as_the_agent_said(conversation: FinishedConversation) -> FinishedConversation:
    """The conversation with what the agent said, by which its questions are judged."""
    turns = [
        turn
        if turn.held_back is None
        else turn.model_copy(update={"response_text": turn.held_back})
        for turn in conversation.turns
    ]
    return conversation.model_copy(update={"turns": turns})


def with_held_back(
    analysis: Analysis,
    conversation: FinishedConversation,
    index: DocumentIndex | None,
    comparison: DocumentComparison | None,
) -> Analysis:
    """The analysis with what the patient was given, and a concern for each reply held back.

    `analysis` is of `as_the_agent_said`. With an index the concern names the sentence that
    contradicts; call it in a worker thread.
    """
    if all(turn.held_back is None for turn in conversation.turns):
        return analysis
    lines = list(analysis.messages)
    concerns = list(analysis.concerns)
    said = [turn.message for turn in conversation.turns]
    places = [place for place, line in enumerate(lines) if line.role == "patient"]
    for number, (place, turn) in enumerate(zip(places, conversation.turns, strict=True)):
        if turn.held_back is None or turn.response_text is None:
            continue
        reply = _reply_after(place, lines)
        lines[reply] = lines[reply].model_copy(update={"content": turn.response_text})
        asked = [one for one in analysis.questions if one.message_index == place]
        quote = shortened(_contradicting(index, asked, turn.held_back, comparison, said[:number]))
        concerns.append(
            ConcernView(
                kind=ConcernKind.HELD_BACK,
                text=text("{what}: “{quote}”", what=_HELD_BACK, quote=quote),
                quote=quote,
                message_index=place,
                reply=turn.held_back,
            )
        )
    return analysis.model_copy(update={"messages": lines, "concerns": graver_first(concerns)})


def _reply_after(place: int, lines: Sequence[TranscriptLine]) -> int:
    return next(
        number
        for number in range(place + 1, len(lines))
        if lines[number].role == "agent" and not lines[number].safety
    )


def _contradicting(
    index: DocumentIndex | None,
    asked: Sequence[QuestionView],
    reply: str,
    comparison: DocumentComparison | None,
    earlier: Sequence[str],
) -> str:
    """The first sentence of the reply that alone contradicts the documents, else the whole."""
    if index is None:
        return reply
    # No start waits for what is imported here.
    from core.retrieval.questions import split_sentences
    from plugins.conversations.review.verdicts import find_verdict

    for sentence in split_sentences(reply):
        for question in asked:
            judged = find_verdict(index, question.question, sentence, comparison, earlier).questions
            if any(one.status is QuestionStatus.CONTRADICTED for one in judged):
                return sentence
    return reply

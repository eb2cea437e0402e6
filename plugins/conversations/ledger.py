"""The question ledger: what became of each question of a patient's message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.retrieval.answers import answer_question
from core.retrieval.index import Evidence, KnowledgeIndex, Passage
from core.retrieval.questions import split_questions, split_sentences
from plugins.conversations.answer_fit import answer_odds, signs
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.replies import Stretch, declines, grounded_stretches

# Documents in which a question is looked for; a reply from any other is about another topic.
_DOCUMENTS = 5
_LIKELY_DOCUMENTS = 2

# Nobody asks more in one message; without a bound, a nonsense message could take minutes.
_MOST_QUESTIONS = 30

# Small talk, and what is asked about the conversation itself or about the agent.
_OFF_TOPIC = re.compile(
    r"\b(?:who|what) are you\b|\bwhat(?:'s| is) your name\b|\bhow old are you\b"
    r"|\bare you (?:an? )?(?:real|robot|human|person|machine|computer|bot|ai|there|listening)\b"
    r"|\bwhere are you from\b|\bdo you (?:like|love|sleep|dream|eat)\b"
    r"|\b(?:how|what)(?:'s| is| will) the (?:weather|news)\b|\bwho (?:won|will win)\b"
    r"|\b(?:tell|sing|write|read) (?:me )?an? (?:joke|story|song|poem|riddle)\b"
    r"|\bwhat (?:time|day|date) is it\b"
    r"|\b(?:repeat|say) (?:that|it|this)\b|\bspeak (?:up|louder|slower|more slowly)\b"
    r"|\bqui[eé]n eres|\bc[oó]mo te llamas|\beres (?:un|una) (?:robot|m[aá]quina|persona|humano)"
    r"|\bqu[eé] (?:hora|d[ií]a) es\b|\bqu[eé] tiempo (?:hace|har[aá])|\bun chiste\b"
    r"|\bqui[eé]n gan[oó]\b|\b(?:repetir|rep[ií]ta)(?:lo|me)?\b|\bm[aá]s (?:alto|despacio)\b"
    r"|你(?:是誰|是谁|叫什麼|叫什么|幾歲|几岁|是機器人|是机器人|是真人)|天氣(?:如何|怎麼樣|好嗎)|天气(?:如何|怎么样|好吗)"
    r"|笑話|笑话|誰贏|谁赢|現在幾點|现在几点|今天星期幾|今天星期几|再說一次|再说一次|再講一次|說慢一點|说慢一点",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one question, why, and the passage that answers it."""

    question: str
    status: QuestionStatus
    reason: str
    passage: Passage | None = None


def judge(index: KnowledgeIndex, message: str, reply: str | None) -> list[Judgement]:
    """Judge each question of a message, at most 30, by the reply and by what the documents hold.

    Takes milliseconds for each question: call it in a worker thread.
    """
    questions = split_questions(message)[:_MOST_QUESTIONS]
    return [_judge(index, question, reply) for question in questions]


def _judge(index: KnowledgeIndex, question: str, reply: str | None) -> Judgement:
    if reply is None or not reply.strip():
        return Judgement(question, QuestionStatus.SYSTEM_FAULT, "The agent gave no reply.")
    evidence = index.evidence(question, limit=_DOCUMENTS)
    likely = [passage for found in evidence[:_LIKELY_DOCUMENTS] for passage in found.passages]
    stretches = grounded_stretches(index, reply, question, likely)
    answering = _answering(evidence, question, stretches)
    if answering is not None:
        return Judgement(
            question,
            QuestionStatus.ANSWERED,
            f"The reply is from {_where(answering.passage)}.",
            answering.passage,
        )
    if _OFF_TOPIC.search(split_sentences(question)[-1]):
        return Judgement(
            question, QuestionStatus.OFF_TOPIC, "This does not ask about health or care."
        )
    answer = answer_question(index, question)
    if answer.answered and answer.passage is not None:
        return Judgement(
            question,
            QuestionStatus.RETRIEVAL_MISS,
            f"{_where(answer.passage)} seems to hold this, but {_instead(reply, stretches)}.",
            answer.passage,
        )
    return Judgement(
        question,
        QuestionStatus.UNANSWERED,
        f"The documents do not hold this, and {_instead(reply, stretches)}.",
    )


def _answering(
    evidence: Sequence[Evidence], question: str, stretches: Sequence[Stretch]
) -> Stretch | None:
    """The stretch that answers the question best, if any does."""
    by_document = {found.passages[0].document_id: found for found in evidence}
    best: tuple[float, Stretch] | None = None
    for stretch in stretches:
        held = by_document.get(stretch.passage.document_id)
        if held is None:
            continue
        odds = answer_odds(signs(held, question, stretch))
        if odds > 0 and (best is None or odds > best[0]):
            best = odds, stretch
    return best[1] if best else None


def _instead(reply: str, stretches: Sequence[Stretch]) -> str:
    if stretches:
        return f"the reply was about {_where(stretches[0].passage)}"
    if declines(reply):
        return "the agent said that it cannot answer"
    return "the reply told nothing from the documents"


def _where(passage: Passage) -> str:
    if not passage.section_title or passage.section_title == passage.document_title:
        return f"“{passage.document_title}”"
    return f"“{passage.section_title}” of “{passage.document_title}”"

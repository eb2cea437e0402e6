"""The question ledger: what became of each question of a patient's message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.i18n import text
from core.retrieval.answers import answer_from
from core.retrieval.asking.evidence import Passage
from core.retrieval.asking.follow_up import leans_on_before, with_topic_of
from core.retrieval.asking.kinds import QuestionKind, special_question
from core.retrieval.asking.parts import parts_of
from core.retrieval.asking.story import to_the_point
from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_questions, split_sentences
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.additions import added_sentence
from plugins.conversations.review.answer_fit import answer_odds, has_form, is_left_out, signs
from plugins.conversations.review.by_meaning.alignment import ReplyMeaning
from plugins.conversations.review.by_meaning.answering import (
    ODDS_OF_A_KIND,
    beside_each,
    beside_passage,
    odds_of_part,
    told_by_meaning,
)
from plugins.conversations.review.by_meaning.contradictions import otherwise_by_meaning
from plugins.conversations.review.otherwise.contradictions import (
    new_figure,
    same_figure,
)
from plugins.conversations.review.reasons import (
    compared_reason,
    figure_reason,
    sure_reason,
    where,
)
from plugins.conversations.review.replies import GroundedSentence, declines, grounded_stretches
from plugins.conversations.review.retold import best_retold, retells, tells_as_asked
from plugins.conversations.review.small_talk.messages import is_small_talk
from plugins.education_audio.contract import DocumentComparison

# Documents in which a question is looked for; a reply from any other is about another topic.
_DOCUMENTS = 5
_LIKELY_DOCUMENTS = 2

# Nobody asks more in one message; without a bound, a nonsense message could take minutes.
_MAX_QUESTIONS = 30
_MAX_SENTENCES = 30  # of a reply

_OF_A_KIND = {
    QuestionKind.OWN_RECORD: QuestionStatus.OWN_RECORD,
    QuestionKind.OFFICE: QuestionStatus.OFFICE,
    QuestionKind.PRICE: QuestionStatus.PRICE,
    QuestionKind.OTHERS_MEDICINE: QuestionStatus.OTHERS_MEDICINE,
    QuestionKind.OWN_DOSE: QuestionStatus.OWN_DOSE,
}
_LEFT_OPEN = frozenset(
    {
        QuestionStatus.UNANSWERED,
        QuestionStatus.RETRIEVAL_MISS,
        *_OF_A_KIND.values(),
    }
)
_OF_THE_REPLY = _LEFT_OPEN | {QuestionStatus.ANSWERED, QuestionStatus.SAYS_MORE}
_TOLD_FROM_DOCUMENTS = frozenset({QuestionStatus.ANSWERED, QuestionStatus.SAYS_MORE})
_TOLD_OR_CONTRADICTED = _TOLD_FROM_DOCUMENTS | {QuestionStatus.CONTRADICTED}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one question, why, and the passage that answers it.

    `sure` is False for a contradiction that only the comparison of whole sentences has found: it
    takes some right replies in other words for one. `by_meaning` says that sentences were compared
    by their meaning too.
    """

    question: str
    status: QuestionStatus
    reason: str
    passage: Passage | None = None
    sure: bool = True
    by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class _Reply:
    """What the agent said, what compares it as scripts are, its meaning, and whether its message
    asks several questions.
    """

    text: str
    comparison: DocumentComparison | None
    meaning: ReplyMeaning
    to_several: bool


def judge(
    index: DocumentIndex,
    message: str,
    reply: str | None,
    comparison: DocumentComparison | None = None,
) -> list[Judgement]:
    """Judge each question of a message, at most 30, by the reply and by what the documents hold.

    Takes milliseconds for each question, and with a `comparison`, which finds more of what a reply
    tells otherwise than its documents, a tenth of a second. So much it also takes for each sentence
    of the reply where meanings are compared: call it in a worker thread.
    """
    questions = split_questions(message)[:_MAX_QUESTIONS]
    meaning = ReplyMeaning(index, reply or "")
    said = _Reply(reply or "", comparison, meaning, to_several=len(questions) > 1)
    if not questions:
        return _judge_report(index, message, said)
    judged: list[Judgement] = []
    before: str | None = None
    for question in questions:
        asked = to_the_point(question, index.title_terms)
        if before is not None and leans_on_before(asked):
            asked = with_topic_of(asked, before)
        judged.append(_judge_parts(index, question, asked, said))
        before = asked
    return judged


def _judge_report(index: DocumentIndex, message: str, reply: _Reply) -> list[Judgement]:
    """Judge a message that only reports something, such as "I have come out in a rash".

    It asks what to do about it where the documents say that and the reply is taken from them; what
    else is told asks nothing.
    """
    asked = to_the_point(message.strip(), index.title_terms)
    found = [QuotedEvidence(evidence, asked) for evidence in index.evidence(asked, limit=1)]
    aligned = beside_each(reply.meaning, found)
    if (
        not message.strip()
        or is_small_talk(split_sentences(message)[-1])
        or not (answer_from(found).answered or told_by_meaning(aligned, asked))
    ):
        return []
    judged = _judge(index, message.strip(), asked, reply)
    return [judged] if judged.status in _TOLD_OR_CONTRADICTED else []


def _judge_parts(index: DocumentIndex, question: str, asked: str, reply: _Reply) -> Judgement:
    """Judge a question, and one that asks two things by each of them."""
    whole = _judge(index, question, asked, reply)
    parts = parts_of(asked)
    if len(parts) == 1 or whole.status not in _OF_THE_REPLY:
        return whole
    judged = [_judge(index, part, part, reply) for part in parts]
    told = [_told_of(index, one, reply) for one in judged]
    left = [one for one, odds in zip(judged, told, strict=True) if odds < min(0.0, max(told))]
    answered = [one for one in judged if one.status in _TOLD_FROM_DOCUMENTS and one not in left]
    if not answered or not left:
        return whole
    return Judgement(
        question,
        QuestionStatus.PARTLY_ANSWERED,
        text("The reply says nothing of “{part}”.", part=left[0].question),
        answered[0].passage,
        by_meaning=answered[0].by_meaning,
    )


def _told_of(index: DocumentIndex, judged: Judgement, reply: _Reply) -> float:
    """The odds that the reply tells of a part of a question; below 0 it rather leaves it out."""
    part = judged.question
    left_out = is_left_out(index, part, reply.text)
    found = [QuotedEvidence(evidence, part) for evidence in index.evidence(part, limit=1)]
    aligned = beside_each(reply.meaning, found)
    if aligned:
        in_form = has_form(part, reply.text)
        return odds_of_part(aligned[0], in_form=in_form, left_out_by_words=left_out)
    if left_out or (
        judged.status in _LEFT_OPEN
        and not (judged.status is QuestionStatus.UNANSWERED and has_form(part, reply.text))
    ):
        return -1.0
    return 1.0


def _judge(index: DocumentIndex, question: str, asked: str, reply: _Reply) -> Judgement:
    """Judge a question; `asked` is what it asks, with what it leans on and without its story."""
    if not reply.text.strip():
        return Judgement(question, QuestionStatus.SYSTEM_FAULT, text("The agent gave no reply."))
    found = [
        QuotedEvidence(evidence, asked) for evidence in index.evidence(asked, limit=_DOCUMENTS)
    ]
    judged = _judge_beside(index, question, asked, reply, found)
    by_meaning = judged.status is not QuestionStatus.OFF_TOPIC and any(
        held.evidence.closeness is not None for held in found
    )
    return replace(judged, by_meaning=by_meaning)


def _judge_beside(
    index: DocumentIndex,
    question: str,
    asked: str,
    told_reply: _Reply,
    found: Sequence[QuotedEvidence],
) -> Judgement:
    """Judge a question beside what the documents hold about it."""
    reply, comparison = told_reply.text, told_reply.comparison
    likely = [passage for held in found[:_LIKELY_DOCUMENTS] for passage in held.evidence.passages]
    stretches = grounded_stretches(index, reply, question, likely)
    answering = _answering(found, stretches) or _told_in_other_words(found[:1], reply)
    if answering is None or not answering.copied:
        answering = _retold(index, found, reply, answering)
    aligned = beside_each(told_reply.meaning, found)
    small_talk = answering is None and is_small_talk(split_sentences(question)[-1])
    by_words = answering is not None
    if answering is None and not small_talk:
        answering = told_by_meaning(
            aligned[:_LIKELY_DOCUMENTS],
            asked,
            doubtful=told_reply.to_several and not answer_from(found).answered,
        )
    if answering is not None:
        beside = beside_passage(aligned, answering.passage)
        told = [*stretches, answering]
        contradiction = sure_reason(question, answering.passage, told, likely)
        # A reply without the document's words may be made of another place of it.
        sure = contradiction is not None and (
            by_words or (beside is not None and otherwise_by_meaning(beside) is not None)
        )
        if contradiction is None:
            contradiction = compared_reason(
                index, comparison, reply, answering.passage, found, beside
            )
        if contradiction is not None:
            return Judgement(
                question, QuestionStatus.CONTRADICTED, contradiction, answering.passage, sure
            )
        language = found[0].evidence.language
        added = added_sentence(index, reply, asked, likely, answering, language, aligned)
        if added is not None:
            return Judgement(
                question,
                QuestionStatus.SAYS_MORE,
                text(
                    "The reply is from {source}, but no document says “{sentence}”.",
                    source=where(answering.passage),
                    sentence=added,
                ),
                answering.passage,
            )
        return Judgement(
            question,
            QuestionStatus.ANSWERED,
            text("The reply is from {source}.", source=where(answering.passage)),
            answering.passage,
        )
    if small_talk:
        return Judgement(
            question, QuestionStatus.OFF_TOPIC, text("This does not ask about health or care.")
        )
    answer = answer_from(found)
    if answer.answered and answer.passage is not None:
        contradiction = compared_reason(
            index, comparison, reply, answer.passage, found, beside_passage(aligned, answer.passage)
        ) or figure_reason(found, question, reply, answer.passage)
        if contradiction is not None:
            return Judgement(
                question, QuestionStatus.CONTRADICTED, contradiction, answer.passage, sure=False
            )
        return Judgement(
            question,
            QuestionStatus.RETRIEVAL_MISS,
            text(
                "{source} seems to hold this, but {instead}.",
                source=where(answer.passage),
                instead=_instead(reply, stretches),
            ),
            answer.passage,
        )
    special = special_question(asked)
    return Judgement(
        question,
        QuestionStatus.UNANSWERED if special is None else _OF_A_KIND[special.kind],
        text(
            "Your documents do not answer this, and {instead}.",
            instead=_instead(reply, stretches),
        ),
    )


def _answering(
    found: Sequence[QuotedEvidence], stretches: Sequence[GroundedSentence]
) -> GroundedSentence | None:
    """The stretch that answers its question best, if any does."""
    by_document = {held.evidence.passages[0].document_id: held for held in found}
    best: tuple[float, GroundedSentence] | None = None
    for stretch in stretches:
        held = by_document.get(stretch.passage.document_id)
        if held is None:
            continue
        odds = answer_odds(signs(held, stretch))
        if odds > 0 and (best is None or odds > best[0]):
            best = odds, stretch
    return best[1] if best else None


def _retold(
    index: DocumentIndex,
    found: Sequence[QuotedEvidence],
    reply: str,
    by_words: GroundedSentence | None,
) -> GroundedSentence | None:
    """What of a reply in its own words answers; `by_words` is what seems to by the words it shares.

    A question that leaflets seldom answer by its kind, such as a price, needs more to be answered.
    """
    special = by_words is None and found and special_question(found[0].question) is not None
    likely = [
        held
        for number, held in enumerate(found)
        if (
            number < _LIKELY_DOCUMENTS
            if by_words is None
            else held.evidence.passages[0].document_id == by_words.passage.document_id
        )
    ]
    best = best_retold(index, likely, reply, by_words=by_words is not None)
    if best is None or best.odds <= (ODDS_OF_A_KIND if special else 0.0):
        return None
    return by_words or best.sentence


def _told_in_other_words(found: Sequence[QuotedEvidence], reply: str) -> GroundedSentence | None:
    """The sentence of the reply that retells what the documents answer, with no other figure."""
    for held in found:
        if not answer_from([held]).answered:
            continue
        passage = held.quote.passage
        for sentence in split_sentences(reply)[:_MAX_SENTENCES]:
            same = same_figure(sentence, held.question, held.quote.text)
            if (
                (same or retells(held, sentence) or tells_as_asked(held, sentence))
                and not declines(sentence)
                and not new_figure(sentence, held.question, [passage.text])
            ):
                return GroundedSentence(sentence, passage)
    return None


def _instead(reply: str, stretches: Sequence[GroundedSentence]) -> str:
    if stretches:
        return text("the reply was about {source}", source=where(stretches[0].passage))
    if declines(reply):
        return text("the agent said that it cannot answer")
    return text("the reply did not use your documents")

"""The question ledger: what became of each question of a patient's message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.i18n import text
from core.retrieval.answers import answer_from
from core.retrieval.asking.evidence import Passage
from core.retrieval.asking.follow_up import with_topics
from core.retrieval.asking.kinds import QuestionKind, special_question
from core.retrieval.asking.parts import parts_of
from core.retrieval.asking.story import to_the_point
from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_questions
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.additions import added_sentence
from plugins.conversations.review.answer_fit import has_form, is_left_out
from plugins.conversations.review.by_meaning.abroad import answered_abroad
from plugins.conversations.review.by_meaning.alignment import ReplyMeaning
from plugins.conversations.review.by_meaning.answering import (
    beside_each,
    beside_passage,
    odds_of_part,
    told_by_meaning,
)
from plugins.conversations.review.judgements import Judgement
from plugins.conversations.review.reasons import (
    Contradiction,
    contradiction_of_answer,
    contradiction_of_miss,
    where,
)
from plugins.conversations.review.replied.answered import (
    odds_of_answer,
    signs_of_meaning,
    signs_of_words,
)
from plugins.conversations.review.replied.answering import (
    LIKELY_DOCUMENTS,
    answering_by_words,
    may_be_told,
    nearest_told,
    told_in_other_words,
)
from plugins.conversations.review.replied.several import owner_of, parts_of_reply
from plugins.conversations.review.replies import GroundedSentence, declines, grounded_stretches
from plugins.conversations.review.small_talk.messages import is_small_talk
from plugins.education_audio.contract import DocumentComparison

# Documents in which a question is looked for; a reply from any other is about another topic.
_DOCUMENTS = 5

# Nobody asks more in one message; without a bound, a nonsense message could take minutes.
_MAX_QUESTIONS = 30

EARLIER = 3
"""Earlier messages of the patient that a question may lean on."""

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
class _Reply:
    """What the agent said to a question, what compares it as scripts are, and its meaning."""

    text: str
    comparison: DocumentComparison | None
    meaning: ReplyMeaning

    @classmethod
    def beside(
        cls, index: DocumentIndex, said: str, comparison: DocumentComparison | None
    ) -> _Reply:
        return cls(said, comparison, ReplyMeaning(index, said))

    def part(self, index: DocumentIndex, said: str) -> _Reply:
        return _Reply(said, self.comparison, ReplyMeaning(index, said, self.meaning))


def judge(
    index: DocumentIndex,
    message: str,
    reply: str | None,
    comparison: DocumentComparison | None = None,
    earlier: Sequence[str] = (),
) -> list[Judgement]:
    """Judge each question of a message, at most 30, by the reply and by what the documents hold.

    A question such as "And how often?" is about what the patient asked in the `earlier` messages.

    Takes milliseconds for each question, and with a `comparison`, which finds more of what a reply
    tells otherwise than its documents, a tenth of a second. So much it also takes for each sentence
    of the reply where meanings are compared: call it in a worker thread.
    """
    questions = split_questions(message)[:_MAX_QUESTIONS]
    whole = _Reply.beside(index, reply or "", comparison)
    if not questions:
        return _judge_report(index, message, whole)
    before = [one for said in earlier[-EARLIER:] for one in split_questions(said)[-_MAX_QUESTIONS:]]
    asked = with_topics(to_the_point(one, index.title_terms) for one in (*before, *questions))
    asked = asked[len(before) :]
    if len(questions) == 1 or not whole.text.strip():
        return [_judge_parts(index, *both, whole) for both in zip(questions, asked, strict=True)]
    parts = parts_of_reply(index, asked, whole.text, whole.meaning)
    judged = [
        _judge_parts(index, question, one, whole.part(index, own))
        if own.strip()
        else _passed_over(index, question, one)
        for question, one, own in zip(questions, asked, parts, strict=True)
    ]
    for number, (question, one) in enumerate(zip(questions, asked, strict=True)):
        # What errs may stand in a sentence that seems to be about no question.
        beside = _judge(index, question, one, whole, of_several=True)
        own = beside.status is QuestionStatus.CONTRADICTED and (
            owner_of(beside.said, parts, number) == number
        )
        if own:
            judged[number] = _with_contradiction(judged[number], beside)
    return judged


def _with_contradiction(judged: Judgement, found: Judgement) -> Judgement:
    """A judgement with a contradiction that the whole reply shows; a sure one counts more."""
    if judged.status is QuestionStatus.CONTRADICTED and (judged.sure or not found.sure):
        return judged
    return replace(found, question=judged.question)


def _passed_over(index: DocumentIndex, question: str, asked: str) -> Judgement:
    """Judge a question of several that nothing of the reply is about."""
    if is_small_talk(question):
        return Judgement(question, QuestionStatus.OFF_TOPIC, _not_about_care())
    found = [QuotedEvidence(evidence, asked) for evidence in index.evidence(asked, limit=1)]
    answer, special = answer_from(found), special_question(asked)
    if answer.answered:
        status = QuestionStatus.RETRIEVAL_MISS
    else:
        status = QuestionStatus.UNANSWERED if special is None else _OF_A_KIND[special.kind]
    reason = text("The reply says nothing of “{part}”.", part=question)
    return Judgement(question, status, reason, answer.passage if answer.answered else None)


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
        or is_small_talk(message)
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


def _judge(
    index: DocumentIndex, question: str, asked: str, reply: _Reply, *, of_several: bool = False
) -> Judgement:
    """Judge a question; `asked` is what it asks, with what it leans on and without its story.

    With `of_several` the reply answers other questions too: its yes may be to one of those.
    """
    if not reply.text.strip():
        return Judgement(question, QuestionStatus.SYSTEM_FAULT, text("The agent gave no reply."))
    found = [
        QuotedEvidence(evidence, asked) for evidence in index.evidence(asked, limit=_DOCUMENTS)
    ]
    judged = _judge_beside(index, question, asked, reply, found, of_several=of_several)
    by_meaning = judged.status is not QuestionStatus.OFF_TOPIC and (
        any(held.evidence.closeness is not None for held in found)
        # By words nothing in another language answers.
        or (not found and judged.status is QuestionStatus.ANSWERED)
    )
    return replace(judged, by_meaning=by_meaning)


def _judge_beside(
    index: DocumentIndex,
    question: str,
    asked: str,
    told_reply: _Reply,
    found: Sequence[QuotedEvidence],
    *,
    of_several: bool,
) -> Judgement:
    """Judge a question beside what the documents hold about it."""
    reply, comparison = told_reply.text, told_reply.comparison
    likely = [passage for held in found[:LIKELY_DOCUMENTS] for passage in held.evidence.passages]
    stretches = grounded_stretches(index, reply, question, likely)
    retold = told_in_other_words(found[:1], reply)
    aligned = beside_each(told_reply.meaning, found)
    answering = answering_by_words(index, found, reply, stretches, retold)
    small_talk = answering is None and is_small_talk(question)
    by_words = answering is not None
    if answering is None and not small_talk:
        answering = told_by_meaning(aligned[:LIKELY_DOCUMENTS], asked)
    meant = signs_of_meaning(found, aligned)
    # By words alone the rules tell it.
    answers = answering is not None
    if meant is not None:
        words = signs_of_words(
            found,
            reply,
            likely,
            in_other_words=retold is not None,
            by_rules=answering is not None,
        )
        # Nothing overrules what quotes or retells the document.
        surely = retold is not None or (answering is not None and answering.copied)
        answers = surely or odds_of_answer(words, meant) > 0
        if answering is None and answers and not small_talk and may_be_told(found[0], aligned):
            answering = nearest_told(aligned)
    if answering is not None:
        contradiction = contradiction_of_answer(
            index,
            comparison,
            question,
            reply,
            [*stretches, answering],
            likely,
            found,
            beside_passage(aligned, answering.passage),
            by_words=by_words,
            of_several=of_several,
        )
        if contradiction is not None:
            return _contradicted(question, contradiction, answering.passage)
    if answering is not None and answers:
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
        return Judgement(question, QuestionStatus.OFF_TOPIC, _not_about_care())
    abroad = None if found else answered_abroad(index, asked, reply)
    if abroad is not None:
        return Judgement(
            question,
            QuestionStatus.ANSWERED,
            text("The reply is from {source}.", source=where(abroad)),
            abroad,
        )
    answer = answer_from(found)
    if answer.answered and answer.passage is not None:
        contradiction = contradiction_of_miss(
            index,
            comparison,
            question,
            reply,
            answer.passage,
            found,
            beside_passage(aligned, answer.passage),
            of_several=of_several,
        )
        if contradiction is not None:
            return _contradicted(question, contradiction, answer.passage)
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


def _contradicted(question: str, found: Contradiction, passage: Passage) -> Judgement:
    return Judgement(
        question,
        QuestionStatus.CONTRADICTED,
        found.reason,
        passage,
        found.sure,
        said=found.said,
    )


def _not_about_care() -> str:
    return text("This does not ask about health or care.")


def _instead(reply: str, stretches: Sequence[GroundedSentence]) -> str:
    if stretches:
        return text("the reply was about {source}", source=where(stretches[0].passage))
    if declines(reply):
        return text("the agent said that it cannot answer")
    return text("the reply did not use your documents")

"""The question ledger: what became of each question of a patient's message."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from core.i18n import text
from core.retrieval.answers import answer_from
from core.retrieval.asking.follow_up import with_topics
from core.retrieval.asking.kinds import special_question
from core.retrieval.asking.parts import parts_of
from core.retrieval.asking.story import to_the_point
from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_questions
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.answer_fit import has_form, is_left_out
from plugins.conversations.review.by_meaning.answering import (
    beside_each,
    beside_passage,
    odds_of_part,
    told_by_meaning,
)
from plugins.conversations.review.judgements import Judgement
from plugins.conversations.review.reasons import Contradiction, contradiction_at_sight
from plugins.conversations.review.replied.answered import odds_of_answer
from plugins.conversations.review.replied.one_question import (
    OF_A_KIND,
    SaidReply,
    judge_question,
    look_up,
    not_about_care,
    read_reply,
)
from plugins.conversations.review.replied.several import owner_of, parts_of_reply
from plugins.conversations.review.small_talk.messages import is_small_talk
from plugins.education_audio.contract import DocumentComparison

# Nobody asks more in one message; without a bound, a nonsense message could take minutes.
_MAX_QUESTIONS = 30

EARLIER = 3
"""Earlier messages of the patient that a question may lean on."""

_LEFT_OPEN = frozenset(
    {
        QuestionStatus.UNANSWERED,
        QuestionStatus.RETRIEVAL_MISS,
        *OF_A_KIND.values(),
    }
)
_OF_THE_REPLY = _LEFT_OPEN | {QuestionStatus.ANSWERED, QuestionStatus.SAYS_MORE}
_TOLD_FROM_DOCUMENTS = frozenset({QuestionStatus.ANSWERED, QuestionStatus.SAYS_MORE})
_TOLD_OR_CONTRADICTED = _TOLD_FROM_DOCUMENTS | {QuestionStatus.CONTRADICTED}


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
    questions, asked = _questions(index, message, earlier)
    whole = SaidReply.beside(index, reply or "", comparison)
    if not questions:
        return _judge_report(index, message, whole)
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
        beside = judge_question(index, question, one, whole, of_several=True)
        own = beside.status is QuestionStatus.CONTRADICTED and (
            owner_of(beside.said, parts, number) == number
        )
        if own:
            judged[number] = _with_contradiction(judged[number], beside)
    return judged


def surely_contradicts(
    index: DocumentIndex, message: str, reply: str, earlier: Sequence[str] = ()
) -> bool:
    """Whether any judgement of `judge` would be a sure contradiction.

    Of what that takes it looks for nothing else: somebody waits to hear the reply.
    """
    questions, asked = _questions(index, message, earlier)
    whole = SaidReply.beside(index, reply, None)
    if not questions:
        report = _what_a_report_asks(index, message, whole)
        return report is not None and bool(
            _sure_contradiction(index, message.strip(), report, whole)
        )
    if len(questions) == 1:
        return _sure_contradiction(index, questions[0], asked[0], whole) is not None
    parts = parts_of_reply(index, asked, whole.text, whole.meaning)
    for number, (question, one, own) in enumerate(zip(questions, asked, parts, strict=True)):
        beside = _sure_contradiction(index, question, one, whole)
        if beside is not None and owner_of(beside.said, parts, number) == number:
            return True
        if _sure_contradiction(index, question, one, whole.part(index, own)):
            return True
    return False


def _sure_contradiction(
    index: DocumentIndex, question: str, asked: str, reply: SaidReply
) -> Contradiction | None:
    """The sure contradiction that `judge_question` would find, without all else that it looks for.

    `asked` is as there. Takes a few milliseconds.
    """
    if not reply.text.strip():
        return None
    found = look_up(index, asked, reply.text)
    read = read_reply(index, question, asked, reply, found)
    if read.answering is None or read.misquoted:
        return None
    contradiction = contradiction_at_sight(
        index,
        question,
        reply.text,
        [*read.stretches, read.answering],
        read.likely,
        beside_passage(read.aligned, read.answering.passage),
        by_words=read.by_words,
    )
    return contradiction if contradiction is not None and contradiction.sure else None


def _questions(
    index: DocumentIndex, message: str, earlier: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The questions of a message, and what each asks, with what it leans on and without a story."""
    questions = split_questions(message)[:_MAX_QUESTIONS]
    if not questions:
        return [], []
    before = [one for said in earlier[-EARLIER:] for one in split_questions(said)[-_MAX_QUESTIONS:]]
    asked = with_topics(to_the_point(one, index.title_terms) for one in (*before, *questions))
    return questions, asked[len(before) :]


def _with_contradiction(judged: Judgement, found: Judgement) -> Judgement:
    """A judgement with a contradiction that the whole reply shows; a sure one counts more."""
    if judged.status is QuestionStatus.CONTRADICTED and (judged.sure or not found.sure):
        return judged
    return replace(found, question=judged.question)


def _passed_over(index: DocumentIndex, question: str, asked: str) -> Judgement:
    """Judge a question of several that nothing of the reply is about."""
    if is_small_talk(question):
        return Judgement(question, QuestionStatus.OFF_TOPIC, not_about_care())
    found = [QuotedEvidence(evidence, asked) for evidence in index.evidence(asked, limit=1)]
    answer, special = answer_from(found), special_question(asked)
    if answer.answered:
        status = QuestionStatus.RETRIEVAL_MISS
    else:
        status = QuestionStatus.UNANSWERED if special is None else OF_A_KIND[special.kind]
    reason = text("The reply says nothing of “{part}”.", part=question)
    return Judgement(question, status, reason, answer.passage if answer.answered else None)


def _judge_report(index: DocumentIndex, message: str, reply: SaidReply) -> list[Judgement]:
    """Judge a message that only reports something, such as "I have come out in a rash".

    It asks what to do about it where the documents say that and the reply is taken from them; what
    else is told asks nothing.
    """
    asked = _what_a_report_asks(index, message, reply)
    if asked is None:
        return []
    judged = judge_question(index, message.strip(), asked, reply)
    return [judged] if judged.status in _TOLD_OR_CONTRADICTED else []


def _what_a_report_asks(index: DocumentIndex, message: str, reply: SaidReply) -> str | None:
    """What a message asks that only reports something; None where it asks nothing."""
    asked = to_the_point(message.strip(), index.title_terms)
    found = [QuotedEvidence(evidence, asked) for evidence in index.evidence(asked, limit=1)]
    aligned = beside_each(reply.meaning, found)
    if (
        not message.strip()
        or is_small_talk(message)
        or not (answer_from(found).answered or told_by_meaning(aligned, asked))
    ):
        return None
    return asked


def _judge_parts(index: DocumentIndex, question: str, asked: str, reply: SaidReply) -> Judgement:
    """Judge a question, and one that asks two things by each of them."""
    whole = judge_question(index, question, asked, reply)
    parts = parts_of(asked)
    if len(parts) == 1 or whole.status not in _OF_THE_REPLY:
        return whole
    judged = [judge_question(index, part, part, reply) for part in parts]
    own = parts_of_reply(index, parts, reply.text, reply.meaning)
    told = [
        max(_told_of(index, one, reply), _told_in(index, one.question, reply.part(index, said)))
        for one, said in zip(judged, own, strict=True)
    ]
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


def _told_in(index: DocumentIndex, part: str, reply: SaidReply) -> float:
    """The odds that what of the reply is about a part of a question answers it."""
    if not reply.text.strip():
        return -math.inf
    signs = read_reply(index, part, part, reply, look_up(index, part, reply.text)).signs
    return -math.inf if signs is None else odds_of_answer(signs)


def _told_of(index: DocumentIndex, judged: Judgement, reply: SaidReply) -> float:
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

"""Judges one question by the reply that it got, beside what the documents hold about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from core.i18n import text
from core.retrieval.answers import answer_from
from core.retrieval.asking.evidence import Passage
from core.retrieval.asking.kinds import QuestionKind, special_question
from core.retrieval.asking.needs import tells_no_length
from core.retrieval.index import DocumentIndex
from core.retrieval.questions import split_questions
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.additions import added_sentence
from plugins.conversations.review.by_meaning.abroad import answered_abroad
from plugins.conversations.review.by_meaning.added_pieces import added_piece
from plugins.conversations.review.by_meaning.alignment import Alignment, ReplyMeaning
from plugins.conversations.review.by_meaning.answering import (
    beside_each,
    beside_passage,
    found_by_reply,
    told_by_meaning,
)
from plugins.conversations.review.by_meaning.contradictions import swapped_by_meaning
from plugins.conversations.review.by_meaning.figures_told import told_by_figure
from plugins.conversations.review.by_meaning.quoting import quotes_something_else
from plugins.conversations.review.by_meaning.stance import stance_beside
from plugins.conversations.review.judgements import Judgement
from plugins.conversations.review.otherwise.beside_documents import ToldOtherwise
from plugins.conversations.review.otherwise.conditions import LeftOut, condition_left_out
from plugins.conversations.review.reasons import (
    Contradiction,
    contradiction_of_answer,
    contradiction_of_miss,
    told_as,
    where,
)
from plugins.conversations.review.replied.answered import (
    AllSigns,
    checked_odds,
    is_likely,
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
from plugins.conversations.review.replied.beside import signs_beside
from plugins.conversations.review.replied.denied import DeniedSigns, denies_document
from plugins.conversations.review.replied.two_things import thing_left_out
from plugins.conversations.review.replies import GroundedSentence, declines, grounded_stretches
from plugins.conversations.review.small_talk.messages import is_small_talk
from plugins.education_audio.contract import DocumentComparison

# Documents in which a question is looked for; a reply from any other is about another topic.
_DOCUMENTS = 5
# The odds that what retells the quotation must have at least.
_RETOLD = -0.5

OF_A_KIND = {
    QuestionKind.OWN_RECORD: QuestionStatus.OWN_RECORD,
    QuestionKind.OFFICE: QuestionStatus.OFFICE,
    QuestionKind.PRICE: QuestionStatus.PRICE,
    QuestionKind.OTHERS_MEDICINE: QuestionStatus.OTHERS_MEDICINE,
    QuestionKind.OWN_DOSE: QuestionStatus.OWN_DOSE,
}
"""What becomes of a question of each kind that no document answers."""


@dataclass(frozen=True, slots=True)
class SaidReply:
    """What the agent said to a question, what compares it as scripts are, and its meaning."""

    text: str
    comparison: DocumentComparison | None
    meaning: ReplyMeaning

    @classmethod
    def beside(
        cls, index: DocumentIndex, said: str, comparison: DocumentComparison | None
    ) -> SaidReply:
        """The whole reply to a message."""
        return cls(said, comparison, ReplyMeaning(index, said))

    def part(self, index: DocumentIndex, said: str) -> SaidReply:
        """Some sentences of it, as a reply of their own; what was made of them is used again."""
        return SaidReply(said, self.comparison, ReplyMeaning(index, said, self.meaning))


def look_up(index: DocumentIndex, asked: str, reply: str) -> list[QuotedEvidence]:
    """What the documents hold about a question, or else about its reply."""
    return [
        QuotedEvidence(evidence, asked) for evidence in index.evidence(asked, limit=_DOCUMENTS)
    ] or found_by_reply(index, asked, reply)


def judge_question(
    index: DocumentIndex, question: str, asked: str, reply: SaidReply, *, of_several: bool = False
) -> Judgement:
    """Judge a question; `asked` is what it asks, with what it leans on and without its story.

    With `of_several` the reply answers other questions too: its yes may be to one of those.
    """
    if not reply.text.strip():
        return Judgement(question, QuestionStatus.SYSTEM_FAULT, text("The agent gave no reply."))
    found = look_up(index, asked, reply.text)
    judged = _judge_beside(index, question, asked, reply, found, of_several=of_several)
    by_meaning = judged.status is not QuestionStatus.OFF_TOPIC and (
        any(held.evidence.closeness is not None for held in found)
        # By words nothing in another language answers.
        or (not found and judged.status is QuestionStatus.ANSWERED)
    )
    return replace(judged, by_meaning=by_meaning)


@dataclass(frozen=True, slots=True)
class ReadReply:
    """A reply beside what the documents hold about its question.

    Attributes:
        likely: the passages that fit the question.
        stretches: what of the reply rests on the documents.
        aligned: the reply beside each document, where meanings are compared.
        misquoted: whether it only quotes, and not what answers.
        small_talk: whether nothing is asked that documents could answer.
        answering: what of it answers, if anything does.
        by_words: whether its words alone tell that.
        signs: what is weighed, where meanings are compared.
        odds: `odds_of_answer` and `checked_odds`, where there are signs.
        answers: whether it answers, all in all.
    """

    likely: Sequence[Passage]
    stretches: Sequence[GroundedSentence]
    aligned: Sequence[Alignment]
    misquoted: bool
    small_talk: bool
    answering: GroundedSentence | None
    by_words: bool
    signs: AllSigns | None
    odds: tuple[float, float] | None
    answers: bool


def read_reply(
    index: DocumentIndex,
    question: str,
    asked: str,
    told_reply: SaidReply,
    found: Sequence[QuotedEvidence],
) -> ReadReply:
    """What of a reply answers a question, by its words and its meaning."""
    reply = told_reply.text
    likely = [passage for held in found[:LIKELY_DOCUMENTS] for passage in held.evidence.passages]
    stretches = grounded_stretches(index, reply, question, likely)
    retold = told_in_other_words(found[:1], reply)
    aligned = beside_each(told_reply.meaning, found)
    misquoted = quotes_something_else(aligned)
    answering = answering_by_words(index, found, reply, stretches, retold)
    small_talk = answering is None and is_small_talk(question)
    by_words = answering is not None
    copied = answering is not None and answering.copied
    by_figure = told_by_figure(aligned[0]) if aligned and not (copied or small_talk) else None
    if answering is None and not small_talk:
        answering = told_by_meaning(aligned[:LIKELY_DOCUMENTS], asked) or by_figure
    # By words alone the rules tell it.
    answers = answering is not None
    signs = _signs(found, told_reply, likely, aligned, retold, answering)
    odds = None
    if signs is not None:
        learnt = odds_of_answer(signs)
        checked = checked_odds(signs, aligned[0], misquoted=misquoted)
        odds = learnt, checked
        # Nothing but a quotation that fits better overrules what quotes the document, or gives
        # the figure that is asked for.
        answers = not misquoted and (
            copied
            or by_figure is not None
            or (checked > _RETOLD if retold is not None else is_likely(signs, learnt, checked))
        )
        if answering is None and answers and not small_talk and may_be_told(found[0], aligned):
            answering = nearest_told(aligned)
    # Whatever it quotes, "once a day" tells nobody for how long, nor a result what it costs.
    answers = answers and not (tells_no_length(asked, reply) or _tells_none_of_kind(asked, reply))
    return ReadReply(
        likely, stretches, aligned, misquoted, small_talk, answering, by_words, signs, odds, answers
    )


def _tells_none_of_kind(asked: str, reply: str) -> bool:
    """Whether a question is of a kind that leaflets seldom answer, and a reply has none of that."""
    special = special_question(asked)
    return special is not None and special.told and not special.is_answered_by(reply)


def _signs(
    found: Sequence[QuotedEvidence],
    told_reply: SaidReply,
    likely: Sequence[Passage],
    aligned: Sequence[Alignment],
    retold: GroundedSentence | None,
    answering: GroundedSentence | None,
) -> AllSigns | None:
    """What is weighed; None where meanings are not compared."""
    meant = signs_of_meaning(found, aligned)
    beside = None if meant is None else signs_beside(aligned[0])
    if meant is None or beside is None:
        return None
    words = signs_of_words(
        found,
        told_reply.text,
        likely,
        in_other_words=retold is not None,
        by_rules=answering is not None,
    )
    return words, meant, beside


def _judge_beside(
    index: DocumentIndex,
    question: str,
    asked: str,
    told_reply: SaidReply,
    found: Sequence[QuotedEvidence],
    *,
    of_several: bool,
) -> Judgement:
    """Judge a question beside what the documents hold about it."""
    reply, comparison = told_reply.text, told_reply.comparison
    read = read_reply(index, question, asked, told_reply, found)
    likely, stretches, aligned = read.likely, read.stretches, read.aligned
    answering, misquoted, small_talk = read.answering, read.misquoted, read.small_talk
    if answering is not None and not misquoted:
        beside = beside_passage(aligned, answering.passage)
        signs = None if of_several else denied_signs(index, beside, reply, read)
        contradiction = contradiction_of_answer(
            index,
            comparison,
            question,
            reply,
            [*stretches, answering],
            likely,
            found,
            beside,
            None if signs is None else partial(denies_document, signs),
            by_words=read.by_words,
            of_several=of_several,
        )
        if contradiction is not None:
            return _contradicted(question, contradiction, answering.passage)
    if answering is not None and read.answers:
        language = found[0].evidence.language
        added = added_sentence(
            index, reply, asked, likely, answering, language, aligned
        ) or _added_piece(index, found, aligned, answering.passage)
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
        beside = beside_passage(aligned, answering.passage)
        swapped = None if beside is None else swapped_by_meaning(beside)
        if swapped is not None:
            return _contradicted(question, told_as(swapped, answering.passage), answering.passage)
        left_out = _condition_left_out(asked, reply, beside)
        if left_out is not None:
            return _without_condition(question, reply, left_out, answering.passage)
        thing = None if beside is None else thing_left_out(beside, reply)
        if thing is not None:
            return Judgement(
                question,
                QuestionStatus.PARTLY_ANSWERED,
                text("The reply says nothing of “{part}”.", part=thing),
                answering.passage,
            )
        return Judgement(
            question,
            QuestionStatus.ANSWERED,
            text("The reply is from {source}.", source=where(answering.passage)),
            answering.passage,
        )
    if small_talk:
        return Judgement(question, QuestionStatus.OFF_TOPIC, not_about_care())
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
        contradiction = (
            None
            if misquoted
            else contradiction_of_miss(
                index,
                comparison,
                question,
                reply,
                answer.passage,
                found,
                beside_passage(aligned, answer.passage),
                of_several=of_several,
            )
        )
        if contradiction is not None:
            return _contradicted(question, contradiction, answer.passage)
        reason = (
            text(
                "{source} seems to hold this, but the reply quotes another sentence.",
                source=where(answer.passage),
            )
            if misquoted
            else text(
                "{source} seems to hold this, but {instead}.",
                source=where(answer.passage),
                instead=_instead(reply, stretches),
            )
        )
        return Judgement(question, QuestionStatus.RETRIEVAL_MISS, reason, answer.passage)
    special = special_question(asked)
    return Judgement(
        question,
        QuestionStatus.UNANSWERED if special is None else OF_A_KIND[special.kind],
        text(
            "Your documents do not answer this, and {instead}.",
            instead=_instead(reply, stretches),
        ),
    )


def denied_signs(
    index: DocumentIndex, beside: Alignment | None, reply: str, read: ReadReply
) -> DeniedSigns | None:
    """What tells whether a reply to a question for yes or no denies its document; None for others,
    and where meanings are not compared.
    """
    if beside is None or read.signs is None or read.odds is None:
        return None
    words, _, all_sentences = read.signs
    if not all_sentences.yes_or_no:
        return None
    # A report asks nothing that its reply could say yes to.
    stance = split_questions(beside.question) and stance_beside(
        index, beside, reply, held=words.new_held, same_figures=all_sentences.same_figures
    )
    return DeniedSigns(stance or None, *read.odds)


def _added_piece(
    index: DocumentIndex,
    found: Sequence[QuotedEvidence],
    aligned: Sequence[Alignment],
    passage: Passage,
) -> str | None:
    """What was put to a sentence that retells the document of a passage, where meanings tell it."""
    beside = beside_passage(aligned, passage)
    held = next(
        (one for one in found if one.evidence.passages[0].document_id == passage.document_id), None
    )
    if beside is None or held is None:
        return None
    return added_piece(index, held, beside)


def _condition_left_out(asked: str, reply: str, beside: Alignment | None) -> LeftOut | None:
    """The condition that a reply leaves out of what it retells, where meanings tell that."""
    if beside is None:
        return None
    retold = [beside.nearest(number) for number in range(len(beside.said))]
    return condition_left_out(asked, reply, retold, beside.told, beside.language)


def _without_condition(question: str, reply: str, left_out: LeftOut, passage: Passage) -> Judgement:
    if left_out.of_patient:
        told = ToldOtherwise(reply, left_out.told)
        return _contradicted(question, told_as(told, passage), passage)
    return Judgement(
        question,
        QuestionStatus.PARTLY_ANSWERED,
        text(
            "The reply is from {source}, but leaves out “{condition}”.",
            source=where(passage),
            condition=left_out.condition,
        ),
        passage,
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


def not_about_care() -> str:
    return text("This does not ask about health or care.")


def _instead(reply: str, stretches: Sequence[GroundedSentence]) -> str:
    if stretches:
        return text("the reply was about {source}", source=where(stretches[0].passage))
    if declines(reply):
        return text("the agent said that it cannot answer")
    return text("the reply did not use your documents")

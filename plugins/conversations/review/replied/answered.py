"""How likely a reply answers a question from the documents, learnt from replies that were judged.

Several things speak for it, none of them alone: words of the quotation that the question has not,
how sure the documents are to hold an answer, and, where meanings are compared, that the reply lies
where answers of such a question lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from core.retrieval.answer_type import wanted_form
from core.retrieval.answers import answer_from
from core.retrieval.asking.evidence import Passage
from core.retrieval.asking.kinds import special_question
from core.retrieval.language import document_terms, question_tokens
from core.retrieval.questions import split_sentences
from core.retrieval.quotes import QuotedEvidence
from plugins.conversations.review.by_meaning.alignment import Alignment
from plugins.conversations.review.replied.answering import denies_as_told
from plugins.conversations.review.replied.beside import BesideSigns
from plugins.conversations.review.replied.odds import checked, learnt
from plugins.conversations.review.replies import declines
from plugins.conversations.review.small_talk.courtesy import without_courtesy

_MAX_ECHO = 3.0
_MAX_SENTENCES = 30
# What a leave must have, chosen so that no more wrong ones pass than when both odds had to agree.
_LEAVE = 0.5


@dataclass(frozen=True, slots=True)
class AnsweredSigns:
    """What tells whether a reply answers.

    Attributes:
        by_rules: whether a stretch of it answers taken by itself.
        other_words: whether a sentence of it retells what the documents answer.
        held: how sure it is that the documents answer the question at all, 0 to 1.
        special: whether leaflets seldom answer such a question, such as for a price.
        declines: whether the reply says that it cannot answer.
        form: 1 when it has the form that is asked for, such as a time, and -1 when it lacks it.
        echo: how much of the question it repeats.
        new_held: how much of what it says beside the question stands in the likely passages.
        quotation: how much of what it says beside the question stands in the quotation.
    """

    by_rules: float
    other_words: float
    held: float
    special: float
    declines: float
    form: float
    echo: float
    new_held: float
    quotation: float


@dataclass(frozen=True, slots=True)
class MeantSigns:
    """What tells it by meaning beside.

    Attributes:
        answers, retells: the odds of the sentence that answers best, and of its standing in the
            document.
        suits, retold: `best` and `retold` of `SuitedSigns`.
        denies: whether it says no where the document denies (`denies_as_told`).
    """

    answers: float
    retells: float
    suits: float
    retold: float
    denies: float


AllSigns = tuple[AnsweredSigns, MeantSigns, BesideSigns]
"""What is known of a reply where meanings are compared."""


def odds_of_answer(signs: AllSigns) -> float:
    """The odds that a reply answers a question, by its words and its meaning; above 0 it does."""
    return learnt().of(numbers_of(signs))


def is_likely(signs: AllSigns, learnt: float, checked: float) -> bool:
    """Whether `odds_of_answer` and `checked_odds` tell that a reply answers.

    Of one that denies nothing where yes or no is asked for both must, and more surely: a leave that
    no document gives ("flying is safe") harms.
    """
    *_, beside = signs
    if beside.yes_or_no and not beside.denies:
        return learnt > 0 and checked > _LEAVE
    return checked > 0


def checked_odds(signs: AllSigns, aligned: Alignment, *, misquoted: bool) -> float:
    """The odds that a reply answers, as fresh replies have shown; above 0 it does.

    `aligned` is the reply beside the first document, and `misquoted` says that it only quotes, and
    not what answers.
    """
    return checked().of(numbers_checked(signs, aligned, misquoted=misquoted))


def numbers_checked(signs: AllSigns, aligned: Alignment, *, misquoted: bool) -> tuple[float, ...]:
    """What `checked_odds` weighs, one after another."""
    best, _ = aligned.best()
    return (
        _within(5.0, odds_of_answer(signs)),
        _within(7.0, aligned.held(aligned.retelling)),
        _within(8.0, best),
        float(misquoted),
        *numbers_of(signs),
    )


def _within(most: float, odds: float) -> float:
    return max(-most, min(most, odds))


def numbers_of(signs: AllSigns) -> tuple[float, ...]:
    """All signs, one after another."""
    words, meant, beside = signs
    return (*astuple(words), *astuple(meant), *astuple(beside))


def signs_of_words(
    found: Sequence[QuotedEvidence],
    reply: str,
    likely: Sequence[Passage],
    *,
    in_other_words: bool,
    by_rules: bool,
) -> AnsweredSigns:
    """What the words of a reply tell beside what was found for its question, which is not empty.

    `likely` are the passages that fit the question, `in_other_words` says that a sentence of the
    reply retells what answers, and `by_rules` that a stretch of it answers taken by itself.
    """
    question, language = found[0].question, found[0].evidence.language
    asked = {token.stem for token in question_tokens(question, language)}
    tokens = [
        token
        for sentence in split_sentences(reply)[:_MAX_SENTENCES]
        for token in question_tokens(without_courtesy(sentence), language)
    ]
    new = [token for token in tokens if token.stem not in asked]
    weight = sum(token.weight for token in new)
    terms = frozenset[str]().union(*(document_terms(one.text, language) for one in likely))
    said = set(document_terms(reply, language)) - asked
    quoted = found[0].quote_terms
    wanted = wanted_form(question)
    return AnsweredSigns(
        by_rules=float(by_rules),
        other_words=float(in_other_words),
        held=answer_from(found).confidence,
        special=float(special_question(question) is not None),
        declines=float(declines(reply)),
        form=0.0 if wanted is None else 1.0 if wanted.search(reply) else -1.0,
        echo=min(_MAX_ECHO, sum(token.weight for token in tokens if token.stem in asked)),
        new_held=(
            sum(token.weight for token in new if token.stem in terms) / weight if weight else 0.0
        ),
        quotation=len(said & quoted) / max(1, min(len(said), len(quoted))),
    )


def signs_of_meaning(
    found: Sequence[QuotedEvidence], aligned: Sequence[Alignment]
) -> MeantSigns | None:
    """What the meaning of a reply tells beside what was found; None where it is not known."""
    if not aligned or not aligned[0].said:
        return None
    _, number = aligned[0].best()
    suits = aligned[0].suits(number)
    if suits is None:
        return None
    return MeantSigns(
        answers=aligned[0].answers(number),
        retells=aligned[0].held(number),
        suits=suits.best,
        retold=suits.retold,
        denies=float(denies_as_told(found[0], aligned[0])),
    )

"""Tells whether a reply says yes to what its document denies, as was learnt of such replies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from fractions import Fraction
from itertools import pairwise

from core.retrieval.asking.evidence import Passage, token_matches
from core.retrieval.language import Language, Token, question_tokens
from core.retrieval.questions import split_sentences
from plugins.conversations.review.otherwise.beside_documents import ToldOtherwise
from plugins.conversations.review.otherwise.contradictions import amounts, figures
from plugins.conversations.review.otherwise.opposites import terms_of
from plugins.conversations.review.otherwise.polarity import SUPPOSES, clauses, denies, turned
from plugins.conversations.review.otherwise.yes_or_no import (
    Told,
    after_yes,
    asked_in,
    asks_yes_or_no,
    opening,
    sentences_of,
)

_BOUND = re.compile(
    r"\b(?:unless|only|except|if|when|until|without|before|after|salvo|solo|s[oó]lo|si|cuando|hasta"
    r"|sin|excepto|antes|despu[eé]s)\b|除非|只|如果|若|才|前|後|后|時|时",
    re.IGNORECASE,
)
# Sentences of a document that a question and its reply may be about, and how much farther than the
# nearest one any other counts.
_COMPARED = 5
_FARTHEST = -6.0
_SAID = 1.0
_AFFIRMS = 0.3
# How much of each other's words the reply and a sentence of the document hold that it repeats, and
# the two questions where the document asks what the patient does.
_REPEATS = 0.75
_SAME_QUESTION = 0.75
_REPEATED = 1.5  # words at least
_TIMES = frozenset({"minute", "month"})
# By words alone: what a sentence shares with the question, and with the reply.
_ASKED_WORDS = 3.0
_SAID_WORDS = 1.5


@dataclass(frozen=True, slots=True)
class DenialSigns:
    """What tells whether a reply says yes to what is denied; the same with what each counts.

    Attributes:
        opened: whether the reply opens with a yes.
        asked, said: how much of what is asked, and of what is replied, stands in the clause that
            denies.
        else_asked, else_said: the same of the clause that affirms.
        near, else_near: how much less near the sentences of both come than the nearest one.
        bound: whether the clause that denies holds under a condition only.
    """

    opened: float
    asked: float
    said: float
    else_asked: float
    else_said: float
    near: float
    else_near: float
    bound: float


# Logistic regressions (L2 of 1): see decision 82.
_BIAS_BY_MEANING = -1.6
_BY_MEANING = DenialSigns(3.36, 1.0, 3.4, -1.74, -0.31, 0.73, 0.0, -2.12)
_BIAS_BY_WORDS = -2.07
_BY_WORDS = DenialSigns(3.47, 0.81, 4.17, -1.47, -0.16, 1.17, 0.35, -1.33)
_LEAST_BY_MEANING = 0.5
_LEAST_BY_WORDS = 1.0


@dataclass(slots=True)
class Side:
    """The clause of a document that denies, or affirms, what is asked more than others do."""

    asked: float = 0.0
    said: float = 0.0
    near: float = _FARTHEST
    told: str = ""
    bound: bool = False

    def take(self, other: Side) -> None:
        if (other.asked + other.said, other.near) > (self.asked + self.said, self.near):
            self.asked, self.said, self.near = other.asked, other.said, other.near
            self.told, self.bound = other.told, other.bound


@dataclass(frozen=True, slots=True)
class YesToDenied:
    """A reply beside a document: the signs, and the two sentences."""

    signs: DenialSigns
    otherwise: ToldOtherwise = field(compare=False)


def denied_in(
    question: str,
    reply: str,
    said: str,
    passages: Sequence[Passage],
    language: Language,
    nearness: Sequence[float] | None,
) -> ToldOtherwise | None:
    """What a document denies and the reply says yes to; None where it does not.

    `said` is the sentence of the reply that answers, and `nearness` tells how near each sentence of
    the passages comes to the question and to it; None where meanings are not compared.
    """
    found = yes_to_denied(question, reply, said, passages, language, nearness)
    if found is None:
        return None
    bias, weights, least = (
        (_BIAS_BY_WORDS, _BY_WORDS, _LEAST_BY_WORDS)
        if nearness is None
        else (_BIAS_BY_MEANING, _BY_MEANING, _LEAST_BY_MEANING)
    )
    counted = zip(astuple(weights), astuple(found.signs), strict=True)
    odds = bias + sum(weight * sign for weight, sign in counted)
    return found.otherwise if odds > least else None


def yes_to_denied(
    question: str,
    reply: str,
    said: str,
    passages: Sequence[Passage],
    language: Language,
    nearness: Sequence[float] | None,
) -> YesToDenied | None:
    """The signs; None where it does not say yes to what yes or no answers, or nothing denies."""
    sentences = split_sentences(reply)
    if not sentences or not asks_yes_or_no(question, language):
        return None
    asking = asked_in(question, language)
    asked = tokens_asked(question, language)
    opened = opening(sentences[0])
    if opened < 0 or (not opened and not _affirms(reply, asked, turned(asking), language)):
        return None
    replied = _tokens(said, language)
    told = sentences_of(passages, language)
    if _agrees(sentences, turned(asking), asked, told, language):
        return None
    if nearness is None:
        nearness = [
            _ASKED_WORDS * _share(asked, f"{one.asked} {one.lead} {one.text}", language)
            + _SAID_WORDS * _share(replied, one.text, language)
            for one in told
        ]
    else:
        nearness = [nearness[one.place] for one in told]
    denying, affirming = both_sides(
        asked, said, told, nearness, language, asked_turned=turned(asking)
    )
    if not denying.told or _times(reply, language) & _times(denying.told, language):
        return None
    if denying.said and said != sentences[0] and turned(said) is not turned(asking):
        # "Yes, that is fine. It does not harm the baby" denies what the document denies.
        return None
    signs = DenialSigns(
        opened=float(opened > 0),
        asked=denying.asked,
        said=denying.said,
        else_asked=affirming.asked,
        else_said=affirming.said,
        near=denying.near,
        else_near=affirming.near,
        bound=float(denying.bound),
    )
    return YesToDenied(signs, ToldOtherwise(said, denying.told))


def tokens_asked(question: str, language: Language) -> tuple[Token, ...]:
    """What the clause of a question says that asks, or all of it where that says nothing."""
    asked = _tokens(asked_in(question, language), language)
    if sum(token.weight for token in asked) < _SAID:
        return _tokens(question, language)
    return asked


def both_sides(
    asked: Sequence[Token],
    said: str,
    told: Sequence[Told],
    nearness: Sequence[float],
    language: Language,
    *,
    asked_turned: bool,
) -> tuple[Side, Side]:
    """The clauses of the nearest sentences that deny, and that affirm, most of what is asked and
    said; `nearness` has a number for each sentence.
    """
    replied = _tokens(said, language)
    order = sorted(range(len(told)), key=lambda number: -nearness[number])[:_COMPARED]
    denying, affirming = Side(), Side()
    for number in order:
        near = max(_FARTHEST, nearness[number] - nearness[order[0]])
        for text, bound, opposed in _units(told, number, asked_turned, language):
            side = Side(
                _share(asked, text, language),
                _share(replied, text, language),
                near,
                told[number].text,
                bound,
            )
            if side.asked + side.said > 0:
                (denying if opposed else affirming).take(side)
    return denying, affirming


def _agrees(
    reply: Sequence[str],
    asked_turned: bool,
    asked: Sequence[Token],
    told: Sequence[Told],
    language: Language,
) -> bool:
    """Whether the reply denies as the document does, repeats it, or the document says yes itself.

    "Yes, leave it on until the nurse comes" denies in its own words what is denied there.
    """
    own = after_yes(reply[0]) or " ".join(reply[1:2])
    if own and turned(own) is not asked_turned:
        return True
    return _repeats(own, told, language) or _answered_yes(asked, asked_turned, told, language)


def _repeats(own: str, told: Sequence[Told], language: Language) -> bool:
    said = _tokens(own, language)
    return sum(token.weight for token in said) >= _REPEATED and any(
        denies(one.text) is denies(own)
        and _share(said, one.text, language) >= _REPEATS
        and _share(_tokens(one.text, language), own, language) >= _REPEATS
        for one in told
        if not turned(one.lead) and not one.text.rstrip().endswith(("?", "？"))
    )


def _answered_yes(
    asked: Sequence[Token], asked_turned: bool, told: Sequence[Told], language: Language
) -> bool:
    """Whether the document asks the same, and says yes."""
    best = 0.0
    yes = False
    for one, after in pairwise(told):
        if after.asked != one.text:
            continue
        asking = asked_in(one.text, language)
        both = min(
            _share(asked, asking, language),
            _share(_tokens(asking, language), " ".join(token.text for token in asked), language),
        )
        if both > best:
            best = both
            same = turned(asking) is asked_turned
            yes = same and opening(after.text) > 0
    return yes and best >= _SAME_QUESTION


def _times(text: str, language: Language) -> set[tuple[str, Fraction]]:
    """The lengths of time that a text tells: "after 72 hours" keeps to "not for 72 hours"."""
    return {
        amount for one in figures(text, language) for amount in amounts(one) if amount[0] in _TIMES
    }


def _units(
    told: Sequence[Told], number: int, asked_turned: bool, language: Language
) -> list[tuple[str, bool, bool]]:
    """What a sentence tells by clauses: the text, whether it is bound to a condition, and whether
    it denies what is asked.
    """
    one = told[number]
    if number + 1 < len(told) and told[number + 1].asked == one.text:
        answer = opening(told[number + 1].text)
        same = turned(asked_in(one.text, language)) is asked_turned
        return [(one.text, False, (answer < 0) is same)] if answer else []
    if one.lead and turned(one.lead):
        text = f"{one.lead} {one.text}"
        return [(text, False, turned(one.text) is asked_turned)]
    return [
        (clause, _BOUND.search(clause) is not None, turned(clause) is not asked_turned)
        for clause in clauses(one.text) or [one.text]
        # To "should I stop it?" only what has a "not" says no: "you need not stop".
        if not SUPPOSES.match(clause.strip()) and (not asked_turned or denies(clause))
    ]


def _affirms(reply: str, asked: Sequence[Token], asked_turned: bool, language: Language) -> bool:
    """Whether the clause of the reply that shares most with the question affirms it."""
    said = [clause for sentence in split_sentences(reply) for clause in clauses(sentence)]
    shares = [(_share(asked, clause, language), clause) for clause in said]
    best = max(shares, default=(0.0, ""))
    return best[0] >= _AFFIRMS and turned(best[1]) is asked_turned


def _tokens(text: str, language: Language) -> tuple[Token, ...]:
    return tuple(question_tokens(text, language))


def _share(tokens: Sequence[Token], text: str, language: Language) -> float:
    """How much of the tokens a text holds, 0 to 1."""
    whole = sum(token.weight for token in tokens)
    held = token_matches(tokens, terms_of(text, language))
    return (
        sum(token.weight * share for token, share in zip(tokens, held, strict=True)) / whole
        if whole
        else 0.0
    )

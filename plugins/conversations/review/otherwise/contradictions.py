"""Compares a reply with the passage it rests on: its figures, and a "not" put in or left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial

from core.retrieval.language import Language, detect_language, document_terms
from core.retrieval.questions import split_sentences
from core.text.numbers.quantities import Quantity, quantities
from plugins.conversations.review.otherwise.polarity import (
    WITHOUT,
    beside_without,
    clauses,
    is_question,
    with_and_without,
)

# A reply's sentence says the same as one of the document when it has this share of its words; with
# two words or fewer nothing can be told.
_SAME = 0.65
_MIN_WORDS = 3
# So it does when it is a piece of a sentence that is not much longer.
_QUOTED = 0.9
_MAX_SOURCE = 2.0
_MAX_SENTENCES = 30  # of a reply that are compared
# Of passages above all, which every reply about them is compared with.
_KEPT_TEXTS = 1024
TIME_UNITS = {"minute": Fraction(1), "month": Fraction(43_830)}
"""The units of time, in minutes."""
_ABOUT = Fraction(11, 10)
# In Spanish "quince días" are two weeks.
_FORTNIGHT = frozenset({("minute", Fraction(14 * 1440)), ("minute", Fraction(15 * 1440))})
_MINUTES = 60  # of an hour, in which "at six" is read
Amount = tuple[str, Fraction]
OPENING = re.compile(
    r"^\W*(?:(?:sorry|i['’]?m afraid|sadly|unfortunately|lo siento)\W+)?"
    r"(?:no|nope|yes|sure|certainly|no need|better not"
    r"|not (?:at all|really|necessarily|exactly|quite|yet|at this (?:stage|point))"
    r"|(?:todavía|aún|de momento|por ahora) no"
    r"|(?:please )?(?:don['’]t|do not)|sí|claro(?: que (?:sí|no))?|mejor no|en absoluto|para nada"
    r"|是的|對|对|可以|不行|不用|不必|不可以|不需要|不建議|不建议|不會|不会|不是)"
    r"[喔哦呢的啊呀囉啦]{0,2}\s*[^\w\s'’]+",
    re.IGNORECASE,
)
"""The "No" or "Yes" that answers the question, and denies nothing of what follows it."""
_NOT = re.compile(
    r"\b(?:not|no|never|cannot|without|avoid|nor|neither|nunca|sin|evit(?:e|en|es)(?:l[oa]s?)?"
    r"|evít[ea]l[oa]s?|(?:hay que|deb\w+|conviene) evitar\w*|jamás|tampoco)\b|n['’]t\b"
    r"|[不勿沒没別别禁]|避免",
    re.IGNORECASE,
)
# Forms with a "not" that permit.
_NO_PROBLEM = re.compile(
    r"\bno (?:problem|worries|harm)\b|(?:\bnot|n['’]t) (?:do )?(?:any )?harm\b"
    r"|\bno hay(?: ning[uú]n)? problemas?\b"
    r"|[沒没](?:問題|问题|關係|关系|事)",
    re.IGNORECASE,
)
# "It has to wait three months" forbids, and "wait for the nurse" does not: beside a sentence
# without a "not" these tell nothing, nor does "the chest rather than the hands".
MAY_FORBID = re.compile(
    r"\b(?:wait|refrain|forbidden|prohibited|stop|hold off|stay off"
    r"|keep(?: [\w'’]+){0,3}? (?:away|off|out)|(?:is|are) (?:out|off)(?! of\b)"
    r"|only after|until|till|too (?=\w)|demasiado|rather than|instead of"
    r"|en (?:vez|lugar) de|espere|esperar"
    r"|prohibid[oa]s?|dej[ea] de|hasta)\b"
    r"|等到|以後再|以后再|之後再|之后再|而不是|而非|太",
    re.IGNORECASE,
)
# What is only supposed denies nothing of the rest: "If you cannot get up, press the button."
_SUPPOSED = re.compile(
    r"\b(?:if|when|unless|in case|si|cuando)\b[^,;:]*|(?:如果|若|萬一|万一)[^，；：]*"
    r"|[^，；：。]*(?:的話|的话|時|时)(?=[，；：])",
    re.IGNORECASE,
)


def changed_figure(reply: str, question: str, passages: Sequence[str]) -> str | None:
    """The words of a figure that the reply gives and the passages tell differently, or None.

    It counts only where the passages have another figure of its unit: then the reply says another
    dose or time, rather than more. What the question itself said is not the reply's.
    """
    language = detect_language(reply) or Language.ENGLISH
    units = {one.unit for text in passages for one in figures(text, language)}
    return next(
        (one.text for one in _new_figures(reply, question, passages) if one.unit in units), None
    )


def new_figure(reply: str, question: str, passages: Sequence[str]) -> bool:
    """Whether the reply gives a figure that neither the passages nor the question have."""
    return any(_new_figures(reply, question, passages))


def same_figure(reply: str, question: str, passage: str) -> bool:
    """Whether the reply gives a figure that the passage has, and not the question.

    A number without a unit counts as one end of a range, such as "from two to three".
    """
    language = detect_language(reply) or Language.ENGLISH
    asked = {amount for one in figures(question, language) for amount in amounts(one)}
    told = [amounts(one) for one in figures(passage, language)]
    return any(
        (one.unit or one.span) and amounts(one) in told and not amounts(one) <= asked
        for one in figures(reply, language)
    )


@dataclass(frozen=True, slots=True)
class Denied:
    """A sentence of a reply, and the one of a document that it repeats with "not" added or left
    out.
    """

    said: str
    told: str


def denied_otherwise(
    reply: str, passages: Sequence[str], led: Collection[str] = ()
) -> Denied | None:
    """The sentence of the passages that the reply repeats with "not" added or left out, or None.

    `led` are those that a line such as "Do not:" leads in: they deny what they say.
    """
    language = detect_language(reply) or Language.ENGLISH
    sentences = [sentence for text in passages for sentence in split_sentences(text)]
    held = [(one, _words(one, language)) for one in sentences if not is_question(one)]
    for sentence in split_sentences(reply)[:_MAX_SENTENCES]:
        words = _words(sentence, language)
        if len(words) < _MIN_WORDS:
            continue
        same = [(text, other) for text, other in held if _alike(words, other)]
        # A leaflet may say the same thing both ways.
        if same and all(
            _opposed_to_item(text, _part_like(other, sentence, language))
            if text in led
            else _opposed(text, _as_told(text, other, sentence, language), language)
            for text, other in same
        ):
            return Denied(sentence, same[0][0])
    return None


def _new_figures(reply: str, question: str, passages: Sequence[str]) -> Iterator[Quantity]:
    language = detect_language(reply) or Language.ENGLISH
    held = {amount for text in (question, *passages) for amount in told_amounts(text, language)}
    return (
        one
        for one in figures(reply, language)
        if not one.loose
        and not may_be_none(one, language)
        and not all(is_among(amount, held) for amount in amounts(one))
    )


def may_be_none(quantity: Quantity, language: Language) -> bool:
    """Whether it may be no figure: "一天" is "a day" as well, and "那一針" "that shot"."""
    return language is Language.CHINESE and quantity.value == 1 and not _has_digit(quantity)


@lru_cache(maxsize=_KEPT_TEXTS)
def _words(sentence: str, language: Language) -> frozenset[str]:
    terms = document_terms(sentence, language)
    return frozenset(
        term for term in terms if not (_NOT.fullmatch(term) or MAY_FORBID.fullmatch(term))
    )


def _alike(words: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(words & other)
    quoted = shared >= _QUOTED * len(words) and len(other) <= _MAX_SOURCE * len(words)
    return quoted or shared >= _SAME * len(words | other)


def _part_like(told: frozenset[str], sentence: str, language: Language) -> str:
    """The clause of a sentence that alone says what is told, if one does: of "No issue at all, you
    can take it" the second.
    """
    alike = [one for one in clauses(sentence) if _alike(_words(one, language), told)]
    return alike[0] if len(alike) == 1 else sentence


def _as_told(text: str, told: frozenset[str], sentence: str, language: Language) -> str:
    """What of a sentence to compare: the part alone that says what a sentence without "not" tells.

    Of "Don't stop, the good numbers are often thanks to the tablets" the first part is another
    matter.
    """
    return sentence if _denies(text) else _part_like(told, sentence, language)


def _opposed_to_item(told: str, said: str) -> bool:
    """Whether it does not deny what an item of a list of what not to do does not deny itself."""
    return _denies(said) is _denies(told) and MAY_FORBID.search(said) is None


def _opposed(told: str, said: str, language: Language) -> bool:
    """Whether one denies, and the other neither does nor may do so in other words."""
    if with_and_without(told, said, language):
        return True
    denies = _denies(said)
    if denies is _denies(told) or (not denies and WITHOUT.search(said)):
        # "Whole, without chewing" is "do not chew".
        return False
    return MAY_FORBID.search(told if denies else said) is None


def _denies(sentence: str) -> bool:
    plain = beside_without(_NO_PROBLEM.sub(" ", OPENING.sub("", sentence)))
    return _NOT.search(_SUPPOSED.sub(" ", plain)) is not None


@lru_cache(maxsize=_KEPT_TEXTS)
def figures(text: str, language: Language) -> tuple[Quantity, ...]:
    """The numbers of a text that have a unit or digits."""
    found = quantities(text, language.value)
    return tuple(one for one in found if one.unit or one.span or _has_digit(one))


def _has_digit(quantity: Quantity) -> bool:
    return any(char.isdigit() for char in quantity.text)


def amounts(quantity: Quantity) -> set[Amount]:
    """The unit and number of a figure, for both ends of a range."""
    return {(quantity.unit, amount) for amount in quantity.span or (quantity.amount,)}


@lru_cache(maxsize=_KEPT_TEXTS)
def told_amounts(text: str, language: Language) -> frozenset[Amount]:
    """All that a text tells of figures, also in short: "walk after two weeks, run after six"."""
    found = {amount for one in figures(text, language) for amount in amounts(one)}
    for sentence in split_sentences(text):
        unit: Quantity | None = None
        for one in quantities(sentence, language.value):
            bare = not one.unit or (one.unit == "clock" and one.loose)
            if not bare and one.unit in TIME_UNITS:
                unit = one
            elif bare and unit is not None and unit.value:
                hours = one.value if not one.unit else one.amount / _MINUTES
                found.add((unit.unit, hours * unit.amount / unit.value))
    if language is Language.SPANISH and found & _FORTNIGHT:
        found |= _FORTNIGHT
    return frozenset(found)


def is_among(amount: Amount, others: Iterable[Amount]) -> bool:
    """Whether one of the others is the same, or nearly so: "a month and a half" are six weeks."""
    return any(map(partial(_same, amount), others))


def _same(one: Amount, other: Amount) -> bool:
    if one[0] == other[0]:
        return one[1] == other[1]
    if not {one[0], other[0]} <= TIME_UNITS.keys():
        return False
    lengths = [amount * TIME_UNITS[unit] for unit, amount in (one, other)]
    return max(lengths) <= min(lengths) * _ABOUT

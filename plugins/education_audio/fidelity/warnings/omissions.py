"""Finds a condition that the script leaves out although it tells the rest of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.i18n import text
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.polarity_cues import EXCEPTS, UNLESS
from plugins.education_audio.fidelity.reading.sentence import Reading

_WITH_FOOD = {
    "en": re.compile(
        r"\b(?:(?:with|without|before|after|between|during|following) (?:some |any |a |an |your "
        r"|each |every |the )?(?:light |main |full )?(?:food|meals?|eating|breakfast|lunch"
        r"|dinner|supper)"
        r"|(?:on )?an? (?:empty|full) stomach)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:(?:con|sin|antes de|despu[eé]s de|tras|entre|durante) (?:la |las |el |los )?"
        r"(?:comidas?|comer|alimentos?|desayun\w+|cenar?|almuerzo|almorzar)"
        r"|en ayunas|con el est[oó]mago (?:vac[ií]o|lleno))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("[飯餐][前後中]|隨餐|空腹|與食物|和食物|配食物|進食[前後]"),
}
_ANY_FOOD = {
    "en": re.compile(
        r"\b(?:food|meal\w*|eat\w*|ate|breakfast|lunch|dinner|supper|stomach|fast(?:ing|ed)?|snack"
        r"|bite)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:com(?:e|er|ida|idas|ido|iendo|a)|aliment\w+|desayun\w+|cen\w+|almuerz\w+|almorz\w+"
        r"|ayun\w+|est[oó]mago)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("[飯餐]|空腹|食物|進食|吃東西|吃過|肚子|胃"),
}
_IF = re.compile(r"\s*(?:if|when|si|cuando)\b", re.IGNORECASE)
_TIME = re.compile(r"\s*(?:before|after|antes de|despu[eé]s de)\b", re.IGNORECASE)
_ONLY_THEN = re.compile(r"\W*(?:您|你|這時|此時)?才")
_REST_TOLD = 0.75  # of the words beside the condition
_CONDITION_TOLD = 0.5  # of the words of the condition


@dataclass(frozen=True, slots=True)
class WholeScript:
    """What all sentences of a script say together: its words as terms, its text, and its parts.

    A part is the keys of `listings.parts`: its content words and figures.
    """

    terms: frozenset[str]
    text: str
    parts: tuple[frozenset[str], ...] = ()


def compare_omissions(
    script: Reading, sources: Sequence[Reading], whole: WholeScript
) -> Iterator[Difference]:
    """“Unless your doctor tells you to” and “with food”, when nothing in the script says so."""
    for source in sources:
        left_out = _left_out(script, source, whole)
        if left_out:
            message = text(
                "The document adds “{told}” here, the script leaves it out", told=left_out
            )
            yield Difference(Kind.CONDITION, message, 0, len(script.text))
            return


def _left_out(script: Reading, source: Reading, whole: WholeScript) -> str:
    language = script.language
    for number, clause in enumerate(source.clauses):
        unless = UNLESS[language].match(clause.text) is not None
        if not unless and (_is_bound(script) or not _is_only_condition(source, number)):
            continue
        shared = len(clause.terms & whole.terms)
        told = shared >= _CONDITION_TOLD * len(clause.terms)
        rest = source.terms - clause.terms
        if not unless:
            told = shared > _CONDITION_TOLD * len(clause.terms)
            beside = (one.terms for one in source.clauses if one is not clause)
            rest = frozenset[str]().union(*beside) - clause.terms - {"才"}
        itself = len(clause.terms & script.terms) >= _CONDITION_TOLD * len(clause.terms)
        if itself and unless and _tells(script, rest) and _is_no_exception(script):
            return clause.text.strip(" .。，,")
        if not told and _tells(script, rest):
            return clause.text.strip(" .。，,")
    food = _WITH_FOOD[language].search(source.text)
    denies = any(one.negative and not one.subordinate for one in script.clauses)
    if food is not None and not denies and _ANY_FOOD[language].search(whole.text) is None:
        inside = {word.term for word in source.words if food.start() <= word.start < food.end() + 1}
        rest = source.terms - inside
        if len(rest) > 1 and _tells(script, rest):
            return source.said[food.start() : food.end()]
    return ""


def _is_no_exception(script: Reading) -> bool:
    """Whether a sentence makes no exception and denies nothing."""
    return EXCEPTS[script.language].search(script.text) is None and not any(
        one.negative or one.restricted for one in script.clauses
    )


def _is_only_condition(source: Reading, number: int) -> bool:
    """Whether a clause tells the condition on which alone the rest may be done."""
    clause, others = source.clauses[number], source.clauses
    if source.language == "zh":
        # “仍然疼痛，才可以吃”: the condition stands before.
        following = others[number + 1] if number + 1 < len(others) else None
        return following is not None and _ONLY_THEN.match(following.text) is not None
    restricted = any(one.restricted for one in others)
    return restricted and clause.subordinate and _IF.match(clause.text) is not None


def _is_bound(script: Reading) -> bool:
    """Whether a sentence has a condition, a “not” or an “only” of its own."""
    return any(
        one.restricted or one.negative or (one.subordinate and not _TIME.match(one.text))
        for one in script.clauses
    )


def _tells(script: Reading, terms: frozenset[str]) -> bool:
    return bool(terms) and len(terms & script.terms) >= _REST_TOLD * len(terms)

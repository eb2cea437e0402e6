"""Compares how urgent an action is: “call at once” told as “tell us at your next visit”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.i18n import text
from plugins.education_audio.fidelity.amounts.same_figures import same_figure
from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.reading.polarity_cues import OPTIONAL
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.urgency_words import (
    ACTION,
    CUES,
    EMERGENCY,
    REACHES_OUT,
    SOFT,
    Grade,
)

_SEGMENT = re.compile(r"[.;:!?。；：！？\n]| or | o (?=\w)|或|\bbut\b|\bpero\b", re.IGNORECASE)
_NOT_UNTIL = re.compile(
    r"(?:\b(?:not|never|n['\u2019]t|without) (?:wait|put (?:it|this) off|leave (?:it|this)|delay\w*"
    r"|waiting)(?: \w+){0,3}?|\bno (?:lo )?(?:espere|aguarde|deje|aplace)(?: \w+){0,3}?"
    r"|\bsin esperar(?: \w+){0,3}?|(?:不要|別|勿|不可|不能)再?(?:等|拖)[到至]?) ?$",
    re.IGNORECASE,
)
_AT_LEAST_TODAY = frozenset({Grade.EMERGENCY, Grade.AT_ONCE, Grade.SAME_DAY})
_BESIDE_ACTION = frozenset({Grade.AT_ONCE, Grade.SAME_DAY, Grade.DAYS})
_HAN_CLAUSE = re.compile("[，。；！？,;]")
_ALONE = 3  # characters beside the words that tell when
_TOLD = 0.4  # of the source's words, from which a sentence that names no time has dropped it
_CONDITION_TOLD = 0.6  # of the words of a condition
_LEAST_OF_CONDITION = 2

_ONLY_IF = {
    "en": re.compile(r"\bonly\b[^.,;:]{0,25}?\b(?:if|when)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(?:s[oó]lo|solamente|[uú]nicamente)\b[^.,;:]{0,25}?\b(?:si|cuando)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("只有[^。；]{1,20}才|只在[^。；]{1,20}時"),
}
_IF = {
    "en": re.compile(r"\b(?:if|when)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:si|cuando)\b", re.IGNORECASE),
    "zh": re.compile("如果|若|時|的話"),
}


@dataclass(frozen=True, slots=True)
class Urgency:
    """How soon a part of a sentence asks for an action: the grades that its words may mean.

    `start` and `end` are the place of the words. `soft` is an appointment without a time.
    """

    grades: frozenset[Grade]
    start: int
    end: int
    soft: bool = False


def urgencies(text: str, language: str) -> list[Urgency]:
    """The most urgent words of each part of a sentence that speaks of help.

    Chinese is read in Traditional characters.
    """
    if ACTION[language].search(text) is None and EMERGENCY[language].search(text) is None:
        return []
    found = []
    start = 0
    for end in [*(match.start() for match in _SEGMENT.finditer(text)), len(text)]:
        cues = list(_cues(text, start, end, language))
        if cues:
            found.append(min(cues, key=lambda one: (one.soft, min(one.grades), -len(one.grades))))
        start = end
    return found


def _cues(text: str, start: int, end: int, language: str) -> Iterator[Urgency]:
    for number, (grades, pattern) in enumerate(CUES[language]):
        for match in pattern.finditer(text, start, end):
            if language == "zh" and min(grades) in _BESIDE_ACTION and not _acts(text, match):
                continue
            before = text[max(start, match.start() - 40) : match.start()]
            if max(grades) >= Grade.DAYS and _NOT_UNTIL.search(before):
                yield Urgency(_AT_LEAST_TODAY, *match.span())
            elif min(grades) > Grade.AT_ONCE or OPTIONAL[language].search(before) is None:
                yield Urgency(grades, *match.span(), soft=number == SOFT)


def _acts(text: str, cue: re.Match[str]) -> bool:
    """Whether a Chinese time stands beside an action: “一小時內喝完” asks for no help."""
    marks = [one.start() for one in _HAN_CLAUSE.finditer(text)]
    start = max((mark for mark in marks if mark < cue.start()), default=0)
    after = [mark for mark in marks if mark >= cue.end()]
    # Alone between marks, it belongs to the clause that follows.
    alone = bool(after) and after[0] - start - len(cue[0]) <= _ALONE
    end = (after[1:] if alone else after)[:1] or [len(text)]
    return ACTION["zh"].search(text, start, end[0]) is not None


def compare_urgency(
    script: Reading, sources: Sequence[Reading], beside: Sequence[Reading]
) -> Iterator[Difference]:
    """How soon to act; `beside` are the script's sentences around this one, which may tell it."""
    known = [(source, one) for source in sources for one in urgencies(source.text, source.language)]
    said = urgencies(script.text, script.language)
    if not known:
        yield from _delayed(script, said, sources)
        return
    accepted = [one.grades for _, one in known]
    if any(one.grades & grades for one in said for grades in accepted):
        return
    source, told = known[0]
    # “In 14 days” is “in 2 weeks”.
    if any(
        told.start < figure.end and figure.start < told.end and same_figure(own, figure)
        for figure in source.figures
        for own in script.figures
    ):
        return
    words = source.said[told.start : told.end].strip()
    if said and not (said[0].soft and told.soft):
        own = script.said[said[0].start : said[0].end].strip()
        message = said_instead(told=words, said=own)
        yield Difference(Kind.CONDITION, message, said[0].start, said[0].end)
        return
    # “When would you call for help?” lets the patient tell how soon.
    if script.said.rstrip().endswith(("?", "？")):
        return
    if min(told.grades) > Grade.SAME_DAY or not (
        len(source.terms & script.terms) >= _TOLD * len(source.terms) or _asks_when(script, source)
    ):
        return
    around = [one for other in beside for one in urgencies(other.text, other.language)]
    if not any(one.grades & grades for one in around for grades in accepted):
        message = text("The document says “{told}” here, the script leaves it out", told=words)
        yield Difference(Kind.CONDITION, message, 0, len(script.text))


def _asks_when(script: Reading, source: Reading) -> bool:
    """Whether a sentence asks for help when something happens that its source tells of."""
    return ACTION[script.language].search(script.text) is not None and any(
        one.subordinate and _is_condition_of(one.terms, source) for one in script.clauses
    )


def _is_condition_of(when: frozenset[str], source: Reading) -> bool:
    return len(when & source.terms) >= max(_LEAST_OF_CONDITION, _CONDITION_TOLD * len(when))


def same_condition(script: Reading, readings: Sequence[Reading]) -> list[Reading]:
    """The sentences that say how soon to act when the same happens.

    A sentence that tells another action may have no more than its “if …” in common with its source.
    """
    if ACTION[script.language].search(script.text) is None:
        return []
    conditions = [one.terms for one in script.clauses if one.subordinate]
    conditions.append(frozenset[str]().union(*conditions))
    return [
        one
        for one in readings
        if urgencies(one.text, one.language)
        and any(_is_condition_of(when, one) for when in conditions)
    ]


def compare_only(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“Call if you have a fever” told as “call only if you have a rash”."""
    only = _ONLY_IF[script.language].search(script.text)
    if only is None or ACTION[script.language].search(script.text) is None:
        return
    if any(
        _ONLY_IF[one.language].search(one.text) or any(clause.negative for clause in one.clauses)
        for one in sources
    ):
        return
    for source in sources:
        told = _IF[source.language].search(source.text)
        if told is not None and ACTION[source.language].search(source.text):
            message = said_instead(
                told=source.said[told.start() : told.end()],
                said=script.said[only.start() : only.end()],
            )
            yield Difference(Kind.CONDITION, message, *only.span())
            return


def _delayed(
    script: Reading, said: Sequence[Urgency], sources: Sequence[Reading]
) -> Iterator[Difference]:
    """“Call us if …” told as “tell us at your next visit if …”."""
    late = next((one for one in said if min(one.grades) >= Grade.ROUTINE and not one.soft), None)
    asks = any(REACHES_OUT[source.language].search(source.text) for source in sources)
    if late is not None and asks and not any(one is not late for one in said):
        own = script.said[late.start : late.end].strip()
        yield Difference(
            Kind.CONDITION,
            text("The document asks for this without “{said}”", said=own),
            late.start,
            late.end,
        )

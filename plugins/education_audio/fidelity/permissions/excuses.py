"""Tells where one of two clauses has a “not” that the other says in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.education_audio.fidelity.amounts.same_figures import dimension, same_figure
from plugins.education_audio.fidelity.amounts.waiting import has_to_pass
from plugins.education_audio.fidelity.permissions.contraries import is_after_the_event
from plugins.education_audio.fidelity.permissions.cues import AFTERWARDS, BEFORE_LEAVE, UNTIL
from plugins.education_audio.fidelity.reading.polarity import Clause
from plugins.education_audio.fidelity.reading.polarity_cues import RESTRICTED, UNLESS
from plugins.education_audio.fidelity.reading.sentence import Reading

_LEAST_SHARED = 2  # words
_LATER = re.compile(r"\b(?:after|siguientes|despu[eé]s|tras)\b|[之以]?後", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:before|antes)\b|[之以]?前", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:until|till|before|hasta|antes de)\b|直到|.*(?:前|為止)$", re.I | re.S)
_NO_LONGER = re.compile(
    r"\b(?:no longer|not [\w ]{1,30} any ?more|ya no)\b|不[^，。；不]{1,3}了|不再", re.IGNORECASE
)
_CAN = re.compile(
    r"\b(?:can|cannot|can['\u2019]t|could|able|pued\w+|poder)\b|能|得|不過", re.IGNORECASE
)
_HARD = re.compile(
    r"\b(?:hard|hardly|difficult\w*|trouble|struggl\w+|impossible|cuesta\w*|dificultad\w*|dif[ií]cil"
    r"|imposible|apenas)\b|困難|難以|很難|吃力",
    re.IGNORECASE,
)
_ENDS = ("lasting", 1)  # the axis and pole of what stops


def is_unless(clause: Clause, other: Clause, language: str) -> bool:
    """“Unless it gets better” is “if it does not get better”."""
    negative, positive = (clause, other) if clause.negative else (other, clause)
    return negative.subordinate and UNLESS[language].match(positive.text) is not None


def is_only_if(script: Reading, sources: Sequence[Reading]) -> bool:
    """“Not needed unless you bleed” is “needed only if you bleed”."""
    return any(
        _has_unless(one)
        and not _has_unless(other)
        and RESTRICTED[other.language].search(other.text)
        for source in sources
        for one, other in ((script, source), (source, script))
    )


def _has_unless(reading: Reading) -> bool:
    return any(UNLESS[reading.language].match(clause.text) for clause in reading.clauses)


def is_not_until(clause: Clause, script: Reading, sources: Sequence[Reading]) -> bool:
    """“Do not work until 48 hours have passed” is “you may work after 48 hours”."""
    texts = [source.text for source in sources]
    negative, positive = ([script.text], texts) if clause.negative else (texts, [script.text])
    if any(UNTIL.search(one) for one in negative) and any(
        AFTERWARDS.search(one) for one in positive
    ):
        return True
    if any(is_after_the_event(one, other) for one in negative for other in positive):
        return True
    if any(map(UNTIL.search, negative)) and any(map(BEFORE_LEAVE.search, positive)):
        return True
    denying, waiting = ([script], sources) if clause.negative else (sources, [script])
    if any(
        dimension(said) == dimension(told) == "time" and same_figure(said, told)
        for one in waiting
        for said in one.figures
        if has_to_pass(one, said)
        for other in denying
        for told in other.figures
        # “Not after six weeks” is another matter than “not for six weeks”.
        if not has_to_pass(other, told)
    ):
        # “Do not run for six weeks” is “running has to wait six weeks”.
        return True
    # “Do not eat for half an hour after it” is “take it half an hour before you eat”.
    return any(_LATER.search(one) for one in negative) and any(
        _EARLIER.search(one) for one in positive
    )


def is_turned_case(clause: Clause, other: Clause) -> bool:
    """“Until you can brake without pain” is “while braking hurts”."""
    return (
        clause.subordinate
        and other.subordinate
        and bool(_UNTIL.match(clause.text)) != bool(_UNTIL.match(other.text))
    )


def is_over(clause: Clause, other: Clause, script: Reading, sources: Sequence[Reading]) -> bool:
    """“Once your throat is no longer numb” is “once the numbness has gone”."""
    denying = clause if clause.negative else other
    positive = sources if clause.negative else [script]
    return _NO_LONGER.search(denying.text) is not None and any(
        (one.axis, one.pole) == _ENDS for reading in positive for one in reading.poles
    )


def is_hard(clause: Clause, other: Clause) -> bool:
    """“If you cannot breathe” is “if it is hard to breathe”."""
    negative, positive = (clause, other) if clause.negative else (other, clause)
    return (
        _CAN.search(negative.text) is not None
        and _HARD.search(positive.text) is not None
        and not _HARD.search(negative.text)
    )


def is_of_another(script: Reading, sources: Sequence[Reading]) -> bool:
    """Whether a sentence has no more than one of its words in common with the sources."""
    shared = script.terms & frozenset[str]().union(*(one.terms for one in sources))
    return len(shared) < min(_LEAST_SHARED, len(script.terms)) and script.language != "zh"

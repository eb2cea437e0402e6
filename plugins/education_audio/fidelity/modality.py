"""Compares what is forbidden, left open or a duty.

The scale goes from must and should over may and is not needed to avoid and must not. A script may
say the same in other words (“do not … suddenly” as “slowly”), but not move along the scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.i18n import text
from core.text.scripts import HAN_CHARACTER
from plugins.education_audio.fidelity.contraries import says_contrary
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.polarity import Clause, Force
from plugins.education_audio.fidelity.reading.polarity_cues import CHOICE, UNLESS
from plugins.education_audio.fidelity.reading.sentence import Reading

_FOCUS_COVERED = 0.7  # of what a negation is about
_ALLOWED_COVERED = 0.6  # of the same, where the other says that it may be done
_IN_PAIRS = 0.8  # of these for Chinese, whose pairs straddle two words
_PART = 0.8  # of what the script says
_SAME_CLAUSE = 0.5  # likeness from which two clauses are compared
_UNTIL = re.compile(
    r"\b(?:until|till|before|hasta|antes de)\b|之前|以前|[滿满]|直到", re.IGNORECASE
)
_AFTERWARDS = re.compile(
    r"\b(?:after|once|from|when|only|despu[eé]s|pasad[oa]s?|hayan? pasado|a partir|desde|cuando)\b"
    r"|之後|之后|以後|以后|[過过]了|才",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|sin)\b", re.IGNORECASE)


NOT_ADDED = text("The script says “not” where the document does not")
NOT_LOST = text("The document says “not” here, the script does not")


def compare_polarity(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“Do not” told as “do”, leave told as duty, and the other way round."""
    known = [clause for source in sources for clause in source.clauses]
    for clause in script.clauses:
        message = _polarity(clause, script, known, sources)
        if message is not None:
            yield Difference(Kind.POLARITY, message, 0, len(script.text))
            return
    choice = CHOICE[script.language].search(script.text)
    if choice is not None and sources and not any(_leaves_open(one) for one in sources):
        message = text(
            "The script leaves this open (“{choice}”), the document does not", choice=choice[0]
        )
        yield Difference(Kind.POLARITY, message, *choice.span())


def _leaves_open(source: Reading) -> bool:
    return CHOICE[source.language].search(source.text) is not None or any(
        clause.force is Force.ALLOWS or clause.optional for clause in source.clauses
    )


def _polarity(
    clause: Clause, reading: Reading, known: Sequence[Clause], sources: Sequence[Reading]
) -> str | None:
    script = reading.clauses
    alike = [one for one in known if one.subordinate == clause.subordinate]
    if not alike:
        return None
    best = max(alike, key=lambda one: (_likeness(clause, one), one.negative == clause.negative))
    flipped = [one for one in alike if one.negative != clause.negative]
    same = [one for one in alike if one.negative == clause.negative]
    closest = max((_likeness(clause, one) for one in same), default=0.0)
    for other in flipped:
        nearer = _likeness(clause, other) > closest or _only_denied(clause, other, same)
        if not nearer or not _is_flip(clause, other, script):
            continue
        if _is_unless(clause, other, reading.language):
            continue
        if _is_not_until(clause, reading, sources):
            continue
        if _says_contrary(clause, other, reading, sources):
            continue
        if clause.negative:
            return NOT_ADDED
        return NOT_LOST
    if best.negative != clause.negative or _likeness(clause, best) < _SAME_CLAUSE:
        return None
    if clause.negative and best.optional != clause.optional:
        if _WITHOUT.search(best.text if clause.optional else clause.text):
            return None
        if clause.optional:
            return text("The document forbids this, the script only says that it is not needed")
        return text("The document says that this is not needed, the script forbids it")
    forces = {clause.force, best.force}
    if not (clause.denied or best.denied) and forces == {Force.ALLOWS, Force.OBLIGES}:
        if clause.force is Force.OBLIGES:
            return text(
                "The document leaves this open (“may”), the script makes it a duty (“must”)"
            )
        return text("The document makes this a duty (“must”), the script leaves it open (“may”)")
    return None


def _is_flip(clause: Clause, other: Clause, script: Sequence[Clause]) -> bool:
    """Whether one of two clauses denies what the other says."""
    negative, positive = (clause, other) if clause.negative else (other, clause)
    if negative.bounded or not negative.focus:
        return False
    if positive.restricted:
        return False
    told = positive.terms
    # What the script says in the same breath counts, unless it denies it there.
    if negative is other and any(
        one.negative and _covered(other.focus, one.terms) for one in script
    ):
        return False
    rest = other.focus - told
    if (
        negative is other
        and rest
        and any(one.negative and _covered(rest, one.terms) for one in script)
    ):
        return False
    enough = _ALLOWED_COVERED if positive.force is Force.ALLOWS else _FOCUS_COVERED
    if HAN_CHARACTER.match(negative.head):
        enough *= _IN_PAIRS
    if len(negative.focus & told) >= enough * len(negative.focus):
        return True
    # A part of what is denied: “Do not leave it in a car or the sun” told as “leave it in the sun”.
    part = told & negative.focus
    return negative is other and negative.head in part and len(part) >= max(2, _PART * len(told))


def _is_unless(clause: Clause, other: Clause, language: str) -> bool:
    """“Unless it gets better” is “if it does not get better”."""
    negative, positive = (clause, other) if clause.negative else (other, clause)
    return negative.subordinate and UNLESS[language].match(positive.text) is not None


def _is_not_until(clause: Clause, script: Reading, sources: Sequence[Reading]) -> bool:
    """“Do not work until 48 hours have passed” is “you may work after 48 hours”."""
    texts = [source.text for source in sources]
    negative, positive = ([script.text], texts) if clause.negative else (texts, [script.text])
    return any(_UNTIL.search(one) for one in negative) and any(
        _AFTERWARDS.search(one) for one in positive
    )


def _only_denied(clause: Clause, other: Clause, same: Sequence[Clause]) -> bool:
    """Whether a clause allows what the document only ever speaks of to deny it."""
    allowed = clause.force is Force.ALLOWS and not clause.negative
    elsewhere = frozenset[str]().union(*(one.terms for one in same))
    return allowed and other.focus <= clause.terms and not other.focus & elsewhere


def _says_contrary(
    clause: Clause, other: Clause, script: Reading, sources: Sequence[Reading]
) -> bool:
    """Whether the one without a “not” says the contrary of what the other denies."""
    denying = clause.denying if clause.negative else other.denying
    positive = other.text if clause.negative else clause.text
    texts = [source.text for source in sources] if clause.negative else [script.text]
    allowed = (other if clause.negative else clause).force is Force.ALLOWS
    return any(
        says_contrary(denying, text, script.language, clause=positive, allowed=allowed)
        for text in texts
    )


def _covered(focus: frozenset[str], terms: frozenset[str]) -> bool:
    return len(focus & terms) >= _FOCUS_COVERED * len(focus)


def _likeness(one: Clause, other: Clause) -> float:
    total = len(one.terms) + len(other.terms)
    return 2 * len(one.terms & other.terms) / total if total else 0.0

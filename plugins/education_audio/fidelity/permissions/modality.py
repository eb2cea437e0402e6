"""Compares what is forbidden, left open or a duty.

The scale goes from must and should over may and is not needed to avoid and must not. A script may
say the same in other words (“do not … suddenly” as “slowly”), but not move along the scale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.i18n import text
from core.text.folding import word_set
from core.text.scripts import HAN_CHARACTER
from plugins.education_audio.fidelity.across.stance import Stance
from plugins.education_audio.fidelity.difference import NOT_ADDED, NOT_LOST, Difference, Kind
from plugins.education_audio.fidelity.permissions.allowed import (
    allowed_to_leave_out,
    allowed_unasked,
)
from plugins.education_audio.fidelity.permissions.contraries import says_contrary
from plugins.education_audio.fidelity.permissions.cues import BEFORE_LEAVE, TURNS_DOWN
from plugins.education_audio.fidelity.permissions.excuses import (
    is_hard,
    is_not_until,
    is_of_another,
    is_only_if,
    is_over,
    is_turned_case,
    is_unless,
)
from plugins.education_audio.fidelity.reading.polarity import Clause, Force
from plugins.education_audio.fidelity.reading.polarity_cues import CHOICE
from plugins.education_audio.fidelity.reading.sentence import Reading

FOCUS_COVERED = 0.7  # of what a negation is about
_ALLOWED_COVERED = 0.6  # of the same, where the other says that it may be done
_IN_PAIRS = 0.8  # of these for Chinese, whose pairs straddle two words
_PART = 0.8  # of what the script says
_SAME_CLAUSE = 0.5  # likeness from which two clauses are compared
_LEAST_CHARACTERS = 3
_LEAST_ABOUT = 2  # words of what is denied, beyond which its verb need not be the same
ANY_VERB = word_set(
    "leave put keep use take place have give eat drink go poner dej us tom com beb ir"
)
# They say nothing of what is denied: “東西”, “任何”, “那一邊”.
_EMPTY_CHARACTERS = frozenset("東西物任何到在那這一些什麼它他她們再著過")
_BUT = re.compile(
    r"\b(?:but|except|other|unless|until|if|when|more|salvo|excepto|sino|si|cuando|hasta|m[aá]s)\b"
    r"|除|只|如果|時|前|以外",
    re.IGNORECASE,
)
# An “only” that bounds a time, a place or a case: “take it only if …”, “only at night”.
_ONLY_BOUND = re.compile(
    r"\bonly (?:if|when|once|while|at|in|on|with|for|by|as|after|before|from|to|under|during|\d)\b"
    r"|\b(?:s[oó]lo|solamente|[uú]nicamente) (?:si|cuando|en|con|por|a|para|tras|despu[eé]s)\b"
    r"|才|只有|只在|先",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\s*(?:instead of|rather than|en lugar de|en vez de|代替|取代)", re.IGNORECASE
)
_PREFERS = re.compile(
    r"\b(?:safer|better|best|rather|preferable|more \w+|mejor|m[aá]s \w+)\b|比|較好|比較",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:without|sin)\b", re.IGNORECASE)


def compare_polarity(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“Do not” told as “do”, leave told as duty, and the other way round."""
    known = [clause for source in sources for clause in source.clauses]
    for clause in script.clauses:
        message = _polarity(clause, script, known, sources)
        if message == NOT_LOST and _asks_first(script, sources):
            continue
        if message is not None:
            yield Difference(Kind.POLARITY, message, 0, len(script.text))
            return
    if any(_tells_denied(script, source) for source in sources):
        yield Difference(Kind.POLARITY, NOT_LOST, 0, len(script.text))
        return
    if BEFORE_LEAVE.search(script.text):
        return
    asked = allowed_unasked(script, sources) or allowed_to_leave_out(script, sources)
    if asked is not None:
        yield Difference(Kind.POLARITY, NOT_LOST, 0, len(script.text), asked.sentence.text)
        return
    choice = CHOICE[script.language].search(script.text)
    if choice is not None and sources and not any(_leaves_open(one) for one in sources):
        message = text(
            "The script leaves this open (“{choice}”), the document does not", choice=choice[0]
        )
        yield Difference(Kind.POLARITY, message, *choice.span())


def _tells_denied(script: Reading, source: Reading) -> bool:
    """“Brush twice a day, but do not gargle” told as “brush twice a day and gargle”."""
    main = [one for one in source.clauses if not one.subordinate]
    asked = frozenset[str]().union(*(one.terms for one in main if not one.negative))
    things = [
        thing - asked - ANY_VERB
        for one in main
        if one.negative and not (one.bounded or one.optional)
        for thing in one.members or (one.focus,)
    ]
    denied = [thing for thing in things if thing]
    if not asked or not denied or any(one.negative for one in script.clauses):
        return False
    return (
        len(asked & script.terms) >= _PART * len(asked)
        and any(2 * len(thing & script.terms) >= len(thing) for thing in denied)
        and TURNS_DOWN.search(script.text) is None
        and not says_contrary(source.text, script.text, script.language)
    )


def _asks_first(script: Reading, sources: Sequence[Reading]) -> bool:
    """“未詢問醫師前不可停藥” told as “停藥前先詢問醫師”."""
    asked = any(Stance(source).has_without for source in sources)
    return asked and Stance(script).asks_first and not Stance(script).has_without


def _leaves_open(source: Reading) -> bool:
    return CHOICE[source.language].search(source.text) is not None or any(
        clause.force is Force.ALLOWS or clause.optional for clause in source.clauses
    )


def _polarity(
    clause: Clause, reading: Reading, known: Sequence[Clause], sources: Sequence[Reading]
) -> str | None:
    script = reading.clauses
    # What a question names is a case, as in an “if”: “No urine for four hours?”
    case = clause.subordinate or reading.said.rstrip().endswith(("?", "？"))
    alike = [one for one in known if one.subordinate == case]
    if not alike:
        return None
    best = max(alike, key=lambda one: (_likeness(clause, one), one.negative == clause.negative))
    flipped = [one for one in alike if one.negative != clause.negative]
    same = [one for one in alike if one.negative == clause.negative]
    closest = max((_likeness(clause, one) for one in same), default=0.0)
    for other in flipped:
        nearer = _likeness(clause, other) > closest or _only_denied(clause, other, same)
        negative, positive = (clause, other) if clause.negative else (other, clause)
        nearer = nearer or same_in_characters(negative, positive.terms)
        nearer = nearer or (
            _likeness(clause, other) == closest and _has_case_of(other, known, reading)
        )
        if not nearer or not _is_flip(clause, other, script):
            continue
        if is_unless(clause, other, reading.language) or is_only_if(reading, sources):
            continue
        if is_not_until(clause, reading, sources) or is_turned_case(clause, other):
            continue
        if is_over(clause, other, reading, sources) or is_hard(clause, other):
            continue
        if clause.optional and other.force is Force.ALLOWS:
            continue  # “You need not undress for it” beside “you may inject through clothes”
        if clause.negative and is_of_another(reading, sources):
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


def _has_case_of(other: Clause, known: Sequence[Clause], script: Reading) -> bool:
    """Whether a clause of a source goes with the case that the script tells.

    “Take it at night; do not take it if you have asthma” told as “you can take it if you have
    asthma”.
    """
    place = next(number for number, one in enumerate(known) if one is other)
    # In Chinese the case stands before: “胃潰瘍的人不能吃”.
    beside = known[max(0, place - 1) : place] if script.language == "zh" else known[place + 1 :][:1]
    return any(
        one.subordinate and bool(one.terms) and one.terms <= case.terms
        for case in beside
        if case.subordinate
        for one in script.clauses
    )


def _is_flip(clause: Clause, other: Clause, script: Sequence[Clause]) -> bool:
    """Whether one of two clauses denies what the other says."""
    negative, positive = (clause, other) if clause.negative else (other, clause)
    if negative is other and _allows_one(positive, negative):
        return True
    if negative.bounded or not negative.focus:
        return False
    if positive.restricted and not negative.restricted and not _denies_the_only(clause, other):
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
        and positive.force is not Force.ALLOWS
        and rest
        and any(one.negative and _covered(rest, one.terms) for one in script)
    ):
        return False
    enough = _ALLOWED_COVERED if positive.force is Force.ALLOWS else FOCUS_COVERED
    if HAN_CHARACTER.match(negative.head or min(negative.focus)):
        enough *= _IN_PAIRS
    about = negative.focus
    if negative.head in ANY_VERB and len(about) > _LEAST_ABOUT:
        about = about - {negative.head}
    if len(about & told) >= enough * len(about):
        return True
    whole = told
    if negative is other:
        # A case told before a comma belongs to it: “檢查那天早上，糖尿病的藥照常吃”.
        whole = told.union(*(one.terms for one in script if not one.negative))
    if same_in_characters(negative, whole):
        return True
    if negative is other and any(
        len(one) > 1 and len(one & told) >= enough * len(one) for one in negative.members
    ):
        return True
    # A part of what is denied: “Do not leave it in a car or the sun” told as “leave it in the sun”.
    part = told & negative.focus
    return negative is other and negative.head in part and len(part) >= max(2, _PART * len(told))


def _denies_the_only(clause: Clause, other: Clause) -> bool:
    """“Take clear liquids only” told as “do not take clear liquids”."""
    negative, positive = (clause, other) if clause.negative else (other, clause)
    return (
        negative is clause
        and len(negative.focus) > 1
        and negative.focus <= positive.terms
        and not negative.subordinate
        and _BUT.search(negative.text) is None
        and _ONLY_BOUND.search(positive.text) is None
    )


def _allows_one(positive: Clause, negative: Clause) -> bool:
    """Whether a clause says of one of the things that another denies that it may be done.

    It says nothing else: “you may drink water until then” tells more than “do not eat or drink”.
    """
    return (
        positive.force is Force.ALLOWS
        and not positive.restricted
        and not positive.subordinate
        and positive.terms <= negative.terms
        and any(
            one <= positive.terms or (one - {negative.head}) & positive.terms
            for one in negative.members or ((negative.focus,) if not negative.bounded else ())
        )
    )


def same_in_characters(negative: Clause, told: frozenset[str]) -> bool:
    """Whether a Chinese clause tells what another denies, its verb first, in other pairs."""
    if HAN_CHARACTER.match(negative.head) is None:
        return False
    known = frozenset("".join(told))
    denied = frozenset("".join(negative.focus)) - _EMPTY_CHARACTERS
    if len(denied) < _LEAST_CHARACTERS and denied <= known:
        # “腸溶錠不可以磨” is told by what it says of as well.
        denied = frozenset("".join(negative.terms)) - _EMPTY_CHARACTERS
    verb = next((one for one in negative.head if one not in _EMPTY_CHARACTERS), "")
    return (
        len(denied) >= _LEAST_CHARACTERS
        and verb in known
        and len(denied & known) >= FOCUS_COVERED * len(denied)
    )


def _only_denied(clause: Clause, other: Clause, same: Sequence[Clause]) -> bool:
    """Whether a clause allows what the document only ever speaks of to deny it."""
    allowed = clause.force is Force.ALLOWS and not clause.negative
    elsewhere = frozenset[str]().union(*(one.terms for one in same))
    only_there = other.focus - elsewhere
    return allowed and bool(only_there) and only_there <= clause.terms


def _says_contrary(
    clause: Clause, other: Clause, script: Reading, sources: Sequence[Reading]
) -> bool:
    """Whether the one without a “not” says the contrary of what the other denies."""
    denying = clause.denying if clause.negative else other.denying
    positive = other.text if clause.negative else clause.text
    texts = [source.text for source in sources] if clause.negative else [script.text]
    if _INSTEAD.match(denying) and _PREFERS.search(positive):
        return True
    allowed = (other if clause.negative else clause).force is Force.ALLOWS
    if allowed and not clause.negative:
        # What else the sentence says takes nothing back of what it allows in so many words.
        texts = [positive]
    return any(
        says_contrary(denying, text, script.language, clause=positive, allowed=allowed)
        for text in texts
    )


def _covered(focus: frozenset[str], terms: frozenset[str]) -> bool:
    return len(focus & terms) >= FOCUS_COVERED * len(focus)


def _likeness(one: Clause, other: Clause) -> float:
    total = len(one.terms) + len(other.terms)
    return 2 * len(one.terms & other.terms) / total if total else 0.0

"""Tells a sign that is only asked about from one that a question tells of."""

from __future__ import annotations

from core.signs.clauses import Clause
from core.signs.reading import Reading

# "Is it dangerous to faint", "es peligroso un desmayo"
_IN_GENERAL = ("to", "un", "una")
_THAT = ("that", "que")


def tells_what_happens(reading: Reading) -> bool:
    """Whether the sentence tells, and asks nothing: "A bee stung me ten minutes ago"."""
    if reading.asks or "ongoing" not in reading.places:
        return False
    return reading.chinese or any(cue in reading.places for cue in ("self", "other", "my"))


def asks_how_bad(reading: Reading, clause: Clause) -> bool:
    """Whether it is asked how bad one's own is: "is it bad if my leg is numb"."""
    if not reading.asks or "evaluates" not in reading.places:
        return False
    return reading.holds(clause, "mine", "my")


def is_asked(reading: Reading, clause: Clause, start: int, end: int) -> bool:
    """Whether the clause asks about the expression from `start` to `end`."""
    if not reading.asks or not _is_question(reading, clause):
        return False
    if _asks_about_doing(reading, clause) or _asks_of_an_occasion(reading, clause):
        return True
    if reading.beside_what_happens or reading.holds(clause, "plea"):
        return False
    if _asks_what_it_does(reading, clause, start, end):
        return True
    if asks_how_bad(reading, clause) or _tells_beside(reading, clause):
        return False
    if _takes_for_given(reading, clause, start):
        return False
    if reading.holds(clause, "ongoing") or _is_borne(reading, end):
        return False
    if _asks_for_the_reason(reading, clause, start):
        return False
    if reading.holds(clause, "recent") and reading.holds(clause, "other"):
        return False
    modals = {stop for _, stop in reading.at("modal")}
    if any(span[0] < end and span[0] not in modals for span in reading.within("mine", clause)):
        return False
    # "La convulsión de mi hijo" names its owner behind it.
    near = range(start - 4, end + 2 * (reading.text.units[end : end + 1] in (("de",), ("of",))))
    return not any(span[0] in near for span in reading.within("my", clause))


def _asks_about_doing(reading: Reading, clause: Clause) -> bool:
    """Whether it asks how bad something is in general: "is it dangerous to have a fit"."""
    if reading.holds(clause, "ongoing", "now", "mine", "my", "self"):
        return False
    if reading.holds(clause, "evaluates") and reading.holds(clause, "someone"):
        return True
    following = [reading.text.units[stop : stop + 1] for _, stop in reading.at("evaluates")]
    return any(
        word in _IN_GENERAL or (word.endswith(("ar", "er", "ir")) and not reading.chinese)
        for words in following
        for word in words
    )


def _takes_for_given(reading: Reading, clause: Clause, start: int) -> bool:
    """Whether it asks how bad it is that something is so: "does it matter that it spurts"."""
    stops = [stop for _, stop in reading.within("evaluates", clause) if stop < start]
    return any(
        reading.text.units[stop] in _THAT and not reading.holds(Clause(stop, start), "someone")
        for stop in stops
    )


def _asks_of_an_occasion(reading: Reading, clause: Clause) -> bool:
    """Whether Chinese asks of nobody: "what to do when fainting after a jab", "is a fit serious".

    What is the matter with somebody is told with a person, a time or an aspect ("fainted").
    """
    if not reading.chinese or len(reading.clauses.all) > 1:
        return False
    if not reading.holds(clause, "occasion") and not reading.holds(clause, "ask"):
        return False
    there = ("self", "my", "other", "ongoing", "now", "mine", "present", "recent", "felt", "aspect")
    return reading.holds(clause, "plea") and not reading.holds(clause, *there)


def _asks_what_it_does(reading: Reading, clause: Clause, start: int, end: int) -> bool:
    """Whether it asks what a treatment may do: "could the tablets turn my stool black"."""
    if reading.holds(clause, "ongoing", "recent", "now"):
        return False
    agents = [stop for begun, stop in reading.within("agent", clause) if begun < start]
    if not agents or any(agents[0] <= span[0] < end for span in reading.within("mine", clause)):
        return False
    if reading.marked and agents[0] <= clause.start + 2 and not reading.holds(clause, "my"):
        return True  # "La pastilla da taquicardia?" asks by its mark alone
    modals = [begun for begun, _ in reading.within("modal", clause)]
    return any(begun <= agents[0] <= begun + 4 for begun in modals)


def _tells_beside(reading: Reading, clause: Clause) -> bool:
    """Whether another clause tells what happens: "is it serious, he has had it since noon"."""
    return any(
        reading.holds(other, "ongoing")
        and reading.holds(other, "my", "other", "self")
        and not _is_question(reading, other)
        for other in reading.clauses.all
        if other is not clause
    )


def _is_borne(reading: Reading, end: int) -> bool:
    """Whether what follows says that somebody has it: "for the terrible pain I've got"."""
    return any(end <= start <= end + 1 for start, _ in reading.at("borne"))


def _asks_for_the_reason(reading: Reading, clause: Clause, start: int) -> bool:
    """Whether it asks why, and nobody else is named: "why short of breath since the tablet"."""
    if not reading.chinese or reading.holds(clause, "general"):
        return False
    return any(begun < start for begun, _ in reading.within("why", clause))


def _is_question(reading: Reading, clause: Clause) -> bool:
    """Whether this clause of a sentence that asks is the one that does."""
    if reading.chinese:
        # "May I ask" only opens; the clause that asks has a question word of its own.
        openings = {start for start, _ in reading.at("preface")}
        asking = [span for span in reading.at("ask") if span[0] not in openings]
        return any(clause.among(asking or reading.at("ask"))) or len(reading.clauses.all) == 1
    if clause.start and any(start == clause.start for start, _ in reading.at("relative")):
        return False
    begins = clause.start + any(
        start == clause.start for cue in ("link", "joint", "but") for start, _ in reading.at(cue)
    )
    if any(clause.start <= start <= begins for start, _ in reading.within("ask", clause)):
        return True
    # A bare "chest pain?" tells; a longer question without a question word may only ask.
    if reading.marked and _is_told_beside_a_question(reading, clause):
        return False
    if reading.marked:
        return clause is reading.clauses.all[-1] and clause.end - clause.start > 4
    return len(reading.clauses.all) == 1 and reading.holds(clause, "ask")


def _is_told_beside_a_question(reading: Reading, clause: Clause) -> bool:
    """Whether it says what somebody did: "Will he sleep it off, he drank antifreeze?"."""
    asking = {start for start, _ in reading.at("ask")}
    if not any(other.start in asking for other in reading.clauses.all if other is not clause):
        return False
    return any(
        start == clause.start for cue in ("self", "other", "my") for start, _ in reading.at(cue)
    )

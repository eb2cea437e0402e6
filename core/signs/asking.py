"""Tells a sign that is only asked about from one that a question tells of."""

from __future__ import annotations

from core.signs.clauses import Clause
from core.signs.reading import Reading


def tells_what_happens(reading: Reading) -> bool:
    """Whether the sentence tells, and asks nothing: "A bee stung me ten minutes ago"."""
    if reading.asks or "ongoing" not in reading.places:
        return False
    return reading.chinese or any(cue in reading.places for cue in ("self", "other", "my"))


def is_asked(reading: Reading, clause: Clause, start: int, end: int) -> bool:
    """Whether the clause asks about the expression from `start` to `end`."""
    if not reading.asks or not _is_question(reading, clause):
        return False
    if reading.beside_what_happens or reading.holds(clause, "plea"):
        return False
    if reading.holds(clause, "ongoing"):
        return False
    if reading.holds(clause, "recent") and reading.holds(clause, "other"):
        return False
    modals = {stop for _, stop in reading.at("modal")}
    if any(span[0] < end and span[0] not in modals for span in reading.within("mine", clause)):
        return False
    near = range(start - 4, end)
    return not any(span[0] in near for span in reading.within("my", clause))


def _is_question(reading: Reading, clause: Clause) -> bool:
    """Whether this clause of a sentence that asks is the one that does."""
    if reading.chinese:
        # "May I ask" only opens; the clause that asks has a question word of its own.
        openings = {start for start, _ in reading.at("preface")}
        asking = [span for span in reading.at("ask") if span[0] not in openings]
        return any(clause.among(asking or reading.at("ask"))) or len(reading.clauses.all) == 1
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

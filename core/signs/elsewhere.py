"""Tells a sign that is of nobody here: of the dead, in general, feared to come, or advice."""

from __future__ import annotations

from core.signs.clauses import Clause
from core.signs.reading import Reading


def is_past(reading: Reading, clause: Clause, place: int) -> bool:
    """Whether it tells of a time that is over, or of the dead."""
    if _is_of_the_departed(reading, clause, place):
        return not reading.holds(clause, *reading.there("ongoing", "recent"))
    if reading.holds(clause, "now", "present"):
        return False
    # "Before the walk I had chest pain" may be of this very day.
    recovered = reading.holds(clause, "formerly") and "fine" in reading.places
    return reading.holds(clause, "past") or recovered


def _is_of_the_departed(reading: Reading, clause: Clause, place: int) -> bool:
    """Whether it tells of somebody who has died: "Uncle Ben had fits and lived to 80"."""
    if reading.holds(clause, "departed"):
        said = max(end for _, end in reading.within("departed", clause))
        return not any(said <= begun < place for begun, _ in reading.within("self", clause))
    if "departed" not in reading.places or reading.holds(clause, "self"):
        return False
    return reading.holds(clause, "other")


def is_generality(reading: Reading, clause: Clause) -> bool:
    """Whether a question in general takes in the clause: "What's worse, a fit or a faint?"."""
    asks = reading.asks or (reading.chinese and "ask" in reading.places)
    if not asks or "general" not in reading.places or reading.holds(clause, "plea"):
        return False
    cues = ("self", "my", "other", "mine", "ongoing", "now", "present", "felt", "unlike")
    return not reading.holds(clause, *cues)


def is_feared_to_come(reading: Reading, clause: Clause) -> bool:
    """Whether the clause fears what lies ahead: "losing my sight in old age frightens me"."""
    feared = reading.holds(clause, "fear") and reading.holds(clause, "future")
    return feared and not reading.holds(clause, "now")


def is_instruction(reading: Reading, clause: Clause, place: int) -> bool:
    """Whether somebody repeats when to call for help, and the clause is of nobody here."""
    if reading.asks or "instruct" not in reading.places:
        return False
    if "noted" not in reading.places and "source" not in reading.places:
        return False
    # "I should come straight in with a fever": whoever is told to come need not have one.
    cues = ("instruct", "noted", "source")
    told = [end for cue in cues for _, end in reading.within(cue, clause) if end <= place]
    # "The sheet says to call, my wound is open" has the instruction first.
    before = all(end <= clause.start for _, end in reading.at("instruct"))
    if before and "noted" not in reading.places:
        return False
    stretch = Clause(max(told, default=clause.start), clause.end)
    if any(start <= place <= end + 1 for start, end in reading.within("any", clause)):
        return True
    # "Vomiting blood is an emergency" tells of nothing present.
    said = reading.covered("instruct")
    here = reading.there("self", "my", "other", "ongoing")
    return all(span[0] in said for cue in here for span in reading.within(cue, stretch))

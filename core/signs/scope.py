"""Tells a sign that is there now from one that is denied, past, usual, feared or asked about.

Each is judged in its own clause: "I have smoked for years and now my chest hurts" tells of a pain
that is there, whatever came before it. When in doubt a sign counts: staff read the patient's own
words beside it. What begins a clause, denies or supposes is told by the cues of a language
(`core.signs.cues`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from core.signs.asking import asks_how_bad, is_asked
from core.signs.clauses import Clause
from core.signs.denial import OWN_DENIALS, denies, is_denied, is_over
from core.signs.elsewhere import is_feared_to_come, is_generality, is_instruction, is_past
from core.signs.reading import Reading
from core.signs.tables import Span

_BEFORE_A_JOKE = 2
"""So many words, or characters, may stand between a denial and the joke that it denies."""


class LookAlike(StrEnum):
    """Why an expression does not tell of something that is there now."""

    BROKEN = "in two clauses"
    DENIED = "denied"
    OVER = "over"
    PAST = "past"
    USUAL = "usual"
    SUPPOSED = "supposed"
    GENERAL = "in general"
    FEARED = "feared"
    READ = "read or heard of"
    ASKED = "asked about"
    SAYING = "a saying"
    JOKE = "a joke"
    MILD = "mild"


class Scope:
    """What the cues of a sentence say of an expression in it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def look_alike(
        self,
        chain: Sequence[Span],
        *,
        circumstance: bool = False,
        in_any_question: bool = False,
        grave: bool = False,
    ) -> LookAlike | None:
        """Why the expression does not count, None when it tells of something that is there.

        Args:
            chain: the spans of its elements.
            circumstance: whether it only says on whom the sign is found, such as "on warfarin".
            in_any_question: whether it counts in a question in general, too.
            grave: whether it counts however mild.
        """
        ordered = sorted(chain)
        reason = self._look_alike(
            ordered, circumstance=circumstance, in_any_question=in_any_question, grave=grave
        )
        if reason is None and self._joking(self._reading.clauses.of(ordered[-1])):
            return LookAlike.JOKE
        return reason

    def _look_alike(
        self, ordered: Sequence[Span], *, circumstance: bool, in_any_question: bool, grave: bool
    ) -> LookAlike | None:
        start, end = ordered[0][0], max(span[1] for span in ordered)
        if self._is_broken(ordered):
            return LookAlike.BROKEN
        clause = self._reading.clauses.of(ordered[-1])
        if self._reading.holds(clause, "saying"):
            return LookAlike.SAYING
        # What denies something itself is told by its denial.
        if not self._own_denials() & set(ordered) and is_denied(self._reading, ordered):
            return LookAlike.DENIED
        if is_over(self._reading, start, end, clause):
            return LookAlike.OVER
        if is_past(self._reading, clause, end):
            return LookAlike.PAST
        if circumstance:
            if any(self._conditions(clause, start)):
                return LookAlike.SUPPOSED
            return LookAlike.FEARED if self._reaches("imagined", clause, ordered) else None
        if self._is_usual(clause):
            return LookAlike.USUAL
        if any(self._conditions(clause, start)):
            return LookAlike.SUPPOSED
        for cue, reason in (
            ("general", LookAlike.GENERAL),
            ("fear", LookAlike.FEARED),
            ("imagined", LookAlike.FEARED),
            ("source", LookAlike.READ),
            ("fiction", LookAlike.READ),
        ):
            if cue == "general" and in_any_question:
                continue
            if self._reaches(cue, clause, ordered):
                return reason
        if not in_any_question and is_generality(self._reading, clause):
            return LookAlike.GENERAL
        begins = self._reading.clauses.of(ordered[0])
        if any(is_feared_to_come(self._reading, one) for one in (begins, clause)):
            return LookAlike.FEARED
        if is_instruction(self._reading, clause, start):
            return LookAlike.READ
        if not in_any_question and is_asked(self._reading, clause, start, end):
            return LookAlike.ASKED
        mild = self._reading.holds(clause, "mild") and not self._reading.holds(clause, "now")
        return LookAlike.MILD if mild and not grave else None

    def _is_usual(self, clause: Clause) -> bool:
        # "Is it usual that I can't pee?" asks whether it is.
        asked = self._reading.covered("evaluates")
        usual = any(span[0] not in asked for span in self._reading.within("usual", clause))
        return usual and not self._reading.holds(clause, "now")

    def _joking(self, clause: Clause) -> bool:
        # A laugh makes light of its own clause only: people in trouble laugh, too.
        return any(map(self._is_joke, self._reading.at("joke"))) or self._reading.holds(
            clause, "laugh"
        )

    def _is_joke(self, said: Span) -> bool:
        # "This is no joke" says the reverse, and "No, just kidding" does not.
        breaks = (*self._reading.clauses.soft, *self._reading.clauses.hard)
        denials = (
            end for _, end in self._reading.at("neg") if said[0] - _BEFORE_A_JOKE <= end <= said[0]
        )
        return not any(
            all(place not in breaks for place in range(end, said[0] + 1)) for end in denials
        )

    def _is_broken(self, ordered: Sequence[Span]) -> bool:
        """Whether they are of different statements: "my chest is fine, my knee hurts"."""
        own = self._own_denials()
        for before, after in pairwise(ordered):
            gap = range(before[1], after[0] + 1)
            # "No, I had a bowel movement" denies nothing.
            if before in own and not denies(self._reading, before, after[0]):
                return True
            if after in own and any(place in self._reading.clauses.soft for place in gap):
                return True
            if any(place in self._reading.clauses.hard for place in gap):
                return True
            # "I had a heart attack and now I am fine": the second says nothing of the first.
            if after in self._reading.at("now") and self._begins_another(before, after):
                return True
            inner = Clause(before[1], after[0])
            if self._reading.holds(inner, "fine"):
                return True
            # What stands before the break belongs to the first: "her heart tablets, all of them".
            apart = next((place for place in gap if place in self._reading.clauses.soft), None)
            if apart is not None and self._reading.holds(Clause(apart, after[0]), "body"):
                return True
        return False

    def _begins_another(self, before: Span, after: Span) -> bool:
        clause = self._reading.clauses.of(after)
        begins = range(clause.start, clause.start + 2)
        return clause.start > before[0] and after[0] in begins

    def _own_denials(self) -> set[Span]:
        return {span for name in OWN_DENIALS for span in self._reading.at(name)}

    def _conditions(self, clause: Clause, place: int) -> Iterable[Span]:
        # "Can I wait if I vomit blood?" asks about what is there, and so does "if it has bled
        # since noon?".
        reading = self._reading
        happens = reading.asks and ("ongoing" in reading.places or self._lasts(clause))
        if happens or reading.holds(clause, "wait"):
            return
        yield from self._wondered(clause, place)
        yield from self._due(clause, place)
        embeds = {end for _, end in reading.at("embeds")}
        embeds |= {start for start, _ in reading.at("polite")}
        if not reading.holds(clause, "ongoing"):
            for span in reading.within("supposing", clause):
                if span[0] == clause.start and span[0] not in embeds:
                    yield span
        if asks_how_bad(reading, clause):
            return
        for span in reading.within("cond", clause):
            if span[0] <= place and span[0] not in embeds:
                yield span

    def _wondered(self, clause: Clause, place: int) -> Iterable[Span]:
        """Conditions that stand after the sign, and "how would I know" before it."""
        reading = self._reading
        yield from (span for span in reading.within("trailing", clause) if span[0] >= place)
        yield from (span for span in reading.within("knowing", clause) if span[0] <= place)
        whole = reading.marked and len(reading.clauses.all) == 1
        for span in reading.within("inverted", clause):
            if span[0] <= place and not (whole and span[0] == 0):
                yield span

    def _due(self, clause: Clause, place: int) -> Iterable[Span]:
        """What asks when to do something about the sign: "when should I call for a fever".

        Not about one that somebody has: "for this fever", "for the blood that I am coughing up".
        """
        for span in self._reading.within("due", clause):
            between, after = Clause(span[1], place + 1), Clause(place, clause.end)
            there = self._reading.holds(between, "definite", "felt", "now")
            if span[0] <= place and not there and not self._reading.holds(after, "mine"):
                yield span

    def _lasts(self, clause: Clause) -> bool:
        """Whether it has gone on for some time: "if my hand has been weak for an hour"."""
        return all(self._reading.holds(clause, cue) for cue in ("lasting", "now", "my"))

    def _is_left(self, source: Span, start: int) -> bool:
        """Whether somebody went on to something else: "I watched a film and passed out".

        Not where it is what the film tells ("I read fits and faints are common").
        """
        reading = self._reading
        clause = reading.clauses.of(source)
        if reading.holds(Clause(source[0], clause.end), "tells"):
            return False
        acted = (reading.within(cue, Clause(clause.start, source[0])) for cue in ("self", "other"))
        if not (reading.chinese or any(any(spans) for spans in acted)):
            return False
        stretch = Clause(source[1], start + 1)
        soft = any(place in reading.clauses.soft for place in range(source[1], start + 1))
        return soft or reading.holds(stretch, "link", "joint", "next")

    def _reaches(self, cue: str, clause: Clause, ordered: Sequence[Span]) -> bool:
        """Whether such a cue stands before the expression, or in one of its gaps."""
        start, end = ordered[0][0], ordered[-1][1]
        harmed = self._reading.covered("harmed")
        for span in self._reading.within(cue, clause):
            if span[0] in harmed or (cue == "source" and self._is_left(span, start)):
                continue
            if any(a[1] <= span[0] and span[1] <= b[0] for a, b in pairwise(ordered)):
                return True
            # An animal's verb may be the sign's own: "my rabbit can't breathe".
            if (span[0] if cue == "fiction" else span[1] - 1) >= start:
                continue
            if cue == "fiction":
                after = Clause(span[1], clause.end)
                restored = self._reading.holds(after, "self", "my")
            elif cue == "imagined":
                restored = self._reading.holds(Clause(span[1], clause.end), "now")
            elif cue == "fear":
                after = Clause(span[1], clause.end)
                restored = self._reading.holds(after, "now", "felt")
                restored |= self._reading.holds(Clause(span[1], start), "definite")
            else:
                restored = any(self._reading.mine(Clause(span[1], end)))
            if not restored:
                return True
        return False

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

from core.retrieval.language import Language
from core.signs.clauses import Clause, Clauses
from core.signs.tables import Places, Span
from core.signs.texts import Text


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
    MILD = "mild"


CUES = frozenset(
    [
        "neg",
        "light",
        "either",
        "unlike",
        "past",
        "departed",
        "present",
        "usual",
        "over",
        "turned",
        "back",
        "now",
        "recent",
        "ongoing",
        "future",
        "mine",
        "my",
        "self",
        "other",
        "definite",
        "felt",
        "subject",
        "lead",
        "cond",
        "supposing",
        "embeds",
        "polite",
        "general",
        "fear",
        "imagined",
        "source",
        "instruct",
        "any",
        "noted",
        "saying",
        "joke",
        "laugh",
        "fine",
        "body",
        "but",
        "pair",
        "link",
        "joint",
        "restart",
        "ask",
        "preface",
        "plea",
        "modal",
        "wait",
        "mild",
    ]
)
"""The names of the concepts that every language defines."""


class Scope:
    """The clauses of one sentence, and what its cues say of an expression in it.

    Attributes:
        beside_what_happens: whether another sentence of the message tells what happens just now;
            a question beside it is about that.
    """

    def __init__(
        self, text: Text, places: Places, language: Language, *, asks: bool, marked: bool
    ) -> None:
        self._text = text
        self._places = places
        self._asks = asks
        self._marked = marked
        self._chinese = language is Language.CHINESE
        self._clauses = Clauses(text, places, language)
        self._symptoms: set[int] | None = None
        self.beside_what_happens = False

    def tells_what_happens(self) -> bool:
        """Whether the sentence tells, and asks nothing: "A bee stung me ten minutes ago"."""
        if self._asks or "ongoing" not in self._places:
            return False
        return self._chinese or any(cue in self._places for cue in ("self", "other", "my"))

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
        start, end = ordered[0][0], max(span[1] for span in ordered)
        if self._is_broken(ordered):
            return LookAlike.BROKEN
        clause = self._clauses.of(ordered[-1])
        if self._joking(clause) or any(self._in("saying", clause)):
            return LookAlike.SAYING
        if self._is_denied(ordered):
            return LookAlike.DENIED
        if self._is_over(end, clause):
            return LookAlike.OVER
        if self._is_past(clause, end):
            return LookAlike.PAST
        if circumstance:
            if any(self._conditions(clause, start)):
                return LookAlike.SUPPOSED
            return LookAlike.FEARED if self._reaches("imagined", clause, ordered) else None
        if any(self._in("usual", clause)) and not any(self._in("now", clause)):
            return LookAlike.USUAL
        if any(self._conditions(clause, start)):
            return LookAlike.SUPPOSED
        for cue, reason in (
            ("general", LookAlike.GENERAL),
            ("fear", LookAlike.FEARED),
            ("imagined", LookAlike.FEARED),
            ("source", LookAlike.READ),
        ):
            if cue == "general" and in_any_question:
                continue
            if self._reaches(cue, clause, ordered):
                return reason
        if not in_any_question and self._is_generality(clause):
            return LookAlike.GENERAL
        if self._is_feared_to_come(clause):
            return LookAlike.FEARED
        if self._is_instruction(clause, start):
            return LookAlike.READ
        if not in_any_question and self._is_asked(clause, start, end):
            return LookAlike.ASKED
        if not grave and any(self._in("mild", clause)) and not any(self._in("now", clause)):
            return LookAlike.MILD
        return None

    def _at(self, cue: str) -> list[Span]:
        return self._places.get(cue, [])

    def _in(self, cue: str, clause: Clause) -> Iterable[Span]:
        return clause.among(self._at(cue))

    def _joking(self, clause: Clause) -> bool:
        # A laugh makes light of its own clause only: people in trouble laugh, too.
        return "joke" in self._places or any(self._in("laugh", clause))

    def _is_broken(self, ordered: Sequence[Span]) -> bool:
        """Whether they are of different statements: "my chest is fine, my knee hurts"."""
        for before, after in pairwise(ordered):
            gap = range(before[1], after[0] + 1)
            if any(place in self._clauses.hard for place in gap):
                return True
            inner = Clause(before[1], after[0])
            if any(self._in("fine", inner)):
                return True
            if any(place in self._clauses.soft for place in gap) and any(self._in("body", inner)):
                return True
        return False

    def _is_denied(self, ordered: Sequence[Span]) -> bool:
        first = ordered[0]
        clause = self._clauses.of(first)
        listed = self._covered("either")
        if any(span[0] not in listed for span in self._in("unlike", clause)):
            return False
        before = [span for span in self._in("neg", clause) if span[1] <= first[0]]
        if before and self._denies(max(before, key=lambda span: span[1]), first[0]):
            return True
        for one, other in pairwise(ordered):
            between = [n for n in self._at("neg") if one[1] <= n[0] and n[1] <= other[0]]
            if between and self._denies(between[-1], other[0]):
                return True
        return False

    def _denies(self, negation: Span, place: int) -> bool:
        """Whether only words that carry the negation on stand between it and the place."""
        gap = range(negation[1], place)
        light = self._covered("light")
        listed = any(negation[1] <= start < place for start, _ in self._at("either"))
        if not listed and any(unit in self._clauses.soft for unit in range(negation[1], place + 1)):
            return False
        if all(unit in light for unit in gap):
            return True
        if not listed:
            return False
        return all(unit in light or unit in self._symptom_units() for unit in gap)

    def _covered(self, cue: str) -> set[int]:
        return {unit for start, end in self._at(cue) for unit in range(start, end)}

    def _symptom_units(self) -> set[int]:
        if self._symptoms is None:
            names = [
                name for name in self._places if name not in CUES or name in ("body", "either")
            ]
            self._symptoms = {
                unit
                for name in names
                for start, end in self._at(name)
                for unit in range(start, end)
            }
            self._symptoms |= {u for u, unit in enumerate(self._text.units) if not unit.isalnum()}
        return self._symptoms

    def _is_over(self, end: int, clause: Clause) -> bool:
        if any(self._in("recent", clause)):
            return False
        # "Has gone" ends a complaint, "has gone numb" is one.
        turned = {unit for span in self._at("turned") for unit in range(*span)}
        for start, stop in self._at("over"):
            if start < end or self._is_negated(start) or start in turned:
                continue
            here = self._clauses.of((start, stop))
            bodies = [span for span in self._in("body", here) if end <= span[0] < start]
            if here is not clause and bodies:
                continue
            begun_anew = [span for span in self._at("now") if span[0] >= here.end]
            return not begun_anew and not any(span[0] >= stop for span in self._at("back"))
        return False

    def _is_negated(self, place: int) -> bool:
        return any(place - 2 <= stop <= place for _, stop in self._at("neg"))

    def _is_past(self, clause: Clause, place: int) -> bool:
        if self._is_of_the_departed(clause, place):
            return not any(any(self._in(cue, clause)) for cue in self._there("ongoing", "recent"))
        return any(self._in("past", clause)) and not any(
            any(self._in(cue, clause)) for cue in ("now", "present")
        )

    def _is_of_the_departed(self, clause: Clause, place: int) -> bool:
        """Whether it tells of somebody who has died: "Grandad had a stroke and lived to 90"."""
        if any(self._in("departed", clause)):
            said = max(end for _, end in self._in("departed", clause))
            return not any(said <= begun < place for begun, _ in self._in("self", clause))
        if "departed" not in self._places or any(self._in("self", clause)):
            return False
        return any(self._in("other", clause))

    def _is_generality(self, clause: Clause) -> bool:
        """Whether a question in general takes in the clause: "What's worse, a fit or a faint?"."""
        asks = self._asks or (self._chinese and "ask" in self._places)
        if not asks or "general" not in self._places or any(self._in("plea", clause)):
            return False
        cues = ("self", "my", "other", "mine", "ongoing", "now", "present", "felt")
        return not any(any(self._in(cue, clause)) for cue in cues)

    def _is_feared_to_come(self, clause: Clause) -> bool:
        """Whether the clause fears what lies ahead: "going blind when I'm old frightens me"."""
        feared = any(self._in("fear", clause)) and any(self._in("future", clause))
        return feared and not any(self._in("now", clause))

    def _is_instruction(self, clause: Clause, place: int) -> bool:
        """Whether somebody repeats when to call for help, and the clause is of nobody here."""
        if self._asks or "instruct" not in self._places:
            return False
        if "noted" not in self._places and "source" not in self._places:
            return False
        # "I should come straight in with a fever": whoever is told to come need not have one.
        cues = ("instruct", "noted", "source")
        told = [end for cue in cues for _, end in self._in(cue, clause) if end <= place]
        # "The sheet says to call, my wound is open" has the instruction first.
        before = all(end <= clause.start for _, end in self._at("instruct"))
        if before and "noted" not in self._places:
            return False
        stretch = Clause(max(told, default=clause.start), clause.end)
        if any(start <= place <= end + 1 for start, end in self._in("any", clause)):
            return True
        here = self._there("self", "my", "other", "ongoing")
        return not any(any(self._in(cue, stretch)) for cue in here)

    def _there(self, *cues: str) -> tuple[str, ...]:
        """The cues, and that of the present; not in Chinese, where that has "suddenly", too."""
        return cues if self._chinese else (*cues, "present")

    def _conditions(self, clause: Clause, place: int) -> Iterable[Span]:
        # "Can I wait if I vomit blood?" asks about what is there, and so does "if it is twisted
        # since three o'clock?".
        if any(self._in("wait", clause)) or (self._asks and "ongoing" in self._places):
            return
        yield from (span for span in self._in("supposing", clause) if span[0] == clause.start)
        embeds = {end for _, end in self._at("embeds")} | {start for start, _ in self._at("polite")}
        yield from (
            span for span in self._in("cond", clause) if span[0] <= place and span[0] not in embeds
        )

    def _reaches(self, cue: str, clause: Clause, ordered: Sequence[Span]) -> bool:
        """Whether such a cue stands before the expression, or in one of its gaps."""
        start, end = ordered[0][0], ordered[-1][1]
        for span in self._in(cue, clause):
            if any(a[1] <= span[0] and span[1] <= b[0] for a, b in pairwise(ordered)):
                return True
            if span[1] > start:
                continue
            if cue == "imagined":
                restored = any(self._in("now", Clause(span[1], clause.end)))
            elif cue == "fear":
                after = Clause(span[1], clause.end)
                restored = any(self._in("now", after)) or any(self._in("felt", after))
                restored = restored or any(self._in("definite", Clause(span[1], start)))
            else:
                restored = any(self._mine(Clause(span[1], end)))
            if not restored:
                return True
        return False

    def _mine(self, clause: Clause) -> Iterable[Span]:
        """Where the clause says that it is about somebody here, now."""
        modals = {end for _, end in self._at("modal")}
        yield from (span for span in self._in("mine", clause) if span[0] not in modals)
        yield from self._in("my", clause)

    def _is_asked(self, clause: Clause, start: int, end: int) -> bool:
        if not self._asks or not self._is_question(clause):
            return False
        if self.beside_what_happens or any(self._in("plea", clause)):
            return False
        if any(self._in("ongoing", clause)):
            return False
        if any(self._in("recent", clause)) and any(self._in("other", clause)):
            return False
        modals = {stop for _, stop in self._at("modal")}
        if any(span[0] < end and span[0] not in modals for span in self._in("mine", clause)):
            return False
        near = range(start - 4, end)
        return not any(span[0] in near for span in self._in("my", clause))

    def _is_question(self, clause: Clause) -> bool:
        """Whether this clause of a sentence that asks is the one that does."""
        if self._chinese:
            # "May I ask" only opens; the clause that asks has a question word of its own.
            openings = {start for start, _ in self._at("preface")}
            asking = [span for span in self._at("ask") if span[0] not in openings]
            return any(clause.among(asking or self._at("ask"))) or len(self._clauses.all) == 1
        begins = clause.start + any(
            start == clause.start for cue in ("link", "joint", "but") for start, _ in self._at(cue)
        )
        if any(clause.start <= start <= begins for start, _ in self._in("ask", clause)):
            return True
        # A bare "chest pain?" tells; a longer question without a question word may only ask.
        if self._marked and self._is_told_beside_a_question(clause):
            return False
        if self._marked:
            return clause is self._clauses.all[-1] and clause.end - clause.start > 4
        return len(self._clauses.all) == 1 and any(self._in("ask", clause))

    def _is_told_beside_a_question(self, clause: Clause) -> bool:
        """Whether it says what somebody did: "Will he sleep it off, he drank antifreeze?"."""
        asking = {start for start, _ in self._at("ask")}
        if not any(other.start in asking for other in self._clauses.all if other is not clause):
            return False
        return any(
            start == clause.start for cue in ("self", "other", "my") for start, _ in self._at(cue)
        )

"""Divides a sentence into the clauses beyond which its cues do not reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from core.retrieval.language import Language
from core.signs.as_typed.texts import Text
from core.signs.tables import Places, Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence, from a unit to the one after the last."""

    start: int
    end: int

    def holds(self, span: Span) -> bool:
        """Whether the span begins here."""
        return self.start <= span[0] < self.end

    def among(self, spans: Iterable[Span]) -> Iterable[Span]:
        """Those of the spans that begin here."""
        return (span for span in spans if self.holds(span))


class Clauses:
    """The clauses of a sentence.

    Attributes:
        hard: places where a statement of its own begins.
        soft: further places where a clause may end.
        all: the clauses in their order, each with the lists and remarks that belong to it.
    """

    def __init__(self, text: Text, places: Places, language: Language) -> None:
        self._text = text
        self._places = places
        self._chinese = language is Language.CHINESE
        self.hard = text.breaks.hard | {start for start, _ in self._at("but")}
        self.soft = self._soft_breaks()
        self.all = self._find()

    def _soft_breaks(self) -> frozenset[int]:
        begins = {start for start, _ in [*self._at("subject"), *self._at("restart")]}
        links = {start for start, end in self._at("link") if end in begins}
        links -= self._paired() | self._listed(links) | self._denied_on(links)
        apart = {start for start, _ in [*self._at("joint"), *self._at("restart")]}
        if self._chinese:
            apart -= {start for start in apart if self._supposed(start)}
        # "Since now" and "and now" begin where their first word does.
        apart -= {end for _, end in [*self._at("link"), *self._at("joint"), *self._at("but")]}
        # "When should I" is one question, though "should I" may begin another.
        apart -= {place for start, end in self._at("due") for place in range(start + 1, end + 1)}
        return self._text.breaks.soft | links | apart

    def _paired(self) -> set[int]:
        """Where a link joins the two that are compared: "between a faint and a fit"."""
        links = sorted(start for start, _ in self._at("link"))
        breaks = self._text.breaks.soft | self._text.breaks.hard
        paired = set()
        for _, end in self._at("pair"):
            after = next((link for link in links if link >= end), None)
            if after is not None and not any(end < place <= after for place in breaks):
                paired.add(after)
        return paired

    def _listed(self, links: set[int]) -> set[int]:
        """Where a link joins no more than a part of the body: "my chest and my throat"."""
        breaks = self._text.breaks.soft | self._text.breaks.hard | links | {len(self._text.units)}
        ends = {start: end for start, end in self._at("link") if start in links}
        parts = [span for span in self._at("body") if span[1] in breaks]
        return {
            link for link, end in ends.items() if any(end <= start <= end + 1 for start, _ in parts)
        }

    def _denied_on(self, links: set[int]) -> set[int]:
        """Where a link carries a denial on: "I haven't fainted or had any fits"."""
        breaks = self._text.breaks.soft | self._text.breaks.hard
        ends = {start: end for start, end in self._at("either") if start in links}
        spoken = {start for cue in ("self", "other", "my", "restart") for start, _ in self._at(cue)}
        return {
            link
            for link, end in ends.items()
            if end not in spoken
            and any(
                stop <= link and not any(stop < place <= link for place in breaks)
                for _, stop in self._at("neg")
            )
        }

    def _supposed(self, place: int) -> bool:
        """Whether a condition begins before the place and no break ends it: "if I suddenly"."""
        breaks = self._text.breaks.soft | self._text.breaks.hard
        since = max((one for one in breaks if one <= place), default=0)
        return any(since <= start < place for start, _ in self._at("cond"))

    def _find(self) -> list[Clause]:
        """Clauses with the lists and remarks that belong to them."""
        length = len(self._text.units)
        places = sorted({0, length} | {place for place in self.hard | self.soft if place < length})
        clauses: list[Clause] = []
        leading = False
        for start, end in pairwise(places):
            piece = Clause(start, end)
            joins = clauses and start not in self.hard
            joins = joins and (leading or not self._stands_alone(piece))
            if joins and leading and self._begins("restart", piece):
                joins = False
            if joins:
                clauses[-1] = Clause(clauses[-1].start, end)
                leading = leading and self._leads(piece)
            else:
                clauses.append(piece)
                leading = self._leads(piece)
        return clauses or [Clause(0, length)]

    def _stands_alone(self, piece: Clause) -> bool:
        if self._chinese and any(self._in("usual", piece)):
            return self._begins("subject", piece)
        return self._chinese or any(
            self._begins(cue, piece) for cue in ("subject", "restart", "now")
        )

    def _leads(self, piece: Clause) -> bool:
        """Whether it says when or under which condition the next clause holds."""
        if not self._chinese and (self._is_as_usual(piece) or self._begins("due", piece)):
            return False
        if self._begins("lead", piece, within=1):
            return not self._tells_of_then(piece)
        if self._chinese:
            return piece.end - piece.start <= 5 and any(self._in("past", piece))
        return not any(self._in("subject", piece)) and any(
            any(self._in(cue, piece)) for cue in ("past", "usual", "cond")
        )

    def _tells_of_then(self, piece: Clause) -> bool:
        """Whether it tells what was then: "Back in 1998 I had a fit", not "back in 1998"."""
        then = [end for start, end in self._in("past", piece) if start <= piece.start + 1]
        return bool(then) and any(start >= max(then) for start, _ in self._in("self", piece))

    def _is_as_usual(self, piece: Clause) -> bool:
        """Whether it tells what was as usual: "As always I had breakfast", not "as always"."""
        said = [end for start, end in self._in("usual", piece) if start <= piece.start + 1]
        if not said or said[0] >= piece.end:
            return False
        rest = Clause(said[0], piece.end)
        return not any(any(self._in(cue, rest)) for cue in ("lead", "cond", "usual", "past", "now"))

    def _begins(self, cue: str, clause: Clause, within: int = 2) -> bool:
        return any(start <= clause.start + within for start, _ in self._in(cue, clause))

    def of(self, span: Span) -> Clause:
        """The clause that the span begins in."""
        return next((clause for clause in self.all if clause.holds(span)), self.all[-1])

    def _at(self, cue: str) -> list[Span]:
        return self._places.get(cue, [])

    def _in(self, cue: str, clause: Clause) -> Iterable[Span]:
        return clause.among(self._at(cue))

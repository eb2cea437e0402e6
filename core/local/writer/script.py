"""Writes a spoken script from a document's own sentences and headings.

Nothing is added but a few questions at the end, which say nothing themselves.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.local.writer.request import ScriptRequest
from core.local.writer.teach_back import LEAST, MIN_MINUTES, questions
from core.local.writer.units import introduced, script_units
from core.retrieval.language import detect_language, document_terms
from core.retrieval.structure.sections import Section, parse_sections
from core.text.speech_rate import spoken_minutes

# The first sentence of a section says what it is about.
_FIRST_SENTENCE_BONUS = 1.3
_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that are said together; `size` is in minutes.

    `urgent` ones are always said, and those that forbid something before any that only tell.
    """

    text: str
    size: float
    weight: float
    urgent: bool
    forbids: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A section; `lead` are the minutes that its heading takes."""

    heading: str
    lead: float
    units: tuple[_Unit, ...]

    @property
    def size(self) -> float:
        return _size(self.units)

    @property
    def asks(self) -> bool:
        """Whether the heading is a question."""
        return self.heading.endswith(("?", "？"))

    def by_weight(self) -> list[int]:
        """The numbers of the units, the weightiest first; a heading's question is answered first.

        Its answer ("No.") is what the section begins with.
        """
        return sorted(
            range(len(self.units)),
            key=lambda unit: (not (self.asks and unit == 0), -self.units[unit].weight),
        )


def write_script(request: ScriptRequest) -> str:
    """A script of about the asked length, section by section in the document's order.

    One speaker: each section's heading, then its sentences. Two: Speaker 1 asks the heading as a
    question, Speaker 2 answers with the sentences. A document shorter than asked is used whole.
    """
    parts: list[_Part] = []
    for document in request.documents:
        parts.extend(_parts(parse_sections(document.text, document.title), request.language))
    chosen = _choose(parts, request.minutes)
    closing = _closing(parts, chosen, request.language, _QUESTIONS)
    if closing:
        # The questions take their minutes from what is told, as far as that may be left out.
        left = request.minutes - spoken_minutes(closing, request.language)
        chosen = _choose(parts, left)
        most = _QUESTIONS if _minutes(parts, chosen) <= left else LEAST
        closing = _closing(parts, chosen, request.language, most)
    wide = request.language in {"zh", "ja"}
    blocks = []
    for number, part in enumerate(parts):
        if not chosen[number]:
            continue
        body = ("" if wide else " ").join(part.units[unit].text for unit in sorted(chosen[number]))
        blocks.append(_block(part.heading, body, request))
    if closing:
        blocks.append(f"Speaker 2: {closing}" if request.dialogue else closing)
    return "\n\n".join(blocks)


def _said(
    parts: Sequence[_Part], chosen: Sequence[set[int]]
) -> Iterator[tuple[_Part, list[_Unit]]]:
    """The parts of which something is said, with that."""
    for part, units in zip(parts, chosen, strict=True):
        if units:
            yield part, [part.units[unit] for unit in units]


def _minutes(parts: Sequence[_Part], chosen: Sequence[set[int]]) -> float:
    """The minutes that these units take, with their headings."""
    return sum(part.lead + _size(units) for part, units in _said(parts, chosen))


def _size(units: Iterable[_Unit]) -> float:
    return sum(unit.size for unit in units)


def _closing(parts: Sequence[_Part], chosen: Sequence[set[int]], language: str, most: int) -> str:
    """The questions that let patients say what they heard, "" where there are none."""
    if _minutes(parts, chosen) < MIN_MINUTES:
        return ""
    said = list(_said(parts, chosen))
    units = [unit for _, told in said for unit in told]
    # When to get help has a question of its own.
    ranked = sorted(said, key=lambda one: (any(unit.urgent for unit in one[1]), -_size(one[1])))
    return questions(
        "".join(unit.text for unit in units),
        [part.heading for part, _ in ranked],
        language,
        most,
        forbids=any(unit.forbids for unit in units),
        urgent=any(unit.urgent for unit in units),
    )


def _block(heading: str, body: str, request: ScriptRequest) -> str:
    if request.dialogue:
        return f"Speaker 1: {_as_question(heading, request.language)}\nSpeaker 2: {body}"
    return f"{introduced(heading, request.language)}\n{body}" if heading else body


def _as_question(heading: str, language: str) -> str:
    if heading.endswith(("?", "？")):
        return heading
    plain = heading.rstrip(".。:： ")
    if language in {"zh", "ja"}:
        return f"{plain}？"
    return f"¿{plain}?" if language == "es" else f"{plain}?"


def _parts(sections: Sequence[Section], spoken: str) -> list[_Part]:
    language = detect_language("\n".join(section.text for section in sections))
    groups = [(section, script_units(section.text, section.title)) for section in sections]
    frequency: Counter[str] = Counter()
    terms = {
        unit.text: frozenset(document_terms(unit.text, language))
        for _, units in groups
        for unit in units
    }
    for found in terms.values():
        frequency.update(found)
    return [
        _Part(
            section.title,
            spoken_minutes(section.title, spoken),
            tuple(
                _Unit(
                    unit.text,
                    spoken_minutes(unit.text, spoken),
                    _weight(terms[unit.text], frequency, number == 0),
                    unit.urgent,
                    unit.forbids,
                )
                for number, unit in enumerate(units)
            ),
        )
        for section, units in groups
        if units
    ]


def _weight(terms: frozenset[str], frequency: Counter[str], first: bool) -> float:
    """How much of what the document is about a sentence holds, whatever its length."""
    if not terms:
        return 0.0
    shared = sum(math.log(frequency[term]) for term in terms)
    return shared / math.sqrt(len(terms)) * (_FIRST_SENTENCE_BONUS if first else 1.0)


def _choose(parts: Sequence[_Part], minutes: float) -> list[set[int]]:
    """The units to say of each part: the urgent ones, however many, then what fits.

    Of the others those come first that forbid something; the weightiest are spread evenly.
    """
    if sum(part.size + part.lead for part in parts) <= minutes:
        return [set(range(len(part.units))) for part in parts]
    choice = _Choice(parts, minutes)
    for number, part in enumerate(parts):
        for unit in [place for place, unit in enumerate(part.units) if unit.urgent]:
            choice.add(number, unit)
    for number, part in enumerate(parts):
        for place, forbidding in enumerate(part.units):
            if forbidding.forbids and choice.cost(number, place) <= choice.left:
                choice.add(number, place)
    for number in _spread(parts, choice.left):
        if not choice.chosen[number]:
            choice.add(number, choice.ranked[number][0])
    open_parts = {number for number in range(len(parts)) if choice.chosen[number]}
    while choice.left > 0 and open_parts:
        number = min(open_parts, key=choice.share)
        fitting = choice.fitting(number)
        if fitting is None:
            open_parts.discard(number)
        else:
            choice.add(number, fitting)
    return choice.chosen


class _Choice:
    """What is chosen of each part so far, and the minutes that are left."""

    def __init__(self, parts: Sequence[_Part], minutes: float) -> None:
        self.parts = parts
        self.left = minutes
        self.chosen: list[set[int]] = [set() for _ in parts]
        self.ranked = [part.by_weight() for part in parts]
        self._said = [0.0] * len(parts)

    def add(self, number: int, unit: int) -> None:
        """Say this unit; before a part's first one its heading, and what answers that."""
        if unit in self.chosen[number]:
            return
        part = self.parts[number]
        if not self.chosen[number]:
            self.left -= part.lead
        self.chosen[number].add(unit)
        self.ranked[number].remove(unit)
        self._said[number] += part.units[unit].size
        self.left -= part.units[unit].size
        if part.asks:
            self.add(number, 0)

    def cost(self, number: int, unit: int) -> float:
        """The minutes that a unit takes, with the part's heading and its answer where due."""
        part = self.parts[number]
        if self.chosen[number]:
            return part.units[unit].size
        answer = part.units[0].size if part.asks and unit else 0.0
        return part.units[unit].size + part.lead + answer

    def share(self, number: int) -> float:
        """How much of a part is said, 0 to 1."""
        return self._said[number] / self.parts[number].size

    def fitting(self, number: int) -> int | None:
        """The weightiest unit of a part that fits into what is left."""
        units = self.parts[number].units
        return next((unit for unit in self.ranked[number] if units[unit].size <= self.left), None)


def _spread(parts: Sequence[_Part], minutes: float) -> list[int]:
    """Parts to speak of: all, or evenly spaced ones when one unit of each is too long."""
    costs = [part.units[part.by_weight()[0]].size + part.lead for part in parts]
    for step in range(1, len(parts)):
        spread = list(range(0, len(parts), step))
        if sum(costs[number] for number in spread) <= minutes:
            return spread
    return [0]

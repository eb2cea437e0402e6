"""Writes a spoken script from a document's own sentences and headings, and nothing else."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.local.script_request import ScriptRequest
from core.retrieval.language import detect_language, document_terms
from core.retrieval.lists import list_blocks
from core.retrieval.questions import split_sentences
from core.retrieval.sections import Section, parse_sections

# Unhurried speech for patients: English and Spanish words, and Chinese characters, a minute.
WORDS_PER_MINUTE = 150
CHARACTERS_PER_MINUTE = 240

_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’」』）)\]]*$")
# The first sentence of a section says what it is about.
_FIRST_SENTENCE_BONUS = 1.3


@dataclass(frozen=True, slots=True)
class _Unit:
    """Sentences that are said together, such as a list with its lead-in."""

    text: str
    size: float
    weight: float


@dataclass(frozen=True, slots=True)
class _Part:
    heading: str
    units: tuple[_Unit, ...]

    @property
    def size(self) -> float:
        return sum(unit.size for unit in self.units)

    def by_weight(self) -> list[int]:
        """The numbers of the units, the weightiest first."""
        return sorted(range(len(self.units)), key=lambda unit: -self.units[unit].weight)


def write_script(request: ScriptRequest) -> str:
    """A script of about the asked length, section by section in the document's order.

    One speaker: each section's heading, then its sentences. Two: Speaker 1 asks the heading as a
    question, Speaker 2 answers with the sentences. A document shorter than asked is used whole.
    """
    parts: list[_Part] = []
    for document in request.documents:
        parts.extend(_parts(parse_sections(document.text, document.title)))
    chosen = _choose(parts, request.minutes)
    wide = request.language in {"zh", "ja"}
    blocks = []
    for number, part in enumerate(parts):
        if not chosen[number]:
            continue
        body = ("" if wide else " ").join(part.units[unit].text for unit in sorted(chosen[number]))
        blocks.append(_block(part.heading, body, request))
    return "\n\n".join(blocks)


def spoken_minutes(text: str) -> float:
    """About how long a text takes to say."""
    wide = len(_WIDE.findall(text))
    words = len(_WIDE.sub(" ", text).split())
    return words / WORDS_PER_MINUTE + wide / CHARACTERS_PER_MINUTE


def _block(heading: str, body: str, request: ScriptRequest) -> str:
    if request.dialogue:
        return f"Speaker 1: {_as_question(heading, request.language)}\nSpeaker 2: {body}"
    return f"{_ended(heading, request.language)}\n{body}" if heading else body


def _as_question(heading: str, language: str) -> str:
    if heading.endswith(("?", "？")):
        return heading
    plain = heading.rstrip(".。:： ")
    if language in {"zh", "ja"}:
        return f"{plain}？"
    return f"¿{plain}?" if language == "es" else f"{plain}?"


def _ended(text: str, language: str = "") -> str:
    if _SENTENCE_END.search(text):
        return text
    wide = language in {"zh", "ja"} or (not language and _WIDE.search(text[-1:]) is not None)
    return f"{text.rstrip(':：;；,，、 ')}{'。' if wide else '.'}"


def _parts(sections: Sequence[Section]) -> list[_Part]:
    language = detect_language("\n".join(section.text for section in sections))
    groups = [(section, _groups(section.text)) for section in sections]
    frequency: Counter[str] = Counter()
    terms = {
        text: frozenset(document_terms(text, language)) for _, texts in groups for text in texts
    }
    for found in terms.values():
        frequency.update(found)
    return [
        _Part(
            section.title,
            tuple(
                _Unit(text, spoken_minutes(text), _weight(terms[text], frequency, number == 0))
                for number, text in enumerate(texts)
            ),
        )
        for section, texts in groups
        if texts
    ]


def _weight(terms: frozenset[str], frequency: Counter[str], first: bool) -> float:
    """How much of what the document is about a sentence holds, whatever its length."""
    if not terms:
        return 0.0
    shared = sum(math.log(frequency[term]) for term in terms)
    return shared / math.sqrt(len(terms)) * (_FIRST_SENTENCE_BONUS if first else 1.0)


def _groups(text: str) -> list[str]:
    """The sentences of a section; a lead-in ("Call us if:") keeps the list that it introduces."""
    groups: list[str] = []
    lines = text.splitlines()
    for first, end in list_blocks(lines):
        sentences = split_sentences(lines[first])
        if end == first + 1:
            groups.extend(_ended(sentence) for sentence in sentences)
            continue
        items = [_ended(line.strip()) for line in lines[first + 1 : end]]
        groups.extend(_ended(sentence) for sentence in sentences[:-1])
        space = "" if _WIDE.search(sentences[-1]) else " "
        groups.append(space.join([sentences[-1], *items]))
    return groups


def _choose(parts: Sequence[_Part], minutes: float) -> list[set[int]]:
    """The units to say of each part: the weightiest, spread evenly, within the minutes."""
    if sum(part.size + spoken_minutes(part.heading) for part in parts) <= minutes:
        return [set(range(len(part.units))) for part in parts]
    chosen: list[set[int]] = [set() for _ in parts]
    ranked = [part.by_weight() for part in parts]
    said = [0.0] * len(parts)
    left = minutes
    for number in _spread(parts, minutes):
        best = ranked[number].pop(0)
        chosen[number].add(best)
        said[number] = parts[number].units[best].size
        left -= said[number] + spoken_minutes(parts[number].heading)
    open_parts = {number for number, units in enumerate(chosen) if units and ranked[number]}
    while left > 0 and open_parts:
        number = min(open_parts, key=lambda part: said[part] / parts[part].size)
        fitting = next(
            (unit for unit in ranked[number] if parts[number].units[unit].size <= left), None
        )
        if fitting is None:
            open_parts.discard(number)
            continue
        ranked[number].remove(fitting)
        chosen[number].add(fitting)
        said[number] += parts[number].units[fitting].size
        left -= parts[number].units[fitting].size
        if not ranked[number]:
            open_parts.discard(number)
    return chosen


def _spread(parts: Sequence[_Part], minutes: float) -> list[int]:
    """Parts to speak of: all, or evenly spaced ones when one sentence of each is too long."""
    costs = [
        max(part.units, key=lambda unit: unit.weight).size + spoken_minutes(part.heading)
        for part in parts
    ]
    for step in range(1, len(parts)):
        spread = list(range(0, len(parts), step))
        if sum(costs[number] for number in spread) <= minutes:
            return spread
    return [0]

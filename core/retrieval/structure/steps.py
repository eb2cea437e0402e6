"""Finds the numbered steps of a plain text, and tells when a question asks for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.text.scripts import words_and_characters

_NUMBERED = re.compile(
    r"(?P<before>\(|第|(?:step|paso|schritt|étape)\s+)?(?P<number>\d{1,2})(?:[.):、：]|步)(?!\d)",
    re.IGNORECASE,
)
_FEWEST = 3  # numbered lines in a row; two may be anything
_MAX_LEAD_IN = 25  # words; a longer line above the steps is a paragraph of its own

_ASKS_HOW = re.compile(
    r"\bhow (?:do|should|must|can|would|shall|am|are) (?:i|we|you|he|she|they|people)\b"
    r"(?! (?:know|feel|tell)\b)|\bwhat (?:do|should|must|can) (?:i|we) do with\b"
    r"|\bhow to\b|\bwhat are the steps\b|\bstep by step\b"
    r"|\bc[oó]mo (?!s[eé]\b|est|de\b)|\bqu[eé] pasos\b|\bpaso a paso\b"
    r"|怎[麼么樣样](?![辦办回])|如何|步[驟骤]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Steps:
    """Numbered lines that follow each other.

    Attributes:
        start: where their lead-in begins, or the first of them, in characters.
        first: the number of the first one; more than 1 in the second part of a long list.
        places: the start and end of each.
    """

    start: int
    first: int
    places: tuple[tuple[int, int], ...]

    def holds(self, start: int, end: int) -> bool:
        """Whether a stretch of the text lies among them, or is their lead-in."""
        return self.start <= start and end <= self.places[-1][1]

    def count_in(self, start: int, end: int) -> int:
        """How many of them a stretch of the text has a part of."""
        return sum(start < there and here < end for here, there in self.places)


def asks_for_steps(question: str) -> bool:
    """Whether a question asks how something is done, and not how long, how much or how often."""
    return _ASKS_HOW.search(question) is not None


def steps_of(text: str) -> list[Steps]:
    """The lists of steps in a passage.

    A line without a number goes on with the step above it, unless a blank line stands between: then
    a paragraph of its own begins, and the list has ended. An indented one still goes on.
    """
    found: list[Steps] = []
    places: list[tuple[int, int]] = []
    first, lead_in, position, before, ended = 0, 0, 0, "", False
    for line in [*text.split("\n"), "0."]:
        numbered = _NUMBERED.match(line.lstrip())
        number = int(numbered["number"]) if numbered else None
        follows = bool(places) and not ended and number == first + len(places)
        if number is not None and not follows:
            if len(places) >= _FEWEST:
                found.append(Steps(lead_in, first, tuple(places)))
            places, first = [], number
            lead_in = position - len(before) - 1 if _leads_in(before) else position
        if number is not None:
            places.append((position, position + len(line)))
            ended = False
        elif line[:1].strip() and not before.strip():
            ended = True
        before, position = line, position + len(line) + 1
    return found


def _leads_in(line: str) -> bool:
    words, characters = words_and_characters(line)
    return 0 < words + characters / 2 <= _MAX_LEAD_IN and not _NUMBERED.match(line.lstrip())

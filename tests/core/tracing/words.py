"""500 identifiers, names and sentences of patients, and a search that finds what is left of them.

Each has an odd word of eight different consonants. Searched is for every piece of six letters of
every odd word, whatever stands between the letters, in the text as it is and in what it may be
packed in; and for what all sentences have in common.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from tests.support.providers.trace_server import Received

_CHANCE = random.Random(20261125)
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_PIECE = 6


def _word() -> str:
    return "".join(_CHANCE.sample(_CONSONANTS, 8))


WORDS = [_word() for _ in range(500)]
SENTENCES = [
    f"My {word} hurts since {number % 28 + 1} days and I am afraid."
    for number, word in enumerate(WORDS[:350])
]
NAMES = [f"Anna {word.capitalize()}" for word in WORDS[350:425]]
IDENTIFIERS = [f"P{word}{number}" for number, word in enumerate(WORDS[425:])]

_COMMON = ("hurtssince", "daysandi", "iamafraid")
"""Of every sentence, without its odd word and all that is no letter."""

_PIECES = {
    word[begin : begin + _PIECE]: word for word in WORDS for begin in range(len(word) - _PIECE + 1)
}
# What is no text parts one from the next: random bytes, as of ids, would make words by chance.
_TEXT = re.compile(r"[\s!-~]{6,}")
_NO_LETTER = re.compile(r"[^a-z]+")
# Only there can a piece be, which saves looking at all others.
_CONSONANT_RUN = re.compile(f"[{_CONSONANTS}]{{{_PIECE},}}")
_ESCAPED = re.compile(r"\\(?:u00([0-9a-fA-F]{2})|x([0-9a-fA-F]{2})|([0-7]{3})|([nrtbf])|(.))")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}")


def found_in(text: str) -> set[str]:
    """The odd words of which something is in the text, and what is there of a sentence's rest."""
    found: set[str] = set()
    for form in _forms(text):
        for run in _TEXT.findall(form.lower()):
            letters = _NO_LETTER.sub("", run)
            for consonants in _CONSONANT_RUN.findall(letters):
                for begin in range(len(consonants) - _PIECE + 1):
                    word = _PIECES.get(consonants[begin : begin + _PIECE])
                    if word is not None:
                        found.add(word)
            found.update(common for common in _COMMON if common in letters)
    return found


def assert_silent(*places: str) -> None:
    """Nothing of the words is in any of the texts."""
    for text in places:
        found = sorted(found_in(text))
        assert not found, f"{len(found)} words, as {found[:3]}, in: {_lines_with(found, text)}"


def texts(*received: Received) -> list[str]:
    """All that arrived, as text."""
    return [raw.decode("utf-8", "replace") for one in received for raw in one.raw]


def _forms(text: str) -> Iterator[str]:
    """The text, and what it says where it is percent-encoded, escaped or in base64."""
    yield text
    unpacked = unquote_plus(text)
    if unpacked != text:
        yield unpacked
    unescaped = text
    for _ in range(2):  # JSON within JSON
        if "\\" in unescaped:
            unescaped = _ESCAPED.sub(_unescaped, unescaped)
            yield unescaped
    yield "\0".join(_decoded(packed) for packed in _BASE64.findall(text))


def _unescaped(found: re.Match[str]) -> str:
    hexadecimal = found[1] or found[2]
    if hexadecimal:
        return chr(int(hexadecimal, 16))
    if found[3]:
        return chr(int(found[3], 8) % 256)
    return " " if found[4] else str(found[5])


def _decoded(packed: str) -> str:
    """What is in base64, wherever in it one begins to read."""
    return "\0".join(
        base64.b64decode(part[: len(part) // 4 * 4], altchars=b"-_").decode("latin-1")
        for part in (packed.replace("+", "-").replace("/", "_")[begin:] for begin in range(4))
    )


def _lines_with(found: list[str], text: str) -> list[str]:
    """Some lines to begin looking at."""
    lines = (line for line in text.splitlines() if not found_in(line).isdisjoint(found))
    return [line[:600] for _, line in zip(range(5), lines, strict=False)]

"""Small raised and lowered digits of a printed line, and words with a line through them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from pdfminer.layout import LTChar, LTTextLine
from pdfplumber.page import Page

_SMALL = 0.85  # times the size of the line's letters
_RAISED_BY = 0.12
_LOWERED_BY = 0.05
_BELOW_LINE = 0.2  # of a letter's height that is kept for what hangs below, as in “g”
_CLOSE = 0.3
_THIN = 2.5  # points; a thicker bar is a background
_THROUGH = (0.3, 0.72)  # of the letters' height; an underline is lower

_UP = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_DOWN = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_FRACTION = re.compile(r"([⁰¹²³⁴-⁹]+)\s?[/⁄∕]\s?([₀-₉]+)")
_VULGAR = {unicodedata.normalize("NFKC", sign): sign for sign in "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}


def has_small_digits(line: LTTextLine) -> bool:
    """Whether digits of the line stand higher or lower than its letters."""
    places = _places([one for one in line if isinstance(one, LTChar)])
    return any(place in "ul" for place in places.values())


def text_of(line: LTTextLine) -> str:
    """The words of a line: 10⁹ is not “10 9”, and 1½ is not “11/2”."""
    parts = list(line)
    places = _places([one for one in parts if isinstance(one, LTChar)])
    if not any(place in "ul" for place in places.values()):
        return line.get_text().strip()
    raised = any(place == "u" for place in places.values())
    said = []
    for number, part in enumerate(parts):
        if isinstance(part, LTChar):
            place = places.get(id(part))
            table = _UP if place == "u" else _DOWN if place == "l" or (place and raised) else {}
            said.append(part.get_text().translate(table))
        elif not _is_within_number(parts, number, places):
            said.append(part.get_text())
    return _FRACTION.sub(_fraction, "".join(said)).strip()


def struck_out(page: Page, lines: Sequence[LTTextLine]) -> Iterator[str]:
    """The words of a page that a drawn line goes through."""
    height = float(page.height)
    drawn = [
        (float(one["x0"]), float(one["x1"]), height - float(one["top"] + one["bottom"]) / 2)
        for one in (*page.lines, *page.rects)
        if one["bottom"] - one["top"] <= _THIN < one["x1"] - one["x0"]
    ]
    for line in lines:
        # A drawing may have thousands of lines, and a page thousands of letters.
        near = [one for one in drawn if line.y0 <= one[2] <= line.y1]
        struck: list[str] = []
        for letter in line:
            if not isinstance(letter, LTChar):
                if struck:
                    struck.append(letter.get_text())
                continue
            if _is_struck(letter, near):
                struck.append(letter.get_text())
            elif struck:
                yield "".join(struck).strip()
                struck = []
        if struck:
            yield "".join(struck).strip()


def _is_struck(letter: LTChar, drawn: Sequence[tuple[float, float, float]]) -> bool:
    middle = (letter.x0 + letter.x1) / 2
    low, high = (letter.y0 + share * (letter.y1 - letter.y0) for share in _THROUGH)
    return any(left <= middle <= right and low <= at <= high for left, right, at in drawn)


def _places(letters: Sequence[LTChar]) -> dict[int, str]:
    """Where small digits stand: `u` up, `l` low, `b` at the line's foot. By their ids."""
    sizes = Counter(round(one.size, 1) for one in letters if one.get_text().strip())
    if len(sizes) < 2:
        return {}
    size = max(sizes, key=lambda one: (sizes[one], one))
    feet = sorted(_foot(one) for one in letters if round(one.size, 1) == size)
    foot = feet[len(feet) // 2]
    places = {}
    for letter in letters:
        if letter.size > _SMALL * size or not any(sign.isdigit() for sign in letter.get_text()):
            continue
        above = (_foot(letter) - foot) / size
        places[id(letter)] = "u" if above > _RAISED_BY else "l" if above < -_LOWERED_BY else "b"
    return places


def _foot(letter: LTChar) -> float:
    return float(letter.y0 + _BELOW_LINE * letter.size)


def _is_within_number(parts: Sequence[object], number: int, places: dict[int, str]) -> bool:
    """Whether a space was only supposed, because a small digit stands a little apart."""
    before = parts[number - 1] if number else None
    after = parts[number + 1] if number + 1 < len(parts) else None
    return (
        isinstance(before, LTChar)
        and isinstance(after, LTChar)
        and (id(before) in places or id(after) in places)
        and after.x0 - before.x1 < _CLOSE * max(before.size, after.size)
    )


def _fraction(found: re.Match[str]) -> str:
    top, bottom = (unicodedata.normalize("NFKC", part) for part in found.groups())
    return _VULGAR.get(f"{top}⁄{bottom}", f" {top}/{bottom}")

"""Compares order: what is done first, and which side of a “than” something stands on."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from core.i18n import text
from plugins.education_audio.fidelity.amounts.bounds import BETWEEN
from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.opposites.poles import Pole
from plugins.education_audio.fidelity.reading.sentence import Reading

# Between two actions: whether the one before it is done first.
_JOINTS = {
    "en": (
        (re.compile(r"\bbefore\b|\bprior to\b", re.I), True),
        (re.compile(r"\bafter\b|\bonce (?=you|the|it)", re.I), False),
        (re.compile(r"\b(?:then|later|afterwards|after that)\b", re.I), True),
    ),
    "es": (
        (re.compile(r"\bantes de(?:l| que)?\b", re.I), True),
        (re.compile(r"\b(?:despu[eé]s de(?:l| que)?|tras)\b", re.I), False),
        (re.compile(r"\b(?:luego|entonces|despu[eé]s(?! de))\b", re.I), True),
    ),
    "zh": (
        (re.compile("之前|以前|前(?!往|面)"), False),
        (re.compile("之後|以後|後(?!面)|完"), True),
        (re.compile("，?再|然後|接著"), True),
    ),
}
_BOTH = {
    "en": (re.compile(r"\bbefore\b", re.I), re.compile(r"\bafter(?:wards)?\b", re.I)),
    "es": (re.compile(r"\bantes\b", re.I), re.compile(r"\bdespu[eé]s\b", re.I)),
    "zh": (re.compile("前"), re.compile("後")),
}
_FIRST = {
    "en": re.compile(r"\bfirst\b", re.I),
    "es": re.compile(r"\bprimero\b", re.I),
    "zh": re.compile("先"),
}
_OPENS = {
    "en": re.compile(r"\W*(?:before|after|once)\b", re.I),
    "es": re.compile(r"\W*(?:antes de|despu[eé]s de|tras)", re.I),
}
_THAN = re.compile(r"\bthan\b|(?<=s) que\b|比", re.IGNORECASE)
# The other side in other words: “before you touch it and when you have finished”.
_OTHER_SIDE = re.compile(
    r"\b(?:finish\w*|done|over|again|then|start\w*|begin\w*|termin\w*|acab\w*|final|luego|empezar"
    r"|comenzar|de nuevo|otra vez|volver a)\b|完|好了|結束|再|先|開始",
    re.IGNORECASE,
)
_CONTEXT = 3  # content words behind “before” or “after”
_AROUND_THAN = 2  # content words on each side
_HARD = re.compile(r"[;.!?；。！？](?!\d)")


def compare_both_sides(
    script: Reading, sources: Sequence[Reading], beside: Sequence[Reading]
) -> Iterator[Difference]:
    """“Before and after exercise” told as “after exercise”, and the other one nowhere near it.

    `beside` are the sentences of the script around this one.
    """
    order = [one for one in script.poles if one.axis == "order"]
    told = {
        one.pole for reading in (script, *beside) for one in reading.poles if one.axis == "order"
    }
    if not order or len(told) > 1 or any(one.both_sides for one in (script, *beside)):
        return
    if _OTHER_SIDE.search(script.text) and not any(one.restricted for one in script.clauses):
        return
    for source in sources:
        for both in source.both_sides:
            said = next(
                (one for one in order if object_of(script, one) & object_of(source, both)), None
            )
            if said is not None:
                message = said_instead(
                    told=source.said[both.start : both.end],
                    said=script.said[said.start : said.end],
                )
                yield Difference(Kind.CONDITION, message, said.start, said.end)
                return


def is_turned(
    said_first: frozenset[str],
    said_then: frozenset[str],
    first: frozenset[str],
    then: frozenset[str],
) -> bool:
    """Whether of two actions the first is told as the second; words that one side names count."""
    same = (said_first - said_then) & (first - then) | (said_then - said_first) & (then - first)
    same = frozenset(
        one for one in same if not any(each.fullmatch(one) for each in _FIRST.values())
    )
    turned = (said_first - said_then) & (then - first)
    turned_too = (said_then - said_first) & (first - then)
    # “Take A first, then B”: one verb may serve both.
    return bool(turned and turned_too) and len(same) <= 1


def orders(reading: Reading) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """What is done first, and what after it."""
    cuts = [0, *(one.end() for one in _HARD.finditer(reading.text)), len(reading.text)]
    for start, end in itertools.pairwise(cuts):
        joints = _JOINTS[reading.language]
        if all(pattern.search(reading.text, start, end) for pattern in _BOTH[reading.language]):
            continue  # “Before and after” tells no order.
        for pattern, before_first in joints:
            joint = pattern.search(reading.text, start, end)
            if joint is None:
                continue
            # “Then” and “再” tell an order of their own only behind a “first”.
            if pattern is joints[2][0] and not _FIRST[reading.language].search(
                reading.text, start, joint.start()
            ):
                continue
            yield _sides(reading, start, end, joint, before_first=before_first)
            break


def _sides(
    reading: Reading, start: int, end: int, joint: re.Match[str], *, before_first: bool
) -> tuple[frozenset[str], frozenset[str]]:
    left, right = _terms(reading, start, joint.start()), _terms(reading, joint.end(), end)
    opens = _OPENS.get(reading.language)
    if opens is not None and opens.match(reading.text, start) is not None:
        # “Before the spray, rinse”: both sides stand behind the word.
        comma = reading.text.find(",", joint.end(), end)
        if comma > 0:
            left, right = _terms(reading, comma, end), _terms(reading, joint.end(), comma)
    return (left, right) if before_first else (right, left)


def _terms(reading: Reading, start: int, end: int) -> frozenset[str]:
    words = [word.term for word in reading.words if start <= word.start < end]
    return frozenset(words)


def compare_order(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“More women than men” told as “more men than women”."""
    for left, right, degree in _around_than(script):
        for other_left, other_right, other in (
            each for source in sources for each in _around_than(source)
        ):
            # With “fewer” in place of “more” the same is said the other way round.
            if left & other_right and right & other_left and degree == other:
                message = text("The two sides of “than” are the other way round in the document")
                yield Difference(Kind.CONDITION, message, 0, len(script.text))
                return


def _around_than(reading: Reading) -> Iterator[tuple[frozenset[str], frozenset[str], int | None]]:
    """The words before and after each “than”, as far as they are near it, and its “more”."""
    for than in _THAN.finditer(reading.text):
        before = [word.term for word in reading.words if word.end <= than.start()]
        after = [word.term for word in reading.words if word.start >= than.end()]
        left, right = frozenset(before[-_AROUND_THAN - 1 :]), frozenset(after[:_AROUND_THAN])
        degrees = [
            one.pole for one in reading.poles if one.axis == "degree" and one.end <= than.start()
        ]
        yield left - right, right - left, degrees[-1] if degrees else None


def object_of(reading: Reading, pole: Pole) -> frozenset[str]:
    """What something is before or after: the words behind it, in Chinese those in front."""
    marks = [one.start() for one in BETWEEN.finditer(reading.text)]
    if reading.language == "zh":
        start = max((one for one in marks if one < pole.start), default=0)
        words = [one for one in reading.words if start <= one.start and one.end <= pole.start]
        return frozenset(one.term for one in words[-_CONTEXT:])
    end = min((one for one in marks if one >= pole.end), default=len(reading.text))
    words = [one for one in reading.words if pole.end <= one.start < end]
    return frozenset(one.term for one in words[:_CONTEXT])

"""Finds steps that are told in another order than the document's, also over numbered sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.i18n import text
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.sequences import is_turned, orders

# What parts two steps and tells that the first is done first; a bare “and” or comma tells no order.
_THEN = {
    "en": re.compile(
        r"\b(?:then|next|finally|lastly|after that|afterwards|last of all)\b", re.IGNORECASE
    ),
    "es": re.compile(
        r"\b(?:luego|finalmente|despu[eé]s(?! de)|a continuaci[oó]n|por [uú]ltimo|entonces"
        r"|seguidamente)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("然後|接著|接下來|最後|(?:(?<=[，。])|(?<=先.{4})|(?<=先.{8}))再"),
}
_PIECES = {
    "en": re.compile(r"[,;.:!?](?!\d)|\band\b", re.IGNORECASE),
    "es": re.compile(r"[,;.:!?](?!\d)|\by\b", re.IGNORECASE),
    "zh": re.compile("[，。；：！？、]"),
}
# A sentence that turns the order of its parts: “B after A”.
_TURNING = {
    "en": re.compile(
        r"\b(?:before|after(?! that)|once|until|when|if|unless|while)\b", re.IGNORECASE
    ),
    "es": re.compile(
        r"\b(?:antes|despu[eé]s de|tras|hasta|cuando|si|salvo|mientras|al(?= \w+[aei]r\b))\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("前|(?<!然)後(?!，)|完|如果|若|時|除非|以免"),
}
_OPENS = 8  # characters before a word that opens a sentence: “Speaker, then …”
_LEAST = 2  # words by which a step is known, or half of its own

Step = frozenset[str]


def numbered_steps(document: Sequence[Reading], numbers: Sequence[int]) -> list[Sequence[Reading]]:
    """The numbered lines that these sentences stand among, each list in its order."""
    found: dict[int, Sequence[Reading]] = {}
    last = -1
    for number in sorted(numbers):
        if number <= last:
            continue
        first = last = number
        while first > 0 and 0 < _item(document, first - 1) <= _item(document, first):
            first -= 1
        while 0 < _item(document, last) <= _item(document, last + 1):
            last += 1
        if last > first:
            found[first] = document[first : last + 1]
    return list(found.values())


def _item(document: Sequence[Reading], number: int) -> int:
    return document[number].sentence.item if number < len(document) else 0


def compare_steps(
    script: Reading,
    sources: Sequence[Reading],
    lists: Sequence[Sequence[Reading]],
    before: Reading | None,
) -> Iterator[Difference]:
    """“Prime the pen, then dial the dose” told as “dial the dose, then prime the pen”.

    `lists` are the numbered steps of the document that the sources stand in, in their order, and
    `before` is the script's sentence before this one. Only words that one step alone has count.
    """
    language = script.language
    said = list(_told_in_order(script, before))
    for known in lists:
        steps = [_step(one, 0, len(one.text)) for one in known]
        for first, then in said:
            place, after = _place(first - then, steps), _place(then - first, steps)
            if place is not None and after is not None and place > after:
                yield _turned(script)
                return
    denies = any(one.negative for one in script.clauses)
    for source in sources:
        if any(one.negative for one in source.clauses) == denies and any(
            is_turned(*pair, *known) for pair in said for known in orders(source)
        ):
            yield _turned(script)
            return
    if denies or _TURNING[language].search(script.text):
        return
    for source in sources:
        if source.language != language or _TURNING[language].search(source.text):
            continue
        if any(one.negative for one in source.clauses):
            continue
        steps = _cut(source, _THEN[language], _PIECES[language])
        for first, then in said:
            here, later = _places(first - then, steps), _places(then - first, steps)
            if here and later and min(here) > max(later):
                yield _turned(script)
                return


def _turned(script: Reading) -> Difference:
    message = text("The document tells this in the other order")
    return Difference(Kind.CONDITION, message, 0, len(script.text))


def _told_in_order(script: Reading, before: Reading | None) -> Iterator[tuple[Step, Step]]:
    """Pairs of what the script says is done first, and after it."""
    language = script.language
    then = _THEN[language]
    if not _TURNING[language].search(script.text):
        steps = _cut(script, then)
        yield from pairwise(steps)
        opens = then.search(script.text[:_OPENS]) is not None
        numbered = before is not None and 0 < before.sentence.item < script.sentence.item
        if before is not None and steps and (opens or numbered):
            earlier = _cut(before, then)
            if earlier:
                yield earlier[-1], steps[0]
    yield from orders(script)


def _cut(reading: Reading, *marks: re.Pattern[str]) -> list[Step]:
    spans = sorted(one.span() for mark in marks for one in mark.finditer(reading.text))
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(reading.text)]
    steps = [_step(reading, start, end) for start, end in zip(starts, ends, strict=True)]
    return [one for one in steps if one]


def _step(reading: Reading, start: int, end: int) -> Step:
    """The words and figures from one place to another."""
    words = [one.term for one in reading.words if start <= one.start < end]
    figures = [
        f"{one.unit}{one.amount}"
        for one in reading.figures
        if one.unit and start <= one.start < end
    ]
    return frozenset([*words, *figures])


def _place(step: Step, known: Sequence[Step]) -> int | None:
    """The number of the one step that has most of its words."""
    shared = [len(step & one) for one in known]
    most = max(shared, default=0)
    if shared.count(most) != 1 or (most < _LEAST and 2 * most < len(step)):
        return None
    return shared.index(most)


def _places(step: Step, known: Sequence[Step]) -> list[int]:
    """The numbers of the steps that have any of its words."""
    return [number for number, one in enumerate(known) if one & step]

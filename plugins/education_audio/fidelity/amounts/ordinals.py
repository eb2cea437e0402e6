"""Tells that “day two” is the document's “second day”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.education_audio.fidelity.difference import Difference
from plugins.education_audio.fidelity.reading.sentence import Reading, plain_text

_DAY = {"en": re.compile(r"\bday $"), "es": re.compile(r"\bdia $")}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "es": "primer(?:o)? segundo tercer(?:o)? cuarto quinto sexto septimo octavo noveno decimo",
}
_NOUN = {"en": "day", "es": "dia"}


def is_told_as_ordinal(one: Difference, script: Reading, sources: Sequence[Reading]) -> bool:
    """Whether a number that differs only counts a day that a source has in its order."""
    day = _DAY.get(script.language)
    if day is None or day.search(plain_text(script.text[: one.start])) is None:
        return False
    numbers = [each.value for each in script.figures if each.start == one.start and not each.unit]
    days = {day for source in sources for day in _days(source)}
    # Of two days, another thing may be told on each.
    return len(days) == 1 and any(
        number in days and script.terms & source.terms - {_NOUN[script.language]}
        for number in numbers
        for source in sources
        if _days(source)
    )


def _days(source: Reading) -> set[int]:
    """The days that a sentence names, in their order."""
    said = plain_text(source.text)
    noun = _NOUN.get(source.language)
    if noun is None:
        return set()
    ordinals = _ORDINALS[source.language].split()
    return {
        place
        for place, ordinal in enumerate(ordinals, start=1)
        if re.search(rf"\b{ordinal} (?:\w+ )?{noun}\b", said)
    } | {int(number) for number in re.findall(rf"\b{noun} (\d{{1,2}})\b", said)}

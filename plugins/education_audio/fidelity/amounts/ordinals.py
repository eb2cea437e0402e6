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
    ordinals = _ORDINALS[script.language].split()
    return any(
        number == place
        and re.search(rf"\b{ordinal} (?:\w+ )?{_NOUN[script.language]}\b", plain_text(source.text))
        is not None
        for number in numbers
        for place, ordinal in enumerate(ordinals, start=1)
        for source in sources
    )

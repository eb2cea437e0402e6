"""Compares what is counted in its order: “day two” is “the second day”, and no third one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.reading.sentence import Reading
from plugins.education_audio.fidelity.reading.turned import plain_text

_DAY = {"en": re.compile(r"\bday $"), "es": re.compile(r"\bdia $")}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "es": "primer(?:o)? segundo tercer(?:o)? cuarto quinto sexto septimo octavo noveno decimo",
}
_NOUN = {"en": "day", "es": "dia"}


_COUNTED = {
    "en": r"\b(?P<ordinal>ORDINAL) (?P<thing>[a-z]+)",
    "es": r"\b(?P<ordinal>ORDINAL)[oa]? (?P<thing>[a-z]+)",
    "zh": r"第(?P<ordinal>[一二三四五六七八九十\d]+)(?P<thing>[支劑針片包瓶顆滴下])",
}


def compare_ordinals(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """“The second pen” told as “the third pen”, where the sources have no third of it."""
    known = [one for source in sources for one in _counted(source)]
    for said in (counted := _counted(script)):
        told = [one for one in known if one["thing"] == said["thing"]]
        own = {one["ordinal"] for one in counted if one["thing"] == said["thing"]}
        if told and not own & {one["ordinal"] for one in told}:
            words = script.said[said.start() : said.end()]
            yield Difference(Kind.FIGURE, said_instead(told[0][0], words), *said.span())
            return


def _counted(reading: Reading) -> list[re.Match[str]]:
    ordinals = _ORDINALS.get(reading.language, "").replace(" ", "|")
    pattern = _COUNTED[reading.language].replace("ORDINAL", ordinals)
    return list(re.finditer(pattern, plain_text(reading.text)))


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

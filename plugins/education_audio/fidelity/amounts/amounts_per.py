"""Compares what amounts are for: “4 g per day” told as “per dose”, “15 mg per kg” as “15 mg”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.i18n import text
from plugins.education_audio.fidelity.amounts.same_figures import same_figure
from plugins.education_audio.fidelity.difference import Difference, Kind, said_instead
from plugins.education_audio.fidelity.reading.denominators import PERIODS, Denominator
from plugins.education_audio.fidelity.reading.sentence import Reading

_NO_DOSE = frozenset({"", "minute", "month", "times", "clock"})
# What tells that the amount of a day is taken in parts.
_IN_PARTS = re.compile(
    r"\b(?:doses|portions?|parts?|halves|half|first|last|rest|remain\w*|divid\w+|split\w*|spread"
    r"|shar\w+|times|twice|by|until|before|from|up to|tomas|porci[oó]n\w*|partes?|mitad\w*"
    r"|primer\w*|[uú]ltim\w*|resto|repart\w*|fraccion\w*|veces|hasta|antes|desde)\b|分|次|半|第|首|最後|之?前",
    re.IGNORECASE,
)
_BODY = frozenset({"kilogram", "pound", "surface"})


def compare_denominators(
    script: Reading, sources: Sequence[Reading], told: frozenset[str]
) -> Iterator[Difference]:
    """What an amount is for; `told` are the names that the script says anywhere.

    A weight of the body may not be left out; a period may, where it is said beside the amount only
    as “how often”, which is compared as such.
    """
    known = [
        (source, one)
        for source in sources
        for one in source.denominators
        if _is_of_an_amount(one, source, script) and not _counts(one, source)
    ]
    if not known or not _same_amount(script, sources):
        return
    names = {one.name for _, one in known}
    said = {one.name for one in script.denominators}
    new = [one for one in script.denominators if one.name not in names and not _in(one, sources)]
    lost = [
        (source, one)
        for source, one in known
        if one.name not in said and not _in(one, [script]) and not _rate_tells(one, script)
    ]
    if new and lost and not (new[0].name == "dose" and _is_once(*lost[0])):
        source, other = lost[0]
        yield Difference(
            Kind.FIGURE,
            said_instead(
                told=source.said[other.start : other.end].strip(),
                said=script.said[new[0].start : new[0].end].strip(),
            ),
            new[0].start,
            new[0].end,
        )
        return
    for source, one in lost:
        if one.name in _BODY and one.name not in told and _same_amount(script, sources, doses=True):
            words = source.said[one.start : one.end].strip()
            message = text("The document says “{told}” here, the script leaves it out", told=words)
            yield Difference(Kind.FIGURE, message, 0, len(script.text))
            return


def _is_of_an_amount(one: Denominator, source: Reading, script: Reading) -> bool:
    """Whether a denominator is that of an amount that the script tells.

    “18 units each evening and 6 units with each meal” has one for either.
    """
    amounts = [
        figure
        for figure in source.figures
        if figure.unit not in _NO_DOSE and not (one.start <= figure.start and figure.end <= one.end)
    ]
    told = [any(same_figure(said, figure) for said in script.figures) for figure in amounts]
    if not any(told) or all(told):
        return True
    gaps = [max(one.start - figure.end, figure.start - one.end) for figure in amounts]
    return told[gaps.index(min(gaps))]


def _counts(one: Denominator, source: Reading) -> bool:
    """Whether it tells how often: the day of “for 20 minutes, up to four times a day”."""
    return any(rate.start < one.start and one.end <= rate.end for rate in source.rates)


def _is_once(source: Reading, period: Denominator) -> bool:
    """Whether a day has one dose: “3 mg every day at 6 pm” is “3 mg at a time”.

    Nothing else is counted there, and nothing speaks of parts.
    """
    units = [
        one.unit
        for one in source.figures
        if not (period.start <= one.start and one.end <= period.end)
    ]
    return (
        period.name == "day"
        and units.count("clock") == 1
        and len(units) == 2
        and _IN_PARTS.search(source.text) is None
    )


def _same_amount(script: Reading, sources: Sequence[Reading], *, doses: bool = False) -> bool:
    """Whether an amount is told; with `doses`, one of what is given, and no time or count."""
    return any(
        said.value == figure.value or same_figure(said, figure)
        for said in script.figures
        if not doses or said.unit not in _NO_DOSE
        for source in sources
        for figure in source.figures
    )


def _in(one: Denominator, readings: Sequence[Reading]) -> bool:
    """Whether others speak of it without an “each”: “the tablet contains” for “each tablet”."""
    return any(one.name in reading.terms for reading in readings)


def _rate_tells(one: Denominator, script: Reading) -> bool:
    return (
        one.name in PERIODS and bool(script.rates) and one.name not in ("second", "minute", "hour")
    )

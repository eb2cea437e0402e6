"""Compares how often something is done: “weekly” told as “daily”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.i18n import text
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.frequencies import Rate
from plugins.education_audio.fidelity.reading.sentence import Reading


def compare_frequencies(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """How often: “weekly” told as “daily”."""
    known = [rate for source in sources for rate in source.rates]
    times = {rate.times for rate in known}
    for said in script.rates:
        if said.times in times or _implied(said, script, known):
            continue
        if said.weak and not known:
            continue
        words = script.said[said.start : said.end]
        if known:
            source = next(one for one in sources if one.rates)
            told = source.said[source.rates[0].start : source.rates[0].end]
            message = text("The document says “{told}”, not “{said}”", told=told, said=words)
        else:
            message = text("The document does not say “{said}” here", said=words)
        yield Difference(Kind.FREQUENCY, message, said.start, said.end)


def _implied(said: Rate, script: Reading, known: Sequence[Rate]) -> bool:
    """“Do it 3 times. Each day.” is three times a day: the count stands beside the period."""
    times = {rate.times for rate in known}
    # “Once an hour, do it ten times” is ten times an hour.
    if any(
        said.times * figure.value in times
        for figure in script.figures
        if figure.unit == "times"
        and figure.value > 1
        and not any(rate.start < figure.end and figure.start < rate.end for rate in script.rates)
    ):
        return True
    if not said.weak:
        return False
    if any(rate.times in times and not rate.weak for rate in script.rates if rate is not said):
        return True
    counts = [figure.value for figure in script.figures if figure.unit in ("times", "")]
    return any(rate.times == said.times * count for rate in known for count in counts) or any(
        rate.times == said.times for rate in known
    )

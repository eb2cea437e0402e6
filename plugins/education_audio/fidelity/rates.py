"""Compares how often something is done: “weekly” told as “daily”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.i18n import text
from plugins.education_audio.fidelity.difference import Difference, Kind
from plugins.education_audio.fidelity.reading.frequencies import Rate
from plugins.education_audio.fidelity.reading.polarity import is_negated_before
from plugins.education_audio.fidelity.reading.sentence import Reading

# “Not more often than every day” bounds a rate, and does not forbid it.
_BOUND = re.compile(
    r"\b(?:more|less|most|least|fewer|often|over|exceed\w*|only|need|have|without|until|m[aá]s|menos"
    r"|pas[ae]\w*|excede\w*|super\w+|solo|s[oó]lo|necesita\w*|hace falta|sin)\b"
    r"|超過|多於|少於|不到|只|必|需|用",
    re.IGNORECASE,
)
_NEAR_BOUND = 60  # characters before a rate
_MOST_NAMING = 12  # sentences on one word that are looked at


class HowOften:
    """The sentences of a document that say how often, by their words."""

    def __init__(self, document: Sequence[Reading]) -> None:
        self._document = document
        self._numbers = [number for number, one in enumerate(document) if one.rates]
        self._by_term: dict[str, list[int]] = {}
        for number in self._numbers:
            for term in document[number].terms:
                if len(self._by_term.setdefault(term, [])) < _MOST_NAMING:
                    self._by_term[term].append(number)

    def tells_elsewhere(self, script: Reading, difference: Difference) -> bool:
        """Whether a sentence that tells no other word of the script's has the rate that differs."""
        said = [rate for rate in script.rates if rate.start == difference.start]
        return any(
            rate.times == other.times
            for rate in said
            for number in self._numbers[:_MOST_NAMING]
            for other in self._document[number].rates
            if not _is_forbidden(other, self._document[number])
        )

    def telling(self, script: Reading) -> set[int]:
        """The numbers of those on anything that a sentence of the script tells."""
        return {number for term in script.terms for number in self._by_term.get(term, ())}

    def compare(self, script: Reading) -> list[Difference]:
        """How often, where only one sentence says that of anything that the script's tells.

        “A fresh bag goes on every month” has one word of “change the bag once a week”.
        """
        telling = self.telling(script) if script.rates else set()
        if not script.terms:
            # “每天吃一次” has no word of its own: it goes with the one that says how often.
            telling = set(self._numbers[:_MOST_NAMING])
        if len(telling) != 1:
            return []
        source = self._document[telling.pop()]
        return [
            replace(one, source=source.sentence.whole)
            for one in compare_frequencies(script, [source])
        ]


def compare_frequencies(script: Reading, sources: Sequence[Reading]) -> Iterator[Difference]:
    """How often: “weekly” told as “daily”."""
    known = [rate for source in sources for rate in source.rates]
    held = [rate for source in sources for rate in source.rates if not _is_forbidden(rate, source)]
    times = {rate.times for rate in known}
    held_times = {rate.times for rate in held} or times
    for said in script.rates:
        here = times if _is_forbidden(said, script) else held_times
        if said.times in here or _implied(said, script, held or known):
            continue
        if said.weak and not known:
            continue
        words = script.said[said.start : said.end]
        if known:
            first = (held or known)[0]
            source = next(one for one in sources if first in one.rates)
            told = source.said[first.start : first.end]
            message = text("The document says “{told}”, not “{said}”", told=told, said=words)
        else:
            message = text("The document does not say “{said}” here", said=words)
        yield Difference(Kind.FREQUENCY, message, said.start, said.end)


def _is_forbidden(rate: Rate, reading: Reading) -> bool:
    """Whether it is denied as such: “never take it every day”, not “no more than once a day”."""
    text, start = reading.text, rate.start
    before = text[max(0, start - _NEAR_BOUND) : rate.end]
    return _BOUND.search(before) is None and is_negated_before(text, start, reading.language)


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

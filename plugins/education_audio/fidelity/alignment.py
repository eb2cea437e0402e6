"""Finds the sentences of a document that a sentence of the script was made of.

An inverted index gives the candidates, rarest words first, so that the time is linear in the size
of script and document. Words weigh as in retrieval: rare ones tell more (Spärck Jones, 1972).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.text.scripts import HAN_CHARACTER
from plugins.education_audio.fidelity.amounts.same_figures import same_figure
from plugins.education_audio.fidelity.reading.sentence import Reading

_MAX_POSTINGS = 300  # candidates looked at for one sentence
_MAX_CANDIDATES = 12
_ENOUGH_COVERED = 0.5  # of the script's sentence
_ENOUGH_USED = 0.6  # of the document's sentence
_ENOUGH_WITH_USED = 0.25
_ENOUGH_ALIKE = 0.4
_IN_PAIRS = 0.75  # of these suffices for Chinese: half of its pairs straddle two words
_NEARLY_AS_GOOD = 0.9
_ADDS = 2  # words that a further source explains, or one when it is told whole
_TOLD_WHOLE = 0.8
_ALIKE_IN_ORDER = 0.6  # of the neighbouring words of two sentences
_LEAST_PAIRS = 3
_HEADING = 0.6  # a heading is seldom what a sentence was made of
_MAX_SOURCES = 4
_LEAST_IN_COMMON = 2
_LEAST_CHARACTERS = 3
_ALIKE_IN_CHARACTERS = 0.4
_COVERED_IN_CHARACTERS = 0.5
_LOOSELY_COVERED = 0.12
_ONE_WORD_COVERED = 0.3
_TELLING = 10  # from which a bare number is seldom the same by chance


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the document, by its number, and how well it goes with the script's.

    `covered` is the share of the script's sentence that it explains, `used` the share of it that
    the script's sentence tells, both 0 to 1 by weight; `order` is the share of its neighbouring
    words that are neighbours here too. `in_pairs` is set for Chinese, which is read in pairs.
    """

    number: int
    shared: frozenset[str]
    covered: float
    used: float
    order: float = 0.0
    is_heading: bool = False
    in_pairs: bool = False

    @property
    def alike(self) -> float:
        """Both shares in one figure, 0 to 1."""
        total = self.covered + self.used
        return 2 * self.covered * self.used / total if total else 0.0

    @property
    def fit(self) -> float:
        """By which matches are ranked, 0 to 1: what is explained counts more than what is told."""
        fit = 0.5 * self.covered + 0.25 * self.used + 0.25 * self.order
        return fit * _HEADING if self.is_heading else fit

    @property
    def is_source(self) -> bool:
        """Whether the script's sentence can have been made of it."""
        share = _IN_PAIRS if self.in_pairs else 1.0
        return (
            self.covered >= _ENOUGH_COVERED * share
            or (self.used >= _ENOUGH_USED * share and self.covered >= _ENOUGH_WITH_USED * share)
            or self.alike >= _ENOUGH_ALIKE * share
        )


class SourceIndex:
    """The sentences of a document by their content words.

    Args:
        readings: the sentences in their order.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._own = [reading.own_terms for reading in readings]
        self._whole = whole = [reading.terms for reading in readings]
        self._postings: Mapping[str, list[int]] = _postings(whole)
        self._size = max(len(whole), 1)

    def weight(self, term: str) -> float:
        """How much a term tells, more than 0."""
        return math.log(1.5 + self._size / (1 + len(self._postings.get(term, ()))))

    def total(self, terms: Iterable[str]) -> float:
        """The weight of all terms."""
        return sum(self.weight(term) for term in terms)

    def matches(self, terms: frozenset[str], pairs: frozenset[tuple[str, str]]) -> list[Match]:
        """The best matches of a sentence with these terms and neighbouring words, best first."""
        scores: dict[int, float] = defaultdict(float)
        budget = _MAX_POSTINGS
        for term in sorted(terms, key=lambda one: (len(self._postings.get(one, ())), one)):
            postings = self._postings.get(term, ())
            weight = self.weight(term)
            if len(postings) > budget:
                # Too common to bring in candidates, but it tells known ones apart.
                for number in list(scores):
                    if term in self._whole[number]:
                        scores[number] += weight
                if not scores:
                    for number in postings[:budget]:
                        scores[number] += weight
                continue
            budget -= len(postings)
            for number in postings:
                scores[number] += weight
        best = sorted(scores, key=lambda number: (-scores[number], number))[: 3 * _MAX_CANDIDATES]
        found = [self._match(number, terms, pairs) for number in best]
        found.sort(key=lambda match: (-match.fit, match.number))
        return found[:_MAX_CANDIDATES]

    def candidates(self, script: Reading) -> tuple[list[Match], list[Match], bool]:
        """The matches of a sentence by what it has in common with them.

        Also those by its words alone, and whether they are only alike in their characters.
        """
        by_words = matches = self.matches(script.terms, script.pairs)
        if not alternatives(matches):
            matches = self.matches_in_order(script.pairs)
        if not alternatives(matches):
            matches = self.matches_by_figures(script)
        by_characters = not alternatives(matches) and script.language == "zh"
        if by_characters:
            matches = by_words = self.matches_by_characters(script) or by_words
        return matches, by_words, by_characters

    def matches_in_order(self, pairs: frozenset[tuple[str, str]]) -> list[Match]:
        """Sentences of like neighbouring words, for one that hardly has a content word."""
        found = []
        for number, reading in enumerate(self._readings[:_MAX_POSTINGS]):
            shared = len(pairs & reading.pairs)
            alike = 2 * shared / ((len(pairs) + len(reading.pairs)) or 1)
            if alike >= _ALIKE_IN_ORDER and shared >= _LEAST_PAIRS:
                heading = reading.sentence.is_heading
                found.append(Match(number, frozenset(), alike, alike, alike, heading))
        return sorted(found, key=lambda match: -match.order)[:_MAX_CANDIDATES]

    def matches_by_characters(self, script: Reading) -> list[Match]:
        """Sentences with characters in common, for a Chinese one in other words.

        Two words of one meaning (眼白發黃, 眼白變黃) often have a character in common, and no pair.
        """
        said = _characters(script.terms)
        total = sum(map(self._weight_of_character, said))
        found = []
        for number, known in enumerate(self._characters):
            shared = said & known
            if len(shared) < _LEAST_CHARACTERS or self._readings[number].sentence.is_heading:
                continue
            weight = sum(map(self._weight_of_character, shared))
            covered = weight / total
            used = weight / sum(map(self._weight_of_character, known))
            match = Match(number, script.terms & self._whole[number], covered, used, in_pairs=True)
            if match.alike >= _ALIKE_IN_CHARACTERS or covered >= _COVERED_IN_CHARACTERS:
                found.append(match)
        return sorted(found, key=lambda match: (-match.fit, match.number))[:_MAX_CANDIDATES]

    @cached_property
    def _characters(self) -> list[frozenset[str]]:
        return [_characters(terms) for terms in self._whole[:_MAX_POSTINGS]]

    @cached_property
    def _with_character(self) -> Counter[str]:
        return Counter(one for characters in self._characters for one in characters)

    def _weight_of_character(self, character: str) -> float:
        return math.log(1.5 + self._size / (1 + self._with_character[character]))

    def matches_by_figures(self, script: Reading) -> list[Match]:
        """Sentences that have a figure in common with one, and another figure, rate or word."""
        said = [
            figure
            for figure in script.figures
            if (figure.unit or figure.value >= _TELLING)
            and not any(rate.tells(figure.start, figure.end) for rate in script.rates)
        ]
        rates = [rate.times for rate in script.rates if said or not rate.weak]
        found: list[tuple[int, Match]] = []
        for number, reading in enumerate(self._readings[:_MAX_POSTINGS]):
            shared = script.terms & reading.terms
            figures = sum(any(same_figure(one, other) for other in reading.figures) for one in said)
            known = {one.times for one in reading.rates}
            told = figures + sum(times in known for times in rates)
            if told and told + len(shared) >= _LEAST_IN_COMMON:
                match = Match(number, shared, _ENOUGH_COVERED, _ENOUGH_COVERED)
                found.append((told + len(shared), match))
        most = max((count for count, _ in found), default=0)
        best = [match for count, match in found if count == most]
        return best if len(best) <= _MAX_SOURCES else []

    def _match(
        self, number: int, terms: frozenset[str], pairs: frozenset[tuple[str, str]]
    ) -> Match:
        reading = self._readings[number]
        shared = terms & self._whole[number]
        weight = self.total(shared)
        own = self._own[number] or self._whole[number]
        return Match(
            number,
            shared,
            weight / (self.total(terms) or 1.0),
            self.total(terms & own) / (self.total(own) or 1.0),
            len(pairs & reading.pairs) / (len(pairs) or 1),
            reading.sentence.is_heading,
            reading.language == "zh",
        )


def choose_sources(terms: frozenset[str], matches: Sequence[Match], first: Match) -> list[Match]:
    """What a sentence was made of: the first match, and those that explain what it leaves over.

    `terms` are those of the sentence that may bring in another source. Names of medicines are none:
    a wrong name would bring in the other medicine's sentence and seem right.
    """
    sources = [first]
    left = terms - first.shared
    for match in sorted(matches, key=lambda one: -len(one.shared & left)):
        new = match.shared & left
        whole = match.used >= _TOLD_WHOLE and not match.is_heading
        # “打119” is not told by every sentence with a 打.
        whole = whole and any(len(term) > 1 for term in match.shared)
        if (
            match is first
            or match.is_heading
            or len(new) < (1 if whole else _ADDS)
            or len(sources) >= _MAX_SOURCES
        ):
            continue
        if (
            match.used < _ENOUGH_ALIKE * (_IN_PAIRS if match.in_pairs else 1.0)
            and len(new) < 2 * _ADDS
        ):
            continue
        sources.append(match)
        left -= new
    return sources


def alternatives(matches: Sequence[Match], names: frozenset[str] = frozenset()) -> list[Match]:
    """The matches that are nearly as good as the best: any of them can be the source.

    So can one with all `names` of the sentence's medicines, if the best has not.
    """
    fitting = [match for match in matches if match.is_source]
    if not fitting:
        return []
    bar = fitting[0].fit * _NEARLY_AS_GOOD
    named = len(names) > 1 and not names <= fitting[0].shared
    return [
        match
        for match in matches
        if (match.is_source and match.fit >= bar) or (named and names <= match.shared)
    ][:4]


def loose(matches: Sequence[Match]) -> list[Match]:
    """The best matches of a sentence in quite other words, where none is certainly its source."""
    found = [
        match
        for match in matches
        if not match.is_heading
        and (
            (len(match.shared) >= _LEAST_IN_COMMON and match.alike >= _LOOSELY_COVERED)
            or max(match.covered, match.used) >= _ONE_WORD_COVERED
        )
    ]
    return [match for match in found if match.fit >= found[0].fit * _NEARLY_AS_GOOD][:2]


def _characters(terms: Iterable[str]) -> frozenset[str]:
    return frozenset(one for term in terms for one in term if HAN_CHARACTER.match(one))


def _postings(whole: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for number, terms in enumerate(whole):
        for term in terms:
            postings[term].append(number)
    return postings

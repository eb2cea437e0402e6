"""Finds the sentences of a document that a sentence of its translation was made of."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from fractions import Fraction
from itertools import pairwise

from plugins.education_audio.fidelity.across.concepts import concepts, light
from plugins.education_audio.fidelity.reading.sentence import Reading

_ALIKE = 0.28  # likeness of what two sentences speak of, from which one is made of the other
_LEAST_WEIGHT = 1.0
_TELLING = 0.6  # of the weight of a word that one sentence has: what all speak of tells none
_AS_GOOD = 0.85  # of the best: they can be the source as well
_ORDER = 0.15  # what the same place in both texts adds
_UNREAD = 0.4  # of the weight of another word: it may be any
_LIGHT = 0.3  # of the weight of another word
_LONGEST_GAP = 3  # sentences between two that are known
_MAX_FURTHER = 3
_USED = 0.5  # of a further source, that the sentence has to tell
_MOST_COMPARED = 250_000  # each sentence with each, some seconds at most

Keys = frozenset[Hashable]
Figures = frozenset[tuple[str, Fraction, Fraction]]


class Links:
    """The sentences of a document and of a script in another language that speak of the same.

    Words are known by what they mean (`concepts`), and figures and medicines by themselves.
    """

    def __init__(self, document: Sequence[Reading], script: Sequence[Reading]) -> None:
        self._document = document
        self._found: dict[int, list[int]] = {}
        self._told: list[Keys] = []
        self._said: list[Keys] = []
        self._places = {reading.sentence: place for place, reading in enumerate(script)}
        self._same: dict[Hashable, list[Reading]] = defaultdict(list)
        for reading in document:
            for key in (_figures(reading), _medicines(reading)):
                if key:
                    self._same[key].append(reading)
        if len(document) * len(script) > _MOST_COMPARED:
            return
        # A heading or a question is seldom what a sentence was made of.
        self._answers = [
            not reading.sentence.is_heading and not _asks(reading) for reading in document
        ]
        told = [_keys(reading) for reading in document]
        said = [_keys(reading) for reading in script]
        counts = Counter(key for keys in told for key in keys)
        self._weights: dict[Hashable, float] = {
            key: math.log(1.5 + len(told) / n) for key, n in counts.items()
        }
        self._unknown = math.log(1.5 + len(told))
        for meaning in light():
            self._weights[meaning] = _LIGHT * self._weights.get(meaning, self._unknown)
        whole = [self._whole(*each) for each in zip(told, document, strict=True)]
        scores = [
            self._scores(place, len(said), keys, self._whole(keys, reading), told, whole)
            for place, (keys, reading) in enumerate(zip(said, script, strict=True))
        ]
        best_of = {
            number: max(range(len(said)), key=lambda one: scores[one].get(number, 0.0))
            for number in {one for row in scores for one in row}
        }
        for place, row in enumerate(scores):
            if not row:
                continue
            if not _asks(script[place]) and any(self._answers[one] for one in row):
                row = {one: score for one, score in row.items() if self._answers[one]}
            most = max(row.values())
            best = [one for one, score in row.items() if score >= _AS_GOOD * most]
            # What another sentence of the script tells better was hardly told twice.
            if any(scores[best_of[one]][one] * _AS_GOOD <= row[one] for one in best):
                self._found[place] = best + self._further(said[place], best, told)
        for place in range(1, len(said)):
            # “…；…” is one sentence in another language.
            if place not in self._found and script[place - 1].said.endswith(("；", ";")):
                self._found[place] = self._found.get(place - 1, [])
        self._told, self._said = told, said
        self._between(len(script))

    def sources(self, reading: Reading) -> list[list[Reading]]:
        """What a sentence of the script can have been made of; none where nothing tells.

        Those of one group speak of the same: it was made of any of them. Of each group it tells
        something else.
        """
        place = self._places.get(reading.sentence, -1)
        if found := self._found.get(place):
            groups: list[tuple[Keys, list[Reading]]] = []
            for number in found:
                shared = (self._told[number] & self._said[place]) - light()
                for keys, group in groups:
                    if 2 * len(keys & shared) >= min(len(keys), len(shared)):
                        group.append(self._document[number])
                        break
                else:
                    groups.append((shared, [self._document[number]]))
            return [group for _, group in groups]
        for key in (_figures(reading), _medicines(reading)):
            if same := self._same.get(key):
                return [same]
        return []

    def _further(self, keys: Keys, best: Sequence[int], told: Sequence[Keys]) -> list[int]:
        """Sentences that explain what the best ones leave over of a sentence made of several."""
        left = keys.difference(*(told[one] for one in best)) - light()
        found: list[int] = []
        while left and len(found) < _MAX_FURTHER:
            weights = {one: self._total(known & left) for one, known in enumerate(told)}
            number = max(weights, key=lambda one: (weights[one], -one))
            used = self._total(told[number] & keys) / (self._total(told[number]) or 1.0)
            if weights[number] < 2 * _LEAST_WEIGHT or used < _USED or not self._answers[number]:
                break
            found.append(number)
            left -= told[number]
        return found

    def _scores(
        self,
        place: int,
        count: int,
        keys: Keys,
        weight: float,
        told: Sequence[Keys],
        whole: Sequence[float],
    ) -> dict[int, float]:
        """How well each sentence of the document goes with one of `count` sentences."""
        found: dict[int, float] = {}
        for number, known in enumerate(told):
            shared = self._total(keys & known)
            if shared < max(_LEAST_WEIGHT, _TELLING * self._unknown):
                continue
            alike = 2 * shared / (weight + whole[number])
            if alike >= _ALIKE:
                apart = abs(place / count - number / len(told)) if count > 2 else 1.0
                found[number] = alike + _ORDER * (1 - apart)
        return found

    def _total(self, keys: Keys) -> float:
        return sum(self._weights.get(key, self._unknown) for key in keys)

    def _whole(self, keys: Keys, reading: Reading) -> float:
        """What a sentence weighs, with its words that `concepts` does not know."""
        words = [reading.text[one.start : one.end] for one in reading.words]
        count: float = sum(not concepts(word, reading.language) for word in words)
        if reading.language == "zh":
            count /= 2  # it is read in pairs that overlap
        return self._total(keys) + _UNREAD * self._unknown * count

    def _between(self, count: int) -> None:
        """Sentences between two known ones stand as those between their sources, if as many."""
        known = [(-1, -1)]
        known += [(place, found[0]) for place, found in self._found.items() if len(found) == 1]
        known.append((count, len(self._document)))
        for (place, number), (next_place, next_number) in pairwise(sorted(known)):
            gap = next_place - place - 1
            if gap == next_number - number - 1 <= _LONGEST_GAP < count:
                for step in range(1, gap + 1):
                    self._found[place + step] = [number + step]


def _asks(reading: Reading) -> bool:
    return reading.text.rstrip().endswith(("?", "？"))


def _keys(reading: Reading) -> Keys:
    words = concepts(reading.text, reading.language)
    return frozenset([*words, *_figures(reading), *_medicines(reading)])


def _figures(reading: Reading) -> Figures:
    # With the number as it is said: 72 hours are seldom translated as 3 days.
    return frozenset(
        (one.unit, one.amount, one.value)
        for one in reading.figures
        if one.unit not in ("", "times") and not one.loose
    )


def _medicines(reading: Reading) -> frozenset[str]:
    return frozenset(one.name for one in reading.medicines)

"""A linear classifier of n-grams: logistic regression, as it was fitted beforehand."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.learnt.ngrams import ngrams

_STEADY = 10
"""So many n-grams that say nothing are added to each text: a few words decide little."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How probable it is that a text is what the classifier looks for.

    Attributes:
        probability: between 0 and 1.
        part: the part of the text that speaks for it most.
    """

    probability: float
    part: str


@dataclass(frozen=True, slots=True)
class Classifier:
    """How much each n-gram speaks for (above 0) or against a decision, and where it begins.

    The weights of a text's n-grams are summed and divided by the square root of how many of them
    are known and a few more, so that long texts count no more than short ones.
    """

    bias: float
    weights: Mapping[str, float]

    @classmethod
    def load(cls, file: Path) -> Classifier:
        """Read what `dump` wrote."""
        bias, *rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        return cls(bias, {piece: weight for weight, pieces in rows for piece in pieces})

    def dump(self, file: Path) -> None:
        """Write it as lines of JSON: the bias, and each weight with all n-grams that have it."""
        by_weight: dict[float, list[str]] = {}
        for piece, weight in sorted(self.weights.items()):
            by_weight.setdefault(weight, []).append(piece)
        lines = [self.bias, *sorted(by_weight.items())]
        written = [json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines]
        file.write_text("\n".join([*written, ""]), encoding="utf-8")

    def probability(self, text: str) -> float:
        """How probable it is for the text as a whole."""
        return self.of_ngrams(ngrams(text))

    def familiarity(self, text: str) -> float:
        """Which share of the text's n-grams is known, from 0 to 1.

        A text in a language without examples has a smaller share than one in a language with them.
        """
        pieces = ngrams(text)
        return sum(piece in self.weights for piece in pieces) / max(len(pieces), 1)

    def judge(self, sentences: Sequence[str]) -> Judgement:
        """The highest probability of a sentence, of two in a row, and of all of them together.

        What matters may be one sentence of a long message. Raises ValueError without any sentence.
        """
        if not sentences:
            raise ValueError("there is no sentence to judge")
        pieces = [ngrams(sentence) for sentence in sentences]
        alone = [self.of_ngrams(piece) for piece in pieces]
        most = max(range(len(pieces)), key=alone.__getitem__)
        together = [a | b for a, b in itertools.pairwise(pieces)]
        if len(pieces) > 2:
            together.append(set().union(*pieces))
        return Judgement(max([alone[most], *map(self.of_ngrams, together)]), sentences[most])

    def decisive(self, text: str, limit: int = 5) -> list[str]:
        """The words that speak for it most, the strongest first."""
        words = {word: self.weights.get(word, 0.0) for word in ngrams(text) if word[0] != "_"}
        strongest = sorted(words, key=words.__getitem__, reverse=True)[:limit]
        return [word for word in strongest if words[word] > 0]

    def of_ngrams(self, pieces: Iterable[str]) -> float:
        """How probable it is for a text of these n-grams; several classifiers may share them."""
        known = [weight for piece in pieces if (weight := self.weights.get(piece)) is not None]
        total = self.bias + sum(known) / length_of(len(known))
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def length_of(known: int) -> float:
    """What the sum of so many weights is divided by."""
    return math.sqrt(known + _STEADY)

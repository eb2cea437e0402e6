"""Scores texts for the words of a question, each word by itself.

The scores are BM25 in Lucene's variant (k1 1.5, b 0.75), as the library bm25s computes them: to
the last bit, which the tests compare. They are worked out from counts when a question is asked,
because they depend on all texts, and the texts of an index change one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from core.retrieval.language import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEANING_WEIGHT = 0.7
"""What another expression of the same meaning counts, beside 1 for the word itself."""

_K1 = 1.5
_B = 0.75


class TermScores:
    """The scores of each term in each text.

    `lengths` are the terms of each text; `find` gives the numbers of the texts that hold a term and
    how often each does, None for a term that none of them holds.
    """

    def __init__(
        self,
        lengths: NDArray[Any],
        find: Callable[[str], tuple[NDArray[Any], NDArray[Any]] | None],
    ) -> None:
        self._size = len(lengths)
        self._find = find
        if self._size:
            average = lengths.astype("int64").mean() or 1.0
            self._norms = _K1 * ((1 - _B) + _B * lengths.astype("int64") / average)

    def of(self, tokens: Sequence[Token]) -> NDArray[np.float32]:
        """The score of every text for the question's tokens."""
        import numpy as np

        total = np.zeros(self._size, dtype=np.float32)
        for token in tokens:
            best = None
            for term, weight in (
                (token.stem, 1.0),
                *((meaning, MEANING_WEIGHT) for meaning in token.meanings),
                *((meaning, MEANING_WEIGHT / 2) for meaning in token.half_meanings),
            ):
                scored = self._term(term)
                if scored is None:
                    continue
                texts, scores = scored
                if best is None:
                    best = np.zeros(self._size, dtype=np.float32)
                best[texts] = np.maximum(best[texts], weight * scores)
            if best is not None:
                total += token.weight * best
        return total

    def _term(self, term: str) -> tuple[NDArray[Any], NDArray[np.float32]] | None:
        import numpy as np

        found = self._find(term)
        if found is None:
            return None
        texts, counts = found
        rarity = math.log(1 + (self._size - len(texts) + 0.5) / (len(texts) + 0.5))
        counted = counts.astype(np.float32)
        scores = np.float32(rarity) * (counted / (self._norms[texts] + counted))
        return texts, scores.astype(np.float32)

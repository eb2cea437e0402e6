"""Scores texts for the words of a question, each word by itself."""

from __future__ import annotations

import logging
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from core.retrieval.language import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEANING_WEIGHT = 0.7
"""What another expression of the same meaning counts, beside 1 for the word itself."""

# Letters that related words share at least, and letters by which their endings may differ.
_RELATED_PREFIX = 5
_RELATED_ENDING = 2


class TermScores:
    """BM25 scores (Lucene's variant, k1 1.5, b 0.75) of each term in each text."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        # Imported here: it brings numpy, which a process without an index need not load.
        import bm25s

        # Its import asks for a line about every index.
        logging.getLogger("bm25s").setLevel(logging.WARNING)
        self._size = len(texts)
        self._model: Any = None
        self._sorted_terms: list[str] = []
        if any(texts):
            self._model = bm25s.BM25()
            self._model.index([list(text) for text in texts], show_progress=False)
            self._sorted_terms = sorted(self._model.vocab_dict)

    def of(self, tokens: Sequence[Token]) -> NDArray[np.float32]:
        """The score of every text for the question's tokens."""
        import numpy as np

        total = np.zeros(self._size, dtype=np.float32)
        for token in tokens:
            best = self._term(token.stem)
            for meaning in token.meanings:
                best = np.maximum(best, MEANING_WEIGHT * self._term(meaning))
            for meaning in token.half_meanings:
                best = np.maximum(best, MEANING_WEIGHT / 2 * self._term(meaning))
            total += token.weight * best
        return total

    def __contains__(self, term: str) -> bool:
        return self._model is not None and term in self._model.vocab_dict

    def related(self, stem: str) -> tuple[str, ...]:
        """Terms that differ from a word in its last letters only ("sweaty" and "sweat").

        Of a short word only a plural that the stemmer leaves as it is ("pie" and "pies").
        """
        if self._model is None:
            return ()
        if len(stem) < _RELATED_PREFIX:
            plural = (f"{stem}s", f"{stem}es", stem.removesuffix("s"))
            return tuple(term for term in plural if len(stem) > 2 and term != stem and term in self)
        prefix = stem[: max(_RELATED_PREFIX, len(stem) - _RELATED_ENDING)]
        longest = len(prefix) + _RELATED_ENDING
        related = []
        for number in range(bisect_left(self._sorted_terms, prefix), len(self._sorted_terms)):
            term = self._sorted_terms[number]
            if not term.startswith(prefix):
                break
            if len(term) <= longest:
                related.append(term)
        return tuple(related)

    def _term(self, term: str) -> NDArray[np.float32]:
        import numpy as np

        if term not in self:
            return np.zeros(self._size, dtype=np.float32)
        scores: NDArray[np.float32] = self._model.get_scores([term])
        return scores

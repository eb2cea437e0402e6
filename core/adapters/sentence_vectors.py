"""What all who make vectors of sentences do alike, whoever is asked for them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEPT_QUESTIONS = 256


class SentenceVectors(ABC):
    """`SentenceEmbeddings` by `_ask`, which takes at most so many texts at once.

    The vectors of the last questions are kept.
    """

    def __init__(self, *, at_once: int, dimensions: int) -> None:
        self._at_once = at_once
        self._dimensions = dimensions
        self._question = lru_cache(_KEPT_QUESTIONS)(self._read_question)

    def of_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text. Raises EmbeddingsUnavailable."""
        import numpy as np

        rows = [
            self._ask(texts[start : start + self._at_once], question=False)
            for start in range(0, len(texts), self._at_once)
        ]
        return np.concatenate(rows) if rows else np.empty((0, self._dimensions), dtype=np.float32)

    def of_question(self, text: str) -> NDArray[np.float32]:
        """The vector of a question. Raises EmbeddingsUnavailable."""
        return self._question(text)

    def _read_question(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._ask([text], question=True)[0]
        return vector

    @abstractmethod
    def _ask(self, texts: Sequence[str], *, question: bool) -> NDArray[np.float32]:
        """One row for each text, of length 1. Raises EmbeddingsUnavailable."""

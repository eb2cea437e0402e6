"""Fits the classifiers of kinds to the examples: `python -m core.retrieval.asking.learnt.fit`."""

from __future__ import annotations

import json
import re
from itertools import chain

from core.learnt.fitting import fit
from core.retrieval.asking import kind_words as words
from core.retrieval.asking.learnt import FOLDER
from core.retrieval.asking.subjects import EXAMPLES

GENERAL = "general"
"""The kind of an example that is of none."""

_OF_A_SUBJECT = 2
"""Questions of each subject that leaflets treat: all of them tell little more, in many minutes."""


def examples() -> list[tuple[str, str]]:
    """All examples with the names of their kinds, in a fixed order."""
    return [
        (row["text"], row["kind"])
        for file in sorted((FOLDER / "examples").glob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]


def of_leaflets() -> list[tuple[str, str]]:
    """General questions: what patients ask about the subjects of leaflets.

    A leaflet may speak of prices or of the entrance too: such a question stays out.
    """
    asked = chain.from_iterable(
        json.loads(row)["questions"][:_OF_A_SUBJECT]
        for file in sorted(EXAMPLES.glob("*.jsonl"))
        for row in file.read_text(encoding="utf-8").splitlines()
    )
    return [(text, GENERAL) for text in asked if not _is_told(text)]


def _is_told(question: str) -> bool:
    """Whether a form tells that the question is of a kind."""
    forms = chain(
        words.PRICE, words.OTHERS_MEDICINE, words.OWN_RECORD, words.OFFICE, words.OWN_DOSE
    )
    return any(re.search(asks, question, re.IGNORECASE) for asks, _ in forms)


def main() -> None:
    """Fit and write a classifier for each kind."""
    known = examples() + of_leaflets()
    texts = [text for text, _ in known]
    for name in sorted({kind for _, kind in known} - {GENERAL}):
        fit(texts, [kind == name for _, kind in known]).dump(FOLDER / f"{name}.jsonl")


if __name__ == "__main__":
    main()

"""Fits the classifiers of kinds to the examples: `python -m core.retrieval.asking.learnt.fit`."""

from __future__ import annotations

import json

from core.learnt.fitting import fit
from core.retrieval.asking.learnt import FOLDER

GENERAL = "general"
"""The kind of an example that is of none."""


def examples() -> list[tuple[str, str]]:
    """All examples with the names of their kinds, in a fixed order."""
    return [
        (row["text"], row["kind"])
        for file in sorted((FOLDER / "examples").glob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]


def main() -> None:
    """Fit and write a classifier for each kind."""
    known = examples()
    texts = [text for text, _ in known]
    for name in sorted({kind for _, kind in known} - {GENERAL}):
        fit(texts, [kind == name for _, kind in known]).dump(FOLDER / f"{name}.jsonl")


if __name__ == "__main__":
    main()

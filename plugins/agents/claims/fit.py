"""Fits the classifier to the examples beside this file, and prints how well it does.

Run it after a change of the examples: `python -m plugins.agents.claims.fit`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.learnt import Classifier
from core.learnt.fitting import fit_pieces, folds
from plugins.agents.claims import FOLDER, SURE
from plugins.agents.claims.pieces import pieces_of

_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and whether it makes the agent a clinician."""

    language: str
    text: str
    claims: bool


def examples() -> list[Example]:
    """All examples, in a fixed order."""
    return [
        Example(file.stem, row["text"], row["claims"])
        for file in sorted((FOLDER / "examples").glob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]


def fitted(known: Sequence[Example]) -> Classifier:
    """The classifier for these examples."""
    return fit_pieces([pieces_of(one.text) for one in known], [one.claims for one in known])


def cross_validated(known: Sequence[Example]) -> Iterator[tuple[Example, float]]:
    """Each example with its probability by a classifier that was fitted to the others."""
    for others, part in folds(known, _FOLDS):
        classifier = fitted(others)
        for one in part:
            yield one, classifier.of_ngrams(pieces_of(one.text))


def main() -> None:
    """Fit, write and report."""
    known = examples()
    fitted(known).dump(FOLDER / "claims.jsonl")
    judged = list(cross_validated(known))
    for language in ("", *sorted({one.language for one in known})):
        rows = [(one, odds >= SURE) for one, odds in judged if one.language.startswith(language)]
        found = sum(said for one, said in rows if one.claims)
        wrong = sum(said for one, said in rows if not one.claims)
        claiming = sum(one.claims for one, _ in rows)
        sys.stdout.write(
            f"{language or 'all'}: found {found} of {claiming}, "
            f"wrongly {wrong} of {len(rows) - claiming}\n"
        )


if __name__ == "__main__":
    main()

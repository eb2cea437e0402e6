"""Fits the classifiers to the examples beside this file, and prints how well they do.

Run it after a change of the examples: `python -m plugins.safety.learnt.fit`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.learnt import Classifier
from core.learnt.fitting import fit, folds
from core.retrieval.questions import split_sentences
from plugins.safety.learnt import FOLDER, POSSIBLE, URGENT

_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A message, and what it was sorted as."""

    language: str
    text: str
    urgent: bool
    self_harm: bool


def examples() -> list[Example]:
    """All examples, in a fixed order."""
    return [
        Example(file.stem, row["text"], row["urgent"], row.get("self_harm", False))
        for file in sorted((FOLDER / "examples").glob("*.jsonl"))
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    ]


def fitted(known: Sequence[Example]) -> Classifier:
    """The classifier of emergencies for these examples."""
    return fit([one.text for one in known], [one.urgent for one in known])


def fitted_self_harm(known: Sequence[Example]) -> Classifier:
    """The classifier of self-harm, fitted to the urgent ones of these examples."""
    urgent = [one for one in known if one.urgent]
    return fit([one.text for one in urgent], [one.self_harm for one in urgent])


def cross_validated(known: Sequence[Example]) -> Iterator[tuple[Example, float]]:
    """Each example with its probability by a classifier that was fitted to the others."""
    for others, part in folds(known, _FOLDS):
        classifier = fitted(others)
        for one in part:
            yield one, classifier.judge(split_sentences(one.text)).probability


def main() -> None:
    """Fit, write and report."""
    known = examples()
    fitted(known).dump(FOLDER / "emergency.jsonl")
    fitted_self_harm(known).dump(FOLDER / "self_harm.jsonl")
    judged = list(cross_validated(known))
    for language in ("", *sorted({one.language for one in known})):
        for least in (POSSIBLE, URGENT):
            rows = [(one, p) for one, p in judged if one.language.startswith(language)]
            found = [one for one, p in rows if p >= least]
            right = sum(one.urgent for one in found)
            recall = right / sum(one.urgent for one, _ in rows)
            name = language or "all"
            precision = right / len(found)
            sys.stdout.write(
                f"{name}, from {least}: recall {recall:.2f}, precision {precision:.2f}\n"
            )


if __name__ == "__main__":
    main()

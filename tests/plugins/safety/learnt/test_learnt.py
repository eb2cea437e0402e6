"""What was learnt holds for messages that nothing was fitted to."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from core.learnt.ngrams import ngrams
from plugins.safety.learnt import classifiers
from plugins.safety.learnt.fit import examples
from plugins.safety.tiers import sort_signs

# Written after the examples by somebody who had seen neither them nor the rules. No change of
# either is fitted to them: whoever does that has to write others.
UNSEEN = [
    json.loads(line)
    for line in Path(__file__).with_name("unseen.jsonl").read_text(encoding="utf-8").splitlines()
]


def is_urgent(row: dict[str, Any]) -> bool:
    """Whether one of the messages of a talk is told to be urgent when it is said."""
    said = [*row.get("earlier", []), row["text"]]
    return any(sort_signs(message, said[:number]).urgent for number, message in enumerate(said))


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_unseen_messages(language: str) -> None:
    judged = [(row["urgent"], is_urgent(row)) for row in UNSEEN if row["lang"][:2] == language]
    counts = Counter(judged)
    right = counts[True, True]
    assert right / (right + counts[True, False]) >= 0.95
    assert right / (right + counts[False, True]) >= 0.85


def test_the_classifiers_are_those_of_the_examples() -> None:
    known = examples()
    for classifier, texts in zip(
        classifiers(),
        ([one.text for one in known], [one.text for one in known if one.urgent]),
        strict=True,
    ):
        counts = Counter(piece for text in texts for piece in ngrams(text))
        assert all(counts[piece] > 1 for piece in classifier.weights)
        frequent = [piece for piece, count in counts.items() if count > 20]
        assert sum(piece in classifier.weights for piece in frequent) > 0.98 * len(frequent)


def test_no_unseen_message_is_an_example() -> None:
    assert not {one.text for one in examples()} & {row["text"] for row in UNSEEN}


@pytest.mark.parametrize(
    "message",
    ["Hello", "Thank you, goodbye", "yes", "Was that all?", "¿Cuándo abren?", "謝謝", "好的"],
)
def test_courtesy_is_no_emergency(message: str) -> None:
    assert not sort_signs(message).urgent
    assert not sort_signs(message).possible


@pytest.mark.parametrize(
    "message",
    [
        "Ich habe die Tablette heute genommen",
        "Minha mãe já não está com febre",
        "Ho preso la pastiglia stamattina",
        "J'ai pris mon médicament ce matin",
        "Hoelang moet ik nuchter zijn?",
    ],
)
def test_a_language_without_examples_is_not_judged(message: str) -> None:
    assert not sort_signs(message).urgent
    assert not sort_signs(message).possible


def test_the_reason_is_told() -> None:
    message = "My boots are new. It feels as if a horse sat on my breastbone and I'm all clammy."
    [sign] = sort_signs(message).urgent
    assert sign.quote.startswith("It feels as if")
    assert sign.rule
    assert sign.words

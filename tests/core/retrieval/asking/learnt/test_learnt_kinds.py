"""The kind of a question is told in words that no form knows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.retrieval.asking.kinds import QuestionKind, special_question
from core.retrieval.asking.learnt import classifiers
from core.retrieval.asking.learnt.fit import GENERAL, examples

# Written after the examples by somebody who had seen neither them nor the forms; nothing is fitted
# to them.
UNSEEN = [
    json.loads(line)
    for line in Path(__file__).with_name("unseen.jsonl").read_text(encoding="utf-8").splitlines()
]


def kind_of(question: str) -> str:
    """The name of the kind that a question is taken for."""
    special = special_question(question)
    return special.kind.value if special else GENERAL


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_unseen_questions(language: str) -> None:
    rows = [row for row in UNSEEN if row["lang"][:2] == language]
    special = [row for row in rows if row["kind"] != GENERAL]
    told = [row for row in special if kind_of(row["text"]) != GENERAL]
    assert len(told) / len(special) >= 0.85
    general = [row for row in rows if row["kind"] == GENERAL]
    assert sum(kind_of(row["text"]) != GENERAL for row in general) <= 0.05 * len(general)


def test_there_is_a_classifier_for_each_kind() -> None:
    assert set(classifiers()) == {kind.value for kind in QuestionKind}
    assert {kind for _, kind in examples()} == {*classifiers(), GENERAL}


def test_no_unseen_question_is_an_example() -> None:
    assert not {text for text, _ in examples()} & {row["text"] for row in UNSEEN}


@pytest.mark.parametrize(
    "question",
    [
        "Would the doctor let me have a different ointment?",
        "Since when has the dietitian been at your clinic?",
        "My sugar was 230 after supper, do I need more units?",
        "Can I use up the ear drops that my aunt has left?",
        "My calcium came back at 2.9 and nobody has explained it.",
    ],
)
def test_one_s_own_matters(question: str) -> None:
    assert kind_of(question) != GENERAL


@pytest.mark.parametrize(
    "question",
    [
        "Should I take my heart tablets on the morning of the scan?",
        "My sugar meter shows 52, what should I do?",
        "What can the doctor give me against the itching?",
        "Which specialist do I see for a swollen gland?",
        "How often is my blood looked at during the treatment?",
        "¿Tomo la pastilla del tiroides el día del análisis?",
        "檢查那天早上要吃甲狀腺的藥嗎？",
    ],
)
def test_what_a_leaflet_tells_of_the_same_things(question: str) -> None:
    assert kind_of(question) == GENERAL


def test_what_a_document_says_of_it_answers_it_all_the_same() -> None:
    special = special_question("is there any way the fund chips in for these insoles")
    assert special is not None
    assert special.kind is QuestionKind.PRICE
    assert special.is_answered_by("Your insurance pays for insoles once a year.")
    assert not special.is_answered_by("Insoles relieve the heel.")

"""A word is found in whatever pieces a word processor has left it."""

from __future__ import annotations

import pytest

from core.retrieval.answers import answer_question
from core.retrieval.index import DocumentIndex, SourceDocument
from core.text.name_keys import name_key, name_keys
from core.text.unseen import as_written, readings_of_unseen, with_whole_words, without_unseen


@pytest.mark.parametrize(
    "written",
    [
        "allo\u00adpurinol",
        "allo\u200bpurinol",
        "\ufeffallo\u2060purinol",
        "\u202aallopur\u200einol\u202c",
        "allo\u2063pur\u2066inol\u2069",
    ],
)
def test_what_is_not_seen_goes(written: str) -> None:
    assert without_unseen(written) == "allopurinol"


def test_a_word_that_a_line_parts_is_whole() -> None:
    assert (
        with_whole_words("Take allo-\npurinol 5-\n10 minutes") == "Take allopurinol 5-\n10 minutes"
    )


def test_it_parts_words_or_does_not() -> None:
    assert readings_of_unseen("chest\u200bpain") == ("chestpain", "chest pain")
    assert readings_of_unseen("dolor de espalda, día") == ("dolor de espalda, día",)


@pytest.mark.parametrize(
    ("part", "written"),
    [
        ("chestpain", "ch\u200best\u00adpain"),
        ("chest pain", "chest\u200bpain"),
        ("it", "it"),
        ("", ""),
    ],
)
def test_a_part_is_found_as_it_was_written(part: str, written: str) -> None:
    assert as_written(part, f"a \u2060 {written} now\u200b") == written


def test_a_part_of_another_text_stays() -> None:
    assert as_written("no such", "ch\u200best") == "no such"


@pytest.mark.parametrize(
    ("kept", "sought"),
    [
        ("Allo\u00adpurinol", "allopur"),
        ("Allopurinol", "allo\u200bpurinol"),
        ("糖\u200b尿病", "糖尿"),
    ],
)
def test_a_name_is_found(kept: str, sought: str) -> None:
    assert name_key(sought) in name_keys(kept)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Swallow allo\u200bpurinol with water.", "What do I swallow allopurinol with?"),
        ("Swallow allopurinol with water.", "What do I swallow allo\u00adpurinol with?"),
    ],
)
def test_a_question_is_answered(text: str, question: str) -> None:
    index = DocumentIndex([SourceDocument("d", "Tablets", f"# Tablets\n\n{text} Sit upright.\n")])
    assert "with water" in answer_question(index, question).quote

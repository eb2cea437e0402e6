"""Every parser of what users write takes linear time, whatever mark they repeat."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from core.local.speech.text import prepare, split_pieces
from core.local.writer.units import script_units
from core.retrieval.language import detect_language, document_terms
from core.retrieval.questions import split_questions, split_sentences
from core.retrieval.sections import parse_sections
from core.retrieval.spans import whole_units
from core.spoken import spoken_form
from plugins.education_audio.speech_text import turns

_CHARACTERS = 60_000
_MARKS = [
    *(
        " ",
        "\n",
        "a\n",
        "a. ",
        "? ",
        "!",
        "...",
        "-",
        "~",
        "5-",
        "1/",
        "½",
        "→",
        "<5",
        "(",
        "*",
        "_a ",
    ),
    *(
        "`",
        "[",
        "![",
        "![a",
        "[^",
        "*a",
        "_*",
        "a|\n",
        "[a](",
        "|",
        "> ",
        "#",
        "- ",
        "1. ",
        ":\n",
        "No. ",
        "藥。",
        "，",
        "　",
        "～",
        "5～",
    ),
]


def _terms(text: str) -> object:
    return document_terms(text, detect_language(text))


def _pieces(text: str) -> object:
    return split_pieces(prepare(text), "en")


def _whole(text: str) -> object:
    return list(whole_units(text))


@pytest.mark.parametrize(
    "parse",
    [
        parse_sections,
        split_sentences,
        split_questions,
        spoken_form,
        turns,
        script_units,
        _pieces,
        _terms,
        _whole,
    ],
)
def test_no_repeated_mark_takes_quadratic_time(parse: Callable[[str], object]) -> None:
    for mark in _MARKS:
        started = time.process_time()
        parse(f"Take two. {mark * (_CHARACTERS // len(mark))}x")
        # Linear code needs up to two seconds of a busy machine; quadratic code needs twenty.
        assert time.process_time() - started < 7, mark

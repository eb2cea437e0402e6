"""Every parser of what users write takes linear time, whatever mark they repeat."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from core.local.speech.text import prepare, split_pieces
from core.local.writer.units import script_units
from core.retrieval.asking.polar import asks_yes_or_no
from core.retrieval.language import detect_language, document_terms
from core.retrieval.questions import split_questions, split_sentences
from core.retrieval.spans import whole_units
from core.retrieval.structure.sections import parse_sections
from core.retrieval.structure.unsaid import as_meant
from core.spoken import spoken_form
from core.text.clarity import judge_clarity
from core.ui.widgets.reading import script_reading
from pages.education_audio.speech import said_by_each
from plugins.conversations.review.otherwise.polarity import turned
from plugins.document_formats.reading.blocks import Block, drop_repeated, markdown_of_blocks
from plugins.document_formats.reading.html import read_web_page
from plugins.education_audio.fidelity.reading.sentences import read_sentences
from plugins.education_audio.speech_text import turns
from plugins.knowledge.findings.figures import facts_of
from plugins.knowledge.findings.reading import own_findings
from plugins.knowledge.findings.sentences import read_document
from plugins.knowledge.history.differences import text_changes
from plugins.knowledge.identifiers.finder import possible_identifiers

_CHARACTERS = 60_000
_LIMIT_SECONDS = 7
"""Linear code needs up to two seconds of a busy machine; quadratic code needs twenty."""
_PART = 24
_MARKS = [
    *(
        " ",
        "\n",
        "a",
        "a\n",
        "a. ",
        "? ",
        "!",
        "...",
        "-",
        "~",
        "5",
        "5-",
        "1/",
        "8:00 ",
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
        "Mon, ",
        "3 Mar ",
        "$1,5",
        "1 tab PO ",
        "o.d. ",
        "dosis máx. ",
        "10^9",
        "½-",
        "<s>",
        "~~a ",
        "==a ",
        "<style",
        "<sup>2",
        "<!--",
        "ab-\n",
        "a\u00ad\n",
        *("not ", "sin ", "1", "shower 2 days, drive 2 weeks, "),
    ),
]


def _terms(text: str) -> object:
    return document_terms(text, detect_language(text))


def _pieces(text: str) -> object:
    return split_pieces(prepare(text), "en")


def _whole(text: str) -> object:
    return list(whole_units(text))


def _clarity(text: str) -> object:
    sentences = split_sentences(text) or [text]
    return judge_clarity(text, sentences, "en", heard=False)


def _findings(text: str) -> object:
    return own_findings(read_document("A leaflet", text))


def _facts(text: str) -> object:
    return facts_of(read_document("A leaflet", text))


def _blocks(text: str) -> object:
    page = [Block(text.split("\n"), size=10.0, bold=False, top=0.1, bottom=0.9)]
    drop_repeated([page])
    return markdown_of_blocks([page])


@pytest.mark.parametrize(
    "parse",
    [
        parse_sections,
        as_meant,
        split_sentences,
        split_questions,
        spoken_form,
        turns,
        script_units,
        _pieces,
        _terms,
        _whole,
        _clarity,
        _findings,
        _facts,
        read_sentences,
        possible_identifiers,
        script_reading,
        said_by_each,
        _blocks,
        turned,
        asks_yes_or_no,
    ],
)
def test_no_repeated_mark_takes_quadratic_time(parse: Callable[[str], object]) -> None:
    for mark in _MARKS:
        # What is made at the first use takes time too, and looks like more than it is: only once.
        if all(_may_be_quadratic(parse, mark) for _ in range(2)):
            assert _seconds(parse, mark, _CHARACTERS) < _LIMIT_SECONDS, mark


def _may_be_quadratic(parse: Callable[[str], object], mark: str) -> bool:
    # Quadratic code that is so quick with a part keeps to the limit with the whole.
    part = _seconds(parse, mark, _CHARACTERS // _PART)
    if part < _LIMIT_SECONDS / _PART**2 / 2:
        return False
    # So does what grows from there to twice as much as what ends well below the limit.
    grown = max(0.0, _seconds(parse, mark, 2 * _CHARACTERS // _PART) - 2 * part) / 2
    return part * _PART + grown * (_PART**2 - _PART) >= _LIMIT_SECONDS / 2


def test_blanks_of_a_web_page_are_read_in_linear_time() -> None:
    # Minutes where each is looked at with all that follow.
    assert _seconds(_web_page, " ", 300_000) < _LIMIT_SECONDS


def _web_page(text: str) -> object:
    return read_web_page(f"<p>{text}</p>".encode())


def test_short_lines_of_the_longest_document_are_joined_in_linear_time() -> None:
    # A minute and more where each is put at the end of a text that grows.
    assert _seconds(read_sentences, "a\n", 300_000) < _LIMIT_SECONDS


_BESIDE_NUMBERS = {
    "an empty line": ("\n{}\n", 20_000),
    "a line": ("- Ask your nurse.\n{}\n", 10_000),
    "a sign": ("{} " + "a- " * 125 + "\n", 700),
    "a word": ("{} " + "no " * 190 + "\n", 500),
}


@pytest.mark.parametrize("repeated", _BESIDE_NUMBERS)
def test_versions_that_share_only_what_repeats_are_compared_in_time(repeated: str) -> None:
    # A leaflet of 1,000 paragraphs that was written anew took 23 seconds, by its empty lines.
    part, number = _BESIDE_NUMBERS[repeated]
    before, after = (
        "".join(part.format(f"{letter}{one}") for one in range(number)) for letter in "xy"
    )
    started = time.process_time()
    text_changes(before, after)
    assert time.process_time() - started < _LIMIT_SECONDS


def _seconds(parse: Callable[[str], object], mark: str, characters: int) -> float:
    started = time.process_time()
    parse(f"Take two. {mark * (characters // len(mark))}x")
    return time.process_time() - started

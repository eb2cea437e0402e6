"""Preparing text for the preview voice: what is spoken, in which pieces, and when."""

import pytest

from core.local.speech.text import (
    LINE_PAUSE_SECONDS,
    MAX_PIECE_CHARACTERS,
    SENTENCE_PAUSE_SECONDS,
    CharacterTimes,
    Piece,
    WordEvent,
    is_speakable,
    prepare,
    split_pieces,
    word_starts,
)


def spoken(text: str, base: str = "en-us") -> list[tuple[str, str]]:
    prepared = prepare(text)
    return [
        (" ".join(prepared[piece.start : piece.end].split()), piece.base)
        for piece in split_pieces(prepared, base)
    ]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("## Your **new** `tablet`", "Your new tablet"),
        ("- [ask us](https://clinic.example/a_b) *today*", "ask us today"),
        ("> Rest 🙂👍🏽 well 👨‍👩‍👧 1️⃣", "Rest well 1"),
        ("Above 38 °C → call", "Above 38 °C call"),
        ("| Dose | Time |", "Dose Time"),
        ("Blood\x00 sugar \ud800 5–7", "Blood sugar 5–7"),
        ("~5 mg self-care", "5 mg self-care"),
        ("- -5 points", "-5 points"),
        ("① 服用５００ｍｇ", "1 服用500mg"),
    ],
)
def test_marks_and_emoji_become_spaces_of_the_same_length(text: str, heard: str) -> None:
    prepared = prepare(text)
    assert len(prepared) == len(text)
    assert " ".join(prepared.split()) == heard


def test_hindi_keeps_its_joiners() -> None:
    text = "क्‍ष"
    assert prepare(text) == text


@pytest.mark.parametrize("text", ["", "  \n", "***", "🙂🙂", "...", "---\n| |"])
def test_nothing_to_speak(text: str) -> None:
    assert not is_speakable(text)
    assert spoken(text) == []


def test_sentences_are_split_but_numbers_and_abbreviations_are_not() -> None:
    assert [text for text, _ in spoken("Ask Dr. Lee. Take 2.5 mg, e.g. at noon. Rest!")] == [
        "Ask Dr. Lee.",
        "Take 2.5 mg, e.g. at noon.",
        "Rest!",
    ]
    assert [text for text, _ in spoken("請服藥。「多喝水！」好嗎？", "cmn")] == [
        "請服藥。",
        "「多喝水！」",
        "好嗎？",
    ]


def test_a_new_line_pauses_longer_and_the_end_not_at_all() -> None:
    pauses = [piece.pause_seconds for piece in split_pieces("One. Two. \nThree", "en-us")]
    assert pauses == [SENTENCE_PAUSE_SECONDS, LINE_PAUSE_SECONDS, 0.0]


@pytest.mark.parametrize("text", ["word " * 200, "水" * 900, "藥，" * 400])
def test_long_sentences_are_cut_without_losing_a_character(text: str) -> None:
    pieces = split_pieces(text, "cmn")
    assert all(piece.end - piece.start <= MAX_PIECE_CHARACTERS for piece in pieces)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text.strip()


@pytest.mark.parametrize(
    ("base", "text", "expected"),
    [
        ("en-us", "血糖高於 250 mg/dL 時就醫。", [("血糖高於 250 mg/dL 時就醫。", "cmn")]),
        (
            "en-us",
            "Take 二甲雙胍 with your food.",
            [("Take", "en-us"), ("二甲雙胍", "cmn"), ("with your food.", "en-us")],
        ),
        ("cmn", "請服用 metformin。", [("請服用 metformin。", "cmn")]),
        ("es-419", "Примите таблетку", [("Примите таблетку", "ru")]),
        ("en-us", "薬をのむ", [("薬", "cmn"), ("をのむ", "ja")]),
        ("en-us", "Plain words.", [("Plain words.", "en-us")]),
    ],
)
def test_foreign_scripts_are_read_in_their_own_language(
    base: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert spoken(text, base) == expected


def test_repeated_and_empty_word_events_are_dropped() -> None:
    events = [
        WordEvent(0, 3, 0.0),  # "2.5" comes as 2.5, .5, .5
        WordEvent(1, 3, 0.2),
        WordEvent(1, 3, 0.5),
        WordEvent(4, 0, 0.7),  # a dash
        WordEvent(5, 2, 0.8),
        WordEvent(8, 2, 0.7),  # a time that falls
    ]
    assert word_starts(events) == [(0, 0.0), (5, 0.8)]


def test_characters_are_spread_over_words_and_pauses() -> None:
    times = CharacterTimes(6)
    times.spread(1, 0.0, 0.0)
    times.add_piece(Piece(1, 5, "en-us", 0.0), [(0, 0.0), (2, 0.4)], 1.0, 2.0)
    times.spread(6, 2.0, 2.0)
    assert times.starts == [0.0, 1.0, 1.2, 1.4, 1.7, 2.0]
    assert times.ends == [0.0, 1.2, 1.4, 1.7, 2.0, 2.0]


def test_a_word_reported_outside_its_piece_does_no_harm() -> None:
    times = CharacterTimes(3)
    times.add_piece(Piece(0, 3, "en-us", 0.0), [(0, 0.0), (3, 0.2)], 0.0, 0.3)
    assert times.starts == [0.0, 0.1, 0.2]
    assert times.ends == [0.1, 0.2, 0.3]

"""Simplified Chinese is read as Traditional, and each character keeps its place."""

from __future__ import annotations

from core.text.simplified import to_traditional


def test_simplified_becomes_traditional() -> None:
    assert to_traditional("术后请卧床，测量体温") == "術後請臥床，測量體溫"


def test_traditional_and_other_letters_stay() -> None:
    text = "手術後 2 mg, señor"
    assert to_traditional(text) == text


def test_each_character_keeps_its_place() -> None:
    text = "两片药，每天三次"
    assert len(to_traditional(text)) == len(text)

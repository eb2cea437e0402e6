"""Cursors hold what they were given, and nothing else is taken for one."""

from __future__ import annotations

import base64

import pytest

from core.records.cursors import decode_cursor, encode_cursor, foreign_cursor


@pytest.mark.parametrize(
    "place",
    [[], ["2026-01-02T03:04:05.000000Z", "cv_1"], [1, -2.5, "藥", "a/b+c?d"], [2**62]],
)
def test_a_place_comes_back(place: list[object]) -> None:
    cursor = encode_cursor(place)
    assert cursor.replace("-", "").replace("_", "").isalnum() or not place
    assert decode_cursor(cursor) == place


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "ü",
        "not a cursor",
        base64.urlsafe_b64encode(b'{"a": 1}').decode(),
        base64.urlsafe_b64encode(b"[" * 20_000).decode(),
        base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)
def test_anything_else_is_refused(cursor: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - every kind of it
        decode_cursor(cursor)


def test_the_error_names_the_field() -> None:
    error = foreign_cursor()
    assert error.status == 422
    assert "begin again without it" in f"{error.detail} {vars(error)}"

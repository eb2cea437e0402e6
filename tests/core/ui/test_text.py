"""Words, numbers and times."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from core import clock, ui
from core.ui.text import ago, count, duration, literal, shorten
from tests.support.dashboard import app_test


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("zh-TW", "Chinese (Traditional)"),
        ("zh", "Chinese"),
        ("pt", "Portuguese"),
        ("xx", "xx"),
    ],
)
def test_languages_have_names(code: str, name: str) -> None:
    assert ui.language_name(code) == name


@pytest.mark.parametrize(
    "typed",
    [
        "**bold** _italic_ `code`",
        "[link](https://example.org) ![picture](https://example.org/a.png)",
        "<script>alert(1)</script> <b>x</b>",
        ":red[angry] :material/home: :smile: $x^2$",
        "# Title - list 1. one",
        "a -> b <- c -- d >= e",
        "ana@clinic.example http://a.example HTTPS://b.example www.c.example",
        "& &amp; \\ ~ | = ' \" @ / %",
    ],
)
def test_nothing_a_user_types_is_markdown(typed: str) -> None:
    safe = literal(typed)
    # Every sign that could mean something is either escaped or parted from its neighbour.
    assert not re.search(r"(?<!\\)[*_`\[\]()<>#$&~|:]", safe.replace(":\u2060", ""))
    assert not re.search(r":[\w/]+:", safe)
    assert re.sub(r"\\([\W_])", r"\1", safe).replace("\u2060", "") == typed


def test_literal_text_is_one_line() -> None:
    assert literal("one\n\n\ttwo\r\n  three") == "one two three"


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("short", 10, "short"),
        ("cut at the last word", 12, "cut at the…"),
        ("一二三四五六七八九十", 5, "一二三四…"),
        ("two\nlines", 20, "two lines"),
    ],
)
def test_shorten(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected
    assert len(shorten(text, length)) <= length


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (-3, "0 s"),
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (185, "3 min 05 s"),
        (4320, "1 h 12 min"),
    ],
)
def test_duration(seconds: float, expected: str) -> None:
    assert duration(seconds) == expected


def test_count() -> None:
    assert count(1, "document") == "1 document"
    assert count(0, "document") == "0 documents"
    assert count(1204, "reply", "replies") == "1,204 replies"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (0, "just now"),
        (40, "40 seconds ago"),
        (60, "1 minute ago"),
        (7200, "2 hours ago"),
        (86_400 * 3, "3 days ago"),
    ],
)
def test_ago(seconds: int, expected: str) -> None:
    moment = clock.now() - timedelta(seconds=seconds)
    if seconds != 40:
        assert ago(moment) == expected
    else:
        assert re.fullmatch(r"4\d seconds ago", ago(moment))


def _times(moments: list[str]) -> None:
    from datetime import datetime

    import streamlit as st

    from core import ui

    for moment in moments:
        st.text(ui.when(datetime.fromisoformat(moment)))


def _shown(moments: list[datetime], **context: object) -> list[str]:
    test = app_test(_times, [moment.isoformat() for moment in moments])
    for name, value in context.items():
        test.context[name] = value
    test.run()
    assert not test.exception
    return [element.value for element in test.text]


def test_days_and_hours_are_those_of_the_browser() -> None:
    old = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    assert _shown([old], timezone="Asia/Taipei") == ["1 January 2026, 07:30"]
    assert _shown([old], timezone="America/New_York") == ["31 December 2025, 18:30"]
    assert _shown([old]) == ["31 December 2025, 23:30 UTC"]


def test_an_unknown_zone_falls_back_to_the_browser_s_offset() -> None:
    old = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    assert _shown([old], timezone="Mars/Olympus", timezone_offset=-90) == ["1 January 2026, 01:00"]


def test_today_and_yesterday() -> None:
    now = clock.now()
    today, yesterday = _shown([now, now - timedelta(days=1)], timezone="UTC")
    assert re.fullmatch(r"today \d\d:\d\d", today)
    assert re.fullmatch(r"yesterday \d\d:\d\d", yesterday)

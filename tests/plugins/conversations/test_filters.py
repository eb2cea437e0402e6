"""Filters are read from a request's text, and bad dates are named."""

from __future__ import annotations

import pytest

from core.errors import InvalidInput
from plugins.conversations.filters import ConversationFilter, read_filter
from plugins.conversations.words import MAX_WORDS, search_words, words_of


def dates(start: str | None, end: str | None) -> ConversationFilter:
    return read_filter(
        patient_id=None,
        agent_id=None,
        start_date=start,
        end_date=end,
        requires_attention_only=False,
        q=None,
    )


@pytest.mark.parametrize(
    ("start", "end", "since", "before"),
    [
        ("2024-02-29", None, "2024-02-29T00:00:00.000000Z", None),
        (None, "2024-02-29", None, "2024-03-01T00:00:00.000000Z"),
        ("2024-01-15", "2024-01-15", "2024-01-15T00:00:00.000000Z", "2024-01-16T00:00:00.000000Z"),
        ("2024-01-15T00:00:00+08:00", None, "2024-01-14T16:00:00.000000Z", None),
        (None, "2024-01-15T23:59:59.999999-05:00", None, "2024-01-16T05:00:00.000000Z"),
        ("2024-01-15t10:30:00z", None, "2024-01-15T10:30:00.000000Z", None),
        ("2024-01-15T10:30:00.1234567Z", None, "2024-01-15T10:30:00.123456Z", None),
        (None, None, None, None),
    ],
)
def test_dates(start: str | None, end: str | None, since: str | None, before: str | None) -> None:
    found = dates(start, end)
    assert (found.since, found.before) == (since, before)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "  ",
        "yesterday",
        "2024-13-01",
        "2023-02-29",
        "2024-1-5",
        "15.01.2024",
        "2024-01-15T10:30:00",
        "2024-01-15T25:00:00Z",
        "2024-01-15T10:30Z",
        "2024-W03-1",
        "20240115",
        "0001-01-01",
        "9999-12-31",
        "２０２４-01-15",
        "1705312200",
        "0001-01-01T00:00:00+09:30",
        "9999-12-31T22:00:00-05:00",
    ],
)
@pytest.mark.parametrize("field", ["start_date", "end_date"])
def test_bad_dates_name_their_field(field: str, bad: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        dates(*((bad, None) if field == "start_date" else (None, bad)))
    assert [problem.field for problem in refused.value.fields] == [field]


def test_both_bad_dates_are_named_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        dates("soon", "later")
    assert [problem.field for problem in refused.value.fields] == ["start_date", "end_date"]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024-01-16", "2024-01-15"), ("2024-01-15T10:00:00Z", "2024-01-15T09:59:59Z")],
)
def test_start_after_end(start: str, end: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        dates(start, end)
    assert [problem.field for problem in refused.value.fields] == ["start_date"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fièvre, FEVER fever!", ["fievre", "fever"]),
        ("手術後", ["手", "術", "後", "手術", "術後"]),
        ("MRI 檢查", ["mri", "檢", "查", "檢查"]),
        ("¿Duele la rodilla?", ["duele", "la", "rodilla"]),
        ("… ??", []),
        ("x" * 100, ["x" * 40]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of([text]) == words


def test_words_are_bounded() -> None:
    assert len(words_of(f"word{number}" for number in range(3 * MAX_WORDS))) == MAX_WORDS
    assert len(words_of([chr(0x4E00 + number) * 2 for number in range(MAX_WORDS)])) == MAX_WORDS


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Chest PAIN", ["chest", "pain"]),
        ("手術後", ["手術", "術後"]),
        ("痛", ["痛"]),
        ("pain pain", ["pain"]),
        ("?!", []),
    ],
)
def test_search_words(query: str, words: list[str]) -> None:
    assert search_words(query) == words
    assert set(words) <= set(words_of([query]))

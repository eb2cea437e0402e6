"""The table of figures and its JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.measure.report import (
    Goal,
    Row,
    at_least,
    at_most,
    ratio_at_least,
    ratio_at_most,
    table,
    write_json,
)
from tests.support.servers import ROOT


def test_the_ratio_is_the_median_of_pairs() -> None:
    # The machine was ten times slower in the second turn, for both.
    row = Row("a", "s", [2.0, 30.0, 3.0], [1.0, 10.0, 2.0])
    assert row.ratio == pytest.approx(2.0)


def test_figures_that_are_no_pairs_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        _ = Row("a", "s", [1.0, 2.0], [1.0]).ratio


@pytest.mark.parametrize(
    ("goal", "met"),
    [
        (ratio_at_least(0.5), True),
        (ratio_at_least(0.6), False),
        (ratio_at_most(0.5), True),
        (ratio_at_most(0.4), False),
        (at_least(2), True),
        (at_least(3), False),
        (at_most(2), True),
        (at_most(1), False),
        (None, None),
    ],
)
def test_a_goal_is_of_the_ratio_or_of_the_products_own_figure(
    goal: Goal | None, met: bool | None
) -> None:
    assert Row("a", "s", [2.0], [4.0], goal).met is met


def test_a_goal_of_the_ratio_is_missed_where_there_is_none() -> None:
    assert Row("a", "s", [2.0], goal=ratio_at_most(1)).met is False


def test_each_line_shows_goal_and_ratio_side_by_side() -> None:
    rows = [
        Row("fast", "requests/s", [1500.0, 1000.0, 2000.0], [3000.0] * 3, ratio_at_least(0.6)),
        Row("small", "MB", [88.4], goal=at_most(90)),
    ]
    _, fast, small = table(rows).splitlines()
    assert fast.split("  ")[0] == "fast"
    assert "1,000 to 2,000" in fast
    assert fast.endswith("0.50  ratio ≥ 0.6  MISSED")
    assert small.endswith("≤ 90  met")


def test_the_file_says_what_was_measured_and_on_what(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "bench.json"
    write_json(file, [Row("a", "s", [2.0, 4.0], [1.0, 2.0], ratio_at_most(1.5)), Row("b", "", [1])])
    found = json.loads(file.read_text(encoding="utf-8"))
    assert {"version", "commit", "measured_at", "python", "cores", "load_average"} < set(found)
    assert found["rows"] == [
        {
            "name": "a",
            "unit": "s",
            "product": {"median": 3.0, "min": 2.0, "max": 4.0},
            "bare": {"median": 1.5, "min": 1.0, "max": 2.0},
            "ratio": 2.0,
            "goal": "ratio ≤ 1.5",
            "met": False,
        },
        {
            "name": "b",
            "unit": "",
            "product": {"median": 1, "min": 1, "max": 1},
            "bare": None,
            "ratio": None,
            "goal": None,
            "met": None,
        },
    ]


def test_each_kept_file_is_of_the_release_that_it_is_named_by() -> None:
    for file in (ROOT / "benchmarks" / "history").glob("*.json"):
        found = json.loads(file.read_text(encoding="utf-8"))
        assert found["version"] == file.stem
        assert found["rows"]

"""The records of decisions: each has a number of its own, by which the others name it."""

from __future__ import annotations

from collections import Counter

from tests.support.servers import ROOT

RECORDS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def test_each_record_has_a_number_of_its_own() -> None:
    assert RECORDS
    numbers = Counter(record.name.partition("-")[0] for record in RECORDS)
    assert [number for number, records in numbers.items() if records > 1] == []


def test_each_begins_with_the_number_of_its_file() -> None:
    wrong = []
    for record in RECORDS:
        title = record.read_text(encoding="utf-8").partition("\n")[0]
        if not title.startswith(f"# {int(record.name.partition('-')[0])}. "):
            wrong.append((record.name, title))
    assert wrong == []

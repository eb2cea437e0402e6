"""What the API and the dashboard know of plugins, through one file."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from core.isolation.switched_off import RUN_SETTING, Ledger, SwitchedOff

ENTRY = SwitchedOff(
    title="Notes", stage="page", reason="it ended", at="2026-01-01T00:00:00.000000Z"
)


def test_what_one_process_learns_the_other_knows(tmp_path: Path) -> None:
    api, dashboard = Ledger(tmp_path), Ledger(tmp_path)
    assert api.off() == {}
    dashboard.switch_off("notes", ENTRY)
    assert api.off() == {"notes": ENTRY}
    api.switch_on("notes")
    assert dashboard.off() == {}


def test_what_took_long_is_off_for_one_run_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ledger(tmp_path).switch_off("notes", ENTRY, this_run_only=True)
    assert Ledger(tmp_path).off() == {}
    monkeypatch.setenv(RUN_SETTING, "17.1")
    Ledger(tmp_path).switch_off("notes", ENTRY, this_run_only=True)
    assert list(Ledger(tmp_path).off()) == ["notes"]
    monkeypatch.setenv(RUN_SETTING, "18.1")
    assert Ledger(tmp_path).off() == {}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"plugins": {"notes": 1}}'])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "plugins.json").write_text(content)
    ledger = Ledger(tmp_path)
    assert ledger.off() == {}
    ledger.switch_off("notes", ENTRY)
    assert list(ledger.off()) == ["notes"]


def test_pages_are_counted_by_all_threads(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    threads = [
        threading.Thread(target=ledger.count_page, args=("notes", f"error {n}")) for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    counted = Ledger(tmp_path).pages()["notes"]
    assert (counted.errors, counted.in_a_row) == (20, 20)
    ledger.count_page("notes", None)
    assert (ledger.pages()["notes"].errors, ledger.pages()["notes"].in_a_row) == (20, 0)
    ledger.forget_pages()
    assert ledger.pages() == {}


def test_a_folder_that_cannot_be_written_harms_nobody(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "no such folder")
    ledger.switch_off("notes", ENTRY)
    assert ledger.off() == {}

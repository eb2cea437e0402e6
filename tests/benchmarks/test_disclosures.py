"""Sessions that are killed in between answer nobody before the disclosure is kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.disclosures import Looks, run
from plugins.agents.wording.disclosures import DISCLOSURES
from tests.support.servers import without_model


async def test_a_short_run_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", without_model(os.environ)["PYTHONPATH"])
    looks = await run(12, 4, 1, 3, tmp_path)
    assert looks.faults == []
    assert looks.arrived >= 12
    assert looks.counts["answers stored at the end"] >= 12
    assert looks.counts["emergency texts"] > 0
    assert looks.counts["answers of the agent"] > 0


def test_what_is_missing_late_or_of_another_language_is_a_fault() -> None:
    told = {"text": DISCLOSURES["es"].text, "told_at": "2026-01-01T00:00:02Z"}
    looks = Looks()
    looks.look("ps_1", {"language": "es", "disclosure": told}, None)
    assert looks.faults == []
    looks.look("ps_1", {"language": "es", "disclosure": None}, None)
    looks.look("ps_2", {"language": "fr", "disclosure": told}, None)
    early = {"answered_at": "2026-01-01T00:00:01Z"}
    looks.look("ps_3", {"language": "es", "disclosure": told}, early)
    assert len(looks.faults) == 3

"""Staff who act at random reach no patient with words that nobody has approved."""

from __future__ import annotations

from pathlib import Path

from benchmarks.approvals.run import run


async def test_a_short_run_finds_nothing(tmp_path: Path) -> None:
    found = await run(14, 17, tmp_path, say=lambda done: None)
    assert found.faults == []
    assert found.acts.total() == 14
    # It has looked at every way: of this seed's acts the first nine lead there.
    assert set(found.looks) == {
        "addresses given before",
        "agents' documents",
        "documents at the voice service",
        "doses told by agents",
        "files offered to patients",
        "links",
        "players",
        "texts sent to be spoken",
    }

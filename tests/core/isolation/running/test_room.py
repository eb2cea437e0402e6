"""How much memory a container still has."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.isolation.watch.memory import room

MB = 1 << 20


@pytest.mark.parametrize(
    ("folder", "limit", "used", "prefix"),
    [
        (".", "memory.max", "memory.current", ""),
        ("memory", "memory.limit_in_bytes", "memory.usage_in_bytes", "total_"),
    ],
)
def test_copies_of_files_are_room(
    tmp_path: Path, folder: str, limit: str, used: str, prefix: str
) -> None:
    told = tmp_path / folder
    told.mkdir(exist_ok=True)
    (told / limit).write_text(f"{100 * MB}\n")
    (told / used).write_text(f"{95 * MB}\n")
    (told / "memory.stat").write_text(
        f"anon {20 * MB}\n{prefix}inactive_file {10 * MB}\n{prefix}active_file {60 * MB}\n"
    )
    assert room(tmp_path) == (75 * MB, 100 * MB)


def test_without_a_limit_of_its_own_it_has_what_the_machine_has(tmp_path: Path) -> None:
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1\n")
    left, total = room(tmp_path)
    assert 0 < left <= total
    assert total == room(tmp_path / "none")[1]

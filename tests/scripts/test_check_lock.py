"""The check that pyproject.toml, poetry.lock and requirements/ fit each other."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.servers import ROOT

FILES = (
    "pyproject.toml",
    "poetry.lock",
    "requirements/run.txt",
    "requirements/dev.txt",
    "scripts/check_lock.py",
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The files that the check reads."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def check(tree: Path) -> tuple[int, str]:
    """Run the check; its exit status and what it prints."""
    result = subprocess.run(
        [sys.executable, tree / "scripts/check_lock.py"], capture_output=True, text=True
    )
    return result.returncode, result.stdout + result.stderr


def change(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text that must be there."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_files_of_the_repository_fit(tree: Path) -> None:
    assert check(tree) == (0, "")


def test_a_changed_dependency_is_found(tree: Path) -> None:
    change(tree / "pyproject.toml", "pluggy>=1.7,<2", "pluggy>=1.6,<2")
    assert check(tree) == (1, "poetry.lock does not fit pyproject.toml: run `make lock`\n")


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("pluggy==", "plugy==", "lacks pluggy"),
        ("pluggy==", "plugy==", "has plugy, which the lock lacks"),
        ("pluggy==1", "pluggy==2", "has another version or other hashes of pluggy"),
        ("--hash=sha256:", "--hash=sha256:0", "has another version or other hashes of"),
        ("pluggy==", "--index-url https://index.example/simple\npluggy==", "holds '--index-url'"),
        ("pluggy==", "pluggy @ file:///wheels/pluggy.whl ;", "holds 'pluggy', which is no hashed"),
    ],
)
def test_a_changed_requirement_is_found(tree: Path, old: str, new: str, difference: str) -> None:
    change(tree / "requirements/run.txt", old, new)
    status, answer = check(tree)
    assert status == 1
    assert f"requirements/run.txt {difference}" in answer

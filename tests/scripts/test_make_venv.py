"""The environment is made with a Python that suits, or it is said which one is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.servers import ROOT

# Answers like an interpreter of this version: whether it suits, and makes an environment.
PYTHON = """#!/bin/sh
case "$1" in
  -c) exit {unsuitable} ;;
  -m) mkdir -p .venv/bin && echo "{name}" >.venv/made-with ;;
esac
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with the script, and one for interpreters."""
    (tmp_path / "scripts").mkdir()
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "scripts/make_venv.sh", tmp_path / "scripts")
    return tmp_path


def add(tree: Path, name: str, *, suitable: bool = True) -> None:
    """Put an interpreter there."""
    file = tree / "bin" / name
    file.write_text(PYTHON.format(unsuitable=int(not suitable), name=name), "utf-8")
    file.chmod(0o755)


def make(tree: Path, **settings: str) -> tuple[int, str]:
    """Run the script; its status, and the interpreter that was taken or what is said."""
    done = subprocess.run(
        ["/bin/bash", tree / "scripts/make_venv.sh"],
        env={"PATH": f"{tree / 'bin'}:{tree / 'tools'}", **settings},
        capture_output=True,
        text=True,
    )
    made = tree / ".venv/made-with"
    return done.returncode, made.read_text("utf-8").strip() if made.exists() else done.stderr


@pytest.fixture(autouse=True)
def tools(tree: Path) -> None:
    """The programs that the script and the interpreters use."""
    (tree / "tools").mkdir()
    for name in ("dirname", "mkdir", "rm"):
        found = shutil.which(name)
        assert found is not None
        (tree / "tools" / name).symlink_to(found)


def test_the_first_that_suits_is_taken(tree: Path) -> None:
    add(tree, "python3.11", suitable=False)
    add(tree, "python3.13")
    add(tree, "python3")
    assert make(tree) == (0, "python3.13")


def test_another_one_can_be_asked_for(tree: Path) -> None:
    add(tree, "python3.11")
    add(tree, "python3.12")
    assert make(tree, BASE_PYTHON="python3.12") == (0, "python3.12")


def test_without_any_it_is_said_which_are_needed(tree: Path) -> None:
    add(tree, "python3", suitable=False)
    status, said = make(tree)
    assert status == 1
    assert "ElevenDops needs Python 3.11, 3.12 or 3.13" in said

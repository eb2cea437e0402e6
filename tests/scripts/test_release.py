"""A release writes the version, the dated changelog, a commit and a tag, or nothing at all."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.servers import ROOT

FILES = (
    "pyproject.toml",
    "towncrier.toml",
    "core/version.py",
    "scripts/release.py",
    "changelog.d/README.md",
)


def git(tree: Path, *arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(["git", *arguments], cwd=tree, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed project with one fragment."""
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "Ana")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "ana@clinic.example")
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n<!-- releases -->\n\n## 0.1.0\n\nFirst light.\n", "utf-8"
    )
    (tmp_path / "changelog.d" / "+ranges.fixed.md").write_text("Long ranges answer 416.", "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=Begin")
    return tmp_path


def release(tree: Path, *arguments: str) -> tuple[int, str]:
    """Make a release; the exit status and what is said."""
    done = subprocess.run(
        [sys.executable, tree / "scripts/release.py", *arguments], capture_output=True, text=True
    )
    return done.returncode, done.stdout + done.stderr


def test_a_release_is_dated_committed_and_tagged(tree: Path) -> None:
    today = datetime.now(UTC).date()
    status, said = release(tree, "7.8.9")
    assert status == 0, said
    text = (tree / "CHANGELOG.md").read_text("utf-8")
    heading = re.search(r"^## 7\.8\.9 \((\d{4}-\d\d-\d\d)\)$", text, re.MULTILINE)
    assert heading is not None, text
    assert abs((datetime.fromisoformat(heading[1]).date() - today).days) <= 1
    assert text.startswith("# Changelog\n")
    assert "- Long ranges answer 416." in text
    assert text.index("7.8.9") < text.index("## 0.1.0")
    assert 'version = "7.8.9"' in (tree / "pyproject.toml").read_text("utf-8")
    assert '__version__ = "7.8.9"' in (tree / "core/version.py").read_text("utf-8")
    assert not list((tree / "changelog.d").glob("+*"))
    assert git(tree, "tag", "--points-at", "HEAD") == "v7.8.9\n"
    assert git(tree, "status", "--porcelain") == ""


def test_what_cannot_be_released_changes_nothing(tree: Path) -> None:
    before = git(tree, "rev-parse", "HEAD")
    assert "'0.0.1' is no version after" in release(tree, "0.0.1")[1]
    assert release(tree, "next")[0] == 1
    assert release(tree)[0] == 1
    (tree / "changelog.d" / "README.md").write_text("Changed.", "utf-8")
    assert release(tree, "7.8.9") == (1, "There are changes that are not committed\n")
    git(tree, "checkout", "--quiet", ".")
    git(tree, "rm", "--quiet", "changelog.d/+ranges.fixed.md")
    git(tree, "commit", "--quiet", "--message=Without")
    assert "no fragment" in release(tree, "7.8.9")[1]
    assert git(tree, "rev-parse", "HEAD~1") == before
    assert git(tree, "tag") == ""


def test_the_changelog_names_the_present_version() -> None:
    version = re.search(r'__version__ = "(.+)"', (ROOT / "core/version.py").read_text("utf-8"))
    assert version is not None
    assert f"\n## {version[1]}" in (ROOT / "CHANGELOG.md").read_text("utf-8")

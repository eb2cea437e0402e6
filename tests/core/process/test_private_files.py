"""The data folder is for the user that the product runs as, and for nobody else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from core.process.private_files import keep_private
from tests.support.servers import ROOT


@pytest.fixture(autouse=True)
def usual_mask() -> Iterator[None]:
    """The mask that most users have, and the one from before in the end."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    """The rights of a file or folder."""
    return path.stat().st_mode & 0o7777


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder as an earlier version has left it, with a neighbour that is not ours."""
    return earlier_data(tmp_path)


def earlier_data(parent: Path) -> Path:
    """Make such a folder in this one."""
    folder = parent / "data"
    for name in ("blobs/audio+", "local-service", "traces", "exports"):
        (folder / name).mkdir(parents=True)
    for name in ("documents.sqlite3", "documents.sqlite3-wal", "documents.sqlite3-shm"):
        (folder / name).write_text("words")
    (folder / "blobs/audio+/one.mp3").write_text("sound")
    (folder / "local-service/state.sqlite3").write_text("words")
    (folder / "traces/api.jsonl").write_text("spans")
    (folder / "exports/run.sh").write_text("echo")
    (folder / "exports/run.sh").chmod(0o755)
    return folder


def test_what_is_there_and_what_comes_is_private(data: Path) -> None:
    keep_private(data)
    (data / "blobs/audio+/two.mp3").write_text("sound")
    (data / "blobs/more+").mkdir()
    assert mode(data) == 0o700
    for path in data.rglob("*"):
        if "exports" not in path.parts:
            assert mode(path) == (0o700 if path.is_dir() else 0o600), path
    assert mode(data / "exports/run.sh") == 0o755


def test_a_folder_that_is_not_there_is_left_to_be_made(tmp_path: Path) -> None:
    keep_private(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    (tmp_path / "none").mkdir()
    assert mode(tmp_path / "none") == 0o700


def test_links_lead_nowhere(data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_text("not ours")
    (data / "blobs/link").symlink_to(elsewhere)
    (data / "blobs/file").symlink_to(elsewhere / "file")
    (data / "blobs/nowhere").symlink_to(tmp_path / "nothing")
    keep_private(data)
    assert (mode(elsewhere), mode(elsewhere / "file")) == (0o755, 0o644)


@pytest.mark.parametrize("kind", ["shared", "working"])
def test_a_folder_that_holds_more_keeps_its_rights(
    data: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kind == "shared":
        data.chmod(0o1777)
    else:
        (data / "project").mkdir()
        monkeypatch.chdir(data / "project")
    before = mode(data)
    keep_private(data)
    assert mode(data) == before
    assert mode(data / "blobs") == 0o700
    assert mode(data / "documents.sqlite3") == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files of other users")
def test_files_of_another_user_stop_nothing() -> None:
    child = (
        "import os, sys, logging, pathlib; from core.process.private_files import keep_private;"
        "logging.basicConfig(); os.setuid(65534); keep_private(pathlib.Path(sys.argv[1]))"
    )
    # Not below the folder of the test, which other users may not enter.
    with TemporaryDirectory() as folder:
        data = Path(folder)
        theirs, ours = data / "documents.sqlite3", data / "blobs"
        theirs.write_text("words")
        ours.mkdir()
        for path in (data, ours):
            path.chmod(0o755)
            os.chown(path, 65534, 65534)
        done = subprocess.run(
            [sys.executable, "-c", child, folder], cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert "the rights of 1 files or folders cannot be changed" in done.stderr
        assert (mode(theirs), mode(ours), mode(data)) == (0o644, 0o700, 0o700)

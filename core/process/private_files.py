"""What the product writes is for its own user alone: patients' words are in it."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

log = logging.getLogger(__name__)

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OURS = ("blobs", "documents.sqlite3*", "isolation", "local-service", "traces")
"""What stands in the data folder, as far as it is written by us."""


def keep_private(data_dir: Path, ours: Iterable[str] = _OURS) -> None:
    """Let nobody else read what this process writes, and what is in the data folder already.

    A data folder that is more than that, such as the one that the program runs in, keeps its own
    rights. What belongs to another user is left as it is, and the log says so.
    """
    os.umask(_OTHERS)
    if not data_dir.is_dir():
        return
    refused = sum(not _tightened(path) for pattern in ours for path in _below(data_dir, pattern))
    folder = data_dir.resolve()
    if not Path.cwd().is_relative_to(folder) and not _is_shared(folder):
        refused += not _tightened(str(folder))
    if refused:
        log.warning(
            "Other users of this machine may read parts of the data folder: the rights of %d files "
            "or folders cannot be changed",
            refused,
        )


def _below(folder: Path, pattern: str) -> Iterator[str]:
    for found in folder.glob(pattern):
        yield str(found)
        for parent, folders, files in os.walk(found) if not found.is_symlink() else ():
            yield from (f"{parent}/{name}" for name in folders)
            yield from (f"{parent}/{name}" for name in files)


def _is_shared(folder: Path) -> bool:
    """True for a folder like /tmp, in which every user has files."""
    return bool(folder.stat().st_mode & stat.S_ISVTX)


def _tightened(path: str) -> bool:
    try:
        mode = os.lstat(path).st_mode
        if mode & _OTHERS and not stat.S_ISLNK(mode):
            os.chmod(path, stat.S_IMODE(mode) & ~_OTHERS)
    except FileNotFoundError:
        pass  # another process has just removed it
    except OSError:
        return False
    return True

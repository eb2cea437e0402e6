"""Files that appear whole or not at all, and survive a power cut once they are there."""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import threading
from collections.abc import Iterator
from pathlib import Path

_NEW = "~new"


class NewFiles:
    """Files that somebody still writes, in a folder of their own beside the finished ones.

    Whoever writes one holds its lock. What a crash has left has no lock, and is deleted when the
    first new file is made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _NEW
        self._cleaning = threading.Lock()
        self._cleaned = False

    @contextlib.contextmanager
    def open(self) -> Iterator[tuple[int, Path]]:
        """A new file to write and then move to its place; it is deleted on an exception."""
        make_folders(self._folder)
        with self._cleaning:
            if not self._cleaned:
                self._clean()
                self._cleaned = True
        descriptor, path = self._locked()
        try:
            yield descriptor, path
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        finally:
            os.close(descriptor)

    def _locked(self) -> tuple[int, Path]:
        while True:
            path = self._folder / secrets.token_hex(16)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # Another process may have cleaned it away before it was locked.
            if os.fstat(descriptor).st_nlink:
                return descriptor, path
            os.close(descriptor)

    def _clean(self) -> None:
        for path in self._folder.iterdir():
            with contextlib.suppress(FileNotFoundError):
                descriptor = os.open(path, os.O_RDONLY)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    path.unlink()
                except BlockingIOError:
                    continue  # another process writes it
                finally:
                    os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: one call of the system may take fewer."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def make_folders(folder: Path) -> None:
    """Make the folder and its parents."""
    if folder.is_dir():
        return
    make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    keep_folder(folder.parent)


def keep_folder(folder: Path) -> None:
    """Make the folder's entries survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

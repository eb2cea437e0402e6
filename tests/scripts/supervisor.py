"""scripts/start.sh as a process under test."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.patience import PATIENCE_SECONDS, looks

# A shell that runs the tests in the background makes all they start deaf to these.
_HEAR_SIGNALS = ("env", "--default-signal=INT,HUP")


class Supervisor:
    """A running start.sh: its output so far, and the ids of the processes below it."""

    def __init__(self, tree: Path, settings: dict[str, str], before: tuple[str, ...] = ()) -> None:
        """Start it in the tree; `before` is a command that runs it, such as `unshare`."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if name in ("PATH", "HOME", "LANG", "SSL_CERT_FILE")
        }
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [*_HEAR_SIGNALS, *before, tree / "scripts" / "start.sh"],
            env=environment | {"VIRTUAL_ENV": sys.prefix} | settings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as output:
            for line in output:
                self.lines.append(line.rstrip("\n"))

    def wait_for(self, pattern: str, times: int = 1, patience: float = PATIENCE_SECONDS) -> str:
        """Wait until a line of the output matches for the given time; gives that line."""
        expression = re.compile(pattern)
        deadline = time.monotonic() + patience
        while True:
            ended = self.process.poll() is not None and not self._reader.is_alive()
            found = [line for line in self.lines if expression.search(line)]
            if len(found) >= times:
                return found[times - 1]
            assert not ended, f"start.sh ended without {pattern!r}:\n{self.text}"
            assert time.monotonic() < deadline, f"no {pattern!r} in:\n{self.text}"
            time.sleep(0.05)

    def wait(self) -> int:
        """Wait until start.sh ends and its output is closed; gives its exit status."""
        status = self.process.wait(timeout=PATIENCE_SECONDS)
        self._reader.join(timeout=PATIENCE_SECONDS)
        assert not self._reader.is_alive(), "somebody still holds the output open"
        return status

    def hears_signals(self) -> bool:
        """True from when start.sh has its traps; earlier a signal ends it as any program."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            return False
        caught = re.search(r"^SigCgt:\s*(\w+)$", status, re.MULTILINE)
        wanted = sum(1 << (number - 1) for number in (signal.SIGTERM, signal.SIGINT))
        return caught is not None and int(caught[1], 16) & wanted == wanted

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop and wait; gives its exit status."""
        self.process.send_signal(with_signal)
        return self.wait()

    @property
    def text(self) -> str:
        """All output so far."""
        return "\n".join(self.lines)

    def descendants(self) -> dict[int, str]:
        """The command lines of the processes below start.sh, by process id."""
        return descendants_of(self.process.pid)

    def process_of(self, module: str) -> int:
        """The id of the process that runs the module."""
        return next(pid for pid, command in self.descendants().items() if f"-m {module}" in command)


def descendants_of(pid: int) -> dict[int, str]:
    """The command lines of the processes below this one, by process id."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (parent := parent_of(int(entry.name))) is not None:
            children.setdefault(parent, []).append(int(entry.name))
    found: dict[int, str] = {}
    pending = [pid]
    while pending:
        for child in children.get(pending.pop(), []):
            found[child] = _command_of(child)
            pending.append(child)
    return found


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    assert any(holds() for _ in looks()), "it never came about"


def left_in(tree: Path) -> dict[int, str]:
    """The processes that run in a tree, by id: whatever start.sh has started and not ended."""
    found: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            folder = (entry / "cwd").readlink()
        except OSError:
            continue
        if folder.is_relative_to(tree) and is_running(int(entry.name)):
            found[int(entry.name)] = _command_of(int(entry.name))
    return found


def is_running(pid: int) -> bool:
    """True while the process lives; a zombie does not."""
    return parent_of(pid) is not None


def parent_of(pid: int) -> int | None:
    """The id of a living process's parent; None for a zombie and for a process that is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else int(fields[1])


def _command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except (FileNotFoundError, ProcessLookupError):
        return ""

"""What processes use: memory, and time of the processors. Linux only."""

from __future__ import annotations

import os
import time
from pathlib import Path

_QUIET_SHARE = 0.02
_QUIET_SECONDS = 2.0
_LISTENING = "0A"

SETTLE_SECONDS = 60.0
"""For how long it is waited at most until what is loaded late is loaded."""


def resident_megabytes(pid: int) -> float:
    """Resident memory of one process, in MB."""
    return _kilobytes(pid, "status", "VmRSS:") / 1024


def tree_megabytes(pid: int) -> float:
    """Memory of a process and of all its descendants in MB; what they share counts once (PSS)."""
    return sum(_kilobytes(one, "smaps_rollup", "Pss:") for one in tree(pid)) / 1024


def processor_seconds(pid: int) -> float:
    """Time that a process and its living descendants have used, in user mode and in the kernel."""
    return sum(_ticks(one) for one in tree(pid)) / os.sysconf("SC_CLK_TCK")


def tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text(encoding="ascii").split()
        except OSError:  # the task has ended
            continue
        for child in children:
            found += tree(int(child))
    return found


def listener(port: int, root: int) -> int:
    """Which process below `root` listens on this port. Raises RuntimeError when none does."""
    sockets = set()
    for name in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{name}").read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            if fields[3] == _LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                sockets.add(f"socket:[{fields[9]}]")
    for pid in tree(root):
        for descriptor in Path(f"/proc/{pid}/fd").glob("*"):
            try:
                if os.readlink(descriptor) in sockets:
                    return pid
            except OSError:  # closed meanwhile
                continue
    raise RuntimeError(f"no process below {root} listens on port {port}")


def settle(pid: int, patience: float = SETTLE_SECONDS) -> None:
    """Wait until these processes do next to nothing: what they load late is loaded then.

    Gives up when the patience is over, on a machine where something is always to do.
    """
    deadline = time.monotonic() + patience
    before = processor_seconds(pid)
    while time.monotonic() < deadline:
        time.sleep(_QUIET_SECONDS)
        now = processor_seconds(pid)
        if now - before <= _QUIET_SHARE * _QUIET_SECONDS:
            return
        before = now


def _kilobytes(pid: int, file: str, field: str) -> float:
    try:
        text = Path(f"/proc/{pid}/{file}").read_text(encoding="ascii", errors="replace")
    except OSError:  # it has ended
        return 0.0
    return sum(float(line.split()[1]) for line in text.splitlines() if line.startswith(field))


def _ticks(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return 0
    # proc(5): utime and stime are the 14th and 15th field; the 2nd may hold spaces.
    fields = text.rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])

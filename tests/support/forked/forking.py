"""What a process does that starts servers as forks of itself, once it has imported what they need.

`tests.support.forked.servers` asks it: each line of its input is one of JSON, and is answered by
a number in a line.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import signal
import sys
import threading
import time

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def next_server() -> list[str] | None:
    """Fork for each server that is asked for and answer its id, or wait for one that has ended and
    answer its status. Returns in a fork, which is as good as started anew, with its options; and
    None at the end of the input, which is the end of the servers too.
    """
    gc.collect()
    gc.freeze()
    assert threading.active_count() == 1, threading.enumerate()  # a fork has one
    while line := sys.stdin.readline():
        asked = json.loads(line)
        if isinstance(asked, int):
            answer = os.waitstatus_to_exitcode(os.waitpid(asked, 0)[1])
        else:
            answer = os.fork()
            if not answer:
                return _begun(*asked)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    return None


def _begun(
    environment: dict[str, str], options: list[str], folder: str, output: str | None
) -> list[str]:
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if output is not None:
        os.dup2(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    os.dup2(2, 1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    paths = environment.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[:0] = [path for path in paths if path and path not in sys.path]
    return options

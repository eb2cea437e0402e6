"""The guard around plugin code: what takes too long is left behind, with the place where it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from core.isolation.guard import Overrun, PluginFailure, guard_each, guarded, guarded_call
from tests.support.servers import ROOT


def test_what_takes_too_long_is_left_behind_and_its_line_named() -> None:
    go = threading.Event()
    with pytest.raises(Overrun, match=r"took longer than 1 seconds, in threading:\d+"):
        guarded_call(go.wait, 1.0)
    go.set()


def test_in_a_row_only_the_slow_one_is_left_behind() -> None:
    go = threading.Event()
    done: list[str] = []
    late: list[str] = []

    def work(name: str) -> None:
        for _ in range(3):
            # Three in a row take longer than one may, and each far less on a busy machine too.
            guarded(go.wait if name == "slow" else lambda: time.sleep(0.7), 2.0)
        done.append(name)

    guard_each(["a", "slow", "b"], work, lambda name, reason: late.append(f"{name} {reason}"))
    go.set()
    assert done == ["a", "b"]
    assert [line.split()[0] for line in late] == ["slow"]


def test_a_steps_limit_holds_within_a_row() -> None:
    failures: list[PluginFailure] = []

    def work(name: str) -> None:
        try:
            guarded(lambda: 1 / 0)
        except PluginFailure as failure:
            failures.append(failure)

    guard_each(["a"], work, lambda name, reason: None)
    assert [str(failure) for failure in failures] == ["ZeroDivisionError: division by zero"]


def test_a_machine_that_stands_still_costs_nobody_a_place() -> None:
    program = """
import time
from core.isolation.guard import guarded_call

def work():
    print("at work", flush=True)
    for _ in range(10):
        time.sleep(0.1)
    return "done"

print(guarded_call(work, 3.0), flush=True)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "at work\n"
    os.kill(process.pid, signal.SIGSTOP)
    time.sleep(4.0)
    os.kill(process.pid, signal.SIGCONT)
    assert process.communicate(timeout=60)[0] == "done\n"

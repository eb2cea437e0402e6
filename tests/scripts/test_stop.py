"""Stopping the process supervisor, in every state that it can be in."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.scripts.conftest import Start, assert_nothing_left, hurry, make_checked, starts_of
from tests.scripts.supervisor import Supervisor, parent_of, wait_until

pytestmark = pytest.mark.process

RUNS = 50
STOP_SECONDS = 8
"""What the supervisor promises; Cloud Run kills the container after ten."""

UNSHARE = ("unshare", "--pid", "--fork", "--kill-child")

# What the stand-ins do, and the line after which the signal comes.
STATES = {
    "the backend is starting": ({"api": "hang"}, "Backend started"),
    "the backend is healthy": ({"ui": "hang"}, "Health check passed"),
    "the frontend is starting": ({"ui": "hang"}, "Frontend started"),
    "both are up": ({}, "Open http"),
    "the backend is due to restart": ({"api": "crash"}, "Backend ended .* restart 2"),
    "the frontend is due to restart": ({"ui": "crash"}, "Frontend ended .* restart 2"),
    "the backend starts again": ({"api": "crash hang"}, "Backend started"),
}


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_every_stop_signal_stops_everything(
    tree: Path, start: Start, with_signal: signal.Signals
) -> None:
    supervisor = start()
    supervisor.wait_for("Open http")
    assert supervisor.stop(with_signal) == 0
    assert_nothing_left(tree)


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("state", STATES)
def test_a_stop_in_each_state(
    tree: Path, start: Start, state: str, with_signal: signal.Signals
) -> None:
    plans, line = STATES[state]
    supervisor = start(None, (), **plans)
    supervisor.wait_for(line, times=2 if state.endswith("again") else 1)
    asked_at = time.monotonic()
    assert supervisor.stop(with_signal) == 0
    assert time.monotonic() - asked_at < STOP_SECONDS
    assert supervisor.lines[-1].endswith("INFO: Stopped")
    assert_nothing_left(tree)


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_while_the_settings_are_checked(
    tree: Path, start: Start, with_signal: signal.Signals
) -> None:
    (tree / "core/process/preflight.py").write_text(
        "import sys, time\nprint('checking', file=sys.stderr, flush=True)\ntime.sleep(3600)\n"
    )
    supervisor = start()
    supervisor.wait_for("checking")
    asked_at = time.monotonic()
    assert supervisor.stop(with_signal) == 0
    assert time.monotonic() - asked_at < STOP_SECONDS
    assert starts_of(tree, "api") == []
    assert_nothing_left(tree)


def test_processes_that_ignore_every_request_are_ended_in_time(tree: Path, start: Start) -> None:
    supervisor = start(local="deaf", api="deaf", ui="deaf")
    supervisor.wait_for("Open http")
    asked_at = time.monotonic()
    assert supervisor.stop() == 0
    assert time.monotonic() - asked_at < STOP_SECONDS
    assert "WARNING: Backend did not stop in time and is killed" in supervisor.text
    assert_nothing_left(tree)


def test_a_stop_while_a_process_hangs(tree: Path, start: Start) -> None:
    hurry(tree, SLOW_SECONDS=2)
    supervisor = start()
    supervisor.wait_for("Open http")
    os.kill(starts_of(tree, "api")[-1], signal.SIGSTOP)
    supervisor.wait_for("Backend is slow: no answer to a health check")
    asked_at = time.monotonic()
    assert supervisor.stop() == 0
    assert time.monotonic() - asked_at < STOP_SECONDS
    assert_nothing_left(tree)


@pytest.mark.parametrize("tenth_of_them", range(10))
def test_fifty_stops_at_any_moment_leave_nothing_behind(
    tree: Path, start: Start, tenth_of_them: int
) -> None:
    hurry(tree, ENDS_ALLOWED=100)
    if tenth_of_them % 2:
        make_checked(tree)  # the moment is more often during the check, which takes longer then
    chance = random.Random(20240115 + tenth_of_them)
    for run in range(RUNS // 10):
        plans = {
            name: chance.choice(["serve", "serve", "parent", "crash", "hang"])
            for name in ("local", "api", "ui")
        }
        supervisor = start(None, (), **plans)
        wait_until(supervisor.hears_signals)
        time.sleep(chance.uniform(0, 0.8))
        asked_at = time.monotonic()
        status = supervisor.stop(chance.choice([signal.SIGTERM, signal.SIGINT]))
        assert status == 0, f"run {run}, {plans}:\n{supervisor.text}"
        assert time.monotonic() - asked_at < STOP_SECONDS, f"run {run}, {plans}"
        assert_nothing_left(tree)


def inner_process(supervisor: Supervisor) -> int:
    """The id, as seen from here, of the process that is process 1 of its own namespace."""
    wait_until(lambda: "start.sh" in "".join(supervisor.descendants().values()))
    return next(pid for pid in supervisor.descendants() if parent_of(pid) == supervisor.process.pid)


@pytest.fixture
def as_process_1() -> tuple[str, ...]:
    """The command that makes what it runs process 1, as in a container."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed")
    if subprocess.run([*UNSHARE, "true"], capture_output=True).returncode != 0:
        pytest.skip("this user may make no process namespace")
    return UNSHARE


@pytest.mark.parametrize("with_signal", [signal.SIGTERM, signal.SIGINT])
def test_process_1_stops_everything(
    tree: Path, start: Start, as_process_1: tuple[str, ...], with_signal: signal.Signals
) -> None:
    supervisor = start(None, as_process_1)
    supervisor.wait_for("Open http")
    os.kill(inner_process(supervisor), with_signal)
    assert supervisor.wait() == 0
    assert supervisor.lines[-1].endswith("INFO: Stopped")
    assert_nothing_left(tree)


def test_process_1_stops_while_the_settings_are_checked(
    tree: Path, start: Start, as_process_1: tuple[str, ...]
) -> None:
    (tree / "core/process/preflight.py").write_text(
        "import sys, time\nprint('checking', file=sys.stderr, flush=True)\ntime.sleep(3600)\n"
    )
    supervisor = start(None, as_process_1)
    supervisor.wait_for("checking")
    os.kill(inner_process(supervisor), signal.SIGTERM)
    assert supervisor.wait() == 0
    assert_nothing_left(tree)


def test_process_1_collects_orphans(
    tree: Path, start: Start, as_process_1: tuple[str, ...]
) -> None:
    supervisor = start(None, as_process_1, api="orphan")
    supervisor.wait_for("Health check passed")
    first = inner_process(supervisor)
    orphans = [pid for pid, command in supervisor.descendants().items() if "api.go" in command]
    [orphan] = orphans
    assert parent_of(orphan) == first
    (tree / "api.go").touch()
    # Its entry goes only when its parent collects it.
    wait_until(lambda: not Path(f"/proc/{orphan}").exists())
    os.kill(first, signal.SIGTERM)
    assert supervisor.wait() == 0

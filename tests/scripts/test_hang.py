"""The process supervisor and processes that live but do not answer."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest

from tests.scripts.conftest import (
    HANG_SECONDS,
    MODULES,
    Start,
    answers_of,
    assert_nothing_left,
    hurry,
    starts_of,
    wait_for_all,
)
from tests.scripts.supervisor import wait_until

pytestmark = pytest.mark.process

TITLES = {"local": "Local service", "api": "Backend", "ui": "Frontend"}
SHORTER = {"HEALTH_SECONDS": 10, "STALL_SECONDS": 5, "CHECK_SECONDS": 2, "SLOW_SECONDS": 4}
"""The script's own times, in about their proportions."""


@pytest.fixture
def tree(tree: Path) -> Path:
    """The tree with a script in a hurry."""
    hurry(tree, **SHORTER)
    return tree


@pytest.mark.parametrize("name", MODULES)
def test_a_process_that_hangs_is_started_again(tree: Path, start: Start, name: str) -> None:
    supervisor = start()
    wait_for_all(supervisor)
    wait_until(lambda: bool(answers_of(tree, name)))
    os.kill(starts_of(tree, name)[-1], signal.SIGSTOP)
    supervisor.wait_for(
        f"ERROR: {TITLES[name]} hangs: no answer and no work for {HANG_SECONDS} seconds"
    )
    supervisor.wait_for(f"{TITLES[name]} ended with status 137: restart 1 in 1 s")
    supervisor.wait_for(f"{TITLES[name]} started", times=2)
    before = len(answers_of(tree, name))
    wait_until(lambda: len(answers_of(tree, name)) > before)
    assert supervisor.stop() == 0
    assert {each: len(starts_of(tree, each)) for each in MODULES} == {
        each: 2 if each == name else 1 for each in MODULES
    }
    assert_nothing_left(tree)


def test_a_process_that_answers_badly_is_started_again(tree: Path, start: Start) -> None:
    supervisor = start(api="sick serve")
    supervisor.wait_for("ERROR: Backend hangs: 3 health checks in a row failed")
    supervisor.wait_for("Health check passed", times=2)
    assert answers_of(tree, "api")[:4] == ["200", "500", "500", "500"]
    assert supervisor.stop() == 0


def test_two_bad_answers_in_a_row_are_borne(tree: Path, start: Start) -> None:
    supervisor = start(api="moody")
    wait_until(lambda: answers_of(tree, "api")[:4] == ["200", "500", "500", "200"])
    assert supervisor.stop() == 0
    assert len(starts_of(tree, "api")) == 1
    assert "hangs" not in supervisor.text


def test_four_hangs_end_everything(tree: Path, start: Start) -> None:
    supervisor = start(api="sick")
    supervisor.wait_for("ERROR: Backend ended with status 137 after 3 restarts")
    assert supervisor.wait() == 1
    assert_nothing_left(tree)


def test_four_times_without_any_work_end_everything(tree: Path, start: Start) -> None:
    supervisor = start({"SUPERVISOR_HANG_SECONDS": "4"})
    for number in range(1, 5):
        supervisor.wait_for("Health check passed", times=number)
        os.kill(starts_of(tree, "api")[-1], signal.SIGSTOP)
        supervisor.wait_for("ERROR: Backend hangs: no answer and no work", times=number)
    supervisor.wait_for("ERROR: Backend ended with status 137 after 3 restarts: giving up")
    assert supervisor.wait() == 1
    assert_nothing_left(tree)


def beats_of(tree: Path, name: str) -> int:
    """For how many seconds of the script the event loop of a stand-in has turned."""
    file = tree / f"{name}.beats"
    return len(file.read_text()) if file.exists() else 0


def test_slow_answers_are_waited_for(tree: Path, start: Start) -> None:
    supervisor = start(local="slow", api="slow", ui="slow")
    for title in TITLES.values():
        supervisor.wait_for(f"WARNING: {title} is slow: no answer to a health check for")
    # Longer than one that does nothing is borne, and than one whose event loop stands still.
    wait_until(lambda: min(beats_of(tree, name) for name in MODULES) > 4 + 2.2 * HANG_SECONDS)
    for name in MODULES:
        (tree / f"{name}.go").touch()
    for title in TITLES.values():
        supervisor.wait_for(rf"INFO: {title} has answered after \d+ seconds")
    wait_until(lambda: all(len(answers_of(tree, name)) > 2 for name in MODULES))
    assert supervisor.stop() == 0
    assert [len(starts_of(tree, name)) for name in MODULES] == [1, 1, 1]
    assert "hangs" not in supervisor.text


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        ("stuck", r"its event loop has not turned for \d+ seconds"),
        ("mute", r"no answer for \d+ seconds"),
    ],
)
def test_what_may_be_slowness_is_started_again_however_often(
    tree: Path, start: Start, plan: str, reason: str
) -> None:
    # One second would be no time at all: the supervisor counts whole ones.
    supervisor = start({"SUPERVISOR_HANG_SECONDS": "3"}, api=plan)
    supervisor.wait_for("WARNING: Backend ended with status 137: restart 4 in 8 s")
    hangs = [line for line in supervisor.lines if "hangs" in line]
    assert len(hangs) == 4
    assert all(re.search(f"ERROR: Backend hangs: {reason}$", line) for line in hangs)
    assert supervisor.stop() == 0
    assert_nothing_left(tree)


def test_a_start_that_goes_on_is_waited_for(tree: Path, start: Start) -> None:
    supervisor = start(api="toil", local="toil")
    for title, name in (("Backend", "api"), ("Local service", "local")):
        supervisor.wait_for(f"WARNING: {title} is slow to start: it is given up to 300 seconds")
        (tree / f"{name}.go").touch()
    supervisor.wait_for("Open http")
    wait_until(lambda: bool(answers_of(tree, "local")))
    assert supervisor.stop() == 0
    assert [len(starts_of(tree, each)) for each in MODULES] == [1, 1, 1]
    assert "ERROR" not in supervisor.text


def test_a_first_start_without_an_end_ends_everything(tree: Path, start: Start) -> None:
    seconds = SHORTER["HEALTH_SECONDS"] + 2
    supervisor = start({"SUPERVISOR_START_SECONDS": str(seconds)}, api="toil")
    assert supervisor.wait() == 1
    assert f"ERROR: Backend did not become healthy within {seconds} seconds" in supervisor.text
    assert starts_of(tree, "ui") == []
    assert_nothing_left(tree)


def test_a_slow_restart_is_not_counted(tree: Path, start: Start) -> None:
    seconds = 2 * SHORTER["HEALTH_SECONDS"]
    supervisor = start({"SUPERVISOR_START_SECONDS": str(seconds)}, api="serve toil serve")
    supervisor.wait_for("Open http")
    os.kill(starts_of(tree, "api")[-1], signal.SIGKILL)
    supervisor.wait_for(f"Backend did not become healthy within {seconds} seconds")
    for number in (3, 4):
        supervisor.wait_for("Health check passed", times=number - 1)
        os.kill(starts_of(tree, "api")[-1], signal.SIGKILL)
        supervisor.wait_for(f"Backend ended with status 137: restart {number}")
    assert supervisor.stop() == 0

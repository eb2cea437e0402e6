"""The process supervisor and processes that live but do not answer."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.scripts.conftest import MODULES, Start, assert_nothing_left, starts_of
from tests.scripts.supervisor import wait_until

pytestmark = pytest.mark.process

TITLES = {"local": "Local service", "api": "Backend", "ui": "Frontend"}


def answers_of(tree: Path, name: str) -> list[str]:
    """The statuses that a stand-in answered health checks with."""
    file = tree / f"{name}.answers"
    return file.read_text().split() if file.exists() else []


@pytest.mark.parametrize("name", MODULES)
def test_a_process_that_hangs_is_started_again(tree: Path, start: Start, name: str) -> None:
    supervisor = start()
    supervisor.wait_for("Open http")
    wait_until(lambda: bool(answers_of(tree, name)))
    os.kill(starts_of(tree, name)[-1], signal.SIGSTOP)
    supervisor.wait_for(f"ERROR: {TITLES[name]} hangs: 3 health checks in a row failed")
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
    supervisor.wait_for("ERROR: Backend ended with status 137 after 3 restarts", patience=150)
    assert supervisor.wait() == 1
    assert_nothing_left(tree)

"""What the supervisor tells of former starts: safe mode, and how a process ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scripts.conftest import Start, hurry, starts_of

pytestmark = pytest.mark.process


def told(tree: Path, name: str) -> list[str]:
    """What each start was told: safe mode, and how the process before it ended."""
    return (tree / f"{name}.told").read_text().split()


def count_file(tree: Path) -> Path:
    return tree / ".elevendops" / "isolation" / "starts"


def test_a_process_that_does_not_come_up_twice_is_started_in_safe_mode(
    tree: Path, start: Start
) -> None:
    hurry(tree)
    supervisor = start(api="crash crash serve")
    supervisor.wait_for("It did not start 2 times in a row: safe mode")
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert told(tree, "api") == [",", ",3", "true,3"]
    assert told(tree, "ui") == ["true,"]
    assert not count_file(tree).exists()


def test_a_product_that_did_not_come_up_twice_starts_in_safe_mode_once(
    tree: Path, start: Start
) -> None:
    count_file(tree).parent.mkdir(parents=True)
    count_file(tree).write_text("2\n")
    supervisor = start()
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    supervisor = start()
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert told(tree, "api") == ["true,", ","]


@pytest.mark.parametrize("content", ["1", "", "many", "-3"])
def test_otherwise_it_starts_as_usual(tree: Path, start: Start, content: str) -> None:
    count_file(tree).parent.mkdir(parents=True)
    count_file(tree).write_text(content)
    supervisor = start()
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert told(tree, "api") == [","]


def test_a_start_that_gives_up_is_counted_and_one_that_is_stopped_is_not(
    tree: Path, start: Start
) -> None:
    hurry(tree)
    supervisor = start(ui="crash")
    assert supervisor.wait() == 1
    assert count_file(tree).read_text() == "1\n"
    supervisor = start(api="hang")
    supervisor.wait_for("Backend started")
    assert supervisor.stop() == 0
    assert not count_file(tree).exists()


def test_a_process_that_asks_for_it_is_started_again_at_once(tree: Path, start: Start) -> None:
    supervisor = start(api="again again again again again again serve")
    supervisor.wait_for("Open http")
    (tree / "api.go").touch()
    supervisor.wait_for("Health check passed", times=2)
    supervisor.wait_for("Backend starts again")
    assert "restart 1" not in supervisor.text
    assert len(starts_of(tree, "ui")) == 1
    assert told(tree, "api")[1] == ",75"


def test_ends_whose_cause_was_found_do_not_count(tree: Path, start: Start) -> None:
    hurry(tree)
    supervisor = start(api="blames blames blames blames blames serve")
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert len(starts_of(tree, "api")) == 6
    assert "safe mode" not in supervisor.text


def test_a_process_that_asks_before_it_was_healthy_has_ended(tree: Path, start: Start) -> None:
    (tree / "api.go").touch()
    supervisor = start(api="again serve")
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert "Backend starts again" not in supervisor.text or len(starts_of(tree, "api")) == 2

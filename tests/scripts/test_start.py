"""The process supervisor, with stand-ins for the product's processes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.scripts.conftest import (
    MODULES,
    Start,
    answers_of,
    assert_nothing_left,
    hurry,
    starts_of,
    wait_for_all,
)
from tests.scripts.supervisor import is_running, left_in, wait_until
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import free_port

pytestmark = pytest.mark.process

TRIES_FOR_A_SECOND = 5


@pytest.mark.usefixtures("checked")
def test_starts_in_order_and_stops_with_status_0(
    tree: Path, ports: dict[str, str], start: Start
) -> None:
    supervisor = start()
    wait_for_all(supervisor)
    assert supervisor.stop() == 0
    ours = [line for line in supervisor.lines if line.startswith("[")]
    assert [re.sub(r"^\[\S+\] ", "", line) for line in ours] == [
        f"INFO: Backend started on port {ports['BACKEND_PORT']}",
        "INFO: Health check passed",
        f"INFO: Frontend started on port {ports['PORT']}",
        f"INFO: Local service started on port {ports['LOCAL_SERVICE_PORT']}",
        f"INFO: Open http://127.0.0.1:{ports['PORT']}",
        "INFO: Stopping",
        "INFO: Stopped",
    ]
    assert re.match(r"\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\] INFO: ", ours[0])
    assert [len(starts_of(tree, name)) for name in MODULES] == [1, 1, 1]
    assert_nothing_left(tree)


def waiting_dashboard(tree: Path) -> int | None:
    """The dashboard's process that waits for its turn."""
    if starts_of(tree, "ui"):
        return None
    return next((pid for pid, command in left_in(tree).items() if "core.ui" in command), None)


def test_the_dashboard_waits_for_its_turn(tree: Path, start: Start) -> None:
    supervisor = start(api="toil")
    supervisor.wait_for("Backend started")
    wait_until(lambda: waiting_dashboard(tree) is not None)
    waiting = waiting_dashboard(tree)
    (tree / "api.go").touch()
    supervisor.wait_for("Open http")
    assert starts_of(tree, "ui") == [waiting]
    assert supervisor.stop() == 0
    assert_nothing_left(tree)


def test_a_dashboard_that_ends_before_its_turn_is_replaced(tree: Path, start: Start) -> None:
    supervisor = start(api="toil")
    supervisor.wait_for("Backend started")
    wait_until(lambda: waiting_dashboard(tree) is not None)
    waiting = waiting_dashboard(tree)
    assert waiting is not None
    os.kill(waiting, signal.SIGKILL)
    wait_until(lambda: not is_running(waiting))
    (tree / "api.go").touch()
    supervisor.wait_for("Open http")
    assert starts_of(tree, "ui") not in ([], [waiting])
    assert "Frontend ended" not in supervisor.text
    assert supervisor.stop() == 0
    assert_nothing_left(tree)


@pytest.mark.usefixtures("checked")
def test_the_dashboard_is_there_while_the_settings_are_checked(tree: Path, start: Start) -> None:
    go = tree / "check.go"
    # The check says that the packages are there, and is held up then.
    held = f"while not os.path.exists({str(go)!r}):\n        __import__('time').sleep(0.05)"
    check = tree / "core/process/preflight.py"
    text = check.read_text()
    assert text.count("    run_key = make_run_key()") == 1
    check.write_text(
        text.replace("    run_key = make_run_key()", f"    {held}\n    run_key = make_run_key()")
    )
    supervisor = start()
    wait_until(lambda: {"core.api", "core.ui"} <= early(tree))
    checking = next(pid for pid, command in left_in(tree).items() if "core.api" in command)
    assert starts_of(tree, "api") == []
    go.touch()
    supervisor.wait_for("Open http")
    assert starts_of(tree, "api") == [checking]
    assert supervisor.stop() == 0
    assert_nothing_left(tree)


def early(tree: Path) -> set[str]:
    """The words of the commands that run in the tree, modules among them."""
    return {word for command in left_in(tree).values() for word in command.split()}


def test_passes_on_what_the_processes_say(start: Start) -> None:
    supervisor = start()
    wait_for_all(supervisor)
    assert supervisor.stop() == 0
    for name in MODULES:
        assert f"{name} says hello from stdout" in supervisor.lines
        assert f"{name} says hello from stderr" in supervisor.lines


@pytest.mark.usefixtures("checked")
def test_starts_no_local_service_when_both_keys_are_given(tree: Path, start: Start) -> None:
    supervisor = start({"ELEVENLABS_API_KEY": "key", "GOOGLE_API_KEY": "key"})
    supervisor.wait_for("Open http")
    assert supervisor.stop() == 0
    assert starts_of(tree, "local") == []


@pytest.mark.usefixtures("checked")
def test_reads_the_env_file_for_itself_and_the_local_service(
    tree: Path, ports: dict[str, str], start: Start
) -> None:
    port = str(free_port())
    (tree / ".env").write_text(f"local_service_port={port}\n")
    supervisor = start({"LOCAL_SERVICE_PORT": ""})
    supervisor.wait_for(f"Local service started on port {port}")
    supervisor.wait_for("local says hello")
    with socket.create_connection(("127.0.0.1", int(port)), timeout=PATIENCE_SECONDS):
        pass
    assert supervisor.stop() == 0


@pytest.mark.usefixtures("checked")
def test_samples_wait_for_the_local_service(tree: Path, start: Start) -> None:
    supervisor = start({"USE_MOCK_DATA": "true"}, local="toil")
    supervisor.wait_for("Open http")
    wait_until(lambda: bool(starts_of(tree, "local")))
    assert "Filling the clinic" not in supervisor.text
    (tree / "local.go").touch()
    supervisor.wait_for("Filling the clinic with sample data")
    assert supervisor.stop() == 0
    assert_nothing_left(tree)


def test_a_killed_backend_comes_back_while_the_dashboard_stays(tree: Path, start: Start) -> None:
    supervisor = start()
    wait_for_all(supervisor)
    os.kill(supervisor.process_of("core.api"), signal.SIGKILL)
    supervisor.wait_for("Backend ended with status 137: restart 1 in 1 s")
    supervisor.wait_for("Health check passed", times=2)
    assert supervisor.stop() == 0
    assert [len(starts_of(tree, name)) for name in MODULES] == [1, 2, 1]
    strangers = [line for line in supervisor.lines if not re.search(r"^\[|says hello", line)]
    assert strangers == []
    assert_nothing_left(tree)


def test_a_killed_dashboard_comes_back(tree: Path, start: Start) -> None:
    hurry(tree)
    supervisor = start()
    wait_for_all(supervisor)
    os.kill(supervisor.process_of("core.ui"), signal.SIGKILL)
    supervisor.wait_for("Open http", times=2)
    assert supervisor.stop() == 0
    assert [len(starts_of(tree, name)) for name in MODULES] == [1, 1, 2]


def test_what_a_killed_process_leaves_behind_is_ended(tree: Path, start: Start) -> None:
    hurry(tree)
    supervisor = start(local="parent serve")
    supervisor.wait_for("local says hello")  # which it says after its child is there
    grandchild = int((tree / "local.child").read_text())
    os.kill(supervisor.process_of("core.local"), signal.SIGKILL)
    supervisor.wait_for("Local service started", times=2)
    assert not is_running(grandchild)
    assert supervisor.stop() == 0


@pytest.mark.parametrize(("name", "title"), [("api", "Backend"), ("ui", "Frontend")])
def test_the_fourth_kill_ends_everything(tree: Path, start: Start, name: str, title: str) -> None:
    hurry(tree)
    supervisor = start()
    supervisor.wait_for("Open http")
    for number, seconds in enumerate((1, 2, 4), start=1):
        os.kill(starts_of(tree, name)[-1], signal.SIGKILL)
        supervisor.wait_for(f"{title} ended with status 137: restart {number} in {seconds} s")
        supervisor.wait_for("Health check passed" if name == "api" else "Open http", number + 1)
    os.kill(starts_of(tree, name)[-1], signal.SIGKILL)
    assert supervisor.wait() == 1
    assert f"ERROR: {title} ended with status 137 after 3 restarts: giving up" in supervisor.text
    assert len(starts_of(tree, name)) == 4
    assert_nothing_left(tree)


def test_a_death_is_noticed_within_a_second(tree: Path, start: Start) -> None:
    seconds: list[float] = []
    # A machine may be busy for a while, but not whenever it is asked: once in time is enough, and
    # one that is busy during a start is not asked there again.
    for _ in range(TRIES_FOR_A_SECOND):
        supervisor = start()
        supervisor.wait_for("Open http")
        killed_at = time.monotonic()
        os.kill(starts_of(tree, "ui")[-1], signal.SIGKILL)
        supervisor.wait_for("Frontend ended with status 137: restart 1")
        seconds.append(time.monotonic() - killed_at)
        assert supervisor.stop() == 0
        if min(seconds) < 1:
            break
    assert min(seconds) < 1


def test_the_count_starts_afresh_when_a_process_was_healthy_for_long(
    tree: Path, start: Start
) -> None:
    hurry(tree, CHECK_SECONDS=2)
    supervisor = start({"SUPERVISOR_STABLE_SECONDS": "1"})
    for kill in range(1, 6):
        supervisor.wait_for("Health check passed", times=kill)
        answers = len(answers_of(tree, "api"))
        # The next question comes two seconds after that.
        wait_until(lambda answers=answers: len(answers_of(tree, "api")) > answers)
        os.kill(starts_of(tree, "api")[-1], signal.SIGKILL)
        supervisor.wait_for("Backend ended with status 137: restart 1 in 1 s", times=kill)
    assert supervisor.stop() == 0


def test_a_restart_waits_for_a_port_that_another_program_took(
    tree: Path, ports: dict[str, str], start: Start
) -> None:
    supervisor = start()
    supervisor.wait_for("Open http")
    os.kill(starts_of(tree, "api")[-1], signal.SIGKILL)
    supervisor.wait_for("Backend ended with status 137: restart 1")
    port = ports["BACKEND_PORT"]
    with socket.create_server(("127.0.0.1", int(port))):
        supervisor.wait_for(f"Backend found port {port} in use by another program: restart 2")
    supervisor.wait_for("Health check passed", times=2)
    assert supervisor.stop() == 0
    assert len(starts_of(tree, "api")) == 2


@pytest.mark.parametrize(("name", "title"), [("api", "Backend"), ("ui", "Frontend")])
def test_gives_up_after_three_restarts(tree: Path, start: Start, name: str, title: str) -> None:
    hurry(tree)
    supervisor = start(**{name: "crash"})
    assert supervisor.wait() == 1
    assert len(starts_of(tree, name)) == 4
    assert f"ERROR: {title} ended with status 3 after 3 restarts: giving up" in supervisor.text
    assert_nothing_left(tree)


def test_the_local_service_is_started_again_more_often_and_ends_nothing(
    tree: Path, start: Start
) -> None:
    hurry(tree)
    supervisor = start(local="crash crash crash crash serve")
    wait_for_all(supervisor)
    assert supervisor.process.poll() is None
    assert supervisor.stop() == 0
    assert [len(starts_of(tree, name)) for name in MODULES] == [5, 1, 1]


def test_a_start_that_hangs_ends_with_a_clear_line(tree: Path, start: Start) -> None:
    hurry(tree)
    supervisor = start(api="hang")
    assert supervisor.wait() == 1
    assert "ERROR: Backend did not become healthy within 30 seconds" in supervisor.text
    assert starts_of(tree, "ui") == []
    assert_nothing_left(tree)


@pytest.mark.parametrize("name", ["api", "ui"])
def test_a_question_that_a_start_has_forgotten_is_asked_again(
    tree: Path, start: Start, name: str
) -> None:
    supervisor = start(**{name: "shy"})
    supervisor.wait_for("Open http")
    assert len(starts_of(tree, name)) == 1
    assert supervisor.stop() == 0
    assert_nothing_left(tree)


def test_a_restart_that_hangs_is_killed_and_tried_again(tree: Path, start: Start) -> None:
    hurry(tree)
    supervisor = start(api="serve hang serve")
    supervisor.wait_for("Open http")
    os.kill(supervisor.process_of("core.api"), signal.SIGKILL)
    supervisor.wait_for("Health check passed", times=2)
    assert supervisor.stop() == 0
    assert len(starts_of(tree, "api")) == 3
    assert_nothing_left(tree)


@pytest.mark.usefixtures("checked")
@pytest.mark.parametrize("setting", ["BACKEND_PORT", "PORT", "LOCAL_SERVICE_PORT"])
def test_a_port_in_use_is_refused_at_once(
    tree: Path, ports: dict[str, str], start: Start, setting: str
) -> None:
    with socket.create_server(("127.0.0.1", int(ports[setting]))):
        supervisor = start()
        assert supervisor.wait() == 1
    [line] = supervisor.lines
    assert f"ERROR: Port {ports[setting]}, wanted for" in line
    assert "is in use by another program" in line
    assert setting in line
    assert [starts_of(tree, name) for name in MODULES] == [[], [], []]


@pytest.mark.usefixtures("checked")
def test_one_port_for_two_is_refused(ports: dict[str, str], start: Start) -> None:
    supervisor = start({"PORT": ports["BACKEND_PORT"]})
    assert supervisor.wait() == 1
    [line] = supervisor.lines
    assert "is set for the backend and for the dashboard: change PORT" in line


@pytest.mark.usefixtures("checked")
def test_every_bad_setting_is_named(start: Start) -> None:
    supervisor = start({"BACKEND_PORT": "many", "LOG_LEVEL": "LOUD"})
    assert supervisor.wait() == 1
    assert len(supervisor.lines) == 2
    assert "ERROR: Configuration: BACKEND_PORT:" in supervisor.text
    assert "ERROR: Configuration: LOG_LEVEL:" in supervisor.text


@pytest.mark.parametrize("seconds", ["soon", "0", "-5", "1.5", "a[$(kill $$)]"])
@pytest.mark.parametrize("name", ["STABLE", "START", "HANG"])
def test_a_bad_number_of_seconds_is_refused(start: Start, name: str, seconds: str) -> None:
    supervisor = start({f"SUPERVISOR_{name}_SECONDS": seconds})
    assert supervisor.wait() == 1
    [line] = supervisor.lines
    assert f"ERROR: SUPERVISOR_{name}_SECONDS is not a number of seconds" in line


@pytest.mark.usefixtures("checked")
def test_the_dashboard_is_at_8501_when_no_port_is_set(start: Start) -> None:
    supervisor = start({"PORT": ""})
    # Or another program is, on the machine that tests.
    supervisor.wait_for("Frontend started on port 8501|Port 8501, wanted for the dashboard")


@pytest.mark.usefixtures("checked")
def test_a_missing_package_is_named(tree: Path, tmp_path: Path, start: Start) -> None:
    bare = tmp_path / "bare" / "bin"
    bare.mkdir(parents=True)
    (bare / "python").symlink_to(shutil.which("python3", path="/usr/bin:/usr/local/bin") or "")
    supervisor = start({"VIRTUAL_ENV": str(bare.parent)})
    assert supervisor.wait() == 1
    [line] = supervisor.lines
    assert "not installed for" in line
    assert "make install" in line


def test_a_missing_program_is_named(tmp_path: Path, start: Start) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for program in ("bash", "env", "dirname"):
        (few / program).symlink_to(shutil.which(program) or "")
    supervisor = start({"PATH": str(few)})
    assert supervisor.wait() == 1
    [line] = supervisor.lines
    assert line.endswith("ERROR: setsid is not installed: install util-linux")


def test_the_death_of_the_supervisor_itself_ends_the_processes(tree: Path, start: Start) -> None:
    supervisor = start()
    wait_for_all(supervisor)
    supervisor.process.kill()
    supervisor.wait()
    wait_until(
        lambda: not any(is_running(pid) for name in MODULES for pid in starts_of(tree, name))
    )

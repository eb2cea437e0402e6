"""Who ended a process is read from what it left behind."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.isolation.inquest import HANG, Verdict, find_culprit
from core.isolation.mark_file import Mark, MarkFile
from tests.core.isolation.programs import run_program


def verdict_on(folder: Path, last_end: str) -> Verdict | None:
    kept = folder / "data" / "isolation"
    return find_culprit(kept / "api.marks", kept / "api.stacks", last_end)


@pytest.mark.parametrize(
    ("deed", "how"),
    [
        ("os._exit(3)", "it ended the program"),
        ("ctypes.string_at(0)", "it crashed the program (Segmentation fault)"),
        ("os.abort()", "it crashed the program (Aborted)"),
        ("ctypes.CDLL(None).exit(5)", "the program ended with status 5 in it"),
    ],
)
def test_the_plugin_and_its_line_are_named(tmp_path: Path, deed: str, how: str) -> None:
    file, status, line = run_program(tmp_path, deed)
    found = verdict_on(tmp_path, str(status))
    assert found is not None
    assert (found.plugin, found.step, found.how) == ("notes", "page notes", how)
    exact = "CDLL" not in deed
    assert found.line.startswith(f"{file}:")
    assert not exact or found.line == f"{file}:{line}"


def test_a_process_that_is_killed_accuses_nobody(tmp_path: Path) -> None:
    run_program(tmp_path, "ctypes.CDLL(None).kill(os.getpid(), 9)")
    assert verdict_on(tmp_path, "137") is None
    assert verdict_on(tmp_path, "") is None
    # But the supervisor kills what hangs, and says so.
    found = verdict_on(tmp_path, HANG)
    assert found is not None
    assert found.plugin == "notes"


def test_who_ran_alone_when_the_process_was_killed_twice_is_named(tmp_path: Path) -> None:
    killed, told = "os.environ['SUPERVISOR_LAST_END'] = '137'", tmp_path / "told"
    tell = f"Path({str(told)!r}).write_text(' '.join(process.ledger.off()))"
    run_program(tmp_path, "ctypes.CDLL(None).kill(os.getpid(), 9)")
    run_program(tmp_path, f"{tell}; ctypes.CDLL(None).kill(os.getpid(), 9)", before=killed)
    assert told.read_text() == ""
    run_program(tmp_path, tell, before=killed)
    assert told.read_text() == "notes"


def test_who_has_perhaps_used_up_the_memory_is_told_and_at_the_second_time_off(
    tmp_path: Path,
) -> None:
    ended, told = "os.environ['SUPERVISOR_LAST_END'] = '70'", tmp_path / "told"
    tell = (
        f"Path({str(told)!r}).write_text(' '.join(process.ledger.off()) + "
        "str([page.last_error for page in process.ledger.pages().values()]))"
    )
    leave = (
        "from core.isolation.mark_file import PERHAPS; "
        "marks.accuse(marks.running_threads()[0], 'notes.py:7', PERHAPS); "
        "ctypes.CDLL(None)._exit(70)"
    )
    run_program(tmp_path, leave)
    run_program(tmp_path, f"{tell}; {leave}", before=ended)
    assert told.read_text() == "['page notes: it perhaps used up the memory, at notes.py:7']"
    run_program(tmp_path, tell, before=ended)
    assert told.read_text().startswith("notes[")


def test_who_was_perhaps_it_days_ago_is_not_held_to_be_it_again(tmp_path: Path) -> None:
    killed, told = "os.environ['SUPERVISOR_LAST_END'] = '137'", tmp_path / "told"
    run_program(tmp_path, "ctypes.CDLL(None).kill(os.getpid(), 9)")
    run_program(tmp_path, "ctypes.CDLL(None).kill(os.getpid(), 9)", before=killed)
    suspect = tmp_path / "data" / "isolation" / "api.suspect"
    days_ago = suspect.stat().st_mtime - 2 * 24 * 3600
    os.utime(suspect, (days_ago, days_ago))
    tell = f"Path({str(told)!r}).write_text(' '.join(process.ledger.off()))"
    run_program(tmp_path, tell, before=killed)
    assert told.read_text() == ""


def test_a_process_that_ends_in_order_accuses_nobody(tmp_path: Path) -> None:
    run_program(tmp_path, "process.ends_in_order(); os._exit(0)")
    assert verdict_on(tmp_path, "0") is None


def test_without_a_process_before_there_is_nobody(tmp_path: Path) -> None:
    assert verdict_on(tmp_path, "") is None
    (tmp_path / "data" / "isolation").mkdir(parents=True)
    (tmp_path / "data" / "isolation" / "api.marks").write_bytes(b"something else")
    assert verdict_on(tmp_path, "3") is None


def test_the_next_start_keeps_the_plugin_off(tmp_path: Path) -> None:
    run_program(tmp_path, "os._exit(3)")
    told = tmp_path / "told"
    run_program(tmp_path, f"Path({str(told)!r}).write_text(process.ledger.off()['notes'].reason)")
    assert "page notes: it ended the program, at " in told.read_text()


@pytest.mark.parametrize("end", ["os._exit(4)", "ctypes.string_at(0)"])
def test_a_thread_of_the_plugins_own_is_named_by_its_file(tmp_path: Path, end: str) -> None:
    own = "marks.own_files('reader', __file__)\n"
    deed = f"threading.Thread(target=lambda: {end}).start(); time.sleep(60)"
    file, status, line = run_program(tmp_path, deed, before=own)
    found = verdict_on(tmp_path, str(status))
    assert found is not None
    assert (found.plugin, found.line) == ("reader", f"{file}:{line}")


_PART = """
import asyncio
from core.context import Extension

class Reader:
    id, title = "reader", "Reader"

def reads():
    {deed}  # part
"""


@pytest.mark.parametrize(
    "work",
    ["Extension(1, Reader()).run(reads, None)", "anext(Extension(1, Reader()).stream(reads))"],
)
def test_a_part_of_another_plugin_is_named_and_not_the_feature_that_calls_it(
    tmp_path: Path, work: str
) -> None:
    file, status, _ = run_program(
        tmp_path,
        f"marks.switch_mark(Mark('notes', 'upload')); asyncio.run({work})",
        before=_PART.replace("{deed}", "os._exit(3)"),
    )
    found = verdict_on(tmp_path, str(status))
    assert found is not None
    lines = Path(file).read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.endswith("# part"))
    assert (found.plugin, found.line) == ("reader", f"{file}:{line}")


def test_a_copy_that_a_plugin_makes_of_the_process_accuses_nobody(tmp_path: Path) -> None:
    deed = "pid = os.fork(); pid or os._exit(3); os.waitpid(pid, 0); ctypes.CDLL(None).exit(5)"
    run_program(tmp_path, deed)
    found = verdict_on(tmp_path, "5")
    assert found is not None
    assert found.how == "the program ended with status 5 in it"


@dataclass
class Thread:
    ident: int
    slot: int | None = None


_STACKS = """Timeout (0:00:20)!
Thread 0x0000000000000002 (most recent call first):
  File "{core}/isolation/marks.py", line 117 in _back_to
  File "{core}/isolation/marks.py", line 148 in run
  File "/venv/lib/site-packages/fastapi/telemetry/_api.py", line 244 in _run_sync_endpoint
Thread 0x0000000000000001 (most recent call first):
  File "/usr/lib/python3.11/re/__init__.py", line 166 in match
  File "/plugins/hanging/routes.py", line 22 in go
  File "{core}/isolation/marks.py", line 186 in in_steps
"""


def test_a_step_that_is_being_left_does_not_hold_up_the_others(tmp_path: Path) -> None:
    marks, stacks = tmp_path / "api.marks", tmp_path / "api.stacks"
    file = MarkFile(marks)
    file.write(Thread(2), Mark("spinning", "GET /api/spinning", "/plugins/spinning/routes.py:9"))
    file.write(Thread(1), Mark("hanging", "GET /api/hanging", "/plugins/hanging/routes.py:20"))
    core = Path(__file__).parents[3] / "core"
    stacks.write_text(_STACKS.replace("{core}", str(core)))
    assert find_culprit(marks, stacks, "1") == Verdict(
        "hanging",
        "GET /api/hanging",
        "/plugins/hanging/routes.py:22",
        "it let nothing else in the program go on",
    )


_AWAITED = """Timeout (0:00:20)!
Thread 0x0000000000000001 (most recent call first):
  File "/plugins/hanging/reader.py", line 22 in read
  File "{core}/isolation/marks.py", line 186 in in_steps
Thread 0x0000000000000002 (most recent call first):
  File "/venv/lib/site-packages/fastapi/routing.py", line 301 in app
  File "{core}/process/serving.py", line 60 in serve
"""


def test_a_route_that_awaits_the_part_of_another_plugin_does_not_hold_it_up(tmp_path: Path) -> None:
    marks, stacks = tmp_path / "api.marks", tmp_path / "api.stacks"
    file = MarkFile(marks)
    file.write(Thread(2), Mark("notes", "POST /api/notes", "/plugins/notes/routes.py:9"))
    file.write(Thread(1), Mark("hanging", "extension Reader", "/plugins/hanging/reader.py:20"))
    stacks.write_text(_AWAITED.replace("{core}", str(Path(__file__).parents[3] / "core")))
    found = find_culprit(marks, stacks, "1")
    assert found is not None
    assert (found.plugin, found.line) == ("hanging", "/plugins/hanging/reader.py:22")


def test_a_callback_that_lets_nothing_else_go_on_is_named_by_its_file(tmp_path: Path) -> None:
    marks, stacks = tmp_path / "api.marks", tmp_path / "api.stacks"
    MarkFile(marks).note_owner("/plugins/hanging/", "hanging")
    core = Path(__file__).parents[3] / "core"
    unmarked = [line for line in _STACKS.splitlines() if "in_steps" not in line]
    stacks.write_text("\n".join(unmarked).replace("{core}", str(core)) + "\n")
    found = find_culprit(marks, stacks, "1")
    assert found is not None
    assert (found.plugin, found.line) == ("hanging", "/plugins/hanging/routes.py:22")

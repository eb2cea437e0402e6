"""What a plugin would end the process by is refused where it asks for it, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.core.isolation.programs import run_program

_ASK = """
import json, signal

def ask(call, *given, **named):
    try:
        return str(call(*given, **named))
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def in_a_thread_of_ours(*call):
    answers = []
    thread = threading.Thread(target=lambda: answers.append(ask(*call)))
    thread.start()
    thread.join()
    return answers[0]

us, group, main = os.getpid(), os.getpgrp(), threading.main_thread().ident
"""


def said(folder: Path, deed: str) -> Any:
    """What becomes of a plugin's call."""
    told = folder / "told"
    run_program(folder, f"Path({str(told)!r}).write_text(json.dumps({deed}))", before=_ASK)
    return json.loads(told.read_text())


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("os.kill", "us, signal.SIGWINCH"),
        ("os.kill", "0, signal.SIGWINCH"),
        ("os.kill", "-group, signal.SIGWINCH"),
        ("os.killpg", "group, signal.SIGWINCH"),
        ("os.killpg", "0, signal.SIGWINCH"),
        ("signal.raise_signal", "signal.SIGWINCH"),
        ("signal.pthread_kill", "main, signal.SIGWINCH"),
        ("signal.pthread_kill", "threading.enumerate()[-1].ident, signal.SIGWINCH"),
    ],
)
def test_a_signal_to_the_product_is_refused(tmp_path: Path, name: str, given: str) -> None:
    answer = said(tmp_path, f"ask({name}, {given})")
    assert answer.startswith(f"PluginExit: {name} was called at program.py:")


@pytest.mark.parametrize(
    "deed",
    [
        "ask(os.kill, us, 0)",
        "ask(signal.pthread_kill, main, 0)",
        "in_a_thread_of_ours(signal.pthread_kill, main, signal.SIGWINCH)",
    ],
)
def test_what_ends_nothing_is_done(tmp_path: Path, deed: str) -> None:
    assert said(tmp_path, deed) == "None"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("os.kill", "pid=us, signal=15"),
        ("os.kill", "us"),
        ("os.killpg", "group"),
        ("signal.raise_signal", "signalnum=15"),
        ("signal.pthread_kill", "main"),
    ],
)
def test_of_a_wrong_call_the_function_itself_says_what_is_wrong(
    tmp_path: Path, name: str, given: str
) -> None:
    itself = f"ask({name}.__wrapped__, {given})"
    answer, of_itself = said(tmp_path, f"[ask({name}, {given}), {itself}]")
    assert answer == of_itself
    assert answer.startswith("TypeError: ")


_FORKS = """
import asyncio, json

async def forks():
    kept.append(os.fork())
    await asyncio.sleep(0)
    kept.append(os.getpid())

async def copy():
    await marks.in_steps(forks(), Mark("copying", "GET /api/copy", where_is(forks)))

kept = []
"""


def test_a_copy_of_the_program_ends_with_its_step_and_is_named(tmp_path: Path) -> None:
    told = tmp_path / "told"
    file, _, _ = run_program(
        tmp_path,
        "us = os.getpid(); asyncio.run(copy()); os.waitpid(kept[0], 0); "
        f"Path({str(told)!r}).write_text(json.dumps([kept[1:] == [us], "
        "process.ledger.pages()['copying'].last_error]))",
        before=_FORKS,
    )
    lines = Path(file).read_text().splitlines()
    where = f"{Path(file).name}:{lines.index('async def forks():') + 1}"
    assert json.loads(told.read_text()) == [
        True,
        f"GET /api/copy: it made a copy of the program, which was ended, in {where}",
    ]


_FORKS_IN_A_THREAD = """
from concurrent.futures import ThreadPoolExecutor

def copy():
    with marks.marked(Mark("copying", "page copy", where_is(copy))):
        return os.fork()
"""


def test_a_copy_that_a_thread_makes_ends_with_its_step(tmp_path: Path) -> None:
    told = tmp_path / "told"
    run_program(
        tmp_path,
        # Its thread would wait for the next piece of work for ever.
        "child = ThreadPoolExecutor(1).submit(copy).result(); os.waitpid(child, 0); "
        f"Path({str(told)!r}).write_text(process.ledger.pages()['copying'].last_error)",
        before=_FORKS_IN_A_THREAD,
    )
    assert told.read_text().startswith("page copy: it made a copy of the program")


def test_all_files_are_closed_in_a_copy_alone(tmp_path: Path) -> None:
    assert said(tmp_path, "ask(os.closerange, 100, 200)").startswith(
        "PluginExit: os.closerange was called at program.py:"
    )
    in_a_copy = "os.fork() or leave(os.closerange(100, 200) is None)"
    program = "def leave(worked):\n    ctypes.CDLL(None)._exit(7 if worked else 1)\n"
    told = tmp_path / "told"
    run_program(
        tmp_path,
        f"child = {in_a_copy}; Path({str(told)!r}).write_text(str(os.waitpid(child, 0)[1] >> 8))",
        before=program,
    )
    assert told.read_text() == "7"

"""Code of a plugin that runs without a mark is named: a callback that holds up the event loop, a
thread of its own that computes without an end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.servers import ROOT

_PROGRAM = """
import asyncio, sys, threading
from pathlib import Path
from core.isolation import marks
from core.isolation.process import isolate

marks.own_files("ticking", __file__)
told = threading.Event()

def tick():
    while not told.wait(0.05): pass  # here
    asyncio.get_running_loop().stop()

def tell(held):
    print(held.plugin, held)
    told.set()

process = isolate(Path(sys.argv[1]), "api")
loop = asyncio.new_event_loop()
process.tell(tell)
loop.call_soon(tick)
loop.run_forever()
"""


_IN_A_THREAD = """
import sys, threading
from pathlib import Path
from core.isolation import marks
from core.isolation.watch import watchdog
from core.isolation.process import isolate

sys.path.insert(0, str(Path(__file__).with_name("packages")))
watchdog.OWN_THREAD_SECONDS = 1.0

def tell(held):
    print(held.plugin, held)
    spinning.told.set()

process = isolate(Path(sys.argv[1]), "api")
process.tell(tell)
import spinning
marks.own_files("spinning", spinning.__file__)
for work in (spinning.rest, spinning.spin):
    threading.Thread(target=work).start()
spinning.told.wait()
"""
_SPINNING = """
import threading, time
told = threading.Event()

def spin():
    while not told.is_set(): pass  # here

def rest():
    while not told.is_set():
        time.sleep(0.01)
"""


def test_a_callback_of_the_loop_is_named(tmp_path: Path) -> None:
    said = run(tmp_path, _PROGRAM)
    assert said.startswith("ticking callback: it held up everything else")
    assert f"program.py:{line_of(_PROGRAM)}" in said


def test_a_thread_that_spins_is_named_and_not_one_that_waits(tmp_path: Path) -> None:
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "spinning.py").write_text(_SPINNING)
    said = run(tmp_path, _IN_A_THREAD)
    assert said.startswith("spinning thread: it computed for 1 s")
    assert f"spinning.py:{line_of(_SPINNING)}" in said


def run(folder: Path, program: str, *, status: int = 0) -> str:
    """What the program prints, which ends with this status."""
    (folder / "program.py").write_text(program)
    done = subprocess.run(
        [sys.executable, str(folder / "program.py"), str(folder / "data")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == status
    return done.stdout


def line_of(program: str) -> int:
    lines = program.splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.endswith("# here"))

"""What plugins take bit by bit, turns of the event loop or memory, is named by their line."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.isolation.inquest import find_culprit, find_suspect
from core.isolation.mark_file import Mark
from core.isolation.watch.memory import AtWork, MemoryWatch
from tests.core.isolation.running.test_unmarked import line_of, run
from tests.support.servers import ROOT

_PROGRAM = """
import asyncio, contextlib, os, sys, threading
from pathlib import Path
from core.isolation.mark_file import Mark
from core.isolation.marks import PluginStopped, in_steps
from core.isolation.process import isolate
from core.isolation.watch import turns, watchdog

{settings}
told, stopped = threading.Event(), []

def tell(held):
    print(held.plugin, held)
    told.set()

async def work():
    {work}

async def do(work):
    try:
        await in_steps(work, Mark("ticking", "GET /api/ticking"))
    except PluginStopped:
        print("and was broken off")

async def main():
    task = asyncio.create_task(do(work()))
    while not told.is_set():
        await asyncio.sleep(0.01)
    {then}
    with contextlib.suppress(asyncio.CancelledError):
        await task

process = isolate(Path(sys.argv[1]), "api")
process.tell(tell)
asyncio.run(main())
"""

_SOON = "turns.LOOKED_AT_SECONDS = 1.0"


def program(work: str, *, settings: str = _SOON, then: str = "task.cancel()") -> str:
    text = _PROGRAM.replace("{work}", work.replace("\n", "\n    "))
    return text.replace("{settings}", settings).replace("{then}", then)


def test_work_that_takes_all_turns_is_named_and_goes_on(tmp_path: Path) -> None:
    text = program("while True:\n    await asyncio.sleep(0)  # here")
    said = run(tmp_path, text)
    assert said.startswith("ticking GET /api/ticking: it took most turns of the event loop for ")
    assert f" s at program.py:{line_of(text)}\n" in said
    assert "broken off" not in said


def test_what_it_is_left_for_long_is_broken_off(tmp_path: Path) -> None:
    text = program(
        "while True:\n    await asyncio.sleep(0)  # here",
        settings=f"{_SOON}; watchdog.LIGHT_STOPPED_SECONDS = 2.0",
        then="pass",
    )
    assert run(tmp_path, text).endswith("and was stopped\nand was broken off\n")


def test_work_whose_steps_everybody_waits_for_is_broken_off(tmp_path: Path) -> None:
    text = program(
        "while True:\n    sum(range(3_000_000)); await asyncio.sleep(0)  # here", then="pass"
    )
    said = run(tmp_path, text)
    assert f"at program.py:{line_of(text)} and was stopped" in said
    assert said.endswith("and was broken off\n")


@pytest.mark.parametrize(
    "work",
    [
        # Many turns and hardly any time; much time at once, and none afterwards.
        "for _ in range(600):\n    await asyncio.sleep(0.005)\ntold.set()",
        "sum(range(30_000_000))\nawait asyncio.sleep(3)\ntold.set()",
    ],
)
def test_work_that_leaves_the_others_their_turn_is_not_named(tmp_path: Path, work: str) -> None:
    assert "took most turns" not in run(tmp_path, program(work, then="pass"))


_SPINS = """
def spin():
    while not told.is_set(): pass

for _ in range(3): threading.Thread(target=spin).start()
"""


def test_who_waits_for_other_threads_within_short_steps_is_not_named(tmp_path: Path) -> None:
    work = """
import time
for _ in range(60):
    end = time.thread_time() + 0.01
    while time.thread_time() < end: pass
    await asyncio.sleep(0)
told.set()"""
    text = program(work, then="pass").replace("async def main", f"{_SPINS}\nasync def main")
    assert "took most turns" not in run(tmp_path, text)


_GROWS = """
import sys, threading, time
from pathlib import Path
from core.isolation import marks
from core.isolation.mark_file import Mark
from core.isolation.marks import marked
from core.isolation.process import isolate

kept = []

def grow():
    for _ in range(2000):
        kept.append(b"x" * 1_000_000)  # here
        time.sleep({pause})

def rest():
    threading.Event().wait()

marks.own_files("growing", __file__)
process = isolate(Path(sys.argv[1]), "api", 600, {limit})  # who waits for the thread waits
process.tell(lambda held: print(held.plugin, held, flush=True))

def resting():
    with marked(Mark("resting", "page rest")):
        rest()

threading.Thread(target=resting, daemon=True).start()
{begin}
"""
_BEGIN = {
    "in a step": 'with marked(Mark("growing", "page grow")): grow()',
    "in a thread": "own = threading.Thread(target=grow)\nown.start()\nown.join()",
}


@pytest.mark.parametrize("begin", _BEGIN)
@pytest.mark.parametrize("pause", [0, 0.005])
def test_who_takes_the_memory_is_named_and_ended(tmp_path: Path, begin: str, pause: float) -> None:
    text = _GROWS.format(begin=_BEGIN[begin], limit=400, pause=pause)
    said = run(tmp_path, text, status=70)
    assert said.startswith("growing ")
    kept = tmp_path / "data" / "isolation"
    found = find_culprit(kept / "api.marks", kept / "api.stacks", "70")
    assert found is not None
    assert (found.plugin, found.how) == ("growing", "it used up the memory")
    lines = {f"program.py:{line_of(text) + more}" for more in range(2)}
    assert found.line in lines


def test_who_has_computed_before_is_not_named_for_who_takes_memory_at_once() -> None:
    watch = MemoryWatch(limit=1)
    with ThreadPoolExecutor(1) as pool:
        thread = pool.submit(threading.get_native_id).result()
        at_work = [AtWork(thread, Mark("computing", "page compute"), "compute.py:7", is_sure=True)]
        for _ in range(3):
            watch.look(at_work)
            pool.submit(sum, range(10_000_000)).result()
        assert watch.look(at_work) is None
        kept = [pool.submit(b"x".__mul__, 40_000_000).result()]
        assert watch.look([]) is None
        watch.look(at_work)
        kept += [pool.submit(b"x".__mul__, 200_000_000).result()]
        found = watch.look(at_work)
        assert found is not None
        assert (found.mark.plugin, len(kept)) == ("computing", 2)


def test_who_does_little_beside_the_product_is_not_named_for_its_memory(tmp_path: Path) -> None:
    begin = """
import asyncio
from core.isolation.marks import in_steps

async def tick():
    while True: await asyncio.sleep(0.01)

async def main():
    ticking = asyncio.create_task(in_steps(tick(), Mark("ticking", "GET /api/ticking")))
    for _ in range(700):
        kept.append(b"x" * 1_000_000)
        await asyncio.sleep(0.001)
    ticking.cancel()

asyncio.run(main())
"""
    text = _GROWS.format(begin=begin, limit=400, pause=0)
    # Nothing of the program is a plugin's but what it marks.
    assert run(tmp_path, text.replace("__file__", "'/elsewhere/growing.py'")) == ""


def test_the_product_itself_is_not_taken_for_guilty_at_once(tmp_path: Path) -> None:
    text = _GROWS.format(begin=_BEGIN["in a step"], limit=400, pause=0).replace(
        "__file__", repr(str(ROOT / "plugins" / "growing" / "__init__.py"))
    )
    assert "was stopped" not in run(tmp_path, text, status=70)
    kept = tmp_path / "data" / "isolation"
    assert find_culprit(kept / "api.marks", kept / "api.stacks", "70") is None
    suspect = find_suspect(kept / "api.marks", "70")
    assert suspect is not None
    assert suspect.plugin == "growing"


def test_memory_that_is_there_is_nobodys_fault(tmp_path: Path) -> None:
    text = _GROWS.format(
        begin='with marked(Mark("growing", "page grow")): kept = b"x" * 200_000_000; time.sleep(1)',
        limit=4000,
        pause=0,
    )
    assert run(tmp_path, text) == ""

"""Code of a plugin that the event loop calls without a mark is named when it holds up the loop."""

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


def test_a_callback_of_the_loop_is_named(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(_PROGRAM)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "program.py"), str(tmp_path / "data")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=True,
    )
    line = _PROGRAM.splitlines().index("    while not told.wait(0.05): pass  # here") + 1
    assert done.stdout.startswith("ticking callback: it held up everything else")
    assert f"program.py:{line}" in done.stdout

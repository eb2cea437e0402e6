"""Small programs that mark what they do, run as processes of their own."""

from __future__ import annotations

import textwrap
from pathlib import Path

from tests.support.forked.programs import ForkedPrograms
from tests.support.servers import ROOT

_HEAD = """
import ctypes, faulthandler, os, sys, threading, time
from pathlib import Path
from core.isolation import marks
from core.isolation.code_lines import where_is
from core.isolation.mark_file import Mark
from core.isolation.marks import marked
from core.isolation.process import isolate, put_back

process = isolate(Path(sys.argv[1]), "api")

def work():
    {deed}  # here

with marked(Mark("notes", "page notes", where_is(work))):
    work()
"""

_PROGRAMS = ForkedPrograms("core.isolation.process")


def run_program(folder: Path, deed: str, *, before: str = "") -> tuple[str, int, int]:
    """Run it in a data folder: the path of the program, its status and the line of the deed."""
    file = folder / "program.py"
    text = textwrap.dedent(_HEAD).strip().replace("{deed}", deed)
    file.write_text(text.replace("process = isolate", f"{before}\nprocess = isolate"))
    done = _PROGRAMS.run(
        [str(file), str(folder / "data")], folder=ROOT, environment={"PYTHONPATH": str(ROOT)}
    )
    lines = file.read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.endswith("# here"))
    return str(file), done.returncode, line

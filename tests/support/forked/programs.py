"""Runs short programs as forks of one process, which has imported what each of them needs.

To import it takes such a program longer than all that it does.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.support.forked.asked import AskedProcess


class ForkedPrograms:
    """Runs programs that need these modules. The process that forks begins with the first program
    and ends with this one; it opens nothing and has one thread. What stands on a program's
    PYTHONPATH can be imported there, in place of nothing that was imported before.
    """

    def __init__(self, *modules: str) -> None:
        self._process = AskedProcess(__name__, *modules)

    def run(
        self, program: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run `FILE.py ARGUMENTS` or `-m MODULE ARGUMENTS` in this folder, to its end."""
        with tempfile.TemporaryDirectory() as outputs:
            said, complained = Path(outputs, "1"), Path(outputs, "2")
            status = self._process.ask(
                [list(program), str(folder), dict(environment), str(said), str(complained)]
            )
            return subprocess.CompletedProcess(
                list(program), status, said.read_text(), complained.read_text()
            )


def _next_program() -> Callable[[], object]:
    """Fork for each line of input, and print with what the fork ended. Returns in a fork, with
    what it has to do, and at the end of the input, with nothing to do.
    """
    while line := sys.stdin.readline():
        if child := os.fork():
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            sys.stdout.write(f"{status}\n")
            sys.stdout.flush()
            continue
        return _prepared(*json.loads(line))
    return lambda: None


def _prepared(
    program: list[str], folder: str, environment: dict[str, str], said: str, complained: str
) -> Callable[[], object]:
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, file in enumerate((said, complained), 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = bool(environment.get("PYTHONDONTWRITEBYTECODE"))
    own = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    sys.path[1:1] = [path for path in own if path not in sys.path]
    if program[0] == "-m":
        sys.path[0], sys.argv = folder, program[1:]
        # What was imported under its own name would be warned of; it is run anew. Of a package
        # another module is run.
        if not hasattr(sys.modules.get(program[1]), "__path__"):
            sys.modules.pop(program[1], None)
        return lambda: runpy.run_module(program[1], run_name="__main__", alter_sys=True)
    sys.path[0], sys.argv = str(Path(program[0]).parent), program
    return lambda: runpy.run_path(program[0], run_name="__main__")


if __name__ == "__main__":
    for needed in sys.argv[1:]:
        importlib.import_module(needed)
    gc.freeze()
    _next_program()()

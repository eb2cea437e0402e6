"""Tells after the tests which functions of the product they have run, at no cost, on Python 3.11.

From Python 3.12 on the interpreter itself notes each line for `coverage`. On 3.11 that takes twice
the time of the product's code. But there a code object counts the first eight times that it is run,
and nobody has to do anything for it (`co_warmup`). So `make test` prints on 3.11 how many functions
of each module were run in the processes of pytest, and which modules have the fewest. What only the
processes run that tests start is not seen; `make coverage` sees it, and each line.
"""

from __future__ import annotations

import ctypes
import gc
import inspect
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = ("core", "elevendops", "pages", "plugins")
SHOWN = 25
_PRODUCT = tuple(f"{ROOT / folder}/" for folder in FOLDERS)

# `co_warmup` in Python 3.11's Include/cpython/code.h: no public API gives it.
_OFFSET = (
    object.__basicsize__
    + ctypes.sizeof(ctypes.c_ssize_t)
    + 3 * ctypes.sizeof(ctypes.c_void_p)
    + ctypes.sizeof(ctypes.c_int)
)
_NEVER_RUN = -8
_HERE = sys.version_info[:2] == (3, 11) and sys.implementation.name == "cpython"

Function = tuple[str, int, str]
"""The file below the project's folder, the line and the name."""


def was_run(code: types.CodeType) -> bool:
    """Whether this very code object was ever run."""
    return ctypes.c_int16.from_address(id(code) + _OFFSET).value != _NEVER_RUN


def functions_run() -> set[Function]:
    """The functions of the product that this process has run."""
    gc.unfreeze()  # what was put out of the collector's sight is not listed
    found: set[Function] = set()
    for each in gc.get_objects():
        # A proxy of what is gone raises when it is asked for its class.
        if type(each) is types.FunctionType and each.__code__.co_filename.startswith(_PRODUCT):
            found |= {_name(code) for code in _within(each.__code__) if was_run(code)}
    return found


def functions_of(file: Path) -> set[Function]:
    """All functions of a file, those within others too; not what runs when it is imported."""
    module = compile(file.read_bytes(), str(file), "exec")
    return {_name(code) for code in _within(module) if _is_function(code)}


def _is_function(code: types.CodeType) -> bool:
    # Bodies of modules and of classes are none, and comprehensions have no names.
    return bool(code.co_flags & inspect.CO_NEWLOCALS and code.co_flags & inspect.CO_OPTIMIZED) and (
        not code.co_name.startswith("<")
    )


def _within(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _within(constant)


def _name(code: types.CodeType) -> Function:
    file = Path(code.co_filename)
    below = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    return str(below), code.co_firstlineno, code.co_qualname


class FunctionsRun:
    """Gathers what each process of the tests has run, and prints it at the end."""

    def __init__(self) -> None:
        self.run: set[Function] = set()

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """In a worker of pytest-xdist: send what was run; in a single process: keep it."""
        run = functions_run()
        worker = getattr(session.config, "workeroutput", None)
        if worker is not None:
            worker["functions_run"] = [list(each) for each in run]
        self.run |= run

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take what a worker has sent."""
        sent = getattr(node, "workeroutput", {}).get("functions_run", [])
        self.run |= {(file, line, name) for file, line, name in sent}

    def pytest_terminal_summary(self, terminalreporter: TerminalReporter) -> None:
        """Print how much of all was run, and the modules of which the least was."""
        for line in summary(self.run):
            terminalreporter.write_line(line)


def summary(run: set[Function]) -> Iterator[str]:
    """The lines to print."""
    rows, ran, all_of_them = [], 0, 0
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.py")):
            functions = functions_of(file)
            done = len(functions & run)
            ran, all_of_them = ran + done, all_of_them + len(functions)
            if done < len(functions):
                rows.append((done / len(functions), done, len(functions), file.relative_to(ROOT)))
    yield f"functions run by the tests' own processes: {ran} of {all_of_them}"
    for share, done, number, file in sorted(rows)[:SHOWN]:
        yield f"  {share:4.0%}  {done:3} of {number:3}  {file}"


def pytest_configure(config: pytest.Config) -> None:
    """Begin, where the interpreter counts."""
    if _HERE:
        config.pluginmanager.register(FunctionsRun())

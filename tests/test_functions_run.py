"""What `make test` prints of the functions that it has run is true."""

from __future__ import annotations

import sys
import weakref
from types import CodeType
from typing import Any

import pytest

from core import clock
from tests.support.whole_run.functions_run import (
    FOLDERS,
    ROOT,
    functions_of,
    functions_run,
    summary,
    was_run,
)

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="later versions note each line for coverage"
)


SOURCE = """
def outer():
    def inner():
        return 1
    return inner

async def later():
    pass
"""


async def test_a_function_was_run_once_it_is_called() -> None:
    made: dict[str, Any] = {}
    exec(SOURCE, made)  # anew each time, as a test may be run twice
    outer, later = made["outer"], made["later"]
    inner = next(each for each in outer.__code__.co_consts if isinstance(each, CodeType))
    assert not was_run(outer.__code__)
    call = outer()
    assert was_run(outer.__code__)
    assert not was_run(inner)
    for _ in range(100):
        call()
        assert was_run(inner)
    assert not was_run(later.__code__)
    await later()
    assert was_run(later.__code__)


def test_the_functions_of_a_file_are_those_with_names() -> None:
    names = {name for _, _, name in functions_of(ROOT / "core" / "host" / "hooks.py")}
    assert {"HookReader.__init__", "HookReader.read"} <= names
    assert not any("<genexpr>" in name or name == "HookReader" for name in names)


def test_what_was_run_is_counted_and_the_least_comes_first() -> None:
    clock.stamp()
    gone = weakref.proxy(type("Gone", (), {})())
    run = functions_run()
    del gone
    assert "stamp" in {name for file, _, name in run if file == "core/clock.py"}
    assert {file.partition("/")[0] for file, _, _ in run} <= set(FOLDERS)
    head, *rows = summary(functions_of(ROOT / "core" / "clock.py"))
    number = len(functions_of(ROOT / "core" / "clock.py"))
    assert head.startswith(f"functions run by the tests' own processes: {number} of ")
    assert rows
    assert all(row.startswith("    0%    0 of ") for row in rows)
    assert not any("core/clock.py" in row for row in rows)

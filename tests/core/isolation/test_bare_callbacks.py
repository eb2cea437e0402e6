"""What a plugin leaves to the bare loop is named, even where no line of it is in the error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.isolation.running.test_unmarked import run

_PROGRAM = """
import asyncio, os, sys
from pathlib import Path
from core.isolation import marks
from core.isolation.exits import contain_loop
from core.isolation.ownership import owned_by, watch_tasks
from core.isolation.process import isolate

sys.path.insert(0, str(Path(__file__).with_name("packages")))
import leaving
marks.own_files("leaving", leaving.__file__)

async def main():
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    watch_tasks(loop)
    contain_loop(loop, lambda *said: (print(said[0], type(said[1]).__name__, said[2]), done.set()))
    with owned_by("leaving"):
        task = asyncio.create_task(leaving.work())
    await done.wait()
    await task
    leave()

def leave():
    sys.stdout.flush()
    os._exit(0)

isolate(Path(sys.argv[1]), "api")
{run}
"""
_LOOPS = ["asyncio.run(main())", "import uvloop; uvloop.run(main())"]


def said(folder: Path, deed: str, loop: str) -> str:
    """What is said of a plugin's task that does this; it begins in line 2."""
    (folder / "packages").mkdir()
    (folder / "packages" / "leaving.py").write_text(
        f"import asyncio, sys\nasync def work():\n    {deed}\n"
    )
    return run(folder, _PROGRAM.replace("{run}", loop))


@pytest.mark.parametrize("loop", _LOOPS)
@pytest.mark.parametrize(
    ("deed", "error"),
    [
        ("asyncio.get_running_loop().call_soon(sys.exit)", "PluginExit"),
        ("asyncio.get_running_loop().call_later(0.01, sys.exit, 3)", "PluginExit"),
        ("asyncio.get_running_loop().call_soon(int, 'x')", "ValueError"),
    ],
)
def test_it_is_named_by_what_left_it(tmp_path: Path, loop: str, deed: str, error: str) -> None:
    assert said(tmp_path, deed, loop) == f"leaving {error} leaving.py:2\n"


def test_within_a_step_an_exit_ends_the_step(tmp_path: Path) -> None:
    deed = (
        "asyncio.get_running_loop().call_soon(int, 'x')\n"
        "    try: sys.exit(3)\n"
        "    except SystemExit as error: print('exit', error.code)"
    )
    assert said(tmp_path, deed, _LOOPS[0]).startswith("exit 3\n")

"""The garbage collector's sight: what is loaded leaves it, and stays out of it."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from core.ui.server.memory import give_back_after_users

_LOADS_LATE = """
import gc, importlib, sys
from core.ui.server.memory import keep_loaded

sys.path.insert(0, sys.argv[1])
keep_loaded()
before = gc.get_freeze_count()
late = importlib.import_module("loaded_late")
keep_loaded()
assert gc.get_freeze_count() >= before + 10_000, "what was loaded late is looked through again"
late.more()
frozen = gc.get_freeze_count()
keep_loaded()
assert gc.get_freeze_count() == frozen, "frozen anew though nothing was loaded"
"""


def test_what_a_page_loads_late_is_kept_too(tmp_path: Path) -> None:
    (tmp_path / "loaded_late.py").write_text(
        "held = [[number] for number in range(10_000)]\n"
        "def more():\n    held.extend([number] for number in range(10_000))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", _LOADS_LATE, str(tmp_path)], capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


class Session:
    """What a user has left behind, in a circle."""

    def __init__(self) -> None:
        self.myself = self


@pytest.fixture
def visible() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("visible")
async def test_what_users_leave_is_given_back_though_it_was_kept_from_the_collector() -> None:
    session = Session()
    kept = weakref.ref(session)
    gc.freeze()
    counts = iter([1, 1, 0])
    seen: list[bool] = []

    def sessions() -> int:
        nonlocal session
        now = next(counts, None)
        if now is None:
            raise asyncio.CancelledError
        if now == 0:
            del session
        seen.append(kept() is not None)
        return now

    with suppress(asyncio.CancelledError):
        await give_back_after_users(sessions, pause=0)
    assert seen == [True, True, True]
    assert kept() is None

"""Marks of what runs: nested, in steps of a task, in more threads than there is room for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.isolation.code_lines import line_of_error, where_is
from core.isolation.mark_file import Mark, read_marks
from core.isolation.marks import (
    forget_marks,
    in_steps,
    keep_marks,
    marked,
    present_mark,
    running_threads,
    switch_mark,
)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """The file into which marks are written."""
    path = tmp_path / "api.marks"
    keep_marks(path)
    yield path
    forget_marks()


def steps(path: Path) -> list[str]:
    return [mark.step for mark in read_marks(path) or []]


def test_the_innermost_mark_counts_and_the_outer_one_comes_back(kept: Path) -> None:
    with marked(Mark("notes", "outer", "notes.py:1")):
        with marked(Mark("notes", "inner", "notes.py:2")):
            (found,) = read_marks(kept) or []
            assert (found.plugin, found.step, found.where) == ("notes", "inner", "notes.py:2")
        assert steps(kept) == ["outer"]
    assert steps(kept) == []
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_a_task_is_marked_while_it_runs_and_not_while_it_waits(kept: Path) -> None:
    go = asyncio.Event()
    seen: list[list[str]] = []

    async def work() -> str:
        seen.append(steps(kept))
        await go.wait()
        seen.append(steps(kept))
        return "done"

    task = asyncio.create_task(_wrapped(work))
    await asyncio.sleep(0)
    assert steps(kept) == []
    go.set()
    assert await task == "done"
    assert seen == [["job sort"], ["job sort"]]
    assert steps(kept) == []


async def _wrapped(work: object) -> object:
    return await in_steps(work(), Mark("notes", "job sort"))  # type: ignore[operator]


async def test_a_task_is_marked_from_where_it_says_so(kept: Path) -> None:
    async def work() -> list[list[str]]:
        seen = [steps(kept)]
        switch_mark(Mark("notes", "GET /api/notes"))
        seen.append(steps(kept))
        await asyncio.sleep(0)
        seen.append(steps(kept))
        return seen

    async def request() -> list[list[str]]:
        return await in_steps(work())

    found = await asyncio.create_task(request())
    assert found == [[], ["GET /api/notes"], ["GET /api/notes"]]
    assert present_mark() is None


async def test_a_cancelled_task_ends_as_it_would_without(kept: Path) -> None:
    cleaned: list[str] = []

    async def work() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            cleaned.extend(steps(kept))

    task = asyncio.create_task(_wrapped(work))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert cleaned == ["job sort"]


def test_more_threads_than_there_is_room_for(kept: Path) -> None:
    go, ready = threading.Event(), threading.Barrier(201)

    def work() -> None:
        with marked(Mark("notes", "page notes")):
            ready.wait()
            go.wait()

    threads = [threading.Thread(target=work) for _ in range(200)]
    for thread in threads:
        thread.start()
    ready.wait()
    assert len(steps(kept)) == 128
    assert len(running_threads()) == 200
    go.set()
    for thread in threads:
        thread.join()
    assert steps(kept) == []
    assert running_threads() == []


def test_a_text_that_is_too_long_is_cut(kept: Path) -> None:
    with marked(Mark("notes", "step " + "x" * 5_000, "notes.py:1")):
        (found,) = read_marks(kept) or []
    assert found.step.startswith("step xxx")


def test_where_code_begins_and_fails() -> None:
    def fails() -> None:
        raise ValueError("no")

    line = fails.__code__.co_firstlineno
    assert where_is(fails) == f"{__file__}:{line}"
    with pytest.raises(ValueError, match="no") as caught:
        fails()
    assert line_of_error(caught.value).endswith(f"test_marks.py:{line + 1}")
    assert line_of_error(ValueError("never raised")) == ""

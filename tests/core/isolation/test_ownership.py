"""Tasks belong to the plugin whose code made them, and can be ended whatever they do."""

from __future__ import annotations

import asyncio
import contextlib
import sys

import pytest

from core.isolation.ownership import (
    PluginExit,
    contained,
    current_plugin,
    end_tasks,
    owned_by,
    owner_of,
    tasks_of,
    watch_tasks,
)


class Escape(BaseException):
    """What no `except Exception` catches."""


async def stubborn() -> None:
    """Work that ignores every cancellation."""
    while True:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.sleep(3600)


async def test_tasks_of_tasks_belong_to_the_plugin() -> None:
    watch_tasks(asyncio.get_running_loop())
    inner: list[asyncio.Task[None]] = []

    async def outer() -> str | None:
        inner.append(asyncio.create_task(asyncio.sleep(3600)))
        return current_plugin()

    with owned_by("notes"):
        task = asyncio.create_task(outer())
    assert await task == "notes"
    assert owner_of(inner[0]) == "notes"
    assert tasks_of("notes") == inner
    assert tasks_of("visits") == []
    assert current_plugin() is None
    assert await end_tasks("notes") == 1
    assert inner[0].cancelled()
    assert await end_tasks("notes") == 0


async def test_a_task_that_ignores_its_cancellation_is_broken_off() -> None:
    watch_tasks(asyncio.get_running_loop())
    with owned_by("notes"):
        task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    assert await end_tasks("notes", seconds=0.2) == 1
    assert task.done()
    with pytest.raises(RuntimeError):
        task.result()


@pytest.mark.parametrize("error", [SystemExit(3), Escape("out"), KeyboardInterrupt()])
async def test_what_would_end_the_process_ends_its_task_only(error: BaseException) -> None:
    died: list[tuple[str, str]] = []
    watch_tasks(
        asyncio.get_running_loop(), lambda owner, error: died.append((owner, type(error).__name__))
    )

    async def work() -> None:
        raise error

    with owned_by("notes"):
        awaited = asyncio.create_task(work())
        left = asyncio.create_task(work())
    with pytest.raises(PluginExit):
        await awaited
    for _ in range(100):
        if died:
            break
        await asyncio.sleep(0.05)
    # Only the one that nobody waits for is told of.
    assert died == [("notes", "PluginExit")]
    assert left.done()


async def test_contained_work_keeps_errors_and_results() -> None:
    async def works(number: int) -> tuple[int, str | None]:
        return number, current_plugin()

    async def raises() -> None:
        raise ValueError("no")

    async def exits() -> None:
        sys.exit(1)

    assert await contained("notes", works)(7) == (7, "notes")
    with pytest.raises(ValueError, match="no"):
        await contained("notes", raises)()
    with pytest.raises(
        PluginExit, match=r"sys.exit was called at tests\.core\.isolation\.test_ownership"
    ):
        await contained("notes", exits)()
    assert current_plugin() is None

"""Work goes on while it is held, and has ended when it is not."""

from __future__ import annotations

import asyncio

import pytest

from core.errors import Unavailable
from core.shared.background import in_background, repeat


async def test_the_work_goes_on_until_the_end_and_has_ended_then() -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with in_background(work(), "a name"):
        await begun.wait()
        assert "a name" in [task.get_name() for task in asyncio.all_tasks()]
        assert not ended.is_set()
    assert ended.is_set()


async def test_it_ends_with_its_holder_and_hides_nothing_of_it() -> None:
    async def work() -> None:
        raise ValueError("of the work")

    async def hold() -> None:
        async with in_background(work(), "a name"):
            await asyncio.sleep(0)
            raise KeyError("of the holder")

    with pytest.raises(KeyError, match="of the holder"):
        await hold()


async def test_a_step_that_fails_is_written_down_and_the_next_one_comes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    steps, third = 0, asyncio.Event()

    async def step() -> None:
        nonlocal steps
        steps += 1
        if steps == 3:
            third.set()
        raise Unavailable("the store is away")

    async with in_background(repeat(step, 0.0, "nothing was looked for"), "a name"):
        await third.wait()
    assert caplog.messages[0] == f"nothing was looked for: {Unavailable('').error_code}"


async def test_the_first_step_can_come_later() -> None:
    steps = 0

    async def step() -> None:
        nonlocal steps
        steps += 1

    async with in_background(repeat(step, 3600.0, "nothing", later=True), "a name"):
        await asyncio.sleep(0)
        assert steps == 0
    async with in_background(repeat(step, 3600.0, "nothing"), "a name"):
        await asyncio.sleep(0)
        assert steps == 1

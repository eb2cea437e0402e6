"""Work goes on while it is held, and has ended when it is not."""

from __future__ import annotations

import asyncio

import pytest

from core.shared.background import in_background


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

"""What is counted while a plugin's lifespan is entered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import ModuleType

from core.host.lifespans import PluginLifespan
from core.host.plugin_record import PluginRecord

LIMIT_SECONDS = 1.0


def record() -> PluginRecord:
    return PluginRecord(id="notes", source="test", load=lambda: ModuleType("notes"))


async def test_what_others_hold_up_is_not_the_plugins_own_time() -> None:
    others_are_done = asyncio.Event()

    @asynccontextmanager
    async def held() -> AsyncIterator[None]:
        await others_are_done.wait()
        await asyncio.sleep(LIMIT_SECONDS / 10)
        yield

    def hold_up() -> None:
        time.sleep(2 * LIMIT_SECONDS)
        others_are_done.set()

    notes = record()
    lifespan = PluginLifespan(notes, held())
    asyncio.get_running_loop().call_later(LIMIT_SECONDS / 10, hold_up)
    await lifespan.start(LIMIT_SECONDS)
    assert notes.error is None
    await lifespan.stop()


async def test_what_it_waits_for_itself_is() -> None:
    @asynccontextmanager
    async def held() -> AsyncIterator[None]:
        await asyncio.Event().wait()
        yield

    notes = record()
    lifespan = PluginLifespan(notes, held())
    await lifespan.start(LIMIT_SECONDS)
    assert notes.error == "took longer than 1 seconds to start"
    await lifespan.stop()

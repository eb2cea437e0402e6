"""The pulse by which the supervisor sees that an event loop turns."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import Iterator

import pytest

from core.process.pulse import SETTING, start_pulse


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, int]]:
    """A pipe: the end to read, which never waits, and the end that the environment names."""
    source, sink = os.pipe()
    os.set_blocking(source, False)
    monkeypatch.setenv(SETTING, str(sink))
    yield source, sink
    os.close(source)
    os.close(sink)


async def beats(source: int) -> int:
    """Wait for beats; how many there were at once."""
    loop = asyncio.get_running_loop()
    there = asyncio.Event()
    loop.add_reader(source, there.set)
    try:
        async with asyncio.timeout(30):
            await there.wait()
    finally:
        loop.remove_reader(source)
    return len(os.read(source, 65536))


async def test_it_beats_as_long_as_the_loop_turns(pipe: tuple[int, int]) -> None:
    start_pulse(beat_seconds=0.001)
    assert SETTING not in os.environ
    assert not os.get_inheritable(pipe[1])
    for _ in range(5):
        assert await beats(pipe[0]) >= 1


async def test_nobody_who_reads_stops_nothing(pipe: tuple[int, int]) -> None:
    os.set_blocking(pipe[1], False)
    size = fcntl.fcntl(pipe[1], fcntl.F_GETPIPE_SZ)
    assert os.write(pipe[1], bytes(size)) == size
    start_pulse(beat_seconds=0.001)
    await asyncio.sleep(0.01)
    assert len(os.read(pipe[0], size)) == size
    assert await beats(pipe[0]) >= 1


async def test_without_a_supervisor_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    start_pulse()

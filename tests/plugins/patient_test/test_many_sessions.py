"""Many patients talk and end at once: each keeps their conversation, and nobody is turned away."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from tests.plugins.agents.support import got, until
from tests.plugins.patient_test.scripted import scripted_clinic
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.servers import LocalServiceProcess

T = TypeVar("T")

ROOM = 200
ENDING = 80


async def together(calls: Iterable[Awaitable[T]], at_once: int = 20) -> list[T]:
    """What the calls give, so many of which are made at once."""
    room = asyncio.Semaphore(at_once)

    async def one(call: Awaitable[T]) -> T:
        async with room:
            return await call

    return await asyncio.gather(*(one(call) for call in calls))


async def test_two_hundred_patients_keep_their_conversations_and_eighty_end_at_once(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A busy machine takes its time over so many, which is no answer that is missing.
    monkeypatch.setenv("PATIENT_TEST_REPLY_WAIT_SECONDS", "55")
    async with scripted_clinic(tmp_path, local_service) as hosted:
        clinic = hosted.clinic
        agent = await agent_for(clinic, "starting-warfarin")
        talks = await together(begin(clinic, agent, f"P{number}") for number in range(ROOM))
        for message in ("Hello", "Thank you"):
            replies = await together(talk.ask(message) for talk in talks)
            assert {reply["response_text"] for reply in replies} == {message}
        assert hosted.asked == [["Hello", "Thank you"]] * ROOM
        assert hosted.told == []

        ended = await together(
            (clinic.client.post(f"{talk.path}/end") for talk in talks[:ENDING]), at_once=ENDING
        )
        assert [answer.status_code for answer in ended] == [200] * ENDING
        # Who is not told at once is told by asking again.
        for talk in talks[:ENDING]:
            await until(talk.end, lambda found: found["conversation_summary"] is not None)
        assert (await got(clinic, "/api/conversations"))["total_count"] == ENDING

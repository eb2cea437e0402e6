"""Waits for the reply to a turn, or for its text when the speech may follow."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from core.context import PluginContext
from core.jobs import Job, JobState
from plugins.patient_test.models import StoredTurn
from plugins.patient_test.settings import PatientTestSettings
from plugins.patient_test.turns import TurnStore

# A session's job may go on with the next message when this one has its reply.
_POLL_SECONDS = 2.0


class AwaitedReplies:
    """The turns whose reply is awaited in this process. Another instance's is found by looking."""

    def __init__(self, context: PluginContext) -> None:
        self._jobs = context.jobs
        self._turns = TurnStore(context.documents)
        self._longest = context.own_settings(PatientTestSettings).reply_wait_seconds
        self._awaited: dict[str, asyncio.Event] = {}

    def tell(self, turn_id: str) -> None:
        """The text of the turn's reply is there."""
        event = self._awaited.get(turn_id)
        if event is not None:
            event.set()

    async def reply(self, turn: StoredTurn, job: Job) -> StoredTurn:
        """The turn once it has its reply or a reason why it waits; at the latest after the wait.

        With `text_first` once the reply's text is there.
        """
        clock_now = asyncio.get_running_loop().time
        ends = clock_now() + self._longest
        now = job
        with self._told(turn.turn_id) as told:
            while True:
                remaining = max(0.0, ends - clock_now())
                now = await self._look_at(now, min(_POLL_SECONDS, remaining), told)
                turn = await self._turns.get(turn.turn_id) or turn
                over = now.state in (JobState.DONE, JobState.FAILED) or remaining <= 0
                if over or not turn.waits or turn.error is not None or turn.speech_follows:
                    return turn

    @contextmanager
    def _told(self, turn_id: str) -> Iterator[asyncio.Event]:
        """A turn is awaited by whoever asked it, alone."""
        self._awaited[turn_id] = asyncio.Event()
        try:
            yield self._awaited[turn_id]
        finally:
            del self._awaited[turn_id]

    async def _look_at(self, job: Job, seconds: float, told: asyncio.Event) -> Job:
        """The job when it is over or has failed once more, when a text is there, or in time."""
        ended = asyncio.ensure_future(self._jobs.wait(job.id, seconds, job.failures))
        text_there = asyncio.ensure_future(told.wait())
        try:
            await asyncio.wait((ended, text_there), return_when=asyncio.FIRST_COMPLETED)
            return ended.result() if ended.done() else job
        finally:
            ended.cancel()
            text_there.cancel()

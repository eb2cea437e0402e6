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
        self._awaited: dict[str, asyncio.Future[StoredTurn]] = {}

    def tell(self, turn: StoredTurn) -> None:
        """The turn is kept with its reply, or with the text of it."""
        awaited = self._awaited.get(turn.turn_id)
        if awaited is not None and not awaited.done():
            awaited.set_result(turn)

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
                if told.done():
                    return told.result()
                turn = await self._turns.get(turn.turn_id) or turn
                over = now.state in (JobState.DONE, JobState.FAILED) or remaining <= 0
                if over or not turn.waits or turn.error is not None or turn.speech_follows:
                    return turn

    @contextmanager
    def _told(self, turn_id: str) -> Iterator[asyncio.Future[StoredTurn]]:
        """A turn is awaited by whoever asked it, alone."""
        told = self._awaited[turn_id] = asyncio.get_running_loop().create_future()
        try:
            yield told
        finally:
            del self._awaited[turn_id]

    async def _look_at(self, job: Job, seconds: float, told: asyncio.Future[StoredTurn]) -> Job:
        """The job when it is over or has failed once more, when the turn is told, or in time."""
        ended = asyncio.ensure_future(self._jobs.wait(job.id, seconds, job.failures))
        try:
            await asyncio.wait((ended, told), return_when=asyncio.FIRST_COMPLETED)
            return ended.result() if ended.done() else job
        finally:
            ended.cancel()

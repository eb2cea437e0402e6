"""Ends sessions and brings them into the log, whatever stops the program in between."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from core import clock
from core.context import PluginContext
from core.errors import AppError, NotFound, StaleVersion, Unavailable
from core.i18n import text
from core.jobs import Job, JobRequest, JobRun
from core.ports.documents import Filter, JsonObject, Query, Replace, StoredDocument
from core.shared.background import in_background, repeat
from plugins.agents.contract import Agent, AgentDirectory
from plugins.conversations.contract import (
    ConversationDetail,
    ConversationRecorder,
    JudgedCriterion,
    NotedValue,
    ResultsState,
    ServiceResults,
)
from plugins.patient_test.contract import SessionSummary
from plugins.patient_test.conversation_pool import ConversationPool
from plugins.patient_test.models import SESSIONS, StoredSession, StoredTurn, turn_id
from plugins.patient_test.settings import PatientTestSettings
from plugins.patient_test.turns import TurnStore
from plugins.safety.contract import RedFlagAlerts

log = logging.getLogger(__name__)

RECORD = "patient_test.record"
MARK = "patient_test.mark"

_SWEEP_PAGE = 100
_SLOWEST_SWEEP_SECONDS = 15.0
# The jobs give a reply up after a day; until then a question that waits keeps its session open.
_MAX_WAIT_SECONDS = 24 * 3600.0
_NOTHING_IS_KEPT = text("The voice service keeps nothing of this agent's conversations.")
_NEVER_ASKED = text("The agent was not asked anything in this conversation.")
_ENDED_FIRST = text("The session was ended before the voice service had answered.")


def mark_request(session_id: str) -> JobRequest:
    """The job that shows staff a session with a red flag while it goes on."""
    # A red flag of which nobody is told is worse than any number of tries.
    return JobRequest(MARK, {"session_id": session_id}, key=session_id, never_give_up=True)


class Records:
    """Ends sessions, records them, and looks for those that nobody has ended."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._turns = TurnStore(context.documents)
        self._talks = context.shared(ConversationPool)
        settings = context.own_settings(PatientTestSettings)
        self._idle_seconds = settings.session_idle_seconds
        shortest = min(settings.session_idle_seconds, settings.conversation_idle_seconds)
        self._pause_seconds = min(_SLOWEST_SWEEP_SECONDS, shortest / 4)

    async def end(self, session_id: str, stored: StoredDocument, at: str) -> Job:
        """Mark the session ended and queue its record, in one step. Raises StaleVersion."""
        session = StoredSession.of(stored)
        request = JobRequest(RECORD, {"session_id": session_id}, key=session_id)
        if not session.open and session.record_error is None:
            return await self._context.jobs.enqueue(request)
        changes = {"ended_at": session.ended_at or at, "open": False, "record_error": None}
        ended = session.model_copy(update=changes)
        change = Replace(SESSIONS.name, session_id, ended.json_object(), stored.version)
        return await self._context.jobs.enqueue(request, writes=[change])

    async def mark(self, run: JobRun) -> JsonObject:
        """Bring what was said so far into the log; the record of the ended session replaces it."""
        session_id = str(run.payload["session_id"])
        stored = await self._documents.get(SESSIONS.name, session_id)
        if stored is None:
            return {}
        session = StoredSession.of(stored)
        turns = await self._turns.of_session(session_id)
        await self._alert(session, turns)
        await self._context.service(ConversationRecorder).record_ongoing(
            session.conversation(session_id, session.knowledge_ids, turns)
        )
        return {}

    async def _alert(self, session: StoredSession, turns: Sequence[StoredTurn]) -> None:
        """Have staff told of every message with red flags; each is told of once."""
        flagged = [one for one in (turn.flagged(session) for turn in turns) if one is not None]
        if not flagged:
            return
        try:
            alerts = self._context.service(RedFlagAlerts)
        except Unavailable as error:
            # The page and the log say so themselves.
            log.warning("nobody is alerted: %s", error.error_code)
            return
        for one in flagged:
            await alerts.raise_alert(one)

    async def run(self, run: JobRun) -> JsonObject:
        """Record one ended session; a repeated run finds what is recorded."""
        session_id = str(run.payload["session_id"])
        stored = await self._documents.get(SESSIONS.name, session_id)
        if stored is None or stored.data["summary"] is not None:
            return {}
        session = StoredSession.of(stored)
        await self._turns.give_up(session_id, _ENDED_FIRST)
        await self._talks.close(session_id)
        turns = await self._turns.of_session(session_id)
        agent = await self._agent(session.agent_id)
        # The documents of the start, and no results, where the agent is gone.
        knowledge_ids = agent.answers_from if agent else session.knowledge_ids
        detail = await self._context.service(ConversationRecorder).record(
            session.conversation(session_id, knowledge_ids, turns, _results_of(agent, turns))
        )
        recorded = session.model_copy(update={"summary": _summary(detail), "record_error": None})
        await self._documents.replace(
            SESSIONS.name, session_id, recorded.json_object(), stored.version
        )
        return {"conversation_id": detail.conversation_id}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show at the session that nobody writes its record any more, and how that is begun."""
        session_id = str(run.payload["session_id"])

        def change(stored: StoredDocument) -> JsonObject | None:
            if stored.data["summary"] is not None:
                return None
            session = StoredSession.of(stored)
            return session.model_copy(update={"record_error": error["detail"]}).json_object()

        await self._documents.change(SESSIONS.name, session_id, change)

    async def _agent(self, agent_id: str) -> Agent | None:
        """The agent as it is now; None when it is gone or damaged."""
        try:
            return await self._context.service(AgentDirectory).agent(agent_id)
        except AppError as error:
            if error.retryable:
                raise
            return None

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """While this is held, idle connections are closed and idle sessions are ended."""
        try:
            watch = repeat(
                self._look, self._pause_seconds, "idle sessions were not looked for", later=True
            )
            async with in_background(watch, "patient-test-watch"):
                yield
        finally:
            await self._talks.close_all()

    async def _look(self) -> None:
        await self._talks.close_idle()
        await self.end_idle()

    async def end_idle(self) -> None:
        """End and record every session without a message for the idle time."""
        before = clock.stamp(plus_seconds=-self._idle_seconds)
        filters = (Filter("open", "==", True), Filter("last_active_at", "<", before))
        idle = Query(filters, order_by="last_active_at", limit=_SWEEP_PAGE)
        async for stored in self._documents.every(SESSIONS.name, idle):
            try:
                await self._end_idle(stored)
            except (StaleVersion, NotFound):
                continue  # it is in use after all, or another instance has ended it

    async def _end_idle(self, stored: StoredDocument) -> None:
        session = StoredSession.of(stored)
        if session.turn_count == 0:
            # Opened and left again: there is no conversation to keep.
            await self._documents.delete(SESSIONS.name, stored.id, stored.version)
            return
        last = await self._turns.get(turn_id(stored.id, session.turn_count))
        # When the last thing was said: a session that was left did not last until it was found.
        ended_at = (last and last.answered_at) or session.last_active_at
        quiet_seconds = (clock.now() - clock.parse(ended_at)).total_seconds()
        if quiet_seconds < self._idle_seconds:
            return  # its reply came late
        if quiet_seconds < _MAX_WAIT_SECONDS and await self._turns.waiting(stored.id):
            return
        await self.end(stored.id, stored, at=ended_at)


def _results_of(agent: Agent | None, turns: Sequence[StoredTurn]) -> ServiceResults | None:
    """What the voice service is to note and judge of this conversation."""
    if agent is None or not (agent.data_items or agent.success_criteria):
        return None
    why = None
    if agent.privacy is not None and agent.privacy.zero_retention:
        why = _NOTHING_IS_KEPT
    elif all(turn.red_flags for turn in turns):
        why = _NEVER_ASKED
    return ServiceResults(
        state=ResultsState.WAITING if why is None else ResultsState.MISSING,
        why=why,
        values=[NotedValue(id=one.id, name=one.name) for one in agent.data_items or ()],
        criteria=[
            JudgedCriterion(id=one.id, name=one.name) for one in agent.success_criteria or ()
        ],
    )


def _summary(detail: ConversationDetail) -> SessionSummary:
    return SessionSummary(
        conversation_id=detail.conversation_id,
        total_messages=detail.total_messages,
        answered_count=detail.answered_count,
        unanswered_count=detail.unanswered_count,
        requires_attention=detail.requires_attention,
        main_concerns=detail.main_concerns,
        duration_seconds=detail.duration_seconds,
    )

"""Gets the agent's replies to waiting turns, in their order and once each."""

from __future__ import annotations

import logging

from core import clock
from core.context import PluginContext
from core.errors import AppError, NotFound, ProviderRefused, Unavailable
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import JsonObject, StoredDocument
from core.ports.voice import STOPPED_BY_GUARDRAIL, AgentReply, OnText
from plugins.agents.contract import Agent, AgentDirectory
from plugins.conversations.contract import QuestionStatus, Verdict
from plugins.patient_test.contract import MessageStatus, Source
from plugins.patient_test.conversation_pool import ConversationPool
from plugins.patient_test.models import REPLY, SESSIONS, StoredSession, StoredTurn
from plugins.patient_test.records import mark_request
from plugins.patient_test.replies.awaited import AwaitedReplies
from plugins.patient_test.replies.fixed_speech import speak_request
from plugins.patient_test.replies.held_back import CheckedReply, ReplyCheck
from plugins.patient_test.turns import TurnStore

log = logging.getLogger(__name__)

STILL_HAS_DELETED = text(
    "The voice service has not taken a document from this agent yet that "
    "was deleted or withdrawn here. Nobody can talk to the agent until then. This is retried "
    "automatically."
)

_WAV = "audio/wav"
_NO_SPEECH = "speech_unavailable"


def reply_request(session_id: str) -> JobRequest:
    """The job that replies to every waiting turn of the session; one at a time for each."""
    return JobRequest(REPLY, {"session_id": session_id}, key=session_id)


class Replies:
    """The job handler. A turn that has its reply is never asked again.

    When the process dies between the agent's reply and its storing, the next try asks once more:
    the provider may then have heard the question twice, but one reply is kept. One that was shown
    before its speech was whole stays, without speech.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._turns = TurnStore(context.documents)
        self._talks = context.shared(ConversationPool)
        self._awaited = context.shared(AwaitedReplies)
        self._check = ReplyCheck(context)

    async def run(self, run: JobRun) -> JsonObject:
        """Reply to the waiting turns of one session, oldest first.

        A turn that is kept meanwhile has asked for this job again.
        """
        session_id = str(run.payload["session_id"])
        replied = 0
        for waiting in await self._turns.waiting(session_id):
            if StoredTurn.of(waiting).shown_at_once:
                await self._context.jobs.enqueue(mark_request(session_id))
            stored_session = await self._context.documents.get(SESSIONS.name, session_id)
            if stored_session is None or not stored_session.data["open"]:
                # The record of an ended session tells what became of its waiting turns.
                await self._talks.close(session_id)
                break
            try:
                await self._reply(StoredSession.of(stored_session), waiting)
            except AppError as error:
                if error.error_code == STOPPED_BY_GUARDRAIL:
                    await self._turns.stopped(waiting.id, error.detail)
                    continue
                if not error.retryable:
                    await self._turns.fault(waiting.id, error.detail)
                    continue
                await self._turns.note_error(session_id, error.detail)
                raise
            replied += 1
        return {"replied": replied}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Nobody will reply any more: say so at the turns."""
        await self._turns.give_up(str(run.payload["session_id"]), error["detail"])

    async def _reply(self, session: StoredSession, stored: StoredDocument) -> None:
        turn = StoredTurn.of(stored)
        agent = await self._agent(session.agent_id)
        earlier = await self._turns.said_before(turn.session_id, turn.number)
        looked_at: dict[str, CheckedReply] = {}

        async def check(said: str) -> CheckedReply:
            if said not in looked_at:
                looked_at[said] = await self._check.check(
                    turn.message, said, agent.answers_from, session.spoken_languages, earlier
                )
            return looked_at[said]

        async def show(said: str) -> None:
            nonlocal stored
            checked = await self._check.before_speech(
                turn.message, said, agent.answers_from, session.spoken_languages, earlier
            )
            told = {
                "response_text": checked.text,
                "held_back": checked.held_back,
                "answered_at": clock.stamp(),
            }
            kept = await self._turns.replace(stored, turn.model_copy(update=told))
            if kept is not None:
                stored = kept
                self._awaited.tell(StoredTurn.of(kept))

        async def on_text(said: str) -> None:
            if turn.text_first:
                await show(said)
            # Its speech is on the way meanwhile.
            await check(said)

        if turn.speech_follows:
            # The program was stopped before the speech was whole. What was shown stays.
            reply = AgentReply(turn.held_back or turn.response_text or "", b"")
        else:
            reply = await self._ask(agent, session, turn, on_text)
        if not reply.text.strip():
            raise ProviderRefused(text("The agent gave an empty reply. Ask again."))
        checked = await check(reply.text)
        if checked.held_back is None:
            audio_key, error = await self._keep_audio(turn, reply)
        else:
            # The agent goes on in a conversation that knows only what the patient was given.
            await self._talks.close(turn.session_id)
            audio_key, error = None, None
        kept = await self._turns.replace(
            stored,
            turn.model_copy(
                update={
                    "status": _status(checked.verdict),
                    "response_text": checked.text,
                    "held_back": checked.held_back,
                    "stopped": reply.stopped,
                    "audio_key": audio_key,
                    "answered_at": clock.stamp(),
                    "sources": _sources(checked.verdict),
                    "verdict": checked.verdict,
                    "error": error,
                }
            ),
        )
        if kept is not None:
            # Whoever waits for the reply does not wait for the end of this job as well.
            self._awaited.tell(StoredTurn.of(kept))
            if checked.held_back is not None and not turn.chat_mode:
                await self._context.jobs.enqueue(speak_request(turn))
        elif await self._is_over(turn):
            # The session was ended while the agent spoke; its record says so already.
            await self._talks.close(turn.session_id)
            if audio_key is not None:
                await self._context.blobs.delete(audio_key)

    async def _is_over(self, turn: StoredTurn) -> bool:
        now = await self._turns.get(turn.turn_id)
        return now is None or now.status is MessageStatus.SYSTEM_FAULT

    async def _agent(self, agent_id: str) -> Agent:
        try:
            return await self._context.service(AgentDirectory).agent(agent_id)
        except NotFound:
            raise ProviderRefused(
                text("The agent was deleted while the patient talked to it."),
                error_code="agent_deleted",
            ) from None

    async def _ask(
        self, agent: Agent, session: StoredSession, turn: StoredTurn, on_text: OnText
    ) -> AgentReply:
        # One that the agent has been taken since is answered in its first.
        language = session.language if session.language in agent.languages[1:] else ""
        provider_id = agent.elevenlabs_agent_id
        if provider_id is None:
            raise await self._missing(agent)
        if agent.deleted_documents:
            raise Unavailable(STILL_HAS_DELETED, error_code="agent_not_ready")
        try:
            return await self._talks.ask(agent, provider_id, turn, on_text, language=language)
        except NotFound:
            raise await self._missing(agent) from None
        except ProviderRefused as refusal:
            if refusal.error_code != _NO_SPEECH or turn.chat_mode:
                raise
            # No speech is installed where the agent runs. Its text is worth having all the same.
            silent = turn.model_copy(update={"chat_mode": True})
            return await self._talks.ask(agent, provider_id, silent, language=language)

    async def _missing(self, agent: Agent) -> Unavailable:
        await self._context.service(AgentDirectory).request_resync(agent.agent_id)
        return Unavailable(
            text("The voice service does not have this agent. It is being brought there again."),
            error_code="agent_missing",
        )

    async def _keep_audio(
        self, turn: StoredTurn, reply: AgentReply
    ) -> tuple[str | None, str | None]:
        """The blob's key, or why a reply that should be heard has none."""
        if turn.chat_mode:
            return None, None
        if not reply.audio:
            return None, text("The reply came without speech.")
        key = f"replies/{turn.session_id}/{turn.turn_id}.wav"
        try:
            await self._context.blobs.put(key, reply.audio, _WAV)
        except Unavailable as error:
            # Asking again would be charged again, so the text is kept alone.
            return None, error.detail
        return key, None


def _status(verdict: Verdict | None) -> MessageStatus:
    """Nothing is claimed unproven."""
    questions = verdict.questions if verdict is not None else []
    counted = [
        question for question in questions if question.status is not QuestionStatus.OFF_TOPIC
    ]
    if not counted:
        return MessageStatus.REPLIED
    answered = all(question.status is QuestionStatus.ANSWERED for question in counted)
    return MessageStatus.ANSWERED if answered else MessageStatus.UNANSWERED


def _sources(verdict: Verdict | None) -> list[Source]:
    """The passages that the reply rests on."""
    questions = verdict.questions if verdict is not None else []
    sources = [
        Source(
            knowledge_id=question.knowledge_id,
            disease_name=question.disease_name or "",
            section_title=question.section_title or "",
            quote=question.passage,
        )
        for question in questions
        if question.status is QuestionStatus.ANSWERED and question.knowledge_id and question.passage
    ]
    return [source for number, source in enumerate(sources) if source not in sources[:number]]

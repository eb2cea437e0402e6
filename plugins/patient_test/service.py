"""Sessions of a patient with an agent: begin, ask, look again, end."""

from __future__ import annotations

import asyncio
import base64
import logging
from functools import partial
from uuid import uuid4

from core import clock
from core.context import PluginContext
from core.errors import (
    AppError,
    Conflict,
    NotFound,
    Unavailable,
    error_location,
)
from core.i18n import _, text, translate
from core.jobs import Job
from core.ports.documents import Create, Replace, StoredDocument, Write
from core.records.changes import until_current
from plugins.agents.contract import AgentDirectory
from plugins.conversations.contract import ConversationRecorder
from plugins.patient_test.beginning import opening, ready_agent, signed_url_of
from plugins.patient_test.contract import (
    ChatTurn,
    MessageAnswer,
    MessageRequest,
    MessageStatus,
    RecognisedQuestion,
    RecordedQuestion,
    Session,
    SessionCreate,
    SessionEnded,
    SessionState,
)
from plugins.patient_test.costs import cost_of
from plugins.patient_test.models import (
    MAX_TURNS,
    SESSIONS,
    TURNS,
    StoredDisclosure,
    StoredSession,
    StoredTurn,
)
from plugins.patient_test.recordings import Recordings
from plugins.patient_test.records import Records, mark_request
from plugins.patient_test.replies.awaited import AwaitedReplies
from plugins.patient_test.replies.fetching import reply_request
from plugins.patient_test.replies.fixed_speech import FixedTexts, speak_request
from plugins.patient_test.turns import TurnStore
from plugins.safety.contract import RedFlagScreen, red_flag_title

log = logging.getLogger(__name__)

_RECORD_WAIT_SECONDS = 20.0
_MARK_WAIT_SECONDS = 3.0
_QUICKLY_SCREENED = 300
"""Characters of a message that is screened in a millisecond or two."""
_KEPT = text("Your question is kept. It will be answered automatically as soon as possible.")


class PatientTestService:
    """What the routes of the plugin do."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._turns = TurnStore(context.documents)
        self._records = context.shared(Records)
        self._awaited = context.shared(AwaitedReplies)
        self._recordings = context.shared(Recordings)
        self._fixed = context.shared(FixedTexts)

    async def begin(self, body: SessionCreate) -> Session:
        """Begin a session. Raises NotFound (no such agent), Conflict (not at the voice service),
        InvalidInput (a language that the agent does not speak).
        """
        agent = await ready_agent(self._context, body.agent_id)
        language, disclosure, greeting = opening(agent, body.language)
        signed_url, _ = await asyncio.gather(
            signed_url_of(self._context, agent), self._prepare_screen(language)
        )
        now = clock.stamp()
        session = StoredSession(
            patient_id=body.patient_id,
            agent_id=agent.agent_id,
            agent_name=agent.name,
            knowledge_ids=agent.knowledge_ids,
            first_message=greeting,
            language=language,
            languages=agent.languages,
            voice_id=agent.voice_id,
            disclosure=disclosure,
            created_at=now,
            last_active_at=now,
        )
        session_id = f"ps_{uuid4().hex}"
        await self._documents.create(SESSIONS.name, session_id, session.json_object())
        return Session(
            session_id=session_id,
            patient_id=session.patient_id,
            agent_id=session.agent_id,
            signed_url=signed_url,
            created_at=clock.parse(now),
        )

    async def prepare(self, agent_id: str) -> None:
        """Load what the first reply of this agent would wait for, while the patient writes."""
        try:
            agent = await self._context.service(AgentDirectory).agent(agent_id)
            await self._context.service(ConversationRecorder).prepare(agent.answers_from)
        except AppError as error:
            # The reply will need the same, and say what is wrong.
            log.info("agent %s: replies are not prepared: %s", agent_id, error.error_code)

    async def state(self, session_id: str) -> SessionState:
        """The session with all its turns. Raises NotFound."""
        session = StoredSession.of(await self._stored(session_id))
        turns = await self._turns.of_session(session_id)
        views = await asyncio.gather(*(self._view(session, turn) for turn in turns))
        return session.state(
            session_id,
            list(views),
            screening=self._screen() is not None,
            recognises=self._recordings.understood,
        )

    async def recognise(self, session_id: str, body: RecordedQuestion) -> RecognisedQuestion:
        """What was said in a recording, of which nothing is kept and nothing is asked yet.

        Raises NotFound, Conflict (ended, or nobody can), InvalidInput.
        """
        session = StoredSession.of(await self._stored(session_id))
        if not session.open:
            raise _session_ended()
        return await self._recordings.recognise(body, session.languages)

    async def ask(self, session_id: str, body: MessageRequest) -> MessageAnswer:
        """Keep the message, and wait for the reply as long as the settings say.

        A message with a red flag gets the emergency text, and the agent is not asked. Raises
        NotFound, Conflict (ended, or full).
        """
        turn, job = await self._keep(session_id, body)
        if not turn.chat_mode and (turn.red_flags or turn.safety_text is not None):
            await self._context.jobs.enqueue(speak_request(turn))
        if turn.red_flags:
            # Marking the conversation is the job's; the patient is not kept waiting for it.
            await self._context.jobs.wait(job.id, _MARK_WAIT_SECONDS)
            return await self._answer(turn)
        if turn.shown_at_once:
            # The reply's job asks for it once more, should the program stop here.
            await self._context.jobs.enqueue(mark_request(session_id))
        return await self._answer(await self._awaited.reply(turn, job))

    async def feedback(self, session_id: str, number: int, *, helped: bool) -> ChatTurn:
        """Keep what the patient says of a reply; it can be said anew until the session is ended.

        Raises NotFound, Conflict (ended, or nothing that the agent replied).
        """
        session = StoredSession.of(await self._stored(session_id))
        if not session.open:
            raise _session_ended()
        return await self._view(
            session, await self._turns.say_helped(session_id, number, helped=helped)
        )

    async def end(self, session_id: str) -> SessionEnded:
        """End the session and wait a while for its record; a second call gives the same summary.

        The summary is None while the record is still being written: everything is kept.
        """

        async def attempt() -> Job | None:
            stored = await self._stored(session_id)
            if stored.data["summary"] is not None:
                return None
            return await self._records.end(session_id, stored, at=clock.stamp())

        job = await until_current(attempt)
        if job is not None:
            await self._context.jobs.wait(job.id, _RECORD_WAIT_SECONDS, job.failures)
        return _ended(await self._stored(session_id))

    def _screen(self) -> RedFlagScreen | None:
        try:
            return self._context.service(RedFlagScreen)
        except Unavailable:
            return None

    async def _prepare_screen(self, language: str) -> None:
        """Read what the first message is compared with before it is there."""
        if (screen := self._screen()) is not None:
            await asyncio.to_thread(screen.prepare, language)

    async def _screened(self, turn: StoredTurn, session: StoredSession) -> StoredTurn:
        """The turn with its red flags and, where there are any, the emergency text as its reply."""
        screen = self._screen()
        if screen is None:
            log.warning("turn %s is not checked for red flags", turn.turn_id)
            return turn.model_copy(update={"screened": False})
        earlier = await self._turns.said_before(turn.session_id, turn.number)
        try:
            look = partial(
                screen.screen, turn.message, session.language, earlier, agent_id=session.agent_id
            )
            if len(turn.message) + sum(map(len, earlier)) <= _QUICKLY_SCREENED:
                found = look()
            else:
                # The longest messages take a tenth of a second, in which others would wait.
                found = await asyncio.to_thread(look)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: code of another plugin
            where = f"{type(error).__name__} at {error_location(error)}"
            log.error("turn %s is not checked for red flags: %s", turn.turn_id, where)
            return turn.model_copy(update={"screened": False})
        if not found.urgent:
            return turn.model_copy(
                update={"possible": found.possible, "safety_text": found.safety_text}
            )
        return turn.model_copy(
            update={
                "red_flags": found.red_flags,
                "response_text": found.emergency_text,
                "status": MessageStatus.REPLIED,
                "answered_at": clock.stamp(),
            }
        )

    async def _keep(self, session_id: str, body: MessageRequest) -> tuple[StoredTurn, Job]:
        """Keep the message with its red flags, and queue what is to be done about it."""

        async def attempt() -> tuple[StoredTurn, Job]:
            stored = await self._stored(session_id)
            session = StoredSession.of(stored)
            if not session.open:
                raise _session_ended()
            if session.turn_count >= MAX_TURNS:
                raise Conflict(
                    text(
                        "This session has its {max_turns} messages. End it and begin a new one.",
                        max_turns=MAX_TURNS,
                    ),
                    error_code="session_full",
                )
            if session.disclosure is None:
                session.disclosure = await self._disclosed(session)
            session.turn_count += 1
            session.last_active_at = clock.stamp()
            if session.disclosure.consented_at is None:
                session.disclosure.consented_at = session.last_active_at
            turn = StoredTurn(
                session_id=session_id,
                number=session.turn_count,
                message=body.message,
                chat_mode=body.chat_mode,
                text_first=body.text_first and not body.chat_mode,
                asked_at=session.last_active_at,
            )
            turn = await self._screened(turn, session)
            request = mark_request(session_id) if turn.red_flags else reply_request(session_id)
            writes: list[Write] = [
                Replace(SESSIONS.name, session_id, session.json_object(), stored.version),
                Create(TURNS.name, turn.turn_id, turn.json_object()),
            ]
            return turn, await self._context.jobs.enqueue(request, writes=writes)

        # Another message may come first, or the session may be ended meanwhile.
        return await until_current(attempt)

    async def _disclosed(self, session: StoredSession) -> StoredDisclosure:
        """The disclosure for a session that an earlier version began without one."""
        try:
            agent = await self._context.service(AgentDirectory).agent(session.agent_id)
        except NotFound:
            raise Conflict(
                text("The agent of this session is gone. Begin a new one to ask more."),
                error_code="session_ended",
            ) from None
        return StoredDisclosure.of(agent.disclosure)

    async def _answer(self, turn: StoredTurn) -> MessageAnswer:
        reply = turn.response_text
        if reply is None and turn.waits:
            why = translate(turn.error or text("The agent takes longer than usual."))
            reply = f"{why} {translate(_KEPT)}"
        elif reply is None:
            why = translate(turn.error or "")
            reply = _("The agent did not answer. {error}", error=why).strip()
        return MessageAnswer(
            turn_id=turn.turn_id,
            response_text=reply,
            audio_data=await self._audio(turn),
            timestamp=clock.parse(turn.answered_at or turn.asked_at),
            sources=turn.sources,
            status=turn.status,
            red_flag=bool(turn.red_flags),
            red_flags=[red_flag_title(flag.name) for flag in turn.red_flags],
            possible_red_flags=[red_flag_title(flag.name) for flag in turn.possible],
            safety_text=turn.safety_text,
            screened=turn.screened,
            speech_follows=turn.speech_follows,
            held_back=turn.held_back is not None,
        )

    async def _audio(self, turn: StoredTurn) -> str | None:
        if turn.audio_key is None:
            return None
        try:
            sound = await self._context.blobs.read_all(turn.audio_key)
        except AppError as error:
            # The reply itself is kept; its sound is served again by the session's state.
            log.warning("turn %s: sound not read: %s", turn.turn_id, error.error_code)
            return None
        return base64.b64encode(sound).decode("ascii")

    async def _audio_url(self, turn: StoredTurn) -> str | None:
        if turn.audio_key is None:
            return None
        try:
            return await self._context.blobs.url(turn.audio_key)
        except NotFound:
            return None

    async def _view(self, session: StoredSession, turn: StoredTurn) -> ChatTurn:
        fixed = await self._fixed.of(session, turn)
        audio_url = fixed.reply_url or await self._audio_url(turn)
        cost = cost_of(turn, self._context)
        return turn.view(audio_url, fixed.safety_url, follows=fixed.follows, cost_usd=cost)

    async def _stored(self, session_id: str) -> StoredDocument:
        stored = await self._documents.get(SESSIONS.name, session_id)
        if stored is None:
            raise NotFound(text("There is no session with this id. Begin a new one."))
        return stored


def _session_ended() -> Conflict:
    return Conflict(
        text("This session is ended. Begin a new one to ask more."), error_code="session_ended"
    )


def _ended(stored: StoredDocument) -> SessionEnded:
    return SessionEnded(success=True, conversation_summary=StoredSession.of(stored).summary)

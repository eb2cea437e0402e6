"""Keeps conversations with agents open between the turns of a session."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

from core.context import PluginContext
from core.errors import AppError, ProviderTimeout, Unavailable
from core.i18n import text
from core.ports.said_before import said_before
from core.ports.voice import (
    STOPPED_BY_GUARDRAIL,
    AgentReply,
    OnText,
    VoiceConversation,
    in_language,
)
from plugins.agents.contract import Agent
from plugins.patient_test.models import StoredTurn
from plugins.patient_test.settings import PatientTestSettings
from plugins.patient_test.turns import TurnStore

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Talk:
    """An open conversation. `last_turn` is the number of the latest turn that it has replied to.

    `agent` is as it was when the conversation was opened; later changes do not reach it.
    """

    conversation: VoiceConversation
    agent: Agent
    text_only: bool
    last_turn: int
    used_at: float

    def continues(self, agent: Agent, turn: StoredTurn, last_turn: int) -> bool:
        """Whether the turn can be asked in it: unchanged agent, same mode, and nothing missed.

        It may have missed turns that another instance of the program has asked.
        """
        return (
            self.agent == agent and self.text_only == turn.chat_mode and self.last_turn == last_turn
        )


class ConversationPool:
    """The open conversations of this process, at most one for each session.

    Whether a conversation is spoken is settled when it is opened, and every spoken word is charged.
    So a change of chat mode closes the conversation and opens another one that is told what was
    said; speech that nobody will hear is never asked for.
    """

    def __init__(self, context: PluginContext) -> None:
        settings = context.own_settings(PatientTestSettings)
        self._voice = context.voice
        self._turns = TurnStore(context.documents)
        self._idle_seconds = settings.conversation_idle_seconds
        self._most = settings.open_conversations
        self._open: dict[str, _Talk] = {}
        self._stopped = False

    async def ask(
        self,
        agent: Agent,
        provider_agent_id: str,
        turn: StoredTurn,
        on_text: OnText | None = None,
        *,
        language: str = "",
    ) -> AgentReply:
        """Ask the agent, who is told what was said before where it has missed that.

        `language` is the one of its other languages that the patient chose, the same in all of a
        session; `on_text` as `VoiceConversation.ask`.

        A kept conversation may have ended meanwhile (the service was restarted, or its longest
        duration is over); the question is then asked in a new one.
        """
        before: list[StoredTurn] | None = None
        talk = self._open.pop(turn.session_id, None)
        if talk is not None and talk.last_turn == turn.number - 1:
            last_turn = talk.last_turn  # nothing was said in between
        else:
            before = await self._turns.replied_before(turn)
            last_turn = before[-1].number if before else 0
        if talk is not None and talk.continues(agent, turn, last_turn):
            try:
                return await self._ask(talk, turn, on_text)
            except ProviderTimeout:
                raise
            except AppError as error:
                if error.error_code == STOPPED_BY_GUARDRAIL:
                    raise  # which another conversation would be as well
                log.info("session %s: reopened after %s", turn.session_id, error.error_code)
        elif talk is not None:
            await talk.conversation.close()
        if before is None:
            before = await self._turns.replied_before(turn)
        conversation = await self._voice.converse(
            provider_agent_id,
            text_only=turn.chat_mode,
            # Whose conversation it is stays here: the provider learns the session's id only.
            user_id=turn.session_id,
            context=said_before([(one.message, one.response_text or "") for one in before]),
            **in_language(language),
        )
        talk = _Talk(conversation, agent, turn.chat_mode, last_turn, time.monotonic())
        return await self._ask(talk, turn, on_text)

    async def close(self, session_id: str) -> None:
        """Close the session's conversation, if one is open here."""
        talk = self._open.pop(session_id, None)
        if talk is not None:
            await talk.conversation.close()

    async def close_idle(self) -> None:
        """Close conversations in which nothing was said for a while; they are charged by time."""
        latest = time.monotonic() - self._idle_seconds
        for session_id, talk in list(self._open.items()):
            if talk.used_at <= latest:
                await self.close(session_id)

    async def close_all(self) -> None:
        """Close every conversation, for good."""
        self._stopped = True
        for session_id in list(self._open):
            await self.close(session_id)

    async def _ask(self, talk: _Talk, turn: StoredTurn, on_text: OnText | None) -> AgentReply:
        try:
            if self._stopped:
                raise Unavailable(text("ElevenDops is being stopped."))
            reply = await talk.conversation.ask(turn.message, on_text)
        except BaseException:
            # Also when the job is stopped: a late reply must not pass for the next one.
            await talk.conversation.close()
            raise
        talk.last_turn = turn.number
        talk.used_at = time.monotonic()
        self._open[turn.session_id] = talk
        while len(self._open) > self._most:
            await self.close(min(self._open, key=lambda session: self._open[session].used_at))
        return reply

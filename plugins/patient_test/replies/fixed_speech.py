"""Speaks what is not the agent's to say: emergency texts, safety sentences, and what stands in the
place of a reply that is held back.

The text never waits for its sound. The sound is kept by what it says in which voice, so that the
same words are paid for once. Nothing is written at the turn, whose reply may come meanwhile.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass

from core import clock
from core.context import PluginContext
from core.errors import AppError, NotFound
from core.jobs import JobRequest, JobRun
from core.ports.documents import JsonObject
from plugins.patient_test.models import SESSIONS, SPEAK, StoredSession, StoredTurn
from plugins.patient_test.turns import TurnStore

log = logging.getLogger(__name__)

_MP3 = "audio/mpeg"
# So long a page looks for the sound. A voice service that takes longer is away or refuses.
_AWAITED_SECONDS = 30.0


def speak_request(turn: StoredTurn) -> JobRequest:
    """The job that speaks what of this turn is not the agent's."""
    payload = {"session_id": turn.session_id, "turn_id": turn.turn_id}
    return JobRequest(SPEAK, payload, key=turn.turn_id)


@dataclass(frozen=True, slots=True)
class FixedSpeech:
    """The addresses of a turn's sounds, None where there are none; whether one is still awaited."""

    reply_url: str | None = None
    safety_url: str | None = None
    follows: bool = False


class FixedTexts:
    """The job handler, and where the sounds are."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._turns = TurnStore(context.documents)

    async def run(self, run: JobRun) -> JsonObject:
        """Speak what was not spoken in this voice before; a voice that fails is not asked again."""
        turn = await self._turns.get(str(run.payload["turn_id"]))
        stored = await self._context.documents.get(SESSIONS.name, str(run.payload["session_id"]))
        if turn is None or stored is None:
            return {}
        voice_id = StoredSession.of(stored).voice_id
        spoken = 0
        for text in (turn.fixed_reply, turn.safety_text):
            if text is None or not voice_id:
                continue
            key = _key(voice_id, text)
            if await self._context.blobs.info(key) is not None:
                continue
            try:
                sound = await self._context.voice.speak(text, voice_id)
            except AppError as error:
                log.warning("turn %s: its text is not spoken: %s", turn.turn_id, error.error_code)
                break
            await self._context.blobs.put(key, sound.audio, _MP3)
            spoken += 1
        return {"spoken": spoken}

    async def of(self, session: StoredSession, turn: StoredTurn) -> FixedSpeech:
        """The sounds of a turn as they are now."""
        if turn.chat_mode or not session.voice_id:
            return FixedSpeech()
        reply = await self._url(session.voice_id, turn.fixed_reply)
        safety = await self._url(session.voice_id, turn.safety_text)
        missing = (turn.fixed_reply and not reply) or (turn.safety_text and not safety)
        since = clock.parse(turn.answered_at or turn.asked_at)
        waited = (clock.now() - since).total_seconds()
        return FixedSpeech(reply, safety, bool(missing) and waited < _AWAITED_SECONDS)

    async def _url(self, voice_id: str, text: str | None) -> str | None:
        if text is None:
            return None
        try:
            return await self._context.blobs.url(_key(voice_id, text))
        except NotFound:
            return None


def _key(voice_id: str, text: str) -> str:
    digest = hashlib.sha256(json.dumps([voice_id, text]).encode()).hexdigest()
    return f"replies/fixed/{digest}.mp3"

"""A link as its patient opens it. Whether it plays is read from the store at every request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core import clock
from core.context import PluginContext
from core.errors import Conflict, NotFound, Unavailable
from core.i18n import SOURCE
from core.ports.documents import JsonObject
from plugins.education_audio.contract import AudioReader, HeardAudio
from plugins.handouts.contract import GuestEvent, HandoutLanguage, HandoutState
from plugins.handouts.models import (
    HANDOUTS,
    RESULTS,
    StoredHandout,
    counted,
    handout_id,
    opened_once_more,
)
from plugins.handouts.service import state_of, state_of_audio
from plugins.handouts.words import questions_of
from plugins.safety.contract import EmergencyTextBook


@dataclass(frozen=True, slots=True)
class OpenedHandout:
    """A link that was found. `heard` is None unless it is open; `seconds_left` until it ends.

    `emergency_number` is the one of the clinic's country, "" where nobody has named it.
    """

    identifier: str
    language: HandoutLanguage
    questions: list[str]
    expires_at: str
    state: HandoutState
    seconds_left: float
    heard: HeardAudio | None
    emergency_number: str


class Guests:
    """What patients open."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def opened(self, token: str) -> OpenedHandout | None:
        """The link with this token, with its audio where it is open; None when there is none."""
        stored = await self._documents.get(HANDOUTS.name, handout_id(token))
        if stored is None:
            return None
        handout = StoredHandout.of(stored)
        audio = self._context.service(AudioReader)
        heard: HeardAudio | None = None
        try:
            heard = await audio.heard(handout.audio_id)
            state = state_of(handout, heard.state)
        except (NotFound, Conflict):
            state = state_of(handout, None)
        return self._opened(
            stored.id, handout, state, heard if state is HandoutState.OPEN else None
        )

    async def state(self, token: str) -> OpenedHandout | None:
        """As `opened`, without the audio: what a page asks every few seconds."""
        stored = await self._documents.get(HANDOUTS.name, handout_id(token))
        if stored is None:
            return None
        handout = StoredHandout.of(stored)
        of_audio = await state_of_audio(self._context, handout.audio_id)
        return self._opened(stored.id, handout, state_of(handout, of_audio), None)

    async def note_opened(self, opened: OpenedHandout) -> None:
        """Count that the page of an open link was drawn."""
        await self._count(opened.identifier, opened_once_more)

    async def note(self, token: str, event: GuestEvent) -> OpenedHandout | None:
        """Count what happened on the page of a link, if it is open."""
        opened = await self.opened(token)
        if opened is None or opened.heard is None:
            return opened
        duration = opened.heard.duration_seconds
        await self._count(opened.identifier, lambda results: counted(results, event, duration))
        return opened

    async def _count(self, identifier: str, change: Callable[[JsonObject], JsonObject]) -> None:
        await self._documents.change(RESULTS.name, identifier, lambda stored: change(stored.data))

    def _opened(
        self,
        identifier: str,
        handout: StoredHandout,
        state: HandoutState,
        heard: HeardAudio | None,
    ) -> OpenedHandout:
        left = (clock.parse(handout.expires_at) - clock.now()).total_seconds()
        return OpenedHandout(
            identifier=identifier,
            language=handout.language,
            questions=questions_of(handout.questions, handout.language),
            expires_at=handout.expires_at,
            state=state,
            seconds_left=max(0.0, left),
            heard=heard,
            emergency_number=self._emergency_number(handout.language),
        )

    def _emergency_number(self, language: str) -> str:
        try:
            book = self._context.service(EmergencyTextBook)
        except Unavailable:  # Safety is switched off
            return ""
        # The number is that of the country, whatever language the patient reads.
        words = book.words(language) or book.words(SOURCE)
        return words.emergency_number if words is not None else ""

"""Has each part of speech heard once, whichever and however many files have it.

A call is charged, and the voice service tells nobody later what it heard. So before a part is sent
that is kept with it: other files wait for the answer, and whoever finds it sent by a program that
has stopped leaves it to a person to send it again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from datetime import timedelta
from typing import Any

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict, ProviderTimeout, Unavailable
from core.i18n import text
from core.ports.documents import JsonObject, StoredDocument
from core.ports.recognition import HeardWord, listening_of
from plugins.education_audio.audio.parts.spoken import SpokenParts, part_is_gone
from plugins.education_audio.models import HEARD, SENT, SPEECH

JsonWord = list[Any]
"""A word, and the seconds of the part from which and to which it is heard."""

_STILL_LISTENING = timedelta(minutes=4)
"""So long one call may take."""


class HeardParts:
    """Has the voice service put parts into words."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._blobs = context.blobs
        self._parts = context.shared(SpokenParts)
        # The local service has everything of the provider's but this.
        self._listening = None if context.settings.voice_is_local else listening_of(context.voice)

    @property
    def offered(self) -> bool:
        """Whether the voice service can put speech into words."""
        return self._listening is not None

    async def words(self, audio_id: str, name: str, language: str, asked_at: str) -> list[JsonWord]:
        """The words of a part, as they are known or as they are heard now, for who asked then.

        Raises Conflict where it may be charged already, so that a person has to ask again, and
        Unavailable while it is being heard for another file.
        """
        [record] = await self._parts.read([name])
        if record.get(HEARD) is None:
            if self._listening is None:
                raise no_recogniser()
            sound = await self._blobs.read_all(record["blob"])
            sent = {"audio_id": audio_id, "asked_at": asked_at, "at": clock.stamp()}
            record = await self._begun(name, record["blob"], sent)
            if record.get(HEARD) is None:
                return await self._heard(name, sent, self._listening.listen(sound, language))
        known: list[JsonWord] = record[HEARD]
        return known

    async def _begun(self, name: str, blob: str, sent: JsonObject) -> JsonObject:
        """The record of the part, in which it is kept now that it is sent, if it was not heard."""

        def change(stored: StoredDocument) -> JsonObject | None:
            if stored.data["blob"] != blob:
                raise part_is_gone()
            if stored.data.get(HEARD) is not None:
                return None
            _require_free(stored.data.get(SENT), sent)
            return stored.data | {SENT: sent}

        kept = await self._documents.change(SPEECH, name, change)
        if kept is None:
            raise part_is_gone()
        return kept.data

    async def _heard(
        self, name: str, sent: JsonObject, listening: Awaitable[list[HeardWord]]
    ) -> list[JsonWord]:
        """The words of a part for which the voice service is asked now, which are kept."""
        try:
            heard = await listening
        except AppError as error:
            await self._note(name, sent, {SENT: None})
            if isinstance(error, Unavailable | ProviderTimeout):
                # It may be charged all the same: whether to try again is for a person to say.
                raise Conflict(error.detail, error_code=error.error_code) from error
            raise
        said: list[JsonWord] = [[one.text, one.begins, one.ends] for one in heard]
        await self._note(name, sent, {SENT: None, HEARD: said})
        return said

    async def seconds_left(self, names: Sequence[str]) -> float:
        """The seconds of those parts that were not heard yet."""
        records = await self._parts.read(list(dict.fromkeys(names)))
        return sum(one["seconds"] or 0.0 for one in records if one.get(HEARD) is None)

    async def lengths(self, names: Sequence[str]) -> list[float]:
        """The seconds of each of these parts."""
        return [one["seconds"] or 0.0 for one in await self._parts.read(names)]

    async def _note(self, name: str, sent: JsonObject, changes: JsonObject) -> None:
        def change(stored: StoredDocument) -> JsonObject | None:
            return stored.data | changes if stored.data.get(SENT) == sent else None

        await self._documents.change(SPEECH, name, change)


def _require_free(before: JsonObject | None, sent: JsonObject) -> None:
    """Raise where somebody listens already, or did when the program stopped."""
    if before is None:
        return
    if before["audio_id"] != sent["audio_id"]:
        if clock.now() - clock.parse(before["at"]) < _STILL_LISTENING:
            raise Unavailable(
                text("The same speech is being listened to for another audio file."), retry_after=5
            )
    elif before["asked_at"] == sent["asked_at"]:
        raise Conflict(
            text(
                "ElevenDops stopped while the voice service listened. It may be charged all the "
                "same. Ask again to have it listen once more."
            ),
            error_code="perhaps_charged",
        )


def no_recogniser() -> Conflict:
    """What is said where the voice service puts no speech into words."""
    return Conflict(
        text(
            "This voice service cannot put speech into words, as the local preview cannot. Listen "
            "to the audio yourself."
        ),
        error_code="no_recognition",
    )

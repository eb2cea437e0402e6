"""The spoken parts of audio files: each is paid once, whichever and however many files say it.

A part is known by what decides its sound, and by nothing of the file that it is made for: after one
sentence of a script is edited all parts but one or two are there. It stays as long as one file has
it. What is withdrawn is not shared: perhaps it was the sound that was wrong.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import timedelta
from itertools import count
from typing import TypeVar
from uuid import uuid4
from weakref import WeakValueDictionary

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict, NotFound, ProviderTimeout, Unavailable
from core.i18n import text
from core.ports.documents import JsonObject, StoredDocument
from core.ports.speech import terms_of
from core.ports.voice import SpeechResult
from plugins.education_audio.aliases import alias_of
from plugins.education_audio.audio import mp3
from plugins.education_audio.audio.parts.at_once import SpeechAtOnce
from plugins.education_audio.audio.parts.paid import paid_already
from plugins.education_audio.models import MPEG, PARTS, SPEECH
from plugins.education_audio.speech_text import SpeechPart, speech_parts, turns
from plugins.education_audio.withdrawn import recalled_now
from plugins.recalls.contract import RecallKind, recall_key

T = TypeVar("T")

_STILL_SPEAKING = timedelta(minutes=5)
"""So long one call of speech may take."""


class SpokenParts:
    """The parts, each a record with the files that have it, and a blob with its sound."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._blobs = context.blobs
        self._voice = context.voice
        self._at_once = context.shared(SpeechAtOnce)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def cut(self, said: JsonObject, longest: int) -> tuple[list[SpeechPart], list[str]]:
        """The parts of `script`, spoken by `voice_id` and `speaker2_voice_id` with these
        `pronunciations`, each with the name under which it is found or will be.
        """
        voices = said["voice_id"], said["speaker2_voice_id"]
        aliases = [alias_of(row) for row in said.get("pronunciations") or ()]
        script: str = said["script"]
        parts = await asyncio.to_thread(speech_parts, script, *voices, longest, aliases)
        language = await asyncio.to_thread(_language, script)
        return parts, await self._names(parts, language, await recalled_now(self._context))

    async def _names(
        self, parts: Sequence[SpeechPart], language: str, withdrawn: Collection[str]
    ) -> list[str]:
        terms = terms_of(self._voice)
        settings = await terms.speech_settings() if terms is not None else ""
        bases = [part_key(part, language, settings) for part in parts]
        single = list(dict.fromkeys(bases))
        found = await asyncio.gather(*(self._shared_name(base, withdrawn) for base in single))
        known = dict(zip(single, found, strict=True))
        return [known[base] for base in bases]

    async def still_good(self, audio_id: str, name: str) -> bool:
        """Whether the file has this part, and it may keep it: nobody has withdrawn its sound."""
        stored = await self._documents.get(SPEECH, name)
        if stored is None or audio_id not in stored.data["users"]:
            return False
        # A file that is withdrawn itself is spoken on as it was, once that is undone.
        others = [one for one in stored.data["users"] if one != audio_id]
        return not _is_away(stored.data["closed"], others, await recalled_now(self._context))

    async def is_spoken(self, name: str) -> bool:
        """Whether the part is there."""
        stored = await self._documents.get(SPEECH, name)
        return stored is not None and await self._blobs.info(stored.data["blob"]) is not None

    async def have(
        self,
        audio_id: str,
        name: str,
        part: SpeechPart,
        *,
        before: Callable[[], Awaitable[None]],
        ended_silently: bool,
    ) -> None:
        """Have the part for this file: as it is there, as it was paid, or spoken now.

        `before` may raise what keeps it from being spoken; `ended_silently` is as in JobRun.
        """
        async with self._locks.setdefault(name, asyncio.Lock()):
            stored = await self._join(audio_id, name)
            blob: str = stored.data["blob"]
            if await self._blobs.info(blob) is not None:
                return
            await before()
            sound = await self._fetched(audio_id, part, stored.data, silent=ended_silently)
            if sound is None:
                sound = (await self._at_once.ask(lambda: self._ask(audio_id, name, part))).audio
            seconds = await asyncio.to_thread(mp3.seconds, sound)
            await self._blobs.put(blob, sound, MPEG)
            await self._note(name, {"seconds": round(seconds, 3)})

    async def names_of(self, audio_id: str) -> list[str]:
        """The parts of an audio file in their order, none where it was made without parts."""
        plan = await self._documents.get(PARTS, audio_id)
        return list(plan.data.get("names") or ()) if plan is not None else []

    async def read(self, names: Sequence[str]) -> list[JsonObject]:
        """The records of parts that are there. Raises Unavailable when one has gone meanwhile."""
        stored = await asyncio.gather(*(self._documents.get(SPEECH, name) for name in names))
        rows = [one.data for one in stored if one is not None]
        if len(rows) != len(names):
            raise part_is_gone()
        return rows

    async def note_begins(self, name: str, begins: Sequence[float]) -> None:
        """Keep when each sentence of the part is heard, for every file that has it."""
        await self._note(name, {"begins": list(begins)})

    async def leave(
        self, audio_id: str, names: Sequence[str], withdrawn: Collection[str] = ()
    ) -> None:
        """The file does not have the parts any more; those that no other has are deleted."""
        away = recall_key(RecallKind.AUDIO, audio_id) in withdrawn
        for name in dict.fromkeys(names):
            await self._leave(audio_id, name, withdrawn=away)

    async def _leave(self, audio_id: str, name: str, *, withdrawn: bool) -> None:
        async def attempt() -> None:
            stored = await self._documents.get(SPEECH, name)
            if stored is None:
                return
            users = [one for one in stored.data["users"] if one != audio_id]
            if users != stored.data["users"]:
                changed = {"users": users, "closed": stored.data["closed"] or withdrawn}
                data = stored.data | changed
                stored = await self._documents.replace(SPEECH, name, data, stored.version)
            if not users:
                # Whoever has it from now on, has it under another blob: see `_join`.
                await self._blobs.delete(stored.data["blob"])
                await self._documents.delete(SPEECH, name, stored.version)

        await _until_done(attempt)

    async def _shared_name(self, base: str, withdrawn: Collection[str]) -> str:
        for take in count():
            name = f"{base}-{take}"
            stored = await self._documents.get(SPEECH, name)
            if stored is None or not _is_away(
                stored.data["closed"], stored.data["users"], withdrawn
            ):
                return name
        raise AssertionError("an endless count has ended")

    async def _join(self, audio_id: str, name: str) -> StoredDocument:
        async def attempt() -> StoredDocument:
            stored = await self._documents.get(SPEECH, name)
            if stored is None:
                return await self._documents.create(SPEECH, name, _new_part(audio_id, name))
            users = stored.data["users"]
            if audio_id in users:
                return stored
            if users and stored.data["closed"]:
                raise Unavailable(text("A part of the speech was withdrawn meanwhile."))
            data = stored.data | {"users": [*users, audio_id]}
            if not users:
                # The last file that had it was being deleted, and perhaps did not live to do this.
                await self._blobs.delete(stored.data["blob"])
                data = _new_part(audio_id, name)
            return await self._documents.replace(SPEECH, name, data, stored.version)

        return await _until_done(attempt)

    async def _fetched(
        self, audio_id: str, part: SpeechPart, record: JsonObject, *, silent: bool
    ) -> bytes | None:
        """The part that was asked for before and did not come here."""
        if record["asked_at"] is None:
            return None
        asked_at = clock.parse(record["asked_at"])
        of_another = record["asked_by"] != audio_id
        speaking = (silent or of_another) and clock.now() - asked_at < _STILL_SPEAKING
        return await paid_already(self._voice, part, asked_at, still_speaking=speaking)

    async def _ask(self, audio_id: str, name: str, part: SpeechPart) -> SpeechResult:
        # Kept before: who finds it without the sound knows that it may be paid already.
        await self._note(name, {"asked_at": clock.stamp(), "asked_by": audio_id})
        try:
            return await self._voice.speak(
                part.text,
                part.voice_id,
                previous_text=part.previous_text,
                next_text=part.next_text,
            )
        except (Unavailable, ProviderTimeout):
            raise
        except AppError:
            # The service has said that it does not speak this.
            await self._note(name, {"asked_at": None, "asked_by": None})
            raise

    async def _note(self, name: str, changes: JsonObject) -> None:
        await self._documents.change(SPEECH, name, lambda stored: stored.data | changes)


def _is_away(closed: bool, users: Sequence[str], withdrawn: Collection[str]) -> bool:
    return closed or any(recall_key(RecallKind.AUDIO, user) in withdrawn for user in users)


def _new_part(audio_id: str, name: str) -> JsonObject:
    return {
        "blob": f"audio-parts/{name}-{uuid4().hex[:8]}.mp3",
        "users": [audio_id],
        "closed": False,
        "asked_at": None,
        "asked_by": None,
        "seconds": None,
        "begins": None,
    }


async def _until_done(attempt: Callable[[], Awaitable[T]]) -> T:
    """What `attempt` gives; again while another file has come, or the last one has gone."""
    while True:
        try:
            return await attempt()
        except (Conflict, NotFound):
            continue


def _language(script: str) -> str:
    from core.spoken.language import spoken_language  # not waited for by a start

    return spoken_language("\n".join(turn.text for turn in turns(script))) or ""


def part_is_gone() -> Unavailable:
    """What is said where a part was deleted meanwhile."""
    return Unavailable(text("A part of the speech is not there any more."))


def part_key(part: SpeechPart, language: str, settings: str) -> str:
    """The same for parts that sound the same.

    The text has the clinic's pronunciations in it already. Its neighbours are no part of it: they
    keep the tone across a joint, and say no other word.
    """
    asked = "\n".join([settings, language, part.voice_id, part.text])
    return hashlib.sha256(asked.encode()).hexdigest()[:40]

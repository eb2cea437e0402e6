"""The job that speaks a script: part by part, each kept at once, joined when all are there.

After a crash at any line the job is done again: parts that are kept are not spoken again, a
finished file, which has one fixed key, is not made again, and the list of parts is deleted only
after the parts.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import Delete, JsonObject, StoredDocument, Write
from core.ports.voice import history_of
from plugins.education_audio import failures
from plugins.education_audio.aliases import alias_of
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.audio import mp3, sound
from plugins.education_audio.audio.cues import joints
from plugins.education_audio.audio.paid import CLOCKS_DIFFER, paid_already
from plugins.education_audio.audio.provenance import with_provenance
from plugins.education_audio.audio.sound import audio_key
from plugins.education_audio.contract import AudioStatus, SourceState
from plugins.education_audio.models import AUDIO, MPEG, PARTS, PENDING
from plugins.education_audio.speech_text import MAX_PART, SpeechPart, speech_parts

log = logging.getLogger(__name__)


class Speaking:
    """Does the job `education_audio.speak`."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._blobs = context.blobs
        self._voice = context.voice
        self._approvals = context.shared(Approvals)

    async def run(self, run: JobRun) -> JsonObject:
        """Speak the audio file named in the payload, or clear up after one that was deleted."""
        audio_id: str = run.payload["audio_id"]
        stored = await self._documents.get(AUDIO, audio_id)
        if stored is not None and stored.data["status"] != AudioStatus.COMPLETED:
            try:
                await self._speak(run, stored)
            except AppError as error:
                if error.retryable:
                    waiting = {"status": AudioStatus.WAITING.value, "error": failures.kept(error)}
                    await self._change(audio_id, waiting)
                raise
        if await self._documents.get(AUDIO, audio_id) is None:
            await sound.remove(self._blobs, audio_id)
        await self._clear_parts(audio_id)
        return {"audio_id": audio_id}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show on the audio file that it needs a person. Its parts stay for another try."""
        audio_id: str = run.payload["audio_id"]
        stored = await self._documents.get(AUDIO, audio_id)
        if stored is None or stored.data["status"] == AudioStatus.COMPLETED:
            return
        kept = failures.kept_end(error, stored.data["error"], run.trace_id)
        await self._end(audio_id, {"status": AudioStatus.FAILED.value, "error": kept})

    async def _speak(self, run: JobRun, stored: StoredDocument) -> None:
        if await self._blobs.info(audio_key(stored.id)) is None and not await self._make(
            run, stored
        ):
            return
        await self._clear_parts(stored.id)
        audio = await self._blobs.read_all(audio_key(stored.id))
        duration = await asyncio.to_thread(mp3.seconds, audio)
        await self._end(
            stored.id,
            {
                "status": AudioStatus.COMPLETED.value,
                "error": None,
                "progress": 1.0,
                "duration_seconds": round(duration, 2),
            },
        )

    async def _make(self, run: JobRun, stored: StoredDocument) -> bool:
        """Speak the missing parts and join all; False when the file was deleted."""
        audio_id, data = stored.id, stored.data
        longest, began_before = await self._longest_part(audio_id, data)
        parts = await _cut(data, longest)
        keys = _keys(audio_id, parts)
        for number, (part, key) in enumerate(zip(parts, keys, strict=True)):
            if await self._blobs.info(key) is not None:
                continue
            await self._require_current(stored)
            audio: bytes | None = None
            if began_before:
                # An earlier try may have asked for this one, and for none behind it.
                began_before = False
                since = clock.parse(data["created_at"])
                audio = await paid_already(
                    self._voice, part, since, still_speaking=run.ended_silently
                )
            if audio is None:
                audio = await self._ask(part)
            await asyncio.to_thread(mp3.seconds, audio)
            await self._blobs.put(key, audio, MPEG)
            done = (number + 1) / (len(parts) + 1)
            await run.progress(
                done,
                text("Part {number} of {count} is spoken", number=number + 1, count=len(parts)),
            )
            going_on = {"status": AudioStatus.GENERATING.value, "error": None, "progress": done}
            if await self._change(audio_id, going_on) is None:
                return False
        sounds = [await self._blobs.read_all(key) for key in keys]
        joined, seconds = await asyncio.to_thread(_joined, sounds)
        whole = await asyncio.to_thread(with_provenance, joined, audio_id, data["approval"])
        times = await self._times(parts, clock.parse(data["created_at"]))
        # Kept first: whoever finds the whole file does not measure its parts again.
        if await self._change(audio_id, {"joints": joints(parts, seconds, times)}) is None:
            return False
        await self._blobs.put(audio_key(audio_id), whole, MPEG)
        return True

    async def _times(
        self, parts: Sequence[SpeechPart], since: datetime
    ) -> list[Sequence[float] | None]:
        """When the characters of each part are heard, as far as the voice service tells."""
        history = history_of(self._voice)
        if history is None:
            return []
        try:
            spoken = [(part.text, part.voice_id) for part in parts]
            return await history.spoken_times(spoken, since - CLOCKS_DIFFER)
        except AppError as error:
            # Captions are then by how long words take to say.
            log.info("no times of the speech are told: %s", error.error_code)
            return []

    async def _ask(self, part: SpeechPart) -> bytes:
        spoken = await self._voice.speak(
            part.text,
            part.voice_id,
            previous_text=part.previous_text,
            next_text=part.next_text,
        )
        return spoken.audio

    async def _require_current(self, audio: StoredDocument) -> None:
        """Raise Conflict when the document was changed since the script was approved.

        What is finished all the same is shown as of an earlier text, and not offered.
        """
        standing = await self._approvals.standing_now(audio)
        if standing.state is SourceState.WITHDRAWN:
            raise Conflict(
                text("It was withdrawn before it was spoken. Undo the recall, then try again."),
                error_code="withdrawn",
            )
        if standing.state is not SourceState.CURRENT:
            raise Conflict(
                text(
                    "The document was changed or deleted before its script was spoken. "
                    "Read the script against the document as it is now and approve it "
                    "again, or write a new one."
                ),
                error_code="document_changed",
            )

    async def _longest_part(self, audio_id: str, data: JsonObject) -> tuple[int, bool]:
        """The part length, decided once, so that every try cuts the script alike; and whether an
        earlier try has decided it.
        """
        plan = await self._documents.get(PARTS, audio_id)
        if plan is not None:
            return int(plan.data["longest"]), True
        longest = min(MAX_PART, await self._voice.max_speech_characters())
        keys = _keys(audio_id, await _cut(data, longest))
        await self._documents.create(PARTS, audio_id, {"longest": longest, "keys": keys})
        return longest, False

    async def _change(
        self, audio_id: str, changes: JsonObject, also: Sequence[Write] = ()
    ) -> StoredDocument | None:
        """Change the audio file, whatever a user changes meanwhile; None when it is deleted."""

        def change(stored: StoredDocument) -> JsonObject:
            return stored.data | changes | {"modified_at": clock.stamp()}

        return await self._documents.change(AUDIO, audio_id, change, also)

    async def _end(self, audio_id: str, changes: JsonObject) -> None:
        """The last change: from now on the same request makes a new audio file."""
        stored = await self._documents.get(AUDIO, audio_id)
        if stored is None:
            return
        request_key: str = stored.data["request_key"]
        pending = await self._documents.get(PENDING, request_key)
        own = pending is not None and pending.data["audio_id"] == audio_id
        await self._change(audio_id, changes, [Delete(PENDING, request_key)] if own else [])

    async def _clear_parts(self, audio_id: str) -> None:
        plan = await self._documents.get(PARTS, audio_id)
        if plan is None:
            return
        for key in plan.data["keys"]:
            await self._blobs.delete(key)
        await self._documents.delete(PARTS, audio_id)


async def _cut(data: JsonObject, longest: int) -> list[SpeechPart]:
    voices = data["voice_id"], data["speaker2_voice_id"]
    aliases = [alias_of(row) for row in data.get("pronunciations") or ()]
    return await asyncio.to_thread(speech_parts, data["script"], *voices, longest, aliases)


def _keys(audio_id: str, parts: Sequence[SpeechPart]) -> list[str]:
    return [
        f"audio-parts/{audio_id}/{number:04d}-{part.digest}.mp3"
        for number, part in enumerate(parts)
    ]


def _joined(parts: Sequence[bytes]) -> tuple[bytes, list[float]]:
    """All parts as one file, and the seconds of each.

    Raises ProviderRefused when it is not as long as they are.
    """
    audio = mp3.join(parts)
    seconds = [mp3.seconds(part) for part in parts]
    if not mp3.same_length(mp3.seconds(audio), sum(seconds)):
        raise mp3.unreadable()
    return audio, seconds

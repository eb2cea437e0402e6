"""The job that speaks a script: some parts at a time, each kept at once, joined when all are there.

After a crash at any line the job is done again: parts that are kept are not spoken again, a
finished file, which has one fixed key, is not made again, and the list of parts is deleted only
after the parts, with the file.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import Delete, JsonObject, StoredDocument, Write
from core.ports.voice import history_of
from plugins.education_audio import failures
from plugins.education_audio.aliases import alias_of
from plugins.education_audio.approvals import Approvals, spoken_so
from plugins.education_audio.audio import mp3, sound
from plugins.education_audio.audio.cues import joints, sentence_begins
from plugins.education_audio.audio.loudness.levels import at_one_loudness
from plugins.education_audio.audio.parts.at_once import SpeechAtOnce
from plugins.education_audio.audio.parts.paid import CLOCKS_DIFFER
from plugins.education_audio.audio.parts.spoken import SpokenParts
from plugins.education_audio.audio.provenance import with_provenance
from plugins.education_audio.audio.sound import audio_key
from plugins.education_audio.contract import AudioGone, AudioStatus, SourceState
from plugins.education_audio.lexicon.service import voice_sha256
from plugins.education_audio.models import AUDIO, HEARINGS, MPEG, PARTS, PENDING, SHARED_WITH
from plugins.education_audio.speech_text import MAX_PART, SpeechPart
from plugins.education_audio.withdrawn import files_sharing, recalled_now
from plugins.recalls.contract import RecallKind, recall_key

log = logging.getLogger(__name__)

_TOLD_WITHIN = timedelta(hours=1)
"""So long after a part was asked for, the voice service may still come to tell its times."""


@dataclass(slots=True)
class _Progress:
    """How far a file is: so many of its parts are there, and whether another one is to be made."""

    spoken: int
    of: int
    stopped: bool = False


class Speaking:
    """Does the job `education_audio.speak`."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._blobs = context.blobs
        self._voice = context.voice
        self._approvals = context.shared(Approvals)
        self._parts = context.shared(SpokenParts)
        self._at_once = context.shared(SpeechAtOnce)
        self._context = context

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
            await self._leave_parts(audio_id)
            await self._documents.delete(HEARINGS, audio_id)
            await self._context.emit(AudioGone(audio_id))
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
        await _require_said_as_approved(data)
        parts, names = await self._planned(audio_id, data)
        if not await self._speak_missing(run, stored, dict(zip(names, parts, strict=True))):
            return False
        records = await self._parts.read(names)
        sounds = [await self._blobs.read_all(record["blob"]) for record in records]
        joined, seconds = await asyncio.to_thread(_joined, sounds)
        whole = await asyncio.to_thread(with_provenance, joined, audio_id, data["approval"])
        begins = await self._begins(names, parts, records)
        # Kept first: whoever finds the whole file does not measure its parts again.
        if await self._change(audio_id, {"joints": joints(parts, seconds, begins)}) is None:
            return False
        await self._blobs.put(audio_key(audio_id), whole, MPEG)
        return True

    async def _speak_missing(
        self, run: JobRun, stored: StoredDocument, parts: dict[str, SpeechPart]
    ) -> bool:
        """Speak what is not there, some at a time, the first ones first; False as for `_make`."""
        there = [await self._parts.is_spoken(name) for name in parts]
        progress = _Progress(sum(there), len(parts))
        if progress.spoken:
            await self._tell(run, progress)
        left = iter(parts.items())

        async def speak() -> None:
            ended_well = False
            try:
                for name, part in left:
                    if progress.stopped:
                        break
                    await self._speak_part(run, stored, name, part, progress)
                ended_well = True
            finally:
                # What is being spoken is paid: the others end what they are at, and begin no more.
                progress.stopped = progress.stopped or not ended_well

        speakers = min(self._at_once.most, len(parts))
        ends = await asyncio.gather(*(speak() for _ in range(speakers)), return_exceptions=True)
        for failure in ends:
            if failure is not None:
                raise failure
        return not progress.stopped

    async def _speak_part(
        self,
        run: JobRun,
        stored: StoredDocument,
        name: str,
        part: SpeechPart,
        progress: _Progress,
    ) -> None:
        was_there = await self._parts.is_spoken(name)
        await self._parts.have(
            stored.id,
            name,
            part,
            before=lambda: self._require_current(stored),
            ended_silently=run.ended_silently,
        )
        if was_there:
            return
        progress.spoken += 1
        done = await self._tell(run, progress)
        going_on = {"status": AudioStatus.GENERATING.value, "error": None, "progress": done}
        if await self._change(stored.id, going_on) is None:
            progress.stopped = True

    async def _tell(self, run: JobRun, progress: _Progress) -> float:
        done = progress.spoken / (progress.of + 1)
        await run.progress(
            done,
            text("Part {number} of {count} is spoken", number=progress.spoken, count=progress.of),
        )
        return done

    async def _begins(
        self, names: Sequence[str], parts: Sequence[SpeechPart], records: Sequence[JsonObject]
    ) -> list[Sequence[float] | None]:
        """When the sentences of each part begin, as far as the voice service tells."""
        known: dict[str, Sequence[float] | None] = {
            name: record["begins"] for name, record in zip(names, records, strict=True)
        }
        untold = {
            name: (part, record["asked_at"])
            for name, part, record in zip(names, parts, records, strict=True)
            if record["begins"] is None and record["asked_at"] is not None
        }
        history = history_of(self._voice)
        if history is not None and untold:
            since = clock.parse(min(asked_at for _, asked_at in untold.values()))
            spoken = [(part.text, part.voice_id) for part, _ in untold.values()]
            try:
                times = await history.spoken_times(spoken, since - CLOCKS_DIFFER)
            except AppError as error:
                # Captions are then by how long words take to say.
                log.info("no times of the speech are told: %s", error.error_code)
                times = []
            for (name, (part, asked_at)), starts in zip(untold.items(), times, strict=False):
                if starts is not None:
                    known[name] = sentence_begins(part.text, starts)
                    await self._parts.note_begins(name, known[name] or ())
                elif clock.now() - clock.parse(asked_at) > _TOLD_WITHIN:
                    # It will not be told any more, and is not looked for by each file with it.
                    await self._parts.note_begins(name, ())
        return [known[name] for name in names]

    async def _require_current(self, audio: StoredDocument) -> None:
        """Raise Conflict when the document was changed since the script was approved.

        What is finished all the same is shown as of an earlier text, and not offered.
        """
        standing = await self._approvals.standing_now(audio)
        if standing.state is SourceState.WITHDRAWN:
            raise Conflict(
                text(
                    "It was withdrawn before it was spoken, or the last day of its document is "
                    "over. Undo the recall, or choose a later day, then try again."
                ),
                error_code="withdrawn",
            )
        if standing.state is SourceState.SAID_OTHERWISE:
            raise Conflict(
                text(
                    "A pronunciation was changed before the script was spoken. Approve it again "
                    "and make the speech again."
                ),
                error_code="pronunciation_changed",
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

    async def _planned(self, audio_id: str, data: JsonObject) -> tuple[list[SpeechPart], list[str]]:
        """The parts of the file and their names, decided once, so that every try is alike.

        Only what the file does not have yet, or somebody has withdrawn since, is named anew.
        """
        plan = await self._documents.get(PARTS, audio_id)
        if plan is not None:
            longest = int(plan.data["longest"])
            parts, names = await self._parts.cut(data, longest)
            planned: list[str] = plan.data.get("names") or []
            if len(planned) == len(names) and all(
                one.rpartition("-")[0] == other.rpartition("-")[0]
                for one, other in zip(planned, names, strict=True)
            ):
                return parts, await self._named_anew(plan, planned, names)
            # Of an earlier version, which cut otherwise.
            await self._leave_parts(audio_id)
        longest = min(MAX_PART, await self._voice.max_speech_characters())
        parts, names = await self._parts.cut(data, longest)
        await self._documents.create(
            PARTS, audio_id, {"longest": longest, "keys": [], "names": names}
        )
        return parts, names

    async def _named_anew(
        self, plan: StoredDocument, planned: Sequence[str], chosen: Sequence[str]
    ) -> list[str]:
        audio_id = plan.id
        kept = {name for name in planned if await self._parts.still_good(audio_id, name)}
        names = [
            before if before in kept else now for before, now in zip(planned, chosen, strict=True)
        ]
        if names != planned:
            # Left before they are off the list, so that none is ever left behind.
            await self._parts.leave(audio_id, [name for name in planned if name not in names])
            await self._documents.change(PARTS, audio_id, lambda one: one.data | {"names": names})
        return names

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

    async def _leave_parts(self, audio_id: str) -> None:
        plan = await self._documents.get(PARTS, audio_id)
        if plan is None:
            return
        for key in plan.data["keys"]:
            await self._blobs.delete(key)
        names = plan.data.get("names") or []
        recalled = await recalled_now(self._context)
        if recall_key(RecallKind.AUDIO, audio_id) in recalled:
            for other in await files_sharing(self._context, audio_id):
                await self._note_shared(other, audio_id)
        await self._parts.leave(audio_id, names, recalled)
        await self._documents.delete(PARTS, audio_id)

    async def _note_shared(self, audio_id: str, gone: str) -> None:
        def change(stored: StoredDocument) -> JsonObject:
            known = stored.data.get(SHARED_WITH, ())
            return stored.data | {SHARED_WITH: [*dict.fromkeys([*known, gone])]}

        await self._documents.change(AUDIO, audio_id, change)


async def _require_said_as_approved(data: JsonObject) -> None:
    """Raise Conflict when a voice would be given other words than those that were approved."""
    aliases = [alias_of(row) for row in data.get("pronunciations") or ()]
    voice = await asyncio.to_thread(voice_sha256, data["script"], aliases)
    if not spoken_so(data["approval"], voice):
        raise Conflict(
            text(
                "Since this script was approved, ElevenDops puts some of its signs or figures into "
                "other words. Look at what is spoken now, approve the script again and make the "
                "speech again."
            ),
            error_code="spoken_changed",
        )


def _joined(parts: Sequence[bytes]) -> tuple[bytes, list[float]]:
    """All parts at one loudness as one file, and the seconds of each.

    Raises ProviderRefused when it is not as long as they are.
    """
    audio = b"".join(at_one_loudness([mp3.sound_of(part) for part in parts]))
    seconds = [mp3.seconds(part) for part in parts]
    if not mp3.same_length(mp3.seconds(audio), sum(seconds)):
        raise mp3.unreadable()
    return audio, seconds

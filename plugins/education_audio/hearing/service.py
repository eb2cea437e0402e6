"""Has finished audio put into words and compared with its script, in a job."""

from __future__ import annotations

import asyncio

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import Create, JsonObject, Replace, StoredDocument
from core.ports.recognition import HeardWord
from core.shared.approvals import Approver
from plugins.education_audio.aliases import alias_of, with_aliases
from plugins.education_audio.audio.cues import cues
from plugins.education_audio.audio.parts.spoken import SpokenParts
from plugins.education_audio.audio.service import AudioService
from plugins.education_audio.contract import HeardDeviation, Hearing, HearingState
from plugins.education_audio.fidelity.reading.languages import CHECKED
from plugins.education_audio.hearing.compare import deviations
from plugins.education_audio.hearing.parts import HeardParts, no_recogniser
from plugins.education_audio.hearing.stored import StoredHearing
from plugins.education_audio.models import AUDIO, HEAR_JOB, HEARD, HEARINGS
from plugins.education_audio.speech_text import speaker_languages, turns

_MOMENT_SECONDS = 20.0


class Hearings:
    """Asks for audio files to be checked by ear, each when somebody wants it."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._jobs = context.jobs
        self._audio = context.shared(AudioService)
        self._spoken = context.shared(SpokenParts)
        self._parts = context.shared(HeardParts)

    async def of(self, audio_id: str) -> Hearing:
        """What is known by ear of a finished audio file. Raises NotFound, Conflict."""
        audio = await self._audio.finished(audio_id)
        stored = await self._documents.get(HEARINGS, audio_id)
        if stored is not None:
            hearing = StoredHearing.of(stored)
            if hearing.state is HearingState.HEARD:
                return hearing.view(0.0)
            return hearing.view(
                await self._parts.seconds_left(await self._spoken.names_of(audio_id))
            )
        if not CHECKED & set(_languages(audio.data)):
            return Hearing(state=HearingState.NOT_COMPARED)
        if not self._parts.offered:
            return Hearing(state=HearingState.UNAVAILABLE)
        names = await self._spoken.names_of(audio_id)
        if not names:
            return Hearing(state=HearingState.TOO_OLD)
        return Hearing(
            state=HearingState.NONE, seconds_to_pay=await self._parts.seconds_left(names)
        )

    async def ask(self, audio_id: str, by: Approver) -> Hearing:
        """Have the audio file heard, and wait a moment for it; it goes on without us.

        One that was heard is not heard again. Raises NotFound, and Conflict while the file is not
        ready, and where it cannot be heard or compared.
        """
        known = await self.of(audio_id)
        if known.state in (HearingState.HEARD, HearingState.LISTENING):
            return known
        if known.state is HearingState.NOT_COMPARED:
            raise Conflict(
                text("Speech in this language cannot be compared with its script."),
                error_code="not_compared",
            )
        if known.state is HearingState.TOO_OLD:
            raise Conflict(
                text(
                    "An earlier version of ElevenDops made this audio in a way that cannot be "
                    "checked by ear. Listen to it yourself, or make the speech again."
                ),
                error_code="too_old",
            )
        if not self._parts.offered:
            raise no_recogniser()
        wanted = StoredHearing(
            state=HearingState.LISTENING,
            asked_by=by.user_id,
            asked_by_name=by.name,
            asked_at=clock.stamp(),
        ).json_object()
        stored = await self._documents.get(HEARINGS, audio_id)
        write = (
            Create(HEARINGS, audio_id, wanted)
            if stored is None
            else Replace(HEARINGS, audio_id, wanted, stored.version)
        )
        request = JobRequest(HEAR_JOB, {"audio_id": audio_id}, key=audio_id)
        try:
            job = await self._jobs.enqueue(request, [write])
        except Conflict:
            return await self.of(audio_id)  # somebody else has asked in the same moment
        await self._jobs.wait(job.id, _MOMENT_SECONDS, failures=0)
        return await self.of(audio_id)

    async def run(self, run: JobRun) -> JsonObject:
        """Hear the parts that nobody has heard yet, and keep what deviates."""
        audio_id: str = run.payload["audio_id"]
        audio = await self._documents.get(AUDIO, audio_id)
        if audio is None:
            await self._documents.delete(HEARINGS, audio_id)
            return {}
        hearing = await self._documents.get(HEARINGS, audio_id)
        if hearing is None:
            return {}
        try:
            words = await self._words(run, audio, StoredHearing.of(hearing).asked_at)
        except AppError as error:
            await self._keep(audio_id, {"error": error.detail})
            raise
        found = await asyncio.to_thread(_deviations, audio.data, words)
        summary = {"deviations": len(found), "heard_at": clock.stamp()}
        # First: who finds the check done does nothing more for its file.
        await self._documents.change(AUDIO, audio_id, lambda one: one.data | {HEARD: summary})
        await self._keep(
            audio_id,
            {
                "state": HearingState.HEARD,
                "error": None,
                "deviations": [one.model_dump(mode="json") for one in found],
            },
        )
        return {"found": len(found)}

    async def _words(self, run: JobRun, audio: StoredDocument, asked_at: str) -> list[HeardWord]:
        """What is heard in the parts of the file, one after the other."""
        names = await self._spoken.names_of(audio.id)
        words: list[HeardWord] = []
        begins = 0.0
        lengths = await self._parts.lengths(names)
        spoken = _languages(audio.data)
        # Two languages are told apart by the recogniser.
        language = spoken[0] if len(spoken) == 1 else ""
        for number, (name, seconds) in enumerate(zip(names, lengths, strict=True)):
            said = await self._parts.words(audio.id, name, language, asked_at)
            words += [HeardWord(one, begins + start, begins + end) for one, start, end in said]
            begins += seconds
            await run.progress(
                (number + 1) / (len(names) + 1),
                text("Part {number} of {count} is heard", number=number + 1, count=len(names)),
            )
        return words

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show that nobody listens any more, and why."""
        changes = {"state": HearingState.FAILED, "error": error["detail"]}
        await self._keep(str(run.payload["audio_id"]), changes)

    async def _keep(self, audio_id: str, changes: JsonObject) -> None:
        def change(stored: StoredDocument) -> JsonObject | None:
            hearing = StoredHearing.of(stored)
            if hearing.state is HearingState.HEARD:
                return None
            return StoredHearing.model_validate(hearing.json_object() | changes).json_object()

        await self._documents.change(HEARINGS, audio_id, change)


def _languages(audio: JsonObject) -> list[str]:
    """What is spoken in an audio file (ISO 639-1)."""
    return list(speaker_languages(turns(audio["script"])).values()) or [audio["language"]]


def _deviations(audio: JsonObject, words: list[HeardWord]) -> list[HeardDeviation]:
    from core.spoken import spoken_context, spoken_form  # not waited for by a start

    sentences = cues(audio)
    aliases = [alias_of(row) for row in audio.get("pronunciations") or ()]
    tells = spoken_context("\n".join(cue.text for cue in sentences))

    def in_words(sentence: str) -> str:
        return spoken_form(with_aliases(sentence, aliases), tells)

    return deviations(sentences, words, audio["language"], in_words)

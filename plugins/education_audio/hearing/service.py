"""Has finished audio put into words and compared with its script, in a job.

A part of speech is heard once, whichever and however many files have it: what was heard stays with
the part as long as a file has it.
"""

from __future__ import annotations

import asyncio
from typing import Any

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict, ProviderTimeout
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import Create, JsonObject, Replace, StoredDocument
from core.ports.recognition import HeardWord, listening_of
from core.shared.approvals import Approver
from plugins.education_audio.aliases import alias_of, with_aliases
from plugins.education_audio.audio.cues import cues
from plugins.education_audio.audio.parts.spoken import SpokenParts
from plugins.education_audio.audio.service import AudioService
from plugins.education_audio.contract import HeardDeviation, Hearing, HearingState
from plugins.education_audio.fidelity.reading.languages import CHECKED
from plugins.education_audio.hearing.compare import deviations
from plugins.education_audio.hearing.stored import StoredHearing
from plugins.education_audio.models import AUDIO, HEAR_JOB, HEARD, HEARINGS, PARTS

_MOMENT_SECONDS = 20.0

JsonWord = list[Any]
"""A word, and the seconds of the part from which and to which it is heard."""


class Hearings:
    """Asks for audio files to be checked by ear, each when somebody wants it."""

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._blobs = context.blobs
        self._jobs = context.jobs
        self._audio = context.shared(AudioService)
        self._parts = context.shared(SpokenParts)
        # The local service has everything of the provider's but this.
        self._listening = None if context.settings.voice_is_local else listening_of(context.voice)

    async def of(self, audio_id: str) -> Hearing:
        """What is known by ear of a finished audio file. Raises NotFound, Conflict."""
        audio = await self._audio.finished(audio_id)
        stored = await self._documents.get(HEARINGS, audio_id)
        if stored is not None:
            hearing = StoredHearing.of(stored)
            left = 0.0 if hearing.state is HearingState.HEARD else await self._left(audio_id)
            return hearing.view(left)
        if audio.data["language"] not in CHECKED:
            return Hearing(state=HearingState.NOT_COMPARED)
        names = await self._names(audio_id)
        if self._listening is None or not names:
            return Hearing(state=HearingState.UNAVAILABLE)
        return Hearing(state=HearingState.NONE, seconds_to_pay=await self._left(audio_id))

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
        if known.state is HearingState.UNAVAILABLE or self._listening is None:
            raise _no_recogniser()
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
        names = await self._names(audio_id)
        words: list[HeardWord] = []
        begins = 0.0
        for number, name in enumerate(names):
            record = (await self._parts.read([name]))[0]
            said = record.get(HEARD)
            if said is None:
                said = await self._hear(audio_id, name, record, audio.data["language"])
            words += [HeardWord(one, begins + start, begins + end) for one, start, end in said]
            begins += record["seconds"] or 0.0
            await run.progress(
                (number + 1) / (len(names) + 1),
                text("Part {number} of {count} is heard", number=number + 1, count=len(names)),
            )
        found = await asyncio.to_thread(_deviations, audio.data, words)
        kept = await self._keep(
            audio_id,
            {
                "state": HearingState.HEARD,
                "error": None,
                "deviations": [one.model_dump(mode="json") for one in found],
            },
        )
        if kept:
            summary = {"deviations": len(found), "heard_at": clock.stamp()}
            await self._documents.change(AUDIO, audio_id, lambda one: one.data | {HEARD: summary})
        return {"found": len(found)}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show that nobody listens any more, and why."""
        changes = {"state": HearingState.FAILED, "error": error["detail"]}
        await self._keep(str(run.payload["audio_id"]), changes)

    async def _hear(
        self, audio_id: str, name: str, record: JsonObject, language: str
    ) -> list[JsonWord]:
        if self._listening is None:
            raise _no_recogniser()
        sound = await self._blobs.read_all(record["blob"])
        try:
            heard = await self._listening.listen(sound, language)
        except ProviderTimeout as error:
            # It may be charged all the same: whether to try again is for a person to say.
            raise Conflict(error.detail, error_code=error.error_code) from error
        except AppError as error:
            await self._keep(audio_id, {"error": error.detail})
            raise
        said: list[JsonWord] = [[one.text, one.begins, one.ends] for one in heard]
        await self._parts.note_heard(name, record["blob"], said)
        return said

    async def _left(self, audio_id: str) -> float:
        """The seconds of the parts that were not heard yet."""
        single = list(dict.fromkeys(await self._names(audio_id)))
        records = await self._parts.read(single)
        return sum(one["seconds"] or 0.0 for one in records if one.get(HEARD) is None)

    async def _names(self, audio_id: str) -> list[str]:
        plan = await self._documents.get(PARTS, audio_id)
        return list(plan.data.get("names") or ()) if plan is not None else []

    async def _keep(self, audio_id: str, changes: JsonObject) -> bool:
        def change(stored: StoredDocument) -> JsonObject | None:
            hearing = StoredHearing.of(stored)
            if hearing.state is HearingState.HEARD:
                return None
            return StoredHearing.model_validate(hearing.json_object() | changes).json_object()

        return await self._documents.change(HEARINGS, audio_id, change) is not None


def _deviations(audio: JsonObject, words: list[HeardWord]) -> list[HeardDeviation]:
    from core.spoken import spoken_context, spoken_form  # not waited for by a start

    sentences = cues(audio)
    aliases = [alias_of(row) for row in audio.get("pronunciations") or ()]
    tells = spoken_context("\n".join(cue.text for cue in sentences))

    def in_words(sentence: str) -> str:
        return spoken_form(with_aliases(sentence, aliases), tells)

    return deviations(sentences, words, audio["language"], in_words)


def _no_recogniser() -> Conflict:
    return Conflict(
        text(
            "This voice service cannot put speech into words, as the local preview cannot. Listen "
            "to the audio yourself."
        ),
        error_code="no_recognition",
    )

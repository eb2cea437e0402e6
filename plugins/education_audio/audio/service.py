"""Audio files: asked for, listed, renamed, deleted. Nothing unapproved is ever spoken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Literal

from core import clock
from core.context import PluginContext
from core.errors import Conflict, InvalidInput, NotFound
from core.i18n import text
from core.jobs import JobRequest
from core.ports.documents import (
    Create,
    Delete,
    Filter,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Write,
)
from core.records.changes import until_current
from core.records.versions import ANY_VERSION, ExpectedVersion, next_version, version_of
from core.shared.approvals import Approver, digest
from core.shared.voices import VoiceCatalog
from plugins.education_audio.approvals import (
    Approvals,
    require_approval,
    require_heard,
    require_seen,
)
from plugins.education_audio.audio.cues import cues
from plugins.education_audio.audio.estimate import SpeechEstimates
from plugins.education_audio.audio.library import AudioFilter
from plugins.education_audio.audio.parts.begun import BegunAudio
from plugins.education_audio.audio.request_check import require_speakable
from plugins.education_audio.audio.shown import ShownAudio
from plugins.education_audio.audio.sound import place_of
from plugins.education_audio.audio.written import chapters, transcript, webvtt
from plugins.education_audio.contract import (
    AudioCues,
    AudioDeleted,
    AudioFile,
    AudioList,
    AudioRequest,
    AudioStatus,
    AudioUpdate,
    SourceState,
)
from plugins.education_audio.documents import (
    read_document,
    require_document,
)
from plugins.education_audio.identifiers.questions import IdentifierQuestions
from plugins.education_audio.lexicon.service import Lexicon, Saying
from plugins.education_audio.models import (
    AUDIO,
    PENDING,
    SPEAK_JOB,
    found_by,
    new_audio,
    new_audio_id,
    request_key,
    said_sha256,
)
from plugins.education_audio.withdrawn import require_not_withdrawn, shares_withdrawn, withdrawn_now
from plugins.knowledge.contract import ContentVersion

_MAX_NAME = 200
# Short speech is ready within a moment, and deleting too; then the answer shows the result.
_MOMENT_SECONDS = 2.0


class AudioService:
    """The audio files."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._jobs = context.jobs
        self._voices = context.shared(VoiceCatalog)
        self._approvals = context.shared(Approvals)
        self._shown = ShownAudio(context)
        self._begun = context.shared(BegunAudio)
        self._estimates = context.shared(SpeechEstimates)
        self._lexicon = context.shared(Lexicon)
        self._identifiers = context.shared(IdentifierQuestions)

    async def create(self, request: AudioRequest, approver: Approver) -> AudioFile:
        """Ask for the speech of an approved script; the same request twice is one file.

        Raises InvalidInput, NotFound (no such document), Conflict `approval_required`, Conflict
        `document_changed`, Conflict `spoken_changed`, Conflict `findings_open`, Conflict
        `patient_data_unanswered`, OutOfCredit.
        """
        source = await read_document(self._context, request.knowledge_id)
        await self._identifiers.require_answered(request.knowledge_id, [request.script])
        voice = await require_speakable(self._voices, request)
        while True:
            version = await require_document(self._context, request.knowledge_id)
            require_seen(request.document_sha256, version)
            await require_not_withdrawn(self._context, request.knowledge_id, digest(request.script))
            saying = await self._lexicon.saying(request.script)
            require_heard(request.voice_sha256, saying)
            said = saying.pronunciations
            pending_key = request_key(request, version.content_sha256, approver.user_id, said)
            pending = await self._documents.get(PENDING, pending_key)
            if pending is not None:
                same = await self._documents.get(AUDIO, pending.data["audio_id"])
                if same is not None:
                    return await self._after_a_moment(same.id, same.data["job_id"])
            audio_id = new_audio_id()
            approval, writes = await self._approval(request, version, approver, saying)
            audio = new_audio(
                audio_id,
                knowledge_id=request.knowledge_id,
                doctor_id=approver.user_id,
                name=request.name or f"{source.disease_name} – {voice.name}"[:_MAX_NAME],
                description=request.description or "",
                script=request.script,
                voice_id=request.voice_id,
                speaker2_voice_id=request.speaker2_voice_id,
                approval=approval,
                request_key=pending_key,
                by=approver.name,
                pronunciations=said,
                spoken_sha256=saying.voice_sha256,
            )
            await self._estimates.require_credit(audio)
            writes += [
                Create(AUDIO, audio_id, audio),
                Create(PENDING, pending_key, {"audio_id": audio_id})
                if pending is None
                else Replace(PENDING, pending_key, {"audio_id": audio_id}, pending.version),
            ]
            try:
                job = await self._jobs.enqueue(_speak(audio_id), writes)
            except (Conflict, NotFound):
                continue  # the same request came in between, or its file was just finished
            return await self._after_a_moment(audio_id, job.id)

    async def page(self, wanted: AudioFilter, limit: int, cursor: str | None) -> AudioList:
        """A page of audio files, newest first."""
        filters = wanted.conditions()
        found = await self._documents.query(
            AUDIO, Query(filters, order_by="-created_at", limit=limit, cursor=cursor)
        )
        totals = await self._documents.totals(AUDIO, filters)
        return AudioList(
            audio_files=await self._shown.views(found.items),
            total_count=totals.count,
            next_cursor=found.next_cursor,
            unreadable_count=found.unreadable,
        )

    async def of_document(self, knowledge_id: str, limit: int, cursor: str | None) -> AudioList:
        """The audio files of a document. Raises NotFound when there is no such document."""
        await require_document(self._context, knowledge_id)
        return await self.page(AudioFilter(knowledge_id=knowledge_id), limit, cursor)

    async def offered(self, knowledge_ids: Sequence[str], limit: int) -> AudioList:
        """What patients may hear of these documents, newest first: finished, and current."""
        files: list[AudioFile] = []
        for knowledge_id in dict.fromkeys(knowledge_ids):
            files += await self._offered_of(knowledge_id, limit)
        files.sort(key=lambda audio: audio.created_at, reverse=True)
        return AudioList(audio_files=files[:limit], total_count=len(files[:limit]))

    async def _offered_of(self, knowledge_id: str, limit: int) -> list[AudioFile]:
        filters = (Filter("knowledge_id", "==", knowledge_id),)
        files: list[AudioFile] = []
        cursor: str | None = None
        while len(files) < limit:
            found = await self._documents.query(
                AUDIO, Query(filters, order_by="-created_at", limit=limit, cursor=cursor)
            )
            ready = [row for row in found.items if row.data["status"] == AudioStatus.COMPLETED]
            files += [
                audio
                for audio in await self._shown.views(ready)
                if audio.source_state is SourceState.CURRENT
            ]
            cursor = found.next_cursor
            if cursor is None:
                break
        return files

    async def get(self, audio_id: str) -> AudioFile:
        """One audio file. Raises NotFound."""
        return await self._shown.view(await self._stored(audio_id))

    async def finished(self, audio_id: str) -> StoredDocument:
        """A finished audio file. Raises NotFound, Conflict while it is not ready."""
        stored = await self._stored(audio_id)
        if stored.data["status"] != AudioStatus.COMPLETED:
            raise Conflict(text("The audio is not ready yet."), error_code="audio_not_ready")
        return stored

    async def cues(self, audio_id: str) -> AudioCues:
        """The sentences of a finished audio file. Raises NotFound, Conflict."""
        stored = await self.finished(audio_id)
        return AudioCues(cues=await asyncio.to_thread(cues, stored.data))

    async def written(
        self, audio_id: str, name: Literal["captions.vtt", "chapters.vtt", "transcript.txt"]
    ) -> str:
        """What a finished audio file that patients may hear says, as this file: it is saved to be
        given to them with the sound. Raises NotFound, Conflict.
        """
        stored = await self.finished(audio_id)
        await self._require_current(stored)
        said = await asyncio.to_thread(cues, stored.data)
        match name:
            case "captions.vtt":
                return webvtt(said)
            case "chapters.vtt":
                return chapters(stored.data["script"], said)
            case "transcript.txt":
                return transcript(said)

    async def playable(self, audio_id: str) -> str:
        """The blob of a finished audio file that patients may hear. Raises NotFound, Conflict."""
        await self._require_current(await self.finished(audio_id))
        return await place_of(self._context.blobs, audio_id)

    async def begun(self, audio_id: str) -> bytes:
        """The MP3 of what is spoken of an audio file so far. Raises NotFound, Conflict."""
        stored = await self._stored(audio_id)
        await self._require_current(stored)
        if shares_withdrawn(await withdrawn_now(self._context), stored):
            raise Conflict(text("This audio is withdrawn."), error_code="withdrawn")
        sound = await self._begun.sound(audio_id)
        if not sound:
            raise Conflict(text("The audio is not ready yet."), error_code="audio_not_ready")
        return sound

    async def _require_current(self, stored: StoredDocument) -> None:
        standing = await self._approvals.standing_now(stored)
        if standing.state is SourceState.WITHDRAWN:
            raise Conflict(text("This audio is withdrawn."), error_code="withdrawn")
        if standing.state is SourceState.SAID_OTHERWISE:
            raise Conflict(
                text(
                    "A pronunciation, or how signs are put into words, was changed since this "
                    "audio was made. Approve its script again and make the speech again before it "
                    "is played to a patient."
                ),
                error_code="audio_not_current",
            )
        if standing.state is not SourceState.CURRENT:
            raise Conflict(
                text(
                    "This audio was not approved for its document as it is now. Approve its script "
                    "again before it is played to a patient."
                ),
                error_code="audio_not_current",
            )

    async def update(
        self,
        audio_id: str,
        changes: AudioUpdate,
        *,
        by: str | None = None,
        expected: ExpectedVersion = ANY_VERSION,
    ) -> AudioFile:
        """Rename or describe an audio file; `by` is a person's name.

        Raises NotFound, ChangedMeanwhile, PreconditionFailed.
        """
        wanted = changes.model_dump(exclude_none=True, exclude={"version"})
        if not wanted:
            raise InvalidInput.field("body", text("Name at least one field to change"))

        def change(stored: StoredDocument) -> JsonObject | None:
            expected.require(version_of(stored.data))
            if wanted.items() <= stored.data.items():
                return None
            changed = wanted | {"modified_at": clock.stamp()}
            if "name" in wanted:
                changed |= found_by(wanted["name"], stored.data["script"])
            return stored.data | changed | next_version(stored.data, by)

        # The job goes on telling its progress meanwhile.
        return await self._shown.view(_known(await self._documents.change(AUDIO, audio_id, change)))

    async def retry(self, audio_id: str) -> AudioFile:
        """Speak a failed audio file once more; parts that are there are kept.

        Raises NotFound, Conflict `approval_required`, Conflict `patient_data_unanswered`,
        OutOfCredit.
        """
        stored = await self._stored(audio_id)
        if stored.data["status"] != AudioStatus.FAILED:
            return await self._shown.view(stored)
        data = stored.data
        await self._identifiers.require_answered(data["knowledge_id"], [data["script"]])
        await self._estimates.require_credit(data)

        async def attempt() -> str | None:
            stored = await self._stored(audio_id)
            if stored.data["status"] != AudioStatus.FAILED:
                return None
            standing = await self._approvals.standing_now(stored)
            require_approval(standing.state is SourceState.CURRENT)
            again: JsonObject = {"status": AudioStatus.GENERATING.value, "error": None}
            data = stored.data | again | {"modified_at": clock.stamp()}
            step = Replace(AUDIO, audio_id, data, stored.version)
            return (await self._jobs.enqueue(_speak(audio_id), [step])).id

        # A note of how it stands to its document may come in between.
        job_id = await until_current(attempt)
        return await (self._after_a_moment(audio_id, job_id) if job_id else self.get(audio_id))

    async def delete(
        self, audio_id: str, *, expected: ExpectedVersion = ANY_VERSION
    ) -> AudioDeleted:
        """Delete an audio file; the job, also a running one, removes its blobs.

        Raises NotFound, PreconditionFailed.
        """

        async def attempt() -> None:
            stored = await self._stored(audio_id)
            expected.require(version_of(stored.data))
            key = stored.data["request_key"]
            pending = await self._documents.get(PENDING, key)
            writes: list[Write] = [Delete(AUDIO, audio_id, stored.version)]
            if pending is not None and pending.data["audio_id"] == audio_id:
                writes.append(Delete(PENDING, key, pending.version))
            await self._jobs.settled(_speak(audio_id), _MOMENT_SECONDS, writes)

        await until_current(attempt)
        return AudioDeleted(audio_id=audio_id)

    async def _approval(
        self, request: AudioRequest, version: ContentVersion, approver: Approver, saying: Saying
    ) -> tuple[JsonObject, list[Write]]:
        """The approval of exactly this script, and what has to be stored for it."""
        approval = await self._approvals.find(
            digest(request.script),
            version,
            said_sha256(saying.pronunciations),
            saying.voice_sha256,
        )
        if approval is not None:
            return approval, []
        require_approval(request.approve)
        await self._approvals.require_may_approve(request.knowledge_id, request.script, approver)
        step, approval = await self._approvals.creation(request.script, version, approver, saying)
        return approval, [step]

    async def _after_a_moment(self, audio_id: str, job_id: str) -> AudioFile:
        await self._jobs.wait(job_id, _MOMENT_SECONDS)
        return await self.get(audio_id)

    async def _stored(self, audio_id: str) -> StoredDocument:
        return _known(await self._documents.get(AUDIO, audio_id))


def _known(stored: StoredDocument | None) -> StoredDocument:
    if stored is None:
        raise NotFound(text("There is no audio file with this id."))
    return stored


def _speak(audio_id: str) -> JobRequest:
    return JobRequest(SPEAK_JOB, {"audio_id": audio_id}, key=audio_id)

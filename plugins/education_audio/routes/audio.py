"""The routes under `/api/audio`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from core import clock
from core.ports.blobs import BlobStore
from core.ports.documents import CountChanges
from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.shared.approvals import Approver
from core.shared.voices import VoiceCatalog, language_options
from core.shared.writer_models import WriterModelCatalog
from core.values import DoctorId, Id, Text, VoiceOption
from core.web.answers import UNCHANGED, KeptAnswers
from core.web.late_routes import LateRoute
from core.web.paging import Cursor
from core.web.preconditions import IfMatch, tagged
from core.web.ranges import blob_response
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.audio.estimate import SpeechEstimates
from plugins.education_audio.audio.library import AudioFilter
from plugins.education_audio.audio.service import AudioService
from plugins.education_audio.checks.clarity import ScriptClarity
from plugins.education_audio.checks.service import ScriptChecking
from plugins.education_audio.contract import (
    AudioDeleted,
    AudioFile,
    AudioList,
    AudioRequest,
    AudioState,
    AudioStatus,
    AudioUpdate,
    EstimateRequest,
    ScriptLanguageOption,
    SpeechEstimate,
    WriterModels,
)
from plugins.education_audio.findings.acceptances import FindingAcceptances
from plugins.education_audio.hearing.service import Hearings
from plugins.education_audio.identifiers.questions import IdentifierQuestions
from plugins.education_audio.lexicon.service import Lexicon
from plugins.education_audio.models import MPEG, SHOWN
from plugins.education_audio.options import models_view
from plugins.education_audio.readers.service import TranslationReaders
from plugins.education_audio.routes.hearing import add_hearing_routes
from plugins.education_audio.routes.identifiers import add_identifier_routes
from plugins.education_audio.routes.lexicon import add_lexicon_routes
from plugins.education_audio.routes.readers import add_reader_routes
from plugins.education_audio.routes.scripts import add_script_routes
from plugins.education_audio.routes.written import add_written_routes
from plugins.education_audio.scripts.begun import BegunDrafts
from plugins.education_audio.scripts.document_length import DocumentLengths
from plugins.education_audio.scripts.service import ScriptService

Reading = Annotated[Caller, Depends(require("audio:read"))]
Writing = Annotated[Caller, Depends(require("audio:write"))]
_APPROVING = require("audio:approve")
AudioId = Annotated[Id, Path()]
Limit = Annotated[int, Query(ge=1, le=200)]

_CACHE_SECONDS = 3600
_LIST_SECONDS = 600.0


def build_router(
    *,
    scripts: ScriptService,
    begun: BegunDrafts,
    approvals: Approvals,
    checking: ScriptChecking,
    acceptances: FindingAcceptances,
    identifiers: IdentifierQuestions,
    lexicon: Lexicon,
    readers: TranslationReaders,
    audio: AudioService,
    estimates: SpeechEstimates,
    hearings: Hearings,
    clarity: ScriptClarity,
    lengths: DocumentLengths,
    voices: VoiceCatalog,
    blobs: BlobStore,
    models: WriterModelCatalog,
    translates: bool,
    change_numbers: CountChanges,
) -> APIRouter:
    """All routes of the feature; those with an id alone come last."""
    router = APIRouter(route_class=LateRoute)
    add_script_routes(router, scripts, begun, approvals, checking, acceptances, clarity, lengths)
    add_identifier_routes(router, identifiers)
    add_lexicon_routes(router, lexicon)
    add_reader_routes(router, readers)
    _add_choices(router, voices, models, translates=translates)
    _add_audio_list(router, audio, KeptAnswers(change_numbers))
    _add_audio_routes(router, audio, estimates, blobs)
    add_hearing_routes(router, hearings)
    add_written_routes(router, audio)
    return router


def _add_choices(
    router: APIRouter, voices: VoiceCatalog, models: WriterModelCatalog, *, translates: bool
) -> None:
    @router.get("/voices/list")
    async def list_voices(caller: Reading) -> list[VoiceOption]:
        """The voices of the voice service."""
        return await voices.options()

    @router.get("/languages")
    async def list_languages(caller: Reading) -> list[ScriptLanguageOption]:
        """The languages that a script may be written in, and what is done for each."""
        # Not waited for by a start: it has the words of sentences with it.
        from core.spoken import WORDED
        from plugins.education_audio.fidelity.reading.languages import CHECKED

        return [
            ScriptLanguageOption(
                code=one.code,
                name=one.name,
                is_compared=one.code.partition("-")[0] in CHECKED,
                is_worded=one.code.partition("-")[0] in WORDED,
                is_translated_into=translates,
            )
            for one in language_options()
        ]

    @router.get("/models")
    async def list_models(caller: Reading) -> WriterModels:
        """The models that write scripts; the first is the default."""
        return models_view(await models.offered(), clock.now().date())


def _add_audio_list(router: APIRouter, audio: AudioService, answers: KeptAnswers) -> None:
    @router.get("/list", response_model=AudioList, responses=UNCHANGED)
    async def list_audio(
        request: Request,
        caller: Reading,
        doctor_id: DoctorId | None = None,
        knowledge_id: Id | None = None,
        q: Annotated[
            Text | None, Query(max_length=100, description="The beginning of a word of the name.")
        ] = None,
        language: Annotated[
            Text | None,
            Query(max_length=20, description="The script's; a region (zh-TW) does not count."),
        ] = None,
        state: AudioState | None = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Response:
        """A page of audio files, newest first."""
        wanted = AudioFilter(doctor_id, knowledge_id, q, language, state)
        page = partial(audio.page, wanted, limit, cursor)
        # Addresses are signed for an hour: they last for much longer than the answer with them.
        return await answers.give(
            request, SHOWN, page, lasts=_has_every_file, seconds=_LIST_SECONDS
        )


def _has_every_file(page: AudioList) -> bool:
    # A file that is missing may be put back, which no record tells.
    return all(
        audio.audio_url is not None
        for audio in page.audio_files
        if audio.status == AudioStatus.COMPLETED
    )


def _add_audio_routes(
    router: APIRouter, audio: AudioService, estimates: SpeechEstimates, blobs: BlobStore
) -> None:
    @router.post("/generate")
    async def generate_audio(
        request: AudioRequest, caller: Writing, response: Response
    ) -> AudioFile:
        """Have an approved script spoken; a short one is ready in the answer."""
        if request.approve:
            _APPROVING.check(caller)
        approver = Approver.of(caller, request.doctor_id)
        return tagged(response, await audio.create(request, approver))

    @router.post("/estimate")
    async def estimate_speech(request: EstimateRequest, caller: Reading) -> SpeechEstimate:
        """What the speech of a script would cost, and whether the account has as much left."""
        return await estimates.estimate(request)

    @router.get("/offered")
    async def list_offered_audio(
        caller: Reading,
        knowledge_ids: Annotated[list[Id], Query(min_length=1, max_length=100)],
        limit: Limit = 50,
    ) -> AudioList:
        """What patients may hear of these documents: finished, and approved for the document as it
        is now. The newest first, at most `limit`."""
        return await audio.offered(knowledge_ids, limit)

    @router.get("/files/{audio_id}")
    async def get_audio(audio_id: AudioId, caller: Reading, response: Response) -> AudioFile:
        """One audio file, to see how it gets on."""
        return tagged(response, await audio.get(audio_id))

    @router.post("/files/{audio_id}/retry")
    async def retry_audio(audio_id: AudioId, caller: Writing) -> AudioFile:
        """Have a failed audio file spoken once more; finished parts are kept."""
        return await audio.retry(audio_id)

    @router.get(
        "/files/{audio_id}/begun.mp3",
        response_class=Response,
        responses={200: {"content": {"audio/mpeg": {}}}},
    )
    async def get_begun_audio(audio_id: AudioId, caller: Reading) -> Response:
        """The MP3 of what is spoken so far, from the beginning, while the rest is being spoken."""
        return Response(
            await audio.begun(audio_id), media_type=MPEG, headers={"Cache-Control": "no-store"}
        )

    @router.head("/stream/{audio_id}", include_in_schema=False)
    @router.get(
        "/stream/{audio_id}",
        response_class=Response,
        responses={200: {"content": {"audio/mpeg": {}}}, 206: {"content": {"audio/mpeg": {}}}},
    )
    async def stream_audio(audio_id: AudioId, request: Request, caller: Reading) -> Response:
        """The MP3, whole or the asked-for range."""
        key = await audio.playable(audio_id)
        return await blob_response(request, blobs, key, cache_seconds=_CACHE_SECONDS)

    @router.get("/{knowledge_id}")
    async def list_audio_of_document(
        knowledge_id: Annotated[Id, Path()],
        caller: Reading,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> AudioList:
        """The audio files of one document, newest first."""
        return await audio.of_document(knowledge_id, limit, cursor)

    @router.put("/{audio_id}")
    async def update_audio(
        audio_id: AudioId,
        changes: AudioUpdate,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
    ) -> AudioFile:
        """Rename or describe an audio file."""
        expected = ExpectedVersion(changes.version, if_match)
        return tagged(
            response, await audio.update(audio_id, changes, by=caller.name, expected=expected)
        )

    @router.delete("/{audio_id}")
    async def delete_audio(audio_id: AudioId, caller: Writing, if_match: IfMatch) -> AudioDeleted:
        """Delete an audio file with its sound."""
        return await audio.delete(audio_id, expected=ExpectedVersion(tags=if_match))

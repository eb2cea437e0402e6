"""Drafts of scripts: begun, followed while they grow, read again after a reload, edited."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict, NotFound
from core.i18n import text
from core.jobs import JobRequest
from core.ports.documents import Create, JsonObject, StoredDocument
from core.records.versions import ANY_VERSION, ExpectedVersion, next_version, version_of
from core.shared.writer_models import WriterModelCatalog
from plugins.education_audio import failures
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.contract import (
    DraftState,
    DraftUpdate,
    ErrorEvent,
    ScriptAnswer,
    ScriptApproval,
    ScriptDraft,
    ScriptEvent,
    ScriptRequest,
    SourceState,
)
from plugins.education_audio.documents import document_versions, require_document
from plugins.education_audio.identifiers.questions import IdentifierQuestions, typed
from plugins.education_audio.lexicon.service import Lexicon
from plugins.education_audio.models import (
    DRAFTS,
    WRITE_JOB,
    approval_view,
    new_draft,
    new_draft_id,
    written_from,
)
from plugins.education_audio.options import Problems, check_model, check_options
from plugins.education_audio.scripts.draft_cache import LiveTexts
from plugins.education_audio.scripts.draft_stream import DraftFollower
from plugins.education_audio.scripts.shown import draft_view
from plugins.education_audio.settings import EducationAudioSettings
from plugins.education_audio.templates.library import TemplateLibrary


class ScriptService:
    """The drafts of scripts."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._approvals = context.shared(Approvals)
        self._lexicon = context.shared(Lexicon)
        self._models = context.shared(WriterModelCatalog)
        self._live = context.shared(LiveTexts)
        self._templates = context.shared(TemplateLibrary)
        self._identifiers = context.shared(IdentifierQuestions)
        self._follower = context.shared(DraftFollower)
        self._waits = context.own_settings(EducationAudioSettings)

    async def start(self, request: ScriptRequest, doctor_id: str) -> str:
        """Begin a draft.

        Raises InvalidInput, NotFound (no such document), Conflict `patient_data_unanswered`.
        """
        problems = Problems()
        config = request.template_config
        own = await self._templates.words(config.template_ids if config else ())
        options = check_options(config, request.custom_prompt, problems, own=own)
        models = await self._models_for(request.model_name)
        model = check_model(request.model_name, models, problems)
        problems.raise_any()
        await require_document(self._context, request.knowledge_id)
        await self._identifiers.require_answered(request.knowledge_id, typed(options))
        draft_id = new_draft_id()
        draft = new_draft(
            draft_id,
            knowledge_id=request.knowledge_id,
            doctor_id=doctor_id,
            model=model,
            asked_model=request.model_name or model,
            options=options,
        )
        await self._context.jobs.enqueue(
            JobRequest(WRITE_JOB, {"draft_id": draft_id}, key=draft_id),
            [Create(DRAFTS, draft_id, draft)],
        )
        return draft_id

    async def _models_for(self, wanted: str | None) -> tuple[str, ...]:
        """The models to choose from; the provider is asked only for one that nobody has named."""
        named = self._context.settings.gemini_models
        if wanted is None or wanted in named:
            return named
        return tuple(model.name for model in (await self._models.offered()).models)

    async def write(self, request: ScriptRequest, doctor_id: str) -> ScriptAnswer:
        """Begin a draft and wait for its end. Raises what kept the writer from it."""
        draft_id = await self.start(request, doctor_id)
        async for event in self._follower.follow(draft_id, self._waits.script_wait_seconds):
            if isinstance(event, ErrorEvent):
                raise await self._why(draft_id)
        draft = await self.draft(draft_id)
        return ScriptAnswer(
            script=draft.script,
            knowledge_id=draft.knowledge_id,
            model_used=draft.model_used,
            model_requested=draft.model_requested,
            generated_at=draft.modified_at,
            draft_id=draft_id,
        )

    def stream(self, draft_id: str) -> AsyncIterator[ScriptEvent | None]:
        """The draft as events for a page; None is a sign of life."""
        return self._follower.follow(draft_id, self._waits.stream_wait_seconds)

    async def draft(self, draft_id: str) -> ScriptDraft:
        """The draft with the text so far. Raises NotFound."""
        draft = await self._view(await self._stored(draft_id))
        live = self._live.get(draft_id)
        if live is None:
            return draft
        writing = {"state": DraftState.WRITING, "script": live.text, "error": None}
        return draft.model_copy(update=writing | {"error_code": None})

    async def edit(
        self,
        draft_id: str,
        changes: DraftUpdate,
        *,
        by: str | None = None,
        expected: ExpectedVersion = ANY_VERSION,
    ) -> ScriptDraft:
        """Keep an edited script; `by` is a person's name.

        Raises NotFound, Conflict while it is still being written, ChangedMeanwhile and
        PreconditionFailed.
        """
        kept = await self._documents.change(
            DRAFTS, draft_id, lambda stored: self._edited(stored, changes, by, expected)
        )
        return await self._view(_known(kept))

    @staticmethod
    def _edited(
        stored: StoredDocument, changes: DraftUpdate, by: str | None, expected: ExpectedVersion
    ) -> JsonObject:
        if stored.data["state"] in (DraftState.WRITING, DraftState.WAITING):
            raise Conflict(
                text("The script is still being written. Edit it when it is complete."),
                error_code="still_writing",
            )
        expected.require(version_of(stored.data))
        change: JsonObject = {
            "script": changes.script,
            "round": stored.data["round"] + 1,
            "approval_lost": False,
            "state": DraftState.COMPLETED.value,
            "error": None,
            "modified_at": clock.stamp(),
        }
        return stored.data | change | next_version(stored.data, by)

    async def _view(self, stored: StoredDocument) -> ScriptDraft:
        data = stored.data
        version = (await document_versions(self._context, [data])).get(data["knowledge_id"])
        if version is None:
            return await _shown(stored, SourceState.DELETED, None)
        aliases = await self._lexicon.aliases()
        approval = await self._approvals.of_script(data["script"], version, aliases)
        if approval is not None:
            return await _shown(stored, SourceState.CURRENT, approval_view(approval))
        fits = written_from(data, version)
        state = SourceState.CURRENT if fits else SourceState.CHANGED
        return await _shown(stored, state, None)

    async def _why(self, draft_id: str) -> AppError:
        data = (await self._stored(draft_id)).data
        error = data["error"] or {
            "detail": text("The writer is still busy with this script."),
            "error_code": "still_writing",
            "status": 504,
        }
        goes_on = text(
            "The draft {draft_id} is kept, and writing resumes automatically.", draft_id=draft_id
        )
        ended = data["state"] == DraftState.FAILED
        return failures.raised(error, "" if ended else goes_on)

    async def _stored(self, draft_id: str) -> StoredDocument:
        return _known(await self._documents.get(DRAFTS, draft_id))


async def _shown(
    stored: StoredDocument, state: SourceState, approval: ScriptApproval | None
) -> ScriptDraft:
    # A long script takes some 30 ms to be measured, in which others would wait.
    return await asyncio.to_thread(draft_view, stored, state, approval)


def _known(stored: StoredDocument | None) -> StoredDocument:
    if stored is None:
        raise NotFound(text("There is no draft with this id."))
    return stored

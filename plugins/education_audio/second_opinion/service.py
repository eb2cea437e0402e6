"""Has the language model compare a script with its document, in a job."""

from __future__ import annotations

import asyncio

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict, NotFound
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import Create, JsonObject, Replace, StoredDocument
from core.shared.approvals import Approver, digest
from core.shared.judging import judge_of, judged_at_most_twice
from plugins.education_audio.contract import DraftState, OpinionState, SecondOpinion
from plugins.education_audio.documents import read_document
from plugins.education_audio.identifiers.questions import IdentifierQuestions
from plugins.education_audio.models import DRAFTS, OPINION_JOB
from plugins.education_audio.second_opinion.asking import ModelOpinion, opinion_request, proven
from plugins.education_audio.second_opinion.stored import (
    OPINIONS,
    StoredDifference,
    StoredOpinion,
    opinion_id,
)
from plugins.education_audio.settings import EducationAudioSettings


class SecondOpinions:
    """Asks for opinions, each once for the same script and the same text of its document.

    Only an answer that did not come, or broke off, is asked for a second time by itself.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._identifiers = context.shared(IdentifierQuestions)
        self._judge = judge_of(context)
        self._wait_seconds = context.own_settings(EducationAudioSettings).script_wait_seconds

    @property
    def model(self) -> str | None:
        """The model that can be asked; None with the local preview writer."""
        return self._context.settings.gemini_models[0] if self._judge is not None else None

    async def ask(self, draft_id: str, by: Approver) -> SecondOpinion:
        """Have the draft's script compared, and wait a while for it; it goes on without us.

        One that was given is not asked for again. Raises NotFound, and Conflict while the script
        is still written or may hold a patient's data, or where nobody can be asked.
        """
        if self.model is None:
            raise Conflict(
                text("The local preview writer gives no second opinion. It needs a key of Gemini."),
                error_code="no_judge",
            )
        draft = await self._draft(draft_id)
        script = draft["script"]
        if draft["state"] in (DraftState.WRITING, DraftState.WAITING) or not script:
            raise Conflict(text("The script is still being written."), error_code="still_writing")
        source = await read_document(self._context, draft["knowledge_id"])
        await self._identifiers.require_answered(draft["knowledge_id"], [script])
        key = opinion_id(script, source.content_sha256)
        stored = await self._documents.get(OPINIONS, key)
        if stored is None or StoredOpinion.of(stored).state is OpinionState.FAILED:
            wanted = StoredOpinion(
                knowledge_id=draft["knowledge_id"],
                draft_id=draft_id,
                sha256=digest(script),
                document_sha256=source.content_sha256,
                model=self.model,
                state=OpinionState.ASKING,
                asked_by=by.user_id,
                asked_by_name=by.name,
                asked_at=clock.stamp(),
            )
            await self._begin(key, wanted, stored)
        return await self._after_a_while(key)

    async def _begin(self, key: str, wanted: StoredOpinion, stored: StoredDocument | None) -> None:
        data = wanted.json_object()
        write = (
            Create(OPINIONS, key, data)
            if stored is None
            else Replace(OPINIONS, key, data, stored.version)
        )
        job = await self._enqueued(key, [write])
        if job is not None:
            await self._context.jobs.wait(job, self._wait_seconds, failures=0)

    async def _enqueued(self, key: str, writes: list[Create | Replace]) -> str | None:
        try:
            job = await self._context.jobs.enqueue(
                JobRequest(OPINION_JOB, {"opinion": key}, key=key), writes
            )
        except Conflict:
            return None  # somebody else has asked in the same moment
        return job.id

    async def _after_a_while(self, key: str) -> SecondOpinion:
        stored = await self._documents.get(OPINIONS, key)
        if stored is None:
            raise Conflict(
                text("The script or its document was changed meanwhile. Ask again."),
                error_code="stale_version",
            )
        return StoredOpinion.of(stored).view()

    async def run(self, run: JobRun) -> JsonObject:
        """Ask the model, and keep what it proves."""
        key = str(run.payload["opinion"])
        stored = await self._documents.get(OPINIONS, key)
        if stored is None or StoredOpinion.of(stored).state is OpinionState.GIVEN:
            return {}
        opinion = StoredOpinion.of(stored)
        script = await self._script(opinion)
        source = await read_document(self._context, opinion.knowledge_id)
        if script is None or source.content_sha256 != opinion.document_sha256:
            # Nobody can see an opinion on texts that are gone.
            await self._documents.delete(OPINIONS, key, stored.version)
            return {}
        if self._judge is None:
            raise Conflict(
                text("The local preview writer gives no second opinion. It needs a key of Gemini."),
                error_code="no_judge",
            )
        try:
            wanted = opinion_request(script, source.text)
            said = await judged_at_most_twice(run, self._judge, wanted, ModelOpinion)
        except AppError as error:
            await self._keep(key, {"error": error.detail})
            raise
        found = await asyncio.to_thread(proven, said.differences, script, source.text)
        await self._keep(
            key,
            {
                "state": OpinionState.GIVEN,
                "error": None,
                "dropped": len(said.differences) - len(found),
                "differences": [
                    StoredDifference(
                        kind=one.kind, passage=one.script_quote, source=one.document_quote
                    )
                    for one in found
                ],
            },
        )
        return {"found": len(found), "dropped": len(said.differences) - len(found)}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show that nobody asks any more, and why."""
        await self._keep(
            str(run.payload["opinion"]),
            {"state": OpinionState.FAILED, "error": error["detail"]},
        )

    async def _keep(self, key: str, changes: JsonObject) -> None:
        def change(stored: StoredDocument) -> JsonObject | None:
            opinion = StoredOpinion.of(stored)
            if opinion.state is OpinionState.GIVEN:
                return None
            return opinion.model_copy(update=changes).json_object()

        await self._documents.change(OPINIONS, key, change)

    async def _script(self, opinion: StoredOpinion) -> str | None:
        """The script that is meant, None when the draft has another one by now."""
        try:
            script: str = (await self._draft(opinion.draft_id))["script"]
        except NotFound:
            return None
        return script if digest(script) == opinion.sha256 else None

    async def _draft(self, draft_id: str) -> JsonObject:
        stored = await self._documents.get(DRAFTS, draft_id)
        if stored is None:
            raise NotFound(text("There is no draft with this id."))
        return stored.data

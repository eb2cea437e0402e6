"""The job that writes a script: streamed, kept once a second, begun afresh after a failure."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing

from core import clock
from core.context import PluginContext
from core.errors import AppError, NotFound, ProviderRefused, StaleVersion
from core.i18n import text
from core.i18n.formats import format_number
from core.jobs import JobRun
from core.jobs.run import LeaseLost
from core.ports.documents import JsonObject, StoredDocument
from core.ports.writer import WriterReport
from core.text.languages import language_name
from core.text.speech_rate import CHARACTERS_PER_MINUTE
from plugins.education_audio import failures
from plugins.education_audio.contract import (
    MAX_SCRIPT,
    DraftState,
    LanguageState,
)
from plugins.education_audio.models import DRAFTS
from plugins.education_audio.options import ScriptOptions
from plugins.education_audio.scripts.draft_cache import LiveText, LiveTexts
from plugins.education_audio.scripts.wish import ScriptWish, wish_of
from plugins.knowledge.contract import KnowledgeReader

log = logging.getLogger(__name__)

_KEEP_SECONDS = 1.0
_UNFINISHED = (DraftState.WRITING, DraftState.WAITING)


class ScriptWriting:
    """Does the job `education_audio.write_script`.

    A script that is not of the minutes or in the language that were asked for is written anew once.

    The text of an earlier try stays until the first piece of the next one comes, so that a page
    never loses what it shows while the writer is away.
    """

    def __init__(self, context: PluginContext) -> None:
        self._documents = context.documents
        self._writer = context.writer
        self._service = context.service
        self._live = context.shared(LiveTexts)

    async def run(self, run: JobRun) -> JsonObject:
        """Write the draft named in the payload."""
        stored = await self._documents.get(DRAFTS, run.payload["draft_id"])
        # A failed one is written anew when an operator has the job tried again.
        if stored is None or stored.data["state"] == DraftState.COMPLETED:
            return {}
        draft = _Draft(self, stored, run)
        try:
            await self._write(draft)
        except AppError as error:
            state = DraftState.WAITING if error.retryable else DraftState.FAILED
            await draft.keep(state=state.value, error=failures.kept(error))
            raise
        finally:
            self._live.end(stored.id)
        return {"characters": len(draft.text)}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show on the draft that nobody writes it any more."""
        stored = await self._documents.get(DRAFTS, run.payload["draft_id"])
        if stored is None or stored.data["state"] not in _UNFINISHED:
            return
        data = stored.data | {
            "state": DraftState.FAILED.value,
            "error": failures.kept_end(error, stored.data["error"], run.trace_id),
            "modified_at": clock.stamp(),
        }
        await self._documents.replace(DRAFTS, stored.id, data, stored.version)

    async def _write(self, draft: _Draft) -> None:
        wish = await self._wish(draft.stored.data)
        draft.begin(wish)
        # Closed when the script is broken off, or the model goes on writing.
        async with aclosing(self._writer.stream(wish.request(wish.prompt), draft.report)) as pieces:
            async for piece in pieces:
                await draft.add(piece)
        draft.text = draft.text.rstrip()
        if not draft.text:
            raise ProviderRefused(text("The writer wrote nothing."), error_code="empty_script")
        await self._revise(draft, wish)
        language = await asyncio.to_thread(wish.language, draft.text)
        if language.state is LanguageState.OTHER:
            raise ProviderRefused(
                text(
                    "The script was asked for in {asked}, and what the writer wrote is not. Try "
                    "again, or choose another model.",
                    asked=", ".join(map(language_name, language.asked))
                    or language_name(wish.document_language),
                ),
                error_code="wrong_language",
            )
        await draft.keep(state=DraftState.COMPLETED.value, error=None)

    async def _revise(self, draft: _Draft, wish: ScriptWish) -> None:
        """Have the script written anew once if it is not as it was asked for.

        The first one stays if the second is no nearer, or does not come.
        """
        first = draft.text
        prompt = await asyncio.to_thread(wish.revision, first)
        if prompt is None:
            return
        report = WriterReport()
        second = ""
        await draft.tell(text("The script is brought to its length and language"))
        try:
            async with aclosing(self._writer.stream(wish.request(prompt), report)) as pieces:
                async for piece in pieces:
                    second += piece
                    if len(second) > MAX_SCRIPT:
                        return
        except AppError as error:
            # There is a script already; what it is not is said beside it.
            log.warning("a script was not revised: %s", error.error_code)
            return
        second = second.strip()
        nearer = await asyncio.to_thread(wish.is_nearer, second, first)
        if second and nearer:
            draft.report = report
            draft.put(second)

    async def _wish(self, data: JsonObject) -> ScriptWish:
        """What the writer is asked, and which text of the document it is given."""
        try:
            source = await self._service(KnowledgeReader).source(data["knowledge_id"])
        except NotFound:
            raise NotFound(
                text("The document was deleted before its script was written.")
            ) from None
        options = ScriptOptions.model_validate(data["options"])
        return await asyncio.to_thread(wish_of, data["model"], options, source)

    async def store(self, stored: StoredDocument, changes: JsonObject) -> StoredDocument:
        """Keep changes of the draft. Raises LeaseLost when another try writes it meanwhile."""
        data = stored.data | changes | {"modified_at": clock.stamp()}
        try:
            return await self._documents.replace(DRAFTS, stored.id, data, stored.version)
        except StaleVersion:
            raise LeaseLost(stored.id) from None

    def show(self, draft_id: str, text: LiveText) -> None:
        """Let followers in this process see the text."""
        self._live.put(draft_id, text)


class _Draft:
    """The text of one try, kept now and then."""

    def __init__(self, writing: ScriptWriting, stored: StoredDocument, run: JobRun) -> None:
        self.stored = stored
        self.text = ""
        self.report = WriterReport()
        self._of_document: JsonObject = {}
        self._writing = writing
        self._run = run
        self._round = int(stored.data["round"]) + 1
        self._keep_at = 0.0
        self._expected = stored.data["options"]["minutes"] * CHARACTERS_PER_MINUTE * 3

    def begin(self, wish: ScriptWish) -> None:
        """Note what is written from."""
        self._of_document = {
            "document_sha256": wish.document_sha256,
            "document_minutes": wish.document_minutes,
            "document_language": wish.document_language,
        }

    def put(self, script: str) -> None:
        """Another text takes the place of this one."""
        self.text = script
        self._round += 1
        self._writing.show(self.stored.id, LiveText(self._round, self.text))

    async def tell(self, doing: str) -> None:
        """Keep the text so far, and say what is done with it."""
        await self.keep(state=DraftState.WRITING.value, error=None)
        await self._run.progress(0.95, doing)

    async def add(self, piece: str) -> None:
        """Append a piece. Raises ProviderRefused when the script is too long."""
        self.text = self.text + piece if self.text else piece.lstrip()
        if not self.text:
            return
        if len(self.text) > MAX_SCRIPT:
            self.text = self.text[:MAX_SCRIPT]
            raise ProviderRefused(
                text(
                    "The writer wrote more than {max_script} characters. Choose a shorter length.",
                    max_script=format_number(MAX_SCRIPT),
                ),
                error_code="script_too_long",
            )
        self._writing.show(self.stored.id, LiveText(self._round, self.text))
        now = asyncio.get_running_loop().time()
        if now >= self._keep_at:
            self._keep_at = now + _KEEP_SECONDS
            await self.keep(state=DraftState.WRITING.value, error=None)
            await self._run.progress(
                min(0.95, len(self.text) / self._expected), text("The script is being written")
            )

    async def keep(self, *, state: str, error: JsonObject | None) -> None:
        """Keep the state, and the text if this try has any yet."""
        changes: JsonObject = {"state": state, "error": error}
        if self.text:
            changes |= {
                "script": self.text,
                "round": self._round,
                "returned_model": self.report.model.removeprefix("models/"),
                **self._of_document,
            }
        self.stored = await self._writing.store(self.stored, changes)

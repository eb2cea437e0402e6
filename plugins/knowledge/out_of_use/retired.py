"""Documents that are out of use: archived ones, and deleted ones that can still be brought back."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from core import clock
from core.context import PluginContext
from core.errors import NotFound, RecordUnreadable, StaleVersion
from core.i18n import text
from core.jobs import JobRequest, JobRun
from core.ports.documents import Create, Delete, Filter, JsonObject, Query, Replace, StoredDocument
from core.records.changes import until_current
from core.shared.background import in_background, repeat
from plugins.knowledge.contract import RetiredDocument, RetiredDocuments, Retirement
from plugins.knowledge.history.versions import DocumentHistory
from plugins.knowledge.models import (
    CLARITY,
    COLLECTION,
    ERASE_JOB,
    ERASING,
    REMOVALS,
    RETIRED,
    blobs_of,
    pending,
    sync_request,
)
from plugins.knowledge.settings import KnowledgeSettings
from plugins.knowledge.texts import delete_text

log = logging.getLogger(__name__)

_LOOK_SECONDS = 300.0
_PAGE = 100


class RetiredKnowledge:
    """Archived and deleted documents.

    They lie in a collection of their own, so that nothing that reads the documents can offer,
    search, send or speak one of them. What is deleted is erased for good when its time is over.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._blobs = context.blobs
        self._jobs = context.jobs
        self._history = context.shared(DocumentHistory)
        self._kept_for = timedelta(hours=context.own_settings(KnowledgeSettings).undo_delete_hours)

    async def page(
        self, retirement: Retirement, limit: int, cursor: str | None
    ) -> RetiredDocuments:
        """A page of the archived or of the deleted documents, the latest first."""
        mine = (Filter("retirement", "==", retirement.value),)
        page = await self._documents.query(
            RETIRED, Query(mine, order_by="-retired_at", limit=limit, cursor=cursor)
        )
        totals = await self._documents.totals(RETIRED, mine)
        return RetiredDocuments(
            documents=[self._view(stored) for stored in page.items],
            total_count=totals.count,
            next_cursor=page.next_cursor,
            unreadable_count=page.unreadable,
        )

    async def get(self, knowledge_id: str) -> RetiredDocument:
        """One of them with its text. Raises NotFound, and RecordUnreadable without its text."""
        stored = await self._stored(knowledge_id)
        found = self._view(stored)
        try:
            content = await self._blobs.read_all(stored.data["document"]["content_key"])
        except NotFound:
            raise RecordUnreadable(text("The text of this document is missing.")) from None
        found.raw_content = content.decode()
        return found

    async def bring_back(self, knowledge_id: str) -> None:
        """Make it an ordinary document again, which is sent to the voice service anew.

        Raises NotFound, and Conflict when a document was made anew under the same id meanwhile.
        """

        async def attempt() -> None:
            stored = await self._stored(knowledge_id)
            # No agent is given it any more.
            unused: JsonObject = {"former_in_use": None, "text_there": None}
            data = stored.data["document"] | pending() | unused
            await self._jobs.enqueue(
                sync_request(knowledge_id),
                [
                    Delete(RETIRED, knowledge_id, stored.version),
                    Create(COLLECTION, knowledge_id, data),
                    # The sync finds out itself what the voice service still has of it.
                    Delete(REMOVALS, knowledge_id),
                ],
            )

        await until_current(attempt)

    async def erase(self, knowledge_id: str) -> None:
        """Erase it for good, as soon as possible; it cannot be brought back from now on.

        Raises NotFound.
        """

        async def attempt() -> None:
            stored = await self._stored(knowledge_id)
            data = stored.data | {"retirement": ERASING}
            await self._jobs.enqueue(
                erase_request(knowledge_id), [Replace(RETIRED, knowledge_id, data, stored.version)]
            )

        await until_current(attempt)

    async def run(self, run: JobRun) -> JsonObject:
        """Erase the document of the payload: its text, file, versions and what a search needs."""
        knowledge_id = str(run.payload["knowledge_id"])
        stored = await self._documents.get(RETIRED, knowledge_id)
        if stored is None or not await self._begin(stored):
            return {}
        for key in blobs_of(stored.data["document"]):
            await delete_text(self._context, key)
        if (await self._documents.get_many(COLLECTION, [knowledge_id])) == [None]:
            await self._history.erase_all(knowledge_id)
            await self._documents.delete(CLARITY, knowledge_id)
        await self._documents.delete(RETIRED, knowledge_id)
        return {"erased": knowledge_id}

    async def _begin(self, stored: StoredDocument) -> bool:
        """Mark it, so that nobody brings back half a document; False when it is not to be erased.

        Raises StaleVersion.
        """
        data = stored.data
        if data["retirement"] == ERASING:
            return True
        if data["retirement"] != Retirement.DELETED.value or not self._is_over(data):
            return False
        marked = data | {"retirement": ERASING}
        try:
            await self._documents.replace(RETIRED, stored.id, marked, stored.version)
        except (NotFound, StaleVersion):
            return False  # brought back at the last moment
        return True

    @asynccontextmanager
    async def expiring(self) -> AsyncIterator[None]:
        """While this is open, what has been deleted for long enough is erased."""
        watch = repeat(self._look, _LOOK_SECONDS, "deleted documents were not looked for")
        async with in_background(watch, "knowledge-erasing"):
            yield

    async def _look(self) -> None:
        await self._erase_those(Retirement.DELETED.value, clock.now() - self._kept_for)
        # What was being erased when the process was killed.
        await self._erase_those(ERASING, clock.now())

    async def _erase_those(self, retirement: str, until: datetime) -> None:
        filters = (
            Filter("retirement", "==", retirement),
            Filter("retired_at", "<=", clock.stamp(until)),
        )
        oldest_first = Query(filters, order_by="retired_at", limit=_PAGE)
        async for stored in self._documents.every(RETIRED, oldest_first):
            await self._jobs.enqueue(erase_request(stored.id))

    def _is_over(self, data: JsonObject) -> bool:
        return clock.parse(data["retired_at"]) + self._kept_for <= clock.now()

    async def _stored(self, knowledge_id: str) -> StoredDocument:
        stored = await self._documents.get(RETIRED, knowledge_id)
        if stored is None or stored.data["retirement"] == ERASING:
            raise NotFound(text("There is no archived or deleted document with this id any more."))
        return stored

    def _view(self, stored: StoredDocument) -> RetiredDocument:
        data = stored.data
        document = data["document"]
        retired_at = clock.parse(data["retired_at"])
        is_deleted = data["retirement"] == Retirement.DELETED.value
        return RetiredDocument(
            knowledge_id=stored.id,
            retirement=Retirement(data["retirement"]),
            disease_name=document["disease_name"],
            tags=document["tags"],
            characters=document["characters"],
            retired_at=retired_at,
            retired_by=data["retired_by"],
            erased_after=retired_at + self._kept_for if is_deleted else None,
        )


def erase_request(knowledge_id: str) -> JobRequest:
    """The job that erases a deleted document for good."""
    return JobRequest(
        ERASE_JOB, {"knowledge_id": knowledge_id}, key=knowledge_id, never_give_up=True
    )


def retirement_steps(
    stored: StoredDocument, retirement: Retirement, by: str | None, *, erase: bool = False
) -> list[Delete | Create | Replace]:
    """The steps that take a document out of use, to be written at once; `by` is a person's name."""
    row: JsonObject = {
        "retirement": ERASING if erase else retirement.value,
        "retired_at": clock.stamp(),
        "retired_by": by or None,
        "document": stored.data,
    }
    # One that was made anew under the id of a deleted one takes its place.
    return [
        Delete(COLLECTION, stored.id, stored.version),
        Delete(RETIRED, stored.id),
        Create(RETIRED, stored.id, row),
    ]

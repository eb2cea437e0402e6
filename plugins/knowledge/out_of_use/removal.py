"""Taking a document out of use: here at once, at the voice service however long that takes."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from weakref import WeakValueDictionary

from core import clock
from core.context import PluginContext
from core.errors import AppError, NotFound, ProviderRefused, StaleVersion
from core.jobs import JobRequest
from core.ports.documents import Create, Delete, JsonObject, StoredDocument, Write
from core.shared.removals import Removals
from plugins.knowledge.contract import DocumentChanged
from plugins.knowledge.models import REMOVALS, SYNC_JOB
from plugins.knowledge.texts import delete_text

log = logging.getLogger(__name__)


def removal_request(knowledge_id: str) -> JobRequest:
    """The job that removes a deleted document at the voice service.

    One kind and one key with the sync, because a removal must never overtake a creation.
    """
    return JobRequest(
        SYNC_JOB, {"knowledge_id": knowledge_id}, key=knowledge_id, never_give_up=True
    )


def document_removals(context: PluginContext) -> Removals:
    """The deleted documents that the voice service may still have."""
    return Removals(context, REMOVALS, removal_request, what="document", page="upload-knowledge")


class DocumentRemoval:
    """Removes documents at the voice service, repeatable at every step.

    What is to be removed at the voice service is kept until it is: by its id there, and by the
    name that it was to get, since a try that was stopped may have created it without our knowing.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._voice = context.voice
        self._jobs = context.jobs
        self._emit = context.emit
        self._leaving: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def begin(self, stored: StoredDocument, retirement: Sequence[Write]) -> None:
        """Take the document out of use by these steps, and queue its removal there.

        Raises StaleVersion.
        """
        data = stored.data
        removal: JsonObject = {
            "name": data["disease_name"],
            "deleted_at": clock.stamp(),
            "provider_id": data["elevenlabs_document_id"],
            "sync_name": data["sync_name"],
            "content_keys": [],
            "told": False,
        }
        async with self._alone(stored.id):
            await self._jobs.enqueue(
                removal_request(stored.id),
                [*retirement, Delete(REMOVALS, stored.id), Create(REMOVALS, stored.id, removal)],
            )
            try:
                await self._leave(stored.id, removal)
            except AppError as error:
                # The document is out of use, and the job tells the others.
                log.warning("document %s: not told at once: %s", stored.id, error.error_code)

    async def run(self, knowledge_id: str, payload: JsonObject) -> None:
        """Have the agents drop the document, then remove it there.

        What can be done here must not wait for a voice service that refuses.
        """
        async with self._alone(knowledge_id):
            stored = await self._documents.get(REMOVALS, knowledge_id)
            if stored is not None:
                await self._leave(knowledge_id, stored.data)
        if stored is None:
            await self._adopt(knowledge_id, payload)
            return
        for provider_id in await self._provider_ids(stored.data):
            try:
                await self._voice.delete_document(provider_id)
            except ProviderRefused as refusal:
                # A 404 that does not say what is missing may come from a wrong address; here the
                # same address has just listed its documents.
                if refusal.error_code != "http_404" or stored.data["sync_name"] is None:
                    raise
        await self._documents.delete(REMOVALS, knowledge_id)

    def _alone(self, knowledge_id: str) -> asyncio.Lock:
        """The job begins while the request still tells the others, and would tell them again."""
        return self._leaving.setdefault(knowledge_id, asyncio.Lock())

    async def _leave(self, knowledge_id: str, removal: JsonObject) -> None:
        """Tell the other features, once as far as possible."""
        if removal.get("told", True) and not removal["content_keys"]:
            return
        for key in removal["content_keys"]:
            await delete_text(self._context, key)
        await self._emit(DocumentChanged(knowledge_id, "deleted"))
        stored = await self._documents.get(REMOVALS, knowledge_id)
        if stored is not None:
            # The request and a job of another instance may do this at the same time.
            with contextlib.suppress(StaleVersion, NotFound):
                await self._documents.replace(
                    REMOVALS,
                    knowledge_id,
                    stored.data | {"content_keys": [], "told": True},
                    stored.version,
                )

    async def _provider_ids(self, removal: JsonObject) -> list[str]:
        found: set[str] = set()
        if removal["sync_name"] is not None:
            entries = await self._voice.find_documents(removal["sync_name"])
            found = {entry.provider_id for entry in entries}
        if removal["provider_id"] is not None:
            found.add(removal["provider_id"])
        return sorted(found)

    async def _adopt(self, knowledge_id: str, payload: JsonObject) -> None:
        """Go on with a removal that an earlier version has queued; it lies in the job alone."""
        if "content_keys" not in payload:
            return
        sync_name: str | None = payload["sync_name"]
        removal: JsonObject = {
            "name": (sync_name or knowledge_id).removesuffix(f" [{knowledge_id}]"),
            "deleted_at": clock.stamp(),
            "provider_id": payload["provider_id"],
            "sync_name": sync_name,
            "content_keys": payload["content_keys"],
        }
        await self._jobs.enqueue(
            removal_request(knowledge_id), [Create(REMOVALS, knowledge_id, removal)]
        )

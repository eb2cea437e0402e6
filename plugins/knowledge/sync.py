"""Syncing a document to the voice service's knowledge base, repeatable at every step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core import clock
from core.context import PluginContext
from core.errors import AppError, NotFound
from core.i18n import keep_texts, text
from core.jobs import JobRun
from core.ports.documents import JsonObject, StoredDocument
from core.ports.voice import KnowledgeEntry
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import DocumentChanged, SyncStatus
from plugins.knowledge.files.room import VoiceRoom
from plugins.knowledge.history.versions import DocumentHistory
from plugins.knowledge.identifiers.questions import require_answered
from plugins.knowledge.index_parts import IndexParts
from plugins.knowledge.models import COLLECTION, pending, provider_name
from plugins.knowledge.out_of_use.removal import DocumentRemoval
from plugins.knowledge.proofs.proof import asked, prove_request
from plugins.knowledge.stored.approval import StoredText, former_text
from plugins.knowledge.texts import read_text, told_text


class KnowledgeSync:
    """Makes the voice service's copy of a document equal to ours, or has it removed.

    The name to be given there is kept before the entry is created: after a crash in between, the
    next try finds the entry by that name, so that one document is never created twice.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._parts = context.shared(IndexParts)
        self._voice = context.voice
        self._emit = context.emit
        self._history = context.shared(DocumentHistory)
        self._approvals = context.shared(DocumentApprovals)
        self._removal = context.shared(DocumentRemoval)
        self._room = context.shared(VoiceRoom)

    async def run(self, run: JobRun) -> JsonObject:
        """Do the job for the document named in its payload."""
        knowledge_id: str = run.payload["knowledge_id"]
        stored = await self._begin(knowledge_id)
        if stored is None:
            await self._removal.run(knowledge_id, run.payload)
            return {"removed": knowledge_id}
        await self._emit(DocumentChanged(knowledge_id, "stored"))
        if stored.data["sync_status"] == SyncStatus.UNAPPROVED.value:
            asked_again = run.payload.get("former") and self._approvals.sends_former(stored.data)
            if asked_again or self._approvals.is_behind(stored.data):
                await self._send_former(stored)
            return {}
        # Made first: a patient may ask about the new text before the voice service has it.
        await self._parts.part(stored)
        try:
            await run.progress(0.2, text("Sending the document to the voice service"))
            provider_id = await self._send(stored)
            if provider_id is None:
                return {}
            await self._complete(stored, provider_id)
            await self._context.jobs.enqueue(prove_request(knowledge_id))
        except AppError as error:
            if error.retryable:
                await self._away(knowledge_id, error)
            raise
        await self._emit(DocumentChanged(knowledge_id, "synced"))
        return {"elevenlabs_document_id": provider_id}

    async def _begin(self, knowledge_id: str) -> StoredDocument | None:
        """The document, marked as being sent, or as one whose text is to be approved first."""

        def change(stored: StoredDocument) -> JsonObject:
            if self._approvals.holds_back(stored.data):
                fields = pending() | {"sync_status": SyncStatus.UNAPPROVED.value}
            else:
                fields = {
                    "sync_status": SyncStatus.SYNCING.value,
                    "last_sync_attempt": clock.stamp(),
                }
            return keep_texts(stored.data | fields)

        return await self._documents.change(COLLECTION, knowledge_id, change)

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show on the document that its sync needs a person."""
        outcome = {
            "sync_status": SyncStatus.FAILED.value,
            "sync_error_message": error["detail"],
        }

        def change(stored: StoredDocument) -> JsonObject | None:
            # One that waits for its approval is sent with it, as long as it is known to wait.
            waits = stored.data["sync_status"] == SyncStatus.UNAPPROVED.value
            return None if waits else keep_texts(stored.data | outcome)

        await self._documents.change(COLLECTION, run.payload["knowledge_id"], change)

    async def _send(self, stored: StoredDocument) -> str | None:
        """The provider's id of the entry; None when the document was deleted meanwhile."""
        data = stored.data
        name = provider_name(stored.id, data["disease_name"])
        content = await read_text(self._context, stored)
        await require_answered(stored, content)
        text = await told_text(content)
        known = data["elevenlabs_document_id"]
        if known is None and data["sync_name"] is not None:
            entries = await self._voice.find_documents(data["sync_name"])
            known = entries[0].provider_id if entries else None
            await self._remove_others(entries, known)
            # Kept before the entry gets another name, by which it would not be found again.
            found = {"elevenlabs_document_id": known}
            if known is not None and await self._change(stored.id, found) is None:
                return None
        if known is not None:
            try:
                await self._voice.update_document(known, name, text)
                return str(known)
            except NotFound:
                # Somebody deleted it at the voice service; it is created anew.
                await self._remove_left(data["sync_name"] or name)
                await self._change(stored.id, {"elevenlabs_document_id": None})
        return await self._create(stored.id, name, text)

    async def _create(self, knowledge_id: str, name: str, content: str) -> str | None:
        if await self._change(knowledge_id, {"sync_name": name}) is None:
            return None
        await self._room.require(content)
        created = await self._voice.create_document(name, content)
        # A former try, for which nobody waited any longer, may have come through meanwhile.
        await self._remove_others(await self._voice.find_documents(name), created)
        return created

    async def _send_former(self, stored: StoredDocument) -> None:
        """Send the text that agents are to answer from until the present one is approved.

        The voice service may have an older one, where it was away when this one was approved.
        """
        former = former_text(stored.data)
        assert former is not None
        entry, before = stored.data["elevenlabs_document_id"], stored.data["sync_name"]
        name = provider_name(stored.id, stored.data["disease_name"])
        content = await told_text(
            await read_text(self._context, replace(stored, data=stored.data | former, record=None))
        )
        try:
            if entry is not None:
                await self._voice.update_document(entry, name, content)
        except NotFound:
            entry = None  # somebody deleted it at the voice service; it is created anew
        if entry is None:
            await self._remove_left(before or name)
            entry = await self._create(stored.id, name, content)
        # When it is deleted by now, the job runs once more and removes what has this name.
        sent = {"elevenlabs_document_id": entry, "text_there": former}
        if entry is not None and await self._change(stored.id, sent) is not None:
            await self._emit(DocumentChanged(stored.id, "synced"))

    async def _remove_left(self, name: str) -> None:
        """Delete what a try has left that was stopped before its id was kept."""
        await self._remove_others(await self._voice.find_documents(name), None)

    async def _remove_others(self, entries: Sequence[KnowledgeEntry], kept: str | None) -> None:
        """Delete all entries of a document but one; no agent has them, as their ids are new."""
        for entry in entries:
            if entry.provider_id != kept:
                await self._voice.delete_document(entry.provider_id)

    async def _complete(self, sent: StoredDocument, provider_id: str) -> None:
        """Keep the id; the document is complete unless it was edited meanwhile."""
        outgrown: list[str] = []
        proof = await asked(self._context, sent, await read_text(self._context, sent))

        def change(current: StoredDocument) -> JsonObject:
            nonlocal outgrown
            outgrown = []
            data = current.data | {
                "elevenlabs_document_id": provider_id,
                "text_there": {name: sent.data[name] for name in StoredText.model_fields},
            }
            if all(data[part] == sent.data[part] for part in ("content_key", "disease_name")):
                outgrown = current.data["old_content_keys"]
                data |= {
                    "sync_status": SyncStatus.COMPLETED.value,
                    "sync_error_message": None,
                    "sync_retry_count": 0,
                    "old_content_keys": [],
                    "proof": proof,
                    "former_in_use": None,
                }
            return data

        if await self._documents.change(COLLECTION, sent.id, change) is None:
            # Deleted meanwhile: the job runs once more, and has to know what to remove.
            await self._voice.delete_document(provider_id)
            return
        for key in outgrown:
            await self._history.let_go(key)

    async def _away(self, knowledge_id: str, error: AppError) -> None:
        stored = await self._documents.get(COLLECTION, knowledge_id)
        tries = stored.data["sync_retry_count"] if stored else 0
        await self._change(
            knowledge_id,
            {
                "sync_status": SyncStatus.PENDING.value,
                "sync_error_message": text(
                    "{detail} It will be retried automatically.", detail=error.detail
                ),
                "sync_retry_count": tries + 1,
            },
        )

    async def _change(self, knowledge_id: str, changes: JsonObject) -> StoredDocument | None:
        return await self._documents.change(
            COLLECTION, knowledge_id, lambda stored: keep_texts(stored.data | changes)
        )

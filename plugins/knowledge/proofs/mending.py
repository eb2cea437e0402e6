"""Mends what differs between the documents and the voice service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.context import PluginContext
from core.ports.documents import JsonObject, Replace, StoredDocument
from core.records.changes import until_current
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import (
    ChosenDifference,
    DifferenceKind,
    MendResult,
)
from plugins.knowledge.models import (
    COLLECTION,
    COMPARISONS,
    former_request,
    pending,
    sync_request,
)
from plugins.knowledge.proofs.stored_comparison import (
    LATEST,
    Key,
    StoredDifference,
    is_second,
    key_of,
    view_of,
)


class KnowledgeMending:
    """Mends one difference after the other; each is looked at once more before."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._voice = context.voice
        self._approvals = context.shared(DocumentApprovals)

    async def mend(self, chosen: Sequence[ChosenDifference], *, dry_run: bool) -> MendResult:
        """Mend those of the listed differences that are there still; with `dry_run`, tell only."""
        stored = (await self._documents.get_many(COMPARISONS, [LATEST]))[0]
        rows = stored.data["differences"] if stored is not None else []
        listed = [StoredDifference.model_validate(row) for row in rows]
        wanted = {key_of(one) for one in chosen}
        steps = [
            one
            for one in listed
            if key_of(one) in wanted and await self._mend_one(one, dry_run=dry_run)
        ]
        if not dry_run:
            await self._strike_out(wanted)
        return MendResult(
            dry_run=dry_run, steps=[view_of(one) for one in steps], gone=len(wanted) - len(steps)
        )

    async def send_anew(self, knowledge_id: str, provider_id: str | None) -> bool:
        """Forget this entry of a document and have it sent again; False when it has another one."""

        async def attempt() -> bool:
            stored = await self._documents.get(COLLECTION, knowledge_id)
            if stored is None or stored.data["elevenlabs_document_id"] != provider_id:
                return False
            await self._send(replace(stored, data=stored.data | {"elevenlabs_document_id": None}))
            return True

        return await until_current(attempt)

    async def _mend_one(self, one: StoredDifference, *, dry_run: bool) -> bool:
        """Mend it; False when it is no difference any more."""
        knowledge_id, provider_id = one.knowledge_id or "", one.provider_id
        stored = await self._documents.get(COLLECTION, knowledge_id)
        if one.kind is DifferenceKind.ORPHANED_THERE:
            if provider_id is None or (stored and not is_second(stored, provider_id)):
                return False
            if not dry_run:
                await self._voice.delete_document(provider_id)
            return True
        if stored is None or stored.data["elevenlabs_document_id"] != provider_id:
            return False
        if dry_run:
            return True
        if one.kind is not DifferenceKind.OTHER_CONTENT:
            return await self.send_anew(knowledge_id, provider_id)
        await self._send(stored)
        return True

    async def _send(self, stored: StoredDocument) -> None:
        """Keep the document as it is given, and queue its being sent. Raises StaleVersion."""
        if self._approvals.sends_former(stored.data):
            request, data = former_request(stored.id), stored.data
        else:
            request, data = sync_request(stored.id), stored.data | pending()
        await self._context.jobs.enqueue(
            request, [Replace(COLLECTION, stored.id, data, stored.version)]
        )

    async def _strike_out(self, mended: set[Key]) -> None:
        def change(stored: StoredDocument) -> JsonObject:
            rows = map(StoredDifference.model_validate, stored.data["differences"])
            left = [row.model_dump(mode="json") for row in rows if key_of(row) not in mended]
            return stored.data | {"differences": left}

        await self._documents.change(COMPARISONS, LATEST, change)

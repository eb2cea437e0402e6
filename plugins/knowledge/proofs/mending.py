"""Mends what differs between the documents and the voice service."""

from __future__ import annotations

from collections.abc import Sequence

from core.context import PluginContext
from core.errors import NotFound
from core.ports.documents import JsonObject, Replace, StoredDocument
from core.records.changes import until_current
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import (
    ChosenDifference,
    DifferenceKind,
    DocumentChanged,
    MendResult,
)
from plugins.knowledge.models import (
    COLLECTION,
    COMPARISONS,
    pending,
    provider_name,
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
from plugins.knowledge.texts import read_text


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
            data = stored.data | pending() | {"elevenlabs_document_id": None}
            await self._context.jobs.enqueue(
                sync_request(knowledge_id),
                [Replace(COLLECTION, knowledge_id, data, stored.version)],
            )
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
        held_back = self._approvals.holds_back(stored.data)
        if held_back and not self._approvals.keeps_from_agents(stored.data):
            return await self._send_former(stored)
        if one.kind is not DifferenceKind.OTHER_CONTENT:
            return await self.send_anew(knowledge_id, provider_id)
        await self._context.jobs.enqueue(
            sync_request(knowledge_id),
            [Replace(COLLECTION, knowledge_id, stored.data | pending(), stored.version)],
        )
        return True

    async def _send_former(self, stored: StoredDocument) -> bool:
        """Send the text that agents answer from until the present one is approved; False when the
        document has another entry by now.
        """
        former = self._approvals.as_used(stored)
        content = await read_text(self._context, former)
        name = provider_name(stored.id, stored.data["disease_name"])
        known = stored.data["elevenlabs_document_id"]
        try:
            await self._voice.update_document(known, name, content)
            return True
        except NotFound:
            created = await self._voice.create_document(name, content)
        kept = False

        def change(now: StoredDocument) -> JsonObject | None:
            nonlocal kept
            kept = now.data["elevenlabs_document_id"] == known
            return now.data | {"elevenlabs_document_id": created} if kept else None

        await self._documents.change(COLLECTION, stored.id, change)
        if not kept:
            await self._voice.delete_document(created)
            return False
        await self._context.emit(DocumentChanged(stored.id, "synced"))
        return True

    async def _strike_out(self, mended: set[Key]) -> None:
        def change(stored: StoredDocument) -> JsonObject:
            rows = map(StoredDifference.model_validate, stored.data["differences"])
            left = [row.model_dump(mode="json") for row in rows if key_of(row) not in mended]
            return stored.data | {"differences": left}

        await self._documents.change(COMPARISONS, LATEST, change)

"""What differs between the clinic's documents and the voice service: looked for, and mended."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from core import clock
from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import NotFound, RecordUnreadable
from core.i18n import plural, text
from core.jobs import JobRequest, JobRun, JobState, job_id
from core.ports.documents import (
    Create,
    Delete,
    JsonObject,
    Query,
    StoredDocument,
    Write,
)
from core.ports.voice import KnowledgeEntry, account_of, inspection_of
from plugins.knowledge.contract import (
    Comparison,
    DifferenceKind,
    SyncStatus,
)
from plugins.knowledge.models import (
    COLLECTION,
    COMPARE_JOB,
    COMPARISONS,
    REMOVALS,
    provider_name,
)
from plugins.knowledge.proofs.stored_comparison import (
    LATEST,
    NO_LOOK,
    StoredComparison,
    StoredDifference,
    is_second,
    view_of,
)
from plugins.knowledge.stored.approval import text_there
from plugins.knowledge.texts import read_text, told_text

COMPARISON_QUERY = "compare"
"""In the address of the page: the comparison is open."""

COMPARE = JobRequest(COMPARE_JOB, {}, key="all")

_PAGE = 200
_AT_ONCE = 4
_LISTED = 200
_AT_REST = (SyncStatus.UNAPPROVED.value, SyncStatus.FAILED.value)
"""Agents answer from the text that was sent before, until somebody does something."""

# All documents are held while they are compared, so that nothing else of them is.
_COMPARED_FIELDS = (
    "disease_name",
    "sync_status",
    "elevenlabs_document_id",
    "content_key",
    "content_sha256",
    "former_in_use",
    "text_there",
)

_REFERENCE = re.compile(r"\[(kd_[0-9a-f]+)\]$")


@dataclass(slots=True)
class _Differences:
    """The first of the differences, and how many there are of them all."""

    listed: list[StoredDifference] = field(default_factory=list)
    count: int = 0

    def add(self, found: StoredDifference) -> None:
        self.count += 1
        if len(self.listed) < _LISTED:
            self.listed.append(found)


class Comparisons:
    """Looks at everything that the voice service has of ours, and mends what differs."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._voice = context.voice

    async def latest(self) -> Comparison:
        """The last look, and whether one is going on."""
        kept = await self.kept()
        job = await self._context.jobs.get(job_id(COMPARE.kind, COMPARE.key))
        found = Comparison()
        if kept is not None and kept.data["looked_at"] is not None:
            row = StoredComparison.model_validate(kept.data)
            found = Comparison(
                looked_at=clock.parse(kept.data["looked_at"]),
                documents=row.documents,
                entries=row.entries,
                differences=[view_of(one) for one in row.differences],
                left_out=row.left_out,
            )
        if job is not None:
            found.looking = job.state in (JobState.QUEUED, JobState.RUNNING)
            found.problem = job.error["detail"] if job.error else None
        return found

    async def attention(self, page: str) -> tuple[AttentionItem, ...]:
        """What the dashboard says of the last look."""
        kept = await self.kept()
        count = len(kept.data["differences"]) + kept.data["left_out"] if kept is not None else 0
        if not count:
            return ()
        said = plural(
            "{number} thing differs between the documents and the voice service",
            "{number} things differ between the documents and the voice service",
            count,
        )
        return (AttentionItem(said, page, ((COMPARISON_QUERY, "true"),)),)

    async def look(self) -> Comparison:
        """Have everything looked at now."""
        await self._context.jobs.enqueue(COMPARE)
        return await self.latest()

    async def run(self, run: JobRun) -> JsonObject:
        """Look at everything, and keep what differs."""
        account = await account_of(self._voice)
        former = await self.kept()
        moved = former is not None and former.data["account"] not in (None, account)
        # Asked first: while it does not answer, each try would read all documents in vain.
        await run.progress(0.1, text("Listing what the voice service has"))
        entries = await self._voice.find_documents("")
        documents = await self.documents()
        there = {entry.provider_id for entry in entries}
        sent = (one.data["elevenlabs_document_id"] for one in documents)
        if any(one is not None and one not in there for one in sent):
            # Perhaps it was sent after the voice service was asked.
            entries = await self._voice.find_documents("")
        found = _Differences()
        await self._of_documents(run, documents, entries, found, moved=moved)
        await self._orphans(documents, entries, found)
        row = StoredComparison(
            looked_at=clock.stamp(),
            account=former.data["account"] if former and moved else account,
            documents=len(documents),
            entries=len(entries),
            differences=found.listed,
            left_out=found.count - len(found.listed),
        )
        await self._keep(row)
        return {"differences": found.count}

    async def keep_account(self, account: str) -> None:
        """Keep whose entries the documents are now."""
        now = await self._documents.change(
            COMPARISONS, LATEST, lambda stored: stored.data | {"account": account}
        )
        if now is None:
            await self._keep(NO_LOOK.model_copy(update={"account": account}))

    async def documents(self) -> list[StoredDocument]:
        """All documents, with nothing but what is compared."""
        every = self._documents.every(COLLECTION, Query(limit=_PAGE, fields=_COMPARED_FIELDS))
        return [replace(stored, record=None) async for stored in every]

    async def _of_documents(
        self,
        run: JobRun,
        documents: Sequence[StoredDocument],
        entries: Sequence[KnowledgeEntry],
        found: _Differences,
        *,
        moved: bool,
    ) -> None:
        names = {entry.provider_id: entry.name for entry in entries}
        ready = [settled for one in documents if (settled := _as_there(one)) is not None]
        slots = asyncio.Semaphore(_AT_ONCE)
        done = 0

        async def look(stored: StoredDocument) -> DifferenceKind | None:
            nonlocal done
            provider_id = stored.data["elevenlabs_document_id"]
            if provider_id not in names:
                return DifferenceKind.OTHER_ACCOUNT if moved else DifferenceKind.MISSING_THERE
            if not _has_its_name(stored, names[provider_id]):
                return DifferenceKind.OTHER_CONTENT
            async with slots:
                same = await self._same_text(stored, provider_id)
                done += 1
                if done % 20 == 0:
                    await run.progress(
                        0.2 + 0.7 * done / len(ready), text("Reading what the voice service has")
                    )
            return None if same or await self._is_changed(stored) else DifferenceKind.OTHER_CONTENT

        for first in range(0, len(ready), _PAGE):
            some = ready[first : first + _PAGE]
            for stored, kind in zip(some, await asyncio.gather(*map(look, some)), strict=True):
                if kind is not None:
                    found.add(
                        StoredDifference(
                            kind=kind,
                            name=stored.data["disease_name"],
                            knowledge_id=stored.id,
                            provider_id=stored.data["elevenlabs_document_id"],
                        )
                    )

    async def _same_text(self, stored: StoredDocument, provider_id: str) -> bool:
        """Whether the entry has the document's text; true where nobody can tell."""
        inspection = inspection_of(self._voice)
        if inspection is None:
            return True
        try:
            mine = await told_text(await read_text(self._context, stored))
            theirs = await inspection.document_text(provider_id)
        except RecordUnreadable:
            return True  # there is nothing to compare with, and operators are told
        except NotFound:
            return False
        return mine.split() == theirs.split()

    async def _is_changed(self, seen: StoredDocument) -> bool:
        """Whether the document was edited while it was being compared."""
        now = await self._documents.get(COLLECTION, seen.id)
        there = _as_there(now) if now is not None else None
        return there is None or any(
            there.data[field] != seen.data[field] for field in ("content_key", "sync_status")
        )

    async def _orphans(
        self,
        documents: Sequence[StoredDocument],
        entries: Sequence[KnowledgeEntry],
        found: _Differences,
    ) -> None:
        known = {stored.id: stored for stored in documents}
        for entry in entries:
            reference = _REFERENCE.search(entry.name)
            if reference is None:
                continue  # not ours
            stored = known.get(reference[1])
            if stored is None and await self._documents.get(REMOVALS, reference[1]) is not None:
                continue  # its removal is under way, and shown
            if stored is not None and not is_second(stored, entry.provider_id):
                continue
            found.add(
                StoredDifference(
                    kind=DifferenceKind.ORPHANED_THERE,
                    name=entry.name,
                    knowledge_id=reference[1],
                    provider_id=entry.provider_id,
                )
            )

    async def _keep(self, row: StoredComparison) -> None:
        data = row.model_dump(mode="json")
        # In place of whatever was kept, also of what cannot be read any more.
        steps: list[Write] = [Delete(COMPARISONS, LATEST), Create(COMPARISONS, LATEST, data)]
        await self._documents.write(steps)

    async def kept(self) -> StoredDocument | None:
        """The last look as it is kept; None when there is none, or it cannot be read."""
        return (await self._documents.get_many(COMPARISONS, [LATEST]))[0]


def _as_there(stored: StoredDocument) -> StoredDocument | None:
    """The document with the text that the voice service was sent; None while one is being sent."""
    if stored.data["sync_status"] == SyncStatus.COMPLETED.value:
        return stored
    there = text_there(stored.data)
    if there is None or stored.data["sync_status"] not in _AT_REST:
        return None
    # The record would tell of the text that waits.
    return replace(stored, data=stored.data | there, record=None)


def _has_its_name(stored: StoredDocument, name: str) -> bool:
    if stored.data["sync_status"] == SyncStatus.COMPLETED.value:
        return name == provider_name(stored.id, stored.data["disease_name"])
    # Another name may wait together with the text.
    reference = _REFERENCE.search(name)
    return reference is not None and reference[1] == stored.id

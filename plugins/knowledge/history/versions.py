"""The versions of documents: kept with each saved change, listed, read and compared."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any
from uuid import uuid4

from core import clock
from core.context import PluginContext
from core.errors import Conflict, NotFound, RecordUnreadable
from core.i18n import text
from core.ports.documents import Create, Filter, JsonObject, Query, StoredDocument
from core.records.versions import FIRST, version_of
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import (
    ChangedField,
    DocumentVersion,
    DocumentVersions,
    KnowledgeUpdate,
    VersionDifference,
)
from plugins.knowledge.history.differences import text_changes
from plugins.knowledge.models import COLLECTION, VERSIONS
from plugins.knowledge.texts import delete_made, delete_text

_PAGE = 100


def former_version(stored: StoredDocument) -> Create:
    """The step that keeps what a document was, to be written together with its change."""
    data = stored.data
    row: JsonObject = {
        "knowledge_id": stored.id,
        "number": version_of(data),
        "disease_name": data["disease_name"],
        "tags": data["tags"],
        "content_key": data["content_key"],
        "content_sha256": data["content_sha256"],
        "characters": data["characters"],
        "saved_by": data.get("changed_by"),
        "saved_at": data.get("changed_at") or data["modified_at"],
    }
    return Create(VERSIONS, f"{stored.id}.{uuid4().hex}", row)


class DocumentHistory:
    """The versions of the clinic's documents. A version's text stays in the blob that it had."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._blobs = context.blobs
        self._approvals = context.shared(DocumentApprovals)

    async def page(
        self, current: StoredDocument, limit: int, cursor: str | None
    ) -> DocumentVersions:
        """A page of a document's versions, the newest first; `current` is on the first page."""
        mine = (Filter("knowledge_id", "==", current.id),)
        page = await self._documents.query(
            VERSIONS, Query(mine, order_by="-number", limit=limit, cursor=cursor)
        )
        rows = [stored.data for stored in page.items]
        if cursor is None:
            rows.insert(0, former_version(current).data)
        # What the oldest one on the page has changed is told by the one before it.
        before = await self._before(rows[-1]) if rows else None
        total = await self._documents.totals(VERSIONS, mine)
        now = version_of(current.data)
        return DocumentVersions(
            versions=[
                _view(row, earlier, now)
                for row, earlier in zip(rows, [*rows[1:], before], strict=True)
            ],
            total_count=total.count + 1,
            next_cursor=page.next_cursor,
        )

    async def content(self, current: StoredDocument, number: int) -> KnowledgeUpdate:
        """Name, tags and text of a version, as a change that brings it back.

        Raises NotFound, and RecordUnreadable when its text is missing.
        """
        row = await self._row(current, number)
        return KnowledgeUpdate(
            disease_name=row["disease_name"],
            tags=row["tags"],
            raw_content=await self._text(row),
        )

    async def difference(
        self, current: StoredDocument, before: int, after: int | None
    ) -> VersionDifference:
        """What differs between two versions; without `after`, from the document as it is now.

        Raises NotFound, and RecordUnreadable when a text is missing.
        """
        now = version_of(current.data)
        first = await self._row(current, before)
        second = await self._row(current, now if after is None else after)
        texts = await asyncio.gather(self._text(first), self._text(second))
        lines, left_out = await asyncio.to_thread(text_changes, *texts)
        return VersionDifference(
            before=_view(first, await self._before(first), now),
            after=_view(second, await self._before(second), now),
            lines=lines,
            left_out=left_out,
        )

    async def erase(self, current: StoredDocument, number: int) -> None:
        """Erase a former version for good, and its text unless another version has it too.

        Raises NotFound, also for the version that the document has now, and Conflict while agents
        answer from its text.
        """
        rows = [row async for row in self._rows(current.id)]
        erased = [row for row in rows if row.data["number"] == number]
        if not erased:
            raise _unknown_version()
        kept = {row.data["content_key"] for row in rows if row.data["number"] != number}
        kept.add(current.data["content_key"])
        in_use = self._approvals.keys_in_use(current) - kept
        if any(row.data["content_key"] in in_use for row in erased):
            raise Conflict(
                text(
                    "Agents still answer from this version. Approve the new text, or archive the "
                    "document first."
                )
            )
        for row in erased:
            await self._erase(row, with_text=row.data["content_key"] not in kept)

    async def erase_all(self, knowledge_id: str) -> None:
        """Erase every version of a document with its text; repeatable."""
        async for row in self._rows(knowledge_id):
            await self._erase(row, with_text=True)

    async def let_go(self, content_key: str) -> None:
        """Keep only what a former version needs of a text that the document has no more."""
        found = await self._documents.query(
            VERSIONS, Query((Filter("content_key", "==", content_key),), limit=1)
        )
        if found.items:
            await delete_made(self._context, content_key)
        else:
            # It was replaced before versions were kept.
            await delete_text(self._context, content_key)

    async def _erase(self, row: StoredDocument, *, with_text: bool) -> None:
        # The text first: as long as the row is there, it is known what is still to be erased.
        if with_text:
            await delete_text(self._context, row.data["content_key"])
        await self._documents.delete(VERSIONS, row.id)

    def _rows(self, knowledge_id: str) -> AsyncIterator[StoredDocument]:
        mine = (Filter("knowledge_id", "==", knowledge_id),)
        return self._documents.every(VERSIONS, Query(mine, order_by="-number", limit=_PAGE))

    async def _row(self, current: StoredDocument, number: int) -> Mapping[str, Any]:
        if number == version_of(current.data):
            return former_version(current).data
        found = await self._find(current.id, Filter("number", "==", number))
        if found is None:
            raise _unknown_version()
        return found

    async def _before(self, row: Mapping[str, Any]) -> Mapping[str, Any] | None:
        return await self._find(row["knowledge_id"], Filter("number", "<", row["number"]))

    async def _find(self, knowledge_id: str, which: Filter) -> Mapping[str, Any] | None:
        filters = (Filter("knowledge_id", "==", knowledge_id), which)
        page = await self._documents.query(VERSIONS, Query(filters, order_by="-number", limit=1))
        return page.items[0].data if page.items else None

    async def _text(self, row: Mapping[str, Any]) -> str:
        try:
            return (await self._blobs.read_all(row["content_key"])).decode()
        except (NotFound, UnicodeDecodeError):
            self._context.documents.file_missing(COLLECTION, row["knowledge_id"], "content_key")
            raise RecordUnreadable(
                text("The text of this version is missing from storage or damaged.")
            ) from None


def _unknown_version() -> NotFound:
    return NotFound(text("This document has no former version with this number."))


def _view(row: Mapping[str, Any], before: Mapping[str, Any] | None, now: int) -> DocumentVersion:
    return DocumentVersion(
        version=row["number"],
        disease_name=row["disease_name"],
        tags=row["tags"],
        characters=row["characters"],
        content_sha256=row["content_sha256"],
        saved_by=row["saved_by"],
        saved_at=clock.parse(row["saved_at"]),
        changes=_changes(row, before),
        is_current=row["number"] == now,
    )


def _changes(row: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[ChangedField] | None:
    if row["number"] == FIRST:
        return []
    if before is None or before["number"] != row["number"] - 1:
        return None
    compared = {
        ChangedField.TEXT: "content_sha256",
        ChangedField.NAME: "disease_name",
        ChangedField.TAGS: "tags",
    }
    return [changed for changed, field in compared.items() if row[field] != before[field]]

"""The findings of a document: how hard it reads, what it lacks, and what others say otherwise."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

from core.context import PluginContext
from core.ports.documents import Query, StoredDocument
from plugins.knowledge.contract import DocumentFindings, OtherFigures
from plugins.knowledge.models import COLLECTION, LISTED_FIELDS
from plugins.knowledge.texts import find_text, read_text

if TYPE_CHECKING:
    from plugins.knowledge.findings.figures import Fact
    from plugins.knowledge.findings.sentences import ReadDocument

MAX_COMPARED = 200
"""Other documents that a document is compared with at once, so that no clinic's size makes a
request long or its memory large."""

_KEPT = 400
_AT_ONCE = 16


class KnowledgeFindings:
    """Reads documents for their findings. The figures of each text are kept in memory."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._facts: OrderedDict[tuple[str, str, str], tuple[Fact, ...]] = OrderedDict()
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def of(self, stored: StoredDocument, limit: int) -> DocumentFindings:
        """The findings of the document as it is stored; it is compared with `limit` others.

        Raises RecordUnreadable.
        """
        from plugins.knowledge.findings import reading  # not waited for by a start

        document = await self._read(stored)
        found = await asyncio.to_thread(reading.own_findings, document)
        figures = await self._compared(stored, document, limit, None)
        for name in OtherFigures.model_fields:
            setattr(found, name, getattr(figures, name))
        found.all_compared = found.next_cursor is None
        return found

    async def figures(self, stored: StoredDocument, limit: int, cursor: str | None) -> OtherFigures:
        """Other figures in the next other documents. Raises RecordUnreadable, InvalidInput."""
        return await self._compared(stored, await self._read(stored), limit, cursor)

    async def _read(self, stored: StoredDocument) -> ReadDocument:
        from plugins.knowledge.findings.sentences import read_document  # not waited for by a start

        content = await read_text(self._context, stored)
        return await asyncio.to_thread(read_document, stored.data["disease_name"], content)

    async def _compared(
        self, stored: StoredDocument, document: ReadDocument, limit: int, cursor: str | None
    ) -> OtherFigures:
        from plugins.knowledge.findings import reading

        page = await self._context.documents.query(
            COLLECTION, Query((), "-created_at", limit, cursor, fields=LISTED_FIELDS)
        )
        total = (await self._context.documents.totals(COLLECTION)).count
        others = [one for one in page.items if one.id != stored.id]
        theirs = await asyncio.gather(*map(self._facts_of, others))
        known = [
            (one.id, one.data["disease_name"], facts)
            for one, facts in zip(others, theirs, strict=True)
        ]
        found, more = await asyncio.to_thread(reading.other_figures, document, known)
        return OtherFigures(
            other_figures=found,
            compared_documents=len(others),
            other_documents=max(0, total - 1),
            more_figures=more,
            next_cursor=page.next_cursor,
        )

    async def _facts_of(self, stored: StoredDocument) -> tuple[Fact, ...]:
        from plugins.knowledge.findings import reading  # not waited for by a start

        title = stored.data["disease_name"]
        key = (stored.id, stored.data["content_sha256"], title)
        kept = self._facts.get(key)
        if kept is None:
            async with self._slots:
                content = await find_text(self._context, stored)
                kept = await asyncio.to_thread(reading.facts, title, content or "")
            self._facts[key] = kept
            if len(self._facts) > _KEPT:
                self._facts.popitem(last=False)
        self._facts.move_to_end(key)
        return kept

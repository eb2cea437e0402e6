"""The findings of a document: how hard it reads, what it lacks, and what others say otherwise."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

from core.context import PluginContext
from core.ports.documents import Query, StoredDocument
from plugins.knowledge.contract import DocumentFindings
from plugins.knowledge.models import COLLECTION, LISTED_FIELDS
from plugins.knowledge.texts import find_text, read_text

if TYPE_CHECKING:
    from plugins.knowledge.findings.figures import Fact

MAX_COMPARED = 200
"""Other documents that a document is compared with, the newest."""

_KEPT = 400
_AT_ONCE = 16


class KnowledgeFindings:
    """Reads documents for their findings. The figures of each text are kept in memory."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._facts: OrderedDict[tuple[str, str], tuple[Fact, ...]] = OrderedDict()
        self._slots = asyncio.Semaphore(_AT_ONCE)

    async def of(self, stored: StoredDocument) -> DocumentFindings:
        """The findings of the document as it is stored. Raises RecordUnreadable."""
        # No start waits for these.
        from plugins.knowledge.findings import reading
        from plugins.knowledge.findings.sentences import read_document

        content = await read_text(self._context, stored)
        title = stored.data["disease_name"]
        document = await asyncio.to_thread(read_document, title, content)
        found = await asyncio.to_thread(reading.own_findings, document)
        page = await self._context.documents.query(
            COLLECTION, Query((), "-created_at", MAX_COMPARED, fields=LISTED_FIELDS)
        )
        others = [one for one in page.items if one.id != stored.id]
        theirs = await asyncio.gather(*map(self._facts_of, others))
        known = [
            (one.id, one.data["disease_name"], facts)
            for one, facts in zip(others, theirs, strict=True)
        ]
        found.other_figures = await asyncio.to_thread(reading.other_figures, document, known)
        found.compared_documents = len(others)
        found.all_compared = page.next_cursor is None
        return found

    async def _facts_of(self, stored: StoredDocument) -> tuple[Fact, ...]:
        from plugins.knowledge.findings import reading  # not waited for by a start

        key = (stored.id, stored.data["content_sha256"])
        kept = self._facts.get(key)
        if kept is None:
            async with self._slots:
                content = await find_text(self._context, stored)
                kept = await asyncio.to_thread(reading.facts, content or "")
            self._facts[key] = kept
            if len(self._facts) > _KEPT:
                self._facts.popitem(last=False)
        self._facts.move_to_end(key)
        return kept

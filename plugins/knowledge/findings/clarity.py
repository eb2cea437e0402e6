"""How clear a document is, by rules and by its readers' ticks."""

from __future__ import annotations

import asyncio

from core.context import PluginContext
from core.ports.documents import StoredDocument
from core.records.clarity import Clarity, ClarityTick
from core.shared.clarity import ClarityKeeper
from plugins.knowledge.models import CLARITY
from plugins.knowledge.texts import read_text


class DocumentClarity:
    """Judges documents as they are stored."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._keeper = ClarityKeeper(context, CLARITY)

    async def of(self, stored: StoredDocument) -> Clarity:
        """How clear the document's text is. Raises RecordUnreadable."""
        from plugins.knowledge.findings.sentences import read_document  # not waited for by a start

        content = await read_text(self._context, stored)
        read = await asyncio.to_thread(read_document, stored.data["disease_name"], content)
        sentences = [one.text for one in read.sentences]
        return await self._keeper.of(
            stored.id, stored.data["content_sha256"], content, sentences, read.language, heard=False
        )

    async def tick(self, stored: StoredDocument, tick: ClarityTick, by: str) -> Clarity:
        """As `ClarityKeeper.tick`."""
        return await self._keeper.tick(stored.id, await self.of(stored), tick, by)

"""Another account or voice service: everything of ours is brought there anew, and nothing is taken
for “Ready” that it has not.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from core import clock
from core.context import PluginContext
from core.errors import AppError
from core.ports.documents import Query
from core.ports.voice import account_of
from core.shared.background import in_background
from plugins.knowledge.contract import VoiceAccountChanged
from plugins.knowledge.models import COLLECTION
from plugins.knowledge.proofs.comparison import Comparisons
from plugins.knowledge.proofs.mending import KnowledgeMending
from plugins.knowledge.settings import KnowledgeSettings

log = logging.getLogger(__name__)

_WATCH_SECONDS = 600.0
_RETRY_SECONDS = 20.0


class VoiceAccounts:
    """Knows the account that the documents were sent to, and looks now and then what it has."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._comparisons = context.shared(Comparisons)
        self._mending = context.shared(KnowledgeMending)
        self._checked = False
        self._hours = context.own_settings(KnowledgeSettings).compare_hours

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """While this is open, the account is checked, and everything is compared when it is due."""
        async with in_background(self._watch(), "knowledge-comparing"):
            yield

    async def _watch(self) -> None:
        while True:
            try:
                if not self._checked:
                    await self.check()
                if await self._is_due():
                    await self._comparisons.look()
            except AppError as error:
                log.warning("the voice service was not compared: %s", error.error_code)
            await asyncio.sleep(_WATCH_SECONDS if self._checked else _RETRY_SECONDS)

    async def check(self) -> None:
        """Send anew what the present account has not, if it may be another one than before.

        A new key of the same account costs one listing: what is there stays untouched.
        """
        if not await self._has_documents():
            self._checked = True
            return
        account = await account_of(self._context.voice)
        stored = await self._comparisons.kept()
        if stored is not None and stored.data["account"] == account:
            self._checked = True
            return
        entries = await self._context.voice.find_documents("")
        there = {entry.provider_id for entry in entries}
        for document in await self._comparisons.documents():
            known = document.data["elevenlabs_document_id"]
            if known is not None and known not in there:
                await self._mending.send_anew(document.id, known)
        await self._context.emit(VoiceAccountChanged())
        # Last, so that a start that is killed before does it all once more.
        await self._comparisons.keep_account(account)
        self._checked = True

    async def note(self) -> None:
        """Keep whose entries there are from a first document on, so that no start has to look."""
        if self._checked and await self._comparisons.kept() is None:
            await self._comparisons.keep_account(await account_of(self._context.voice))

    async def _has_documents(self) -> bool:
        page = await self._documents.query(COLLECTION, Query(limit=1, fields=("created_at",)))
        return bool(page.items)

    async def _is_due(self) -> bool:
        """Whether the last look is long ago; the first one is due a while after the first document.

        Two instances that ask at once have the same one job.
        """
        if not self._hours:
            return False
        before = clock.now() - timedelta(hours=self._hours)
        stored = await self._comparisons.kept()
        if stored is not None and stored.data["looked_at"] is not None:
            return clock.parse(stored.data["looked_at"]) <= before
        oldest = Query(order_by="created_at", limit=1, fields=("created_at",))
        page = await self._documents.query(COLLECTION, oldest)
        return bool(page.items) and clock.parse(page.items[0].data["created_at"]) <= before

"""Scripts without audio whose approval has ended: noted, and listed on the dashboard.

What has audio is listed by it. As there, the note only says where to look: whether an approval
holds is asked anew before it is listed.
"""

from __future__ import annotations

from collections.abc import Collection

from core.context import PluginContext
from core.contracts import AttentionItem
from core.i18n import text
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from core.records.recent import Recent
from core.shared.approvals import digest
from plugins.education_audio import PAGE
from plugins.education_audio.aliases import Alias
from plugins.education_audio.approvals import Approvals
from plugins.education_audio.contract import DraftState
from plugins.education_audio.documents import document_versions
from plugins.education_audio.lexicon.service import Lexicon
from plugins.education_audio.models import (
    APPROVALS,
    DRAFTS,
    PRONUNCIATIONS,
    approval_lost,
)
from plugins.knowledge.contract import DOCUMENTS

_PAGE = 200
_LOOKED_AT = 20
_SHOWN = 5
_BEGINS = 60
# Each look costs a read where nobody counts changes, and the card stands on the first page.
_RECENT_SECONDS = 60.0
_WRITTEN = (DraftState.COMPLETED.value, DraftState.FAILED.value)


class VoidedScripts:
    """Which scripts somebody had approved, and nobody has approved as things are now."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._approvals = context.shared(Approvals)
        self._lexicon = context.shared(Lexicon)
        followed = (DRAFTS, APPROVALS, DOCUMENTS, PRONUNCIATIONS)
        self.attention = Recent(
            self._voided,
            _RECENT_SECONDS,
            is_cheap=lambda: context.change_numbers(followed) is not None,
        )
        """They, for the dashboard."""

    async def note(
        self, knowledge_id: str | None, spoken: Collection[str], aliases: list[Alias]
    ) -> None:
        """Look at the drafts of a document, or at all; `spoken` are the SHA-256 of the scripts that
        have audio."""
        of_document = (Filter("knowledge_id", "==", knowledge_id),) if knowledge_id else ()
        query = Query(of_document, limit=_PAGE)
        approved = {
            (row.data["knowledge_id"], row.data["sha256"])
            async for row in self._documents.every(APPROVALS, query)
        }
        if not approved:
            return
        # One that is being written is left alone: its writer keeps it every second.
        drafts = [
            row
            async for row in self._documents.every(DRAFTS, query)
            if row.data["state"] in _WRITTEN
        ]
        versions = await document_versions(self._context, [row.data for row in drafts])
        for draft in drafts:
            data = draft.data
            sha256 = digest(data["script"])
            version = versions.get(data["knowledge_id"])
            lost = (
                (data["knowledge_id"], sha256) in approved
                and version is not None
                and sha256 not in spoken
                and await self._approvals.of_script(data["script"], version, aliases) is None
            )
            await self._keep(draft, lost=lost)

    async def _keep(self, draft: StoredDocument, *, lost: bool) -> None:
        if approval_lost(draft.data) is lost:
            return

        def change(now: StoredDocument) -> JsonObject | None:
            same = now.data["script"] == draft.data["script"]
            return now.data | {"approval_lost": lost} if same else None

        await self._documents.change(DRAFTS, draft.id, change)

    async def _voided(self) -> tuple[AttentionItem, ...]:
        noted = await self._documents.query(
            DRAFTS,
            Query(
                (Filter("approval_lost", "==", True),), order_by="-modified_at", limit=_LOOKED_AT
            ),
        )
        if not noted.items:
            return ()
        versions = await document_versions(self._context, [row.data for row in noted.items])
        aliases = await self._lexicon.aliases()
        items: list[AttentionItem] = []
        for row in noted.items:
            knowledge_id, script = row.data["knowledge_id"], row.data["script"]
            version = versions.get(knowledge_id)
            if len(items) == _SHOWN:
                break
            if version is None:
                continue
            if await self._approvals.of_script(script, version, aliases) is None:
                items.append(
                    AttentionItem(
                        text(
                            "The approval of the script “{begins}…” has ended: its document was "
                            "changed, or something in it is said otherwise now",
                            begins=" ".join(script.split())[:_BEGINS],
                        ),
                        PAGE,
                        (("document", knowledge_id), ("draft", row.id)),
                    )
                )
        return tuple(items)

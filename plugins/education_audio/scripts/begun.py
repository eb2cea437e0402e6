"""The scripts that were begun, the newest first: what a closed browser has left behind."""

from __future__ import annotations

import asyncio

from core import clock
from core.context import PluginContext
from core.ports.documents import JsonObject, Query, StoredDocument
from core.records.versions import last_change
from core.shared.approvals import digest
from plugins.education_audio.approvals import holds, spoken_so
from plugins.education_audio.contract import BegunScript, BegunScripts, DraftState, SourceState
from plugins.education_audio.documents import document_versions
from plugins.education_audio.lexicon.service import Lexicon, aliases_for, voice_sha256
from plugins.education_audio.models import (
    APPROVALS,
    DRAFTS,
    approval_id,
    earlier_approval_id,
    said_sha256,
    written_from,
)
from plugins.knowledge.contract import ContentVersion

_BEGINS = 120  # characters by which a script is known again


class BegunDrafts:
    """Drafts as a list, without their texts."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._lexicon = context.shared(Lexicon)

    async def page(self, limit: int, cursor: str | None) -> BegunScripts:
        """The scripts that were changed last."""
        found = await self._documents.query(
            DRAFTS, Query(order_by="-modified_at", limit=limit, cursor=cursor)
        )
        totals = await self._documents.totals(DRAFTS)
        versions = await document_versions(self._context, (one.data for one in found.items))
        aliases = await self._lexicon.aliases()
        said = {
            draft.id: said_sha256(
                await asyncio.to_thread(aliases_for, draft.data["script"], aliases)
            )
            if aliases
            else ""
            for draft in found.items
        }
        of_drafts = {
            draft.id: _approval_ids(
                draft.data, versions.get(draft.data["knowledge_id"]), said[draft.id]
            )
            for draft in found.items
        }
        ids = [approval for some in of_drafts.values() for approval in some]
        kept = await self._documents.get_many(APPROVALS, ids) if ids else []
        by_id = {approval.id: approval.data for approval in kept if approval is not None}
        approved: set[str] = set()
        for draft in found.items:
            given = [by_id[one] for one in of_drafts[draft.id] if one in by_id]
            version = versions.get(draft.data["knowledge_id"])
            held = [one for one in given if version and holds(one, version, said[draft.id])]
            if held:
                voice = await asyncio.to_thread(voice_sha256, draft.data["script"], aliases)
                if any(spoken_so(one, voice) for one in held):
                    approved.add(draft.id)
        return BegunScripts(
            scripts=[
                _view(
                    draft,
                    versions.get(draft.data["knowledge_id"]),
                    approved=draft.id in approved,
                )
                for draft in found.items
            ],
            total_count=totals.count,
            next_cursor=found.next_cursor,
            unreadable_count=found.unreadable,
        )


def _approval_ids(draft: JsonObject, version: ContentVersion | None, said: str) -> list[str]:
    """Where an approval of the script as it stands would be kept."""
    if version is None or not draft["script"]:
        return []
    sha256 = digest(draft["script"])
    return [
        approval_id(version.knowledge_id, sha256, version.content_sha256, said),
        earlier_approval_id(version.knowledge_id, sha256),
    ]


def _view(draft: StoredDocument, version: ContentVersion | None, *, approved: bool) -> BegunScript:
    data = draft.data
    if version is None:
        source_state = SourceState.DELETED
    else:
        fits = approved or written_from(data, version)
        source_state = SourceState.CURRENT if fits else SourceState.CHANGED
    return BegunScript(
        draft_id=draft.id,
        knowledge_id=data["knowledge_id"],
        state=DraftState(data["state"]),
        begins=" ".join(data["script"].split())[:_BEGINS],
        source_state=source_state,
        approved=approved,
        modified_at=clock.parse(data["modified_at"]),
        **last_change(data, data["modified_at"]),
    )

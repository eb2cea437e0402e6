"""The routes of archived and deleted documents, and of those that come to an end."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.values import Id
from core.web.paging import Cursor
from core.web.preconditions import IfMatch, tagged
from plugins.knowledge.contract import (
    ExpiryPlan,
    KnowledgeDocument,
    RetiredDocument,
    RetiredDocuments,
    Retirement,
    SeenVersion,
)
from plugins.knowledge.out_of_use.expiry import DocumentExpiries
from plugins.knowledge.out_of_use.retired import RetiredKnowledge
from plugins.knowledge.service import KnowledgeService

Reading = Annotated[Caller, Depends(require("knowledge:read"))]
Writing = Annotated[Caller, Depends(require("knowledge:write"))]
KnowledgeId = Annotated[Id, Path()]


def add_retired_routes(
    router: APIRouter,
    service: KnowledgeService,
    retired: RetiredKnowledge,
    expiries: DocumentExpiries,
) -> None:
    """Archiving, the last day, and the routes under `/api/knowledge/retired`."""

    @router.post("/{knowledge_id}/archive")
    async def archive_document(
        knowledge_id: KnowledgeId,
        caller: Writing,
        if_match: IfMatch,
        seen: SeenVersion | None = None,
    ) -> RetiredDocument:
        """Keep a document out of use: no agent and no script has it, nor has the voice service."""
        expected = ExpectedVersion(seen.version if seen else None, if_match)
        await service.retire(knowledge_id, Retirement.ARCHIVED, by=caller.name, expected=expected)
        return await retired.get(knowledge_id)

    @router.put("/{knowledge_id}/expiry")
    async def plan_expiry(
        knowledge_id: KnowledgeId,
        plan: ExpiryPlan,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
    ) -> KnowledgeDocument:
        """Say which day is the last on which patients are given the document, and what was made
        from it; a day that is over takes it away at once, none brings it back.

        Versions and entity tags are those of `expiry`, not of the document.
        """
        expected = ExpectedVersion(plan.version, if_match)
        await expiries.plan(knowledge_id, plan, caller.name, expected)
        document = await service.get(knowledge_id)
        tagged(response, document.expiry)
        return document

    @router.get("/retired")
    async def list_retired(
        caller: Reading,
        retirement: Retirement = Retirement.DELETED,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> RetiredDocuments:
        """The archived documents, or the deleted ones that can be brought back."""
        return await retired.page(retirement, limit, cursor)

    @router.get("/retired/{knowledge_id}")
    async def get_retired(knowledge_id: KnowledgeId, caller: Reading) -> RetiredDocument:
        """One of them with its text."""
        return await retired.get(knowledge_id)

    @router.post("/retired/{knowledge_id}/restore")
    async def bring_back(
        knowledge_id: KnowledgeId, caller: Writing, response: Response
    ) -> KnowledgeDocument:
        """Bring a document back into use; the agents that answered from it have it again."""
        await retired.bring_back(knowledge_id)
        return tagged(response, await service.get(knowledge_id))

    @router.delete("/retired/{knowledge_id}", status_code=204)
    async def erase_retired(knowledge_id: KnowledgeId, caller: Writing) -> Response:
        """Erase an archived or deleted document for good, with its file and its versions."""
        await retired.erase(knowledge_id)
        return Response(status_code=204)

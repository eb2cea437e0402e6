"""The routes of a document's versions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.values import Id
from core.web.paging import Cursor
from core.web.preconditions import IfMatch, tagged
from plugins.knowledge.contract import (
    DocumentVersions,
    KnowledgeDocument,
    SeenVersion,
    VersionDifference,
)
from plugins.knowledge.history.versions import DocumentHistory
from plugins.knowledge.service import KnowledgeService

Reading = Annotated[Caller, Depends(require("knowledge:read"))]
Writing = Annotated[Caller, Depends(require("knowledge:write"))]
KnowledgeId = Annotated[Id, Path()]
Number = Annotated[int, Path(ge=1, le=1_000_000)]


def add_history_routes(
    router: APIRouter, service: KnowledgeService, history: DocumentHistory
) -> None:
    """The routes under `/api/knowledge/{knowledge_id}/versions`."""

    @router.get("/{knowledge_id}/versions")
    async def list_versions(
        knowledge_id: KnowledgeId,
        caller: Reading,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> DocumentVersions:
        """What the document was, the newest first: who saved it, when, and what was changed."""
        return await history.page(await service.stored(knowledge_id), limit, cursor)

    @router.get("/{knowledge_id}/versions/{number}/difference")
    async def compare_versions(
        knowledge_id: KnowledgeId,
        number: Number,
        caller: Reading,
        after: Annotated[
            int | None, Query(ge=1, le=1_000_000, description="Left out: the document as it is now")
        ] = None,
    ) -> VersionDifference:
        """What differs between this version and a later one, line by line."""
        return await history.difference(await service.stored(knowledge_id), number, after)

    @router.post("/{knowledge_id}/versions/{number}/restore")
    async def restore_version(
        knowledge_id: KnowledgeId,
        number: Number,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
        seen: SeenVersion | None = None,
    ) -> KnowledgeDocument:
        """Make name, tags and text of this version a new version, as if they had been typed."""
        changes = await history.content(await service.stored(knowledge_id), number)
        expected = ExpectedVersion(seen.version if seen else None, if_match)
        return tagged(
            response, await service.update(knowledge_id, changes, by=caller.name, expected=expected)
        )

    @router.delete("/{knowledge_id}/versions/{number}", status_code=204)
    async def erase_version(knowledge_id: KnowledgeId, number: Number, caller: Writing) -> Response:
        """Erase a former version for good, such as one that held a patient's data."""
        await history.erase(await service.stored(knowledge_id), number)
        return Response(status_code=204)

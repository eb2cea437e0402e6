"""The route of a document's findings."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path

from core.security import Caller, require
from core.values import Id
from plugins.knowledge.contract import DocumentFindings
from plugins.knowledge.findings.service import KnowledgeFindings
from plugins.knowledge.service import KnowledgeService

Reading = Annotated[Caller, Depends(require("knowledge:read"))]


def add_finding_routes(
    router: APIRouter, service: KnowledgeService, findings: KnowledgeFindings
) -> None:
    """The route `/api/knowledge/{knowledge_id}/findings`."""

    @router.get("/{knowledge_id}/findings")
    async def get_findings(
        knowledge_id: Annotated[Id, Path()], caller: Reading
    ) -> DocumentFindings:
        """How hard the document reads, what it lacks, and which others give another figure."""
        return await findings.of(await service.stored(knowledge_id))

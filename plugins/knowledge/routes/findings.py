"""The routes of a document's findings."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core.records.clarity import Clarity, ClarityTick
from core.security import Caller, require
from core.values import Id
from core.web.paging import Cursor
from plugins.knowledge.contract import DocumentFindings, OtherFigures
from plugins.knowledge.findings.clarity import DocumentClarity
from plugins.knowledge.findings.service import MAX_COMPARED, KnowledgeFindings
from plugins.knowledge.service import KnowledgeService

Reading = Annotated[Caller, Depends(require("knowledge:read"))]
Writing = Annotated[Caller, Depends(require("knowledge:write"))]

Compared = Annotated[
    int, Query(ge=1, le=MAX_COMPARED, description="How many documents are looked at, the newest")
]


def add_finding_routes(
    router: APIRouter,
    service: KnowledgeService,
    findings: KnowledgeFindings,
    clarity: DocumentClarity,
) -> None:
    """The routes under `/api/knowledge/{knowledge_id}` that tell what is found in a document."""

    @router.get("/{knowledge_id}/findings")
    async def get_findings(
        knowledge_id: Annotated[Id, Path()], caller: Reading, compare: Compared = MAX_COMPARED
    ) -> DocumentFindings:
        """How hard the document reads, what it lacks, and which others give another figure."""
        return await findings.of(await service.stored(knowledge_id), compare)

    @router.get("/{knowledge_id}/other-figures")
    async def get_other_figures(
        knowledge_id: Annotated[Id, Path()],
        caller: Reading,
        compare: Compared = MAX_COMPARED,
        cursor: Cursor = None,
    ) -> OtherFigures:
        """Other figures for the same in the next other documents, from `next_cursor` on."""
        return await findings.figures(await service.stored(knowledge_id), compare, cursor)

    @router.get("/{knowledge_id}/clarity")
    async def get_clarity(knowledge_id: Annotated[Id, Path()], caller: Reading) -> Clarity:
        """How clear the document is, by items of PEMAT-P and the Clear Communication Index."""
        return await clarity.of(await service.stored(knowledge_id))

    @router.put("/{knowledge_id}/clarity")
    async def tick_clarity(
        knowledge_id: Annotated[Id, Path()], tick: ClarityTick, caller: Writing
    ) -> Clarity:
        """Keep a reader's answer to one item, for exactly this text."""
        return await clarity.tick(await service.stored(knowledge_id), tick, caller.name)

"""The routes that compare the documents with the voice service, and mend what differs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from core.security import Caller, require
from plugins.knowledge.contract import Comparison, MendRequest, MendResult
from plugins.knowledge.proofs.comparison import Comparisons
from plugins.knowledge.proofs.mending import KnowledgeMending

Reading = Annotated[Caller, Depends(require("knowledge:read"))]
Mending = Annotated[Caller, Depends(require("knowledge:mend"))]


def add_comparison_routes(
    router: APIRouter, comparisons: Comparisons, mending: KnowledgeMending
) -> None:
    """The routes under `/api/knowledge/comparison`."""

    @router.get("/comparison")
    async def get_comparison(caller: Reading) -> Comparison:
        """What differed between the documents and the voice service at the last look."""
        return await comparisons.latest()

    @router.post("/comparison", status_code=202)
    async def compare(caller: Mending) -> Comparison:
        """Look at everything now; the answer is that of the last look until this one has ended."""
        return await comparisons.look()

    @router.post("/comparison/mend")
    async def mend(request: MendRequest, caller: Mending) -> MendResult:
        """Mend some of what differs; with `dry_run`, as is usual, tell what would be done."""
        return await mending.mend(request.differences, dry_run=request.dry_run)

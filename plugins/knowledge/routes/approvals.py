"""The routes that approve documents."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from core.security import Caller, require
from core.values import Id
from core.web.preconditions import tagged
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import ApprovalRules, DocumentApprovalRequest, KnowledgeDocument
from plugins.knowledge.service import KnowledgeService

Reading = Annotated[Caller, Depends(require("knowledge:read"))]
Approving = Annotated[Caller, Depends(require("knowledge:approve"))]


def add_approval_routes(
    router: APIRouter, service: KnowledgeService, approvals: DocumentApprovals
) -> None:
    """Approving a document, and what the clinic asks for.

    They come before the routes whose first part is any id.
    """

    @router.get("/approval-rules")
    async def approval_rules(caller: Reading) -> ApprovalRules:
        """Whether agents get approved documents only, and whether two people have to read them."""
        return approvals.rules(caller)

    @router.post("/{knowledge_id}/approval")
    async def approve_document(
        knowledge_id: Annotated[Id, Path()],
        request: DocumentApprovalRequest,
        caller: Approving,
        response: Response,
    ) -> KnowledgeDocument:
        """Approve exactly this text of the document; any change of the text needs a new approval.

        Where a second reader is asked for, it holds when another person has approved it too.
        """
        approver = approvals.approver(caller, request.reader)
        return tagged(response, await service.approve(knowledge_id, request, approver))

"""The routes under `/api/knowledge`, by what they are about."""

from __future__ import annotations

from fastapi import APIRouter

from core.context import PluginContext
from core.web.late_routes import LateRoute
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.files.addresses import WebAddresses
from plugins.knowledge.files.room import VoiceRoom
from plugins.knowledge.files.uploads import Uploads
from plugins.knowledge.findings.clarity import DocumentClarity
from plugins.knowledge.findings.service import KnowledgeFindings
from plugins.knowledge.history.versions import DocumentHistory
from plugins.knowledge.listing import KnowledgeLists
from plugins.knowledge.out_of_use.expiry import DocumentExpiries
from plugins.knowledge.out_of_use.removal import document_removals
from plugins.knowledge.out_of_use.retired import RetiredKnowledge
from plugins.knowledge.proofs.comparison import Comparisons
from plugins.knowledge.proofs.mending import KnowledgeMending
from plugins.knowledge.reader import KnowledgeTexts
from plugins.knowledge.routes.addresses import add_address_routes
from plugins.knowledge.routes.approvals import add_approval_routes
from plugins.knowledge.routes.comparison import add_comparison_routes
from plugins.knowledge.routes.documents import add_document_routes
from plugins.knowledge.routes.findings import add_finding_routes
from plugins.knowledge.routes.history import add_history_routes
from plugins.knowledge.routes.retired import add_retired_routes
from plugins.knowledge.service import KnowledgeService


def build_router(context: PluginContext) -> APIRouter:
    """All routes of the feature."""
    router = APIRouter(route_class=LateRoute)
    service = context.shared(KnowledgeService)
    # Before the routes whose first part is any id.
    add_retired_routes(
        router, service, context.shared(RetiredKnowledge), context.shared(DocumentExpiries)
    )
    add_approval_routes(router, service, context.shared(DocumentApprovals))
    add_comparison_routes(router, context.shared(Comparisons), context.shared(KnowledgeMending))
    add_address_routes(router, context.shared(WebAddresses), context.shared(Uploads))
    add_document_routes(
        router,
        service,
        context.shared(KnowledgeLists),
        context.shared(KnowledgeTexts),
        context.shared(Uploads),
        context.shared(WebAddresses),
        context.shared(document_removals),
        context.shared(DocumentApprovals),
        context.shared(VoiceRoom),
        context.change_numbers,
    )
    findings, clarity = context.shared(KnowledgeFindings), context.shared(DocumentClarity)
    add_finding_routes(router, service, findings, clarity)
    add_history_routes(router, service, context.shared(DocumentHistory))
    return router

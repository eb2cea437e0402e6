"""A clinician's approval of exactly one script of one document; any other byte needs another."""

from __future__ import annotations

from core.context import PluginContext
from core.errors import Conflict, InvalidInput
from core.ports.documents import JsonObject
from plugins.education_audio.contract import ApprovalRequest, ScriptApproval
from plugins.education_audio.documents import require_document
from plugins.education_audio.models import (
    APPROVALS,
    approval_id,
    approval_view,
    digest,
    new_approval,
)
from plugins.education_audio.speech_text import turns

NOTHING_TO_SAY = "the script has no words to speak"


class Approvals:
    """Who has approved what."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def approve(self, request: ApprovalRequest, doctor_id: str) -> ScriptApproval:
        """Approve; an approval that exists stands. Raises InvalidInput, NotFound."""
        if not turns(request.script):
            raise InvalidInput.field("script", NOTHING_TO_SAY)
        await require_document(self._context, request.knowledge_id)
        sha256 = digest(request.script)
        approval = await self.find(request.knowledge_id, sha256)
        if approval is None:
            approval = new_approval(request.knowledge_id, sha256, doctor_id)
            try:
                await self._documents.create(
                    APPROVALS, approval_id(request.knowledge_id, sha256), approval
                )
            except Conflict:
                approval = await self.find(request.knowledge_id, sha256) or approval
        return approval_view(approval)

    async def find(self, knowledge_id: str, sha256: str) -> JsonObject | None:
        """The stored approval, or None."""
        stored = await self._documents.get(APPROVALS, approval_id(knowledge_id, sha256))
        return stored.data if stored else None

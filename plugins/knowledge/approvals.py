"""The clinic's rule which documents agents are given, and who has approved them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import Conflict, InvalidInput
from core.i18n import plural, text
from core.ports.documents import Filter, JsonObject, StoredDocument
from core.security import Caller
from core.shared.approvals import Approver
from plugins.knowledge.contract import ApprovalRules, DocumentApprovalRequest, SyncStatus
from plugins.knowledge.models import COLLECTION
from plugins.knowledge.settings import KnowledgeSettings
from plugins.knowledge.stored_approval import approval_by, may_be_used


class DocumentApprovals:
    """Approvals of the clinic's documents."""

    def __init__(self, context: PluginContext) -> None:
        settings = context.own_settings(KnowledgeSettings)
        wanted = settings.approved_only
        self._documents = context.documents
        self.approved_only = context.settings.clinicians_named if wanted is None else wanted
        """Whether agents are given approved documents only."""
        self.second_reader = settings.second_reader
        """Whether two people have to approve a document."""

    def rules(self, caller: Caller) -> ApprovalRules:
        """What the clinic asks for."""
        return ApprovalRules(
            approved_only=self.approved_only,
            second_reader=self.second_reader,
            names_typed=not caller.trusted,
        )

    def approver(self, caller: Caller, reader: str | None) -> Approver:
        """Who approves; `reader` is the name that they typed.

        Raises InvalidInput without a name where only names can tell two readers apart.
        """
        if caller.trusted:
            return Approver.of(caller)
        if self.second_reader and reader is None:
            raise InvalidInput.field(
                "reader",
                text(
                    "Two people have to read a document here, and nobody signs in: write your name"
                ),
            )
        return Approver(caller.user_id, reader or caller.name)

    def given(
        self, data: Mapping[str, Any], request: DocumentApprovalRequest, approver: Approver
    ) -> JsonObject:
        """The stored fields once this person has approved the document; none if they have before.

        Raises Conflict when the document has another text than they have read.
        """
        require_read(request.content_sha256, data["content_sha256"])
        return approval_by(data, approver, second=self.second_reader)

    def holds_back(self, data: Mapping[str, Any]) -> bool:
        """Whether the present text must not reach an agent yet."""
        return self.approved_only and not may_be_used(data)

    def keeps_from_agents(self, data: Mapping[str, Any]) -> bool:
        """Whether no text of the document may be given to another agent."""
        return self.holds_back(data) and data.get("former_in_use") is None

    def as_used(self, stored: StoredDocument) -> StoredDocument:
        """The document with the text that agents answer from, which may be an earlier one."""
        former = stored.data.get("former_in_use")
        if former is None or not self.holds_back(stored.data):
            return stored
        # The record would tell of another text.
        return replace(stored, data=stored.data | former, record=None)

    async def attention(self, page: str) -> tuple[AttentionItem, ...]:
        """How many documents wait for an approval."""
        status = SyncStatus.UNAPPROVED.value
        filters = [Filter("sync_status", "==", status)]
        waiting = (await self._documents.totals(COLLECTION, filters)).count
        if not waiting:
            return ()
        said = plural(
            "{number} document waits for approval",
            "{number} documents wait for approval",
            waiting,
        )
        return (AttentionItem(said, page, (("sync_status", status),)),)


def require_read(read_sha256: str, sha256: str) -> None:
    """Raise Conflict unless the text is the one that was read."""
    if read_sha256 != sha256:
        raise Conflict(
            text(
                "This is not the text that was shown: it was changed meanwhile. Read it again, "
                "then approve it."
            ),
            error_code="document_changed",
        )

"""The clinic's rule which documents agents are given, and who has approved them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from core.context import PluginContext
from core.contracts import AttentionItem
from core.errors import AppError, Conflict, InvalidInput
from core.i18n import plural, text
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from core.security import Caller
from core.shared.approvals import Approver
from core.shared.background import in_background
from plugins.knowledge.contract import ApprovalRules, SyncStatus
from plugins.knowledge.models import COLLECTION, sync_request
from plugins.knowledge.settings import KnowledgeSettings
from plugins.knowledge.stored.approval import approval_by, former_text, may_be_used, text_there

log = logging.getLogger(__name__)

_PAGE = 100


class DocumentApprovals:
    """Approvals of the clinic's documents."""

    def __init__(self, context: PluginContext) -> None:
        settings = context.own_settings(KnowledgeSettings)
        wanted = settings.approved_only
        self._documents = context.documents
        self._jobs = context.jobs
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

    def approver_as_saved(self, caller: Caller) -> Approver:
        """Who approves a text together with saving it, which asks for nobody's name.

        Raises InvalidInput where it takes one.
        """
        if self.second_reader and not caller.trusted:
            raise InvalidInput.field(
                "approved_sha256",
                text(
                    "Two people have to read a document here, and nobody signs in: save it "
                    "without an approval, and approve it afterwards, with your name"
                ),
            )
        return self.approver(caller, None)

    def given(self, data: Mapping[str, Any], read_sha256: str, approver: Approver) -> JsonObject:
        """The stored fields once this person has approved the document; none if that adds nothing.

        Raises Conflict when the document has another text than they have read.
        """
        require_read(read_sha256, data["content_sha256"])
        return approval_by(data, approver, second=self.second_reader)

    def holds_back(self, data: Mapping[str, Any]) -> bool:
        """Whether the present text must not reach an agent yet."""
        return self.approved_only and not may_be_used(data)

    def keeps_from_agents(self, data: Mapping[str, Any]) -> bool:
        """Whether no text of the document may be given to another agent."""
        return self.holds_back(data) and data.get("former_in_use") is None

    def sends_former(self, data: Mapping[str, Any]) -> bool:
        """Whether agents are to go on answering from an earlier text of the document."""
        return self.holds_back(data) and data.get("former_in_use") is not None

    def is_behind(self, data: Mapping[str, Any]) -> bool:
        """Whether the voice service lacks the earlier text that agents are to answer from."""
        return self.sends_former(data) and text_there(data) != former_text(data)

    def as_used(self, stored: StoredDocument) -> StoredDocument:
        """The document with the text that agents answer from, which may be an earlier one."""
        data = stored.data
        # The voice service may have none at the moment: it was deleted there, or is another one.
        there = (text_there(data) or former_text(data)) if self.holds_back(data) else None
        if there is None or there["content_key"] == stored.data["content_key"]:
            return stored
        # The record would tell of another text.
        return replace(stored, data=stored.data | there, record=None)

    def keys_in_use(self, stored: StoredDocument) -> set[str]:
        """The blobs of the texts that agents answer from, and of the one that they are to get."""
        former = former_text(stored.data) if self.holds_back(stored.data) else None
        keys = {self.as_used(stored).data["content_key"]}
        return keys | {former["content_key"]} if former is not None else keys

    async def release(self) -> None:
        """Have what waits for an approval sent where the rule does not ask for one any more."""
        if self.approved_only:
            return
        waiting = Query(
            (Filter("sync_status", "==", SyncStatus.UNAPPROVED.value),),
            order_by="-created_at",
            limit=_PAGE,
            fields=("created_at",),
        )
        try:
            async for stored in self._documents.every(COLLECTION, waiting):
                await self._jobs.enqueue(sync_request(stored.id))
        except AppError as error:
            log.warning("documents that wait for nothing were not sent: %s", error.error_code)

    @asynccontextmanager
    async def releasing(self) -> AsyncIterator[None]:
        """At the start of the program: the rule may have been switched off."""
        async with in_background(self.release(), "knowledge-released"):
            yield

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

"""Keeping the clinic's documents: create, show, edit, approve, take out of use, ask for a sync."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from core import clock
from core.context import PluginContext
from core.errors import (
    ChangedMeanwhile,
    Conflict,
    InvalidInput,
    NotFound,
    PreconditionFailed,
)
from core.i18n import keep_texts, text
from core.ports.documents import (
    Create,
    Filter,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Write,
)
from core.records.changes import until_current
from core.records.idempotency import new_record
from core.records.versions import ANY_VERSION, ExpectedVersion, next_version, version_of
from core.shared.approvals import Approver, digest
from core.text.name_keys import name_keys
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import (
    ApprovalState,
    DocumentApprovalRequest,
    IdentifierAnswerRequest,
    KnowledgeCreate,
    KnowledgeDocument,
    KnowledgeUpdate,
    OriginalFile,
    Retirement,
    ReviewPlan,
    SameText,
    SyncStatus,
)
from plugins.knowledge.files.originals import Upload, keep_original, original_view
from plugins.knowledge.history.versions import former_version
from plugins.knowledge.identifiers.questions import (
    answer_fields,
    answer_view,
    keep_answer,
    text_changed,
    unanswered,
)
from plugins.knowledge.models import (
    COLLECTION,
    LISTED_FIELDS,
    blobs_of,
    content_fields,
    new_document,
    pending,
    read_sections,
    sync_request,
    view,
)
from plugins.knowledge.out_of_use.removal import DocumentRemoval
from plugins.knowledge.out_of_use.retired import erase_request, retirement_steps
from plugins.knowledge.reviews import Reviews
from plugins.knowledge.stored.approval import after_edit
from plugins.knowledge.texts import read_text

_TEXT = "text/plain; charset=utf-8"
_SCAN = 200
_SAME = 5


def unknown_document() -> NotFound:
    """The error for an id that no document has."""
    return NotFound(text("There is no document with this id. It may have been deleted."))


class KnowledgeService:
    """The documents of the clinic."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._blobs = context.blobs
        self._jobs = context.jobs
        self._removal = context.shared(DocumentRemoval)
        self._reviews = context.shared(Reviews)
        self._approvals = context.shared(DocumentApprovals)

    async def create(
        self,
        new: KnowledgeCreate,
        doctor_id: str,
        *,
        by: str | None = None,
        key: str | None = None,
        upload: Upload | None = None,
        approver: Approver | None = None,
    ) -> KnowledgeDocument:
        """Keep a new document and have it synced; the same `key` makes the same document.

        `by` is a person's name, `upload` the file that the text was read from, `approver` who has
        read it and approves it. Raises Conflict when the key belongs to another request, or the
        text is not the one that was read.
        """
        asked = new.model_dump_json(exclude={"no_patient_data", "approved_sha256"})
        record = new_record("kd", doctor_id, key, asked)
        knowledge_id = record.id
        content = await asyncio.to_thread(
            content_fields, knowledge_id, new.disease_name, new.raw_content
        )
        data = new_document(doctor_id, by, new.disease_name, new.tags) | content
        data["request_sha256"] = record.request_sha256
        if new.approved_sha256 is not None and approver is not None:
            data |= self._approvals.given(data, new.approved_sha256, approver)
        if new.no_patient_data:
            data |= await answer_fields(new.disease_name, new.raw_content, by)
        if upload is not None:
            data["original"] = await keep_original(self._context, knowledge_id, upload)
        await self._blobs.put(data["content_key"], new.raw_content.encode(), _TEXT)
        try:
            await self._jobs.enqueue(
                sync_request(knowledge_id), [Create(COLLECTION, knowledge_id, keep_texts(data))]
            )
        except Conflict:
            for blob in blobs_of(data):
                await self._blobs.delete(blob)
            record.require_same((await self.stored(knowledge_id)).data.get("request_sha256"))
            if new.approved_sha256 is not None and approver is not None:
                # It may be ticked only now, before the same is saved again.
                await self._approve(knowledge_id, new.approved_sha256, approver)
        return await self.get(knowledge_id)

    async def same_text(self, text: str) -> list[SameText]:
        """The documents that have this very text."""
        page = await self._documents.query(
            COLLECTION,
            Query(
                (Filter("content_sha256", "==", digest(text)),),
                limit=_SAME,
                fields=LISTED_FIELDS,
            ),
        )
        return [
            SameText(knowledge_id=stored.id, disease_name=stored.data["disease_name"])
            for stored in page.items
        ]

    async def original(self, knowledge_id: str) -> tuple[OriginalFile, AsyncIterator[bytes]]:
        """The file that a document was uploaded as, in pieces. Raises NotFound."""
        data = (await self.stored(knowledge_id)).data
        found = original_view(data)
        if found is None or await self._blobs.info(key := data["original"]["key"]) is None:
            raise NotFound(text("No uploaded file is kept for this document."))
        return found, self._blobs.read(key)

    async def get(self, knowledge_id: str, *, sections: bool = False) -> KnowledgeDocument:
        """One document with its text, and with its `sections` as agents read them.

        Raises NotFound.
        """
        stored = await self.stored(knowledge_id)
        content = await read_text(self._context, stored)
        document = view(stored, content)
        document.identifiers = await unanswered(stored, content)
        document.no_patient_data = answer_view(stored)
        document.original = original_view(stored.data)
        if sections:
            document.read_sections = await asyncio.to_thread(
                read_sections, document.raw_content or "", document.disease_name
            )
        return document

    async def update(
        self,
        knowledge_id: str,
        changes: KnowledgeUpdate,
        *,
        by: str | None = None,
        expected: ExpectedVersion = ANY_VERSION,
    ) -> KnowledgeDocument:
        """Change a document; a new name or text is synced. `by` is a person's name.

        What it was is kept as a version. Raises NotFound, ChangedMeanwhile, PreconditionFailed.
        """
        given = changes.model_dump(exclude_none=True, exclude={"version"})
        if not given:
            raise InvalidInput.field("body", text("Name at least one field to change"))
        content = await self._new_content(knowledge_id, changes, expected)

        async def change(stored: StoredDocument) -> None:
            expected.require(version_of(stored.data))
            data = dict(stored.data)
            if content and content["content_sha256"] != data["content_sha256"]:
                # Needed until the voice service has the new text.
                old_keys = [*data["old_content_keys"], data["content_key"]]
                data |= content | after_edit(data, content["content_sha256"])
                data |= {"old_content_keys": old_keys, "content_changed_at": clock.stamp()}
            if "disease_name" in given:
                data |= {
                    "disease_name": given["disease_name"],
                    "name_keys": name_keys(given["disease_name"]),
                }
            data["tags"] = given.get("tags", data["tags"])
            if data == stored.data:
                return
            # Those of earlier versions have none; from here on `modified_at` no longer tells.
            data.setdefault("content_changed_at", stored.data["modified_at"])
            data |= next_version(data, by) | {"modified_at": clock.stamp()}
            needs_sync = any(
                data[part] != stored.data[part] for part in ("content_key", "disease_name")
            )
            if needs_sync:
                data |= pending()
            writes: list[Write] = [
                Replace(COLLECTION, knowledge_id, data, stored.version),
                former_version(stored),
            ]
            if needs_sync:
                await self._jobs.enqueue(sync_request(knowledge_id), writes)
            else:
                await self._documents.write(writes)

        try:
            await self._retrying(knowledge_id, change)
        except (ChangedMeanwhile, PreconditionFailed, NotFound):
            if content is not None:
                await self._blobs.delete(content["content_key"])
            raise
        return await self.get(knowledge_id)

    async def _new_content(
        self, knowledge_id: str, changes: KnowledgeUpdate, expected: ExpectedVersion
    ) -> JsonObject | None:
        """The stored fields of a changed text, with its blob put; None when it is the same."""
        if changes.raw_content is None:
            return None
        stored = await self.stored(knowledge_id)
        expected.require(version_of(stored.data))
        if digest(changes.raw_content) == stored.data["content_sha256"]:
            return None
        title = changes.disease_name or stored.data["disease_name"]
        content = await asyncio.to_thread(content_fields, knowledge_id, title, changes.raw_content)
        await self._blobs.put(content["content_key"], changes.raw_content.encode(), _TEXT)
        return content

    async def retire(
        self,
        knowledge_id: str,
        retirement: Retirement,
        *,
        by: str | None = None,
        expected: ExpectedVersion = ANY_VERSION,
        erase: bool = False,
    ) -> None:
        """Take a document out of use here at once, at the voice service as soon as it lets us.

        `by` is a person's name. With `erase` it cannot be brought back. Raises NotFound,
        PreconditionFailed.
        """

        async def remove(stored: StoredDocument) -> None:
            expected.require(version_of(stored.data))
            await self._removal.begin(stored, retirement_steps(stored, retirement, by, erase=erase))

        await self._retrying(knowledge_id, remove)
        if erase:
            await self._jobs.enqueue(erase_request(knowledge_id))

    async def retry_sync(self, knowledge_id: str) -> KnowledgeDocument:
        """Sync a document once more, now."""

        async def again(stored: StoredDocument) -> None:
            data = stored.data | pending()
            await self._jobs.enqueue(
                sync_request(knowledge_id),
                [Replace(COLLECTION, knowledge_id, data, stored.version)],
            )

        await self._retrying(knowledge_id, again)
        return await self.get(knowledge_id)

    async def answer_identifiers(
        self, knowledge_id: str, answer: IdentifierAnswerRequest, by: str | None
    ) -> KnowledgeDocument:
        """Keep that what may identify a patient does not, and have the document sent on.

        `by` is a person's name. Raises NotFound, Conflict when the document has another text.
        """
        stored = await self.stored(knowledge_id)
        if stored.data["content_sha256"] != answer.content_sha256:
            raise text_changed()
        await keep_answer(self._context, stored, await read_text(self._context, stored), by)
        return await self.retry_sync(knowledge_id)

    async def approve(
        self, knowledge_id: str, request: DocumentApprovalRequest, approver: Approver
    ) -> KnowledgeDocument:
        """Keep that this person has approved the text, and have it sent if it has waited for that.

        Raises NotFound, Conflict when the document has another text than they have read, or waits
        for another person than them.
        """
        added = await self._approve(knowledge_id, request.content_sha256, approver)
        document = await self.get(knowledge_id)
        if not added and document.approval.state is ApprovalState.FIRST_READER:
            raise Conflict(text("You have approved it already; another person has to read it too."))
        return document

    async def _approve(self, knowledge_id: str, read_sha256: str, approver: Approver) -> bool:
        """Whether this adds to what has been approved."""
        added = False

        async def change(stored: StoredDocument) -> None:
            nonlocal added
            fields = self._approvals.given(stored.data, read_sha256, approver)
            added = bool(fields)
            if not added:
                return
            data = stored.data | fields
            waited = data["sync_status"] == SyncStatus.UNAPPROVED.value
            if not waited or self._approvals.holds_back(data):
                await self._documents.replace(COLLECTION, knowledge_id, data, stored.version)
                return
            await self._jobs.enqueue(
                sync_request(knowledge_id),
                [Replace(COLLECTION, knowledge_id, data | pending(), stored.version)],
            )

        await self._retrying(knowledge_id, change)
        return added

    async def plan_review(
        self,
        knowledge_id: str,
        plan: ReviewPlan,
        *,
        by: str | None = None,
        expected: ExpectedVersion = ANY_VERSION,
    ) -> KnowledgeDocument:
        """Keep when and by whom the document is to be reviewed; see `Reviews.plan`.

        Raises NotFound too.
        """
        if not await self._reviews.plan(knowledge_id, plan, by, expected):
            raise unknown_document()
        return await self.get(knowledge_id)

    async def _retrying(
        self, knowledge_id: str, change: Callable[[StoredDocument], Awaitable[None]]
    ) -> None:
        async def attempt() -> None:
            await change(await self.stored(knowledge_id))

        await until_current(attempt)

    async def stored(self, knowledge_id: str) -> StoredDocument:
        """The document's record. Raises NotFound."""
        stored = await self._documents.get(COLLECTION, knowledge_id)
        if stored is None:
            raise unknown_document()
        return stored

"""The routes of the documents and of the files that become documents."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, File, Form, Path, Query, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from core.ports.documents import CountChanges
from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.shared.approvals import Approver, digest
from core.shared.removals import Removals
from core.values import DoctorId, FilledText, Id, PendingRemoval, PendingRemovals, Text
from core.web.answers import UNCHANGED, KeptAnswers
from core.web.body_limits import takes_files
from core.web.paging import Cursor
from core.web.preconditions import IdempotencyKey, IfMatch, tagged
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import (
    MAX_FILE,
    DiseaseName,
    FileFormats,
    FilePreview,
    FileReading,
    FileReadings,
    IdentifierAnswerRequest,
    KnowledgeCreate,
    KnowledgeDocument,
    KnowledgeList,
    KnowledgeUpdate,
    PossibleIdentifier,
    ReadSection,
    Retirement,
    ReviewPlan,
    SameText,
    SearchResult,
    Sha256,
    SyncStatus,
    TagCounts,
    Tags,
    TextPreviewRequest,
    WebAddress,
)
from plugins.knowledge.files.addresses import WebAddresses
from plugins.knowledge.files.originals import Upload
from plugins.knowledge.files.room import VoiceRoom, fits
from plugins.knowledge.files.uploads import Uploads
from plugins.knowledge.identifiers.finder import possible_identifiers
from plugins.knowledge.listing import KnowledgeLists
from plugins.knowledge.models import COLLECTION, REMOVALS, read_sections
from plugins.knowledge.reader import KnowledgeTexts
from plugins.knowledge.routes.addresses import ANY_FILE, attachment
from plugins.knowledge.service import KnowledgeService

Reading = Annotated[Caller, Depends(require("knowledge:read"))]
Writing = Annotated[Caller, Depends(require("knowledge:write"))]
APPROVING = require("knowledge:approve")
KnowledgeId = Annotated[Id, Path()]
# A text and what was not read of it; its sections, the documents with the same one, identifiers.
_LookedAt = tuple[str, list[str], list[ReadSection], list[SameText], list[PossibleIdentifier]]


def add_document_routes(
    router: APIRouter,
    service: KnowledgeService,
    lists: KnowledgeLists,
    texts: KnowledgeTexts,
    uploads: Uploads,
    addresses: WebAddresses,
    removals: Removals,
    approvals: DocumentApprovals,
    room: VoiceRoom,
    change_numbers: CountChanges,
) -> None:
    """The routes under `/api/knowledge` that have no module of their own."""
    answers = KeptAnswers(change_numbers)

    @router.post("", status_code=201)
    async def create_document(
        new: KnowledgeCreate,
        caller: Writing,
        response: Response,
        idempotency_key: IdempotencyKey = None,
    ) -> KnowledgeDocument:
        """Keep a document and send it to the voice service."""
        doctor = caller.acting_for(new.doctor_id)
        created = await service.create(
            new, doctor, by=caller.name, key=idempotency_key, approver=approver(new, caller)
        )
        return tagged(response, created)

    def approver(new: KnowledgeCreate, caller: Caller) -> Approver | None:
        if new.approved_sha256 is None:
            return None
        APPROVING.check(caller)
        return approvals.approver_as_saved(caller)

    @router.get("", response_model=KnowledgeList, responses=UNCHANGED)
    async def list_documents(
        request: Request,
        caller: Reading,
        tag: Annotated[Text | None, Query(max_length=50)] = None,
        q: Annotated[Text | None, Query(max_length=100)] = None,
        sync_status: SyncStatus | None = None,
        review_due: Annotated[
            bool, Query(description="Only documents whose review is due, the longest first")
        ] = False,
        ids: Annotated[
            list[Id],
            Query(max_length=200, description="These documents in this order, whatever else"),
        ] = [],  # noqa: B006 - nothing changes it
        include: Literal["content"] | None = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> Response:
        """A page of documents, newest first, or those of `ids` that there are."""
        page = partial(
            lists.page,
            tag=tag,
            q=q,
            sync_status=sync_status,
            review_due=review_due,
            include_content=include == "content",
            limit=limit,
            cursor=cursor,
        )
        if ids:
            page = partial(lists.of, ids, include_content=include == "content")
        # Texts are in files, whose changes nobody counts.
        # What is due is another thing on the next day.
        counted = () if include or review_due else (COLLECTION, REMOVALS)
        return await answers.give(request, counted, page)

    @router.post("/upload", status_code=201)
    @takes_files(MAX_FILE)
    async def upload_document(
        caller: Writing,
        response: Response,
        file: Annotated[UploadFile, File(description="A file of one of the kinds at `/formats`")],
        disease_name: Annotated[DiseaseName, Form()],
        tags: Annotated[Tags, Form()],
        doctor_id: Annotated[DoctorId | None, Form()] = None,
        encoding: Annotated[
            Text | None,
            Form(max_length=50, description="How a text file is stored, where it does not say it"),
        ] = None,
        no_patient_data: Annotated[
            bool, Form(description="What may identify a patient in the text does not")
        ] = False,
        approved_sha256: Annotated[
            Sha256 | None,
            Form(description="The SHA-256 of its text as previewed, which the caller approves"),
        ] = None,
        address: Annotated[
            WebAddress | None, Form(description="Where it was fetched, kept beside the file")
        ] = None,
        idempotency_key: IdempotencyKey = None,
    ) -> KnowledgeDocument:
        """Keep an uploaded file as a document; the plugin for its kind reads the text.

        A text file that can be read in more than one way is refused with the error code
        `encoding_unclear`: `/upload/readings` shows the ways, `encoding` chooses one.
        """
        upload = await read_file(file, encoding, address)
        new = KnowledgeCreate(
            disease_name=disease_name,
            tags=tags,
            raw_content=upload.read.text,
            doctor_id=doctor_id,
            no_patient_data=no_patient_data,
            approved_sha256=approved_sha256,
        )
        created = await service.create(
            new,
            caller.acting_for(doctor_id),
            by=caller.name,
            key=idempotency_key,
            upload=upload,
            approver=approver(new, caller),
        )
        return tagged(response, created)

    async def read_file(
        file: UploadFile, encoding: str | None, address: str | None = None
    ) -> Upload:
        name = file.filename or ""
        content = await file.read(MAX_FILE + 1)
        return Upload(name, content, await uploads.text(name, content, encoding), address)

    @router.post("/upload/preview")
    @takes_files(MAX_FILE)
    async def preview_upload(
        caller: Writing,
        file: Annotated[UploadFile, File(description="A file of one of the kinds at `/formats`")],
        encoding: Annotated[
            Text | None,
            Form(max_length=50, description="How a text file is stored, where it does not say it"),
        ] = None,
    ) -> FilePreview:
        """The text that would be kept of a file, and what was not read; nothing is kept."""

        async def read() -> tuple[str, list[str]]:
            found = (await read_file(file, encoding)).read
            return found.text, list(found.not_read)

        return await preview(read())

    @router.post("/preview")
    async def preview_text(new: TextPreviewRequest, caller: Writing) -> FilePreview:
        """What would be kept of a pasted text; nothing is kept."""

        async def read() -> tuple[str, list[str]]:
            return new.raw_content, []

        return await preview(read())

    async def preview(reading: Awaitable[tuple[str, list[str]]]) -> FilePreview:
        # The voice service may take seconds to tell its room: the text is looked at meanwhile.
        told, (content, not_read, sections, same, identifiers) = await asyncio.gather(
            room.left(), looked_at(reading)
        )
        size = len(content.encode())
        return FilePreview(
            text=content,
            read_sections=sections,
            characters=len(content),
            content_sha256=digest(content),
            not_read=not_read,
            same_text=same,
            identifiers=identifiers,
            size=size,
            room=told,
            fits=fits(size, told.left),
        )

    async def looked_at(reading: Awaitable[tuple[str, list[str]]]) -> _LookedAt:
        content, not_read = await reading
        found = await asyncio.gather(
            asyncio.to_thread(read_sections, content, ""),
            service.same_text(content),
            asyncio.to_thread(possible_identifiers, content),
        )
        return content, not_read, *found

    @router.post("/upload/readings")
    @takes_files(MAX_FILE)
    async def read_upload(
        caller: Writing,
        file: Annotated[UploadFile, File(description="A Markdown or text file")],
    ) -> FileReadings:
        """The ways to read a text file; nothing is kept."""
        content = await file.read(MAX_FILE + 1)
        readings = await uploads.readings(file.filename or "", content)
        return FileReadings(
            readings=[
                FileReading(encoding=one.codec, title=one.title, lines=list(one.lines))
                for one in readings
            ]
        )

    @router.get("/tags", response_model=TagCounts, responses=UNCHANGED)
    async def list_tags(request: Request, caller: Reading) -> Response:
        """The tags that documents have, the most used first."""
        return await answers.give(request, (COLLECTION,), lists.tags)

    @router.get("/formats")
    async def list_formats(caller: Reading) -> FileFormats:
        """The kinds of files that can be uploaded."""
        return FileFormats(formats=uploads.formats(), addresses=addresses.allowed)

    @router.get("/search")
    async def search_documents(
        caller: Reading,
        q: Annotated[FilledText, Query(max_length=2000)],
        document_ids: Annotated[list[Id], Query(min_length=1, max_length=100)],
        limit: Annotated[int, Query(ge=1, le=50)] = 5,
    ) -> SearchResult:
        """The passages of these documents that fit a question."""
        await texts.require(document_ids, "document_ids")
        return SearchResult(passages=await texts.search(q, document_ids, limit))

    @router.get("/removals")
    async def list_removals(
        caller: Reading,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Cursor = None,
    ) -> PendingRemovals:
        """Deleted documents that the voice service may still have, and why."""
        return await removals.page(limit, cursor)

    @router.post("/removals/{knowledge_id}/retry")
    async def retry_removal(knowledge_id: KnowledgeId, caller: Writing) -> PendingRemoval:
        """Try now to remove a deleted document at the voice service."""
        return await removals.try_now(knowledge_id)

    @router.get("/{knowledge_id}")
    async def get_document(
        knowledge_id: KnowledgeId,
        caller: Reading,
        response: Response,
        include: Literal["sections"] | None = None,
    ) -> KnowledgeDocument:
        """One document with its text; `include=sections` adds what agents read of it."""
        return tagged(response, await service.get(knowledge_id, sections=include == "sections"))

    @router.get("/{knowledge_id}/original")
    async def original_file(knowledge_id: KnowledgeId, caller: Reading) -> StreamingResponse:
        """The file that the document was uploaded as."""
        original, pieces = await service.original(knowledge_id)
        return StreamingResponse(pieces, media_type=ANY_FILE, headers=attachment(original.name))

    @router.put("/{knowledge_id}")
    async def update_document(
        knowledge_id: KnowledgeId,
        changes: KnowledgeUpdate,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
    ) -> KnowledgeDocument:
        """Change a document; a new name or text is sent to the voice service."""
        expected = ExpectedVersion(changes.version, if_match)
        return tagged(
            response, await service.update(knowledge_id, changes, by=caller.name, expected=expected)
        )

    @router.delete("/{knowledge_id}", status_code=204)
    async def delete_document(
        knowledge_id: KnowledgeId,
        caller: Writing,
        if_match: IfMatch,
        erase: Annotated[
            bool, Query(description="Erase it for good at once: it cannot be brought back")
        ] = False,
    ) -> Response:
        """Delete a document here, and at the voice service as soon as it lets us.

        It is kept for a day, and can be brought back under `/retired`.
        """
        expected = ExpectedVersion(tags=if_match)
        await service.retire(
            knowledge_id, Retirement.DELETED, by=caller.name, expected=expected, erase=erase
        )
        return Response(status_code=204)

    @router.post("/{knowledge_id}/no-patient-data")
    async def answer_identifiers(
        knowledge_id: KnowledgeId,
        answer: IdentifierAnswerRequest,
        caller: Writing,
        response: Response,
    ) -> KnowledgeDocument:
        """Say that what may identify a patient in this text does not, and have it sent on."""
        return tagged(response, await service.answer_identifiers(knowledge_id, answer, caller.name))

    @router.put("/{knowledge_id}/review")
    async def plan_review(
        knowledge_id: KnowledgeId,
        plan: ReviewPlan,
        caller: Writing,
        response: Response,
        if_match: IfMatch,
    ) -> KnowledgeDocument:
        """Say on which day the document is to be reviewed, and by whom; the dashboard reminds.

        Versions and entity tags are those of `review`, not of the document.
        """
        expected = ExpectedVersion(plan.version, if_match)
        document = await service.plan_review(knowledge_id, plan, by=caller.name, expected=expected)
        tagged(response, document.review)
        return document

    @router.post("/{knowledge_id}/retry-sync")
    async def retry_sync(knowledge_id: KnowledgeId, caller: Writing) -> KnowledgeDocument:
        """Send a document to the voice service once more."""
        return await service.retry_sync(knowledge_id)

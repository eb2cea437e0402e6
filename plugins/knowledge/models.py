"""How a knowledge document is kept, and how it is shown."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal
from uuid import uuid4

from pydantic import Field, StrictBool, StrictInt

from core import clock
from core.i18n import kept_text, translate
from core.i18n.kept import TEXTS
from core.jobs import JobRequest
from core.models.late import LateModel
from core.ports.documents import JsonObject, StoredDocument
from core.records import Stamp
from core.records.versions import StoredVersion, first_version, last_change
from core.shared.approvals import digest
from core.text.name_keys import name_keys
from plugins.knowledge.contract import (
    DOCUMENTS,
    ContentVersion,
    DocumentReview,
    DocumentSection,
    KnowledgeDocument,
    ReadSection,
    SyncStatus,
)
from plugins.knowledge.stored.approval import (
    StoredFormerText,
    StoredText,
    StoredTextApproval,
    approval_view,
)
from plugins.knowledge.stored.expiry import WITHHELD_FROM, StoredExpiry, expiry_view
from plugins.knowledge.stored.proof import StoredProof, proof_view

COLLECTION = DOCUMENTS
REMOVALS = "knowledge_removals"
"""Documents that are deleted here and may still exist at the voice service, by their own id."""

VERSIONS = "knowledge_versions"
"""What documents were before each saved change of their text, name or tags."""

RETIRED = "knowledge_retired"
"""Documents out of use, by their own id: archived, deleted, or just being erased."""

COMPARISONS = "knowledge_comparisons"
"""What differed at the voice service at the last look: one record."""

CLARITY = "knowledge_clarity"
"""What readers have said of how clear documents are, by the document's id."""

ERASING = "erasing"
"""How a document is retired that is being erased for good: nobody can bring it back."""

SYNC_JOB = "knowledge.sync"
ERASE_JOB = "knowledge.erase"
PROVE_JOB = "knowledge.prove"
COMPARE_JOB = "knowledge.compare"
EXPIRE_JOB = "knowledge.expire"

LISTED_FIELDS = (
    "doctor_id",
    "disease_name",
    "tags",
    "characters",
    "content_sha256",
    "sync_status",
    "elevenlabs_document_id",
    "sections",
    "sync_error_message",
    TEXTS,
    "last_sync_attempt",
    "sync_retry_count",
    "created_at",
    "modified_at",
    "version",
    "changed_by",
    "changed_at",
    "content_key",
    "review_on",
    "review_owner",
    "review_changed",
    "expiry",
    WITHHELD_FROM,
    "proof",
    "approval",
    "approval_wanted",
    "former_in_use",
    "text_there",
)

MAX_SECTIONS = 300
"""Sections that are listed with a document; a text of more is still searched whole."""


TextKey = Annotated[str, Field(pattern=r"^knowledge/[\w./-]+$")]


class StoredOriginal(LateModel):
    """The uploaded file: its blob, its name, its size in bytes, what was not read of it, and the
    address on the web that it was fetched from.
    """

    key: TextKey
    name: str
    size: StrictInt
    not_read: list[str]
    address: str | None = None


class StoredAnswer(LateModel):
    """Who (a name) has said when that these findings in a text are no patient's data."""

    fingerprints: list[str]
    answered_by: str | None
    answered_at: Stamp


class StoredKnowledge(StoredVersion):
    """A document's record. Times are stamps of `core.clock`; `content_key` is the blob of its text.

    `sync_name` is its name at the voice service. `old_content_keys` are texts that the voice
    service has had no successor of yet; their versions keep them. `approval_wanted` is False for a
    text from before documents were approved; `former_in_use` is a text that agents may be given
    until the present one is approved; `text_there` is the one that was sent last.
    """

    doctor_id: str
    disease_name: str
    name_keys: list[str]
    tags: list[str]
    content_key: TextKey
    content_sha256: str
    characters: StrictInt
    sections: list[DocumentSection]
    old_content_keys: list[TextKey]
    sync_status: SyncStatus
    sync_name: str | None
    elevenlabs_document_id: str | None
    sync_error_message: str | None
    last_sync_attempt: Stamp | None
    sync_retry_count: StrictInt
    created_at: Stamp
    modified_at: Stamp
    content_changed_at: Stamp | None = None
    request_sha256: str | None = None
    original: StoredOriginal | None = None
    review_on: date | None = None
    review_owner: str | None = None
    review_changed: StoredVersion = StoredVersion()
    expiry: StoredExpiry = Field(default_factory=StoredExpiry)
    withheld_from: Stamp | None = None
    no_patient_data: StoredAnswer | None = None
    proof: StoredProof | None = None
    approval: StoredTextApproval | None = None
    approval_wanted: StrictBool = False
    former_in_use: StoredFormerText | None = None
    text_there: StoredText | None = None


class StoredKnowledgeVersion(LateModel):
    """A document before a saved change.

    `number` is the version that it had, `content_key` its text, `saved_by` a person's name,
    `saved_at` when this version was saved.
    """

    knowledge_id: str
    number: StrictInt
    disease_name: str
    tags: list[str]
    content_key: TextKey
    content_sha256: str
    characters: StrictInt
    saved_by: str | None
    saved_at: Stamp


class StoredRetired(LateModel):
    """A document out of use, whole; `retired_by` is a person's name."""

    retirement: Literal["archived", "deleted", "erasing"]
    retired_at: Stamp
    retired_by: str | None
    document: StoredKnowledge


class StoredRemoval(LateModel):
    """A document that is out of use here and may still be at the voice service.

    `told` is whether the other features know it. `content_keys` are texts to be erased with it,
    where it was deleted before deleted documents were kept.
    """

    name: str
    deleted_at: Stamp
    provider_id: str | None
    sync_name: str | None
    content_keys: list[TextKey]
    told: bool = True


def content_fields(knowledge_id: str, title: str, text: str) -> JsonObject:
    """The stored fields that follow from a document's text: its blob, length and sections."""
    from core.retrieval.structure.sections import parse_sections  # not waited for by a start

    sections = parse_sections(text, title)[:MAX_SECTIONS]
    return {
        # A key is never used twice, so that deleting an old text can never hit a present one.
        "content_key": f"knowledge/{knowledge_id}/{uuid4().hex}.txt",
        "content_sha256": digest(text),
        "characters": len(text),
        "sections": [
            {
                "section_id": section.section_id,
                "title": section.title,
                "level": section.level,
                "characters": len(section.text),
            }
            for section in sections
        ],
    }


def read_sections(text: str, title: str) -> list[ReadSection]:
    """The sections of a text without their marks."""
    from core.retrieval.structure.sections import parse_sections  # not waited for by a start

    return [
        ReadSection(title=section.title, level=section.level, text=section.text)
        for section in parse_sections(text, title)
    ]


def blobs_of(data: Mapping[str, Any]) -> list[str]:
    """The keys of everything that a document keeps in blobs."""
    original = data.get("original")
    return [
        data["content_key"],
        *data["old_content_keys"],
        *([original["key"]] if original else []),
    ]


def provider_name(knowledge_id: str, disease_name: str) -> str:
    """The document's name at the voice service; the reference makes it findable there."""
    return f"{disease_name} [{knowledge_id}]"


def new_document(doctor_id: str, by: str | None, name: str, tags: list[str]) -> JsonObject:
    """The stored fields of a new document, without those of its text; `by` is a person's name."""
    now = clock.stamp()
    return {
        "doctor_id": doctor_id,
        "disease_name": name,
        "name_keys": name_keys(name),
        "tags": tags,
        "old_content_keys": [],
        "sync_status": SyncStatus.PENDING.value,
        "sync_name": None,
        "elevenlabs_document_id": None,
        "sync_error_message": None,
        "last_sync_attempt": None,
        "sync_retry_count": 0,
        "created_at": now,
        "modified_at": now,
        "content_changed_at": now,
        "approval_wanted": True,
        **first_version(by),
    }


def sync_request(knowledge_id: str) -> JobRequest:
    """The job that makes the voice service's copy of a document equal to ours."""
    return JobRequest(SYNC_JOB, {"knowledge_id": knowledge_id}, key=knowledge_id)


def former_request(knowledge_id: str) -> JobRequest:
    """The same job for a document whose text waits for its approval: the text that agents answer
    from meanwhile is sent again. Until it is there, they answer from none or from another one.
    """
    payload = {"knowledge_id": knowledge_id, "former": True}
    return JobRequest(SYNC_JOB, payload, key=knowledge_id, never_give_up=True)


def pending() -> JsonObject:
    """The stored fields of a document that waits to be sent to the voice service."""
    return {
        "sync_status": SyncStatus.PENDING.value,
        "sync_error_message": None,
        "sync_retry_count": 0,
    }


def content_version(stored: StoredDocument) -> ContentVersion:
    """Which text the document has now."""
    data: Mapping[str, Any] = stored.data
    return ContentVersion(
        knowledge_id=stored.id,
        content_sha256=data["content_sha256"],
        # Documents of earlier versions know only when anything of them was changed.
        changed_at=clock.parse(data.get("content_changed_at") or data["modified_at"]),
    )


def review_view(data: Mapping[str, Any]) -> DocumentReview:
    """When and by whom a document is to be read again, as the API shows it."""
    return DocumentReview(
        review_on=data.get("review_on"),
        review_owner=data.get("review_owner"),
        **last_change(data.get("review_changed") or {}, data["created_at"]),
    )


def view(stored: StoredDocument, raw_content: str | None = None) -> KnowledgeDocument:
    """A stored document as the API shows it."""
    data: Mapping[str, Any] = stored.data
    # Whoever read it has validated it; a list would spend most of its time on doing so again.
    record: Any = stored.record or StoredKnowledge.model_validate(data)
    attempt, problem = record.last_sync_attempt, record.sync_error_message
    return KnowledgeDocument.model_construct(
        knowledge_id=stored.id,
        doctor_id=record.doctor_id,
        disease_name=record.disease_name,
        tags=record.tags,
        raw_content=raw_content,
        characters=record.characters,
        content_sha256=record.content_sha256,
        sync_status=record.sync_status,
        elevenlabs_document_id=record.elevenlabs_document_id,
        structured_sections={section.section_id: section for section in record.sections},
        sync_error_message=problem and translate(kept_text(data, problem)),
        last_sync_attempt=clock.parse(attempt) if attempt else None,
        sync_retry_count=record.sync_retry_count,
        created_at=clock.parse(record.created_at),
        modified_at=clock.parse(record.modified_at),
        review_on=record.review_on,
        review_owner=record.review_owner,
        review=review_view(data),
        expiry=expiry_view(data),
        # Pydantic would inspect a factory that is left to give this, at four times a row's cost.
        identifiers=[],
        proof=proof_view(data),
        approval=approval_view(data),
        **last_change(data, record.modified_at),
    )

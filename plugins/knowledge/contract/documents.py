"""The documents: their text, their state, and lists of them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from core.i18n import Words
from core.models.late import LateModel
from core.records.versions import EditedVersion, Versioned
from core.values import DoctorId, FilledText, Line, PageInfo
from plugins.knowledge.contract.approvals import ApprovalState, DocumentApproval, Sha256
from plugins.knowledge.contract.files import (
    IdentifierAnswer,
    OriginalFile,
    PossibleIdentifier,
    ReadSection,
)

DOCUMENTS = "knowledge_documents"
"""The collection in which the documents are: its changes can be counted, and are told by events."""


DEFAULT_TAGS = (
    "before_visit",
    "diagnosis",
    "procedure",
    "post_care",
    "medication",
    "warning_signs",
    "faq",
)


MAX_CONTENT = 300_000
"""Characters of a document's text."""


DiseaseName = Annotated[Line, Field(max_length=100)]


Tag = Annotated[Line, Field(max_length=50)]


Tags = Annotated[list[Tag], Field(min_length=1, max_length=20)]


Content = Annotated[FilledText, Field(min_length=1, max_length=MAX_CONTENT)]


class SyncStatus(StrEnum):
    """Where a document stands on its way into the voice service's knowledge base.

    `pending` waits for its turn or its next try, `failed` needs a person. `unapproved` is sent once
    its text is approved, where the clinic gives its agents approved documents only.
    """

    PENDING = "pending"
    UNAPPROVED = "unapproved"
    SYNCING = "syncing"
    COMPLETED = "completed"
    FAILED = "failed"


class KnowledgeCreate(LateModel):
    """A new document. `raw_content` is Markdown or plain text, at most 300,000 characters.

    `no_patient_data` says that what may identify a patient in it does not. `approved_sha256` is the
    SHA-256 of the text that the caller has read and approves with this request.
    """

    disease_name: DiseaseName
    tags: Tags
    raw_content: Content
    doctor_id: DoctorId | None = None
    no_patient_data: bool = False
    approved_sha256: Sha256 | None = None

    @field_validator("tags")
    @classmethod
    def _each_once(cls, tags: list[str]) -> list[str]:
        return list(dict.fromkeys(tags))


class TextPreviewRequest(LateModel):
    """A text that may become a document; nothing is kept of it."""

    raw_content: Content


class KnowledgeUpdate(LateModel):
    """Changes to a document; what is left out stays."""

    disease_name: DiseaseName | None = None
    tags: Tags | None = None
    raw_content: Content | None = None
    version: EditedVersion = None


class DocumentSection(LateModel):
    """One section of a document: its heading and the length of its text in characters."""

    section_id: str
    title: str
    level: int
    characters: int


class DocumentProof(LateModel):
    """Whether agents find a document's present text at the voice service, asked at `checked_at`.

    `asked` is a sentence that they have to find. `proved` is None until there is an answer, and
    `problem` why it is not proved.
    """

    proved: bool | None
    checked_at: datetime | None
    asked: str
    problem: Words | None = None


class ReviewPlan(LateModel):
    """When a document is to be read again (a day), and who does it; None for never and nobody.

    `version` is that of the plan, and not of the document.
    """

    review_on: date | None = None
    review_owner: Annotated[Line, Field(max_length=100)] | None = None
    version: EditedVersion = None


class DocumentReview(Versioned):
    """The plan as it is kept. It has a version of its own: who edits the text meanwhile is not
    disturbed by another date.
    """

    review_on: date | None = None
    review_owner: str | None = None


EXPIRY_TOLD_DAYS = 14
"""For how many days before its last day is over staff are told that a document ends."""


class ExpiryPlan(LateModel):
    """The last day on which patients are given a document, by the clinic's time zone; None for no
    such day. `version` is that of this plan, and not of the document.
    """

    last_day: date | None = None
    version: EditedVersion = None


class DocumentExpiry(Versioned):
    """The last day as it is kept, with the time zone in which it ends.

    Once it is `over`, no agent, link or player gives the document to a patient, nor what was made
    from it, as if it were withdrawn; approvals stay as they are.
    """

    last_day: date | None = None
    time_zone: str | None = None
    over: bool = False


class KnowledgeDocument(Versioned):
    """A patient document as stored. `raw_content` is None in lists.

    `structured_sections` maps each section's id to its heading, level and length.
    `content_sha256` is the SHA-256 of the text's UTF-8 bytes; a new name or new tags leave it.
    `original` is the uploaded file, which later changes of the text leave; None in lists.
    `read_sections` is the text as agents read it, None unless it was asked for. `review_on` is the
    day on which it is to be read again, by `review_owner`; `review` is the same with its version.
    `expiry` is the last day on which patients are given it.

    `identifiers` are places of the text that may identify a patient and of which nobody has said
    that they do not; as long as there are such, it is sent to no provider. `no_patient_data` is who
    has said it of others. Both are empty in lists. `proof` is None while its present text is not
    at the voice service.
    """

    knowledge_id: str
    doctor_id: str
    disease_name: str
    tags: list[str]
    raw_content: str | None = None
    characters: int
    content_sha256: str
    original: OriginalFile | None = None
    read_sections: list[ReadSection] | None = None
    sync_status: SyncStatus
    elevenlabs_document_id: str | None = None
    structured_sections: dict[str, DocumentSection] = Field(default_factory=dict)
    sync_error_message: Words | None = None
    last_sync_attempt: datetime | None = None
    sync_retry_count: int = 0
    review_on: date | None = None
    review_owner: str | None = None
    review: DocumentReview
    expiry: DocumentExpiry
    identifiers: list[PossibleIdentifier] = Field(default_factory=list)
    no_patient_data: IdentifierAnswer | None = None
    proof: DocumentProof | None = None
    approval: DocumentApproval = DocumentApproval(state=ApprovalState.EARLIER)
    created_at: datetime
    modified_at: datetime


class KnowledgeList(PageInfo):
    """A page of documents, newest first.

    `removal_count` deleted documents may still be at the voice service; it is only given where
    there are such.
    """

    documents: list[KnowledgeDocument]
    removal_count: Annotated[int, Field(exclude_if=lambda count: count == 0)] = 0


class TagCount(LateModel):
    """A tag, and how many documents have it."""

    tag: str
    documents: int


class TagCounts(LateModel):
    """The tags of the newest `counted_documents`, the most used first.

    `all_counted` is whether these are all documents: only a clinic with very many has more.
    """

    tags: list[TagCount]
    counted_documents: int
    all_counted: bool


class Retirement(StrEnum):
    """Why a document is out of use: archived until somebody wants it again, or deleted."""

    ARCHIVED = "archived"
    DELETED = "deleted"


class RetiredDocument(LateModel):
    """A document out of use: since when (UTC), and who took it out (a name).

    A deleted one can be brought back until `erased_after`; an archived one always. `raw_content` is
    None in lists.
    """

    knowledge_id: str
    retirement: Retirement
    disease_name: str
    tags: list[str]
    characters: int
    raw_content: str | None = None
    retired_at: datetime
    retired_by: str | None
    erased_after: datetime | None


class RetiredDocuments(PageInfo):
    """A page of documents out of use, the latest first."""

    documents: list[RetiredDocument]

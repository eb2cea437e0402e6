"""What Upload Knowledge offers to pages and to other plugins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal, Protocol

from pydantic import BaseModel, Field, field_validator

from core.contracts import Event
from core.declarations import KEY, SUFFIX, validate, validate_callable, validate_text
from core.extensions import ExtensionPoint
from core.i18n import Words, text
from core.ports.voice import KnowledgeEntry
from core.records.versions import EditedVersion, Versioned
from core.values import DoctorId, FilledText, Line, PageInfo, Text

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex

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

MAX_FILE = 25_000_000
"""Bytes of an uploaded file of any kind."""

DiseaseName = Annotated[Line, Field(max_length=100)]
Tag = Annotated[Line, Field(max_length=50)]
Tags = Annotated[list[Tag], Field(min_length=1, max_length=20)]
Content = Annotated[FilledText, Field(min_length=1, max_length=MAX_CONTENT)]


class SyncStatus(StrEnum):
    """Where a document stands on its way into the voice service's knowledge base.

    `pending` waits for its turn or its next try, `failed` needs a person.
    """

    PENDING = "pending"
    SYNCING = "syncing"
    COMPLETED = "completed"
    FAILED = "failed"


class KnowledgeCreate(BaseModel):
    """A new document. `raw_content` is Markdown or plain text, at most 300,000 characters.

    `no_patient_data` says that what may identify a patient in it does not.
    """

    disease_name: DiseaseName
    tags: Tags
    raw_content: Content
    doctor_id: DoctorId | None = None
    no_patient_data: bool = False

    @field_validator("tags")
    @classmethod
    def _each_once(cls, tags: list[str]) -> list[str]:
        return list(dict.fromkeys(tags))


class KnowledgeUpdate(BaseModel):
    """Changes to a document; what is left out stays."""

    disease_name: DiseaseName | None = None
    tags: Tags | None = None
    raw_content: Content | None = None
    version: EditedVersion = None


class DocumentSection(BaseModel):
    """One section of a document: its heading and the length of its text in characters."""

    section_id: str
    title: str
    level: int
    characters: int


class KnowledgeDocument(Versioned):
    """A patient document as stored. `raw_content` is None in lists.

    `structured_sections` maps each section's id to its heading, level and length.
    `content_sha256` is the SHA-256 of the text's UTF-8 bytes; a new name or new tags leave it.
    `original` is the uploaded file, which later changes of the text leave; None in lists.
    `read_sections` is the text as agents read it, None unless it was asked for. `review_on` is the
    day on which it is to be read again, by `review_owner`.

    `identifiers` are places of the text that may identify a patient and of which nobody has said
    that they do not; as long as there are such, it is sent to no provider. `no_patient_data` is who
    has said it of others. Both are empty in lists.
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
    identifiers: list[PossibleIdentifier] = Field(default_factory=list)
    no_patient_data: IdentifierAnswer | None = None
    created_at: datetime
    modified_at: datetime


class ReviewPlan(BaseModel):
    """When a document is to be read again (a day), and who does it; None for never and nobody."""

    review_on: date | None = None
    review_owner: Annotated[Line, Field(max_length=100)] | None = None


class KnowledgeList(PageInfo):
    """A page of documents, newest first.

    `removal_count` deleted documents may still be at the voice service; it is only given where
    there are such.
    """

    documents: list[KnowledgeDocument]
    removal_count: Annotated[int, Field(exclude_if=lambda count: count == 0)] = 0


class FileFormat(BaseModel):
    """A kind of file that can be uploaded, and the plugin that reads it.

    `suffixes` are lower case with their dot.
    """

    key: str
    title: Words
    suffixes: list[str]
    max_bytes: int
    plugin_id: str
    plugin_title: Words


class FileFormats(BaseModel):
    """Every kind of file that can be uploaded now."""

    formats: list[FileFormat]


class ReadSection(BaseModel):
    """One section as it is read on: its heading and its lines without marks, as agents have them.

    `level` is 1 to 6, or 0 for text under no heading.
    """

    title: str
    level: int
    text: str


class SameText(BaseModel):
    """A document that has the very same text."""

    knowledge_id: str
    disease_name: str


class IdentifierKind(StrEnum):
    """What may identify a patient, the surest first."""

    NATIONAL_ID = "national_id"
    RECORD_NUMBER = "record_number"
    DATE_OF_BIRTH = "date_of_birth"
    NAME = "name"
    CONTACT = "contact"


class PossibleIdentifier(BaseModel):
    """A place in a text that may identify a patient: its line, from 1, and the words around it.

    `fingerprint` is the same wherever the same thing stands.
    """

    kind: IdentifierKind
    text: str
    line: int
    before: str
    after: str
    fingerprint: str


class IdentifierAnswer(BaseModel):
    """Who (a name) has said when (UTC) that what was found is no patient's data."""

    answered_by: str | None
    answered_at: datetime


class IdentifierAnswerRequest(BaseModel):
    """What was found in the text with this SHA-256 is no patient's data."""

    content_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class FilePreview(BaseModel):
    """What an uploaded file would become: its text, and sentences that tell what was not read.

    `identifiers` are places that may identify a patient.
    """

    text: str
    characters: int
    not_read: list[Words]
    same_text: list[SameText]
    identifiers: list[PossibleIdentifier] = Field(default_factory=list)


class OriginalFile(BaseModel):
    """The file that a document was uploaded as: its name, size in bytes, and what was not read."""

    name: str
    size: int
    not_read: list[Words] = Field(default_factory=list)


class FileReading(BaseModel):
    """One way to read a text file: how its letters are stored, and lines as they are then read."""

    encoding: str
    title: Words
    lines: list[str]


class FileReadings(BaseModel):
    """The ways to read a text file, the likeliest first; more than one when it is unclear."""

    readings: list[FileReading]


class ChangedField(StrEnum):
    """What a saved change has changed of a document."""

    TEXT = "text"
    NAME = "name"
    TAGS = "tags"


class DocumentVersion(BaseModel):
    """A document as it was saved: what it was called, by whom it was saved (a name) and when (UTC).

    `changes` is what differs from the version before it; empty for the first one, None where that
    one is not kept. `is_current` marks the document as it is now.
    """

    version: int
    disease_name: str
    tags: list[str]
    characters: int
    content_sha256: str
    saved_by: str | None
    saved_at: datetime
    changes: list[ChangedField] | None
    is_current: bool


class DocumentVersions(BaseModel):
    """A page of a document's versions, the newest first; the first page begins with the current."""

    versions: list[DocumentVersion]
    total_count: int
    next_cursor: str | None = None


class SeenVersion(BaseModel):
    """Which version the document has for whoever asks for something to be done with it."""

    version: EditedVersion = None


class TextChangeKind(StrEnum):
    """What happened to a line. `gap` stands for unchanged lines that are left out."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"


class ChangedWords(BaseModel):
    """A piece of a line, and whether it was changed."""

    text: str
    changed: bool


class TextChange(BaseModel):
    """One line of a difference, in pieces: a changed line stands twice, removed and added."""

    kind: TextChangeKind
    words: list[ChangedWords]


class VersionDifference(BaseModel):
    """What differs between two versions. `left_out` changed lines are not shown.

    `lines` is empty when the texts are the same.
    """

    before: DocumentVersion
    after: DocumentVersion
    lines: list[TextChange]
    left_out: int


class ReadingLevel(BaseModel):
    """How hard a text is to read, by a published measure of its language (`core.text.readability`).

    `is_short` marks a text with too few words for the value to mean much.
    """

    measure: Literal["flesch_kincaid_grade", "inflesz", "sentences_per_100_characters"]
    value: float
    level: Literal["easy", "fair", "hard"]
    is_short: bool


class HardSentence(BaseModel):
    """A sentence that is hard to read, and the heading that it stands under."""

    section: str
    text: str


class OtherFigure(BaseModel):
    """A sentence with a dose or a time, and one of another document that gives another figure."""

    text: str
    knowledge_id: str
    disease_name: str
    other_text: str


class DocumentFindings(BaseModel):
    """What staff should look at in a document. `language` is None for one that is not read.

    `compared_documents` others were read for other figures; `all_compared` whether these were all.
    """

    language: str | None
    reading: ReadingLevel | None
    hard_sentences: list[HardSentence]
    says_when_to_seek_help: bool | None
    other_figures: list[OtherFigure]
    compared_documents: int
    all_compared: bool


class Retirement(StrEnum):
    """Why a document is out of use: archived until somebody wants it again, or deleted."""

    ARCHIVED = "archived"
    DELETED = "deleted"


class RetiredDocument(BaseModel):
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


class SearchPassage(BaseModel):
    """A passage that fits a question."""

    knowledge_id: str
    disease_name: str
    section_id: str
    section_title: str
    text: str
    score: float


class SearchResult(BaseModel):
    """Passages for a question, best first."""

    passages: list[SearchPassage]


class ContentVersion(BaseModel):
    """Which text a document has now: the SHA-256 of its UTF-8 bytes, and since when (UTC).

    For documents of earlier versions `changed_at` is when anything of them was changed last.
    """

    knowledge_id: str
    content_sha256: str
    changed_at: datetime


class SourceText(BaseModel):
    """A document's text for other features, and the SHA-256 of its UTF-8 bytes."""

    knowledge_id: str
    disease_name: str
    text: Text
    content_sha256: str


class KnowledgeReader(Protocol):
    """What other features may know of the documents."""

    async def source(self, knowledge_id: str) -> SourceText:
        """The document's text. Raises NotFound, and Conflict while it may hold a patient's data."""
        ...

    async def versions(self, knowledge_ids: Collection[str]) -> Mapping[str, ContentVersion]:
        """Which text each document has now, by its id; unknown ids are left out."""
        ...

    async def require(self, knowledge_ids: Sequence[str], field: str) -> None:
        """Raise InvalidInput naming each unknown id under the field's path."""
        ...

    async def entries(self, knowledge_ids: Sequence[str]) -> list[KnowledgeEntry]:
        """The provider's entries of those documents that are synced, in the given order."""
        ...

    async def index(self, knowledge_ids: Sequence[str]) -> DocumentIndex:
        """A searchable index of these documents; unknown ids are left out."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentChanged(Event):
    """A knowledge document changed; the event may come more than once.

    stored: a new or edited text or name is kept here; synced: the voice service has it too;
    deleted: it is gone here, and the voice service may have it a while longer.

    .. versionadded:: 1
    """

    knowledge_id: str
    change: Literal["stored", "synced", "deleted"]


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """A file's text as Markdown, and sentences for the user that tell what was not read of it.

    .. versionadded:: 2
    """

    text: str
    not_read: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractorSpec:
    """Reads one kind of file: `extract(data, filename)` gives its text as Markdown.

    `suffixes` are lower case with their dot. `extract` runs in a thread of its own; it raises
    `elevendops.errors.InvalidInput` with a sentence for the user when the file cannot be read.
    Files of more than `max_bytes` are refused before; a file that is no more than text needs no
    more than the default.

    .. versionadded:: 2
    """

    key: str
    title: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes, str], str | ExtractedText]
    max_bytes: int = 4 * MAX_CONTENT + 4  # no encoding takes more than four for a character

    def __post_init__(self) -> None:
        validate_text(self.title, "ExtractorSpec.title")
        validate_callable(self.extract, "ExtractorSpec.extract")
        validate(KEY.fullmatch(self.key), f"ExtractorSpec.key {self.key!r} must be snake_case")
        validate(self.suffixes, "ExtractorSpec.suffixes is empty")
        for suffix in self.suffixes:
            validate(SUFFIX.fullmatch(suffix), f"ExtractorSpec.suffixes: {suffix!r} is no suffix")
        validate(
            0 < self.max_bytes <= MAX_FILE,
            f"ExtractorSpec.max_bytes must be above 0 and at most {MAX_FILE}",
        )


EXTRACTORS = ExtensionPoint("knowledge.extractors", ExtractorSpec, text("Kinds of files"))
"""What Upload Knowledge reads beside Markdown and plain text."""

"""Former versions of a document, and what changed between two."""

from datetime import datetime
from enum import StrEnum

from core.models.late import LateModel
from core.records.versions import EditedVersion


class ChangedField(StrEnum):
    """What a saved change has changed of a document."""

    TEXT = "text"
    NAME = "name"
    TAGS = "tags"


class DocumentVersion(LateModel):
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


class DocumentVersions(LateModel):
    """A page of a document's versions, the newest first; the first page begins with the current."""

    versions: list[DocumentVersion]
    total_count: int
    next_cursor: str | None = None


class SeenVersion(LateModel):
    """Which version the document has for whoever asks for something to be done with it."""

    version: EditedVersion = None


class TextChangeKind(StrEnum):
    """What happened to a line. `gap` stands for unchanged lines that are left out."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"


class ChangedWords(LateModel):
    """A piece of a line, and whether it was changed."""

    text: str
    changed: bool


class TextChange(LateModel):
    """One line of a difference, in pieces: a changed line stands twice, removed and added."""

    kind: TextChangeKind
    words: list[ChangedWords]


class VersionDifference(LateModel):
    """What differs between two versions. `left_out` changed lines are not shown.

    `lines` is empty when the texts are the same.
    """

    before: DocumentVersion
    after: DocumentVersion
    lines: list[TextChange]
    left_out: int

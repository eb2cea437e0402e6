"""What other features have of the documents: texts, passages, events, and kinds of files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, Protocol

from core.contracts import Event
from core.declarations import KEY, SUFFIX, validate, validate_callable, validate_text
from core.extensions import ExtensionPoint
from core.i18n import text
from core.models.late import LateModel
from core.ports.voice import KnowledgeEntry
from core.values import Text
from plugins.knowledge.contract.documents import MAX_CONTENT
from plugins.knowledge.contract.files import MAX_FILE, PossibleIdentifier

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex


class SearchPassage(LateModel):
    """A passage that fits a question."""

    knowledge_id: str
    disease_name: str
    section_id: str
    section_title: str
    text: str
    score: float


class SearchResult(LateModel):
    """Passages for a question, best first."""

    passages: list[SearchPassage]


class ContentVersion(LateModel):
    """Which text a document has now: the SHA-256 of its UTF-8 bytes, and since when (UTC).

    For documents of earlier versions `changed_at` is when anything of them was changed last.
    """

    knowledge_id: str
    content_sha256: str
    changed_at: datetime


class SourceText(LateModel):
    """A document's text for other features, and the SHA-256 of its UTF-8 bytes.

    The text is without what it tells nobody: front matter, comments and what is struck out.
    """

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

    async def versions_in_use(self, knowledge_ids: Collection[str]) -> Mapping[str, ContentVersion]:
        """The same of the texts that agents answer from: the one approved before, where the present
        one waits for its approval.

        .. versionadded:: 2
        """
        ...

    async def require_approved(
        self, knowledge_ids: Sequence[str], field: str, linked: Collection[str] = ()
    ) -> None:
        """Raise InvalidInput naming, under the field's path, each document that the clinic's rule
        keeps from agents. Those that are `linked` already may stay.

        .. versionadded:: 2
        """
        ...

    async def entries(self, knowledge_ids: Sequence[str]) -> list[KnowledgeEntry]:
        """The provider's entries of those documents that are synced, in the given order."""
        ...

    async def search(
        self, question: str, knowledge_ids: Sequence[str], limit: int
    ) -> list[SearchPassage]:
        """At most `limit` passages of these documents that fit a question, best first; unknown
        ids are left out."""
        ...


class KnowledgeIndexes(Protocol):
    """What the product's own features search in: not for plugins, as its shape may change."""

    async def index(self, knowledge_ids: Sequence[str]) -> DocumentIndex:
        """A searchable index of these documents; unknown ids are left out."""
        ...

    async def by_entry(self, knowledge_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The id and name of each of these documents that the voice service has, by the id that it
        has there.
        """
        ...

    async def by_meaning(self, knowledge_ids: Sequence[str]) -> DocumentIndex | None:
        """The same index, which compares by meaning too: only to be used in a worker thread.

        None where nothing compares by meaning.
        """
        ...


class PatientIdentifiers(Protocol):
    """Finds what may identify a patient in what the product's own features send to a provider."""

    async def left_out(self, texts: Sequence[str]) -> list[str]:
        """The texts with a mark in the place of each name, number or date that may do so.

        It is found as in documents: a name or a date only beside words that make it a patient's.
        """
        ...

    async def unanswered(self, knowledge_id: str, texts: Sequence[str]) -> list[PossibleIdentifier]:
        """What may identify a patient in texts that are made of a document or for it, each once.

        What staff have said of the document to be no patient's data is left out.
        """
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
class VoiceAccountChanged(Event):
    """The key or the voice service may be of another account than before: whoever has something
    there looks whether it has it still. The event may come more than once.

    .. versionadded:: 2
    """


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
    more than the default. With `is_page` the file is text with marks in angle brackets, as a web
    page: it comes as UTF-8 with its mark, read as the evidence of its words tells, and staff choose
    where it can be read in two ways.

    .. versionadded:: 2
    """

    key: str
    title: str
    suffixes: tuple[str, ...]
    extract: Callable[[bytes, str], str | ExtractedText]
    max_bytes: int = 4 * MAX_CONTENT + 4  # no encoding takes more than four for a character
    is_page: bool = False

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

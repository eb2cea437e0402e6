"""What has been done to a clinic, and what its patients may get because of it: a plain model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from core import clock
from core.spoken import spoken_form

COMMON_SCRIPT = "Read the leaflet before you take the tablets."
"""Fits every document."""


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(slots=True)
class Document:
    """A leaflet about one medicine, in one of several texts. `name` is the medicine's, and `said`
    how the clinic has it pronounced, "" for by the voice's own rules. One that was
    deleted can be erased for good from `erased_after` on.
    """

    name: str
    doses: tuple[int, ...]
    knowledge_id: str = ""
    dose: int = 0
    in_use: bool = True
    erased_after: datetime | None = None
    said: str = ""

    @property
    def text(self) -> str:
        """What it says now."""
        return self.text_with(self.dose)

    def text_with(self, dose: int) -> str:
        """What it says with this dose."""
        return (
            f"# {self.name}\n\n## How much to take\n\n"
            f"Take {dose} mg of {self.name} once a day.\n\n"
            "## Before you begin\n\nRead the leaflet before you take the tablets.\n"
        )

    def scripts(self) -> tuple[str, ...]:
        """The scripts that are made of it."""
        said = (f"Take {dose} mg of {self.name} once a day, please." for dose in self.doses)
        return (*said, COMMON_SCRIPT)

    def said_in(self, script: str) -> str:
        """The pronunciation that changes what is spoken of a script."""
        return self.said if self.name in script else ""

    def spoken(self, script: str) -> str:
        """What a voice is given of a script now."""
        said = self.said_in(script)
        return spoken_form(script.replace(self.name, said) if said else script)


@dataclass(slots=True)
class Audio:
    """An audio file, which says its medicine as `said`; `addresses` were given for patients while
    it was current.
    """

    audio_id: str
    document: Document
    script: str
    said: str
    addresses: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Link:
    """A link for a patient; its `path` is below the API."""

    handout_id: str
    path: str
    audio: Audio
    expires_at: datetime
    revoked: bool = False


@dataclass(slots=True)
class Expected:
    """The clinic as it must be."""

    documents: list[Document]
    approved: set[tuple[str, str, str, str]] = field(default_factory=set)
    """Document, SHA-256 of script and of the document's text, and the pronunciation."""
    withdrawn: set[str] = field(default_factory=set)
    """The ids of the recalls that are active."""
    audio: list[Audio] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    def in_use(self) -> list[Document]:
        """The documents that have not been archived or deleted."""
        return [document for document in self.documents if document.in_use]

    def is_withdrawn(self, document: Document) -> bool:
        """Whether the document itself is recalled."""
        return f"document.{document.knowledge_id}" in self.withdrawn

    def may_be_spoken(self, document: Document, script: str) -> bool:
        """Whether this script is approved for the document as it is now."""
        sha256 = digest(script)
        said = document.said_in(script)
        return (
            document.in_use
            and (document.knowledge_id, sha256, digest(document.text), said) in self.approved
            and not self.is_withdrawn(document)
            and f"script.{sha256}" not in self.withdrawn
        )

    def speakable(self) -> set[str]:
        """Every text that may be spoken now."""
        return {
            document.spoken(script)
            for document in self.documents
            for script in document.scripts()
            if self.may_be_spoken(document, script)
        }

    def may_be_heard(self, audio: Audio) -> bool:
        """Whether patients may hear this file now."""
        recalled = f"audio.{audio.audio_id}" in self.withdrawn
        as_now = audio.said == audio.document.said_in(audio.script)
        return not recalled and as_now and self.may_be_spoken(audio.document, audio.script)

    def is_open(self, link: Link) -> bool:
        """Whether this link plays now."""
        alive = not link.revoked and clock.now() < link.expires_at
        return alive and link.audio in self.audio and self.may_be_heard(link.audio)

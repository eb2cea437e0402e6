"""Files as they are uploaded: what can be read, what was, and what is asked first."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from core.i18n import Words, text
from core.models.late import LateModel
from plugins.knowledge.contract.approvals import Sha256

MAX_FILE = 25_000_000
"""Bytes of an uploaded file of any kind."""


class FileFormat(LateModel):
    """A kind of file that can be uploaded, and the plugin that reads it.

    `suffixes` are lower case with their dot.
    """

    key: str
    title: Words
    suffixes: list[str]
    max_bytes: int
    plugin_id: str
    plugin_title: Words


class FileFormats(LateModel):
    """Every kind of file that can be uploaded now, and whether they are fetched from addresses."""

    formats: list[FileFormat]
    addresses: bool = False


MAX_ADDRESS = 2000
_WHOLE_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f/?#\\]+([/?#][^\s\x00-\x1f\x7f]*)?\Z", re.I)


def _of_the_web(address: str) -> str:
    found = _WHOLE_ADDRESS.match(address)
    if found is None:
        raise ValueError(
            text("Give a whole address without spaces that begins with {start}", start="https://")
        )
    if "@" in re.split("[/?#]", address.partition("://")[2])[0]:
        # It would be kept, and shown to everybody.
        raise ValueError(text("Give an address without a user name and password"))
    return address


WebAddress = Annotated[str, StringConstraints(max_length=MAX_ADDRESS), AfterValidator(_of_the_web)]
"""The address of a website as it is fetched from and kept."""


class AddressRequest(LateModel):
    """Fetch the file at an address of the web."""

    address: WebAddress


class ReadSection(LateModel):
    """One section as it is read on: its heading and its lines without marks, as agents have them.

    `level` is 1 to 6, or 0 for text under no heading.
    """

    title: str
    level: int
    text: str


class SameText(LateModel):
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


class PossibleIdentifier(LateModel):
    """A place that may identify a patient: its line in the text, from 1, or 0 in the document's
    name, and the words around it.

    `fingerprint` is the same wherever the same thing stands.
    """

    kind: IdentifierKind
    text: str
    line: int
    before: str
    after: str
    fingerprint: str


class IdentifierAnswer(LateModel):
    """Who (a name) has said when (UTC) that what was found is no patient's data."""

    answered_by: str | None
    answered_at: datetime


class IdentifierAnswerRequest(LateModel):
    """What was found in the text with this SHA-256 is no patient's data."""

    content_sha256: Sha256


class RoomLeft(LateModel):
    """What the account at the voice service has left: bytes of documents that agents search, and
    credits. Each is None where the voice service does not tell it; credits also where there is no
    limit.
    """

    used: int | None = None
    limit: int | None = None
    credits_left: int | None = None

    @property
    def left(self) -> int | None:
        """The bytes that may still be sent."""
        if self.used is None or self.limit is None:
            return None
        return max(0, self.limit - self.used)


class FilePreview(LateModel):
    """What a file or a pasted text would become: its text, and sentences that tell what was not
    read.

    `read_sections` is the text as agents read it. `identifiers` are places that may identify a
    patient. `size` is that of the text in bytes, `room` what the voice service has left for it, and
    `fits` whether that is enough, None where it is not told.
    """

    text: str
    read_sections: list[ReadSection]
    characters: int
    content_sha256: str
    not_read: list[Words]
    same_text: list[SameText]
    identifiers: list[PossibleIdentifier] = Field(default_factory=list)
    size: int
    room: RoomLeft
    fits: bool | None = None


class OriginalFile(LateModel):
    """The file that a document was uploaded as: its name, size in bytes, and what was not read.

    `address` is the one on the web that it was fetched from.
    """

    name: str
    size: int
    address: str | None = None
    not_read: list[Words] = Field(default_factory=list)


class FileReading(LateModel):
    """One way to read a text file: how its letters are stored, and lines as they are then read."""

    encoding: str
    title: Words
    lines: list[str]


class FileReadings(LateModel):
    """The ways to read a text file, the likeliest first; more than one when it is unclear."""

    readings: list[FileReading]

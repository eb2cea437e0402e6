"""Approving a document: who has read exactly which text, and what the clinic asks for."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from core.i18n import Words
from core.models.late import LateModel
from core.values import Line

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a text's UTF-8 bytes, in hexadecimal digits."""


class ApprovalState(StrEnum):
    """What people have said of a document's present text.

    `waiting`: nobody has approved it; `first_reader`: one person has, and another one has to read
    it too; `earlier`: it was in use before documents were approved, and stays so until its text is
    changed.
    """

    WAITING = "waiting"
    FIRST_READER = "first_reader"
    APPROVED = "approved"
    EARLIER = "earlier"


class DocumentReader(LateModel):
    """Who has read and approved the text, and when (UTC)."""

    approved_by: str
    approved_by_name: Words
    approved_at: datetime


class DocumentApproval(LateModel):
    """How the present text of a document stands. `readers` have approved exactly this text.

    `former_in_use` is whether agents go on answering from a text of before until this one is
    approved.
    """

    state: ApprovalState
    readers: list[DocumentReader] = Field(default_factory=list)
    former_in_use: bool = False


class DocumentApprovalRequest(LateModel):
    """Approve the text with this SHA-256.

    `reader` is the name of who has read it, for a clinic where nobody signs in; with sign-in it is
    known who asks, and the field says nothing.
    """

    content_sha256: Sha256
    reader: Annotated[Line, Field(max_length=100)] | None = None


class ApprovalRules(LateModel):
    """What the clinic asks for before agents answer from a document.

    `names_typed` is whether nobody signs in, so that only typed names tell two readers apart.
    """

    approved_only: bool
    second_reader: bool
    names_typed: bool

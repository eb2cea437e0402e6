"""Who of the clinic reads which language, and so may approve translations into it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from core.models.late import LateModel

Iso = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language without its region: `zh`, `pt`, `fil`."""


class LanguageMark(LateModel):
    """A language that somebody says to read, and who (a name) has confirmed it when (UTC).

    `confirmed_by` is None while nobody has; then it counts for nothing.
    """

    language: str
    confirmed_by: str | None
    confirmed_at: datetime | None


class LanguageReader(LateModel):
    """Somebody of the clinic, and the languages that they say to read."""

    user_id: str
    name: str
    marks: list[LanguageMark]


class LanguageReaders(LateModel):
    """Everybody who has said to read a language, by name; `you` is the id of who asks."""

    readers: list[LanguageReader]
    you: str


class ReaderStatement(LateModel):
    """The languages that the caller reads; those left out are taken back."""

    languages: Annotated[list[Iso], Field(max_length=40)]


class ReaderConfirmation(LateModel):
    """A language that a colleague is known to read."""

    language: Iso

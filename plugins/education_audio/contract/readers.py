"""Who of the clinic reads which language, and so may approve translations into it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from core import clock
from core.models.late import LateModel
from core.records.versions import Versioned

Iso = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
"""A language without its region: `zh`, `pt`, `fil`."""

NOTHING_SAID = 0
"""The version of somebody who has never said which languages they read."""


class LanguageMark(LateModel):
    """A language that somebody says to read, and who (a name) has confirmed it when (UTC).

    `confirmed_by` is None while nobody has; then it counts for nothing.
    """

    language: str
    confirmed_by: str | None
    confirmed_at: datetime | None


class LanguageReader(Versioned):
    """Somebody of the clinic, and the languages that they say to read.

    The version counts what they said; a colleague's confirmation is no new one.
    """

    user_id: str
    name: str
    marks: list[LanguageMark]


class LanguageReaders(LateModel):
    """Everybody who has said to read a language, by name; `you` is the id of who asks."""

    readers: list[LanguageReader]
    you: str

    def mine(self) -> LanguageReader:
        """What who asks has said; no language, of version 0, where they never have."""
        for reader in self.readers:
            if reader.user_id == self.you:
                return reader
        return LanguageReader(
            user_id=self.you, name="", marks=[], version=NOTHING_SAID, changed_at=clock.now()
        )


class ReaderStatement(LateModel):
    """The languages that the caller reads; those left out are taken back."""

    languages: Annotated[list[Iso], Field(max_length=40)]
    version: Annotated[
        int | None,
        Field(
            ge=NOTHING_SAID,
            description="The version that is replaced, 0 for somebody who has said nothing yet; "
            "another one by now is refused with 409. Without it the last change holds.",
        ),
    ] = None


class ReaderConfirmation(LateModel):
    """A language that a colleague is known to read."""

    language: Iso

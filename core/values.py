"""Field types shared by the API models of all features."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from core.i18n import KeptText, Words, text
from core.models.late import LateModel

ID_PATTERN = r"^[A-Za-z0-9_.-]{1,128}$"


def _storable(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(text("Some characters are not valid text")) from None
    if "\x00" in value:
        raise ValueError(text("Some characters are not valid text"))
    return value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError(text("Enter text"))
    return value


Text = Annotated[str, AfterValidator(_storable)]
"""Text that every store can keep: valid Unicode without NUL."""

FilledText = Annotated[Text, AfterValidator(_not_blank)]
"""Text with at least one character that is not white space."""

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_storable),
    AfterValidator(_not_blank),
]
"""One line such as a name: trimmed, not blank."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""An identifier: letters, digits, `_`, `-` and `.`."""

DoctorId = Annotated[Id, Field(description="Whom the request is made for.")]


class PageInfo(LateModel):
    """The end of every list answer: an exact total, and the cursor of the next page.

    `unreadable_count` entries of this page are left out, because they are damaged in storage or of
    a newer version of the program; the total has them. It is only given where there are such.
    """

    total_count: int
    next_cursor: str | None = None
    unreadable_count: Annotated[int, Field(exclude_if=lambda count: count == 0)] = 0


class PendingRemoval(LateModel):
    """Something that is deleted here and may still be at a provider; tried for until it is gone.

    `last_error` says why the last try failed, `next_try` when the next one is due; both are None
    before the first failure. `attempts` counts the tries so far.
    """

    id: str
    name: str
    deleted_at: datetime
    attempts: int = 0
    last_error: KeptText | None = None
    next_try: datetime | None = None


class PendingRemovals(PageInfo):
    """A page of what is still to be removed, the oldest first."""

    removals: list[PendingRemoval]


class VoiceOption(LateModel):
    """A voice to choose. `languages` are ISO 639-1 codes, its own first."""

    voice_id: str
    name: str
    description: str | None
    preview_url: str | None
    languages: list[str]


class LanguageOption(LateModel):
    """A language that scripts and agents may use."""

    code: str
    name: Words

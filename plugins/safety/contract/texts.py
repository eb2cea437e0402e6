"""What patients are told in an emergency, and the clinic's own words of it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Protocol

from pydantic import Field

from core.models.late import LateModel
from core.records.versions import EditedVersion, Versioned
from core.values import FilledText
from plugins.safety.contract.phrases import UnreadablePhrases


class TextKind(StrEnum):
    """A text that is said in an emergency, or beside an answer to what may become one."""

    EMERGENCY = "emergency"
    SELF_HARM = "self_harm"
    CAUTION = "caution"
    SELF_HARM_CAUTION = "self_harm_caution"


Locale = Literal["en", "es", "zh-Hant", "zh-Hans"]
"""A language that there are emergency texts in."""


class WordingVersion(LateModel):
    """One wording of a clinic. `sha256` is of its text; an approval holds for exactly this text."""

    number: int
    text: str
    sha256: str
    saved_by: str
    saved_at: datetime
    approved_by: str | None
    approved_at: datetime | None


class EmergencyTextView(Versioned):
    """A text: what is said now (`said`, with its numbers), and what it is made from.

    In a wording `{call}` stands for how to call for help and `{crisis}` for the crisis line.
    `in_force` is the number of the clinic's approved version, None while it is `standard`, ours.
    Where `unreadable`, its versions cannot be read in storage; what was approved last is said until
    the program is started anew, and ours from then on.
    """

    locale: Locale
    kind: TextKind
    said: str
    standard: str
    in_force: int | None
    versions: list[WordingVersion]
    unreadable: bool = False


class EmergencyTextList(LateModel):
    """All texts, and the red flags of the clinic's own that cannot be read."""

    texts: list[EmergencyTextView]
    unreadable_phrases: list[UnreadablePhrases] = Field(default_factory=list)


class WordingDraft(LateModel):
    """A wording to keep; it is said once it is approved."""

    text: Annotated[FilledText, Field(max_length=1000)]
    version: EditedVersion = None


class WordingApproval(LateModel):
    """The version to say from now on; the hash is of the text that was read."""

    number: int
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Withdrawal(LateModel):
    """What is in force no longer: the number that is meant. Another one by now is refused with 409;
    without it, whatever is in force is meant.
    """

    number: Annotated[int, Field(ge=1)] | None = None


class EmergencyWords(LateModel):
    """What to say in an emergency in one language, with the clinic's numbers."""

    locale: Locale
    emergency: str
    self_harm: str
    emergency_number: str
    crisis_line: str


class EmergencyTextBook(Protocol):
    """The texts in force, for handouts and whatever else tells people what to do in need."""

    def words(self, language: str) -> EmergencyWords | None:
        """Those of a language such as `es` or `zh-TW`; None where there are none in it."""
        ...

    async def unapproved(self, languages: Sequence[str]) -> list[str]:
        """Those of the languages in which patients are told a text that nobody here has approved.

        .. versionadded:: 2
        """
        ...


EMERGENCY_TEXTS = "safety_texts"
"""Where the clinic's own texts are kept, for what is loaded anew when they change."""

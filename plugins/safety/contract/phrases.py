"""A clinic's own red flags for the patients of one agent, beside those that are always watched."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from core.models.late import LateModel
from core.records.versions import EditedVersion, Versioned
from core.values import Line


class PhraseTier(StrEnum):
    """What a phrase means: the emergency text in place of a reply, or a sentence beside it."""

    URGENT = "urgent"
    POSSIBLY_URGENT = "possibly_urgent"


PhraseLanguage = Literal["en", "es", "zh"]
PhraseWords = Annotated[
    Line, StringConstraints(min_length=2, max_length=80, pattern=r"^[\w' ’-]*[^\W_][\w' ’-]*$")
]


class OwnPhrase(LateModel):
    """Words that patients use, in their order; their endings may differ and, but in Chinese, one
    more word may stand between two. Words of denial ("no urine") belong to it: only a message that
    denies it, too, tells of it. What staff call it is the phrase itself.
    """

    words: PhraseWords
    language: PhraseLanguage = "en"
    tier: PhraseTier = PhraseTier.URGENT


class PhraseDraft(LateModel):
    """A list to keep; it is watched once it is approved. An empty one watches nothing more."""

    phrases: Annotated[list[OwnPhrase], Field(max_length=50)]
    version: EditedVersion = None


class PhraseVersion(LateModel):
    """One list. `sha256` is of its phrases; an approval holds for exactly these."""

    number: int
    phrases: list[OwnPhrase]
    sha256: str
    saved_by: str
    saved_at: datetime
    approved_by: str | None
    approved_at: datetime | None


class AgentPhrases(Versioned):
    """The lists of an agent, the newest first. `in_force` is the number of the one that is watched,
    None: no phrase of the clinic's own.
    """

    agent_id: str
    in_force: int | None
    versions: list[PhraseVersion]


class UnreadablePhrases(LateModel):
    """An agent whose lists cannot be read in storage.

    `watched` are the phrases that were in force when they were read last: they are watched for
    until the program is started anew. Without any, only the usual red flags are.
    """

    agent_id: str
    watched: list[OwnPhrase]

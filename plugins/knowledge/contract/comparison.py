"""Where the voice service has something else than the clinic, and how that is mended."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StrictBool

from core.i18n import Words
from core.models.late import LateModel
from core.values import Id, Line


class DifferenceKind(StrEnum):
    """How the voice service differs from the clinic's documents.

    missing_there: a document is “Ready” here and has no entry there; orphaned_there: an entry of
    ours belongs to no document, or is a second one; other_content: an entry has another text or
    name; other_account: a document was sent to another account or voice service.
    """

    MISSING_THERE = "missing_there"
    ORPHANED_THERE = "orphaned_there"
    OTHER_CONTENT = "other_content"
    OTHER_ACCOUNT = "other_account"


class Difference(LateModel):
    """One thing that differs, and what mends it. `provider_id` is the entry at the voice service.

    `name` is the document's, or the entry's where there is no document.
    """

    kind: DifferenceKind
    name: str
    knowledge_id: str | None
    provider_id: str | None
    remedy: Words


class Comparison(LateModel):
    """What differed at the last look; `looked_at` is None before the first one.

    `looking` is whether a look is going on, `problem` why the last one came to no end. `documents`
    and `entries` were compared; `left_out` more differences are not listed.
    """

    looked_at: datetime | None = None
    looking: bool = False
    problem: Words | None = None
    documents: int = 0
    entries: int = 0
    differences: list[Difference] = Field(default_factory=list)
    left_out: int = 0


class ChosenDifference(LateModel):
    """One of the listed differences."""

    kind: DifferenceKind
    knowledge_id: Id | None = None
    provider_id: Annotated[Line, Field(max_length=200)] | None = None


class MendRequest(LateModel):
    """What to mend. With `dry_run` nothing is done, and the answer tells what would be."""

    differences: Annotated[list[ChosenDifference], Field(min_length=1, max_length=200)]
    dry_run: StrictBool = True


class MendResult(LateModel):
    """What is mended or, after a dry run, would be. `gone` of the chosen differ no more."""

    dry_run: bool
    steps: list[Difference]
    gone: int

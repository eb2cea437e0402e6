"""What Recalls offers to pages and to other plugins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import Field, model_validator

from core.contracts import AttentionItem, Event
from core.declarations import KEY, validate, validate_callable, validate_order, validate_text
from core.extensions import ExtensionPoint
from core.i18n import Words, text
from core.models.late import LateModel
from core.records.versions import EditedVersion
from core.values import Id, Line, PageInfo

RECALLS = "recalls"
"""The collection in which they are: what is shown of audio and agents follows from it too."""


class RecallKind(StrEnum):
    """What is withdrawn. A document's recall is one of its scripts and audio too, a script's one of
    all audio that speaks it."""

    DOCUMENT = "document"
    SCRIPT = "script"
    AUDIO = "audio"


class RecallRequest(LateModel):
    """Withdraw a document, or a script (`target` is its SHA-256) or an audio (its id) of it.

    `name` is what staff know it by.
    """

    kind: RecallKind
    knowledge_id: Id
    target: Id | None = None
    name: Annotated[Line, Field(max_length=200)]
    reason: Annotated[Line, Field(max_length=500)]

    @model_validator(mode="after")
    def _of_a_document(self) -> RecallRequest:
        if (self.target is None) != (self.kind is RecallKind.DOCUMENT):
            raise ValueError(text("Say which script or audio file; leave it out for a document"))
        return self

    @property
    def key(self) -> str:
        """Where its recall is kept."""
        return recall_key(self.kind, self.target or self.knowledge_id)


class RecallUndo(LateModel):
    """Why something may be given to patients again; `version` is the one that was seen."""

    reason: Annotated[Line, Field(max_length=500)]
    version: EditedVersion = None


class RecallStep(LateModel):
    """Somebody withdrew it, or undid that. `by_name` is None where nobody signs in."""

    withdrawn: bool
    at: datetime
    by_name: str | None
    reason: str


class Recall(LateModel):
    """Something that is or was withdrawn, with all that was done about it, the last step last.

    `version` grows with each step.
    """

    recall_id: str
    version: int
    kind: RecallKind
    knowledge_id: str
    target: str | None
    name: str
    active: bool
    steps: list[RecallStep]


class RecallList(PageInfo):
    """A page of recalls, the last changed first."""

    recalls: list[Recall]


class ReachedItem(LateModel):
    """Somebody who had it, or could have: a session or a link, and where staff see it."""

    what: Words
    at: datetime
    page: str
    query: dict[str, str]


class Reached(PageInfo):
    """A page of those who had what is withdrawn, newest first. `incomplete` names plugins that
    could not tell."""

    items: list[ReachedItem]
    incomplete: list[str]


def recall_key(kind: RecallKind, target: str) -> str:
    """Where the recall of a document, script or audio is kept."""
    return f"{kind.value}.{target}"


class ExpiredDocuments(Protocol):
    """Which documents patients are not given any more, as their last day is over: Upload
    Knowledge tells it to Recalls, which is asked what is withdrawn.
    """

    async def expired(self) -> frozenset[str]:
        """Their ids, at this moment. Raises Unavailable while it cannot be found out."""
        ...


class RecallReader(Protocol):
    """What other features ask before anything reaches a patient.

    Raises Unavailable while it cannot be found out: nothing is then given to anybody.

    .. versionadded:: 2
    """

    async def active(self) -> frozenset[str]:
        """The keys (`recall_key`) of all that is withdrawn now, read from the store: documents
        whose last day is over are among them."""
        ...

    async def attention(self) -> tuple[AttentionItem, ...]:
        """The newest of them for the dashboard."""
        ...


@dataclass(frozen=True, slots=True)
class RecallChanged(Event):
    """Something of this document was withdrawn, or may be given again; it may come more than once.
    It comes too when the last day of a document is over, or was moved.

    `target` is the document's id, the SHA-256 of a script, whose audio may be of other documents
    too, or the id of an audio.

    .. versionadded:: 2
    """

    knowledge_id: str
    kind: RecallKind
    target: str


@dataclass(frozen=True, slots=True)
class ReachSpec:
    """Tells who had what was withdrawn: `find(recall)` yields them all, in any order.

    .. versionadded:: 2
    """

    key: str
    title: str
    find: Callable[[Recall], AsyncIterator[ReachedItem]]
    order: int = 100

    def __post_init__(self) -> None:
        validate_text(self.title, "ReachSpec.title")
        validate_order(self.order, "ReachSpec.order")
        validate_callable(self.find, "ReachSpec.find")
        validate(KEY.fullmatch(self.key), f"ReachSpec.key {self.key!r} must be snake_case")


REACHED = ExtensionPoint("recalls.reached", ReachSpec, text("Who had what was withdrawn"))
"""Each feature that gives something to patients tells whom."""

"""Telling staff of red flags: what is raised, sent and acknowledged."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from core.declarations import KEY, validate, validate_callable, validate_order, validate_text
from core.extensions import ExtensionPoint
from core.i18n import KeptText, text
from core.models.late import LateModel
from core.values import Id


class AlertTier(StrEnum):
    """How soon somebody has to look: at once, or today."""

    URGENT = "urgent"
    POSSIBLY_URGENT = "possibly_urgent"


class FlaggedTurn(LateModel):
    """A message with red flags, of which staff are to be told. It holds none of its words.

    `turn_id` names the message, so that it is told of once; `turn` is its number in the
    conversation, from 1. `red_flags` are names of signs.
    """

    turn_id: Id
    turn: int
    conversation_id: Id
    patient_id: str
    tier: AlertTier
    red_flags: list[str]

    @staticmethod
    def id_of(conversation_id: str, turn: int) -> str:
        """The `turn_id` of a conversation's message, whoever tells of it."""
        return f"{conversation_id}.{turn:04d}"


class RedFlagAlerts(Protocol):
    """Tells staff of red flags, until somebody has said that they take care of it."""

    async def raise_alert(self, flagged: FlaggedTurn) -> None:
        """Keep the alert and have it sent; a second call for the same message does nothing."""
        ...


class Alert(LateModel):
    """What is sent: no patient's words, no name and no number of a patient.

    `link` shows the message to who may see it. `number` counts how often this alert was sent by
    this sender, from 1. `test` marks one that staff have asked for to see whether it comes.
    """

    alert_id: str
    tier: AlertTier
    red_flags: list[str]
    raised_at: datetime
    link: str
    number: int = 1
    test: bool = False


@dataclass(frozen=True, slots=True)
class SentInPart:
    """What a sender returns that has reached some of those it sends to, and never will the others.

    `why` is a sentence for staff. They see it, and the alert counts as sent: trying again at once
    would tell those whom it has reached over and over.

    .. versionadded:: 2
    """

    why: str


@dataclass(frozen=True, slots=True)
class AlertSenderSpec:
    """A way by which alerts leave the page, such as mail.

    `send` is called in a thread and takes 20 seconds at most. It returns None once the alert is
    handed over, `SentInPart` where some of those whom it is for cannot be reached, else a sentence
    for staff that says why it was not; only then it is tried again at once.

    .. versionadded:: 2
    """

    key: str
    title: str
    send: Callable[[Alert], str | SentInPart | None]
    order: int = 100

    def __post_init__(self) -> None:
        validate(KEY.fullmatch(self.key), f"AlertSenderSpec.key {self.key!r} must be snake_case")
        validate_text(self.title, "AlertSenderSpec.title")
        validate_callable(self.send, "AlertSenderSpec.send")
        validate_order(self.order, "AlertSenderSpec.order")


ALERT_SENDERS = ExtensionPoint("safety.alert_senders", AlertSenderSpec, text("Alerts"))
"""By what staff are told of red flags when nobody looks at the page."""


class AlertDelivery(LateModel):
    """What became of an alert with one sender. `error` is why the last try failed, else None."""

    sender: str
    title: KeptText
    sent: int
    last_sent_at: datetime | None
    error: KeptText | None


class AlertView(LateModel):
    """An alert as staff see it. `acknowledged_by` names who takes care of it, None while nobody."""

    alert_id: str
    conversation_id: str
    turn: int
    patient_id: str
    tier: AlertTier
    red_flags: list[str]
    raised_at: datetime
    deliveries: list[AlertDelivery]
    acknowledged_by: str | None
    acknowledged_at: datetime | None


class AlertList(LateModel):
    """Alerts, the newest first. `open_count` are those that nobody has acknowledged."""

    alerts: list[AlertView]
    open_count: int
    next_cursor: str | None = None


class SenderCheck(LateModel):
    """Whether one sender has taken a test alert; `error` says why not."""

    sender: str
    title: KeptText
    error: KeptText | None


class SenderChecks(LateModel):
    """The senders of the clinic. Without `links` nobody has said where staff open the dashboard, so
    that the link of an alert opens nothing.
    """

    senders: list[SenderCheck]
    links: bool = True

"""An alert as stored."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from pydantic import Field, StrictBool, StrictInt

from core import clock
from core.i18n import KeepsTexts, KeptText
from core.models.late import LateModel
from core.ports.documents import CollectionSpec, IndexSpec, JsonObject, StoredDocument
from core.records import Stamp, record_of
from core.records.versions import FIRST
from core.shared.approvals import digest
from plugins.safety.contract import (
    EMERGENCY_TEXTS,
    AgentPhrases,
    AlertDelivery,
    AlertTier,
    AlertView,
    FlaggedTurn,
    OwnPhrase,
    PhraseVersion,
    WordingVersion,
    red_flag_title,
)


class StoredDelivery(LateModel):
    """How far one sender is. It is asked again at `due_at`; None: not again."""

    sender: str
    title: KeptText
    sent: StrictInt = 0
    last_sent_at: Stamp | None = None
    failures: StrictInt = 0
    error: KeptText | None = None
    due_at: Stamp | None

    def view(self) -> AlertDelivery:
        """The delivery as the API gives it."""
        return AlertDelivery(
            sender=self.sender,
            title=self.title,
            sent=self.sent,
            last_sent_at=_moment(self.last_sent_at),
            error=self.error,
        )


class StoredAlert(KeepsTexts):
    """An alert, under the id of its message. `open` until acknowledged; looked at by `due_at`."""

    conversation_id: str
    turn: StrictInt
    patient_id: str
    tier: AlertTier
    red_flags: list[str]
    raised_at: Stamp
    due_at: Stamp
    open: StrictBool = True
    deliveries: list[StoredDelivery] = Field(default_factory=list)
    acknowledged_by: str | None = None
    acknowledged_id: str | None = None
    acknowledged_at: Stamp | None = None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredAlert:
        """The alert of a stored document."""
        return record_of(stored, cls)

    @classmethod
    def raised(cls, flagged: FlaggedTurn) -> StoredAlert:
        """A new alert, due now."""
        now = clock.stamp()
        kept = flagged.model_dump(exclude={"turn_id"})
        return cls(**kept, raised_at=now, due_at=now)

    def json_object(self) -> JsonObject:
        """The alert as kept in the document store."""
        return self.model_dump(mode="json")

    def view(self, alert_id: str) -> AlertView:
        """The alert as the API gives it."""
        return AlertView(
            alert_id=alert_id,
            conversation_id=self.conversation_id,
            turn=self.turn,
            patient_id=self.patient_id,
            tier=self.tier,
            red_flags=[red_flag_title(name) for name in self.red_flags],
            raised_at=clock.parse(self.raised_at),
            deliveries=[delivery.view() for delivery in self.deliveries],
            acknowledged_by=self.acknowledged_by,
            acknowledged_at=_moment(self.acknowledged_at),
        )


ALERTS = CollectionSpec(
    "safety_alerts",
    indexes=(
        IndexSpec(("open", "due_at")),
        IndexSpec(("open", "-raised_at")),
        IndexSpec(("conversation_id", "-raised_at")),
        IndexSpec(("open", "conversation_id", "-raised_at")),
    ),
    record=StoredAlert,
)


def _moment(stamp: str | None) -> datetime | None:
    return clock.parse(stamp) if stamp else None


# Shown nowhere: what nobody has saved yet is never newer than what somebody looks at.
_NEVER = datetime.fromtimestamp(0, UTC)


def _last_saved(versions: Sequence[StoredWordingVersion | StoredPhraseVersion]) -> JsonObject:
    """The fields of `Versioned`: it counts what was saved, and not what was approved."""
    newest = versions[-1] if versions else None
    return {
        "version": FIRST + len(versions),
        "changed_by": newest.saved_by if newest else None,
        "changed_at": clock.parse(newest.saved_at) if newest else _NEVER,
    }


class StoredWordingVersion(LateModel):
    """One wording, as somebody saved it. `sha256` is of `text`; approved or not."""

    number: StrictInt
    text: str
    sha256: str
    saved_by: str
    saved_at: Stamp
    approved_by: str | None = None
    approved_at: Stamp | None = None

    def view(self) -> WordingVersion:
        """The version as the API gives it."""
        return WordingVersion(
            number=self.number,
            text=self.text,
            sha256=self.sha256,
            saved_by=self.saved_by,
            saved_at=clock.parse(self.saved_at),
            approved_by=self.approved_by,
            approved_at=_moment(self.approved_at),
        )


class StoredWording(LateModel):
    """What a clinic says in place of one of our texts, under `<locale>.<kind>`.

    `versions` has all of them, the oldest first. `in_force` is the number of one that is approved;
    None: ours is in force.
    """

    versions: list[StoredWordingVersion] = Field(default_factory=list)
    in_force: StrictInt | None = None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredWording:
        """The wording of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The wording as kept in the document store."""
        return self.model_dump(mode="json")

    @property
    def current(self) -> StoredWordingVersion | None:
        """The version in force, while its text has the hash that was approved; None: ours."""
        found = next((one for one in self.versions if one.number == self.in_force), None)
        if found is None or found.approved_by is None or digest(found.text) != found.sha256:
            return None
        return found

    @property
    def last_saved(self) -> JsonObject:
        """The fields of `Versioned`."""
        return _last_saved(self.versions)


WORDINGS = CollectionSpec(EMERGENCY_TEXTS, record=StoredWording)


def phrases_hash(phrases: Sequence[OwnPhrase]) -> str:
    """The SHA-256 of a list of phrases, in hexadecimal."""
    whole = [one.model_dump(mode="json") for one in phrases]
    return digest(json.dumps(whole, ensure_ascii=False, sort_keys=True))


class StoredPhraseVersion(LateModel):
    """One list of own phrases, as somebody saved it. `sha256` is of `phrases`; approved or not."""

    number: StrictInt
    phrases: list[OwnPhrase]
    sha256: str
    saved_by: str
    saved_at: Stamp
    approved_by: str | None = None
    approved_at: Stamp | None = None

    def view(self) -> PhraseVersion:
        """The list as the API gives it."""
        return PhraseVersion(
            number=self.number,
            phrases=self.phrases,
            sha256=self.sha256,
            saved_by=self.saved_by,
            saved_at=clock.parse(self.saved_at),
            approved_by=self.approved_by,
            approved_at=_moment(self.approved_at),
        )


class StoredPhrases(LateModel):
    """What a clinic has watched for beside our signs, under the id of the agent.

    `versions` has all lists, the oldest first. `in_force` is the number of one that is approved;
    None: nothing more is watched for.
    """

    versions: list[StoredPhraseVersion] = Field(default_factory=list)
    in_force: StrictInt | None = None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredPhrases:
        """The lists of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The lists as kept in the document store."""
        return self.model_dump(mode="json")

    @property
    def current(self) -> StoredPhraseVersion | None:
        """The list that is watched, while its phrases have the hash that was approved."""
        found = next((one for one in self.versions if one.number == self.in_force), None)
        if found is None or found.approved_by is None:
            return None
        return found if phrases_hash(found.phrases) == found.sha256 else None

    def view(self, agent_id: str) -> AgentPhrases:
        """The lists as the API gives them."""
        return AgentPhrases(
            **self.last_saved,
            agent_id=agent_id,
            in_force=self.current.number if self.current else None,
            versions=[version.view() for version in reversed(self.versions)],
        )

    @property
    def last_saved(self) -> JsonObject:
        """The fields of `Versioned`."""
        return _last_saved(self.versions)


PHRASES = CollectionSpec("safety_phrases", record=StoredPhrases)

"""What Safety offers to other plugins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, Field

from core.declarations import KEY, validate, validate_callable, validate_order, validate_text
from core.extensions import ExtensionPoint
from core.i18n import KeptText, text, translate
from core.values import FilledText, Id


class RedFlag(BaseModel):
    """An urgent symptom that a message tells of.

    `name` is what staff call it, `quote` the patient's sentence that tells of it, `words` those
    words of it that were decisive, as they were read, and `rule` the rule that they fulfil.
    """

    name: str
    quote: str
    words: str = ""
    rule: str = ""


class Screening(BaseModel):
    """What a message tells, and what to answer it with before anything else.

    `red_flags` are urgent: the message is answered with `emergency_text`, the clinic's fixed text
    in its language, and nobody else is asked. `possible` may be urgent: the message is answered as
    usual, and `safety_text`, one sentence, goes with the answer. At most one of the two has any.
    """

    red_flags: list[RedFlag]
    emergency_text: str | None = None
    possible: list[RedFlag] = []
    safety_text: str | None = None

    @property
    def urgent(self) -> bool:
        """True when the message tells of an urgent symptom."""
        return bool(self.red_flags)

    @property
    def possibly_urgent(self) -> bool:
        """True when the message tells of a symptom that may become urgent, and of no urgent one."""
        return bool(self.possible) and not self.red_flags


class RedFlagScreen(Protocol):
    """Looks for urgent symptoms in what patients say, before anything else is done with it."""

    def screen(
        self, message: str, language: str | None = None, earlier: Sequence[str] = ()
    ) -> Screening:
        """Screen one message; takes milliseconds and calls nobody.

        `language` is what the conversation is held in (such as `es`); it decides on the language
        of the text when the message leaves that open. `earlier` is what the same patient said
        before in the same talk, oldest first: a symptom may be told in several messages, and "it is
        getting worse" is of what was named before. It is a screening of `message` all the same:
        what was found in an earlier message stays found there.
        """
        ...

    def prepare(self, language: str) -> None:
        """Read what messages of a conversation in this language are compared with.

        The first message in each language waits for that, some tenths of a second, where nobody has
        asked for it before.
        """
        ...


WATCHED_LANGUAGES = frozenset(["en", "es", "zh"])
"""The languages that red flags are looked for in, by their ISO 639-1 codes."""


def unwatched(languages: Sequence[str]) -> list[str]:
    """Those of the language codes in which nobody looks for red flags."""
    return [code for code in languages if code.partition("-")[0] not in WATCHED_LANGUAGES]


class AlertTier(StrEnum):
    """How soon somebody has to look: at once, or today."""

    URGENT = "urgent"
    POSSIBLY_URGENT = "possibly_urgent"


class FlaggedTurn(BaseModel):
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


class RedFlagAlerts(Protocol):
    """Tells staff of red flags, until somebody has said that they take care of it."""

    async def raise_alert(self, flagged: FlaggedTurn) -> None:
        """Keep the alert and have it sent; a second call for the same message does nothing."""
        ...


class Alert(BaseModel):
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
class AlertSenderSpec:
    """A way by which alerts leave the page, such as mail.

    `send` is called in a thread and takes 20 seconds at most. It returns None once the alert is
    handed over, else a sentence for staff that says why it was not; it is then tried again.

    .. versionadded:: 2
    """

    key: str
    title: str
    send: Callable[[Alert], str | None]
    order: int = 100

    def __post_init__(self) -> None:
        validate(KEY.fullmatch(self.key), f"AlertSenderSpec.key {self.key!r} must be snake_case")
        validate_text(self.title, "AlertSenderSpec.title")
        validate_callable(self.send, "AlertSenderSpec.send")
        validate_order(self.order, "AlertSenderSpec.order")


ALERT_SENDERS = ExtensionPoint("safety.alert_senders", AlertSenderSpec, text("Alerts"))
"""By what staff are told of red flags when nobody looks at the page."""


class AlertDelivery(BaseModel):
    """What became of an alert with one sender. `error` is why the last try failed, else None."""

    sender: str
    title: KeptText
    sent: int
    last_sent_at: datetime | None
    error: KeptText | None


class AlertView(BaseModel):
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


class AlertList(BaseModel):
    """Alerts, the newest first. `open_count` are those that nobody has acknowledged."""

    alerts: list[AlertView]
    open_count: int
    next_cursor: str | None = None


class SenderCheck(BaseModel):
    """Whether one sender has taken a test alert; `error` says why not."""

    sender: str
    title: KeptText
    error: KeptText | None


class SenderChecks(BaseModel):
    """The senders of the clinic. Without `links` nobody has said where staff open the dashboard, so
    that the link of an alert opens nothing.
    """

    senders: list[SenderCheck]
    links: bool = True


class TextKind(StrEnum):
    """A text that is said in an emergency, or beside an answer to what may become one."""

    EMERGENCY = "emergency"
    SELF_HARM = "self_harm"
    CAUTION = "caution"
    SELF_HARM_CAUTION = "self_harm_caution"


Locale = Literal["en", "es", "zh-Hant", "zh-Hans"]
"""A language that there are emergency texts in."""


class WordingVersion(BaseModel):
    """One wording of a clinic. `sha256` is of its text; an approval holds for exactly this text."""

    number: int
    text: str
    sha256: str
    saved_by: str
    saved_at: datetime
    approved_by: str | None
    approved_at: datetime | None


class EmergencyTextView(BaseModel):
    """A text: what is said now (`said`, with its numbers), and what it is made from.

    In a wording `{call}` stands for how to call for help and `{crisis}` for the crisis line.
    `in_force` is the number of the clinic's approved version, None while it is `standard`, ours.
    """

    locale: Locale
    kind: TextKind
    said: str
    standard: str
    in_force: int | None
    versions: list[WordingVersion]


class EmergencyTextList(BaseModel):
    """All texts."""

    texts: list[EmergencyTextView]


class WordingDraft(BaseModel):
    """A wording to keep; it is said once it is approved."""

    text: Annotated[FilledText, Field(max_length=1000)]


class WordingApproval(BaseModel):
    """The version to say from now on; the hash is of the text that was read."""

    number: int
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class EmergencyWords(BaseModel):
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


_NAMES = {
    str(name): name
    for name in (
        text("chest pain"),
        text("trouble breathing"),
        text("choking"),
        text("blue lips"),
        text("possible stroke"),
        text("possible stroke or heart attack"),
        text("heart racing or very slow"),
        text("sudden confusion"),
        text("worst headache"),
        text("stiff neck with fever"),
        text("rash that does not fade"),
        text("possible sepsis"),
        text("coughing or vomiting blood"),
        text("black or bloody stool"),
        text("heavy bleeding"),
        text("fainting"),
        text("seizure"),
        text("swelling of face, tongue or throat"),
        text("thoughts of suicide or self-harm"),
        text("thoughts of harming others"),
        text("severe pain"),
        text("violence at home"),
        text("overdose or poisoning"),
        text("chemical in the eye"),
        text("severe belly pain"),
        text("vomiting that does not stop"),
        text("possible trapped hernia"),
        text("testicular pain"),
        text("cannot pass urine"),
        text("possible pressure on the spine"),
        text("sudden change of sight"),
        text("eye trouble after surgery"),
        text("shingles near the eye"),
        text("cold, pale or numb limb"),
        text("possible clot in the leg"),
        text("infected wound"),
        text("very low blood sugar"),
        text("very high blood sugar"),
        text("very high blood pressure"),
        text("fever during cancer treatment"),
        text("fever in a small baby"),
        text("very ill child"),
        text("trouble in pregnancy"),
        text("blow to the head"),
        text("serious injury or burn"),
        text("ill after missed dialysis"),
        text("sounds like an emergency"),
    )
}


def red_flag_name(name: str) -> str:
    """What staff call a red flag of this `name`, for the middle of a sentence in their language."""
    words = f"{name[:1].lower()}{name[1:]}"
    return _NAMES.get(words, words)


def red_flag_title(name: str) -> str:
    """What staff call a red flag of this `name`, in the reader's language, standing alone."""
    said = translate(red_flag_name(name))
    return f"{said[:1].upper()}{said[1:]}"

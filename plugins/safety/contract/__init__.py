"""What Safety offers to other plugins."""

from collections.abc import Sequence
from typing import Protocol

from core.i18n import text, translate
from core.models.late import LateModel
from plugins.safety.contract.agents import AgentGone as AgentGone
from plugins.safety.contract.agents import KnownAgents as KnownAgents
from plugins.safety.contract.alerts import ALERT_SENDERS as ALERT_SENDERS
from plugins.safety.contract.alerts import Alert as Alert
from plugins.safety.contract.alerts import AlertDelivery as AlertDelivery
from plugins.safety.contract.alerts import AlertList as AlertList
from plugins.safety.contract.alerts import AlertSenderSpec as AlertSenderSpec
from plugins.safety.contract.alerts import AlertTier as AlertTier
from plugins.safety.contract.alerts import AlertView as AlertView
from plugins.safety.contract.alerts import FlaggedTurn as FlaggedTurn
from plugins.safety.contract.alerts import RedFlagAlerts as RedFlagAlerts
from plugins.safety.contract.alerts import SenderCheck as SenderCheck
from plugins.safety.contract.alerts import SenderChecks as SenderChecks
from plugins.safety.contract.alerts import SentInPart as SentInPart
from plugins.safety.contract.phrases import AgentPhrases as AgentPhrases
from plugins.safety.contract.phrases import OwnPhrase as OwnPhrase
from plugins.safety.contract.phrases import PhraseDraft as PhraseDraft
from plugins.safety.contract.phrases import PhraseLanguage as PhraseLanguage
from plugins.safety.contract.phrases import PhraseTier as PhraseTier
from plugins.safety.contract.phrases import PhraseVersion as PhraseVersion
from plugins.safety.contract.phrases import PhraseWords as PhraseWords
from plugins.safety.contract.phrases import UnreadablePhrases as UnreadablePhrases
from plugins.safety.contract.texts import EMERGENCY_TEXTS as EMERGENCY_TEXTS
from plugins.safety.contract.texts import EmergencyTextBook as EmergencyTextBook
from plugins.safety.contract.texts import EmergencyTextList as EmergencyTextList
from plugins.safety.contract.texts import EmergencyTextView as EmergencyTextView
from plugins.safety.contract.texts import EmergencyWords as EmergencyWords
from plugins.safety.contract.texts import Locale as Locale
from plugins.safety.contract.texts import TextKind as TextKind
from plugins.safety.contract.texts import Withdrawal as Withdrawal
from plugins.safety.contract.texts import WordingApproval as WordingApproval
from plugins.safety.contract.texts import WordingDraft as WordingDraft
from plugins.safety.contract.texts import WordingVersion as WordingVersion


class RedFlag(LateModel):
    """An urgent symptom that a message tells of.

    `name` is what staff call it, `quote` the patient's sentence that tells of it, `words` those
    words of it that were decisive, as they were read, and `rule` the rule that they fulfil.
    """

    name: str
    quote: str
    words: str = ""
    rule: str = ""


class Screening(LateModel):
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
        self,
        message: str,
        language: str | None = None,
        earlier: Sequence[str] = (),
        *,
        agent_id: str | None = None,
    ) -> Screening:
        """Screen one message; takes milliseconds and calls nobody.

        For the patients of an agent, the clinic's own phrases for it are looked for too.

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

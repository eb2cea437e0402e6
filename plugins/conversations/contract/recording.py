"""How conversations come into the log, and who reads them there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.contracts import Event
from core.i18n import KeptText
from core.models.late import LateModel
from plugins.conversations.contract.results import ServiceResults
from plugins.conversations.contract.views import ConversationDetail, ConversationRow, QuestionView
from plugins.safety.contract import RedFlag


class Verdict(LateModel):
    """What became of the questions of one message.

    `basis` is the SHA-256 (hex) of what it was found for: the message and the reply. The questions
    have the message as number 0, and no notes. `declined` is whether the
    reply says anywhere that it does not answer. `surely_contradicts` is whether a patient who is
    given it would surely be told something else than the documents say: of what staff are shown as
    contradicted, a part is right in other words.
    """

    basis: str
    questions: list[QuestionView]
    declined: bool = False
    surely_contradicts: bool = False


class RecordedTurn(LateModel):
    """One turn of a conversation. `audio_key` is the blob of the spoken reply.

    `verdict` is what `ConversationRecorder.judge` found when the reply came; it is used again when
    it is of the same message and reply, whatever became of the documents. `red_flags` are those for
    which the patient was given the emergency text instead of a reply of the agent, `possible` those
    for which he was told `safety_text` beside the reply; they stay, whatever is found when the
    conversation is recorded. `helped` is whether the patient says that the reply answered, None:
    nobody said.
    `held_back` is what the agent had said, where the patient was given `response_text` in its place
    because it contradicts the documents; the questions are judged by it, and only staff see it.
    `stopped` tells that the voice service's own safeguards stopped a reply, `screened` is False
    where nobody could look for red flags when the message was sent.
    """

    message: str
    asked_at: datetime
    response_text: str | None
    answered_at: datetime | None
    audio_key: str | None
    error: KeptText | None
    red_flags: list[RedFlag] = []
    possible: list[RedFlag] = []
    safety_text: str | None = None
    helped: bool | None = None
    verdict: Verdict | None = None
    held_back: str | None = None
    stopped: bool = False
    screened: bool = True


class FinishedConversation(LateModel):
    """A conversation to record. `conversation_id` makes a repeated record the same one.

    `ended_at` is when the last thing was said in one that goes on. `unwatched_languages` are those
    that the agent speaks and that nobody looks for red flags in. `disclosure` is what the patient
    was told before the first answer. `service_results` name what the voice service is to find;
    it knows the conversation by its id, as that of a user.
    """

    conversation_id: str
    patient_id: str
    agent_id: str
    agent_name: str
    knowledge_ids: list[str]
    started_at: datetime
    ended_at: datetime
    turns: list[RecordedTurn]
    unwatched_languages: list[str] = []
    disclosure: str | None = None
    service_results: ServiceResults | None = None


class ConversationRecorder(Protocol):
    """Keeps finished conversations."""

    async def record(self, conversation: FinishedConversation) -> ConversationDetail:
        """Analyse and keep the conversation; a second call returns what is kept."""
        ...

    async def record_ongoing(self, conversation: FinishedConversation) -> None:
        """Show staff at once what was said so far, with its red flags.

        The conversation may be given again when more was said; `record` then takes its place.
        """
        ...

    async def prepare(self, knowledge_ids: Sequence[str]) -> None:
        """Read what judging replies from these documents needs, so that no patient waits for it."""
        ...

    async def judge(
        self,
        message: str,
        response_text: str,
        knowledge_ids: Sequence[str],
        earlier: Sequence[str] = (),
    ) -> Verdict:
        """The questions of one message with their status, as the log will have them.

        They may lean on the `earlier` messages of the patient: "And how often?" does.
        They are without the notes that analysers add when the conversation is recorded. Kept with
        the turn, the verdict saves `record` from judging again.
        """
        ...

    async def contradicts(
        self,
        message: str,
        response_text: str,
        knowledge_ids: Sequence[str],
        earlier: Sequence[str] = (),
    ) -> bool:
        """Whether `judge` will say that a reply surely contradicts, in a fraction of its time.

        For replies that somebody waits to hear.
        """
        ...


class ConversationReader(Protocol):
    """Shows recorded conversations to other plugins."""

    async def detail(self, conversation_id: str) -> ConversationDetail:
        """One conversation with its transcript. Raises NotFound."""
        ...

    async def of_patient(self, patient_id: str, limit: int) -> list[ConversationRow]:
        """The newest conversations of a patient, the newest first."""
        ...

    async def answered(self, agent_id: str, conversations: int) -> list[QuestionView]:
        """The questions that were answered in so many of an agent's newest conversations."""
        ...


@dataclass(frozen=True, slots=True)
class ConversationFinished(Event):
    """A patient conversation was recorded in the log.

    .. versionadded:: 1
    """

    conversation_id: str
    agent_id: str
    requires_attention: bool

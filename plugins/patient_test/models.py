"""A session and its turns as stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from core import clock
from core.i18n import KeepsTexts, KeptText
from core.models.late import LateModel
from core.ports.documents import CollectionSpec, IndexSpec, JsonObject, StoredDocument
from core.records import Stamp, record_of
from core.stored.upgrades import as_it_was
from plugins.agents.contract import Disclosure
from plugins.conversations.contract import (
    FinishedConversation,
    RecordedTurn,
    ServiceResults,
    Verdict,
)
from plugins.patient_test.contract import (
    ChatTurn,
    MessageStatus,
    SessionState,
    SessionSummary,
    Source,
    ToldDisclosure,
)
from plugins.safety.contract import (
    AlertTier,
    FlaggedTurn,
    RedFlag,
    red_flag_title,
    unwatched,
)

REPLY = "patient_test.reply"
SPEAK = "patient_test.speak"

MAX_TURNS = 200
"""Messages of one session."""


class StoredDisclosure(LateModel):
    """What the patient was told before the first answer, when, and when the patient went on."""

    language: str
    text: str
    told_at: Stamp
    consented_at: Stamp | None = None

    @classmethod
    def of(cls, disclosure: Disclosure) -> StoredDisclosure:
        """An agent's disclosure, told now."""
        return cls.told(disclosure.language, disclosure.text)

    @classmethod
    def told(cls, language: str, said: str) -> StoredDisclosure:
        """These words, told now."""
        return cls(language=language, text=said, told_at=clock.stamp())

    def view(self) -> ToldDisclosure:
        """The disclosure as the API gives it."""
        return ToldDisclosure(
            language=self.language,
            text=self.text,
            told_at=clock.parse(self.told_at),
            consented_at=_moment(self.consented_at),
        )


class StoredSession(KeepsTexts):
    """A session. `turn_count` numbers its turns; `open` is True until it is ended.

    Times are stamps of `core.clock`. `knowledge_ids` are the agent's documents at the start.
    `summary` is None until the conversation is in the log; `record_error` is why it cannot be.
    `languages` and `voice_id` are the agent's, `language` is the one that was chosen; a session
    that an earlier version began has no voice. `disclosure` is kept with the session or, where an
    earlier version began it, with its next message: before anything is answered.
    """

    patient_id: str
    agent_id: str
    agent_name: str
    knowledge_ids: list[str]
    first_message: str
    created_at: Stamp
    last_active_at: Stamp
    ended_at: Stamp | None = None
    open: StrictBool = True
    turn_count: StrictInt = 0
    language: str = ""
    languages: list[str] = Field(default_factory=list)
    voice_id: str = ""
    disclosure: StoredDisclosure | None = None
    summary: SessionSummary | None = None
    record_error: KeptText | None = None

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredSession:
        """The session of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The session as kept in the document store."""
        return self.model_dump(mode="json")

    @property
    def spoken_languages(self) -> list[str]:
        """The agent's languages, the chosen one first."""
        return list(dict.fromkeys(one for one in (self.language, *self.languages) if one))

    def state(
        self, session_id: str, turns: list[ChatTurn], *, screening: bool, recognises: bool
    ) -> SessionState:
        """The session as the API gives it."""
        return SessionState(
            session_id=session_id,
            patient_id=self.patient_id,
            agent_id=self.agent_id,
            agent_name=self.agent_name,
            knowledge_ids=self.knowledge_ids,
            disclosure=self.disclosure.view() if self.disclosure else None,
            first_message=self.first_message,
            created_at=clock.parse(self.created_at),
            ended_at=_moment(self.ended_at),
            turns=turns,
            conversation_summary=self.summary,
            screening=screening,
            recognises_speech=recognises,
            unwatched_languages=unwatched(self.languages),
            languages=self.languages,
            language=self.language,
            record_error=self.record_error,
        )

    def conversation(
        self,
        session_id: str,
        knowledge_ids: list[str],
        turns: Sequence[StoredTurn],
        results: ServiceResults | None = None,
    ) -> FinishedConversation:
        """The session for the log, ended or not; `results` are what the voice service finds."""
        return FinishedConversation(
            conversation_id=session_id,
            patient_id=self.patient_id,
            agent_id=self.agent_id,
            agent_name=self.agent_name,
            knowledge_ids=knowledge_ids,
            started_at=clock.parse(self.created_at),
            ended_at=clock.parse(self.ended_at or self.last_active_at),
            turns=[turn.recorded() for turn in turns],
            unwatched_languages=unwatched(self.languages),
            disclosure=self.disclosure.text if self.disclosure else None,
            service_results=results,
        )


class StoredTurn(KeepsTexts):
    """One patient message and its reply. `audio_key` is the blob of the reply's speech (WAV).

    `response_text` only ever holds what the agent said or, with `red_flags`, the emergency text or,
    with `held_back`, the sentence that stands in the place of what the agent said, which is kept
    there for staff. What went wrong stands in `error`. `verdict` is what became of the message's
    questions, None when nobody could tell. With `possible` red flags the patient is told
    `safety_text` beside the reply. `screened` is False when nobody could look for red flags.
    `helped` is what the patient says of the reply. With `text_first` the reply's text is kept
    before its speech, while the turn still waits. `stopped` tells that the voice service's own
    safeguards stopped a reply.
    """

    session_id: str
    number: StrictInt
    message: str
    chat_mode: StrictBool
    asked_at: Stamp
    text_first: bool = False
    status: MessageStatus = MessageStatus.WAITING
    response_text: str | None = None
    audio_key: Annotated[str, Field(pattern=r"^replies/[\w./-]+$")] | None = None
    answered_at: Stamp | None = None
    sources: list[Source] = Field(default_factory=list)
    error: KeptText | None = None
    red_flags: list[RedFlag] = Field(default_factory=list)
    possible: list[RedFlag] = Field(default_factory=list)
    safety_text: str | None = None
    screened: bool = True
    verdict: Verdict | None = None
    helped: bool | None = None
    held_back: str | None = None
    stopped: bool = False

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredTurn:
        """The turn of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The turn as kept in the document store."""
        return self.model_dump(mode="json")

    @property
    def turn_id(self) -> str:
        """The id under which the turn is kept."""
        return turn_id(self.session_id, self.number)

    @property
    def waits(self) -> bool:
        """True until the agent has replied, or it is certain that it will not."""
        return self.status is MessageStatus.WAITING

    @property
    def speech_follows(self) -> bool:
        """True while the agent's reply is there, but not its speech."""
        return self.waits and self.response_text is not None

    @property
    def shown_at_once(self) -> bool:
        """True when staff are to see the message while the talk goes on and the agent replies."""
        return bool(self.possible) or not self.screened

    def flagged(self, session: StoredSession) -> FlaggedTurn | None:
        """What staff are told of its red flags; None without any."""
        flags = self.red_flags or self.possible
        if not flags:
            return None
        return FlaggedTurn(
            turn_id=FlaggedTurn.id_of(self.session_id, self.number),
            turn=self.number,
            conversation_id=self.session_id,
            patient_id=session.patient_id,
            tier=AlertTier.URGENT if self.red_flags else AlertTier.POSSIBLY_URGENT,
            red_flags=[flag.name for flag in flags],
        )

    @property
    def fixed_reply(self) -> str | None:
        """The reply where it is none of the agent's: an emergency text, or for one held back."""
        return self.response_text if self.red_flags or self.held_back is not None else None

    def view(
        self,
        audio_url: str | None,
        safety_audio_url: str | None,
        *,
        follows: bool,
        cost_usd: float | None,
    ) -> ChatTurn:
        """The turn as the API gives it."""
        return ChatTurn(
            turn_id=self.turn_id,
            message=self.message,
            chat_mode=self.chat_mode,
            asked_at=clock.parse(self.asked_at),
            response_text=self.response_text,
            audio_url=audio_url,
            answered_at=_moment(self.answered_at),
            status=self.status,
            sources=self.sources,
            error=self.error,
            red_flags=[red_flag_title(flag.name) for flag in self.red_flags],
            possible_red_flags=[red_flag_title(flag.name) for flag in self.possible],
            safety_text=self.safety_text,
            screened=self.screened,
            helped=self.helped,
            held_back=self.held_back is not None,
            safety_audio_url=safety_audio_url,
            fixed_speech_follows=follows,
            cost_usd=cost_usd,
        )

    def recorded(self) -> RecordedTurn:
        """The turn for the log."""
        return RecordedTurn(
            message=self.message,
            asked_at=clock.parse(self.asked_at),
            response_text=self.response_text,
            answered_at=_moment(self.answered_at),
            audio_key=self.audio_key,
            error=self.error if self.response_text is None else None,
            red_flags=self.red_flags,
            possible=self.possible,
            safety_text=self.safety_text,
            helped=self.helped,
            verdict=self.verdict,
            held_back=self.held_back,
            stopped=self.stopped,
            screened=self.screened,
        )


SESSIONS = CollectionSpec(
    "patient_sessions",
    indexes=(
        IndexSpec(("open", "last_active_at")),
        IndexSpec(("knowledge_ids[]",)),
    ),
    record=StoredSession,
)


TURNS = CollectionSpec(
    "patient_turns",
    indexes=(
        IndexSpec(("session_id", "number")),
        IndexSpec(("session_id", "status", "number")),
    ),
    record=StoredTurn,
    version=3,
    upgrade=as_it_was,  # the statuses of a question, from 2 and from 3 on
)


def turn_id(session_id: str, number: int) -> str:
    """The id of a session's turn; the first has number 1."""
    return FlaggedTurn.id_of(session_id, number)


def _moment(stamp: str | None) -> datetime | None:
    return clock.parse(stamp) if stamp else None

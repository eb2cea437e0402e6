"""What Patient Test offers to pages."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from core.i18n import KeptText
from core.models.late import LateModel
from core.values import FilledText, Id

PatientId = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[A-Za-z0-9]{1,64}$")]


class SessionCreate(LateModel):
    """Begin a conversation of a patient (letters and digits) with an agent.

    `language` is one of the agent's languages, None for its first.
    """

    patient_id: PatientId
    agent_id: Id
    language: Annotated[str, Field(max_length=20)] | None = None


class MessageStatus(StrEnum):
    """How a message stands.

    answered: every question of it, from the documents. unanswered: at least one was not. replied:
    it asks nothing about health or care, or the reply could not be compared with the documents, or
    the emergency text was given.
    waiting: for the voice service. system_fault: the agent could not reply, or the session ended
    before it did.
    """

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    REPLIED = "replied"
    WAITING = "waiting"
    SYSTEM_FAULT = "system_fault"


class Source(LateModel):
    """The passage of a document that an answer rests on."""

    knowledge_id: str
    disease_name: str
    section_id: str | None = None
    section_title: str
    quote: str


class ChatTurn(LateModel):
    """One patient message and the agent's reply; the reply is None while it is waited for.

    A reply with status `waiting` is being spoken. `audio_url` serves the reply's speech (WAV) for
    an hour. `error` says why the reply or its speech is missing. `red_flags` name the urgent
    symptoms that the message tells of: the reply is then the clinic's emergency text, and the agent
    was not asked. `possible_red_flags` may become urgent: the agent replies, and the patient is
    told `safety_text` beside it, at once. `screened` is False when nobody could look for any.
    `helped` is what the patient says of the reply, None while nobody has said. `held_back` tells
    that the agent's reply contradicts its documents, and one sentence stands in its place.
    Emergency texts and such sentences are spoken by the agent's voice too (MP3), as is the safety
    sentence at `safety_audio_url`; `fixed_speech_follows` while that may still come. `cost_usd` is
    about what the agent's reply cost, by the prices that are set; None where none is.
    """

    turn_id: str
    message: str
    chat_mode: bool
    asked_at: datetime
    response_text: str | None
    audio_url: str | None
    answered_at: datetime | None
    status: MessageStatus
    sources: list[Source]
    error: KeptText | None
    red_flags: list[str] = []
    possible_red_flags: list[str] = []
    safety_text: str | None = None
    screened: bool = True
    helped: bool | None = None
    held_back: bool = False
    safety_audio_url: str | None = None
    fixed_speech_follows: bool = False
    cost_usd: float | None = None


MAX_RECORDING_SECONDS = 120


class RecordedQuestion(LateModel):
    """A spoken question: a WAV in base64 of at most two minutes. It is never kept."""

    audio_data: Annotated[str, Field(min_length=1, max_length=6_000_000)]


class RecognisedQuestion(LateModel):
    """What was understood of a spoken question, to be read and corrected before it is asked.

    `text` is "" where nothing was understood; `language` is an ISO 639 code, "" where unknown.
    """

    text: str
    language: str


class ReplyFeedback(LateModel):
    """Whether the patient says that the reply answered the question."""

    helped: bool


class SessionSummary(LateModel):
    """What the ended conversation came to."""

    conversation_id: str
    total_messages: int
    answered_count: int
    unanswered_count: int
    requires_attention: bool
    main_concerns: list[KeptText]
    duration_seconds: int


class Session(LateModel):
    """A conversation. `signed_url` is the voice service's socket address, for a client that lets
    somebody talk to the agent by voice itself; it opens conversations for 15 minutes.

    What is said there goes around ElevenDops: nobody screens it for red flags, holds a reply back
    or keeps it. So only staff who may begin sessions are given it, once; nothing of ours uses it,
    and it must not be handed to a patient.
    """

    session_id: str
    patient_id: str
    agent_id: str
    signed_url: str
    created_at: datetime


class ToldDisclosure(LateModel):
    """What the patient was told before the first answer, and when it was kept.

    `consented_at` is when the patient went on after it, which the text says is to agree.
    """

    language: str
    text: str
    told_at: datetime
    consented_at: datetime | None


class SessionState(LateModel):
    """A conversation as it stands, for a page that was reloaded.

    `conversation_summary` is None until the ended conversation is in the log. `record_error` says
    why it could not be written there; ending the session once more tries again. `screening` is
    False while messages cannot be checked for red flags; `disclosure` is None before the next
    message of a session that an earlier version began; `languages` are the agent's, the first
    its own, and `language` the one that was chosen; `unwatched_languages` are those of them in
    which they never are. `recognises_speech` is False where the voice service cannot put spoken
    questions into words.
    """

    session_id: str
    patient_id: str
    agent_id: str
    agent_name: str
    knowledge_ids: list[str]
    disclosure: ToldDisclosure | None
    first_message: str
    created_at: datetime
    ended_at: datetime | None
    turns: list[ChatTurn]
    conversation_summary: SessionSummary | None = None
    screening: bool = True
    recognises_speech: bool = False
    unwatched_languages: list[str] = []
    languages: list[str] = []
    language: str = ""
    record_error: KeptText | None = None


class MessageRequest(LateModel):
    """One patient message; `chat_mode` true asks for text only.

    With `text_first` a reply that is spoken comes as soon as its text is there; its speech is in
    the session's state when it is.
    """

    message: Annotated[FilledText, Field(min_length=1, max_length=2000)]
    chat_mode: bool = False
    text_first: bool = False


class MessageAnswer(LateModel):
    """The agent's reply. `audio_data` is WAV in base64, None in chat mode.

    With status `waiting`, `response_text` says that the question is kept; ask for the session to
    see the reply when it has come. With `speech_follows` too it is the reply itself, whose speech
    is still being made. With `red_flag`, `response_text` is the clinic's emergency text,
    and the agent was not asked; `red_flags` name the urgent symptoms. With `possible_red_flags`,
    `safety_text` is one sentence that goes with the reply. `screened` is False when nobody could
    look for any. `held_back` as in ChatTurn.
    """

    turn_id: str
    response_text: str
    audio_data: str | None
    timestamp: datetime
    sources: list[Source]
    status: MessageStatus
    red_flag: bool = False
    red_flags: list[str] = []
    possible_red_flags: list[str] = []
    safety_text: str | None = None
    screened: bool = True
    speech_follows: bool = False
    held_back: bool = False


class SessionEnded(LateModel):
    """The answer to ending a session.

    `conversation_summary` is None while its record is still being written; ask for the session.
    """

    success: bool
    conversation_summary: SessionSummary | None

"""What the API answers of the log."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from core.i18n import KeptText, Words
from core.models.late import LateModel
from core.values import PageInfo
from plugins.conversations.contract.results import GivenForReply, ResultsState, ServiceResults


class QuestionStatus(StrEnum):
    """What became of a question.

    answered: the reply gives what a passage of the documents says about it. partly_answered: it
    does so for a part of what is asked. contradicted: the reply says otherwise than the passage
    that it rests on. says_more: it asserts beside that what no document holds. unanswered: the
    documents do not hold it. retrieval_miss: they do, but the reply did not tell it. off_topic: it
    does not ask about health or care. system_fault: there was no reply.

    The others are questions that no document answers by their kind: about one's own record or
    result, the office and its staff, prices, somebody else's medicine, and changing a dose.
    """

    ANSWERED = "answered"
    PARTLY_ANSWERED = "partly_answered"
    CONTRADICTED = "contradicted"
    SAYS_MORE = "says_more"
    UNANSWERED = "unanswered"
    RETRIEVAL_MISS = "retrieval_miss"
    OWN_RECORD = "own_record"
    OFFICE = "office"
    PRICE = "price"
    OTHERS_MEDICINE = "others_medicine"
    OWN_DOSE = "own_dose"
    OFF_TOPIC = "off_topic"
    SYSTEM_FAULT = "system_fault"


class DecidedBy(StrEnum):
    """Who found the status of a question.

    rules: words, figures and signs compared by rules. meaning: rules that compare the meaning of
    sentences too. language_model: the model of the writer, whose quotes stand in the document and
    in the reply. provider: the voice service's own records, which show that its agent was given
    nothing of the documents, where these hold nothing of it either.
    """

    RULES = "rules"
    MEANING = "meaning"
    PROVIDER = "provider"
    LANGUAGE_MODEL = "language_model"


class MessageView(LateModel):
    """One line of a transcript. `is_answered` is set on patient messages that ask something.

    `audio` is an address that serves the spoken line for an hour.
    """

    role: Literal["patient", "agent"]
    content: str
    timestamp: datetime
    is_answered: bool | None = None
    audio: str | None = None


class ConcernKind(StrEnum):
    """Why staff should look, the gravest first.

    red_flag: an urgent symptom. possible_red_flag: one that may become urgent. held_back: the
    patient was not given a reply, because it contradicts the documents or the voice service stopped
    it. medication: trouble with a medicine. worry: the patient is afraid. system_fault: a message
    got no reply. note: a message was not screened, or the analyser of a plugin asks for it.
    unanswered: a question was not answered.
    """

    RED_FLAG = "red_flag"
    POSSIBLE_RED_FLAG = "possible_red_flag"
    HELD_BACK = "held_back"
    MEDICATION = "medication"
    WORRY = "worry"
    SYSTEM_FAULT = "system_fault"
    NOTE = "note"
    UNANSWERED = "unanswered"


class NoteView(LateModel):
    """What the analyser of a plugin says of a question in a few words.

    `concern` is the kind of the concern that it raised, None when it asks nobody to look.
    """

    label: KeptText
    plugin_id: str
    plugin_title: KeptText
    concern: ConcernKind | None = None


class QuestionView(LateModel):
    """One patient question: its status with the reason, and the passage that answers it.

    `message_index` is the place of its message in the transcript. `helped` is what the patient says
    of the reply, None where nobody said; a no counts as not answered, whatever the status is.
    `rules_said` is the status before meaning, the language model or the records of the voice
    service were asked, where they decided. `given` is what the voice service gave its agent for the
    reply, None where it is not known.
    """

    question: str
    status: QuestionStatus
    reason: KeptText
    message_index: int
    knowledge_id: str | None = None
    disease_name: str | None = None
    section_title: str | None = None
    passage: str | None = None
    notes: list[NoteView] = []
    helped: bool | None = None
    decided_by: DecidedBy = DecidedBy.RULES
    rules_said: QuestionStatus | None = None
    given: GivenForReply | None = None


class ConcernView(LateModel):
    """One concern: a sentence for staff, and the words behind it with the patient's message.

    They are the patient's, or the agent's where its reply was held back; `reply` is then the whole
    of it.
    """

    kind: ConcernKind
    text: KeptText
    quote: str
    message_index: int
    reply: str | None = None


class ConversationRow(LateModel):
    """A conversation in a list. `duration_seconds` runs from its start to its end.

    `main_concerns` are the texts of its concerns, the gravest first; a list shows the first few.
    `created_at` is when the conversation began. `red_flag` tells that a message told of an urgent
    symptom, `ongoing` that the conversation goes on and only its beginning is here, because staff
    must see it at once. `unanswered_count` has every question that was not
    answered, whatever the reason; what does not ask about health counts as neither.
    """

    conversation_id: str
    patient_id: str
    agent_id: str
    agent_name: str
    requires_attention: bool
    main_concerns: list[KeptText]
    total_messages: int
    answered_count: int
    unanswered_count: int
    duration_seconds: int
    created_at: datetime
    red_flag: bool = False
    ongoing: bool = False


class ConversationDetail(ConversationRow):
    """A conversation with its transcript, the ledger of its questions and all its concerns.

    `unchecked` names the analysers that failed, with their plugins, when it was recorded.
    `disclosure` is what the patient was told before the first answer, None where it was not kept.
    `service_results` are the voice service's own, None where the agent was to have none.
    `awaits_language_model` is True while that is still to judge some of the questions;
    `unproven_judgements` counts those of its judgements that were not used, because their quotes
    do not stand in the document and the reply. `given_state` tells whether the voice service's
    records of what it gave its agent are here, None where there are none to come. `credits` is what
    it has charged for the conversation, None where it has not told.
    """

    messages: list[MessageView]
    answered_questions: list[str]
    unanswered_questions: list[str]
    questions: list[QuestionView]
    concerns: list[ConcernView]
    unchecked: list[KeptText] = []
    disclosure: str | None = None
    service_results: ServiceResults | None = None
    awaits_language_model: bool = False
    unproven_judgements: int = 0
    given_state: ResultsState | None = None
    credits: int | None = None


class ConversationList(PageInfo):
    """A page of conversations, newest first; the totals cover every page of the filter.

    `totals_complete` is false where there are more than the search could count: the totals are then
    of the newest ones.
    """

    conversations: list[ConversationRow]
    attention_required_count: int
    total_answered: int
    total_unanswered: int
    average_duration_seconds: Annotated[float, Field(exclude_if=lambda seconds: not seconds)] = 0.0
    totals_complete: bool = True


class ConversationStatistics(LateModel):
    """Figures over every conversation of the filter. `attention_percentage` is 0 to 100.

    `complete` is false where there are more than the search could look at: the newest ones count.
    """

    total_conversations: int
    average_duration_seconds: float
    average_duration_formatted: str
    attention_percentage: float
    complete: bool = True


class ExportFormat(LateModel):
    """A file format that conversations can be downloaded in, and the plugin that makes it."""

    key: str
    title: Words
    suffix: str
    plugin_id: str
    plugin_title: Words


class ExportFormats(LateModel):
    """Every format that there is now."""

    formats: list[ExportFormat]


class UnansweredQuestion(LateModel):
    """What patients asked and were not answered; `times` among the conversations of the page.

    The conversation is the newest in which it was asked, and the status what became of it there;
    answered where the patient says otherwise.
    """

    question: str
    times: int
    conversation_id: str
    asked_at: datetime
    status: QuestionStatus = QuestionStatus.UNANSWERED


class UnansweredList(LateModel):
    """A page of such questions, those of the newest conversations first.

    `answered` counts the questions that were answered, in all conversations that are kept;
    `next_cursor` leads to older conversations that may hold more.
    """

    questions: list[UnansweredQuestion]
    answered: int = 0
    next_cursor: str | None = None

"""Turns a finished conversation into its transcript, the ledger of its questions and concerns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import Field

from core.i18n import KeepsTexts, KeptText, text
from core.models.late import LateModel
from core.text.languages import language_name
from plugins.conversations.contract import (
    ConcernKind,
    ConcernView,
    FinishedConversation,
    QuestionStatus,
    QuestionView,
    RecordedTurn,
    ResultsState,
    ServiceResults,
)
from plugins.conversations.review.concerns import HeardMessage, concerns_of, graver_first
from plugins.conversations.review.patients_word import reopened, with_patients_word
from plugins.conversations.review.verdicts import verdict_of
from plugins.safety.contract import RedFlag, RedFlagScreen

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex
    from plugins.education_audio.contract import DocumentComparison

_RED_FLAGS_UNCHECKED = text("Red flags (Safety)")

_SCREENED_WITH = 4
"""Earlier messages with which each one is screened."""

TurnFlags: TypeAlias = tuple[list[RedFlag] | None, list[RedFlag]]
"""The urgent and the possibly urgent of a message; urgent is None where nobody looked."""

NOT_ANSWERED = frozenset(
    {
        QuestionStatus.PARTLY_ANSWERED,
        QuestionStatus.CONTRADICTED,
        QuestionStatus.SAYS_MORE,
        QuestionStatus.UNANSWERED,
        QuestionStatus.RETRIEVAL_MISS,
        QuestionStatus.OWN_RECORD,
        QuestionStatus.OFFICE,
        QuestionStatus.PRICE,
        QuestionStatus.OTHERS_MEDICINE,
        QuestionStatus.OWN_DOSE,
        QuestionStatus.SYSTEM_FAULT,
    }
)


class TranscriptLine(LateModel):
    """One line as kept. `audio_key` is the blob with its speech; `is_answered` as in the API.

    `safety` marks the sentence that a possibly urgent message was given beside its reply.
    """

    role: Literal["patient", "agent"]
    content: str
    timestamp: datetime
    is_answered: bool | None = None
    audio_key: str | None = None
    safety: bool = False


class SheetPassage(LateModel):
    """A passage that a reply can be compared with, as it was when the patient was answered."""

    knowledge_id: str
    disease_name: str
    section_title: str
    text: str


class JudgingSheet(LateModel):
    """What the language model is still to be asked of one message and its reply."""

    message_index: int
    passages: list[SheetPassage]


class Analysis(KeepsTexts):
    """What is kept of a conversation beside the row of the list.

    `to_judge` is what the language model has not judged yet; `unproven_judgements` and
    `given_state` and `credits` are as in the API.
    """

    messages: list[TranscriptLine]
    questions: list[QuestionView]
    concerns: list[ConcernView]
    unchecked: list[KeptText] = Field(default_factory=list)
    disclosure: str | None = None
    service_results: ServiceResults | None = None
    to_judge: list[JudgingSheet] = Field(default_factory=list)
    unproven_judgements: int = 0
    given_state: ResultsState | None = None
    credits: int | None = None

    @property
    def answered(self) -> list[str]:
        """The questions that were answered, and of which the patient does not say otherwise."""
        return [
            q.question
            for q in self.questions
            if q.status is QuestionStatus.ANSWERED and q.helped is not False
        ]

    @property
    def unanswered(self) -> list[str]:
        """The questions that were not answered, whatever the reason and whoever says so."""
        return [q.question for q in self.questions if q.status in NOT_ANSWERED or q.helped is False]

    @property
    def held_back(self) -> set[int]:
        """The places of the messages whose reply the patient was not given."""
        return {one.message_index for one in self.concerns if one.kind is ConcernKind.HELD_BACK}


def analyse(
    conversation: FinishedConversation,
    index: DocumentIndex | None,
    screen: RedFlagScreen | None,
    comparison: DocumentComparison | None = None,
    flags: Sequence[TurnFlags] | None = None,
) -> Analysis:
    """Judge every question, and look for the concerns that its messages tell.

    Without an index no question is judged; without a screen nobody looks for red flags, and that
    is a concern itself. `flags` are those of its turns, where somebody has looked already. A
    message that was given the emergency text asks nothing of the documents. What was judged when
    its reply came is not judged again. Takes up to a tenth of a second for each other question:
    call it in a worker thread.
    """
    lines: list[TranscriptLine] = []
    questions: list[QuestionView] = []
    heard: list[HeardMessage] = []
    said: list[str] = []
    if flags is None:
        flags = flags_of_turns(conversation, screen)
    for turn, (urgent, possible) in zip(conversation.turns, flags, strict=True):
        place = len(lines)
        judged: list[QuestionView] = []
        if index is not None and not turn.red_flags:
            judged = [
                question.model_copy(update={"message_index": place})
                for question in verdict_of(turn, index, comparison, said).questions
            ]
            judged = with_patients_word(turn, place, judged)
        lines += _lines(turn, judged)
        questions += judged
        said.append(turn.message)
        heard.append(
            HeardMessage(place, turn.message, _replied(turn), red_flags=urgent, possible=possible)
        )
    return Analysis(
        messages=lines,
        questions=questions,
        concerns=graver_first([*concerns_of(heard), *reopened(questions)]),
        unchecked=_unchecked(conversation, screen),
        disclosure=conversation.disclosure,
        service_results=conversation.service_results,
    )


def _unchecked(conversation: FinishedConversation, screen: RedFlagScreen | None) -> list[str]:
    if screen is None:
        return [_RED_FLAGS_UNCHECKED]
    return [
        text("Red flags in {language}", language=language_name(code))
        for code in conversation.unwatched_languages
    ]


def answer_to(question: QuestionView, messages: Sequence[TranscriptLine]) -> str:
    """The agent's reply to the message that holds the question; blank when there was none."""
    return reply_to(question.message_index, messages)


def reply_to(place: int, messages: Sequence[TranscriptLine]) -> str:
    """The agent's reply to the message at this place; blank when there was none."""
    for line in messages[place + 1 :]:
        if line.role == "patient":
            break
        if not line.safety:
            return line.content
    return ""


def flags_of_turns(
    conversation: FinishedConversation, screen: RedFlagScreen | None
) -> list[TurnFlags]:
    """What is found in each message."""
    said = [turn.message for turn in conversation.turns]
    return [
        _red_flags(turn, said[:place], screen, conversation.agent_id)
        for place, turn in enumerate(conversation.turns)
    ]


def _red_flags(
    turn: RecordedTurn, said: Sequence[str], screen: RedFlagScreen | None, agent_id: str
) -> TurnFlags:
    """The urgent and the possibly urgent: those that the patient was told of, and those found now.

    Without a screen the urgent are None, unless there are any.
    """
    if screen is None:
        return turn.red_flags or None, turn.possible
    found = screen.screen(turn.message, earlier=said[-_SCREENED_WITH:], agent_id=agent_id)
    urgent = _with_new(turn.red_flags, found.red_flags)
    named = {flag.name for flag in urgent}
    possible = _with_new(turn.possible, found.possible)
    return urgent, [flag for flag in possible if flag.name not in named]


def _with_new(told: list[RedFlag], found: Sequence[RedFlag]) -> list[RedFlag]:
    names = {flag.name for flag in told}
    return told + [flag for flag in found if flag.name not in names]


def _replied(turn: RecordedTurn) -> bool:
    return turn.response_text is not None and bool(turn.response_text.strip())


def _lines(turn: RecordedTurn, judged: list[QuestionView]) -> list[TranscriptLine]:
    patient = TranscriptLine(
        role="patient",
        content=turn.message,
        timestamp=turn.asked_at,
        is_answered=is_answered(judged),
    )
    lines = [patient]
    if turn.safety_text is not None:
        lines.append(
            TranscriptLine(
                role="agent", content=turn.safety_text, timestamp=turn.asked_at, safety=True
            )
        )
    if turn.response_text is None or not _replied(turn):
        return lines
    agent = TranscriptLine(
        role="agent",
        content=turn.response_text,
        timestamp=turn.answered_at or turn.asked_at,
        audio_key=turn.audio_key,
    )
    return [*lines, agent]


def is_answered(judged: list[QuestionView]) -> bool | None:
    """None for a message that asks nothing about health or care."""
    counted = [item for item in judged if item.status is not QuestionStatus.OFF_TOPIC]
    if not counted:
        return None
    return all(
        item.status is QuestionStatus.ANSWERED and item.helped is not False for item in counted
    )

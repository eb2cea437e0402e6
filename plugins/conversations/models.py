"""A conversation as stored: a small row for lists, and its transcript in a blob."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StrictBool, StrictInt

from core import clock
from core.i18n import KeepsTexts, KeptText, plural
from core.i18n.kept import TEXTS
from core.ports.documents import CollectionSpec, JsonObject, SearchSpec, StoredDocument
from core.records import Stamp, record_of
from plugins.conversations.contract import (
    ConcernKind,
    ConversationRow,
    FinishedConversation,
    ResultsState,
)
from plugins.conversations.review.analysis import Analysis
from plugins.conversations.words import words_of

SUMS = ("attention", "answered_count", "unanswered_count", "duration_seconds")
"""Number fields that lists and statistics add up; `attention` is 1 where staff should look."""

ROW_FIELDS = (
    "patient_id",
    "agent_id",
    "agent_name",
    "requires_attention",
    "main_concerns",
    "red_flag",
    "ongoing",
    "total_messages",
    "created_at",
    "ended_at",
    "transcript_key",
    TEXTS,
    *SUMS,
)

ANNOUNCE_JOB = "conversations.announce"
RESULTS_JOB = "conversations.results"
MEANING_JOB = "conversations.meaning"
JUDGE_JOB = "conversations.judge"

_LISTED_CONCERNS = 5


class StoredConversation(KeepsTexts):
    """A row. Times are stamps of `core.clock`; `transcript_key` is the blob with the Analysis.

    `ongoing` is True until the conversation is recorded as a whole, `awaits_results` until what the
    voice service tells of it is there or will not come.
    """

    patient_id: str
    agent_id: str
    agent_name: str
    requires_attention: StrictBool
    attention: StrictInt
    main_concerns: list[KeptText]
    total_messages: StrictInt
    answered_count: StrictInt
    unanswered_count: StrictInt
    duration_seconds: StrictInt
    created_at: Stamp
    ended_at: Stamp
    transcript_key: Annotated[str, Field(pattern=r"^conversations/[\w./-]+$")]
    red_flag: bool = False
    ongoing: bool = False
    awaits_results: bool = False

    @classmethod
    def of(cls, stored: StoredDocument) -> StoredConversation:
        """The row of a stored document."""
        return record_of(stored, cls)

    def json_object(self) -> JsonObject:
        """The row as kept in the document store."""
        return self.model_dump(mode="json")

    def row(self, conversation_id: str) -> ConversationRow:
        """The row as the API gives it. Its values are validated already."""
        return ConversationRow.model_construct(
            conversation_id=conversation_id,
            patient_id=self.patient_id,
            agent_id=self.agent_id,
            agent_name=self.agent_name,
            requires_attention=self.requires_attention,
            main_concerns=self.main_concerns,
            total_messages=self.total_messages,
            answered_count=self.answered_count,
            unanswered_count=self.unanswered_count,
            duration_seconds=self.duration_seconds,
            created_at=clock.parse(self.created_at),
            red_flag=self.red_flag,
            ongoing=self.ongoing,
        )


class SearchedConversation(StoredConversation):
    """A row with the words that it is searched by."""

    words: list[str]


def _with_kana(data: JsonObject, version: int) -> JsonObject:
    """To 2: words of Kana are found by their characters, too."""
    return data | {"words": words_of(data["words"])}


_SINGLE_FIELDS = ("patient_id", "agent_id", "requires_attention")

ROWS = CollectionSpec(
    "conversations",
    sums=SUMS,
    record=StoredConversation,
    search=SearchSpec(_SINGLE_FIELDS, "created_at", narrow=("patient_id",)),
)
"""The rows of the list, each under the conversation's id."""

WORDS = CollectionSpec(
    "conversation_words",
    sums=SUMS,
    record=SearchedConversation,
    version=2,
    upgrade=_with_kana,
    search=SearchSpec(("words[]", *_SINGLE_FIELDS), "created_at"),
)
"""The same rows with the words that they are searched by; apart, so that rows stay small."""


def stored_conversation(
    conversation: FinishedConversation,
    analysis: Analysis,
    transcript_key: str,
    *,
    ongoing: bool = False,
) -> StoredConversation:
    """The row of an analysed conversation."""
    duration = (conversation.ended_at - conversation.started_at).total_seconds()
    return StoredConversation(
        **_of_analysis(analysis),
        patient_id=conversation.patient_id,
        agent_id=conversation.agent_id,
        agent_name=conversation.agent_name,
        # A clock that was set back between start and end must not give less than nothing.
        duration_seconds=max(0, round(duration)),
        created_at=clock.stamp(conversation.started_at),
        ended_at=clock.stamp(conversation.ended_at),
        transcript_key=transcript_key,
        ongoing=ongoing,
        awaits_results=not ongoing and _awaited(analysis),
    )


def changed_row(
    row: StoredConversation, analysis: Analysis, transcript_key: str
) -> StoredConversation:
    """The row of a conversation that has ended, whose analysis was changed and is kept anew."""
    return row.model_copy(
        update=_of_analysis(analysis)
        | {"transcript_key": transcript_key, "awaits_results": _awaited(analysis)}
    )


def _awaited(analysis: Analysis) -> bool:
    results = analysis.service_results
    states = (analysis.given_state, results.state if results is not None else None)
    return ResultsState.WAITING in states


def _of_analysis(analysis: Analysis) -> dict[str, Any]:
    return {
        "requires_attention": bool(analysis.concerns),
        "attention": int(bool(analysis.concerns)),
        "main_concerns": _listed([concern.text for concern in analysis.concerns]),
        "total_messages": len(analysis.messages),
        "answered_count": len(analysis.answered),
        "unanswered_count": len(analysis.unanswered),
        "red_flag": any(concern.kind is ConcernKind.RED_FLAG for concern in analysis.concerns),
    }


def search_fields(conversation: FinishedConversation) -> JsonObject:
    """What a row in WORDS has beside the row itself."""
    texts = [conversation.agent_name, conversation.patient_id]
    return {"words": words_of(texts + [turn.message for turn in conversation.turns])}


def _listed(concerns: list[str]) -> list[str]:
    if len(concerns) <= _LISTED_CONCERNS:
        return concerns
    shown = concerns[: _LISTED_CONCERNS - 1]
    more = len(concerns) - len(shown)
    return [*shown, plural("and {number} more", "and {number} more", more)]

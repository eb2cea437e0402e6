"""What the voice service gave its agent for a reply, beside what the ledger found."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from plugins.conversations.contract import (
    ConversationDetail,
    GivenForReply,
    QuestionStatus,
    QuestionView,
    ResultsState,
)


def draw_given_state(found: ConversationDetail) -> None:
    """Say that the records of the voice service are still to come; nothing where they are here."""
    if found.given_state is ResultsState.WAITING and not found.ongoing:
        st.caption(
            _(
                ":material/hourglass_empty: The voice service has not told yet which documents it "
                "gave its agent. The questions are looked at once more when it has."
            )
        )


def draw_given(question: QuestionView) -> None:
    """Draw it for one question; nothing where the voice service tells nothing of it."""
    given = question.given
    if given is None or question.status is QuestionStatus.OFF_TOPIC:
        return
    if given.documents or not given.others:
        st.caption(_of_documents(question, given))
    if given.others:
        st.caption(
            _(
                ":orange[:material/compare_arrows: The voice service gave its agent something that "
                "is none of the agent's documents.]"
            )
        )


def _of_documents(question: QuestionView, given: GivenForReply) -> str:
    names = ui.literal(", ".join(one.disease_name for one in given.documents))
    if not given.documents:
        if question.knowledge_id is None:
            return _(
                ":material/info: The voice service gave its agent none of your documents for this "
                "reply."
            )
        return _(
            ":orange[:material/compare_arrows: The voice service gave its agent none of your "
            "documents for this reply. The quote was found by ElevenDops.]"
        )
    if question.knowledge_id is None:
        return _(":material/info: The voice service gave its agent: {names}.", names=names)
    if all(one.knowledge_id != question.knowledge_id for one in given.documents):
        return _(
            ":orange[:material/compare_arrows: The voice service gave its agent other documents: "
            "{names}. The quote was found by ElevenDops.]",
            names=names,
        )
    if question.status is QuestionStatus.RETRIEVAL_MISS:
        return _(
            ":material/info: The voice service had given its agent this document. The agent passed "
            "over what it says."
        )
    return _(":material/info: The voice service gave its agent this document.")

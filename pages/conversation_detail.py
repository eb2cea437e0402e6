"""One conversation of the log: its transcript, and the ledger of its questions."""

from __future__ import annotations

import streamlit as st

from core import ui
from plugins.conversations.contract import ConversationDetail, MessageView, QuestionView


def draw_conversation(conversation_id: str) -> None:
    """Draw the conversation with this id, or say why it cannot be shown."""
    _back()
    found = ui.fetch(
        lambda: ui.api().get(ui.path("api", "conversations", conversation_id), ConversationDetail),
        "conversation",
        "Opening the conversation…",
    )
    if found is None:
        return
    ui.page_header(
        f"Patient {ui.literal(found.patient_id)}",
        f"{ui.when(found.created_at)} · {ui.literal(found.agent_name)} · "
        f"{ui.duration(found.duration_seconds)}",
    )
    _summary(found)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.subheader("Transcript", anchor=False)
        _transcript(found.messages)
    with right:
        st.subheader("Questions", anchor=False)
        _ledger(found.questions)


def _back() -> None:
    st.button(
        "All conversations",
        icon=":material/arrow_back:",
        type="tertiary",
        key="log.back",
        on_click=ui.clear_url,
        args=("id",),
    )


def _summary(found: ConversationDetail) -> None:
    if found.requires_attention:
        st.warning(
            "**This conversation needs attention.** Look at what was not answered before the "
            "patient's visit.",
            icon=":material/priority_high:",
        )
    with st.grid(4, min_column_width=150):
        st.metric("Messages", f"{found.total_messages:,}", border=True)
        st.metric("Answered", f"{found.answered_count:,}", border=True)
        st.metric("Not answered", f"{found.unanswered_count:,}", border=True)
        st.metric("Duration", ui.duration(found.duration_seconds), border=True)
    if found.main_concerns:
        concerns = " ".join(f":blue-badge[{ui.literal(c)}]" for c in found.main_concerns)
        st.markdown(f"**Main concerns** {concerns}")


def _transcript(messages: list[MessageView]) -> None:
    if not messages:
        st.caption("Nothing was said.")
    for number, message in enumerate(messages, start=1):
        patient = message.role == "patient"
        avatar = ":material/person:" if patient else ":material/support_agent:"
        with st.chat_message("Patient" if patient else "Agent", avatar=avatar):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.caption(
                    f"**{'Patient' if patient else 'Agent'}** · {ui.when(message.timestamp)}",
                    width="content",
                )
                if message.is_answered is False:
                    ui.status_badge("unanswered")
            st.text(message.content)
            if message.audio:
                ui.audio_player(message.audio, f"Spoken reply {number}")


def _ledger(questions: list[QuestionView]) -> None:
    if not questions:
        st.caption("The patient asked no question.")
    # What was not answered is what a clinician looks for.
    for question in sorted(questions, key=lambda q: (q.status == "answered", q.message_index)):
        with st.container(border=True, gap="xsmall"):
            ui.status_badge(question.status)
            st.text(question.question)
            if question.passage is None:
                st.caption(ui.literal(question.reason))
                continue
            source = ui.literal(question.disease_name or "Document")
            if question.section_title:
                source += f" · {ui.literal(question.section_title)}"
            with st.expander(source, type="compact", icon=":material/article:"):
                st.text(question.passage)
                st.caption(ui.literal(question.reason))
                if question.knowledge_id:
                    ui.link(
                        ui.page_of("knowledge"),
                        "Open the document",
                        query={"id": question.knowledge_id},
                        icon=":material/arrow_forward:",
                    )

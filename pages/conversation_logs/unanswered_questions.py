"""A panel on Upload Knowledge: what patients asked lately that no document answers."""

from __future__ import annotations

import streamlit as st

from core import ui
from plugins.conversations.contract import UnansweredList, UnansweredQuestion

_SHOWN = 5
_MOST = 20


def render() -> None:
    """Draw the questions, the newest first."""
    found = ui.fetch(
        lambda: ui.api().get("/api/conversations/unanswered", UnansweredList, {"limit": _MOST}),
        "unanswered",
        "Looking for open questions…",
    )
    if found is None:
        return
    if not found.questions:
        with st.container(border=True):
            if found.answered:
                st.markdown(
                    ":green[:material/check_circle:] Your documents held what patients asked "
                    "lately."
                )
            else:
                st.markdown(
                    ":material/forum: No patient has asked a question yet. What your documents do "
                    "not answer will stand here."
                )
        return
    st.caption(
        "Patients asked this lately, and no document of their agent answers it. A document on it "
        "would."
    )
    with st.container(border=True, gap="small"):
        for question in found.questions[:_SHOWN]:
            _question(question)
        rest = found.questions[_SHOWN:]
        if rest:
            with st.expander(f"{ui.count(len(rest), 'more question')}", type="compact"):
                for question in rest:
                    _question(question)


def _question(question: UnansweredQuestion) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(gap=None):
            st.text(question.question)
            times = "" if question.times == 1 else f" · asked {question.times} times"
            st.caption(f"{ui.when(question.asked_at)}{times}")
        ui.link(
            ui.page_of("conversations"),
            "Read",
            query={"id": question.conversation_id},
            icon=":material/arrow_forward:",
        )

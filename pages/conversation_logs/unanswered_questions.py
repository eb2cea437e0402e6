"""A panel on Upload Knowledge: what patients asked lately and got no right answer to."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from pages.conversation_logs.states import STATES
from plugins.conversations.contract import QuestionStatus, UnansweredList, UnansweredQuestion

_SHOWN = 5
_MAX = 20


def render() -> None:
    """Draw the questions, the newest first."""
    found = ui.fetch(
        lambda: ui.api().get("/api/conversations/unanswered", UnansweredList, {"limit": _MAX}),
        "unanswered",
        _("Looking for open questions…"),
    )
    if found is None:
        return
    if not found.questions:
        with st.container(border=True):
            if found.answered:
                st.markdown(
                    _(
                        ":green[:material/check_circle:] Your documents answered all "
                        "recent questions."
                    )
                )
            else:
                st.markdown(
                    _(
                        ":material/forum: No patient has asked a question yet. What your "
                        "documents do not answer will stand here."
                    )
                )
        return
    st.caption(
        _(
            "Patients asked this lately and were not answered from your documents. Where "
            "nothing else is said, no document of their agent answers it; one on it would."
        )
    )
    with st.container(border=True, gap="small"):
        for question in found.questions[:_SHOWN]:
            _question(question)
        rest = found.questions[_SHOWN:]
        if rest:
            with st.expander(
                f"{ngettext('{number} more question', '{number} more questions', len(rest))}",
                type="compact",
            ):
                for question in rest:
                    _question(question)


def _question(question: UnansweredQuestion) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(gap=None):
            st.text(question.question)
            if question.status is not QuestionStatus.UNANSWERED:
                ui.status_badge(*STATES[question.status])
            times = (
                ""
                if question.times == 1
                else ngettext(" · asked {number} time", " · asked {number} times", question.times)
            )
            st.caption(f"{ui.when(question.asked_at)}{times}")
        ui.link(
            ui.page_of("conversations"),
            _("Read"),
            query={"id": question.conversation_id},
            icon=":material/arrow_forward:",
        )

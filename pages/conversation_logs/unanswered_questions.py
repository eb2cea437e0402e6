"""A panel on Upload Knowledge: what patients asked and got no right answer to."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from pages.conversation_logs.states import STATES
from plugins.conversations.contract import QuestionStatus, UnansweredList, UnansweredQuestion

_SHOWN = 5
_PAGE = 20


def render() -> None:
    """Draw the questions, the newest first; older ones are on further pages."""
    pager = ui.Pager("unanswered", size=_PAGE)
    found = ui.fetch(
        lambda: pager.load(
            lambda page: ui.api().get("/api/conversations/unanswered", UnansweredList, page)
        ),
        "unanswered",
        _("Looking for open questions…"),
    )
    if found is None:
        return
    if found.questions:
        _questions(found.questions)
    elif pager.page == 1 and found.next_cursor is None:
        _no_question(found)
    else:
        st.caption(_("The conversations of this page have no open question."))
    if found.next_cursor is not None:
        st.caption(_("Older conversations may hold more open questions."))
    pager.controls(found.next_cursor, len(found.questions), total=None)


def _no_question(found: UnansweredList) -> None:
    with st.container(border=True):
        if found.answered:
            st.markdown(
                _(":green[:material/check_circle:] Your documents answered all recent questions.")
            )
        else:
            st.markdown(
                _(
                    ":material/forum: No patient has asked a question yet. What your "
                    "documents do not answer will stand here."
                )
            )


def _questions(questions: list[UnansweredQuestion]) -> None:
    st.caption(
        _(
            "Patients asked this and were not answered from your documents. Where "
            "nothing else is said, no document of their agent answers it; one on it would."
        )
    )
    with st.container(border=True, gap="small"):
        for question in questions[:_SHOWN]:
            _question(question)
        rest = questions[_SHOWN:]
        if rest:
            more = st.expander(
                ngettext("{number} more question", "{number} more questions", len(rest)),
                type="compact",
                key="unanswered.more",
                on_change="rerun",
            )
            # What nobody sees costs as much as what somebody does.
            if more.open:
                with more:
                    for question in rest:
                        _question(question)


def _question(question: UnansweredQuestion) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(gap=None):
            ui.user_text(question.question)
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

"""A panel on Upload Knowledge: what patients asked and got no right answer to."""

from __future__ import annotations

from collections.abc import Sequence

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
        _rows(questions[:_SHOWN], "unanswered.rows")
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
                    _rows(rest, "unanswered.rest")


def _rows(questions: Sequence[UnansweredQuestion], key: str) -> None:
    page = ui.page_of("conversations")
    ui.link_list(
        [
            ui.LinkRow(
                _told(one),
                one.question,
                page,
                {"id": one.conversation_id},
                ui.other_language(one.question),
            )
            for one in questions
        ],
        _("Read"),
        key=key,
    )


def _told(question: UnansweredQuestion) -> str:
    facts = [ui.when(question.asked_at)]
    if question.times > 1:
        facts.append(ngettext("asked {number} time", "asked {number} times", question.times))
    if question.status is not QuestionStatus.UNANSWERED:
        # Not beside the question, which may be in another language than the page.
        facts.insert(0, ui.badge(*STATES[question.status]))
    return ui.with_small_print(ui.literal(question.question), " · ".join(facts))

"""Saves a question of a test or of a conversation as a golden question of its agent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from core import ui
from core.i18n import _, translate
from pages.golden.agent import draw_problem, save_question
from pages.golden.words import EXPECTED
from plugins.conversations.contract import ConversationDetail, QuestionStatus
from plugins.golden.contract import Expected, Origin
from plugins.patient_test.contract import ChatTurn, MessageStatus, SessionState


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something that was asked, what became of it, and the document it was answered from."""

    question: str
    expected: Expected
    knowledge_id: str | None


def draw_session() -> None:
    """Draw it for the session of Patient Test that is open."""
    _once_opened(_draw_session)


def _draw_session() -> None:
    session_id = ui.url_value("session", str) or ""
    found = ui.fetch(
        lambda: ui.api().get(ui.path("api", "patient", "session", session_id), SessionState),
        "golden.session",
        _("Loading…"),
        last=session_id,
    )
    if found is not None:
        asked = [_of_turn(turn) for turn in found.turns]
        _draw(found.agent_id, asked, Origin.PATIENT_TEST, session_id)


def draw_conversation() -> None:
    """Draw it for the conversation of the log that is open."""
    _once_opened(_draw_conversation)


def _draw_conversation() -> None:
    conversation_id = ui.url_value("id", str) or ""
    found = ui.fetch(
        lambda: ui.api().get(ui.path("api", "conversations", conversation_id), ConversationDetail),
        "golden.conversation",
        _("Loading…"),
        last=conversation_id,
    )
    if found is not None:
        asked = [
            _Asked(
                one.question,
                Expected.ANSWERED if one.status is QuestionStatus.ANSWERED else Expected.REFUSED,
                one.knowledge_id if one.status is QuestionStatus.ANSWERED else None,
            )
            for one in found.questions
        ]
        _draw(found.agent_id, asked, Origin.CONVERSATION, conversation_id)


def _once_opened(draw: Callable[[], None]) -> None:
    details = st.expander(
        _("Save a question as a golden question"),
        icon=":material/rule:",
        key="golden.saving",
        on_change="rerun",
    )
    if details.open:
        with details:
            draw()


def _of_turn(turn: ChatTurn) -> _Asked:
    if turn.red_flags or turn.possible_red_flags:
        return _Asked(turn.message, Expected.RED_FLAG, None)
    if turn.status is MessageStatus.ANSWERED:
        source = turn.sources[0].knowledge_id if turn.sources else None
        return _Asked(turn.message, Expected.ANSWERED, source)
    return _Asked(turn.message, Expected.REFUSED, None)


def _draw(agent_id: str, asked: list[_Asked], origin: Origin, place: str) -> None:
    if not asked:
        st.caption(_("Nothing was asked yet."))
        return
    with st.container(border=True):
        number = st.selectbox(
            _("Which question"),
            range(len(asked)),
            format_func=lambda one: asked[one].question,
            key=f"golden.{place}.which",
        )
        chosen = asked[number]
        st.caption(
            _("A golden question must not name or identify a patient. Change it if it does.")
        )
        question = st.text_area(
            _("Question, as a patient asks it"),
            max_chars=2000,
            **ui.keep(f"golden.{place}.{number}", chosen.question),
        )
        expected = st.radio(
            _("What has to become of it"),
            list(EXPECTED),
            format_func=lambda one: translate(EXPECTED[one]),
            **ui.keep(f"golden.{place}.{number}.expected", chosen.expected),
        )
        if st.button(_("Keep this question"), key="golden.save", icon=":material/add:"):
            answered = expected == Expected.ANSWERED
            save_question(
                {
                    "agent_id": agent_id,
                    "question": question,
                    "expected": Expected(expected).value,
                    "knowledge_id": chosen.knowledge_id if answered else None,
                    "origin": origin.value,
                },
                (),
            )
        draw_problem()

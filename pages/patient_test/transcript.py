"""What was said in a conversation of Patient Test, with the sources of each answer."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from core.i18n.formats import format_number
from core.ui.widgets.quotes import QUOTE, quote_mark, quoted_words
from plugins.patient_test.contract import ChatTurn, MessageStatus, SessionState, Source

_STATES: dict[MessageStatus, tuple[str, ui.Tone]] = {
    MessageStatus.ANSWERED: (text("Answered"), "good"),
    MessageStatus.UNANSWERED: (text("Not answered"), "bad"),
    MessageStatus.WAITING: (text("Waiting"), "waiting"),
    MessageStatus.SYSTEM_FAULT: (text("Service fault"), "bad"),
}


def draw_transcript(session: SessionState) -> None:
    """Draw all that was said so far, with where each answer comes from."""
    if session.disclosure is not None:
        told = session.disclosure
        agent = st.chat_message(_("Agent"), avatar=":material/support_agent:")
        with agent, ui.in_language(told.language):
            st.info(ui.literal(told.text), icon=":material/smart_toy:")
    if session.first_message:
        _agent_says(session.first_message)
    for number, turn in enumerate(session.turns, start=1):
        with st.chat_message(_("Patient"), avatar=":material/person:"):
            ui.user_text(turn.message)
        _reply(session, turn, number)


def _agent_says(text: str) -> None:
    with st.chat_message(_("Agent"), avatar=":material/support_agent:"):
        ui.user_text(text)


def _reply(session: SessionState, turn: ChatTurn, number: int) -> None:
    with st.chat_message(_("Agent"), avatar=":material/support_agent:"):
        if turn.red_flags and turn.response_text is not None:
            st.error(f"**{ui.literal(turn.response_text)}**", icon=":material/emergency:")
            if turn.audio_url:
                ui.audio_player(turn.audio_url, _("Spoken emergency text {number}", number=number))
            _speech_follows(turn)
            return
        if turn.safety_text is not None:
            st.warning(f"**{ui.literal(turn.safety_text)}**", icon=":material/e911_emergency:")
        if turn.safety_audio_url:
            ui.audio_player(
                turn.safety_audio_url, _("Spoken safety sentence {number}", number=number)
            )
        _speech_follows(turn)
        answered = turn.response_text is not None
        if turn.response_text is not None:
            ui.user_text(turn.response_text)
        if turn.audio_url:
            ui.audio_player(turn.audio_url, _("Spoken answer {number}", number=number))
        if turn.held_back:
            st.caption(
                _(
                    ":material/block: What the agent said contradicts its documents. "
                    "Conversation Logs shows it when the conversation has ended."
                )
            )
        if turn.status in _STATES and not (answered and turn.status is MessageStatus.WAITING):
            ui.status_badge(*_STATES[turn.status])
        if turn.error:
            st.caption(ui.literal(turn.error))
        elif turn.status is MessageStatus.WAITING:
            st.caption(_("Its speech is being made…") if answered else _("The agent is answering…"))
        if answered and turn.status is not MessageStatus.WAITING:
            _time_and_cost(turn)
        if turn.status is MessageStatus.ANSWERED:
            for source in turn.sources:
                _source(source, turn.response_text or "")
        if answered and turn.status is not MessageStatus.WAITING:
            _helped(session, turn, number)


def _speech_follows(turn: ChatTurn) -> None:
    if turn.fixed_speech_follows:
        st.caption(_("Its speech is being made…"))


def _time_and_cost(turn: ChatTurn) -> None:
    """After how long the reply was whole, with its speech, and what was charged for that."""
    if turn.answered_at is None or turn.response_text is None:
        return
    waited = (turn.answered_at - turn.asked_at).total_seconds()
    said = _("Complete after {seconds} s", seconds=f"{waited:.1f}")
    if turn.audio_url:
        spoken = ngettext(
            "{number} character spoken", "{number} characters spoken", len(turn.response_text)
        )
        said = f"{said} · {spoken}"
    if turn.cost_usd is not None:
        cost = (
            _("about US$ {amount}", amount=format_number(turn.cost_usd, decimals=3))
            if turn.cost_usd
            else _("free of charge")
        )
        said = f"{said} · {cost}"
    st.caption(f":material/timer: {said}")


def _helped(session: SessionState, turn: ChatTurn, number: int) -> None:
    """Two taps: what the patient says of the reply, beside what the ledger found."""
    said = {True: _("Yes, it did"), False: _("No, it did not")}
    if session.ended_at is not None:
        if turn.helped is not None:
            st.caption(f"{_('Did that answer you?')} {said[turn.helped]}")
        return
    tapped = st.segmented_control(
        _("Did that answer you?"),
        [True, False],
        default=turn.helped,
        format_func=lambda one: said[one],
        key=f"patient.helped.{turn.turn_id}",
    )
    if tapped is None or tapped == turn.helped:
        return
    address = ui.path(
        "api", "patient", "session", session.session_id, "message", str(number), "feedback"
    )
    try:
        ui.api().post(address, ChatTurn, {"helped": tapped})
    except ui.ApiProblem as problem:
        ui.error_panel(problem)


def _source(source: Source, reply: str) -> None:
    title = f"{source.disease_name} · {source.section_title}"
    with st.expander(ui.literal(title), type="compact", icon=":material/article:"):
        ui.user_text(source.quote)
        ui.link(
            ui.page_of("knowledge"),
            _("Open the document at this place"),
            query={"id": source.knowledge_id, QUOTE: quote_mark(quoted_words(source.quote, reply))},
            icon=":material/arrow_forward:",
        )

"""One conversation of Patient Test: the agent's audio, the chat, and its end."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from core.i18n.formats import format_number
from core.ui.widgets.sound.preview import say_preview_languages
from pages.education_audio.audio.player import follow_text
from pages.patient_test.spoken import draw_spoken_question
from pages.patient_test.transcript import draw_transcript
from plugins.education_audio.contract import AudioFile, AudioList
from plugins.patient_test.contract import (
    MessageAnswer,
    MessageStatus,
    SessionEnded,
    SessionState,
    SessionSummary,
)

_CHAT_MODE = "patient_test.chat_mode"
_UNSENT = "patient_test.unsent"
_ANSWER_SECONDS = 150.0
_SHOWN_AUDIO = 20


def draw_session(session_id: str) -> None:
    """Draw the conversation with this id, or say why it cannot be shown."""
    address = ui.path("api", "patient", "session", session_id)

    def load() -> SessionState:
        return ui.api().get(address, SessionState)

    session = ui.fetch(load, "session", _("Opening the conversation…"), last=session_id)
    if session is None:
        st.button(
            _("Start another conversation"),
            key="patient.another",
            on_click=ui.clear_url,
            args=("session",),
        )
        return
    ui.page_header(
        _("Patient {patient_id}", patient_id=ui.literal(session.patient_id)),
        _(
            "Talking to {agent_name} · started {time}",
            agent_name=ui.literal(session.agent_name),
            time=ui.when(session.created_at),
        ),
    )
    _safety(session)
    _unwatched(session)
    say_preview_languages(session.languages)
    if session.ended_at is not None:
        _ended(session)
    else:
        _controls(address)
        _education_audio(session.knowledge_ids)
    ui.poll(
        session,
        load,
        draw_transcript,
        until=lambda found: found.ended_at is not None or not _waiting(found),
    )
    if session.ended_at is None:
        _ask(address)
        draw_spoken_question(address, understood=session.recognises_speech, send=_send)


def _safety(session: SessionState) -> None:
    """What staff must not miss: a red flag, or that nobody looks for any."""
    flags = list(dict.fromkeys(flag for turn in session.turns for flag in turn.red_flags))
    if flags:
        st.error(
            _(
                "**Red flag: {join}.** The emergency text was shown and the agent was not "
                "asked. The conversation is marked in Conversation Logs.",
                join=ui.literal(", ".join(flags)),
            ),
            icon=":material/emergency:",
        )
        ui.link(
            ui.page_of("conversations"),
            _("See it in Conversation Logs"),
            query={"id": session.session_id},
            icon=":material/forum:",
        )
    possible = [flag for turn in session.turns for flag in turn.possible_red_flags]
    if possible := [flag for flag in dict.fromkeys(possible) if flag not in flags]:
        st.warning(
            _(
                "**Possibly urgent: {join}.** The agent answers, and a safety sentence stands "
                "beside its reply. The conversation is marked in Conversation Logs.",
                join=ui.literal(", ".join(possible)),
            ),
            icon=":material/e911_emergency:",
        )
    if session.screening and not all(turn.screened for turn in session.turns):
        st.warning(
            _(
                "**A message could not be checked for red flags.** It was answered like any "
                "other. Read it now; the conversation is marked in Conversation Logs."
            ),
            icon=":material/health_and_safety:",
        )
    if not session.screening:
        st.warning(
            _(
                "**Messages are not checked for red flags**, because the plugin "
                "“Safety” is not running. Urgent messages are answered like any other. "
                "Ask whoever runs ElevenDops to look at the list of plugins."
            ),
            icon=":material/health_and_safety:",
        )


def _unwatched(session: SessionState) -> None:
    if session.unwatched_languages:
        st.warning(
            _(
                "**Red flags are not watched in these languages: {join}.** An urgent message in "
                "one of them is answered like any other, and nobody is alerted.",
                join=ui.literal(
                    ", ".join(ui.language_name(code) for code in session.unwatched_languages)
                ),
            ),
            icon=":material/health_and_safety:",
        )


def _waiting(session: SessionState) -> bool:
    return any(
        turn.status is MessageStatus.WAITING or turn.fixed_speech_follows for turn in session.turns
    )


def _controls(address: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle(
            _("Text only"),
            help=_("On: answers come as text. Off: they are spoken too."),
            **ui.keep(_CHAT_MODE, False),
        )
        end = st.button(_("End the conversation"), key="patient.end", icon=":material/call_end:")
    if end:
        _end(address)


def _end(address: str) -> None:
    try:
        with st.spinner(_("Ending the conversation and writing it into the log…")):
            ui.api().post(f"{address}/end", SessionEnded, timeout=_ANSWER_SECONDS)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    st.session_state.pop(_UNSENT, None)
    st.rerun()


def _education_audio(knowledge_ids: list[str]) -> None:
    with st.expander(_("Education audio of this agent"), icon=":material/graphic_eq:"):
        found = ui.fetch(lambda: _audio_files(knowledge_ids), "audio", _("Loading the audio…"))
        if found is None:
            return
        if not found:
            st.caption(_("There is no audio of its documents yet."))
        for audio in found:
            ui.audio_player(audio.audio_url, audio.name)
            follow_text(audio, "patient")


def _audio_files(knowledge_ids: list[str]) -> list[AudioFile]:
    if not knowledge_ids:
        return []
    listed = ui.api().get(
        "/api/audio/offered",
        AudioList,
        {"knowledge_ids": knowledge_ids, "limit": _SHOWN_AUDIO},
    )
    return [audio for audio in listed.audio_files if audio.audio_url]


def _ask(address: str) -> None:
    failed: tuple[str, ui.ApiProblem] | None = st.session_state.get(_UNSENT)
    if failed is not None:
        unsent, problem = failed
        st.markdown(_("**Your question was not sent:**"))
        ui.user_text(unsent)
        ui.error_panel(problem, labels={"message": _("Your question")})
        if problem.retryable and st.button(
            _("Send it again"), key="patient.resend", icon=":material/refresh:"
        ):
            _send(address, unsent)
    text = st.chat_input(_("Ask as a patient would"), key="patient.ask", max_chars=2000)
    if text:
        _send(address, text)


def _send(address: str, text: str) -> None:
    with st.chat_message(_("Patient"), avatar=":material/person:"):
        ui.user_text(text)
    body = {"message": text, "chat_mode": ui.kept(_CHAT_MODE, False), "text_first": True}
    try:
        with st.spinner(_("The agent is answering…")):
            ui.api().post(f"{address}/message", MessageAnswer, body, timeout=_ANSWER_SECONDS)
    except ui.ApiProblem as problem:
        st.session_state[_UNSENT] = (text, problem)
    else:
        st.session_state.pop(_UNSENT, None)
    st.rerun()


def _ended(session: SessionState) -> None:
    summary = session.conversation_summary
    if summary is None and session.record_error is not None:
        st.error(
            _(
                "The conversation has ended and everything said in it is kept, but it "
                "could not be written into the log: {record_error}",
                record_error=ui.literal(session.record_error),
            ),
            icon=":material/error:",
        )
        if st.button(_("Try again"), key="patient.record", icon=":material/refresh:"):
            _end(ui.path("api", "patient", "session", session.session_id))
    elif summary is None:
        st.info(
            _("The conversation has ended. It appears in the log in a moment."),
            icon=":material/schedule:",
        )
    else:
        _figures(summary)
    with st.container(horizontal=True):
        if summary is not None:
            ui.link(
                ui.page_of("conversations"),
                _("See it in the log"),
                query={"id": summary.conversation_id},
                icon=":material/forum:",
            )
        st.button(
            _("Start another conversation"),
            type="primary",
            key="patient.another",
            on_click=ui.clear_url,
            args=("session",),
        )


def _figures(summary: SessionSummary) -> None:
    st.success(_("The conversation has ended and is in the log."), icon=":material/check_circle:")
    ui.figures(
        {
            _("Messages"): format_number(summary.total_messages),
            _("Answered"): format_number(summary.answered_count),
            _("Not answered"): format_number(summary.unanswered_count),
            _("Duration"): ui.duration(summary.duration_seconds),
        },
        key="patient.figures",
    )
    if summary.requires_attention:
        st.warning(_("This conversation needs attention."), icon=":material/priority_high:")

"""Questions that are spoken: recorded, put into words, corrected, and then asked."""

from __future__ import annotations

import base64
from collections.abc import Callable

import streamlit as st

from core import ui
from core.i18n import _, text
from plugins.patient_test.contract import RecognisedQuestion

_ROUND = "patient_test.spoken.round"
_HEARD = "patient_test.spoken.heard"
_PROBLEM = "patient_test.spoken.problem"
_TRIED = "patient_test.spoken.tried"
_ASKED = "patient_test.spoken.asked"
_LABELS = {"audio_data": text("Recording")}
_SECONDS = 90.0


def draw_spoken_question(
    address: str, *, understood: bool, send: Callable[[str, str], None]
) -> None:
    """Draw the recorder and what was understood; `send` asks a question at this address.

    A recording lives in this page until it is put into words, and is kept nowhere.
    """
    with st.container():
        if not understood:
            st.caption(
                _(
                    ":material/mic_off: Spoken questions need a voice service that puts speech "
                    "into words; the local preview has none. Type the question."
                )
            )
            return
        number: int = st.session_state.setdefault(_ROUND, 0)
        recording = st.audio_input(
            _("Or speak your question"),
            help=_("It is put into words, which you can correct before they are asked."),
            key=f"patient_test.spoken.{number}",
        )
        problem: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
        # A recording that was not understood stays, and is not sent again unasked: it is charged.
        again = problem is not None and ui.error_panel(problem, "patient.spoken", _LABELS)
        if recording is not None and (again or st.session_state.get(_TRIED) != recording.file_id):
            st.session_state[_TRIED] = recording.file_id
            _recognise(address, recording.getvalue())
        asked = _understood()
    if asked:
        send(address, asked)


def _recognise(address: str, sound: bytes) -> None:
    """Put a recording into words, and take it out of the page once they are there."""
    body = {"audio_data": base64.b64encode(sound).decode("ascii")}
    st.session_state.pop(_PROBLEM, None)
    try:
        with st.spinner(_("Putting it into words…")):
            found = ui.api().post(
                f"{address}/recording", RecognisedQuestion, body, timeout=_SECONDS
            )
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
    else:
        st.session_state[_HEARD] = found.text
        st.session_state[_ROUND] += 1
        ui.forget(_ASKED)
    st.rerun()


def _understood() -> str | None:
    """What was understood, to be corrected; the question once it is to be asked."""
    heard: str | None = st.session_state.get(_HEARD)
    if heard is None:
        return None
    if not heard:
        st.caption(_("Nothing was understood. Speak again, or type the question."))
        return None
    question = st.text_area(
        _("This was understood"), max_chars=2000, height=80, **ui.keep(_ASKED, heard)
    )
    with st.container(horizontal=True):
        ask = st.button(_("Ask this"), key="patient.spoken.ask", type="primary")
        drop = st.button(_("Discard it"), key="patient.spoken.drop", type="tertiary")
    if drop or (ask and question and question.strip()):
        del st.session_state[_HEARD]
    if drop:
        st.rerun()
    return question.strip() if ask and question else None

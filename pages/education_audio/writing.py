"""A script while it is written: streamed by the run that asked for it, followed by any other."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import closing

import streamlit as st

from core import ui
from core.i18n import _
from core.ui.streamlit_compat import DeltaGenerator
from pages.education_audio.choosing.options import LABELS
from pages.education_audio.page_state import PAGE_STATE
from pages.education_audio.patient_data import UNANSWERED, draw_question_of_wish
from pages.education_audio.stream import script_events
from plugins.education_audio.contract import (
    DraftState,
    RestartEvent,
    ScriptDraft,
    ScriptEvent,
    StartedEvent,
    TokenEvent,
)

_ASKED = "audio.write.asked"
_PROBLEM = "audio.write.problem"
_HEIGHT = 440
_LOOK_SECONDS = 0.5
# More often the words do not come across faster, and each drawing sends the whole text.
_DRAW_SECONDS = 0.08


def ask_for_script() -> None:
    """Begin a new script with the next drawing of the page, as the callback of a button.

    The present draft can be gone back to.
    """
    st.session_state[_ASKED] = PAGE_STATE.document.get()
    st.session_state.pop(_PROBLEM, None)
    draft = PAGE_STATE.draft.get()
    PAGE_STATE.leave_script()
    PAGE_STATE.before.set(draft)


def script_asked_for(knowledge_id: str) -> bool:
    """True after `ask_for_script` until `write_script`: a drawing that is broken off, as by a lost
    connection, forgets no wish. It goes with the document that it was for."""
    if st.session_state.get(_ASKED) == knowledge_id:
        return True
    forget_wish()
    return False


def forget_wish() -> None:
    """Write nothing: it is begun, or cannot be."""
    st.session_state.pop(_ASKED, None)


def begin_problem(body: ui.JsonObject | None) -> None:
    """Draw why this script could not be begun, if it could not; another wish is another try."""
    asked, problem = st.session_state.get(_PROBLEM, (None, None))
    if asked is None or body is None or asked != body:
        return
    if problem.error_code == UNANSWERED:
        goes_on = draw_question_of_wish(body)
    else:
        goes_on = ui.error_panel(problem, "audio.write", LABELS)
    if goes_on:
        ask_for_script()
        st.rerun()


def load_draft(draft_id: str) -> ScriptDraft:
    """The draft with the text so far. Raises ApiProblem."""
    return ui.api().get(ui.path("api", "audio", "drafts", draft_id), ScriptDraft)


def being_written(draft: ScriptDraft) -> bool:
    """True while somebody writes it or waits for the writer."""
    return draft.state in (DraftState.WRITING, DraftState.WAITING)


def write_script(body: ui.JsonObject) -> None:
    """Ask for a script and draw it word by word; draws the page again when it is there.

    The address has the draft as soon as it exists. The draft goes on without this page, so
    whatever ends the stream, the next drawing follows or shows it.
    """
    forget_wish()
    page = _text_box(st.status(_("The script is being written…"), expanded=True))
    # What stood below belongs to the script before; it would stay until the stream ends.
    st.empty()
    try:
        with closing(script_events(body)) as events:
            _draw_stream(events, page)
    except ui.ApiProblem as problem:
        if PAGE_STATE.draft.get() is None:
            st.session_state[_PROBLEM] = (body, problem)
            PAGE_STATE.draft.set(PAGE_STATE.before.get())
            PAGE_STATE.before.clear()
            st.rerun()
        # What has come stays on the screen until the service is back.
        if _load_again() is None:
            return
    st.rerun()


def _draw_stream(events: Iterable[ScriptEvent | None], page: DeltaGenerator) -> None:
    """Draw what comes; ends with the script, or when the writer is away."""
    text, drawn_at = "", 0.0
    for event in events:
        if isinstance(event, StartedEvent):
            PAGE_STATE.draft.set(event.draft_id)
            PAGE_STATE.remember()
        elif isinstance(event, TokenEvent):
            text += event.content
        elif isinstance(event, RestartEvent):
            text = ""
        elif event is not None:
            return
        if event is None or time.monotonic() - drawn_at >= _DRAW_SECONDS:
            drawn_at = time.monotonic()
            # Each drawing also lets the user go elsewhere meanwhile.
            page.text(text)


def _load_again() -> ScriptDraft | None:
    draft_id = PAGE_STATE.draft.get()
    if draft_id is None:
        return None
    return ui.fetch(lambda: load_draft(draft_id), "audio.draft")


def follow_script(draft: ScriptDraft) -> None:
    """Draw a draft that is being written, again and again until it is done."""
    ui.poll(
        draft,
        lambda: load_draft(draft.draft_id),
        _draw_growing,
        until=lambda newest: not being_written(newest),
        every=_LOOK_SECONDS,
    )


def _draw_growing(draft: ScriptDraft) -> None:
    if draft.state == DraftState.WAITING:
        panel = st.status(_("Waiting for the writer"), expanded=True)
        reason = draft.error or _("The writer does not answer.")
        panel.markdown(
            _(
                ":material/info: {reason} Writing resumes automatically as soon as the "
                "writer answers again.",
                reason=ui.literal(reason),
            )
        )
    else:
        panel = st.status(_("The script is being written…"), expanded=True)
    if draft.script:
        _text_box(panel).text(draft.script)


def _text_box(panel: DeltaGenerator) -> DeltaGenerator:
    """The place in a panel where the text grows; its end stays in sight."""
    return panel.container(height=_HEIGHT, autoscroll=True).empty()


def failed_script(draft: ScriptDraft) -> None:
    """Why the writing ended without a whole script."""
    ui.error_panel(
        ui.ApiProblem(
            draft.error or _("The script could not be written."),
            title=_("The script could not be finished")
            if draft.script
            else _("There is no script"),
            error_code=draft.error_code or "script_failed",
            status=502,
            request=f"draft {draft.draft_id}",
            trace_id=draft.error_trace_id,
            at=draft.error_at or draft.modified_at,
        )
    )
    if draft.script:
        st.caption(_("What was written until then is kept below. You can go on from it."))

"""The scripts that were begun, to go on with: a closed browser forgets which they were."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from core import ui
from core.i18n import _, text
from pages.education_audio.page_state import PAGE_STATE
from plugins.education_audio.contract import BegunScript, BegunScripts, DraftState, SourceState

_SHOWN = 10
_STATES = {
    DraftState.WRITING: text("is being written"),
    DraftState.WAITING: text("waits for the writer"),
    DraftState.FAILED: text("could not be written"),
}


def draw_begun(names: Mapping[str, str]) -> None:
    """Draw them, closed until somebody opens them; `names` are those of the documents."""
    shown = st.expander(
        _("Scripts that were begun"),
        icon=":material/history_edu:",
        key="audio.begun",
        on_change="rerun",
    )
    if not shown.open:
        return
    with shown:
        found = ui.fetch(_load, "audio.begun", _("Loading the scripts…"))
        if found is None:
            return
        if not found.scripts:
            st.caption(_("No script has been written yet."))
        for script in found.scripts:
            _row(script, names)
        if found.next_cursor is not None:
            st.caption(_("There are more; these were changed last."))


def _load() -> BegunScripts:
    return ui.api().get("/api/audio/drafts", BegunScripts, {"limit": _SHOWN})


def _row(script: BegunScript, names: Mapping[str, str]) -> None:
    deleted = script.source_state == SourceState.DELETED
    name = names.get(script.knowledge_id, _("A document"))
    with st.container(border=True, gap="small", key=f"audio.begun.{script.draft_id}"):
        state = _state(script)
        st.markdown(f"**{ui.literal(name)}** · {state} · {ui.when(script.modified_at)}")
        if script.begins:
            st.caption(ui.literal(f"{script.begins}…"))
        if deleted:
            return
        st.button(
            _("Open this script"),
            key=f"audio.begun.open.{script.draft_id}",
            icon=":material/edit_note:",
            disabled=PAGE_STATE.draft.get() == script.draft_id,
            on_click=partial(_open, script),
        )


def _state(script: BegunScript) -> str:
    if script.source_state == SourceState.DELETED:
        return _("its document was deleted")
    if script.state in _STATES:
        return _STATES[script.state]
    if script.approved:
        return _("approved")
    if script.source_state == SourceState.CHANGED:
        return _("its document has changed since")
    return _("waits for an approval")


def _open(script: BegunScript) -> None:
    PAGE_STATE.open_document(script.knowledge_id)
    PAGE_STATE.leave_script()
    PAGE_STATE.draft.set(script.draft_id)

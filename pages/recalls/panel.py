"""Withdraws a document, script or audio from every patient, and shows what is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from pages.recalls.list import draw_recalls
from plugins.education_audio.contract import AudioList
from plugins.knowledge.contract import KnowledgeList
from plugins.recalls.contract import Recall, RecallKind

_LISTED = 200
_PROBLEM = "recalls.problem"
_REASON = "recalls.reason"
_KINDS = {
    RecallKind.DOCUMENT: text("A document, with its scripts and audio"),
    RecallKind.SCRIPT: text("A script, with all audio that speaks it"),
    RecallKind.AUDIO: text("One audio file"),
}


@dataclass(frozen=True, slots=True)
class _Choice:
    """Something that can be withdrawn."""

    knowledge_id: str
    target: str | None
    name: str


def render() -> None:
    """Draw what can be withdrawn, and what is, once somebody opens it."""
    details = st.expander(
        _("Take something back from patients"),
        icon=":material/block:",
        key="recalls.open",
        on_change="rerun",
    )
    if not details.open:
        return
    with details:
        _draw()


def _draw() -> None:
    with st.container(border=True):
        st.markdown(
            _(
                "Something is wrong in what patients are given? Withdraw it: agents do not answer "
                "from it, links and players do not play it, from this moment on. It can be undone."
            )
        )
        kinds = list(RecallKind)
        shown = [translate(_KINDS[one]) for one in kinds]
        place = st.selectbox(
            _("What"),
            range(len(kinds)),
            format_func=shown.__getitem__,
            **ui.keep("recalls.kind", 0),
        )
        kind = kinds[place]
        found = ui.fetch(lambda: _choices(kind), "recalls.choices", _("Loading…"))
        if found:
            _withdraw(kind, found)
        elif found is not None:
            st.caption(_("There is nothing of this kind yet."))
    draw_recalls()


def _withdraw(kind: RecallKind, found: list[_Choice]) -> None:
    shown = [choice.name for choice in found]
    place = st.selectbox(
        _("Which"),
        range(len(found)),
        format_func=shown.__getitem__,
        **ui.keep(f"recalls.which.{kind.value}", 0),
    )
    reason = st.text_input(
        _("Why"),
        max_chars=500,
        placeholder=_("Such as: the dose in it is wrong"),
        **ui.keep(_REASON, ""),
    )
    pressed = st.button(
        _("Withdraw it now"),
        key="recalls.withdraw",
        icon=":material/block:",
        disabled=not reason.strip(),
    )
    if pressed and reason.strip():
        choice = found[place]
        body: ui.JsonObject = {
            "kind": kind.value,
            "knowledge_id": choice.knowledge_id,
            "target": choice.target,
            "name": choice.name,
            "reason": reason,
        }
        try:
            with st.spinner(_("Withdrawing…")):
                ui.api().post("/api/recalls", Recall, body)
            st.session_state.pop(_PROBLEM, None)
            ui.forget(_REASON)
        except ui.ApiProblem as problem:
            st.session_state[_PROBLEM] = problem
        st.rerun()
    if (refusal := st.session_state.get(_PROBLEM)) is not None:
        ui.error_panel(refusal)


def _choices(kind: RecallKind) -> list[_Choice]:
    if kind is RecallKind.DOCUMENT:
        documents = ui.api().get("/api/knowledge", KnowledgeList, {"limit": _LISTED}).documents
        return [_Choice(one.knowledge_id, None, one.disease_name) for one in documents]
    files = ui.api().get("/api/audio/list", AudioList, {"limit": _LISTED}).audio_files
    if kind is RecallKind.AUDIO:
        return [_Choice(one.knowledge_id, one.audio_id, one.name) for one in files]
    scripts = {
        sha256(one.script.encode()).hexdigest(): (one.knowledge_id, one.name) for one in files
    }
    return [_Choice(document, target, name) for target, (document, name) in scripts.items()]

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

    @property
    def key(self) -> str:
        return self.target or self.knowledge_id


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
        st.caption(
            _(
                "Audio files that say the same sentences with the same voice share their sound. "
                "Withdraw one of them, and the others are not played either. Make the speech "
                "again to have it spoken anew; that is paid."
            )
        )
        keep = ui.keep("recalls.kind", RecallKind.DOCUMENT.value)
        kinds = {one.value: translate(name) for one, name in _KINDS.items()}
        kind = RecallKind(
            st.selectbox(
                _("What"),
                list(kinds),
                format_func=ui.option_labels(keep["key"], kinds),
                **keep,
            )
        )
        found = _choices(kind)
        if found:
            _withdraw(kind, found)
        elif found is not None:
            st.caption(_("There is nothing of this kind yet."))
    draw_recalls()


def _withdraw(kind: RecallKind, found: list[_Choice]) -> None:
    choices = {choice.key: choice for choice in found}
    keep = ui.keep(f"recalls.which.{kind.value}", found[0].key)
    labels = ui.option_labels(keep["key"], {key: one.name for key, one in choices.items()})
    wanted = ui.chosen_option(keep["key"])
    which = st.selectbox(_("Which"), list(choices), format_func=labels, **keep)
    reason = st.text_input(
        _("Why"),
        max_chars=500,
        placeholder=_("Such as: the dose in it is wrong"),
        **ui.keep(_REASON, ""),
    )
    pressed = st.button(_("Withdraw it now"), key="recalls.withdraw", icon=":material/block:")
    if pressed and wanted != which:
        # Streamlit shows the first one instead; nobody has seen that one chosen.
        st.warning(
            _("What was chosen is not there any more. **Nothing was withdrawn.** Choose again."),
            icon=":material/info:",
        )
    elif pressed and not reason.strip():
        st.error(_("Say why. Nothing was withdrawn yet."), icon=":material/error:")
    elif pressed:
        choice = choices[which]
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


def _choices(kind: RecallKind) -> list[_Choice] | None:
    if kind is RecallKind.DOCUMENT:
        listed = ui.offered(
            "recalls.documents", lambda query: ui.api().get("/api/knowledge", KnowledgeList, query)
        )
        if listed is None:
            return None
        return [_Choice(one.knowledge_id, None, one.disease_name) for one in listed.documents]
    audio = ui.offered(
        "recalls.audio", lambda query: ui.api().get("/api/audio/list", AudioList, query)
    )
    if audio is None:
        return None
    files = audio.audio_files
    if kind is RecallKind.AUDIO:
        return [_Choice(one.knowledge_id, one.audio_id, one.name) for one in files]
    scripts = {
        sha256(one.script.encode()).hexdigest(): (one.knowledge_id, one.name) for one in files
    }
    return [_Choice(document, target, name) for target, (document, name) in scripts.items()]

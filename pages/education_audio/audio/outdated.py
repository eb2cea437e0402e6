"""Audio of an earlier text of its document: said where it stands, and approved again."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from core.ui.widgets.reading import SPEAKER_LABEL
from pages.education_audio.checks.findings import Asked, draw_open_findings
from pages.education_audio.lexicon import SPOKEN_CHANGED, draw_spoken, spoken_changed
from pages.education_audio.page_state import PAGE_STATE
from pages.education_audio.patient_data import UNANSWERED
from plugins.education_audio.contract import AudioFile, ScriptApproval, SourceState

CHANGED = text("**Made from an earlier text of this document.**")
_WORDS = {
    SourceState.CHANGED: (
        text(
            "{changed} Patients are not offered it. Read its script against the "
            "document as it is now and approve it again, or write a new script.",
            changed=CHANGED,
        )
    ),
    SourceState.WITHDRAWN: (
        text(
            "**This is withdrawn.** It, or audio that shares its sound, was taken back below under "
            "“Withdraw”, or the last day of its document is over, which Upload Knowledge shows. It "
            "is not played and not given to patients until the recall is undone or a later day is "
            "chosen. To have it spoken anew, make the speech again."
        )
    ),
    SourceState.SAID_OTHERWISE: (
        text(
            "**A pronunciation, or how signs are put into words, was changed since.** Patients are "
            "not offered this audio. Approve its script and make the speech again; only what is "
            "said otherwise is paid."
        )
    ),
    SourceState.DELETED: (
        text("**The document that this was made from is deleted.** Patients are not offered it.")
    ),
}
_PROBLEM = "audio.again.problem"
_OPEN = "findings_open"


def outdated_note(audio: AudioFile) -> None:
    """Say that the audio does not fit its document any more, and what to do; else nothing."""
    if audio.source_state in _WORDS:
        st.warning(translate(_WORDS[audio.source_state]), icon=":material/history:")


def approve_again(audio: AudioFile, place: str) -> None:
    """Below the script of outdated audio: the approval for the document as it is now.

    `place` tells two of the same audio file on one page apart.
    """
    if audio.source_state not in (SourceState.CHANGED, SourceState.SAID_OTHERWISE):
        return
    # An approval for the document alone would not hold: it is for other pronunciations.
    said_otherwise = audio.pronunciation_changed
    here = f"{place}.{audio.audio_id}"
    spoken = draw_spoken(audio.script, here)
    if audio.source_state is SourceState.CHANGED:
        ui.link(
            ui.page_of("knowledge"),
            _("Read the document as it is now"),
            query={"id": audio.knowledge_id},
            icon=":material/arrow_forward:",
        )
    # The key holds the fingerprints: a tick for another text of the document, or for other spoken
    # words, is no tick.
    heard = spoken.sha256 if spoken is not None else ""
    key = f"audio.again.{here}.{audio.document_sha256}.{heard}"
    sure = st.checkbox(
        _(
            "I am a clinician. I have read this script against the document as it "
            "is now and approve exactly this text."
        ),
        key=key,
    )
    pressed = st.button(
        _("Approve and make the speech again") if said_otherwise else _("Approve again"),
        icon=":material/verified:",
        key=f"audio.approve_again.{here}",
        disabled=not sure or spoken is None,
    )
    if pressed and sure and spoken is not None:
        body = {
            "knowledge_id": audio.knowledge_id,
            "script": audio.script,
            "document_sha256": audio.document_sha256,
            "voice_sha256": spoken.sha256,
        }
        try:
            with st.spinner(_("Recording your approval…")):
                if said_otherwise:
                    _make_again(audio, body)
                else:
                    ui.api().post("/api/audio/approvals", ScriptApproval, body)
        except ui.ApiProblem as problem:
            st.session_state[_PROBLEM] = (audio.audio_id, problem)
            if problem.error_code == SPOKEN_CHANGED:
                spoken_changed(here)
        st.rerun()
    asked, refusal = st.session_state.get(_PROBLEM, (None, None))
    if asked == audio.audio_id:
        del st.session_state[_PROBLEM]
        ui.error_panel(refusal)
        if refusal.error_code in (_OPEN, UNANSWERED):
            st.session_state[f"{key}.open"] = True
    if st.session_state.get(f"{key}.open"):
        draw_open_findings(Asked(audio.knowledge_id, audio.script, here))


def _make_again(audio: AudioFile, approved: ui.JsonObject) -> None:
    """The same audio, said as the clinic has its words said now."""
    second = audio.speaker2_voice_id
    if second is None and "2" in SPEAKER_LABEL.split(audio.script)[1::2]:
        second = audio.voice_id  # as it was, before two speakers needed a voice each
    body = approved | {
        "voice_id": audio.voice_id,
        "speaker2_voice_id": second,
        "name": audio.name,
        "description": audio.description or None,
        "approve": True,
    }
    made = ui.api().post("/api/audio/generate", AudioFile, body)
    PAGE_STATE.audio.set(made.audio_id)

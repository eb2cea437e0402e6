"""The script at hand: edited, kept, and approved word for word by a clinician."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from core.ui.widgets.clarity import draw_clarity
from core.ui.widgets.reading import reading_in_words, script_reading
from core.ui.widgets.sound.speech import spoken_minutes
from pages.education_audio.audio.outdated import CHANGED
from pages.education_audio.checks.as_asked import as_asked
from pages.education_audio.checks.findings import open_findings, sha256_of
from pages.education_audio.choosing.length import spoken_duration
from pages.education_audio.lexicon import SPOKEN_CHANGED, draw_spoken, spoken_changed
from plugins.education_audio.contract import (
    MAX_SCRIPT,
    AudioFile,
    ScriptApproval,
    ScriptDraft,
    SourceState,
    SpokenScript,
)
from plugins.knowledge.contract import KnowledgeDocument

_APPROVALS = "audio.approvals"
_PROBLEM = "audio.approve.problem"
_LABELS = {"script": text("Script"), "knowledge_id": text("Document")}
_FIELDS = {"script": ui.FormField(text("Script"))}


def edit_script(draft: ScriptDraft) -> str:
    """Draw the text to edit; every change is kept in the draft. The text as it stands now."""
    form = ui.RecordForm(_key(draft), draft, lambda one: {"script": one.script}, _FIELDS)
    field = form.keep("script")
    text = st.text_area(_("Script"), height=460, max_chars=MAX_SCRIPT, **field) or ""
    _facts(draft, text)
    if text.strip():
        _keep_edit(form, draft)
    else:
        st.caption(_(":material/info: The script is empty. An empty script is not kept."))
    return text


def _key(draft: ScriptDraft) -> str:
    return f"audio.draft.{draft.draft_id}"


def _facts(draft: ScriptDraft, text: str) -> None:
    if draft.model_replaced:
        st.caption(
            _(
                ":material/info: Written by {model_used}, in place of {model_requested}, which was "
                "asked for.",
                model_used=ui.literal(draft.model_used),
                model_requested=ui.literal(draft.model_requested),
            )
        )
    if draft.templates:
        used = ", ".join(
            _("{name} (version {version})", name=one.display_name, version=one.version)
            for one in draft.templates
        )
        st.caption(_("Written with {templates}.", templates=ui.literal(used)))
    if text.strip():
        minutes = spoken_minutes(text, draft.language.found if draft.language else "")
        st.caption(
            _(
                "{count} · about {duration} of speech",
                count=ngettext("{number} character", "{number} characters", len(text)),
                duration=spoken_duration(minutes),
            )
        )
        reading = script_reading(text)
        if reading is not None:
            st.caption(" · ".join(reading_in_words(reading)))
        _clarity(draft)


def _clarity(draft: ScriptDraft) -> None:
    """An expander with the items of clarity, of the script as it is kept."""
    shown = st.expander(
        _("How clear it is"),
        icon=":material/checklist:",
        type="compact",
        key=f"audio.clarity.{draft.draft_id}",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            draw_clarity(
                ui.path("api", "audio", "drafts", draft.draft_id, "clarity"), draft.draft_id
            )


def _keep_edit(form: ui.RecordForm[ScriptDraft], draft: ScriptDraft) -> None:
    """Keep the text on the server, and say when it is not."""
    address = ui.path("api", "audio", "drafts", draft.draft_id)

    def send(changes: ui.JsonObject, version: int) -> ScriptDraft:
        return ui.api().put(address, ScriptDraft, {**changes, "version": version})

    try:
        kept = form.draw_autosave(
            send, lambda: ui.api().get(address, ScriptDraft), key="audio.script.choice"
        )
    except ui.ApiProblem as problem:
        st.warning(
            _(
                "**Your changes are not saved yet.** {detail} They stay in this browser "
                "tab, but a reload of the page would lose them.",
                detail=ui.literal(problem.detail),
            ),
            icon=":material/cloud_off:",
        )
        st.button(_("Save now"), key="audio.script.save", icon=":material/save:")
        return
    if kept is not None:
        st.caption(_(":material/cloud_done: Saved {when}", when=ui.when(kept.modified_at)))
        as_asked(kept)


def approval_of(
    document: KnowledgeDocument, draft: ScriptDraft, text: str, audio: AudioFile | None
) -> ScriptApproval | None:
    """The approval of exactly this text for the document as it is now, as far as it is known."""
    approvals: dict[str, ScriptApproval] = st.session_state.get(_APPROVALS, {})
    known = [draft.approval, audio.approval if audio else None, *approvals.values()]
    wanted = (document.knowledge_id, document.content_sha256, sha256_of(text))
    return next(
        (
            one
            for one in known
            if one is not None and (one.knowledge_id, one.document_sha256, one.sha256) == wanted
        ),
        None,
    )


def approve_script(
    document: KnowledgeDocument, draft: ScriptDraft, text: str, audio: AudioFile | None
) -> ScriptApproval | None:
    """Draw the approval of exactly this text, or the way to give it."""
    with st.container(border=True, gap="small"):
        approval = approval_of(document, draft, text, audio)
        if approval is not None:
            _given(approval)
            draw_spoken(text)
            _note_approved(draft, approval)
            return approval
        st.markdown(_("**Approval**"))
        approved_before = st.session_state.get(_approved_key(draft))
        if draft.source_state is SourceState.CHANGED or approved_before == sha256_of(text):
            st.warning(
                _(
                    "{changed} Read it against the document as it is now, change what differs "
                    "and approve it again, or write a new script.",
                    changed=CHANGED,
                ),
                icon=":material/history:",
            )
        elif approved_before is not None:
            st.warning(
                _(
                    "**The approval no longer holds.** The text was changed after it was "
                    "approved. Read it again and approve it as it stands now."
                ),
                icon=":material/gpp_maybe:",
            )
        else:
            st.markdown(
                _(
                    "Patients hear only what a clinician has read and approved. Check "
                    "every dose, number and time limit against your document."
                )
            )
        _ask(document, draft, text, draw_spoken(text))
    return None


def _given(approval: ScriptApproval) -> None:
    at = ui.when(approval.approved_at).capitalize()
    st.markdown(_(":green[:material/verified:] **Approved**"))
    st.markdown(
        _(
            "{at} by {approved_by_name}",
            at=at,
            approved_by_name=ui.literal(approval.approved_by_name),
        )
    )
    st.caption(
        _(
            "It holds for exactly this text. After any change of the script or of the "
            "document it has to be given again.  \nFingerprint {sha256}",
            sha256=approval.sha256[:12],
        )
    )


def _ask(
    document: KnowledgeDocument, draft: ScriptDraft, text: str, spoken: SpokenScript | None
) -> None:
    ticked = f"audio.clinician.{draft.draft_id}"
    # A tick for another text, or for another one of the document, is no tick for these. It is the
    # text of the moment of the tick that counts: with a tick right after typing comes the typed
    # text.
    if st.session_state.get(ticked) and st.session_state.get(f"{ticked}.text") != _both(
        document, text
    ):
        st.session_state[ticked] = False
    _keep_to_what_was_shown(ticked, spoken)
    sure = st.checkbox(
        _("I am a clinician. I have read this script and approve exactly this text."),
        key=ticked,
        on_change=_note_tick,
        args=(document, draft, text, spoken),
    )
    open_ones = open_findings(draft, text)
    place = st.container()  # whether it says something or not, the button stays the same
    if open_ones:
        place.caption(
            ngettext(
                ":orange[:material/warning:] {number} finding has to be mended or accepted first.",
                ":orange[:material/warning:] {number} findings have to be mended or accepted "
                "first.",
                open_ones,
            )
        )
    pressed = st.button(
        _("Approve this script"),
        type="primary",
        icon=":material/verified:",
        key="audio.approve",
        disabled=not (sure and text.strip() and spoken) or open_ones > 0,
    )
    if pressed and sure and spoken is not None:
        _approve(document, text, spoken)
    problem: ui.ApiProblem | None = st.session_state.pop(_PROBLEM, None)
    if problem is not None:
        ui.error_panel(problem, labels=_LABELS)


def _note_tick(
    document: KnowledgeDocument, draft: ScriptDraft, drawn: str, spoken: SpokenScript | None
) -> None:
    text = ui.kept(f"{_key(draft)}.script", "")
    ticked = f"audio.clinician.{draft.draft_id}"
    st.session_state[f"{ticked}.text"] = _both(document, text)
    # What is spoken of a text that comes with the tick is shown for the first time after it.
    st.session_state[f"{ticked}.spoken"] = spoken.sha256 if spoken and text == drawn else None


def _keep_to_what_was_shown(ticked: str, spoken: SpokenScript | None) -> None:
    """A tick for what was spoken before somebody changed a pronunciation is none."""
    if spoken is None or not st.session_state.get(ticked):
        return
    noted = st.session_state.get(f"{ticked}.spoken")
    if noted is None:
        st.session_state[f"{ticked}.spoken"] = spoken.sha256
    elif noted != spoken.sha256:
        st.session_state[ticked] = False


def _both(document: KnowledgeDocument, text: str) -> str:
    """The fingerprints of a script and of its document's text."""
    return f"{sha256_of(text)}.{document.content_sha256}"


def _approve(document: KnowledgeDocument, text: str, spoken: SpokenScript) -> None:
    body = {
        "knowledge_id": document.knowledge_id,
        "script": text,
        "document_sha256": document.content_sha256,
        "voice_sha256": spoken.sha256,
    }
    try:
        with st.spinner(_("Recording your approval…")):
            approval = ui.api().post("/api/audio/approvals", ScriptApproval, body)
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
        if problem.error_code == SPOKEN_CHANGED:
            spoken_changed()
            st.rerun()
        return
    st.session_state.setdefault(_APPROVALS, {})[_approval_key(approval)] = approval
    st.rerun()


def forget_approval(approval: ScriptApproval) -> None:
    """The server says that this approval does not hold."""
    st.session_state.get(_APPROVALS, {}).pop(_approval_key(approval), None)


def _note_approved(draft: ScriptDraft, approval: ScriptApproval) -> None:
    st.session_state[_approved_key(draft)] = approval.sha256


def _approved_key(draft: ScriptDraft) -> str:
    return f"audio.approved.{draft.draft_id}"


def _approval_key(approval: ScriptApproval) -> str:
    return f"{approval.knowledge_id}:{approval.sha256}"

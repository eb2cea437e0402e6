"""What both views of Upload Knowledge show: tags in words, and the state of a sync."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from plugins.knowledge.contract import KnowledgeDocument, SyncStatus

_TAGS = {
    "before_visit": text("Before visit"),
    "diagnosis": text("Diagnosis"),
    "procedure": text("Procedure"),
    "post_care": text("Post care"),
    "medication": text("Medication"),
    "warning_signs": text("Warning signs"),
    "faq": text("Frequent questions"),
}


def tag_name(tag: str) -> str:
    """A tag as people read it: `before_visit` is “Before visit”, an own tag stays as it is."""
    return translate(_TAGS.get(tag) or tag)


def sync_state(document: KnowledgeDocument) -> None:
    """The state of a document at the voice service, with its error and a way to try again."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if document.sync_status is SyncStatus.UNAPPROVED:
            ui.status_badge(_("Waits for approval"), "waiting")
        else:
            ui.status_badge(document.sync_status.value)
        retry = document.sync_error_message and st.button(
            _("Retry sync"), icon=":material/refresh:", key=f"retry.{document.knowledge_id}"
        )
        proof = document.proof
        if proof is not None and proof.proved:
            st.badge(_("Verified"), icon=":material/verified:", color="green")
        elif proof is not None and proof.proved is False:
            st.badge(_("Not verified"), icon=":material/gpp_maybe:", color="orange")
    if document.sync_error_message:
        st.caption(ui.literal(document.sync_error_message))
    if retry:
        try:
            ui.api().post(
                ui.path("api", "knowledge", document.knowledge_id, "retry-sync"),
                KnowledgeDocument,
            )
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
            return
        st.rerun()


def proof_line(document: KnowledgeDocument) -> None:
    """Whether the voice service was seen to find the present text, and what it was asked."""
    proof = document.proof
    if proof is None:
        return
    sentence = ui.literal(proof.asked)
    if proof.proved and proof.checked_at is not None:
        said = _(
            "Verified {time}: agents find the present text. Asked for: “{sentence}”",
            time=ui.when(proof.checked_at),
            sentence=sentence,
        )
    elif proof.proved is None and proof.problem is None:
        said = _("The voice service is being asked whether agents find the present text.")
    else:
        said = _("Not verified: {reason}", reason=ui.literal(proof.problem or ""))
    st.caption(said)

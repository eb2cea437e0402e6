"""What both views of Upload Knowledge show: tags in words, and the state of a sync."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, text, translate
from plugins.knowledge.contract import KnowledgeDocument

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
        ui.status_badge(document.sync_status.value)
        retry = document.sync_error_message and st.button(
            _("Retry sync"), icon=":material/refresh:", key=f"retry.{document.knowledge_id}"
        )
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

"""The question whether a document holds a patient's data, and who has answered it."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from pages.patient_data import draw_confirmation, draw_places
from plugins.knowledge.contract import KnowledgeDocument


def draw_question(document: KnowledgeDocument, address: str) -> None:
    """Draw the open question of a document, or who has answered it."""
    if not document.identifiers:
        answer = document.no_patient_data
        if answer is not None:
            time = ui.when(answer.answered_at)
            st.caption(
                _(
                    "{name} said {time} that this text holds no patient's data.",
                    name=ui.literal(answer.answered_by),
                    time=time,
                )
                if answer.answered_by
                else _("It was said {time} that this text holds no patient's data.", time=time)
            )
        return
    with st.container(border=True):
        draw_places(document.identifiers)
        st.markdown(_("Take the data out under “Edit”, or confirm:"))
        sure = draw_confirmation(f"identifiers.{document.knowledge_id}.{document.version}")
        if not st.button(
            _("Confirm and send the document"), key="identifiers.answer", disabled=not sure
        ):
            return
        body = {"content_sha256": document.content_sha256}
        try:
            ui.api().post(f"{address}/no-patient-data", KnowledgeDocument, body)
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
            return
        st.rerun()

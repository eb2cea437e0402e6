"""What staff should look at in a document: how it reads, what it lacks, other figures."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from core.ui.widgets.reading import reading_in_words
from plugins.knowledge.contract import DocumentFindings


def draw_findings(address: str) -> None:
    """Draw the findings of a document; a document is none the worse for a finding."""
    found = ui.fetch(
        lambda: ui.api().get(f"{address}/findings", DocumentFindings),
        "document.findings",
        _("Reading the document…"),
    )
    if found is None:
        return
    if found.language is None:
        st.info(_("Documents in English, Chinese and Spanish are read for findings."))
        return
    if found.reading is not None:
        level, measure = reading_in_words(found.reading)
        st.markdown(level)
        st.caption(measure)
    if found.hard_sentences:
        st.markdown(_("**The hardest sentences**"))
        for hard in found.hard_sentences:
            with st.container(border=True):
                st.caption(ui.literal(hard.section))
                st.text(hard.text)
    if found.says_when_to_seek_help:
        st.markdown(_(":green[:material/check_circle:] It says when to call or to seek help."))
    elif found.says_when_to_seek_help is False:
        st.warning(
            _(
                "It does not say when to call or to seek help. Add the warning signs, and whom to "
                "call."
            ),
            icon=":material/warning:",
        )
    _figures(found)


def _figures(found: DocumentFindings) -> None:
    if not found.other_figures:
        st.markdown(
            _(
                ":green[:material/check_circle:] No other figure for the same was found in "
                "{documents}.",
                documents=ngettext(
                    "{number} other document", "{number} other documents", found.compared_documents
                ),
            )
        )
    else:
        st.markdown(_("**Other documents give another figure for the same**"))
    for one in found.other_figures:
        with st.container(border=True):
            st.text(one.text)
            st.caption(_("“{name}” says:", name=ui.literal(one.disease_name)))
            st.text(one.other_text)
            ui.link(
                ui.page_of("knowledge"),
                _("Open"),
                query={"id": one.knowledge_id},
                icon=":material/arrow_forward:",
            )
    if not found.all_compared:
        st.caption(_("Only the newest documents were compared."))

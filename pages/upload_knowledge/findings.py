"""What staff should look at in a document: how it reads, what it lacks, other figures."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from core.i18n.formats import format_number
from plugins.knowledge.contract import DocumentFindings, ReadingLevel

_MEASURES = {
    "flesch_kincaid_grade": text("Reading grade {value} (Flesch–Kincaid; aim for 8 or less)"),
    "inflesz": text("Ease of reading {value} of 100 (INFLESZ; aim for 55 or more)"),
    "sentences_per_100_characters": text(
        "Sentences in 100 characters: {value} (aim for 6 or more, that is short ones)"
    ),
}
_LEVELS = {
    "easy": text(":green[:material/check_circle:] Easy to read"),
    "fair": text(":orange[:material/info:] Somewhat hard to read"),
    "hard": text(":orange[:material/warning:] Hard to read"),
}


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
        _reading(found.reading)
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


def _reading(reading: ReadingLevel) -> None:
    st.markdown(translate(_LEVELS[reading.level]))
    value = format_number(reading.value)
    st.caption(translate(_MEASURES[reading.measure]).format(value=value))
    if reading.is_short:
        st.caption(_("The text is short, so that this says little."))


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

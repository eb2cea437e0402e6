"""What staff should look at in a document: how it reads, what it lacks, other figures."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext
from core.i18n.formats import format_number
from core.ui.widgets.clarity import draw_clarity
from core.ui.widgets.reading import reading_in_words
from plugins.knowledge.contract import DocumentFindings, OtherFigures


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
                ui.user_text(hard.text)
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
    _figures(found, address)
    st.markdown(_("**How clear it is**"))
    draw_clarity(f"{address}/clarity", address)


def _figures(first: OtherFigures, address: str) -> None:
    """Draw other figures, and the way to compare with more documents."""
    # What was compared further belongs to this page of the first ones, and to no later state.
    key = f"document.figures.{address}.{first.next_cursor}"
    further: list[OtherFigures] = st.session_state.get(key, [])
    pages = [first, *further]
    compared = sum(one.compared_documents for one in pages)
    figures = [one for page in pages for one in page.other_figures]
    if not figures:
        st.markdown(
            _(
                ":green[:material/check_circle:] No other figure for the same was found in "
                "{documents}.",
                documents=ngettext("{number} other document", "{number} other documents", compared),
            )
        )
    else:
        st.markdown(_("**Other documents give another figure for the same**"))
    for one in figures:
        with st.container(border=True):
            ui.user_text(one.text)
            st.caption(_("“{name}” says:", name=ui.literal(one.disease_name)))
            ui.user_text(one.other_text)
            ui.link(
                ui.page_of("knowledge"),
                _("Open"),
                query={"id": one.knowledge_id},
                icon=":material/arrow_forward:",
            )
    if any(page.more_figures for page in pages):
        st.caption(_("There are more; only the first ones are shown."))
    last = pages[-1]
    if last.next_cursor is None:
        return
    st.caption(
        _(
            "Compared so far, the newest first: {compared} of {documents}.",
            compared=format_number(compared),
            documents=ngettext(
                "{number} other document", "{number} other documents", last.other_documents
            ),
        )
    )
    if st.button(_("Compare with more"), key="document.figures.more", icon=":material/compare:"):
        more = ui.fetch(
            lambda: ui.api().get(
                f"{address}/other-figures", OtherFigures, {"cursor": last.next_cursor}
            ),
            "document.figures",
            _("Reading the document…"),
        )
        if more is not None:
            st.session_state[key] = [*further, more]
            st.rerun()

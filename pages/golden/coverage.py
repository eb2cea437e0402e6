"""Which sections of an agent's documents no question reaches."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from core.i18n.formats import format_number
from plugins.golden.contract import Coverage


def draw_coverage(agent_id: str) -> None:
    """Draw how much was answered from, and the sections that were not."""
    found = ui.fetch(
        lambda: ui.api().get("/api/golden/coverage", Coverage, {"agent_id": agent_id}),
        "golden.coverage",
        _("Comparing with the documents…"),
    )
    if found is None or not found.sections:
        return
    st.markdown(_("**Sections that no question reaches**"))
    st.caption(
        _(
            "Answered from: {reached} of {sections}, by golden questions when they were last asked "
            "and in the latest conversations.",
            reached=format_number(found.reached),
            sections=format_number(found.sections),
        )
    )
    if not found.unreached:
        st.success(_("Every section was answered from."), icon=":material/check_circle:")
    lines = [
        f"- {ui.literal(one.disease_name)}: {ui.literal(one.section_title)}"
        for one in found.unreached
    ]
    st.markdown("\n".join(lines))

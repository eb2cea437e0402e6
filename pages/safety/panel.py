"""The alerts of the conversation that Conversation Logs shows."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from pages.safety.words import draw_alert
from plugins.safety.contract import AlertList


def draw() -> None:
    """Draw them for the conversation that is open."""
    found = ui.fetch(
        lambda: ui.api().get(
            "/api/safety/alerts", AlertList, {"conversation_id": ui.url_value("id", str)}
        ),
        "safety.panel",
        _("Loading the alerts…"),
    )
    if found is None:
        return
    if not found.alerts:
        st.caption(_("There was none in this conversation."))
    for alert in found.alerts:
        draw_alert(alert, linked=False)

"""The alerts of the conversation that Conversation Logs shows."""

from __future__ import annotations

from core import ui
from core.i18n import _
from pages.safety.words import draw_alert
from plugins.safety.contract import AlertList


def draw() -> None:
    """Draw them, and nothing where no conversation with alerts is open."""
    chosen = ui.url_value("id", str)
    if not chosen:
        return
    found = ui.fetch(
        lambda: ui.api().get("/api/safety/alerts", AlertList, {"conversation_id": chosen}),
        "safety.panel",
        _("Loading the alerts…"),
    )
    if found is None or not found.alerts:
        return
    ui.section(_("Alerts"))
    for alert in found.alerts:
        draw_alert(alert, linked=False)

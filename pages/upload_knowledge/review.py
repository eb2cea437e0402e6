"""When a document is to be read again, and by whom."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core import ui
from core.i18n import _
from core.i18n.formats import format_day
from plugins.knowledge.contract import KnowledgeDocument


def draw_review(document: KnowledgeDocument, address: str) -> None:
    """Draw the review date with its owner, and a form for another one."""
    key = f"review.{document.knowledge_id}"
    if document.review_on is not None and document.review_on <= date.today():
        st.warning(_title(document), icon=":material/event_upcoming:")
    with st.expander(_title(document), icon=":material/event:", type="compact", key=key):
        with st.form(f"{key}.form", border=False):
            day, owner = st.columns(2)
            on = day.date_input(
                _("Review on"),
                value=document.review_on,
                format="YYYY-MM-DD",
                help=_("On this day the dashboard reminds you. Leave it empty for no reminder."),
                key=f"{key}.on",
            )
            by = owner.text_input(
                _("Who reviews it"),
                value=document.review_owner or "",
                max_chars=100,
                key=f"{key}.by",
            )
            pressed = st.form_submit_button(
                _("Save review date"), key=f"{key}.save", icon=":material/save:"
            )
        if not pressed:
            return
        body = {
            "review_on": on.isoformat() if isinstance(on, date) else None,
            "review_owner": by.strip() or None,
        }
        try:
            ui.api().put(f"{address}/review", KnowledgeDocument, body)
        except ui.ApiProblem as problem:
            ui.error_panel(problem)
            return
        ui.notify(_("The review date is saved."))
        st.rerun()


def _title(document: KnowledgeDocument) -> str:
    if document.review_on is None:
        return _("No review date")
    day = format_day(document.review_on)
    owner = ui.literal(document.review_owner or "")
    if document.review_on <= date.today():
        if owner:
            return _("Review due since {day}, by {owner}", day=day, owner=owner)
        return _("Review due since {day}", day=day)
    return (
        _("Review on {day}, by {owner}", day=day, owner=owner)
        if owner
        else _("Review on {day}", day=day)
    )

"""When a document is to be read again, and by whom."""

from __future__ import annotations

from datetime import date

import streamlit as st

from core import ui
from core.i18n import _, text
from core.i18n.formats import format_day
from plugins.knowledge.contract import DocumentReview, KnowledgeDocument


def draw_review(document: KnowledgeDocument, address: str) -> None:
    """Draw the review date with its owner, and a form for another one."""
    key = f"review.{document.knowledge_id}"
    if document.review_on is not None and document.review_on <= date.today():
        st.warning(_title(document), icon=":material/event_upcoming:")
    with st.expander(_title(document), icon=":material/event:", type="compact", key=key):
        form = ui.RecordForm(f"{key}.plan", document.review, _values, _FIELDS)
        day, owner = st.columns(2)
        day.date_input(
            _("Review on"),
            format="YYYY-MM-DD",
            help=_("On this day the dashboard reminds you. Leave it empty for no reminder."),
            **form.keep("review_on"),
        )
        owner.text_input(_("Who reviews it"), max_chars=100, **form.keep("review_owner"))

        def load() -> DocumentReview:
            return ui.api().get(address, KnowledgeDocument).review

        def send(changes: ui.JsonObject, version: int) -> DocumentReview:
            # The plan is stored whole; the version tells whether it is still the one read here.
            wanted = _values(load()) | changes
            body: ui.JsonObject = {
                "review_on": wanted["review_on"].isoformat() if wanted["review_on"] else None,
                "review_owner": wanted["review_owner"].strip() or None,
                "version": version,
            }
            return ui.api().put(f"{address}/review", KnowledgeDocument, body).review

        form.draw_save(send, load, key=f"{key}.save", label=_("Save review date"))


def _values(review: DocumentReview) -> ui.JsonObject:
    return {"review_on": review.review_on, "review_owner": review.review_owner or ""}


def _day(day: date | None) -> str:
    return format_day(day) if day is not None else _("No review date")


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


_FIELDS = {
    "review_on": ui.FormField(text("Review on"), _day),
    "review_owner": ui.FormField(text("Who reviews it")),
}

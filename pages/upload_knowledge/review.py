"""When a document is to be read again, and by whom, and its last day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from core import ui
from core.i18n import _, text
from core.i18n.formats import format_day
from plugins.knowledge.contract import (
    EXPIRY_TOLD_DAYS,
    DocumentExpiry,
    DocumentReview,
    KnowledgeDocument,
)


def draw_review(document: KnowledgeDocument, address: str) -> None:
    """Draw the review date with its owner and the last day, and forms for others."""
    key = f"review.{document.knowledge_id}"
    if document.review_on is not None and document.review_on <= date.today():
        st.warning(_title(document), icon=":material/event_upcoming:")
    shown = st.expander(
        _("Review date and last day"),
        icon=":material/event:",
        type="compact",
        key=key,
        on_change="rerun",
    )
    # What nobody sees costs as much as what somebody does.
    if not shown.open:
        return
    with shown:
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
        _draw_expiry_form(document, address)


def _values(review: DocumentReview) -> ui.JsonObject:
    return {"review_on": review.review_on, "review_owner": review.review_owner or ""}


def _day(day: date | None) -> str:
    return format_day(day) if day is not None else _("No review date")


def days_told(document: KnowledgeDocument) -> list[str]:
    """The day of its next review and its last day, in words; those that a document has."""
    told = [_title(document)] if document.review_on is not None else []
    last_day = document.expiry.last_day
    if last_day is not None:
        told.append(_("Last day for patients: {day}", day=format_day(last_day)))
    return told


def review_badge(document: KnowledgeDocument) -> str:
    """A badge for a document whose review is due, as Markdown; empty for others."""
    if document.review_on is None or document.review_on > date.today():
        return ""
    return f":orange-badge[:material/event_upcoming: {_('Review due')}]"


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


def expiry_badge(document: KnowledgeDocument) -> str:
    """A badge for a document that has ended or ends soon, as Markdown; empty for others."""
    expiry = document.expiry
    if expiry.last_day is None:
        return ""
    if expiry.over:
        return f":red-badge[:material/event_busy: {_('Not given to patients any more')}]"
    if _is_soon(expiry.last_day, expiry.time_zone):
        return f":orange-badge[:material/event_busy: {_('Last day soon')}]"
    return ""


def draw_expiry_warning(document: KnowledgeDocument) -> None:
    """Say of a document that has ended, or ends soon, what that means."""
    expiry = document.expiry
    if expiry.last_day is None:
        return
    if expiry.over:
        st.error(
            _(
                "{title}. No agent, link or player gives it to anybody, nor what was made from it; "
                "approvals are kept. Choose a later day, or none, to give it again.",
                title=_expiry_title(expiry),
            ),
            icon=":material/event_busy:",
        )
    elif _is_soon(expiry.last_day, expiry.time_zone):
        st.warning(f"{_expiry_title(expiry)}.", icon=":material/event_busy:")


def _expiry_title(expiry: DocumentExpiry) -> str:
    """The last day in words; empty for a document that has none."""
    if expiry.last_day is None:
        return ""
    day = format_day(expiry.last_day)
    if expiry.over:
        return _("Not given to patients any more: its last day was {day}", day=day)
    return _(
        "Given to patients until the end of {day} ({zone})", day=day, zone=expiry.time_zone or ""
    )


def _draw_expiry_form(document: KnowledgeDocument, address: str) -> None:
    """Draw the form for the last day."""
    key = f"expiry.{document.knowledge_id}"
    form = ui.RecordForm(key, document.expiry, _expiry_values, _EXPIRY_FIELDS)
    st.date_input(
        _("Last day for patients"),
        format="YYYY-MM-DD",
        help=_(
            "When this day is over, agents, links and audio stop giving it to patients, as if you "
            "had withdrawn it. Leave it empty for no such day. The dashboard tells 14 days before."
        ),
        **form.keep("last_day"),
    )

    def load() -> DocumentExpiry:
        return ui.api().get(address, KnowledgeDocument).expiry

    def send(changes: ui.JsonObject, version: int) -> DocumentExpiry:
        wanted = (_expiry_values(load()) | changes)["last_day"]
        body: ui.JsonObject = {
            "last_day": wanted.isoformat() if wanted else None,
            "version": version,
        }
        return ui.api().put(f"{address}/expiry", KnowledgeDocument, body).expiry

    form.draw_save(send, load, key=f"{key}.save", label=_("Save last day"))


def _is_soon(last_day: date, zone: str | None) -> bool:
    """Whether the dashboard tells of it too: the day ends at midnight of its time zone."""
    today = datetime.now(ZoneInfo(zone or "UTC")).date()
    return last_day < today + timedelta(days=EXPIRY_TOLD_DAYS)


def _expiry_values(expiry: DocumentExpiry) -> ui.JsonObject:
    return {"last_day": expiry.last_day}


def _last_day(day: date | None) -> str:
    return format_day(day) if day is not None else _("No last day")


_EXPIRY_FIELDS = {"last_day": ui.FormField(text("Last day for patients"), _last_day)}

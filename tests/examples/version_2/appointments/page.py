"""The page at `/appointments`: a day's visits, and what their patients asked in vain."""

from __future__ import annotations

from datetime import date, datetime, time

import streamlit as st
from core import ui

from appointments.contract import Visit, VisitList

_API = "/api/appointments"
_LABELS = {"patient_id": "Patient id", "starts_at": "Time", "reason": "Reason"}


def render() -> None:
    """Draw the page."""
    ui.page_header("Appointments", "The visits of a day. Open questions stand first.")
    day = st.date_input("Day", format="YYYY-MM-DD", **ui.keep("visits.day", _today()))
    pager = ui.Pager("visits", of=day)
    found = ui.fetch(
        lambda: pager.load(lambda page: ui.api().get(_API, VisitList, page | {"day": day})),
        "visits",
    )
    if found is not None:
        _totals(found)
        for visit in found.visits:
            _visit(visit)
        pager.controls(found.next_cursor, len(found.visits), found.total_count)
    _form(day)


def _today() -> date:
    return datetime.now(ui.browser_zone()).date()


def _totals(found: VisitList) -> None:
    if not found.total_count:
        ui.empty_state("No visits on this day", "Put one into the calendar below.")
        return
    st.caption(
        f"{ui.count(found.total_count, 'visit')}, {found.with_open_questions} with open questions"
    )


def _visit(visit: Visit) -> None:
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            moment = visit.starts_at.astimezone(ui.browser_zone())
            st.markdown(f"**{moment:%H:%M}** {ui.literal(visit.patient_id)}")
            st.text(visit.reason)
            if visit.open_questions:
                waiting = ui.count(len(visit.open_questions), "open question")
                st.markdown(ui.badge(waiting, "waiting"))
        for question in visit.open_questions:
            st.text(f"• {ui.shorten(question, 200)}")
        with st.container(horizontal=True):
            ui.link(
                ui.page_of("conversations"),
                "Conversations",
                query={"patient_id": visit.patient_id},
                icon=":material/forum:",
            )
            if st.button("Remove", key=f"remove.{visit.visit_id}", type="tertiary"):
                ui.confirm_delete(
                    f"the visit of {visit.patient_id}",
                    "What the patient asked stays in Conversation Logs.",
                    lambda: ui.api().delete(ui.path("api", "appointments", visit.visit_id)),
                )


def _form(day: date) -> None:
    ui.section("New visit")
    columns = st.columns([2, 1, 3])
    patient = columns[0].text_input("Patient id", max_chars=64, **ui.keep("visit.patient", ""))
    at = columns[1].time_input("Time", **ui.keep("visit.at", time(9)))
    reason = columns[2].text_input("Reason", max_chars=200, **ui.keep("visit.reason", ""))
    if not st.button("Add visit", type="primary", icon=":material/add:"):
        return
    starts_at = datetime.combine(day, at, ui.browser_zone())
    body: ui.JsonObject = {
        "patient_id": patient,
        "starts_at": starts_at.isoformat(),
        "reason": reason,
    }
    try:
        ui.api().post(_API, Visit, body)
    except ui.ApiProblem as problem:
        ui.error_panel(problem, labels=_LABELS)
        return
    ui.forget("visit.patient", "visit.reason")
    st.rerun()

"""Safety: alerts of red flags, and by what they leave the page."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _
from pages.safety.texts import draw_texts
from pages.safety.words import draw_alert
from plugins.safety.contract import AlertList, SenderChecks

_CHECKED = "safety.checked"
_LIVE_SECONDS = 20.0
"""So often the open page asks for alerts; they are sent within a minute whoever looks."""
_CHECK_SECONDS = 60.0


def render() -> None:
    """Draw the page."""
    ui.page_header(
        _("Safety"),
        _("Messages that tell of urgent symptoms, who takes care of them, and what patients hear."),
    )
    _alerts()
    _senders()
    draw_texts()


def _alerts() -> None:
    ui.section(_("Alerts"))
    everything = st.toggle(
        _("Also those that are taken care of"), **ui.keep("safety.everything", False)
    )
    pager = ui.Pager("alerts", of=everything)

    def load() -> AlertList:
        return pager.load(
            lambda page: ui.api().get(
                "/api/safety/alerts", AlertList, {"open_only": not everything, **page}
            )
        )

    def draw(found: AlertList) -> None:
        if not found.alerts and pager.page == 1:
            st.markdown(_(":green[:material/check_circle:] There is no open alert."))
            return
        for alert in found.alerts:
            draw_alert(alert, linked=True)
        # With the rows that it belongs to: by an older way on, the alert that a new one has pushed
        # off this page would be on none.
        total = None if everything else found.open_count
        pager.controls(found.next_cursor, len(found.alerts), total)

    first = ui.fetch(load, "alerts", _("Loading the alerts…"))
    if first is not None:
        # Only this part is drawn again: below, somebody may be writing an emergency text.
        ui.poll(first, load, draw, until=lambda _found: False, every=_LIVE_SECONDS)


def _senders() -> None:
    ui.section(_("Where alerts go"))
    found = ui.fetch(
        lambda: ui.api().get("/api/safety/senders", SenderChecks), "senders", _("Loading…")
    )
    if found is None:
        return
    if not found.senders:
        st.warning(
            _(
                "**Alerts stay on this page.** Nobody is told by mail, webhook or chat until "
                "whoever runs ElevenDops sets one up."
            ),
            icon=":material/notifications_off:",
        )
        return
    if not found.links:
        st.warning(
            _(
                "**The links of alerts open nothing.** Nobody has said where staff open this "
                "dashboard. Ask whoever runs ElevenDops to set SAFETY_DASHBOARD_URL to its address."
            ),
            icon=":material/link_off:",
        )
    checked: SenderChecks = st.session_state.get(_CHECKED, found)
    errors = {one.sender: one.error for one in checked.senders}
    tested = _CHECKED in st.session_state
    for sender in found.senders:
        error = errors.get(sender.sender)
        title = ui.literal(sender.title)
        if error is not None:
            st.markdown(f":red[:material/error:] **{title}**: {ui.literal(error)}")
        elif tested:
            said = _("The test alert was sent.")
            st.markdown(f":green[:material/check_circle:] **{title}**: {said}")
        else:
            st.markdown(f":material/send: **{title}**")
    if st.button(_("Send a test alert"), key="safety.check", icon=":material/notifications:"):
        _check()


def _check() -> None:
    try:
        with st.spinner(_("Sending a test alert…")):
            st.session_state[_CHECKED] = ui.api().post(
                "/api/safety/senders/check", SenderChecks, timeout=_CHECK_SECONDS
            )
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    st.rerun()

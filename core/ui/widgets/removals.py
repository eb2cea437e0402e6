"""What is deleted here and still at the voice service, on the page where it was deleted."""

from __future__ import annotations

from functools import partial

import streamlit as st

from core import clock
from core.i18n import _, ngettext
from core.ui.api.client import path
from core.ui.api.problem import ApiProblem
from core.ui.host import api
from core.ui.text import literal, time_of_day, when
from core.ui.widgets.feedback import error_panel, section
from core.ui.widgets.jobs import poll
from core.values import PendingRemoval, PendingRemovals

_POLL_SECONDS = 3.0


def pending_removals(address: str) -> None:
    """List them with the reason and the next try, until there is none; nothing when there is none.

    `address` is the API's list, such as `/api/letters/removals`.
    """

    def load() -> PendingRemovals:
        return api().get(address, PendingRemovals)

    try:
        first = load()
    except ApiProblem:
        return  # the list of the page shows why
    if not first.removals:
        return
    section(_("Still at the voice service"))
    poll(
        first,
        load,
        partial(_rows, address),
        until=lambda listed: not listed.removals,
        every=_POLL_SECONDS,
    )


def _rows(address: str, listed: PendingRemovals) -> None:
    st.caption(
        _(
            "These are deleted here. The voice service has not removed them yet; "
            "it is asked again until it has."
        )
    )
    with st.container(gap="small"):
        for removal in listed.removals:
            _row(address, removal)
    more = listed.total_count - len(listed.removals)
    if more > 0:
        st.caption(_("And {count}.", count=ngettext("{number} other", "{number} others", more)))


def _row(address: str, removal: PendingRemoval) -> None:
    with st.container(border=True):
        what, action = st.columns([5, 1.4], vertical_alignment="center")
        with what, st.container(gap=None):
            st.markdown(f"**{literal(removal.name)}**")
            st.caption(
                _(
                    "Deleted here {time} · {next_try}",
                    time=when(removal.deleted_at),
                    next_try=_next_try(removal),
                )
            )
            if removal.last_error is not None:
                st.markdown(f":orange[:material/warning: {literal(removal.last_error)}]")
        with action:
            pressed = removal.last_error is not None and st.button(
                _("Try now"), icon=":material/refresh:", key=f"removal.{removal.id}"
            )
    if pressed:
        try:
            api().post(f"{address}{path(removal.id, 'retry')}", PendingRemoval)
        except ApiProblem as problem:
            if problem.status != 404:
                error_panel(problem)
                return
        st.rerun()


def _next_try(removal: PendingRemoval) -> str:
    if removal.next_try is None or removal.next_try <= clock.now():
        return _("being removed now")
    tries = (
        ngettext(" after {number} try", " after {number} tries", removal.attempts)
        if removal.attempts
        else ""
    )
    return _("next try at {time}{tries}", time=time_of_day(removal.next_try), tries=tries)

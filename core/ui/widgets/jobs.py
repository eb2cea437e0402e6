"""Long work on the screen: a panel with progress, redrawn until the work is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from core.api_models import JobView
from core.i18n import _
from core.ui.api.problem import ApiProblem
from core.ui.host import current_tracing
from core.ui.page_tracing import traced_part
from core.ui.text import literal, time_of_day
from core.ui.widgets.feedback import badge

T = TypeVar("T")

UNFINISHED = ("queued", "running")


def poll(
    first: T,
    load: Callable[[], T],
    draw: Callable[[T], None],
    until: Callable[[T], bool],
    every: float = 1.5,
) -> None:
    """Draw `first`, then every `every` seconds what `load` returns, until `until` holds for it.

    Only this part of the page is redrawn; when it is over the whole page is, once. While the
    service does not answer, the part says so and goes on asking.
    """
    # One place on the page, also when it is over: what stands below stays as it is.
    place = st.container()
    if until(first):
        with place:
            draw(first)
        return
    newest = first
    drawn = False

    def part() -> None:
        nonlocal newest, drawn
        if not drawn:
            drawn = True
            draw(first)
            return
        try:
            newest = load()
        except ApiProblem as problem:
            draw(newest)
            st.caption(
                _(":material/cloud_off: {detail} Still asking…", detail=literal(problem.detail))
            )
            if not problem.retryable:
                st.rerun()
            return
        if until(newest):
            st.rerun()
        draw(newest)

    with place:
        st.fragment(traced_part(current_tracing, part), run_every=every)()


def finished(job: JobView) -> bool:
    """True when a job is done or failed; for `poll(…, until=finished)`."""
    return job.state not in UNFINISHED


def progress_panel(title: str, job: JobView) -> None:
    """One piece of long work: how far it is, what it does, and why it waits if it does."""
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{literal(title)}**", width="content")
            st.markdown(badge(job.state), width="content")
        if not finished(job):
            doing = literal(job.message) or _("Waiting for its turn")
            st.progress(min(max(job.progress, 0.0), 1.0), text=doing)
        if job.error:
            st.markdown(f":material/info: {literal(job.error)}")
            if job.next_try_at and not finished(job):
                st.caption(_("Next retry at {time}.", time=time_of_day(job.next_try_at)))

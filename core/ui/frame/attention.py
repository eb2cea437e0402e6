"""What needs an operator, on the Plugins page: work that was given up, and damaged records."""

from __future__ import annotations

import streamlit as st

from core.api_models import Attention, FailedJob, JobView, UnreadableEntry
from core.i18n import _, ngettext
from core.ui.api.client import path
from core.ui.api.problem import ApiProblem
from core.ui.host import api
from core.ui.text import literal, when
from core.ui.widgets.feedback import error_panel, fetch, section

_CHECK_SECONDS = 280.0


def draw_attention() -> None:
    """Draw it; nothing but a button when nothing needs an operator."""
    found = fetch(lambda: api().get("/api/attention", Attention), "plugins.attention")
    if found is None:
        return
    if found.failed_jobs or found.unreadable:
        section(_("Needs attention"))
    for job in found.failed_jobs:
        _job(job)
    if found.unreadable:
        _records(found.unreadable)
    if st.button(
        _("Check all stored entries"),
        key="attention.check",
        icon=":material/fact_check:",
        help=_(
            "Looks for damaged entries, including those that no list shows. It can take minutes."
        ),
    ):
        _check()


def _check() -> None:
    try:
        with st.spinner(_("Looking at every stored entry…")):
            api().post("/api/attention/check", Attention, timeout=_CHECK_SECONDS)
    except ApiProblem as problem:
        error_panel(problem)
        return
    st.rerun()


def _job(job: FailedJob) -> None:
    with st.container(border=True, key=f"attention.{job.job_id}"):
        st.error(
            _(
                "**{kind} was given up**  \n{error}",
                kind=literal(job.kind),
                error=literal(job.error),
            ),
            icon=":material/error:",
        )
        facts = [when(job.failed_at), ngettext("{number} try", "{number} tries", job.attempts)]
        if job.trace_id:
            facts.append(_("trace {trace_id}", trace_id=job.trace_id))
        st.caption(literal(" · ".join(facts)))
        if st.button(
            _("Try again"), key=f"attention.retry.{job.job_id}", icon=":material/refresh:"
        ):
            _retry(job)


def _retry(job: FailedJob) -> None:
    try:
        api().post(path("api", "jobs", job.job_id, "retry"), JobView)
    except ApiProblem as problem:
        error_panel(problem)
        return
    st.rerun()


def _records(records: list[UnreadableEntry]) -> None:
    newer = [record for record in records if record.reason == "newer"]
    damaged = [record for record in records if record.reason != "newer"]
    if damaged:
        _listed(
            damaged,
            ngettext(
                "**{number} stored entry cannot be read** and is left out of every list. Restore "
                "it from a backup, or delete it in the store.",
                "**{number} stored entries cannot be read** and are left out of every list. "
                "Restore them from a backup, or delete them in the store.",
                len(damaged),
            ),
        )
    if newer:
        _listed(
            newer,
            ngettext(
                "**{number} stored entry was written by a newer version of ElevenDops** and is "
                "left out of every list. It is kept as it is. Update ElevenDops to use it.",
                "**{number} stored entries were written by a newer version of ElevenDops** and "
                "are left out of every list. They are kept as they are. Update ElevenDops to use "
                "them.",
                len(newer),
            ),
        )


def _listed(records: list[UnreadableEntry], sentence: str) -> None:
    st.error(
        sentence,
        icon=":material/error:",
    )
    st.markdown(
        "\n".join(
            "- "
            + _(
                "{plugin}: entry {id} of {collection}{why}",
                plugin=literal(record.plugin_id),
                id=literal(record.record_id),
                collection=literal(record.collection),
                why=_why(record),
            )
            for record in records
        )
    )


def _why(record: UnreadableEntry) -> str:
    if record.reason == "not_upgraded":
        return _(", its upgrade from an earlier version failed")
    if not record.fields:
        return ""
    return ngettext(
        ", field {fields}",
        ", fields {fields}",
        len(record.fields),
        fields=literal(", ".join(record.fields)),
    )

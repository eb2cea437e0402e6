"""What needs an operator, on the Plugins page: work that was given up, and damaged records."""

from __future__ import annotations

import streamlit as st

from core.api_models import Attention, FailedJob, JobView, UnreadableEntry
from core.ui.api.client import path
from core.ui.api.problem import ApiProblem
from core.ui.host import api
from core.ui.text import count, literal, when
from core.ui.widgets.feedback import error_panel, fetch, section

_CHECK_SECONDS = 280.0


def draw_attention() -> None:
    """Draw it; nothing but a button when nothing needs an operator."""
    found = fetch(lambda: api().get("/api/attention", Attention), "plugins.attention")
    if found is None:
        return
    if found.failed_jobs or found.unreadable:
        section("Needs attention")
    for job in found.failed_jobs:
        _job(job)
    if found.unreadable:
        _records(found.unreadable)
    if st.button(
        "Check all stored entries",
        key="attention.check",
        icon=":material/fact_check:",
        help="Looks for damaged entries, also those that no list comes upon. It can take minutes.",
    ):
        _check()


def _check() -> None:
    try:
        with st.spinner("Looking at every stored entry…"):
            api().post("/api/attention/check", Attention, timeout=_CHECK_SECONDS)
    except ApiProblem as problem:
        error_panel(problem)
        return
    st.rerun()


def _job(job: FailedJob) -> None:
    with st.container(border=True, key=f"attention.{job.job_id}"):
        st.error(
            f"**{literal(job.kind)} was given up**  \n{literal(job.error)}", icon=":material/error:"
        )
        facts = [when(job.failed_at), count(job.attempts, "try", "tries")]
        if job.trace_id:
            facts.append(f"trace {job.trace_id}")
        st.caption(literal(" · ".join(facts)))
        if st.button("Try again", key=f"attention.retry.{job.job_id}", icon=":material/refresh:"):
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
            damaged, "cannot be read", "Restore them from a backup, or delete them in the store."
        )
    if newer:
        _listed(
            newer,
            f"{'was' if len(newer) == 1 else 'were'} written by a newer version of ElevenDops",
            "They are kept as they are. Update ElevenDops to use them.",
        )


def _listed(records: list[UnreadableEntry], what: str, remedy: str) -> None:
    number = count(len(records), "stored entry", "stored entries")
    st.error(
        f"**{number} {what}** and {'is' if len(records) == 1 else 'are'} left out of every "
        f"list. {remedy}",
        icon=":material/error:",
    )
    st.markdown(
        "\n".join(
            f"- {literal(record.plugin_id)}: entry {literal(record.record_id)} of "
            f"{literal(record.collection)}{_why(record)}"
            for record in records
        )
    )


def _why(record: UnreadableEntry) -> str:
    if record.reason == "not_upgraded":
        return ", its upgrade from an earlier version failed"
    if not record.fields:
        return ""
    return f", field{'s' if len(record.fields) > 1 else ''} {literal(', '.join(record.fields))}"

"""Conversation Logs: what patients asked, what was answered, and what a clinician should see."""

from __future__ import annotations

from datetime import date, datetime, time

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text
from core.i18n.formats import format_number
from pages.conversation_logs.detail import draw_conversation
from plugins.agents.contract import Agent, AgentList
from plugins.conversations.contract import (
    ConversationList,
    ConversationRow,
    ExportFormats,
)

_PLUGIN = "conversations"
_FILTERS = (
    "patient_id",
    "agent_id",
    "start_date",
    "end_date",
    "requires_attention_only",
    "q",
)
_LABELS = {
    "patient_id": text("Patient id"),
    "agent_id": text("Agent"),
    "start_date": text("From"),
    "end_date": text("To"),
    "q": text("Words in the conversation"),
}

Filters = dict[str, ui.ParamValue]


def render() -> None:
    """Draw the list, or the one conversation that the address names (`?id=…`)."""
    chosen = ui.url_state("id").get()
    if chosen is not None:
        draw_conversation(chosen)
        return
    ui.page_header(
        _("Conversation Logs"),
        _("What patients asked your agents, and what your documents did not answer."),
    )
    _filter_form()
    asked = _request_filters()
    pager = ui.Pager("log", of=asked)
    with st.container(gap="small"):
        listed = _load(asked, pager)
        if listed is None:
            return
        _totals(listed)
        if not listed.totals_complete:
            st.caption(
                _(
                    "There are too many matches to count them all: the figures are of the newest "
                    "ones. Add dates, or another word, to narrow the search."
                )
            )
        if not (listed.conversations or listed.unreadable_count or listed.next_cursor):
            _nothing(bool(asked))
            return
        _download(asked, listed.total_count)
        rows = [_row(row) for row in listed.conversations]
        ui.row_list(rows, _("Read"), key="log.rows")
        pager.controls(
            listed.next_cursor,
            len(listed.conversations),
            listed.total_count,
            listed.unreadable_count,
        )


def _download(asked: Filters, total: int) -> None:
    """A file of all conversations of the filter, in the formats of all plugins."""
    shown = st.expander(
        _(
            "Download {count}",
            count=ngettext("{number} conversation", "{number} conversations", total),
        ),
        icon=":material/download:",
        key="log.download",
        on_change="rerun",
    )
    if shown.open:
        with shown:
            _formats(asked)


def _formats(asked: Filters) -> None:
    try:
        found = ui.known("/api/conversations/formats", ExportFormats)
    except ui.ApiProblem as problem:
        ui.error_panel(problem, "log.formats")
        return
    st.caption(
        _(
            "All conversations of the filters above, with each question and its "
            "answer. The file holds patients' words: keep it where patient records "
            "are kept."
        )
    )
    for known in found.formats:
        by = (
            ""
            if known.plugin_id == _PLUGIN
            else _(", by {plugin_title}", plugin_title=known.plugin_title)
        )
        ui.made_file_link(
            "/api/conversations/export",
            _(
                "Download as {title}{by} ({suffix})",
                title=known.title,
                by=by,
                suffix=known.suffix,
            ),
            asked | {"format": known.key},
        )


def _filter_form() -> None:
    # In the form what is typed there would be heard of with the filters alone.
    offered = ui.offered("log.agents", _agents)
    with st.form("log.filters", border=True, enter_to_submit=True):
        with st.grid(3, min_column_width=180, vertical_alignment="bottom"):
            st.text_input(
                _("Patient id"),
                placeholder=_("All patients"),
                max_chars=64,
                **ui.url_input("patient_id", str),
            )
            _agent_filter(offered.agents if offered is not None else [])
            st.text_input(
                _("Words in the conversation"),
                placeholder=_("For example: fasting"),
                max_chars=100,
                **ui.url_input("q", str),
            )
            st.date_input(_("From"), format="YYYY-MM-DD", **ui.url_input("start_date", date))
            st.date_input(_("To"), format="YYYY-MM-DD", **ui.url_input("end_date", date))
            st.toggle(_("Needs attention only"), **ui.url_input("requires_attention_only", bool))
        ui.filter_buttons("log", *_FILTERS)


def _agents(query: Filters) -> AgentList:
    try:
        return ui.api().get("/api/agent", AgentList, query)
    except ui.ApiProblem:
        if query["q"]:
            raise
        # The list below shows its own error; the filter offers what the address already holds.
        return AgentList(agents=[], total_count=0)


def _agent_filter(agents: list[Agent]) -> None:
    names = {"": _("All agents")} | {agent.agent_id: agent.name for agent in agents}
    present = ui.url_value("agent_id", str)
    if present is not None and present not in names:
        names[present] = _name(present)
    keyed = ui.url_input("agent_id", str)
    labels = ui.option_labels(keyed["key"], names)
    st.selectbox(_("Agent"), list(names), format_func=labels, **keyed)


def _name(agent_id: str) -> str:
    """What staff call an agent that is not among those offered; its id where nobody can tell."""
    try:
        return ui.known(ui.path("api", "agent", agent_id), Agent).name
    except ui.ApiProblem:
        return agent_id


def _request_filters() -> Filters:
    """The filters of the address as the API takes them; days are days of the browser's zone."""
    zone = ui.browser_zone()
    start, end = ui.url_value("start_date", date), ui.url_value("end_date", date)
    found: Filters = {
        "patient_id": ui.url_value("patient_id", str),
        "agent_id": ui.url_value("agent_id", str),
        "start_date": start and datetime.combine(start, time.min, zone),
        "end_date": end and datetime.combine(end, time.max, zone),
        "requires_attention_only": ui.url_value("requires_attention_only", bool),
        "q": ui.url_value("q", str),
    }
    return {name: value for name, value in found.items() if value is not None}


def _load(asked: Filters, pager: ui.Pager) -> ConversationList | None:
    def load() -> ConversationList:
        return pager.load(
            lambda page: ui.api().get("/api/conversations", ConversationList, asked | page)
        )

    return ui.fetch(load, "log", _("Loading the conversations…"), _LABELS)


def _totals(listed: ConversationList) -> None:
    ui.figures(
        {
            _("Conversations"): format_number(listed.total_count),
            _("Need attention"): format_number(listed.attention_required_count),
            _("Answered"): format_number(listed.total_answered),
            _("Not answered"): format_number(listed.total_unanswered),
            _("Average time"): ui.duration(listed.average_duration_seconds),
        },
        key="log.figures",
    )


def _nothing(filtered: bool) -> None:
    if filtered:
        ui.empty_state(
            _("No conversations match"),
            _("Remove a filter, or choose other dates."),
        )
        return
    ui.empty_state(
        _("There is no conversation yet"),
        _("A conversation appears here when it has ended in Patient Test, or has a red flag."),
        ui.page_of("patient_test"),
        _("Ask an agent as a patient would"),
    )


def _row(row: ConversationRow) -> ui.Row:
    patient = _("**Patient {patient_id}**", patient_id=ui.literal(row.patient_id))
    at = ui.when(row.created_at)
    talk = f"{at} · {ui.literal(row.agent_name)} · {ui.duration(row.duration_seconds)}"
    told = ui.with_small_print(f"{patient} {_marks(row)}", talk)
    concerns = ui.literal(ui.shorten("; ".join(row.main_concerns), 120))
    if concerns:
        told = ui.with_small_print(told, _("Concerns: {concerns}", concerns=concerns))
    return ui.Row(told, f"{row.patient_id}, {at}", row.conversation_id)


def _marks(row: ConversationRow) -> str:
    marks = []
    if row.red_flag:
        marks.append(_(":red-badge[:material/emergency: Red flag]"))
    if row.ongoing:
        marks.append(_(":blue-badge[:material/forum: Still talking]"))
    if row.requires_attention:
        marks.append(_(":orange-badge[:material/priority_high: Needs attention]"))
    if row.answered_count:
        marks.append(
            _(":green-badge[{answered_count} answered]", answered_count=row.answered_count)
        )
    if row.unanswered_count:
        marks.append(
            _(":red-badge[{unanswered_count} not answered]", unanswered_count=row.unanswered_count)
        )
    return " ".join(marks) or _(":gray-badge[No question asked]")

"""Agent Setup: voice agents that answer patients from chosen documents only."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from pages.agent_setup.drift import draw_drift, draw_replaced
from pages.agent_setup.form import agent_form, form_fields
from pages.agent_setup.publishing import draw_draft, draw_versions
from pages.agent_setup.values import LABELS, STYLES, NewAgent, agent_body, edited_values
from plugins.agents.contract import Agent, AgentList, AgentSyncStatus

_PLUGIN = "agents"
_NEW = "new"
_PROBLEM = "agent.problem"
_SAVED = "agent.saved"
_KEY = "agent.new_request"
_SAVING = text("Saving the agent and sending it to the voice service…")
_DRAFTING = text("Saving the draft…")
_UNSETTLED = (AgentSyncStatus.PENDING, AgentSyncStatus.WAITING)
_SAVE_SECONDS = 60.0


def render() -> None:
    """Draw the list, or the form for the agent that the address names (`?id=…`, `?id=new`)."""
    chosen = ui.url_state("id").get()
    if chosen is not None:
        st.session_state.pop(_SAVED, None)
    if chosen == _NEW:
        _create()
    elif chosen is not None:
        _edit(chosen)
    else:
        _list()
        ui.pending_removals("/api/agent/removals")


def _list() -> None:
    ui.page_header(
        _("Agent Setup"),
        _("Set up voice agents. Each answers patients only from the documents that you choose."),
    )
    _saved_note()
    ui.link(ui.page_of(_PLUGIN), _("New agent"), query={"id": _NEW}, icon=":material/add_circle:")
    finder = st.container()
    q = ui.url_value("q", str)
    pager = ui.Pager("agents", of=q)

    def load() -> AgentList:
        return pager.load(
            lambda page: ui.api().get("/api/agent", AgentList, {"q": q or None, **page})
        )

    first = ui.fetch(load, "agents", _("Loading the agents…"))
    if first is None:
        return
    if q or pager.page > 1 or first.next_cursor is not None:
        with finder:
            _filter_form()
    if not first.agents and not first.unreadable_count:
        if q:
            ui.empty_state(_("No agent fits"), _("Look for another word, or clear the filter."))
        else:
            ui.empty_state(
                _("There is no agent yet"),
                _("Create one: give it a name, choose its documents and its voice."),
                ui.page_of(_PLUGIN),
                _("Create the first agent"),
                {"id": _NEW},
            )
        return
    ui.poll(
        first,
        load,
        _rows,
        until=lambda listed: not any(a.sync_status in _UNSETTLED for a in listed.agents),
    )
    pager.controls(first.next_cursor, len(first.agents), first.total_count, first.unreadable_count)


def _filter_form() -> None:
    with st.form("agents.filters", border=False, enter_to_submit=True):
        field, buttons = st.columns([5, 5], vertical_alignment="bottom")
        field.text_input(
            _("Find by name"),
            placeholder=_("Beginning of a word"),
            max_chars=100,
            **ui.url_input("q", str),
        )
        with buttons:
            ui.filter_buttons("agents", "q", primary=False)


def _rows(listed: AgentList) -> None:
    with st.container(gap="small"):
        for agent in listed.agents:
            _row(agent)


def _row(agent: Agent) -> None:
    facts = [
        translate(STYLES[agent.answer_style]),
        ngettext("{number} document", "{number} documents", len(agent.knowledge_ids)),
        ", ".join(ui.language_name(code) for code in agent.languages),
        ui.when(agent.modified_at),
    ]
    small = " · ".join(ui.literal(fact) for fact in facts)
    name = f"**{ui.literal(agent.name)}** {ui.badge(agent.sync_status.value)}"
    with ui.list_row():
        _told(agent, ui.with_small_print(name, small))
        with st.container(gap=None, width="content"):
            query = {**st.query_params.to_dict(), "id": agent.agent_id}
            ui.link(ui.page_of(_PLUGIN), _("Open"), query=query, icon=":material/arrow_forward:")
            ui.link(
                ui.page_of("patient_test"),
                _("Test it"),
                query={"agent": agent.agent_id},
                icon=":material/record_voice_over:",
            )


def _told(agent: Agent, said: str) -> None:
    """Draw what is said, what is to be known of the agent, and a way to try again what failed."""
    for note in _notes(agent):
        said = ui.with_small_print(said, note)
    if agent.sync_status is not AgentSyncStatus.FAILED:
        st.markdown(said, width="stretch")
        return
    with st.container(gap="xsmall"):
        st.markdown(said)
        retry = st.button(_("Retry sync"), icon=":material/refresh:", key=f"retry.{agent.agent_id}")
    if retry:
        _send(agent.agent_id)


def _notes(agent: Agent) -> Iterator[str]:
    if agent.sync_error_message:
        yield ui.literal(agent.sync_error_message)
    if agent.documents_waiting:
        documents = ngettext("{number} document", "{number} documents", agent.documents_waiting)
        yield _(
            "{documents} still syncing to the voice service; added automatically.",
            documents=documents,
        )
    if agent.deleted_documents:
        documents = ngettext(
            "{number} deleted document", "{number} deleted documents", agent.deleted_documents
        )
        yield _(
            "{documents} still in it at the voice service. Nobody can talk to it until "
            "that is done; it is retried automatically.",
            documents=documents,
        )
    if not agent.knowledge_ids:
        yield _("Add at least one document.")
    if agent.examined == 0:
        yield _(":orange[:material/rule: Nothing was examined before patients hear it.]")


def _send(agent_id: str) -> None:
    try:
        with st.spinner(_("Sending the agent to the voice service…")):
            ui.api().post(ui.path("api", "agent", agent_id, "sync"), Agent, timeout=_SAVE_SECONDS)
    except ui.ApiProblem as problem:
        ui.error_panel(problem)
        return
    st.rerun()


def _saved_note() -> None:
    saved: str | None = st.session_state.get(_SAVED)
    if saved is not None:
        st.success(
            _("The agent “{saved}” is saved.", saved=ui.literal(saved)),
            icon=":material/check_circle:",
        )


def _back() -> None:
    ui.back_button(_("All agents"), "agent.back", _leave)


def _leave() -> None:
    st.session_state.pop(_PROBLEM, None)
    ui.clear_url("id")


def _create() -> None:
    _back()
    ui.page_header(
        _("New agent"),
        _(
            "Patients can talk to it as soon as it is saved and sent. Nothing is examined before: "
            "try it in Patient Test, and keep golden questions there that later changes must pass."
        ),
    )
    problem: ui.ApiProblem | None = st.session_state.get(_PROBLEM)
    form = agent_form("agent.new", NewAgent("agent.new"), None, problem)
    if form is None:
        return
    if st.button(_("Create agent"), key="agent.create", type="primary", icon=":material/save:"):
        _save_new(form)
    elif problem is not None:
        ui.error_panel(problem, labels=LABELS)


def _save_new(form: ui.JsonObject) -> None:
    # The same until an agent is made of it: pressed again after an outage, it is one agent.
    key = st.session_state.setdefault(_KEY, uuid4().hex)
    body = {name: value for name, value in agent_body(form).items() if value is not None}
    try:
        with st.spinner(translate(_SAVING)):
            agent = ui.api().post(
                "/api/agent", Agent, body, timeout=_SAVE_SECONDS, idempotency_key=key
            )
    except ui.ApiProblem as problem:
        st.session_state[_PROBLEM] = problem
        st.rerun()
    st.session_state.pop(_KEY, None)
    ui.forget(*(key for key in map(str, st.session_state) if key.startswith("agent.new.")))
    _saved(agent)
    st.rerun()


def _saved(agent: Agent) -> None:
    st.session_state[_SAVED] = agent.name
    _leave()


def _edit(agent_id: str) -> None:
    _back()
    address = ui.path("api", "agent", agent_id)
    prefix = f"agent.{agent_id}"

    def load() -> Agent:
        return ui.api().get(address, Agent)

    agent = ui.fetch(load, "agent", _("Opening the agent…"), last=agent_id)
    if agent is None:
        ui.unsaved(prefix, form_fields(prefix))
        return
    ui.page_header(ui.literal(agent.name), _("Changed {time}", time=ui.when(agent.modified_at)))
    _told(agent, ui.badge(agent.sync_status.value))
    form = ui.RecordForm(prefix, agent, edited_values, form_fields(prefix))
    if agent_form(prefix, form, agent, form.problem) is None:
        return

    def send(changes: ui.JsonObject, version: int) -> Agent:
        body = {**agent_body(changes), "version": version}
        return ui.api().put(f"{address}/draft", Agent, body, timeout=_SAVE_SECONDS)

    form.draw_save(send, load, key="agent.save", doing=_DRAFTING, labels=LABELS)
    with st.container():  # one place on the page, so that what stands below stays as it is
        draw_draft(agent, address, prefix)
        draw_replaced(agent, prefix)
    draw_versions(agent, address, prefix)
    draw_drift(agent, address, prefix)
    if st.button(
        _("Delete this agent"), key="agent.delete", icon=":material/delete:", type="tertiary"
    ):
        ui.confirm_delete(
            agent.name,
            _("Patients can no longer talk to it. Its conversations stay in the log."),
            lambda: ui.api().delete(address, version=agent.version),
            then=_leave,
        )

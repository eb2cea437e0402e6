"""Patient Test: talk to an agent as a patient would."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, ngettext, text, translate
from core.ui.widgets.sound.preview import say_preview_languages
from pages.agent_setup.values import STYLES
from pages.patient_test.session import draw_session
from plugins.agents.contract import Agent, AgentList
from plugins.patient_test.contract import Session

_PATIENT = "patient_test.patient"
_AGENT = "patient_test.agent"
_WANTED = "patient_test.wanted"
_LABELS = {
    "patient_id": text("Patient id"),
    "agent_id": text("Agent"),
    "language": text("Language"),
}
_START_SECONDS = 60.0


def render() -> None:
    """Draw the start, or the conversation that the address names (`?session=…`)."""
    session_id = ui.url_state("session").get()
    if session_id is not None:
        draw_session(session_id)
        return
    ui.page_header(
        _("Patient Test"),
        _("Listen and ask as a patient would. The agent answers only from its documents."),
    )
    listed = ui.offered(
        "patient_test.agents", lambda query: ui.api().get("/api/agent", AgentList, query)
    )
    if listed is None:
        return
    agents = {agent.agent_id: agent for agent in listed.agents}
    chosen = _chosen()
    if chosen and chosen not in agents:
        # It may only be too old for the list, or have another name than was looked for.
        found = ui.fetch(lambda: _found(chosen), "agent", last=chosen)
        if found is None:
            return
        agents = {agent.agent_id: agent for agent in found} | agents
    if not agents and not chosen:
        ui.empty_state(
            _("There is no agent to talk to yet"),
            _("Set one up first; it takes a minute."),
            ui.page_of("agents"),
            _("Set up an agent"),
        )
        return
    _start(agents, chosen)


def _found(agent_id: str) -> list[Agent]:
    """The agent, or nothing when it is gone."""
    try:
        return [ui.api().get(ui.path("api", "agent", agent_id), Agent)]
    except ui.ApiProblem as problem:
        if problem.status != 404:
            raise
        return []


def _chosen() -> str:
    """The agent that is chosen: by a link that was just followed, else on this page."""
    wanted = ui.url_state("agent").get()
    if wanted is not None and st.session_state.get(_WANTED) != wanted:
        st.session_state[_AGENT] = wanted
    st.session_state[_WANTED] = wanted
    return ui.chosen_option(_AGENT)


def _start(agents: dict[str, Agent], chosen: str) -> None:
    with st.container(border=True):
        patient_id = st.text_input(
            _("Patient id"),
            max_chars=64,
            placeholder=_("For example: P1001"),
            help=_("Letters and digits. Use a made-up id to try things out."),
            **ui.keep(_PATIENT, ""),
        )
        # An agent that is gone stays chosen: another one must not take its place unasked.
        options = [*agents, *([chosen] if chosen and chosen not in agents else [])]
        agent_id = st.selectbox(
            _("Agent"),
            options,
            **ui.keep(_AGENT, chosen or options[0]),
            format_func=ui.option_labels(
                _AGENT, {one: _agent_name(agents, one) for one in options}
            ),
        )
        agent = agents.get(str(agent_id))
        if agent is None:
            st.warning(
                _(
                    "**The agent that was chosen has been deleted.** No conversation was "
                    "started. Choose another agent."
                ),
                icon=":material/person_off:",
            )
            return
        st.caption(
            f"{translate(STYLES[agent.answer_style])} · "
            f"{', '.join(ui.language_name(code) for code in agent.languages)} · "
            f"{ngettext('{number} document', '{number} documents', len(agent.knowledge_ids))}"
        )
        language = _language(agent)
        say_preview_languages(agent.languages)
        if agent.elevenlabs_agent_id is None:
            st.info(
                _("This agent is still on its way to the voice service. Try again in a moment."),
                icon=":material/schedule:",
            )
        if st.button(
            _("Start the conversation"),
            key="patient.start",
            type="primary",
            icon=":material/play_arrow:",
        ):
            _begin(patient_id, agent.agent_id, language)


def _language(agent: Agent) -> str:
    """The language of the conversation; nothing is drawn where there is no choice."""
    # An agent of an earlier version greets in its first language until it is published again.
    greeted = [
        agent.languages[0],
        *(code for code in agent.languages[1:] if code in agent.openings),
    ]
    if len(greeted) < 2:
        return greeted[0]
    chosen = st.selectbox(
        _("Language"),
        greeted,
        format_func=ui.language_name,
        help=_("The agent greets the patient in it."),
        key=f"patient_test.language.{agent.agent_id}",
    )
    return str(chosen)


def _agent_name(agents: dict[str, Agent], agent_id: str) -> str:
    agent = agents.get(agent_id)
    if agent is None:
        return _("An agent that was deleted")
    if agent.may_be_talked_to:
        return agent.name
    return _("{name} (not ready yet)", name=agent.name)


def _begin(patient_id: str, agent_id: str, language: str) -> None:
    body = {"patient_id": patient_id, "agent_id": agent_id, "language": language}
    try:
        with st.spinner(_("Calling the agent…")):
            session = ui.api().post("/api/patient/session", Session, body, timeout=_START_SECONDS)
    except ui.ApiProblem as problem:
        if problem.names("patient_id"):
            st.error(_("Give a patient id of letters and digits only."), icon=":material/error:")
        else:
            ui.error_panel(problem, labels=_LABELS)
        return
    ui.url_state("session").set(session.session_id)
    st.rerun()

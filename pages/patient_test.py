"""Patient Test: talk to an agent as a patient would."""

from __future__ import annotations

import streamlit as st

from core import ui
from pages.patient_session import draw_session
from plugins.agents.contract import Agent, AgentList, AgentSyncStatus
from plugins.patient_test.contract import Session

_MOST_AGENTS = 200
_PATIENT = "patient_test.patient"
_AGENT = "patient_test.agent"
_LABELS = {"patient_id": "Patient id", "agent_id": "Agent"}
_START_SECONDS = 60.0


def render() -> None:
    """Draw the start, or the conversation that the address names (`?session=…`)."""
    session_id = ui.url_state("session").get()
    if session_id is not None:
        draw_session(session_id)
        return
    ui.page_header(
        "Patient Test",
        "Listen and ask as a patient would. The agent answers only from its documents.",
    )
    listed = ui.fetch(
        lambda: ui.api().get("/api/agent", AgentList, {"limit": _MOST_AGENTS}),
        "agents",
        "Loading the agents…",
    )
    if listed is None:
        return
    agents = {agent.agent_id: agent for agent in listed.agents}
    wanted = ui.url_state("agent").get()
    if wanted is not None and wanted not in agents:
        asked = ui.fetch(lambda: ui.api().get(ui.path("api", "agent", wanted), Agent), "agent")
        if asked is not None:
            agents = {asked.agent_id: asked, **agents}
    if not agents:
        ui.empty_state(
            "There is no agent to talk to yet",
            "Set one up first; it takes a minute.",
            ui.page_of("agents"),
            "Set up an agent",
        )
        return
    _start(agents, wanted)


def _start(agents: dict[str, Agent], wanted: str | None) -> None:
    with st.container(border=True):
        patient_id = st.text_input(
            "Patient id",
            max_chars=64,
            placeholder="For example: P1001",
            help="Letters and digits. Use a made-up id to try things out.",
            **ui.keep(_PATIENT, ""),
        )
        arguments = ui.keep(_AGENT, wanted if wanted in agents else next(iter(agents)))
        if ui.kept(_AGENT, "") not in agents:
            st.session_state[_AGENT] = next(iter(agents))
        agent_id = st.selectbox(
            "Agent", list(agents), format_func=lambda one: _agent_name(agents, one), **arguments
        )
        agent = agents[str(agent_id)]
        st.caption(
            f"{agent.answer_style.value.capitalize()} · "
            f"{', '.join(ui.language_name(code) for code in agent.languages)} · "
            f"{ui.count(len(agent.knowledge_ids), 'document')}"
        )
        if agent.elevenlabs_agent_id is None:
            st.info(
                "This agent is still on its way to the voice service. Try again in a moment.",
                icon=":material/schedule:",
            )
        if st.button(
            "Start the conversation",
            key="patient.start",
            type="primary",
            icon=":material/play_arrow:",
        ):
            _begin(patient_id, agent.agent_id)


def _agent_name(agents: dict[str, Agent], agent_id: str) -> str:
    agent = agents.get(agent_id)
    if agent is None:
        return agent_id
    ready = agent.sync_status is AgentSyncStatus.COMPLETED
    return agent.name if ready else f"{agent.name} (not ready yet)"


def _begin(patient_id: str, agent_id: str) -> None:
    body = {"patient_id": patient_id, "agent_id": agent_id}
    try:
        with st.spinner("Calling the agent…"):
            session = ui.api().post("/api/patient/session", Session, body, timeout=_START_SECONDS)
    except ui.ApiProblem as problem:
        if problem.names("patient_id"):
            st.error("Give a patient id of letters and digits only.", icon=":material/error:")
        else:
            ui.error_panel(problem, labels=_LABELS)
        return
    ui.url_state("session").set(session.session_id)
    st.rerun()

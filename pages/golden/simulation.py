"""Simulated patients: what they take, sending them, and the report."""

from __future__ import annotations

import streamlit as st

from core import ui
from core.i18n import _, translate
from core.i18n.formats import format_number
from pages.golden.words import EXPECTED
from plugins.agents.contract import AgentVersions
from plugins.golden.contract import (
    SIMULATED_PATIENTS,
    LatestSimulation,
    PersonaReport,
    RunState,
    Simulation,
    SimulationBudget,
)


def draw_simulation(agent_id: str) -> None:
    """Draw what they take, the button that sends them, and the last report."""
    budget = ui.fetch(
        lambda: ui.api().get("/api/golden/simulations/budget", SimulationBudget),
        "golden.budget",
    )
    if budget is None:
        return
    st.markdown(_("**Simulated patients**"))
    st.caption(
        _(
            "Eight patients talk with the draft, or else with what is published: worried, "
            "talkative, of few words, asking for prices or their own results, in an emergency, and "
            "two who want what it must not do. Conversations: {conversations}; messages: {turns}. "
            "{cost} An agent that has golden questions, or was sent them before, is published once "
            "they pass with exactly what would be published.",
            conversations=format_number(budget.conversations),
            turns=format_number(budget.turns),
            cost=" ".join(filter(None, (_cost(budget), _model_cost(budget)))),
        )
    )
    if st.button(_("Send the simulated patients"), key="golden.simulate", icon=":material/groups:"):
        try:
            ui.api().post(
                "/api/golden/simulations",
                Simulation,
                {"agent_id": agent_id, "turns": budget.turns},
            )
        except ui.ApiProblem as problem:
            ui.error_panel(problem)

    def load() -> LatestSimulation:
        return ui.api().get(
            "/api/golden/simulations/latest", LatestSimulation, {"agent_id": agent_id}
        )

    first = ui.fetch(load, "golden.simulation")
    if first is not None:
        ui.poll(
            first,
            load,
            _draw_latest,
            until=lambda now: (
                now.simulation is None or now.simulation.state is not RunState.RUNNING
            ),
        )
    _draw_kept(agent_id)


def _draw_kept(agent_id: str) -> None:
    """The reports that versions were published by, once somebody asks for one."""
    details = st.expander(
        _("Reports of published versions"), key="golden.kept", on_change="rerun", type="compact"
    )
    if not details.open:
        return
    with details:
        pager = ui.Pager("golden_kept", of=agent_id)
        address = ui.path("api", "agent", agent_id, "versions")
        listed = ui.fetch(
            lambda: pager.load(lambda page: ui.api().get(address, AgentVersions, page)),
            "golden.versions",
            _("Loading the versions…"),
        )
        if listed is None:
            return
        reports = {
            report.report_id: _("Version {number}", number=format_number(version.number))
            for version in listed.versions
            for report in version.reports
            if report.check == SIMULATED_PATIENTS
        }
        if not reports:
            st.caption(_("None of these versions has one."))
        else:
            _draw_chosen(reports)
        pager.controls(listed.next_cursor, len(listed.versions), listed.total_count)


def _draw_chosen(reports: dict[str, str]) -> None:
    keep = ui.keep("golden.report", next(iter(reports)))
    chosen = st.selectbox(
        _("The report of"),
        list(reports),
        format_func=ui.option_labels(keep["key"], reports),
        **keep,
    )
    report = ui.fetch(
        lambda: ui.api().get(ui.path("api", "golden", "simulations", chosen), Simulation),
        "golden.report_shown",
    )
    if report is not None:
        _draw_report(report)


def _cost(budget: SimulationBudget) -> str:
    if budget.cost_usd is None:
        return _("What a message costs is in your contract with the voice service.")
    if not budget.cost_usd:
        return _("Messages cost nothing: the voice service runs on this computer.")
    return _("By the price that is set, US$ {amount}.", amount=_money(budget.cost_usd))


def _model_cost(budget: SimulationBudget) -> str:
    """Of the requests to the language model, if there are any."""
    if not budget.model_requests:
        return ""
    requests = _(
        "Requests to Gemini, which writes what they say: {number}.",
        number=format_number(budget.model_requests),
    )
    if budget.model_cost_usd is None:
        cost = _("What a request costs is in your contract with Google.")
    else:
        cost = _("By the price that is set, US$ {amount}.", amount=_money(budget.model_cost_usd))
    return f"{requests} {cost}"


def _money(amount: float) -> str:
    return format_number(amount, decimals=2)


def _draw_latest(latest: LatestSimulation) -> None:
    found = latest.simulation
    if found is None:
        return
    _draw_report(found)
    if not latest.is_current:
        st.caption(
            _("The draft or its documents were changed since they talked with it. Send them again.")
        )
    elif found.passes:
        until = ui.when(found.counts_until)
        st.success(
            _("All of them pass. It may be published with this until {time}.", time=until),
            icon=":material/check_circle:",
        )


def _draw_report(found: Simulation) -> None:
    st.markdown(
        _(
            "As it has to be: {passed} of {done}, {time}",
            passed=format_number(found.passed),
            done=format_number(found.done),
            time=ui.when(found.started_at),
        )
    )
    if found.state is RunState.RUNNING:
        st.progress(found.done / max(found.turns, 1))
    elif found.state is RunState.STOPPED:
        st.warning(
            _("They did not get to the end: {why}", why=ui.literal(translate(found.error or ""))),
            icon=":material/warning:",
        )
    for report in found.personas:
        _draw_persona(report)


def _draw_persona(report: PersonaReport) -> None:
    title = _(
        "{patient}: {passed} of {turns}",
        patient=report.title,
        passed=format_number(report.passed),
        turns=format_number(report.turns),
    )
    icon = ":material/check_circle:" if report.passes else ":material/error:"
    with st.expander(title, type="compact", icon=icon):
        if not report.passes:
            st.caption(
                _(
                    "To pass she needs {needed}, and no reply that says otherwise than the "
                    "documents.",
                    needed=format_number(report.needed),
                )
            )
        if not report.failing:
            st.caption(_("Nothing that should not be."))
        for turn in report.failing:
            with ui.in_language_of(turn.message):
                st.markdown(f"**{ui.literal(turn.message)}**")
            st.caption(
                _(
                    "Expected: {expected}. {why}",
                    expected=translate(EXPECTED[turn.expected]),
                    why=ui.literal(translate(turn.reason or "")),
                )
            )
            if turn.reply:
                ui.user_text(turn.reply)

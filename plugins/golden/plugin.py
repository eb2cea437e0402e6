"""Golden questions: an agent is published once it answers them as expected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from core.contracts import API_VERSION, Event, LateRouter, Permissions, PluginInfo, RouterSpec
from core.extensions import Contribution, PanelSpec
from core.hookspecs import hookimpl
from core.i18n import text
from core.version import __version__
from plugins.golden import SIMULATED_PATIENTS

if TYPE_CHECKING:
    from pydantic import BaseModel

    from core.context import PluginContext
    from core.jobs import JobRequest, JobSpec
    from core.ports.documents import CollectionSpec
    from plugins.agents.contract import PublishCheckSpec

_QUESTIONS = "plugins.golden.service:GoldenQuestions"
_RUNS = "plugins.golden.runs:GoldenRuns"
_SIMULATIONS = "plugins.golden.simulations:Simulations"
_GATE = "plugins.golden.gate:SimulatedPatientsGate"


@hookimpl
def register_plugin() -> PluginInfo:
    """Who this plugin is."""
    return PluginInfo(
        id="golden",
        title=text("Golden questions"),
        version=__version__,
        api_version=API_VERSION,
        permissions=Permissions(
            services=("agents", "conversations", "knowledge", "recalls", "safety"),
            voice=True,
            writer=True,
        ),
    )


@hookimpl
def register_settings() -> type[BaseModel]:
    """The plugin's own settings."""
    from plugins.golden.settings import GoldenSettings

    return GoldenSettings


@hookimpl
def register_collections() -> Sequence[CollectionSpec]:
    """Questions, and what became of them when they were asked."""
    from plugins.golden.models import QUESTIONS, RUNS, SIMULATIONS

    return [QUESTIONS, RUNS, SIMULATIONS]


@hookimpl
def register_jobs(context: PluginContext) -> Sequence[JobSpec]:
    """Asking the questions, and forgetting those of deleted agents."""
    from core.jobs import JobSpec
    from core.shared.late import late_method
    from plugins.golden.models import FORGET, RUN, SIMULATE

    run = partial(late_method, context, _RUNS)
    simulation = partial(late_method, context, _SIMULATIONS)
    return [
        JobSpec(RUN, run("run"), lane="interactive", failed=run("failed")),
        JobSpec(SIMULATE, simulation("run"), failed=simulation("failed")),
        JobSpec(FORGET, late_method(context, _QUESTIONS, "forget")),
    ]


@hookimpl
def on_event(context: PluginContext, event: Event) -> Sequence[JobRequest]:
    """Forget what was kept for an agent that is deleted."""
    from core.jobs import JobRequest
    from plugins.agents.contract import AgentRemoved
    from plugins.golden.models import FORGET

    if isinstance(event, AgentRemoved):
        forget = {"agent_id": event.agent_id}
        return [JobRequest(FORGET, forget, key=event.agent_id, never_give_up=True)]
    return []


@hookimpl
def register_routes(context: PluginContext) -> Sequence[RouterSpec]:
    """`/api/golden`."""
    from core.shared.late import late

    router = LateRouter(
        "plugins.golden.routes:build_router",
        late(context, _QUESTIONS),
        late(context, _RUNS),
        late(context, "plugins.golden.coverage:SectionCoverage"),
        late(context, _SIMULATIONS),
    )
    return [RouterSpec("golden", router)]


@hookimpl
def register_contributions(context: PluginContext) -> Sequence[Contribution[PublishCheckSpec]]:
    """The gate before an agent is published: its questions, and the patients."""
    from core.shared.late import late_method
    from plugins.agents.contract import PUBLISH_CHECKS, PublishCheckSpec

    run = partial(late_method, context, _RUNS)
    gate = partial(late_method, context, _GATE)
    questions = PublishCheckSpec(
        "golden_questions", text("Golden questions"), run("check"), examines=run("examines")
    )
    patients = PublishCheckSpec(
        SIMULATED_PATIENTS,
        text("Simulated patients"),
        gate("check"),
        order=110,
        examines=gate("examines"),
        report=gate("report"),
    )
    return [Contribution(PUBLISH_CHECKS, questions), Contribution(PUBLISH_CHECKS, patients)]


@hookimpl
def register_panels() -> Sequence[PanelSpec]:
    """Where agents are set up, and where questions come from."""
    return [
        PanelSpec(
            page="agent-setup",
            title=text("Golden questions"),
            target="pages.golden.agent:draw",
            order=20,
            needs="id",
        ),
        PanelSpec(
            page="patient-test",
            title=text("Save as a golden question"),
            target="pages.golden.saving:draw_session",
            order=80,
            needs="session",
        ),
        PanelSpec(
            page="conversation-logs",
            title=text("Save as a golden question"),
            target="pages.golden.saving:draw_conversation",
            order=80,
            needs="id",
        ),
    ]

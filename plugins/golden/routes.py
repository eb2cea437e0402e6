"""The routes under `/api/golden`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from core.security import Caller, require
from core.values import Id
from core.web.late_routes import LateRoute
from plugins.golden.contract import (
    Coverage,
    GoldenCreate,
    GoldenList,
    GoldenQuestion,
    GoldenRun,
    LatestRun,
    LatestSimulation,
    RunRequest,
    Simulation,
    SimulationBudget,
    SimulationRequest,
)
from plugins.golden.coverage import SectionCoverage
from plugins.golden.runs import GoldenRuns
from plugins.golden.service import GoldenQuestions
from plugins.golden.simulations import Simulations

Reading = Annotated[Caller, Depends(require("golden:read"))]
Writing = Annotated[Caller, Depends(require("golden:write"))]
OfAgent = Annotated[Id, Query()]
QuestionId = Annotated[Id, Path()]
SimulationId = Annotated[Id, Path()]


def build_router(
    questions: GoldenQuestions,
    runs: GoldenRuns,
    coverage: SectionCoverage,
    simulations: Simulations,
) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter(route_class=LateRoute)

    @router.get("")
    async def list_questions(agent_id: OfAgent, caller: Reading) -> GoldenList:
        """The golden questions of an agent, the newest first."""
        return await questions.page(agent_id)

    @router.post("", status_code=201)
    async def add(body: GoldenCreate, caller: Writing) -> GoldenQuestion:
        """Keep a golden question of an agent."""
        return await questions.add(body, by=caller.name)

    @router.delete("/{question_id}", status_code=204)
    async def delete(question_id: QuestionId, caller: Writing) -> None:
        """Forget a golden question."""
        await questions.delete(question_id)

    @router.post("/runs", status_code=202)
    async def begin(body: RunRequest, caller: Writing) -> GoldenRun:
        """Ask an agent's golden questions, of its draft or else of what is published."""
        return await runs.begin(body.agent_id, by=caller.name)

    @router.get("/runs/latest")
    async def latest(agent_id: OfAgent, caller: Reading) -> LatestRun:
        """The last run of an agent, with what was answered."""
        return await runs.latest(agent_id)

    @router.get("/coverage")
    async def covered(agent_id: OfAgent, caller: Reading) -> Coverage:
        """The sections of an agent's documents that nothing was answered from."""
        return await coverage.of_agent(agent_id)

    @router.get("/simulations/budget")
    async def budget(caller: Reading) -> SimulationBudget:
        """What the simulated patients would take."""
        return simulations.budget()

    @router.post("/simulations", status_code=202)
    async def simulate(body: SimulationRequest, caller: Writing) -> Simulation:
        """Send the simulated patients to an agent's draft, or else to what is published."""
        return await simulations.begin(body, by=caller.name)

    @router.get("/simulations/latest")
    async def latest_simulation(agent_id: OfAgent, caller: Reading) -> LatestSimulation:
        """The last report on an agent's simulated patients."""
        return await simulations.latest(agent_id)

    @router.get("/simulations/{simulation_id}")
    async def one_simulation(simulation_id: SimulationId, caller: Reading) -> Simulation:
        """A report on simulated patients, such as the one that a version was published by."""
        return await simulations.report(simulation_id)

    return router

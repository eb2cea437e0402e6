"""The routes under `/api/agent`."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from core.ports.documents import CountChanges
from core.records.versions import ExpectedVersion
from core.security import Caller, require
from core.shared.removals import Removals
from core.shared.voices import VoiceCatalog, language_options
from core.values import Id, LanguageOption, PendingRemoval, PendingRemovals, VoiceOption
from core.web.answers import UNCHANGED, KeptAnswers
from core.web.preconditions import IdempotencyKey, IfMatch, tagged
from plugins.agents.contract import (
    Agent,
    AgentCreate,
    AgentDeleted,
    AgentList,
    AgentLlms,
    AgentUpdate,
    StylePrompts,
)
from plugins.agents.models import AGENTS
from plugins.agents.service import AgentService

Reader = Annotated[Caller, Depends(require("agent:read"))]
Editor = Annotated[Caller, Depends(require("agent:write"))]
AgentId = Annotated[Id, Path()]


def build_router(
    service: AgentService, removals: Removals, voices: VoiceCatalog, change_numbers: CountChanges
) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter()
    answers = KeptAnswers(change_numbers)

    @router.post("", status_code=201)
    async def create(
        body: AgentCreate,
        caller: Editor,
        response: Response,
        idempotency_key: IdempotencyKey = None,
    ) -> Agent:
        """Create an agent. It is kept even while the voice service is away."""
        doctor = caller.acting_for(body.doctor_id)
        return tagged(
            response, await service.create(body, doctor, by=caller.name, key=idempotency_key)
        )

    @router.get("", response_model=AgentList, responses=UNCHANGED)
    async def agents(
        request: Request,
        caller: Reader,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> Response:
        """A page of agents, newest first."""
        return await answers.give(request, (AGENTS.name,), partial(service.agents, limit, cursor))

    @router.get("/system-prompts")
    async def system_prompts(
        caller: Reader, language: Annotated[str, Query(max_length=20)] = "en"
    ) -> StylePrompts:
        """The prompt of each style, with the first message that goes with it in this language."""
        return service.style_prompts(language)

    @router.get("/llms")
    async def llms(caller: Reader) -> AgentLlms:
        """The language models that an agent may use."""
        return service.llms()

    @router.get("/voices")
    async def list_voices(caller: Reader) -> list[VoiceOption]:
        """The voices that an agent may have."""
        return await voices.options()

    @router.get("/languages")
    async def list_languages(caller: Reader) -> list[LanguageOption]:
        """The languages that an agent may speak."""
        return language_options()

    @router.get("/removals")
    async def list_removals(
        caller: Reader,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> PendingRemovals:
        """Deleted agents that the voice service may still have, and why."""
        return await removals.page(limit, cursor)

    @router.post("/removals/{agent_id}/retry")
    async def retry_removal(agent_id: AgentId, caller: Editor) -> PendingRemoval:
        """Try now to remove a deleted agent at the voice service."""
        return await removals.try_now(agent_id)

    @router.get("/{agent_id}")
    async def agent(agent_id: AgentId, caller: Reader, response: Response) -> Agent:
        """One agent."""
        return tagged(response, await service.agent(agent_id))

    @router.put("/{agent_id}")
    async def update(
        agent_id: AgentId, body: AgentUpdate, caller: Editor, response: Response, if_match: IfMatch
    ) -> Agent:
        """Change an agent; what is left out stays."""
        expected = ExpectedVersion(body.version, if_match)
        return tagged(
            response, await service.update(agent_id, body, by=caller.name, expected=expected)
        )

    @router.delete("/{agent_id}")
    async def delete(agent_id: AgentId, caller: Editor, if_match: IfMatch) -> AgentDeleted:
        """Delete an agent, here and at the voice service."""
        await service.delete(agent_id, expected=ExpectedVersion(tags=if_match))
        return AgentDeleted()

    @router.post("/{agent_id}/sync")
    async def sync(agent_id: AgentId, caller: Editor) -> Agent:
        """Try again to bring the agent to the voice service."""
        return await service.sync(agent_id)

    return router

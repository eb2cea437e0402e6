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
from core.values import Id, LanguageOption, PendingRemoval, PendingRemovals, Text, VoiceOption
from core.web.answers import UNCHANGED, KeptAnswers
from core.web.late_routes import LateRoute
from core.web.preconditions import IdempotencyKey, IfMatch, tagged
from plugins.agents.contract import (
    Agent,
    AgentCreate,
    AgentDeleted,
    AgentDrift,
    AgentList,
    AgentLlms,
    AgentUpdate,
    AgentVersionDetail,
    AgentVersions,
    DriftChoice,
    DriftResult,
    PublishAnywayRequest,
    PublishRequest,
    StylePrompts,
    VersionComparison,
)
from plugins.agents.drift import DriftService
from plugins.agents.history import AgentHistory
from plugins.agents.models import AGENTS
from plugins.agents.publishing import Publishing
from plugins.agents.service import AgentService
from plugins.agents.voice_service.llms import LlmCatalog

Reader = Annotated[Caller, Depends(require("agent:read"))]
Editor = Annotated[Caller, Depends(require("agent:write"))]
Publisher = Annotated[Caller, Depends(require("agent:publish"))]
Overrider = Annotated[Caller, Depends(require("agent:publish_anyway"))]
AgentId = Annotated[Id, Path()]
Number = Annotated[int, Path(ge=1, le=1_000_000_000)]


def build_router(
    service: AgentService,
    publishing: Publishing,
    history: AgentHistory,
    drift: DriftService,
    removals: Removals,
    voices: VoiceCatalog,
    llm_catalog: LlmCatalog,
    change_numbers: CountChanges,
) -> APIRouter:
    """All routes of the plugin."""
    router = APIRouter(route_class=LateRoute)
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
        q: Annotated[Text | None, Query(max_length=100)] = None,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> Response:
        """A page of agents, newest first; `q` finds names by the beginning of their words."""
        page = partial(service.agents, q, limit, cursor)
        return await answers.give(request, (AGENTS.name,), page)

    @router.get("/system-prompts")
    async def system_prompts(
        caller: Reader, language: Annotated[str, Query(max_length=20)] = "en"
    ) -> StylePrompts:
        """The prompt of each style, with the first message that goes with it in this language."""
        return service.style_prompts(language)

    @router.get("/llms")
    async def llms(caller: Reader) -> AgentLlms:
        """The language models that an agent may use."""
        return await llm_catalog.options()

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
        """Change an agent and publish that at once; what is left out stays."""
        expected = ExpectedVersion(body.version, if_match)
        await publishing.update(agent_id, body, by=caller.name, expected=expected)
        return tagged(response, await service.agent(agent_id))

    @router.delete("/{agent_id}")
    async def delete(agent_id: AgentId, caller: Editor, if_match: IfMatch) -> AgentDeleted:
        """Delete an agent, here and at the voice service."""
        await service.delete(agent_id, expected=ExpectedVersion(tags=if_match))
        return AgentDeleted()

    @router.post("/{agent_id}/sync")
    async def sync(agent_id: AgentId, caller: Editor) -> Agent:
        """Try again to bring the agent to the voice service."""
        return await service.sync(agent_id)

    @router.get("/{agent_id}/drift")
    async def look(agent_id: AgentId, caller: Reader) -> AgentDrift:
        """Ask the voice service how it has the agent, and tell where that differs."""
        return await drift.look(agent_id)

    @router.post("/{agent_id}/drift")
    async def choose(
        agent_id: AgentId, body: DriftChoice, caller: Editor, if_match: IfMatch
    ) -> DriftResult:
        """Take theirs into the draft or send ours again; a dry run only tells what would be."""
        expected = ExpectedVersion(body.version, if_match)
        return await drift.choose(agent_id, body, by=caller.name, expected=expected)

    @router.put("/{agent_id}/draft")
    async def save_draft(
        agent_id: AgentId, body: AgentUpdate, caller: Editor, response: Response, if_match: IfMatch
    ) -> Agent:
        """Change the draft of an agent; patients hear nothing of it before it is published."""
        expected = ExpectedVersion(body.version, if_match)
        await publishing.save_draft(agent_id, body, by=caller.name, expected=expected)
        return tagged(response, await service.agent(agent_id))

    @router.delete("/{agent_id}/draft")
    async def discard_draft(
        agent_id: AgentId, caller: Editor, response: Response, if_match: IfMatch
    ) -> Agent:
        """Forget the draft of an agent."""
        expected = ExpectedVersion(tags=if_match)
        await publishing.discard_draft(agent_id, by=caller.name, expected=expected)
        return tagged(response, await service.agent(agent_id))

    @router.post("/{agent_id}/publish")
    async def publish(
        agent_id: AgentId,
        body: PublishRequest,
        caller: Publisher,
        response: Response,
        if_match: IfMatch,
    ) -> Agent:
        """Publish the draft of an agent as a new version, which patients hear from now on."""
        expected = ExpectedVersion(body.version, if_match)
        await publishing.publish(agent_id, body, by=caller.name, expected=expected)
        return tagged(response, await service.agent(agent_id))

    @router.post("/{agent_id}/publish-anyway")
    async def publish_anyway(
        agent_id: AgentId,
        body: PublishAnywayRequest,
        caller: Overrider,
        response: Response,
        if_match: IfMatch,
    ) -> Agent:
        """Publish the draft, or an earlier version, although a check fails; the reason is kept."""
        expected = ExpectedVersion(body.version, if_match)
        by, despite = caller.name, body.reason
        if body.number is None:
            await publishing.publish(agent_id, body, by=by, expected=expected, despite=despite)
        else:
            await publishing.restore(
                agent_id, body.number, body, by=by, expected=expected, despite=despite
            )
        return tagged(response, await service.agent(agent_id))

    @router.get("/{agent_id}/versions")
    async def versions(
        agent_id: AgentId,
        caller: Reader,
        limit: Annotated[int, Query(ge=1, le=200)] = 50,
        cursor: Annotated[str | None, Query(max_length=2000)] = None,
    ) -> AgentVersions:
        """What was published of an agent, the newest first."""
        return await history.versions(agent_id, limit, cursor)

    @router.get("/{agent_id}/versions/{number}")
    async def version(agent_id: AgentId, number: Number, caller: Reader) -> AgentVersionDetail:
        """One version with its exact configuration."""
        return await history.version(agent_id, number)

    @router.get("/{agent_id}/differences")
    async def differences(
        agent_id: AgentId,
        caller: Reader,
        before: Annotated[int | None, Query(ge=1)] = None,
        after: Annotated[int | None, Query(ge=1)] = None,
    ) -> VersionComparison:
        """What differs between two versions; the one that is left out is the draft."""
        return await history.compare(agent_id, before, after)

    @router.post("/{agent_id}/versions/{number}/restore")
    async def restore(
        agent_id: AgentId,
        number: Number,
        body: PublishRequest,
        caller: Publisher,
        response: Response,
        if_match: IfMatch,
    ) -> Agent:
        """Publish an earlier version again, in the very words that were sent then."""
        expected = ExpectedVersion(body.version, if_match)
        await publishing.restore(agent_id, number, body, by=caller.name, expected=expected)
        return tagged(response, await service.agent(agent_id))

    return router

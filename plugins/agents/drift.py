"""Compares an agent with what the voice service has of it, and does what staff choose."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from pydantic import ValidationError

from core.context import PluginContext
from core.errors import ChangedMeanwhile, Conflict, FieldProblem, InvalidInput, NotFound
from core.i18n import text
from core.ports.agents import agent_inspection_of
from core.records.versions import ExpectedVersion
from plugins.agents.checks import AgentChecks
from plugins.agents.contract import (
    AgentDifference,
    AgentDrift,
    AgentUpdate,
    DriftAction,
    DriftChoice,
    DriftResult,
    DriftSide,
    DriftState,
    DriftStep,
)
from plugins.agents.history import unknown_agent
from plugins.agents.models import AGENTS, StoredAgent
from plugins.agents.publishing import Publishing
from plugins.agents.service import AgentService
from plugins.agents.voice_service.differences import Compared
from plugins.agents.voice_service.sync import withdrawn_documents
from plugins.knowledge.contract import KnowledgeReader


class DriftService:
    """What was changed at the voice service behind our back. Looking changes nothing; of what
    differs, theirs goes into the draft, and ours is sent again.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._checks = context.shared(AgentChecks)
        self._publishing = context.shared(Publishing)
        self._agents = context.shared(AgentService)

    async def look(self, agent_id: str) -> AgentDrift:
        """What the voice service has now. Raises NotFound, Conflict when it cannot tell."""
        return (await self._look(agent_id))[1]

    async def choose(
        self, agent_id: str, choice: DriftChoice, *, by: str | None, expected: ExpectedVersion
    ) -> DriftResult:
        """Do what was chosen, or tell what that would be.

        Raises InvalidInput, NotFound, ChangedMeanwhile (either side is not as it was seen).
        """
        compared, drift = await self._look(agent_id)
        if choice.seen != drift.seen:
            raise ChangedMeanwhile(
                text(
                    "The agent was changed here or at the voice service since you looked. "
                    "Nothing was changed by this request. Look again."
                )
            )
        steps, changes = _plan(compared, drift, choice)
        if changes:
            await self._require(agent_id, changes)
        if not choice.dry_run:
            if changes:
                body = AgentUpdate.model_validate(changes)
                await self._publishing.save_draft(agent_id, body, by=by, expected=expected)
            if any(step.action is not DriftAction.TAKE for step in steps):
                # Replaced knowingly: there is nothing to tell of it afterwards.
                await self._context.documents.change(
                    AGENTS.name, agent_id, lambda stored: stored.data | {"sent_marks": {}}
                )
                await self._agents.sync(agent_id)
        return DriftResult(dry_run=choice.dry_run, steps=steps)

    async def _look(self, agent_id: str) -> tuple[Compared | None, AgentDrift]:
        inspection = agent_inspection_of(self._context.voice)
        if inspection is None:
            raise Conflict(
                text("This voice service cannot tell how it has an agent."),
                error_code="cannot_compare",
            )
        stored = await self._context.documents.get(AGENTS.name, agent_id)
        if stored is None:
            raise unknown_agent()
        agent = StoredAgent.of(stored)
        if agent.elevenlabs_agent_id is None:
            return None, _drift(DriftState.NOT_SENT, agent, [])
        try:
            theirs = await inspection.read_agent(agent.elevenlabs_agent_id)
        except NotFound:
            return None, _drift(DriftState.MISSING, agent, [])
        reader = self._context.service(KnowledgeReader)
        kept_out = await withdrawn_documents(self._context, agent.knowledge_ids)
        given = [one for one in agent.knowledge_ids if one not in kept_out]
        linked = dict.fromkeys((*given, *(agent.draft.knowledge_ids if agent.draft else ())))
        known = {
            entry.provider_id: one
            for entry in await reader.entries(list(linked))
            for one in linked
            if entry.name.endswith(f"[{one}]")
        }
        ours = agent.spec(agent_id, await reader.entries(given))
        compared = Compared(agent, ours, theirs, known)
        differing, left = compared.differences(), compared.left_there()
        found = [
            AgentDifference(
                field=field,
                ours=mine,
                theirs=yours,
                hindrance=await self._hindrance(agent_id, compared, field),
                left_there=field in left,
            )
            for field, (mine, yours) in (differing | left).items()
        ]
        state = DriftState.DIFFERS if differing else DriftState.SAME
        return compared, _drift(state, agent, found)

    async def _hindrance(self, agent_id: str, compared: Compared, field: str) -> str | None:
        """Why their value cannot be taken into the draft."""
        try:
            await self._require(agent_id, compared.taken(field))
        except InvalidInput as error:
            return error.fields[0].message if error.fields else error.detail
        return None

    async def _require(self, agent_id: str, changes: Mapping[str, object]) -> None:
        """Raise InvalidInput for what a draft must not have."""
        try:
            body = AgentUpdate.model_validate(changes)
        except ValidationError as error:
            problems = tuple(
                FieldProblem(".".join(map(str, one["loc"])), one["msg"]) for one in error.errors()
            )
            raise InvalidInput(problems[0].message, fields=problems) from None
        await self._checks.require(body.model_dump(exclude_unset=True))


def _plan(
    compared: Compared | None, drift: AgentDrift, choice: DriftChoice
) -> tuple[list[DriftStep], dict[str, object]]:
    """What is to be done, and what it changes of the draft. Raises InvalidInput."""
    if compared is None:
        said = text("The agent is made anew at the voice service, as it is published here.")
        return [DriftStep(action=DriftAction.CREATE, fields=[], said=said)], {}
    differing = {one.field: one for one in drift.differences}
    if unknown := sorted(set(choice.sides) - set(differing)):
        raise InvalidInput.field(f"sides.{unknown[0]}", text("This does not differ."))
    if not choice.sides:
        raise InvalidInput.field("sides", text("Choose a side for at least one difference."))
    theirs = [one for one, side in choice.sides.items() if side is DriftSide.THEIRS]
    ours = [one for one, side in choice.sides.items() if side is DriftSide.OURS]
    for field in theirs:
        if hindrance := differing[field].hindrance:
            raise InvalidInput.field(f"sides.{field}", hindrance)
    if unsent := [one for one in ours if differing[one].left_there]:
        raise InvalidInput.field(
            f"sides.{unsent[0]}",
            text("This is left to the voice service; there is nothing of ours to send."),
        )
    needed = [one for one, difference in differing.items() if not difference.left_there]
    if ours and (undecided := [one for one in needed if one not in choice.sides]):
        raise InvalidInput.field(
            f"sides.{undecided[0]}",
            text("Choose a side for each difference: sending ours sends the whole agent."),
        )
    steps = []
    changes: dict[str, object] = {}
    for field in theirs:
        changes |= compared.taken(field)
    if theirs:
        said = text("Taken into the draft. Patients of this clinic hear it once it is published.")
        if ours:
            said = text(
                "Taken into the draft. Until you publish it, patients hear what is published here."
            )
        steps.append(DriftStep(action=DriftAction.TAKE, fields=theirs, said=said))
    if ours:
        said = text("Sent again as it is published here. What the voice service has is replaced.")
        steps.append(DriftStep(action=DriftAction.SEND, fields=ours, said=said))
    return steps, changes


def _drift(state: DriftState, agent: StoredAgent, differences: list[AgentDifference]) -> AgentDrift:
    sides = [one.model_dump(mode="json", exclude={"hindrance"}) for one in differences]
    what = json.dumps([state, agent.version, agent.published, sides], sort_keys=True)
    seen = hashlib.sha256(what.encode()).hexdigest()
    return AgentDrift(state=state, differences=differences, seen=seen)

"""Agents at the voice service that are as a candidate, for questions and for no patient."""

from __future__ import annotations

from core import clock
from core.context import PluginContext
from core.errors import Conflict, Unavailable
from core.i18n import text
from core.ports.documents import Create
from plugins.agents.configuration import PublishedConfiguration
from plugins.agents.contract import PublishCandidate
from plugins.agents.history import AgentHistory
from plugins.agents.models import REMOVALS, agent_spec
from plugins.agents.voice_service.sync import removal_request, withdrawn_documents
from plugins.knowledge.contract import KnowledgeReader


class Trials:
    """An `AgentTrials`. A trial is an agent of its own at the voice service, so that what patients
    hear is not touched; it carries the id of the trial as its reference.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._history = context.shared(AgentHistory)

    async def candidate(self, agent_id: str) -> PublishCandidate:
        """As AgentTrials.candidate."""
        return await self._history.candidate(agent_id)

    async def begin(self, trial_id: str, candidate: PublishCandidate) -> str:
        """As AgentTrials.begin."""
        known = await self._context.voice.find_agent(trial_id)
        if known is not None:
            return known
        published = PublishedConfiguration.read(candidate.configuration)
        ids = published.settings.knowledge_ids
        kept_out = await withdrawn_documents(self._context, ids)
        given = [one for one in ids if one not in kept_out]
        entries = await self._context.service(KnowledgeReader).entries(given)
        if len(entries) < len(given):
            raise Unavailable(
                text("The voice service does not have all documents of this agent yet.")
            )
        spec = agent_spec(trial_id, published.settings, published.texts, entries)
        return await self._context.voice.create_agent(spec)

    async def end(self, trial_id: str) -> None:
        """As AgentTrials.end."""
        removal = {
            "name": "Trial",
            "elevenlabs_agent_id": None,
            "deleted_at": clock.stamp(),
        }
        try:
            await self._context.jobs.enqueue(
                removal_request(trial_id), [Create(REMOVALS.name, trial_id, removal)]
            )
        except Conflict:
            return  # asked for already

"""Which sections of an agent's documents no question reaches."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from core.context import PluginContext
from plugins.agents.contract import AgentTrials
from plugins.conversations.contract import ConversationReader
from plugins.golden.contract import Coverage, UnreachedSection
from plugins.golden.models import StoredRun
from plugins.golden.runs import GoldenRuns
from plugins.knowledge.contract import KnowledgeIndexes

if TYPE_CHECKING:
    from core.retrieval.index import DocumentIndex

CONVERSATIONS = 50
"""So many of an agent's newest conversations are looked at."""


class SectionCoverage:
    """Compares what was answered with what the documents hold."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._runs = context.shared(GoldenRuns)

    async def of_agent(self, agent_id: str) -> Coverage:
        """The sections that nothing was answered from. Raises NotFound (no such agent)."""
        candidate = await self._context.service(AgentTrials).candidate(agent_id)
        index = await self._context.service(KnowledgeIndexes).index(candidate.knowledge_ids)
        sections = await asyncio.to_thread(sections_of, index)
        reached = await self._reached(agent_id)
        unreached = [
            one for one in sections if (one.knowledge_id, one.section_title) not in reached
        ]
        return Coverage(
            sections=len(sections),
            reached=len(sections) - len(unreached),
            unreached=unreached,
            conversations=CONVERSATIONS,
        )

    async def _reached(self, agent_id: str) -> set[tuple[str, str]]:
        """Documents and titles of the sections that something was answered from."""
        reader = self._context.service(ConversationReader)
        reached = {
            (question.knowledge_id, question.section_title or "")
            for question in await reader.answered(agent_id, CONVERSATIONS)
            if question.knowledge_id is not None
        }
        stored = await self._runs.latest_stored(agent_id)
        if stored is not None:
            for result in StoredRun.of(stored).results:
                reached |= {(one.knowledge_id, one.section_title) for one in result.reached}
        return reached


def sections_of(index: DocumentIndex) -> list[UnreachedSection]:
    """Every section of the documents, in their order. Unpacks them: call it in a thread."""
    found: dict[tuple[str, str], UnreachedSection] = {}
    for knowledge_id, part in index.parts:
        for passage in part.texts:
            found.setdefault(
                (knowledge_id, passage.section_title),
                UnreachedSection(
                    knowledge_id=knowledge_id,
                    disease_name=part.title,
                    section_title=passage.section_title,
                ),
            )
    return list(found.values())

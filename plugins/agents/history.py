"""The versions that were published of agents: kept, listed and compared."""

from __future__ import annotations

from collections.abc import Sequence

from core import clock
from core.context import PluginContext
from core.errors import NotFound
from core.i18n import text
from core.ports.documents import Create, Filter, Query
from plugins.agents.configuration import (
    PublishedConfiguration,
    SentTexts,
    changes_between,
    emergency_number,
    sent_texts,
    sha256_of,
)
from plugins.agents.contract import (
    AgentConfiguration,
    AgentVersion,
    AgentVersionDetail,
    AgentVersions,
    CheckReport,
    PublishCandidate,
    VersionComparison,
)
from plugins.agents.models import (
    AGENTS,
    VERSIONS,
    StoredAgent,
    StoredAgentVersion,
    version_id,
)
from plugins.knowledge.contract import KnowledgeReader


class AgentHistory:
    """What was published of every agent, those that are deleted too."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def versions(self, agent_id: str, limit: int, cursor: str | None) -> AgentVersions:
        """A page of versions, the newest first; those of a deleted agent are still there."""
        filters = (Filter("agent_id", "==", agent_id),)
        query = Query(filters=filters, order_by="-number", limit=limit, cursor=cursor)
        page = await self._documents.query(VERSIONS.name, query)
        totals = await self._documents.totals(VERSIONS.name, filters)
        agent = await self._documents.get(AGENTS.name, agent_id)
        if agent is None and not page.items:
            raise unknown_agent()
        current = StoredAgent.of(agent).published if agent else 0
        return AgentVersions(
            versions=[_view(StoredAgentVersion.of(item), current) for item in page.items],
            total_count=totals.count,
            next_cursor=page.next_cursor,
            unreadable_count=page.unreadable,
        )

    async def version(self, agent_id: str, number: int) -> AgentVersionDetail:
        """One version with its configuration. Raises NotFound."""
        kept = await self.kept(agent_id, number)
        agent = await self._documents.get(AGENTS.name, agent_id)
        current = StoredAgent.of(agent).published if agent else 0
        shown = _view(kept, current).model_dump()
        return AgentVersionDetail(configuration=kept.configuration, **shown)

    async def compare(
        self, agent_id: str, before: int | None, after: int | None
    ) -> VersionComparison:
        """What differs between two versions; None is the draft, or what it would begin as.

        Raises NotFound.
        """
        old, new = await self._compared(agent_id, before), await self._compared(agent_id, after)
        return VersionComparison(before=before, after=after, changes=changes_between(old, new))

    async def candidate(self, agent_id: str) -> PublishCandidate:
        """As AgentTrials.candidate."""
        return candidate_of(agent_id, await self._compared(agent_id, None))

    async def _compared(self, agent_id: str, number: int | None) -> PublishedConfiguration:
        if number is not None:
            kept = await self.kept(agent_id, number)
            return PublishedConfiguration.read(kept.configuration)
        stored = await self._documents.get(AGENTS.name, agent_id)
        if stored is None:
            raise unknown_agent()
        agent = StoredAgent.of(stored)
        settings = agent.draft.configuration if agent.draft else agent.configuration
        return await self.whole(settings, sent_texts(settings, emergency_number(self._context)))

    async def made(
        self,
        agent_id: str,
        agent: StoredAgent,
        *,
        by: str | None,
        name: str | None = None,
        restored_from: int | None = None,
        despite: str | None = None,
        reports: Sequence[CheckReport] = (),
    ) -> Create:
        """The step that keeps what an agent is published as; `by` is a person's name."""
        whole = await self.whole(agent.configuration, agent.texts)
        configuration = whole.canonical()
        kept = StoredAgentVersion(
            agent_id=agent_id,
            number=agent.published,
            name=name,
            configuration=configuration,
            sha256=sha256_of(configuration),
            published_by=by or None,
            published_at=agent.modified_at,
            restored_from=restored_from,
            published_despite=despite,
            examined=agent.examined,
            reports=list(reports),
        )
        identifier = version_id(agent_id, kept.number)
        return Create(VERSIONS.name, identifier, kept.model_dump(mode="json"))

    async def whole(self, settings: AgentConfiguration, texts: SentTexts) -> PublishedConfiguration:
        """All that is published with these choices and words, and documents as they are now."""
        reader = self._context.service(KnowledgeReader)
        known = await reader.versions_in_use(settings.knowledge_ids)
        documents = {one: version.content_sha256 for one, version in known.items()}
        return PublishedConfiguration(settings=settings, texts=texts, documents=documents)

    async def kept(self, agent_id: str, number: int) -> StoredAgentVersion:
        """One version as stored. Raises NotFound."""
        stored = await self._documents.get(VERSIONS.name, version_id(agent_id, number))
        if stored is None:
            raise NotFound(text("This agent has no version with this number."))
        return StoredAgentVersion.of(stored)


def candidate_of(agent_id: str, whole: PublishedConfiguration) -> PublishCandidate:
    """What is about to be published, for those who look at it before."""
    configuration = whole.canonical()
    return PublishCandidate(
        agent_id=agent_id,
        configuration=configuration,
        sha256=sha256_of(configuration),
        knowledge_ids=tuple(whole.settings.knowledge_ids),
        language=whole.settings.languages[0],
    )


def unknown_agent() -> NotFound:
    """There is no such agent."""
    return NotFound(text("There is no agent with this id."))


def _view(kept: StoredAgentVersion, current: int) -> AgentVersion:
    return AgentVersion(
        number=kept.number,
        name=kept.name,
        sha256=kept.sha256,
        published_by=kept.published_by,
        published_at=clock.parse(kept.published_at),
        restored_from=kept.restored_from,
        published_despite=kept.published_despite,
        examined=kept.examined,
        reports=kept.reports,
        is_current=kept.number == current,
    )

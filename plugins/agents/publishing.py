"""Drafts of agents, and publishing them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from functools import partial, reduce
from typing import TypeVar

from core import clock
from core.context import PluginContext
from core.errors import Conflict, InvalidInput
from core.i18n import text
from core.ports.documents import Create, Replace, StoredDocument, Write
from core.records.changes import until_current
from core.records.versions import ExpectedVersion, next_version, version_of
from plugins.agents.checks import AgentChecks
from plugins.agents.configuration import (
    PublishedConfiguration,
    SentTexts,
    changed_configuration,
    emergency_number,
    sent_texts,
)
from plugins.agents.contract import (
    PUBLISH_CHECKS,
    AgentConfiguration,
    AgentSyncStatus,
    AgentUpdate,
    PublishCandidate,
    PublishCheckSpec,
    PublishRequest,
)
from plugins.agents.history import AgentHistory, candidate_of, unknown_agent
from plugins.agents.models import (
    AGENTS,
    StoredAgent,
    StoredDraft,
)
from plugins.agents.options import OPTIONS, chosen_options
from plugins.agents.voice_service.sync import sync_request
from plugins.knowledge.contract import KnowledgeReader

T = TypeVar("T")

SYNC_WAIT_SECONDS = 5.0
"""So long a request waits for the voice service to have what it has changed."""

_CLEARABLE = frozenset(
    {"system_prompt_override", "llm", "first_message", "first_messages", "max_tokens", *OPTIONS},
)


class Publishing:
    """What staff change of an agent. Nothing of a draft reaches a patient before it is published;
    what is published is kept as a version in the same step.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._checks = context.shared(AgentChecks)
        self._history = context.shared(AgentHistory)

    async def first(self, agent_id: str, agent: StoredAgent) -> list[Write]:
        """The steps that store a new agent with its first version."""
        agent.published = 1
        # It is new, so that nobody can have asked it anything.
        agent.examined = 0
        agent.sent = sent_texts(agent.configuration, emergency_number(self._context))
        agent.options_sent = chosen_options(agent)
        kept = await self._history.made(agent_id, agent, by=agent.changed_by)
        return [Create(AGENTS.name, agent_id, agent.json_object()), kept]

    async def save_draft(
        self, agent_id: str, body: AgentUpdate, *, by: str | None, expected: ExpectedVersion
    ) -> None:
        """Change the draft, which begins as what is published; patients hear nothing of it.

        A draft that is like what is published is none. Raises InvalidInput, NotFound,
        ChangedMeanwhile, PreconditionFailed.
        """
        changes = await self._changes(agent_id, body)

        async def attempt() -> None:
            stored = await self._stored(agent_id)
            expected.require(version_of(stored.data))
            agent = StoredAgent.of(stored)
            before = agent.draft.configuration if agent.draft else agent.configuration
            after = changed_configuration(before, changes)
            if after != before:
                await self._keep_draft(stored, after, by)

        await until_current(attempt)

    async def discard_draft(
        self, agent_id: str, *, by: str | None, expected: ExpectedVersion
    ) -> None:
        """Forget the draft. Raises NotFound, PreconditionFailed."""

        async def attempt() -> None:
            stored = await self._stored(agent_id)
            expected.require(version_of(stored.data))
            agent = StoredAgent.of(stored)
            if agent.draft is not None:
                await self._keep_draft(stored, agent.configuration, by)

        await until_current(attempt)

    async def publish(
        self,
        agent_id: str,
        request: PublishRequest,
        *,
        by: str | None,
        expected: ExpectedVersion,
        despite: str | None = None,
    ) -> None:
        """Publish the draft as a new version, with the instructions and rules of this program.

        `despite` is why it is published although a check fails. Raises InvalidInput (a document is
        gone), NotFound, Conflict (nothing to publish, or a check fails), ChangedMeanwhile,
        PreconditionFailed.
        """

        async def attempt() -> None:
            stored = await self._stored(agent_id)
            expected.require(version_of(stored.data))
            agent = StoredAgent.of(stored)
            settings = agent.draft.configuration if agent.draft else agent.configuration
            texts = sent_texts(settings, emergency_number(self._context))
            if agent.draft is None and agent.sent == texts:
                raise Conflict(
                    text("Nothing was changed since this agent was published."),
                    error_code="nothing_to_publish",
                )
            await self._require_documents(settings)
            await self._publish(
                agent_id,
                stored,
                settings,
                texts,
                by=by,
                name=request.name,
                draft=None,
                despite=despite,
            )

        await until_current(attempt)

    async def update(
        self, agent_id: str, body: AgentUpdate, *, by: str | None, expected: ExpectedVersion
    ) -> None:
        """Change what the request names and publish that in one step; a draft has it too then.

        Raises InvalidInput, NotFound, Conflict (a check fails), ChangedMeanwhile,
        PreconditionFailed.
        """
        changes = await self._changes(agent_id, body)

        async def attempt() -> None:
            # Each field that the request names is given whole, so it fits a newer state too.
            stored = await self._stored(agent_id)
            expected.require(version_of(stored.data))
            agent = StoredAgent.of(stored)
            after = changed_configuration(agent.configuration, changes)
            if after == agent.configuration:
                return
            draft = agent.draft and changed_configuration(agent.draft, changes)
            texts = sent_texts(after, emergency_number(self._context))
            await self._publish(agent_id, stored, after, texts, by=by, name=None, draft=draft)

        await until_current(attempt)

    async def restore(
        self,
        agent_id: str,
        number: int,
        request: PublishRequest,
        *,
        by: str | None,
        expected: ExpectedVersion,
        despite: str | None = None,
    ) -> None:
        """Publish an earlier version again, in the very words that were sent then.

        Its documents are as they are now: their own versions are kept in Upload Knowledge. Raises
        InvalidInput (a document is gone), NotFound, Conflict, ChangedMeanwhile, PreconditionFailed.
        """
        earlier = PublishedConfiguration.read(
            (await self._history.kept(agent_id, number)).configuration
        )

        async def attempt() -> None:
            stored = await self._stored(agent_id)
            expected.require(version_of(stored.data))
            if StoredAgent.of(stored).published == number:
                raise Conflict(
                    text("This is the version that patients hear now."),
                    error_code="nothing_to_publish",
                )
            await self._require_documents(earlier.settings)
            await self._publish(
                agent_id,
                stored,
                earlier.settings,
                earlier.texts,
                by=by,
                name=request.name,
                draft=StoredAgent.of(stored).draft,
                restored_from=number,
                despite=despite,
            )

        await until_current(attempt)

    async def _changes(self, agent_id: str, body: AgentUpdate) -> Mapping[str, object]:
        """What the request changes, checked."""
        changes: dict[str, object] = {
            name: value
            for name, value in body.model_dump(exclude_unset=True, exclude={"version"}).items()
            if value is not None or name in _CLEARABLE
        }
        if not changes:
            raise InvalidInput.field("body", text("Name at least one field to change"))
        agent = StoredAgent.of(await self._stored(agent_id))
        # A language model that is not offered any more may stay, so that other fields can change.
        held = [agent.configuration, *([agent.draft] if agent.draft else [])]
        kept = {one for each in held for one in (each.llm, *(each.backup_llms or ())) if one}
        linked = {one for each in held for one in each.knowledge_ids}
        await self._checks.require(changes, kept_llms=kept, linked=linked)
        return changes

    async def _require_documents(self, settings: AgentConfiguration) -> None:
        values: dict[str, object] = {"knowledge_ids": settings.knowledge_ids}
        await self._checks.require(values)

    async def _keep_draft(
        self, stored: StoredDocument, settings: AgentConfiguration, by: str | None
    ) -> None:
        before = StoredAgent.of(stored)
        draft = (
            StoredDraft(saved_by=by or None, saved_at=clock.stamp(), **settings.model_dump())
            if settings != before.configuration
            else None
        )
        after = before.model_copy(update={"draft": draft} | next_version(stored.data, by))
        await self._documents.replace(AGENTS.name, stored.id, after.json_object(), stored.version)

    async def _publish(
        self,
        agent_id: str,
        stored: StoredDocument,
        settings: AgentConfiguration,
        texts: SentTexts,
        *,
        by: str | None,
        name: str | None,
        draft: StoredDraft | None,
        restored_from: int | None = None,
        despite: str | None = None,
    ) -> None:
        """Store what is published with its version, and wait a moment for the voice service."""
        reader = self._context.service(KnowledgeReader)
        await reader.require_approved(settings.knowledge_ids, "knowledge_ids")
        candidate = candidate_of(agent_id, await self._history.whole(settings, texts))
        failing = await self._failing_checks(candidate)
        if failing is not None and despite is None:
            raise Conflict(
                text("Nothing is published. {why}", why=failing), error_code="publish_check_fails"
            )
        before = StoredAgent.of(stored)
        writes: list[Write] = []
        if before.published == 0:
            # Stored before versions were kept: what it was until now becomes the first.
            before.published = 1
            writes.append(await self._history.made(agent_id, before, by=before.changed_by))
        chosen = {name: getattr(settings, name) for name in AgentConfiguration.model_fields}
        after = before.model_copy(update=chosen | next_version(stored.data, by))
        after.published, after.sent = before.published + 1, texts
        after.options_sent = list(dict.fromkeys((*before.options_sent, *chosen_options(settings))))
        after.draft = draft if draft and draft.configuration != settings else None
        numbers = [one async for one in self._told(candidate, lambda spec: spec.examines)]
        after.examined = sum(numbers)
        after.revision += 1
        after.replaced = None
        after.modified_at = clock.stamp()
        after.sync_status, after.sync_error_message = AgentSyncStatus.PENDING, None
        kept = await self._history.made(
            agent_id,
            after,
            by=by,
            name=name,
            restored_from=restored_from,
            despite=despite if failing is not None else None,
            reports=[one async for one in self._told(candidate, lambda spec: spec.report) if one],
        )
        change = Replace(AGENTS.name, agent_id, after.json_object(), stored.version)
        await self._context.jobs.settled(
            sync_request(agent_id), SYNC_WAIT_SECONDS, [change, *writes, kept]
        )

    async def _failing_checks(self, candidate: PublishCandidate) -> str | None:
        """Every check's first reason not to publish, or None. A check that fails itself raises
        PluginFault.
        """
        reasons: list[str] = []
        for extension in self._context.extensions(PUBLISH_CHECKS):
            async for reason in extension.stream(partial(extension.spec.check, candidate)):
                reasons.append(reason)
                break
        return reduce(_and_also, reasons) if reasons else None

    async def _told(
        self,
        candidate: PublishCandidate,
        asks: Callable[[PublishCheckSpec], Callable[[PublishCandidate], Awaitable[T]] | None],
    ) -> AsyncIterator[T]:
        """What each check tells of the candidate beside its reasons."""
        for extension in self._context.extensions(PUBLISH_CHECKS):
            if (ask := asks(extension.spec)) is not None:
                async for told in extension.stream(partial(_once, ask, candidate)):
                    yield told

    async def _stored(self, agent_id: str) -> StoredDocument:
        stored = await self._documents.get(AGENTS.name, agent_id)
        if stored is None:
            raise unknown_agent()
        return stored


async def _once(
    ask: Callable[[PublishCandidate], Awaitable[T]], candidate: PublishCandidate
) -> AsyncIterator[T]:
    yield await ask(candidate)


def _and_also(first: str, second: str) -> str:
    return text("{first} {second}", first=first, second=second)

"""Makes the voice service's agents equal to ours, whatever has stopped an earlier try."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from typing import Any

from core import clock
from core.context import PluginContext
from core.errors import AppError, NotFound, ProviderRefused
from core.jobs import JobRequest, JobRun
from core.ports.agents import ProviderAgent, agent_inspection_of
from core.ports.documents import Filter, JsonObject, Query, Replace, StoredDocument
from core.ports.voice import AgentSpec, KnowledgeEntry
from core.records.changes import until_current
from core.shared.removals import Removals
from plugins.agents.contract import AgentRemoved, AgentSyncStatus
from plugins.agents.models import AGENTS, REMOVALS, StoredAgent, StoredReplacement
from plugins.agents.voice_service.differences import changed_there, marks_of
from plugins.knowledge.contract import KnowledgeReader
from plugins.recalls.contract import RecallKind, RecallReader, recall_key

log = logging.getLogger(__name__)

SYNC = "agents.sync"
RELINK = "agents.relink"

_PAGE = 200


def sync_request(agent_id: str, *, never_give_up: bool = False) -> JobRequest:
    """The job that makes the voice service's agent equal to ours, or removes it there.

    One kind and one key for both, because a removal must never overtake a creation.
    """
    return JobRequest(SYNC, {"agent_id": agent_id}, key=agent_id, never_give_up=never_give_up)


def removal_request(agent_id: str) -> JobRequest:
    """The job that removes a deleted agent at the voice service."""
    return sync_request(agent_id, never_give_up=True)


def agent_removals(context: PluginContext) -> Removals:
    """The deleted agents that the voice service may still have."""
    return Removals(context, REMOVALS.name, removal_request, what="agent", page="agent-setup")


def relink_request(knowledge_id: str, *, deleted: bool) -> JobRequest:
    """The job that tells every agent with this document that it is synced, or deleted."""
    key = f"{knowledge_id}:{'deleted' if deleted else 'synced'}"
    payload = {"knowledge_id": knowledge_id, "deleted": deleted}
    return JobRequest(RELINK, payload, key, never_give_up=deleted)


def recall_request(knowledge_id: str) -> JobRequest:
    """The job that tells every agent with this document that it is withdrawn, or back; as long as
    the voice service is not told, patients hear what is withdrawn.
    """
    payload = {"knowledge_id": knowledge_id, "deleted": False, "recalled": True}
    return JobRequest(RELINK, payload, key=f"{knowledge_id}:recalled", never_give_up=True)


def renew_request() -> JobRequest:
    """The job that looks whether the voice service has each agent still; it may be another one."""
    return JobRequest(RELINK, {"everything": True}, key="everything")


class AgentSync:
    """The job handlers of the plugin; each may be repeated from any point."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._voice = context.voice

    async def sync(self, run: JobRun) -> JsonObject:
        """Bring one agent in line at the voice service."""
        agent_id = str(run.payload["agent_id"])
        stored = await self._documents.get(AGENTS.name, agent_id)
        if stored is None:
            await self._remove(agent_id)
            return {}
        agent = StoredAgent.of(stored)
        try:
            await self._bring_in_line(agent_id, agent)
        except AppError as error:
            status = AgentSyncStatus.WAITING if error.retryable else AgentSyncStatus.FAILED
            await self._keep_outcome(agent_id, agent.revision, status, error.detail)
            raise
        await self._keep_outcome(agent_id, agent.revision, AgentSyncStatus.COMPLETED, None)
        return {}

    async def failed(self, run: JobRun, error: JsonObject) -> None:
        """Show on the agent that its sync needs a person, however the job has ended."""
        outcome = {
            "sync_status": AgentSyncStatus.FAILED,
            "sync_error_message": error["detail"],
        }
        await self._change(str(run.payload["agent_id"]), lambda now: now.model_copy(update=outcome))

    async def _bring_in_line(self, agent_id: str, agent: StoredAgent) -> None:
        kept_out = await withdrawn_documents(self._context, agent.knowledge_ids)
        given = [one for one in agent.knowledge_ids if one not in kept_out]
        entries = await self._context.service(KnowledgeReader).entries(given)
        waiting = len(given) - len(entries)
        await self._change(agent_id, lambda now: _begun(now, entries, waiting, kept_out))
        spec = agent.spec(agent_id, entries)
        await self._note_replaced(agent_id, agent, spec)
        provider_id = await self._update_or_create(agent.elevenlabs_agent_id, spec)
        await self._change(agent_id, lambda now: _brought(now, agent, provider_id, kept_out, spec))

    async def _note_replaced(self, agent_id: str, agent: StoredAgent, spec: AgentSpec) -> None:
        """Keep what somebody has changed at the voice service since it was last sent, before it is
        replaced.
        """
        inspection = agent_inspection_of(self._voice)
        if inspection is None or agent.elevenlabs_agent_id is None or not agent.sent_marks:
            return
        try:
            theirs = await inspection.read_agent(agent.elevenlabs_agent_id)
        except NotFound:
            return  # it is made anew
        except ProviderRefused as refusal:
            # A key may change agents and not read them; a deleted document must leave it still.
            log.warning("an agent could not be read before it is sent: %s", refusal.error_code)
            return
        values = changed_there(agent.sent_marks, spec, theirs)
        if values:
            replaced = StoredReplacement(replaced_at=clock.stamp(), values=values)
            await self._change(agent_id, lambda now: now.model_copy(update={"replaced": replaced}))

    async def _update_or_create(self, known: str | None, spec: AgentSpec) -> str:
        # A try that was stopped after the creation has left an agent that carries our reference.
        provider_id = known or await self._voice.find_agent(spec.reference)
        while provider_id is not None:
            try:
                await self._voice.update_agent(provider_id, spec)
                return provider_id
            except NotFound:
                present = await self._voice.find_agent(spec.reference)
                if present == provider_id:
                    raise  # it is there; its voice or a document is not
                provider_id = present
        return await self._voice.create_agent(spec)

    async def _remove(self, agent_id: str) -> None:
        removal = await self._documents.get(REMOVALS.name, agent_id)
        if removal is None:
            return
        await self._context.emit(AgentRemoved(agent_id))
        removed: set[str] = set()
        known: str | None = removal.data["elevenlabs_agent_id"]
        provider_id = known or await self._voice.find_agent(agent_id)
        while provider_id is not None and provider_id not in removed:
            await self._voice.delete_agent(provider_id)
            removed.add(provider_id)
            provider_id = await self._voice.find_agent(agent_id)
        await self._documents.delete(REMOVALS.name, agent_id)

    async def relink(self, run: JobRun) -> JsonObject:
        """Queue a sync of every agent with the document.

        A deleted or archived one is taken out of them first; one that is back is put in again.
        """
        if run.payload.get("everything"):
            return {"agents": await self._renew()}
        knowledge_id = str(run.payload["knowledge_id"])
        if run.payload["deleted"]:
            linked = await self._agents_with("knowledge_ids", knowledge_id)
            for agent_id in linked:
                await self._unlink(agent_id, knowledge_id)
            return {"agents": len(linked)}
        for agent_id in await self._agents_with("absent", knowledge_id):
            await self._link_again(agent_id, knowledge_id)
        linked = await self._agents_with("knowledge_ids", knowledge_id)
        recalled = bool(run.payload.get("recalled"))
        for agent_id in linked:
            await self._context.jobs.enqueue(sync_request(agent_id, never_give_up=recalled))
        return {"agents": len(linked)}

    async def _renew(self) -> int:
        """Bring anew every agent that the voice service has not by the id that is known."""
        renewed = 0
        for agent_id in await self._ids(()):
            stored = await self._documents.get(AGENTS.name, agent_id)
            known: str | None = stored.data["elevenlabs_agent_id"] if stored is not None else None
            if known is None or await self._voice.find_agent(agent_id) == known:
                continue

            def forget(now: StoredAgent, known: str = known) -> StoredAgent:
                if now.elevenlabs_agent_id != known:
                    return now
                lost = {"elevenlabs_agent_id": None, "sync_status": AgentSyncStatus.PENDING}
                return now.model_copy(update=lost | {"revision": now.revision + 1})

            await self._change(agent_id, forget)
            await self._context.jobs.enqueue(sync_request(agent_id))
            renewed += 1
        return renewed

    async def _agents_with(self, field: str, knowledge_id: str) -> list[str]:
        return await self._ids((Filter(field, "array_contains", knowledge_id),))

    async def _ids(self, filters: tuple[Filter, ...]) -> list[str]:
        query = Query(filters, limit=_PAGE, fields=("name",))
        return [stored.id async for stored in self._documents.every(AGENTS.name, query)]

    async def _unlink(self, agent_id: str, knowledge_id: str) -> None:

        async def attempt() -> None:
            stored = await self._documents.get(AGENTS.name, agent_id)
            if stored is None or knowledge_id not in stored.data["knowledge_ids"]:
                return
            agent = StoredAgent.of(stored)
            agent.knowledge_ids.remove(knowledge_id)
            agent.dropped.append(knowledge_id)
            agent.absent.append(knowledge_id)
            agent.revision += 1
            agent.sync_status = AgentSyncStatus.PENDING
            change = Replace(AGENTS.name, agent_id, agent.json_object(), stored.version)
            # As long as the voice service is not told, patients hear the deleted document.
            request = sync_request(agent_id, never_give_up=True)
            with contextlib.suppress(NotFound):  # deleted meanwhile
                await self._context.jobs.enqueue(request, writes=[change])

        await until_current(attempt)

    async def _link_again(self, agent_id: str, knowledge_id: str) -> None:

        def change(now: StoredAgent) -> StoredAgent:
            absent = [one for one in now.absent if one != knowledge_id]
            if knowledge_id in now.knowledge_ids or len(absent) == len(now.absent):
                return now.model_copy(update={"absent": absent})
            return now.model_copy(
                update={
                    "absent": absent,
                    "knowledge_ids": [*now.knowledge_ids, knowledge_id],
                    "dropped": [one for one in now.dropped if one != knowledge_id],
                    "revision": now.revision + 1,
                    "sync_status": AgentSyncStatus.PENDING,
                }
            )

        await self._change(agent_id, change)

    async def _keep_outcome(
        self, agent_id: str, revision: int, status: AgentSyncStatus, error: str | None
    ) -> None:
        def change(now: StoredAgent) -> StoredAgent:
            if now.revision != revision:
                return now  # edited meanwhile: the next run of the job tells how it went
            return now.model_copy(update={"sync_status": status, "sync_error_message": error})

        await self._change(agent_id, change)

    async def _change(self, agent_id: str, change: Callable[[StoredAgent], StoredAgent]) -> None:
        """Apply a change of the program's own to whatever is stored now, if it is still there."""

        def changed(stored: StoredDocument) -> JsonObject | None:
            data = change(StoredAgent.of(stored)).json_object()
            return data if data != stored.data else None

        await self._documents.change(AGENTS.name, agent_id, changed)


async def withdrawn_documents(context: PluginContext, knowledge_ids: Sequence[str]) -> list[str]:
    """Those of the documents that are withdrawn. Raises Unavailable while nobody can tell."""
    withdrawn = await context.service(RecallReader).active()
    return [one for one in knowledge_ids if recall_key(RecallKind.DOCUMENT, one) in withdrawn]


def _begun(
    now: StoredAgent, entries: Sequence[KnowledgeEntry], waiting: int, kept_out: list[str]
) -> StoredAgent:
    """The agent now, when it is about to be sent: with a document more, it is not ready before."""
    update: dict[str, Any] = {
        "documents_waiting": waiting,
        # From now on the service may have what is not kept out any more.
        "kept_out": [one for one in now.kept_out if one in kept_out],
    }
    more = {entry.provider_id for entry in entries}.difference(now.sent_entries)
    if more and now.sync_status is AgentSyncStatus.COMPLETED:
        update["sync_status"] = AgentSyncStatus.PENDING
    return now.model_copy(update=update)


def _brought(
    now: StoredAgent,
    sent: StoredAgent,
    provider_id: str,
    kept_out: list[str],
    spec: AgentSpec,
) -> StoredAgent:
    """The agent now, when the voice service has it as it was sent."""
    dropped = [one for one in now.dropped if one not in sent.dropped]
    return now.model_copy(
        update={
            "elevenlabs_agent_id": provider_id,
            "dropped": dropped,
            "kept_out": kept_out,
            "sent_marks": marks_of(ProviderAgent(spec, protected=True)),
            "sent_entries": [entry.provider_id for entry in spec.documents],
        }
    )

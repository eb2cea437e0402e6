"""The clinic's agents: what is stored about them, and what they may be."""

from __future__ import annotations

from core import clock
from core.context import PluginContext
from core.contracts import Activity, AttentionItem, CardValue
from core.errors import Conflict, NotFound, Unavailable
from core.i18n import text
from core.jobs import JobRequest
from core.ports.documents import Create, Delete, Filter, Query, Replace, StoredDocument, Write
from core.records.changes import until_current
from core.records.idempotency import new_record
from core.records.versions import (
    ANY_VERSION,
    ExpectedVersion,
    first_version,
    version_of,
)
from core.text.languages import language_code, language_name
from core.text.name_keys import name_key
from plugins.agents import PAGE
from plugins.agents.checks import AgentChecks
from plugins.agents.configuration import emergency_number
from plugins.agents.contract import (
    Agent,
    AgentCreate,
    AgentList,
    AgentSyncStatus,
    AnswerStyle,
    StylePrompt,
    StylePrompts,
)
from plugins.agents.models import AGENTS, NAME_KEYS, REMOVALS, StoredAgent
from plugins.agents.publishing import SYNC_WAIT_SECONDS, Publishing
from plugins.agents.voice_service.sync import (
    agent_removals,
    removal_request,
    sync_request,
    withdrawn_documents,
)
from plugins.agents.wording.prompts import STYLE_PROMPTS, first_message, safety_rules
from plugins.safety.contract import EmergencyTextBook

_ATTENTION = 5
_PAGE = 200


class AgentService:
    """Creates, lists and deletes agents. Also the `AgentDirectory` of other features."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._checks = context.shared(AgentChecks)
        self._publishing = context.shared(Publishing)

    async def create(
        self, body: AgentCreate, doctor_id: str, *, by: str | None = None, key: str | None = None
    ) -> Agent:
        """Store a new agent and wait a moment for the voice service to have it.

        The same `key` makes the same agent; `by` is a person's name. Raises InvalidInput, Conflict
        when the key belongs to another request.
        """
        record = new_record("ag", doctor_id, key, body.model_dump_json())
        if key is not None and (made := await self._documents.get(AGENTS.name, record.id)):
            # Before the checks: what it names may be gone by now.
            agent = StoredAgent.of(made)
            record.require_same(agent.request_sha256)
            return agent.view(record.id, emergency_number=emergency_number(self._context))
        values = body.model_dump()
        await self._checks.require(values)
        now = clock.stamp()
        agent = StoredAgent(
            **(values | {"doctor_id": doctor_id}),
            documents_waiting=len(body.knowledge_ids),
            request_sha256=record.request_sha256,
            created_at=now,
            modified_at=now,
            **first_version(by),
        )
        try:
            writes = await self._publishing.first(record.id, agent)
            await self._store_and_sync(record.id, *writes)
        except Conflict:
            record.require_same(StoredAgent.of(await self._stored(record.id)).request_sha256)
        return await self.agent(record.id)

    async def agents(self, q: str | None, limit: int, cursor: str | None) -> AgentList:
        """A page of agents, newest first; `q` finds names by the beginning of their words."""
        key = name_key(q) if q else ""
        having = (Filter(NAME_KEYS, "array_contains", key),) if key else ()
        page = await self._documents.query(
            AGENTS.name, Query(having, "-created_at", limit=limit, cursor=cursor)
        )
        totals = await self._documents.totals(AGENTS.name, having)
        number = emergency_number(self._context)
        return AgentList(
            agents=[
                StoredAgent.of(item).view(item.id, emergency_number=number) for item in page.items
            ],
            total_count=totals.count,
            next_cursor=page.next_cursor,
            unreadable_count=page.unreadable,
        )

    async def agent(self, agent_id: str) -> Agent:
        """The agent. Raises NotFound."""
        agent = StoredAgent.of(await self._stored(agent_id))
        withdrawn = await withdrawn_documents(self._context, agent.knowledge_ids)
        return agent.view(agent_id, withdrawn, emergency_number=emergency_number(self._context))

    async def require_agent(self, agent_id: str) -> None:
        """Raises NotFound for an id that is no agent's."""
        await self._stored(agent_id)

    async def delete(self, agent_id: str, *, expected: ExpectedVersion = ANY_VERSION) -> None:
        """Delete the agent here at once, and at the voice service as soon as it lets us.

        Raises NotFound, PreconditionFailed.
        """

        async def attempt() -> None:
            stored = await self._stored(agent_id)
            expected.require(version_of(stored.data))
            removal = {
                "name": stored.data["name"],
                "elevenlabs_agent_id": stored.data["elevenlabs_agent_id"],
                "deleted_at": clock.stamp(),
            }
            await self._store_and_wait(
                removal_request(agent_id),
                Delete(AGENTS.name, agent_id, stored.version),
                Create(REMOVALS.name, agent_id, removal),
            )

        await until_current(attempt)

    async def sync(self, agent_id: str) -> Agent:
        """Try again to bring the agent to the voice service, and wait a moment for it."""

        async def attempt() -> None:
            stored = await self._stored(agent_id)
            pending = stored.data | {
                "sync_status": AgentSyncStatus.PENDING.value,
                "sync_error_message": None,
            }
            await self._store_and_sync(
                agent_id, Replace(AGENTS.name, agent_id, pending, stored.version)
            )

        await until_current(attempt)
        return await self.agent(agent_id)

    async def request_resync(self, agent_id: str) -> None:
        """Have the voice service's agent brought in line again, without waiting for it."""
        await self._context.jobs.enqueue(sync_request(agent_id))

    def style_prompts(self, language: str) -> StylePrompts:
        """The prompts of all styles, with first messages in this language."""
        code = language_code(language, "language")
        return StylePrompts(
            prompts=[
                StylePrompt(
                    answer_style=style,
                    prompt=STYLE_PROMPTS[style],
                    first_message=first_message(style, code),
                )
                for style in AnswerStyle
            ],
            safety_rules=safety_rules(emergency_number(self._context)),
        )

    async def card(self) -> CardValue:
        """The number of agents, the newest change, and what the voice service refused."""
        totals = await self._documents.totals(AGENTS.name)
        newest = await self._documents.query(
            AGENTS.name,
            Query(order_by="-modified_at", limit=1, fields=("name", "created_at", "modified_at")),
        )
        failed = await self._documents.query(
            AGENTS.name,
            Query(
                filters=(Filter("sync_status", "==", AgentSyncStatus.FAILED.value),),
                limit=_ATTENTION,
                fields=("name",),
            ),
        )
        return CardValue(
            value=totals.count,
            activity=_activity(newest.items[0]) if newest.items else None,
            attention=tuple(
                AttentionItem(
                    text("The voice service refused the agent “{name}”.", name=item.data["name"]),
                    PAGE,
                    (("id", item.id),),
                )
                for item in failed.items
            )
            + await self._unapproved_texts()
            + await self._context.shared(agent_removals).attention(),
        )

    async def _unapproved_texts(self) -> tuple[AttentionItem, ...]:
        """Ask for an approval of what patients of these agents are told in an emergency."""
        query = Query(limit=_PAGE, fields=("languages",))
        languages: dict[str, None] = {}
        async for stored in self._documents.every(AGENTS.name, query):
            languages |= dict.fromkeys(stored.data["languages"])
        try:
            unapproved = await self._context.service(EmergencyTextBook).unapproved([*languages])
        except Unavailable:
            return ()  # without Safety no such text is said
        if not unapproved:
            return ()
        return (
            AttentionItem(
                text(
                    "Nobody in your clinic has approved what patients are told in an emergency "
                    "({languages}).",
                    languages=", ".join(map(language_name, unapproved)),
                ),
                "safety",
            ),
        )

    async def _stored(self, agent_id: str) -> StoredDocument:
        stored = await self._documents.get(AGENTS.name, agent_id)
        if stored is None:
            raise NotFound(text("There is no agent with this id."))
        return stored

    async def _store_and_sync(self, agent_id: str, *writes: Write) -> None:
        await self._store_and_wait(sync_request(agent_id), *writes)

    async def _store_and_wait(self, request: JobRequest, *writes: Write) -> None:
        """Store and queue the job in one step, then wait until it is done or has failed once."""
        await self._context.jobs.settled(request, SYNC_WAIT_SECONDS, writes)


def _activity(newest: StoredDocument) -> Activity:
    data = newest.data
    said = (
        text("Agent “{name}” was created", name=data["name"])
        if data["modified_at"] == data["created_at"]
        else text("Agent “{name}” was changed", name=data["name"])
    )
    return Activity(said, clock.parse(data["modified_at"]))

"""The clinic's agents: what is stored about them, and what they may be."""

from __future__ import annotations

import logging
import re

from core import clock
from core.context import PluginContext
from core.contracts import Activity, AttentionItem, CardValue
from core.errors import AppError, Conflict, FieldProblem, InvalidInput, NotFound
from core.i18n import text
from core.jobs import JobRequest
from core.ports.documents import Create, Delete, Filter, Query, Replace, StoredDocument, Write
from core.records.changes import until_current
from core.records.idempotency import new_record
from core.records.versions import (
    ANY_VERSION,
    ExpectedVersion,
    first_version,
    next_version,
    version_of,
)
from core.shared.voices import VoiceCatalog
from core.text.languages import language_code
from plugins.agents.contract import (
    Agent,
    AgentCreate,
    AgentList,
    AgentLlms,
    AgentSyncStatus,
    AgentUpdate,
    AnswerStyle,
    StylePrompt,
    StylePrompts,
)
from plugins.agents.models import AGENTS, REMOVALS, StoredAgent
from plugins.agents.prompts import SAFETY_RULES, STYLE_PROMPTS, first_message
from plugins.agents.settings import AgentsSettings
from plugins.agents.sync import agent_removals, removal_request, sync_request, withdrawn_documents
from plugins.knowledge.contract import KnowledgeReader

log = logging.getLogger(__name__)

PAGE = "agent-setup"

_SYNC_WAIT_SECONDS = 5.0
_CLEARABLE = frozenset({"system_prompt_override", "llm", "first_message", "max_tokens"})
_ATTENTION = 5
# The voice service reads {{name}} as a value to fill in, and refuses to talk when it has none.
_PLACEHOLDER = re.compile(r"\{\{\s*\w+\s*\}\}")


class AgentService:
    """Creates, lists, edits and deletes agents. Also the `AgentDirectory` of other features."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

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
            return agent.view(record.id)
        values = body.model_dump()
        await self._check(values)
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
            await self._store_and_sync(
                record.id, Create(AGENTS.name, record.id, agent.json_object())
            )
        except Conflict:
            record.require_same(StoredAgent.of(await self._stored(record.id)).request_sha256)
        return await self.agent(record.id)

    async def agents(self, limit: int, cursor: str | None) -> AgentList:
        """A page of agents, newest first."""
        page = await self._documents.query(
            AGENTS.name, Query(order_by="-created_at", limit=limit, cursor=cursor)
        )
        totals = await self._documents.totals(AGENTS.name)
        return AgentList(
            agents=[StoredAgent.of(item).view(item.id) for item in page.items],
            total_count=totals.count,
            next_cursor=page.next_cursor,
            unreadable_count=page.unreadable,
        )

    async def agent(self, agent_id: str) -> Agent:
        """The agent. Raises NotFound."""
        agent = StoredAgent.of(await self._stored(agent_id))
        withdrawn = await withdrawn_documents(self._context, agent.knowledge_ids)
        return agent.view(agent_id, withdrawn)

    async def update(
        self,
        agent_id: str,
        body: AgentUpdate,
        *,
        by: str | None = None,
        expected: ExpectedVersion = ANY_VERSION,
    ) -> Agent:
        """Change what the request names; what it leaves out stays. `by` is a person's name.

        Raises InvalidInput, NotFound, ChangedMeanwhile, PreconditionFailed.
        """
        changes = {
            name: value
            for name, value in body.model_dump(exclude_unset=True, exclude={"version"}).items()
            if value is not None or name in _CLEARABLE
        }
        if not changes:
            raise InvalidInput.field("body", text("Name at least one field to change"))
        stored = await self._stored(agent_id)
        # A language model that is not offered any more may stay, so that other fields can change.
        await self._check(changes, kept_llm=stored.data["llm"])

        async def attempt() -> Agent:
            # Each field that the request names is given whole, so it fits a newer state too.
            stored = await self._stored(agent_id)
            expected.require(version_of(stored.data))
            before = StoredAgent.of(stored)
            after = before.model_copy(update=changes)
            if after == before:
                return before.view(agent_id)
            after = after.model_copy(update=next_version(stored.data, by))
            after.revision += 1
            after.modified_at = clock.stamp()
            after.sync_status = AgentSyncStatus.PENDING
            after.sync_error_message = None
            change = Replace(AGENTS.name, agent_id, after.json_object(), stored.version)
            await self._store_and_sync(agent_id, change)
            return await self.agent(agent_id)

        return await until_current(attempt)

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
            safety_rules=SAFETY_RULES,
        )

    def llms(self) -> AgentLlms:
        """The language models that an agent may use."""
        return AgentLlms(llms=list(self._llms()))

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
            + await self._context.shared(agent_removals).attention(),
        )

    async def _stored(self, agent_id: str) -> StoredDocument:
        stored = await self._documents.get(AGENTS.name, agent_id)
        if stored is None:
            raise NotFound(text("There is no agent with this id."))
        return stored

    async def _check(self, values: dict[str, object], kept_llm: str | None = None) -> None:
        """Refuse what cannot work, all of it at once; spell the languages as usual.

        The voice is looked up last, because that may ask the voice service.
        """
        problems = [*self._own_problems(values, kept_llm), *await self._unknown_documents(values)]
        if problems:
            raise InvalidInput(
                "; ".join(f"{problem.field}: {problem.message}" for problem in problems),
                fields=tuple(problems),
            )
        voice_id = values.get("voice_id")
        if isinstance(voice_id, str):
            await self._check_voice(voice_id)

    def _own_problems(self, values: dict[str, object], kept_llm: str | None) -> list[FieldProblem]:
        problems: list[FieldProblem] = []
        languages = values.get("languages")
        if isinstance(languages, list):
            known: list[str] = []
            for position, code in enumerate(languages):
                try:
                    known.append(language_code(code, f"languages.{position}"))
                except InvalidInput as error:
                    problems += error.fields
            values["languages"] = list(dict.fromkeys(known))
        llm = values.get("llm")
        if llm not in (None, kept_llm, *self._llms()):
            choices = ", ".join(self._llms())
            problems.append(
                FieldProblem(
                    "llm", text("It is not offered here; choose one of {choices}", choices=choices)
                )
            )
        for field in ("system_prompt_override", "first_message"):
            words = values.get(field)
            if isinstance(words, str) and _PLACEHOLDER.search(words):
                problems.append(
                    FieldProblem(
                        field,
                        text(
                            "It must not hold a placeholder such as {placeholder}; "
                            "write the words out",
                            placeholder="{{name}}",
                        ),
                    )
                )
        return problems

    async def _unknown_documents(self, values: dict[str, object]) -> tuple[FieldProblem, ...]:
        knowledge_ids = values.get("knowledge_ids")
        if not isinstance(knowledge_ids, list) or not knowledge_ids:
            return ()
        try:
            await self._context.service(KnowledgeReader).require(knowledge_ids, "knowledge_ids")
        except InvalidInput as error:
            return error.fields
        return ()

    async def _check_voice(self, voice_id: str) -> None:
        try:
            await self._context.shared(VoiceCatalog).require(voice_id, "voice_id")
        except AppError as error:
            if not error.retryable:
                raise
            # The voice service is away. The agent is kept all the same, and the service will say
            # itself whether it knows the voice.
            log.warning("a voice was not checked: %s", error.error_code)

    def _llms(self) -> tuple[str, ...]:
        return self._context.own_settings(AgentsSettings).llms

    async def _store_and_sync(self, agent_id: str, *writes: Write) -> None:
        await self._store_and_wait(sync_request(agent_id), *writes)

    async def _store_and_wait(self, request: JobRequest, *writes: Write) -> None:
        """Store and queue the job in one step, then wait until it is done or has failed once."""
        await self._context.jobs.settled(request, _SYNC_WAIT_SECONDS, writes)


def _activity(newest: StoredDocument) -> Activity:
    data = newest.data
    said = (
        text("Agent “{name}” was created", name=data["name"])
        if data["modified_at"] == data["created_at"]
        else text("Agent “{name}” was changed", name=data["name"])
    )
    return Activity(said, clock.parse(data["modified_at"]))

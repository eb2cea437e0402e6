"""The golden questions of agents: kept, listed and deleted."""

from __future__ import annotations

from uuid import uuid4

from core import clock
from core.context import PluginContext
from core.errors import Conflict, FieldProblem, InvalidInput, NotFound
from core.i18n import text
from core.jobs import JobRun
from core.ports.documents import Filter, JsonObject, Query
from plugins.agents.contract import AgentDirectory
from plugins.golden.contract import MAX_QUESTIONS, GoldenCreate, GoldenList, GoldenQuestion
from plugins.golden.models import QUESTIONS, RUNS, StoredQuestion

_PAGE = 100


class GoldenQuestions:
    """What staff do with golden questions."""

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents

    async def add(self, body: GoldenCreate, *, by: str | None) -> GoldenQuestion:
        """Keep a question; `by` is a person's name.

        Raises NotFound (no such agent), InvalidInput (not a document of the agent), Conflict (the
        agent has as many as it may have, or this one).
        """
        agent = await self._context.service(AgentDirectory).agent(body.agent_id)
        linked = {*agent.knowledge_ids, *(agent.draft.knowledge_ids if agent.draft else ())}
        if body.knowledge_id is not None and body.knowledge_id not in linked:
            message = text("The agent does not answer from this document")
            raise InvalidInput(
                f"knowledge_id: {message}", fields=(FieldProblem("knowledge_id", message),)
            )
        kept = await self.of_agent(body.agent_id)
        if any(one.question.strip() == body.question.strip() for one in kept):
            raise Conflict(text("This is a golden question of this agent already."))
        if len(kept) >= MAX_QUESTIONS:
            raise Conflict(
                text("An agent has at most {number} golden questions.", number=MAX_QUESTIONS)
            )
        question = StoredQuestion(
            created_at=clock.stamp(), created_by=by or None, **body.model_dump()
        )
        question_id = f"gq_{uuid4().hex}"
        await self._documents.create(QUESTIONS.name, question_id, question.model_dump(mode="json"))
        return question.view(question_id)

    async def of_agent(self, agent_id: str) -> list[GoldenQuestion]:
        """All golden questions of an agent, the newest first."""
        query = Query(
            filters=(Filter("agent_id", "==", agent_id),),
            order_by="-created_at",
            limit=2 * MAX_QUESTIONS,
        )
        page = await self._documents.query(QUESTIONS.name, query)
        return [StoredQuestion.of(item).view(item.id) for item in page.items]

    async def page(self, agent_id: str) -> GoldenList:
        """The same as the API gives them."""
        questions = await self.of_agent(agent_id)
        return GoldenList(questions=questions, total_count=len(questions))

    async def delete(self, question_id: str) -> None:
        """Forget a question. Raises NotFound."""
        if not await self._documents.delete(QUESTIONS.name, question_id):
            raise NotFound(text("There is no golden question with this id."))

    async def forget(self, run: JobRun) -> JsonObject:
        """Delete what may hold a patient's words of an agent that is gone.

        The reports on simulated patients hold none; they stay as the versions do that name them.
        """
        having = (Filter("agent_id", "==", str(run.payload["agent_id"])),)
        forgotten = 0
        for collection in (QUESTIONS, RUNS):
            query = Query(having, limit=_PAGE, fields=("agent_id",))
            async for stored in self._documents.every(collection.name, query):
                forgotten += await self._documents.delete(collection.name, stored.id)
        return {"forgotten": forgotten}

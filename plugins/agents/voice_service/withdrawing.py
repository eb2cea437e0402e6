"""Takes withdrawn documents out of the voice service's agents at a start, where they were not."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.context import PluginContext
from core.errors import AppError
from core.ports.documents import Query
from core.shared.background import in_background
from plugins.agents.models import AGENTS
from plugins.agents.voice_service.sync import sync_request
from plugins.recalls.contract import RecallKind, RecallReader, recall_key

log = logging.getLogger(__name__)

_PAGE = 200
_FIELDS = ("knowledge_ids", "kept_out")


@asynccontextmanager
async def withdrawing(context: PluginContext) -> AsyncIterator[None]:
    """At the start of the program every withdrawn document is taken out of the agents that were
    not sent without it: a key may be right now.
    """
    async with in_background(_take_out(context), "agents-withdrawing"):
        yield


async def _take_out(context: PluginContext) -> None:
    try:
        withdrawn = await context.service(RecallReader).active()
        if not withdrawn:
            return
        async for agent in context.documents.every(AGENTS.name, Query(limit=_PAGE, fields=_FIELDS)):
            answers_from = set(agent.data["knowledge_ids"]).difference(agent.data["kept_out"])
            keys = {recall_key(RecallKind.DOCUMENT, one) for one in answers_from}
            if not keys.isdisjoint(withdrawn):
                await context.jobs.enqueue(sync_request(agent.id, never_give_up=True))
    except AppError as error:
        # The jobs of each recall are kept and go on by themselves.
        log.warning("withdrawn documents were not looked for: %s", error.error_code)

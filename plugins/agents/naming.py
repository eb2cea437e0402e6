"""What agents are found by, for those that were stored before they were found by anything."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.access.stores import PluginDocuments
from core.context import PluginContext
from core.errors import AppError
from core.ports.documents import Filter, JsonObject, Query, StoredDocument
from core.shared.background import in_background
from plugins.agents.models import AGENTS, NAME_KEYS, NAMED, StoredAgent

log = logging.getLogger(__name__)

_PAGE = 200


@asynccontextmanager
async def naming(context: PluginContext) -> AsyncIterator[None]:
    """At the start of the program every agent is made to be found by its name."""
    async with in_background(name_all(context.documents), "agents-naming"):
        yield


async def name_all(documents: PluginDocuments) -> None:
    """Give the beginnings of their names to the agents that lack them.

    Two counts tell whether one does, so that not all agents are read at each start.
    """
    try:
        named = await documents.totals(AGENTS.name, (Filter(NAME_KEYS, "array_contains", NAMED),))
        if named.count == (await documents.totals(AGENTS.name)).count:
            return
        async for stored in documents.every(AGENTS.name, Query(limit=_PAGE, fields=(NAME_KEYS,))):
            if NAMED not in stored.data.get(NAME_KEYS, ()):
                await _name(documents, stored.id)
    except AppError as error:
        # The next start goes on; until then a list without a name shows all of them.
        log.warning("agents were not made to be found by name: %s", error.error_code)


async def _name(documents: PluginDocuments, agent_id: str) -> None:
    try:
        await documents.change(AGENTS.name, agent_id, _named)
    except AppError as error:
        # One that cannot be read is not found by its name; those after it are.
        log.warning("the agent %s is not found by its name: %s", agent_id, error.error_code)


def _named(stored: StoredDocument) -> JsonObject:
    return StoredAgent.of(stored).json_object()

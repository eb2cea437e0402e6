"""What agents are found by, for those that were stored before they were found by anything."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from core.context import PluginContext
from core.errors import AppError
from core.ports.documents import JsonObject, Query, StoredDocument
from core.shared.background import in_background
from plugins.agents.models import AGENTS, NAME_KEYS, StoredAgent

log = logging.getLogger(__name__)

_PAGE = 200


@asynccontextmanager
async def naming(context: PluginContext) -> AsyncIterator[None]:
    """At the start of the program every agent is made to be found by its name."""
    async with in_background(name_all(context), "agents-naming"):
        yield


async def name_all(context: PluginContext) -> None:
    """Give the beginnings of their names to the agents that lack them."""
    documents = context.documents
    try:
        async for stored in documents.every(AGENTS.name, Query(limit=_PAGE, fields=(NAME_KEYS,))):
            if NAME_KEYS not in stored.data:
                await documents.change(AGENTS.name, stored.id, _named)
    except AppError as error:
        # The next start goes on; until then a list without a name shows all of them.
        log.warning("agents were not made to be found by name: %s", error.error_code)


def _named(stored: StoredDocument) -> JsonObject:
    return StoredAgent.of(stored).json_object()

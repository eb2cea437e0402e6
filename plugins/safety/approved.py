"""What a clinic keeps in versions, of which one that somebody has approved is in force."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from core import clock
from core.context import PluginContext
from core.errors import AppError, Conflict
from core.ports.documents import Create, JsonObject, StoredDocument
from core.records.versions import ExpectedVersion
from core.security import Caller
from core.shared.background import in_background, repeat
from plugins.safety.contract import Withdrawal, WordingApproval
from plugins.safety.models import StoredPhrases, StoredWording

log = logging.getLogger(__name__)

MAX_VERSIONS = 200

_REFRESH_SECONDS = 20.0

KeptT = TypeVar("KeptT", StoredWording, StoredPhrases)


def approved(kept: KeptT, approval: WordingApproval, caller: Caller, refusal: str) -> KeptT:
    """The versions with this one approved and in force.

    Raises Conflict with the refusal unless it has exactly what was shown.
    """
    found = next((one for one in kept.versions if one.number == approval.number), None)
    if found is None or found.sha256 != approval.sha256:
        raise Conflict(refusal)
    given = found.model_copy(
        update={"approved_by": caller.name or caller.user_id, "approved_at": clock.stamp()}
    )
    versions = [given if one is found else one for one in kept.versions]
    return kept.model_copy(update={"versions": versions, "in_force": found.number})


def withdrawn(kept: KeptT, meant: Withdrawal) -> KeptT:
    """The versions with none of them in force.

    Raises ChangedMeanwhile when another one is by now, which somebody has just approved.
    """
    ExpectedVersion(meant.number).require(kept.in_force or 0)
    return kept.model_copy(update={"in_force": None})


async def changed(
    context: PluginContext,
    collection: str,
    identifier: str,
    kind: type[KeptT],
    change: Callable[[KeptT], KeptT],
) -> KeptT:
    """What is kept under the id, changed; what is not there yet is made of nothing."""
    documents = context.documents

    def of_stored(stored: StoredDocument) -> JsonObject:
        return change(kind.of(stored)).json_object()

    stored = await documents.change(collection, identifier, of_stored)
    while stored is None:
        fresh = change(kind()).json_object()
        try:
            [stored] = await documents.write([Create(collection, identifier, fresh)])
        except Conflict:
            stored = await documents.change(collection, identifier, of_stored)
    return kind.of(stored)


@asynccontextmanager
async def watching(
    load: Callable[[], Awaitable[object]], not_read: str, name: str
) -> AsyncIterator[None]:
    """While this is held, `load` reads what is in force: at once, and then every 20 seconds."""
    try:
        await load()
    except AppError as error:
        log.warning("%s: %s", not_read, error.error_code)
    async with in_background(repeat(load, _REFRESH_SECONDS, not_read, later=True), name):
        yield

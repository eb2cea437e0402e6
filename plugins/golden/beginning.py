"""Begins what is charged: once, also when two people ask for it at the same moment."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from core.context import PluginContext
from core.errors import Conflict
from core.jobs import JobRequest
from core.ports.documents import Create, StoredDocument


async def begin_once(
    context: PluginContext,
    prefix: str,
    key: str,
    latest: StoredDocument | None,
    begun_as: Callable[[str], tuple[JobRequest, Create]],
    counts: Callable[[StoredDocument], bool],
) -> tuple[str, StoredDocument | None]:
    """Begin what follows the latest of an agent; its id, and what somebody has begun instead.

    Whoever asks with the same key after the same one gets the same id: the second takes what the
    first has begun, if that counts. Raises Conflict where it is gone by then.
    """
    while True:
        identifier = f"{prefix}_{_digest(key, latest)}"
        request, create = begun_as(identifier)
        try:
            await context.jobs.enqueue(request, [create])
        except Conflict:
            latest = await context.documents.get(create.collection, identifier)
            if latest is None:
                raise
            if counts(latest):
                return identifier, latest
            # A clock that was put back has begun this one before what it came after.
        else:
            return identifier, None


def _digest(key: str, latest: StoredDocument | None) -> str:
    before = latest.id if latest is not None else ""
    return hashlib.sha256(f"{key}|{before}".encode()).hexdigest()[:32]

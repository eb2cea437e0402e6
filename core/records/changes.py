"""Changing a record that others change too: read, decide, write, and again if it was stale."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias, TypeVar

from core.errors import Conflict, NotFound, StaleVersion
from core.ports.documents import DocumentStore, JsonObject, Replace, StoredDocument, Write

T = TypeVar("T")

Change: TypeAlias = Callable[[StoredDocument], JsonObject | None]
"""Gives the whole new content of a document, or None to leave it as it is."""


async def until_current(attempt: Callable[[], Awaitable[T]]) -> T:
    """What `attempt` gives, which reads, decides and writes; again while somebody was quicker.

    Somebody else has got on with each StaleVersion, so that this ends.
    """
    while True:
        try:
            return await attempt()
        except StaleVersion:
            continue


@contextmanager
def creating(first: bool) -> Iterator[None]:
    """While a record is written that is made by its first change.

    With `first`, there was none: one that is there by now is a StaleVersion as any other change.
    """
    try:
        yield
    except StaleVersion:
        raise
    except Conflict as error:
        if not first:
            raise
        raise StaleVersion(error.detail) from None


async def change_document(
    store: DocumentStore, collection: str, id: str, change: Change, also: Sequence[Write] = ()
) -> StoredDocument | None:
    """Replace a document by what `change` makes of it; see `PluginDocuments.change`."""

    async def attempt() -> StoredDocument | None:
        stored = await store.get(collection, id)
        data = change(stored) if stored is not None else None
        if stored is None or data is None:
            return stored
        try:
            if not also:
                return await store.replace(collection, id, data, stored.version)
            written = await store.write([Replace(collection, id, data, stored.version), *also])
            return written[0]
        except NotFound:
            if await store.get(collection, id) is not None:
                raise  # a step of `also` is about something that is not there
            return None

    return await until_current(attempt)

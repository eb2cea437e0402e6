"""Looks at every record of a collection, so that operators are told of those that no list has."""

from __future__ import annotations

import logging

from core.errors import AppError
from core.ports.documents import DocumentStore, Query
from core.records import UnreadableRecords

log = logging.getLogger(__name__)

_PAGE = 200


async def read_every(documents: DocumentStore, collection: str) -> None:
    """Have every record of a collection looked at; the store notes those that it sets aside."""
    cursor: str | None = None
    while True:
        page = await documents.query(collection, Query(limit=_PAGE, cursor=cursor))
        cursor = page.next_cursor
        if cursor is None:
            return


async def read_suspected(documents: DocumentStore, unreadable: UnreadableRecords) -> None:
    """From now on look at each collection of which a list has not all records."""
    while True:
        collection = await unreadable.suspected()
        try:
            await read_every(documents, collection)
        except AppError as error:
            unreadable.suspect_again(collection)
            log.warning("the records of %s were not looked at: %s", collection, error.error_code)

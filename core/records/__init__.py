"""Stored records that cannot be read: set aside, told to operators, and never anybody's outage.

A record may lack a field or hold a value of a wrong type: an older version wrote it, somebody
changed it by hand, a restore was incomplete. A collection that declares what its records look like
(`CollectionSpec.record`) is read through `ReadableDocuments`: a bad record is left out of every
page and counted there, and opening it says what is wrong.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ValidationError, create_model

from core import clock
from core.errors import RecordUnreadable
from core.ports.documents import (
    CollectionSpec,
    Delete,
    DocumentPage,
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    StoredDocument,
    Totals,
    Write,
)

log = logging.getLogger(__name__)

_MAX_NOTED = 1000
_MAX_ROUNDS = 50
"""Pages that are read to fill one page of a list whose records are mostly unreadable."""


def _check_stamp(text: str) -> str:
    if clock.parse(text).tzinfo is None:
        raise ValueError("a stamp names its zone")
    return text


Stamp = Annotated[str, AfterValidator(_check_stamp)]
"""A time as `core.clock.stamp` writes it."""


@dataclass(frozen=True, slots=True)
class UnreadableRecord:
    """A record that was set aside: the names of its bad fields, and when it was met (a stamp)."""

    collection: str
    id: str
    fields: tuple[str, ...]
    seen_at: str


class UnreadableRecords:
    """The records that this process has met and could not read, at most a thousand.

    A record may be unreadable itself, or be whole and name a file that is missing or damaged.
    """

    def __init__(self) -> None:
        self._noted: dict[tuple[str, str, bool], UnreadableRecord] = {}

    def note(
        self, collection: str, id: str, fields: Iterable[str], *, of_file: bool = False
    ) -> None:
        """Remember a record, and log it once. Only names are told: values may be a patient's."""
        names = tuple(dict.fromkeys(fields))
        key = (collection, id, of_file)
        known = self._noted.get(key)
        if known is not None and known.fields == names:
            return
        if len(self._noted) < _MAX_NOTED:
            self._noted[key] = UnreadableRecord(collection, id, names, clock.stamp())
        log.error("the record %s of %s cannot be read: %s", id, collection, ", ".join(names))

    def forget(self, collection: str, id: str, *, of_file: bool = False) -> None:
        """The record, or its file, is readable again."""
        self._noted.pop((collection, id, of_file), None)

    def forget_deleted(self, collection: str, id: str) -> None:
        """The record is gone."""
        for of_file in (False, True):
            self.forget(collection, id, of_file=of_file)

    def of(self, collections: Iterable[str]) -> list[UnreadableRecord]:
        """Those of these collections."""
        wanted = set(collections)
        return [record for record in self._noted.values() if record.collection in wanted]


class ReadableDocuments:
    """A document store that gives out only records that are as their collection declares."""

    def __init__(
        self,
        store: DocumentStore,
        collections: Sequence[CollectionSpec],
        unreadable: UnreadableRecords,
    ) -> None:
        self._store = store
        self._records: Mapping[str, type[BaseModel]] = {
            spec.name: spec.record for spec in collections if spec.record is not None
        }
        self._unreadable = unreadable

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        """As DocumentStore.get. Raises RecordUnreadable."""
        stored = await self._store.get(collection, id)
        if stored is not None and not self._readable(collection, stored, None):
            raise RecordUnreadable
        return stored

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """As DocumentStore.query, without the unreadable records; they are counted."""
        page = await self._store.query(collection, query)
        items = self._only_readable(collection, page, query)
        unreadable = len(page.items) - len(items)
        for _ in range(_MAX_ROUNDS):
            if len(items) == query.limit or page.next_cursor is None or not unreadable:
                break
            # Who asks for the newest one wants one, and an empty page would pass for the end.
            rest = Query(
                query.filters,
                query.order_by,
                query.limit - len(items),
                page.next_cursor,
                query.fields,
            )
            page = await self._store.query(collection, rest)
            more = self._only_readable(collection, page, query)
            unreadable += len(page.items) - len(more)
            items += more
        return DocumentPage(items, page.next_cursor, unreadable)

    async def create(self, collection: str, id: str, data: JsonObject) -> StoredDocument:
        """As DocumentStore.create."""
        return await self._store.create(collection, id, data)

    async def replace(
        self, collection: str, id: str, data: JsonObject, version: str
    ) -> StoredDocument:
        """As DocumentStore.replace."""
        return await self._store.replace(collection, id, data, version)

    async def delete(self, collection: str, id: str, version: str | None = None) -> bool:
        """As DocumentStore.delete."""
        existed = await self._store.delete(collection, id, version)
        self._unreadable.forget_deleted(collection, id)
        return existed

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        """As DocumentStore.totals: unreadable records are counted, for they are there."""
        return await self._store.totals(collection, filters, sums)

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        """As DocumentStore.write."""
        written = await self._store.write(writes)
        for step in writes:
            if isinstance(step, Delete):
                self._unreadable.forget_deleted(step.collection, step.id)
        return written

    async def check(self) -> None:
        """As DocumentStore.check."""
        await self._store.check()

    async def close(self) -> None:
        """As DocumentStore.close."""
        await self._store.close()

    def _only_readable(
        self, collection: str, page: DocumentPage, query: Query
    ) -> list[StoredDocument]:
        return [item for item in page.items if self._readable(collection, item, query.fields)]

    def _readable(
        self, collection: str, stored: StoredDocument, fields: tuple[str, ...] | None
    ) -> bool:
        record = self._records.get(collection)
        if record is None:
            return True
        try:
            _part(record, fields).model_validate(stored.data)
        except ValidationError as error:
            # The first of a place is a field of the record; what follows may be from its content.
            problems = error.errors(include_url=False, include_context=False, include_input=False)
            self._unreadable.note(
                collection, stored.id, (str(found["loc"][0]) for found in problems if found["loc"])
            )
            return False
        if fields is None:
            self._unreadable.forget(collection, stored.id)
        return True


@cache
def _part(record: type[BaseModel], fields: tuple[str, ...] | None) -> type[BaseModel]:
    """The record as a query for these fields gives it."""
    if fields is None:
        return record
    parts: dict[str, Any] = {
        name: (info.annotation, info)
        for name, info in record.model_fields.items()
        if name in fields
    }
    return create_model(record.__name__, **parts)

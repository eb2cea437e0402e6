"""Stored records as their collection declares them, whichever version has stored them.

Everybody reads through `ReadableDocuments`. A record of an earlier version is brought to the
present one (`CollectionSpec.upgrade`). One that cannot be read is set aside and told to operators,
and is never anybody's outage: it lacks a field or holds a value of a wrong type because somebody
changed it by hand or a restore was incomplete, its upgrade failed, or a newer version of the
program has stored it. Such a record is left out of every page and counted there, and opening it
says what is wrong.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ValidationError, create_model

from core import clock
from core.errors import RecordFromNewerVersion, RecordUnreadable, error_location
from core.ports.documents import (
    CollectionSpec,
    CountsChanges,
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
from core.stored.upgrades import upgraded

log = logging.getLogger(__name__)

M = TypeVar("M", bound=BaseModel)

Reason = Literal["damaged", "not_upgraded", "newer"]
"""Why a record cannot be read. newer: a newer version of the program has stored it."""

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
    """A record that was set aside, and when it was met (a stamp).

    `fields` are the names of the bad fields of a damaged one.
    """

    collection: str
    id: str
    fields: tuple[str, ...]
    seen_at: str
    reason: Reason = "damaged"


class UnreadableRecords:
    """The records that this process has met and could not read, at most a thousand.

    A record may be unreadable itself, or be whole and name a file that is missing or damaged.
    """

    def __init__(self) -> None:
        self._noted: dict[tuple[str, str, bool], UnreadableRecord] = {}

    def note(
        self,
        collection: str,
        id: str,
        fields: Iterable[str],
        *,
        of_file: bool = False,
        reason: Reason = "damaged",
    ) -> None:
        """Remember a record, and log it once. Only names are told: values may be a patient's."""
        names = tuple(dict.fromkeys(fields))
        key = (collection, id, of_file)
        known = self._noted.get(key)
        if known is not None and (known.fields, known.reason) == (names, reason):
            return
        if len(self._noted) < _MAX_NOTED:
            self._noted[key] = UnreadableRecord(collection, id, names, clock.stamp(), reason)
        what = ", ".join(names if names and reason == "damaged" else (reason, *names))
        log.error("the record %s of %s cannot be read: %s", id, collection, what)

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
        self._specs: Mapping[str, CollectionSpec] = {spec.name: spec for spec in collections}
        self._unreadable = unreadable
        self._counting = store if isinstance(store, CountsChanges) else None

    def change_numbers(self, collections: Sequence[str]) -> tuple[int, ...] | None:
        """As CountsChanges.change_numbers; None where the store does not count."""
        return self._counting.change_numbers(collections) if self._counting else None

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        """As DocumentStore.get. Raises RecordUnreadable, RecordFromNewerVersion."""
        stored = await self._store.get(collection, id)
        if stored is None:
            return None
        spec = self._specs[collection]
        readable = self._readable(spec, stored, spec.record)
        if readable is None:
            newer = stored.record_version > spec.version
            raise RecordFromNewerVersion if newer else RecordUnreadable
        return readable

    async def get_many(self, collection: str, ids: Sequence[str]) -> list[StoredDocument | None]:
        """As DocumentStore.get_many, with None for unreadable records as well."""
        spec = self._specs[collection]
        return [
            stored and self._readable(spec, stored, spec.record)
            for stored in await self._store.get_many(collection, ids)
        ]

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """As DocumentStore.query, without the unreadable records; they are counted."""
        items: list[StoredDocument] = []
        unreadable: list[str] = []
        wanted = query
        for _ in range(_MAX_ROUNDS):
            page = await self._page(collection, wanted)
            items += page.items
            unreadable += page.unreadable_ids
            if len(items) == query.limit or page.next_cursor is None or not unreadable:
                break
            # Who asks for the newest one wants one, and an empty page would pass for the end.
            wanted = replace(query, limit=query.limit - len(items), cursor=page.next_cursor)
        return DocumentPage(items, page.next_cursor, len(unreadable), tuple(unreadable))

    async def create(self, collection: str, id: str, data: JsonObject) -> StoredDocument:
        """As DocumentStore.create."""
        return await self._store.create(collection, id, data)

    async def replace(
        self, collection: str, id: str, data: JsonObject, version: str
    ) -> StoredDocument:
        """As DocumentStore.replace."""
        return await self._store.replace(collection, id, data, version)

    async def delete(self, collection: str, id: str, version: str | None = None) -> bool:
        """As DocumentStore.delete. Raises RecordFromNewerVersion."""
        if version is None:
            await self._keep_newer(collection, id)
        existed = await self._store.delete(collection, id, version)
        self._unreadable.forget_deleted(collection, id)
        return existed

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        """As DocumentStore.totals: unreadable records are counted, for they are there."""
        return await self._store.totals(collection, filters, sums)

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        """As DocumentStore.write. Raises RecordFromNewerVersion."""
        for step in writes:
            if isinstance(step, Delete) and step.version is None:
                await self._keep_newer(step.collection, step.id)
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

    async def _page(self, collection: str, query: Query) -> DocumentPage:
        """One page of the store, without its unreadable records."""
        spec = self._specs.get(collection)
        page = await self._store.query(collection, query)
        if spec is None:
            return page
        if query.fields is not None and any(
            item.record_version < spec.version for item in page.items
        ):
            # An upgrade needs the whole record.
            page = await self._store.query(collection, replace(query, fields=None))
            whole = [self._readable(spec, item, spec.record) for item in page.items]
            items = [_only(item, query.fields) for item in whole if item is not None]
        else:
            model = _part(spec.record, query.fields) if spec.record is not None else None
            parts = [self._readable(spec, item, model) for item in page.items]
            items = [item for item in parts if item is not None]
        given = {item.id for item in items}
        left_out = tuple(item.id for item in page.items if item.id not in given)
        return DocumentPage(items, page.next_cursor, len(left_out), left_out)

    async def _keep_newer(self, collection: str, id: str) -> None:
        """Raise RecordFromNewerVersion when a blind delete would hit such a record."""
        stored = await self._store.get(collection, id)
        if stored is not None and stored.record_version > self._specs[collection].version:
            raise RecordFromNewerVersion

    def _readable(
        self, spec: CollectionSpec, stored: StoredDocument, model: type[BaseModel] | None
    ) -> StoredDocument | None:
        """The record in the present version as this model, or None for one that is set aside."""
        present = self._in_present_version(spec, stored)
        if present is None:
            return None
        if model is not None:
            try:
                record = model.model_validate(present.data)
            except ValidationError as error:
                self._unreadable.note(spec.name, stored.id, _bad_fields(error))
                return None
            # Nobody else has the document yet, and a copy of each row would cost what this saves.
            object.__setattr__(present, "record", record)
        if model is spec.record:
            self._unreadable.forget(spec.name, stored.id)
        return present

    def _in_present_version(
        self, spec: CollectionSpec, stored: StoredDocument
    ) -> StoredDocument | None:
        if stored.record_version > spec.version:
            self._unreadable.note(spec.name, stored.id, (), reason="newer")
            return None
        if not stored.intact:
            self._unreadable.note(spec.name, stored.id, ())
            return None
        if stored.record_version == spec.version:
            return stored
        try:
            data = upgraded(stored.data, stored.record_version, spec.upgrade, spec.version)
            return replace(stored, data=data, record_version=spec.version)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: plugin code
            kind, where = type(error).__name__, error_location(error)
            log.error("the upgrade of %s failed: %s at %s", spec.name, kind, where)
            self._unreadable.note(spec.name, stored.id, (), reason="not_upgraded")
            return None


def record_of(stored: StoredDocument, model: type[M]) -> M:
    """The stored document as its collection's model, which whoever read it has mostly made already.

    Raises pydantic's ValidationError.
    """
    if type(stored.record) is model:
        return stored.record
    return model.model_validate(stored.data)


def _only(stored: StoredDocument, fields: Iterable[str]) -> StoredDocument:
    """The document as a query for these fields gives it."""
    data = {name: stored.data[name] for name in fields if name in stored.data}
    return replace(stored, data=data, record=None)


def _bad_fields(error: ValidationError) -> Iterator[str]:
    """The first of a place is a field of the record; what follows may be from its content."""
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        if problem["loc"]:
            yield str(problem["loc"][0])


@cache
def _part(record: type[BaseModel], fields: tuple[str, ...] | None) -> type[BaseModel]:
    """The record as a query for these fields gives it."""
    if fields is None or record.model_fields.keys() <= set(fields):
        return record
    parts: dict[str, Any] = {
        name: (info.annotation, info)
        for name, info in record.model_fields.items()
        if name in fields
    }
    return create_model(record.__name__, **parts)

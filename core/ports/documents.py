"""The document store port: JSON documents in declared collections, with declared indexes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pydantic import BaseModel

JsonObject = dict[str, Any]
"""A JSON object: str keys; values are str, int, float, bool, None, lists and objects of these."""

Upgrade = Callable[[JsonObject, int], JsonObject]
"""`upgrade(data, version)` gives the data that the next version has for a record of `version`.

It is called once for each version in between, with the whole record, and may change what it is
given. It is pure and quick, and reads nothing else. A record for which it raises is set aside.
"""

CountChanges = Callable[[Sequence[str]], "tuple[int, ...] | None"]
"""As `CountsChanges.change_numbers`, of a store that may not count: None then."""

Operator = Literal["==", "<", "<=", ">", ">=", "array_contains", "array_prefix"]


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """A composite index: equality fields first, then the order field.

    `fields` are field names in index order, a leading `-` for descending. A trailing `[]` marks
    a list field that is searched with `array_contains` (at most one in an index, and in a query).
    A query is served by an index whose fields are its equality and `array_contains` fields (in
    any order) followed by its order field; an index also serves the reverse order. A query whose
    equality fields and order field are one single field needs no declaration.

    .. versionadded:: 1
    """

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchSpec:
    """What the documents of a collection are searched by, in any combination, newest first.

    `fields` are field names; a trailing `[]` marks a list field. `order` is a field of stamps (ISO
    8601 in UTC to the microsecond); a document without one is not found. A query that is ordered by
    `-order` may join any number of `==` conditions on the single fields with any number of
    `array_contains` and `array_prefix` on the list fields, and a range of `order`; where there are
    list fields it names one of them. Totals may do the same, and have a range alone where there are
    none. Documents of one moment come in an order of the store's own.

    A store that has no index for a combination reads what its most selective condition finds, the
    newest first, and at most a fixed number of documents for each page and each total: a page may
    then hold fewer documents than asked for and still have a next one, and a total tells that it is
    not `complete`. `narrow` are single fields whose values few documents share: their totals may be
    added up like that too. `array_prefix` finds the beginnings of list elements where the store has
    an index of them, else whole ones.

    .. versionadded:: 2
    """

    fields: tuple[str, ...]
    order: str
    narrow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CollectionSpec:
    """A collection that a plugin owns: its name, the indexes its queries need, what it keeps.

    `sums` are the number fields that `totals` adds up: Firestore needs each in an index with the
    fields that are filtered. `record` is what a document looks like: one that does not fit is left
    out of every page, and reading it by its id raises RecordUnreadable. Fields beyond it do no
    harm. `search` is what it is searched by. `version` numbers what `record` looks like; it is kept
    beside each document, never in it. A document of an earlier version goes through `upgrade`
    whenever it is read, and is stored in the new version when it is next changed. One of a later
    version is left out like a damaged one, and neither changed nor deleted. `retention_days` is
    deprecated: it deletes nothing.

    .. versionadded:: 1
    .. versionchanged:: 2
        `sums`, `record` and `search`.
    """

    name: str
    indexes: tuple[IndexSpec, ...] = ()
    retention_days: int | None = None
    sums: tuple[str, ...] = ()
    record: type[BaseModel] | None = None
    version: int = 1
    upgrade: Upgrade | None = None
    search: SearchSpec | None = None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as stored. `version` is opaque: pass it back to `replace` or `delete`.

    `record_version` is the version of its collection in which it is stored. `record` is the
    document as its collection's model, where somebody has read it as that already. `intact` is
    False when what is stored is no JSON object, as after a change by hand; `data` is empty then.

    .. versionadded:: 1
    """

    id: str
    data: JsonObject
    version: str
    record_version: int = 1
    record: BaseModel | None = field(default=None, compare=False, repr=False)
    intact: bool = True


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one top-level field.

    .. versionadded:: 1
    """

    field: str
    op: Operator
    value: str | int | float | bool


@dataclass(frozen=True, slots=True)
class Query:
    """A page of a collection.

    At most one field may carry range operators, and it must be the `order_by` field. `order_by`
    has a leading `-` for descending; ties are broken by id in the same direction. `cursor` is the
    `next_cursor` of an earlier page of the same query. `fields` restricts the answer to these
    top-level fields (None: all). `limit` is 1 to 500.

    .. versionadded:: 1
    """

    filters: tuple[Filter, ...] = ()
    order_by: str | None = None
    limit: int = 50
    cursor: str | None = None
    fields: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Documents of a query in its order, and the cursor of the next page or None at the end.

    `unreadable` counts the documents among them that were left out, `unreadable_ids` names them.

    .. versionadded:: 1
    .. versionchanged:: 2
        `unreadable_ids`.
    """

    items: list[StoredDocument]
    next_cursor: str | None
    unreadable: int = 0
    unreadable_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """`count` of matching documents, and the sum of each asked-for number field.

    They are exact where `complete`; else they are of the newest documents that a search could look
    at (`SearchSpec`).

    .. versionadded:: 1
    """

    count: int
    sums: Mapping[str, float] = field(default_factory=dict)
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Create:
    """Batch step: create the document; the batch fails with Conflict when the id exists.

    .. versionadded:: 1
    """

    collection: str
    id: str
    data: JsonObject


@dataclass(frozen=True, slots=True)
class Replace:
    """Batch step: replace the document; fails with StaleVersion unless `version` is current.

    .. versionadded:: 1
    """

    collection: str
    id: str
    data: JsonObject
    version: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Batch step: delete the document; with `version` set it must be current.

    .. versionadded:: 1
    """

    collection: str
    id: str
    version: str | None = None


Write = Create | Replace | Delete


@runtime_checkable
class DocumentStore(Protocol):
    """JSON documents. Every method raises `Unavailable` when the store cannot be reached.

    What is written is kept with the present version of its collection (`CollectionSpec.version`).

    Field names used in filters and order are top-level keys of letters, digits and underscores.
    Ids are 1 to 200 characters of letters, digits, `_`, `-`, `.` and `:`; the collection must have
    been declared. A document is at most 900,000 bytes as JSON (`PayloadTooLarge`).

    .. versionadded:: 1
    """

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        """The document, or None when the id is unknown."""
        ...

    async def get_many(self, collection: str, ids: Sequence[str]) -> list[StoredDocument | None]:
        """The documents of these ids in their order, None for an unknown id, in one read."""
        ...

    async def create(self, collection: str, id: str, data: JsonObject) -> StoredDocument:
        """Store a new document. Raises Conflict when the id exists."""
        ...

    async def replace(
        self, collection: str, id: str, data: JsonObject, version: str
    ) -> StoredDocument:
        """Store new content over `version`. Raises NotFound, StaleVersion."""
        ...

    async def delete(self, collection: str, id: str, version: str | None = None) -> bool:
        """Delete; True when it existed. Raises StaleVersion when `version` is not current."""
        ...

    async def query(self, collection: str, query: Query) -> DocumentPage:
        """One page, by a declared index. Raises UndeclaredIndex, InvalidInput (bad cursor)."""
        ...

    async def totals(
        self, collection: str, filters: Sequence[Filter] = (), sums: Sequence[str] = ()
    ) -> Totals:
        """Exact count and sums of all matching documents, computed in the store."""
        ...

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        """Apply all (at most 100) or none, in order; None stands for a delete."""
        ...

    async def check(self) -> None:
        """Raise Unavailable unless the store answers."""
        ...

    async def close(self) -> None:
        """Release connections; the store is not used afterwards."""
        ...


@runtime_checkable
class CountsChanges(Protocol):
    """What a document store has beside `DocumentStore` where it numbers the changes.

    .. versionadded:: 2
    """

    def change_numbers(self, collections: Sequence[str]) -> tuple[int, ...] | None:
        """How the collections stand: the same as before where nobody has changed any of them.

        It counts the changes of all processes and costs next to nothing. None is given while it
        cannot be told.
        """
        ...


class UndeclaredIndex(Exception):
    """A query has no declared index: a mistake of the plugin, named with collection and fields."""

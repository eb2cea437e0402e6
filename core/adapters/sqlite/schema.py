"""How documents lie in SQLite: a table per collection, indexes over virtual columns of its JSON.

Each indexed field has two virtual columns, computed by SQLite from the JSON text and kept only in
the indexes: its rank (absent -1, null 0, bool 1, number 2, text 3, list 4, object 5) and its value.
Ordered by both, mixed types sort as in Firestore, and true is not 1. An index with a list field is
a table of its own with a row for each element; triggers keep it in the document's transaction.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from core.adapters.document_rules import index_fields
from core.ports.documents import CollectionSpec

META = "_collections"
PRESENT, BOOL, NUMBER, TEXT = 0, 1, 2, 3
HIGHEST_RANK = 5

_CREATE_META = f"""CREATE TABLE IF NOT EXISTS "{META}" (
    name TEXT NOT NULL PRIMARY KEY,
    changes INTEGER NOT NULL DEFAULT 0,
    documents INTEGER NOT NULL DEFAULT 0
)"""

_RANK = """CASE {type} WHEN 'null' THEN 0 WHEN 'true' THEN 1 WHEN 'false' THEN 1
WHEN 'integer' THEN 2 WHEN 'real' THEN 2 WHEN 'text' THEN 3 WHEN 'array' THEN 4
WHEN 'object' THEN 5 ELSE -1 END"""


def quoted(name: str) -> str:
    """A name as an SQL identifier. Names are checked before; none holds a quote."""
    return f'"{name}"'


def rank(field: str) -> str:
    """The column with the field's type."""
    return quoted(f"rank:{_folded(field)}")


def value(field: str) -> str:
    """The column with the field's value."""
    return quoted(f"value:{_folded(field)}")


def sum_column(field: str) -> str:
    """The column of a search index with a number field; NULL where there is no number."""
    return quoted(f"sum:{_folded(field)}")


def index_name(collection: str, fields: tuple[str, ...]) -> str:
    """The name of a declared index, and of the table that is a list index."""
    return f"{collection}:{_folded(','.join(fields))}"


def implicit_name(collection: str, field: str) -> str:
    """The name of a single-field index that was made when it was first needed."""
    return f"{collection}:single:{_folded(field)}"


def _folded(name: str) -> str:
    # SQLite's names are blind to case, field names are not.
    return re.sub("[A-Z]", r"^\g<0>", name)


def list_field(fields: Iterable[str]) -> str | None:
    """The index's list field without its mark, if it has one."""
    return next((field[:-2] for field in fields if field.endswith("[]")), None)


def prepare(connection: sqlite3.Connection, specs: Iterable[CollectionSpec], *, drop: bool) -> None:
    """Make tables and indexes that are missing; `drop` those that are declared no longer."""
    connection.execute(_CREATE_META)
    for spec in specs:
        wanted = {index_name(spec.name, f): f for f in map(index_fields, spec.indexes)}
        # To add columns to a table that is there takes SQLite longer than all the rest.
        plain = (names for names in wanted.values() if list_field(names) is None)
        columns = _columns(dict.fromkeys(chain.from_iterable(plain)))
        connection.execute(
            f"""CREATE TABLE IF NOT EXISTS {quoted(spec.name)} (
                seq INTEGER PRIMARY KEY,
                id TEXT NOT NULL UNIQUE,
                version INTEGER NOT NULL,
                record_version INTEGER NOT NULL DEFAULT 1,
                data TEXT NOT NULL{"".join(f", {column}" for column in columns)}
            )"""
        )
        connection.execute(f'INSERT OR IGNORE INTO "{META}" (name) VALUES (?)', (spec.name,))
        if drop:
            for name in _declared_names(connection, spec.name) - wanted.keys():
                _drop(connection, name)
        for name, fields in wanted.items():
            ensure_index(connection, spec.name, name, fields)


def exists(connection: sqlite3.Connection, name: str) -> bool:
    """Whether there is a table or an index of this name; a list index is a table."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,))
    return found.fetchone() is not None


def ensure_index(
    connection: sqlite3.Connection, collection: str, name: str, fields: tuple[str, ...]
) -> None:
    """Make the index, with all documents that exist, unless it is there."""
    if exists(connection, name):
        return
    if (listed := list_field(fields)) is None:
        _add_columns(connection, collection, fields)
        columns = ", ".join(f"{rank(field)}, {value(field)}" for field in fields)
        connection.execute(f"CREATE INDEX {quoted(name)} ON {quoted(collection)} ({columns}, id)")
    else:
        _create_list_index(connection, collection, name, fields, listed)


def _add_columns(connection: sqlite3.Connection, collection: str, fields: tuple[str, ...]) -> None:
    rows = connection.execute(f"PRAGMA table_xinfo({quoted(collection)})")
    present = {quoted(row[1]) for row in rows}
    for column in _columns(field for field in fields if rank(field) not in present):
        connection.execute(f"ALTER TABLE {quoted(collection)} ADD COLUMN {column}")


def _columns(fields: Iterable[str]) -> Iterator[str]:
    """The virtual columns of fields, as SQL."""
    for field in fields:
        yield f"{rank(field)} GENERATED ALWAYS AS ({_rank_of('data', field)}) VIRTUAL"
        yield f"{value(field)} GENERATED ALWAYS AS ({_value_of('data', field)}) VIRTUAL"


def _create_list_index(
    connection: sqlite3.Connection,
    collection: str,
    name: str,
    fields: tuple[str, ...],
    listed: str,
) -> None:
    columns = ", ".join(f"{rank(field)}, {value(field)}" for field in fields)
    table, documents = quoted(name), quoted(collection)
    connection.execute(
        f"CREATE TABLE {table} ({columns}, id TEXT NOT NULL, seq INTEGER NOT NULL, "
        f"PRIMARY KEY ({columns}, id)) WITHOUT ROWID"
    )
    connection.execute(f"CREATE INDEX {quoted(f'{name}:seq')} ON {table} (seq)")

    def rows(document: str) -> str:
        keys = ", ".join(
            f"{_RANK.format(type='e.type')}, coalesce(e.value, 0)"
            if field == f"{listed}[]"
            else f"{_rank_of(f'{document}.data', field)}, {_value_of(f'{document}.data', field)}"
            for field in fields
        )
        return f"""INSERT OR IGNORE INTO {table} SELECT {keys}, {document}.id, {document}.seq"""

    def elements(document: str) -> str:
        path = f"'$.{listed}'"
        return (
            f"json_each({document}.data, {path}) AS e "
            f"WHERE json_type({document}.data, {path}) = 'array'"
        )

    connection.execute(f"{rows('d')} FROM {documents} AS d, {elements('d')}")
    add = f"{rows('NEW')} FROM {elements('NEW')};"
    remove = f"DELETE FROM {table} WHERE seq = OLD.seq;"
    for event, body in (
        ("INSERT", add),
        ("UPDATE OF data", f"{remove} {add}"),
        ("DELETE", remove),
    ):
        trigger = quoted(f"{name}:{event.split()[0].lower()}")
        connection.execute(
            f"CREATE TRIGGER {trigger} AFTER {event} ON {documents} BEGIN {body} END"
        )


def _rank_of(data: str, field: str) -> str:
    return _RANK.format(type=f"json_type({data}, '$.{field}')")


def _value_of(data: str, field: str) -> str:
    return f"coalesce(json_extract({data}, '$.{field}'), 0)"


def _declared_names(connection: sqlite3.Connection, collection: str) -> set[str]:
    """Names of the declared indexes that exist; those made on first need are kept."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('index', 'table') AND name GLOB ?",
        (f"{collection}:*",),
    )
    return {name for (name,) in rows if ":" not in name[len(collection) + 1 :]}


def _drop(connection: sqlite3.Connection, name: str) -> None:
    if list_field(name.partition(":")[2].split(",")) is None:
        connection.execute(f"DROP INDEX {quoted(name)}")
        return
    for event in ("insert", "update", "delete"):
        connection.execute(f"DROP TRIGGER {quoted(f'{name}:{event}')}")
    connection.execute(f"DROP TABLE {quoted(name)}")

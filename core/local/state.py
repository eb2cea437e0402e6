"""The service's kept state: one SQLite file, safe against a killed process."""

from __future__ import annotations

import json
import secrets
import sqlite3
import string
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.stored.schema_number import refuse_newer

SCHEMA = 1
"""The schema number of the file. All before it were of the schema below."""

Json = dict[str, object]
SqlValue = str | int | float | bytes | None

_ALPHABET = string.ascii_letters + string.digits

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL COLLATE NOCASE,
    type TEXT NOT NULL,
    filename TEXT,
    content TEXT NOT NULL,
    size INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_name ON documents (name, id);
CREATE INDEX IF NOT EXISTS documents_by_creation ON documents (created_at, id);

CREATE TABLE IF NOT EXISTS rag_indexes (
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    model TEXT NOT NULL,
    UNIQUE (document_id, model)
);

CREATE TABLE IF NOT EXISTS document_parts (
    document_id TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    part BLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS document_vectors (
    document_id TEXT NOT NULL UNIQUE REFERENCES documents (id) ON DELETE CASCADE,
    vectors BLOB NOT NULL
);

CREATE TABLE IF NOT EXISTS agents (
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL COLLATE NOCASE,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS agents_by_creation ON agents (created_at, id);

CREATE TABLE IF NOT EXISTS agent_documents (
    agent_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (agent_id, document_id)
);
CREATE INDEX IF NOT EXISTS agent_documents_by_document ON agent_documents (document_id);

CREATE TABLE IF NOT EXISTS conversations (
    id TEXT NOT NULL UNIQUE,
    agent_id TEXT NOT NULL,
    user_id TEXT,
    status TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS conversations_by_start ON conversations (started_at, id);
CREATE INDEX IF NOT EXISTS conversations_by_agent ON conversations (agent_id, started_at, id);
CREATE INDEX IF NOT EXISTS conversations_open ON conversations (status) WHERE status <> 'done';

CREATE TABLE IF NOT EXISTS signatures (
    signature TEXT NOT NULL UNIQUE,
    agent_id TEXT NOT NULL,
    conversation_id TEXT,
    expires_at REAL NOT NULL
);

CREATE TABLE IF NOT EXISTS speech_history (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    voice_id TEXT NOT NULL,
    model TEXT NOT NULL,
    text TEXT NOT NULL,
    cost INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    audio BLOB NOT NULL,
    alignment TEXT NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS counters (
    name TEXT NOT NULL UNIQUE,
    value INTEGER NOT NULL
);
"""


def new_id(prefix: str = "") -> str:
    """A random id like the provider's: 20 letters and digits, or prefix_ and 28 of them."""
    length = 28 if prefix else 20
    body = "".join(secrets.choice(_ALPHABET) for _ in range(length))
    return f"{prefix}_{body}" if prefix else body


def new_ordered_id(prefix: str) -> str:
    """The same, where a later id is the greater one: it begins with the time in nanoseconds.

    Times are whole seconds in the protocol, and a list has what began in one second by id.
    """
    time_in_hex = f"{time.time_ns():016x}"
    return f"{prefix}_{time_in_hex}{new_id(prefix)[-12:]}"


class State:
    """One SQLite connection, shared by the worker threads under a lock.

    Statements take microseconds here, so that a lock costs less than a pool of connections.
    Raises NewerFile.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        refuse_newer(self._connection, SCHEMA)
        # WAL with NORMAL keeps every committed change when the process is killed.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._connection.execute("PRAGMA busy_timeout = 5000")
        self._connection.executescript(f"{_SCHEMA} PRAGMA user_version = {SCHEMA};")

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()

    def rows(self, sql: str, values: Sequence[SqlValue] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[SqlValue] = ()) -> sqlite3.Row | None:
        """The first row of a query."""
        with self._lock:
            found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def write(self, sql: str, values: Sequence[SqlValue] = ()) -> int:
        """Run one changing statement; the number of rows it touched."""
        with self._lock:
            return self._connection.execute(sql, values).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside happen together or not at all."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def count(self, counter: str) -> int:
        """A counter's value."""
        row = self.row("SELECT value FROM counters WHERE name = ?", (counter,))
        return int(row["value"]) if row else 0

    def add(self, counter: str, amount: int) -> None:
        """Add to a counter."""
        self.write(
            "INSERT INTO counters (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
            (counter, amount),
        )


def dump(body: Json) -> str:
    """JSON text of an object, as stored."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Json:
    """The object of a stored JSON text."""
    body = json.loads(text)
    assert isinstance(body, dict)
    return body

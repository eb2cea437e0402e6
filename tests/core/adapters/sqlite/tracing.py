"""A SQLite store that keeps the SQL it runs, and a look at how SQLite does it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.ports.documents import CollectionSpec


class TracedStore(SqliteDocumentStore):
    """The store as it is; `statements` is the SQL with its values, as SQLite has run it."""

    def __init__(
        self, path: Path, collections: Sequence[CollectionSpec], statements: list[str]
    ) -> None:
        super().__init__(path, collections)
        self.statements = statements

    def _connect(self) -> sqlite3.Connection:
        connection = super()._connect()
        connection.set_trace_callback(self.statements.append)
        return connection


def worked_on_documents(statements: Sequence[str]) -> list[str]:
    """The statements that read or change documents; making an index reads all of them."""
    verbs = ("SELECT", "UPDATE", "DELETE", "INSERT INTO")
    others = ("_collections", "sqlite_master")
    return [
        sql
        for sql in dict.fromkeys(statements)
        if sql.startswith(verbs) and not any(table in sql for table in others)
    ]


def plans(path: Path, statements: Sequence[str]) -> dict[str, list[str]]:
    """How SQLite does each statement, step by step."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return {
            sql: [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
            for sql in statements
        }


def slow(path: Path, statements: Sequence[str]) -> dict[str, list[str]]:
    """The statements that read a whole table or index, or sort.

    A list that a statement is given is read whole too, as "SCAN json_each".
    """
    return {
        sql: steps
        for sql, steps in plans(path, statements).items()
        if any(
            (step.startswith("SCAN") and not step.startswith("SCAN json_each"))
            or "TEMP B-TREE" in step
            for step in steps
        )
    }


def trigger_statements(path: Path) -> list[str]:
    """What the triggers do when a document goes, with a document's number in it."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        bodies = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        texts = [body.partition(" BEGIN ")[2] for (body,) in bodies]
    parts = [part.strip() for text in texts for part in text.split(";")]
    # A number out of the table, because SQLite uses no index where the types do not fit.
    number = '(SELECT seq FROM "notes" WHERE seq = 7)'
    return [part.replace("OLD.seq", number) for part in parts if part.startswith("DELETE")]

"""One SQLite file for many threads and processes: connections, transactions, errors."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from core.adapters.sqlite.migrations import SCHEMA
from core.adapters.sqlite.waiting_writes import WaitingWrites
from core.errors import Unavailable
from core.i18n import text
from core.stored.schema_number import NewerFile, refuse_newer

log = logging.getLogger(__name__)

T = TypeVar("T")

READERS = 3
LOCK_SECONDS = 5.0
"""How long a call waits for other processes that write."""
PREPARE_SECONDS = 30.0
"""How long the first call waits for another process that builds an index."""
CACHE_KIB = 400
"""Pages that each connection keeps; the operating system has the others, once for all of them."""

# The primary codes (https://sqlite.org/rescode.html) that tell about the file, not about our SQL.
_UNREACHABLE = {
    sqlite3.SQLITE_BUSY: text("The database is busy."),
    sqlite3.SQLITE_LOCKED: text("The database is busy."),
    sqlite3.SQLITE_FULL: text("The disk is full."),
    sqlite3.SQLITE_IOERR: text("The database file cannot be read or written."),
    sqlite3.SQLITE_CANTOPEN: text("The database file cannot be opened."),
    sqlite3.SQLITE_PERM: text("The database file may not be used."),
    sqlite3.SQLITE_READONLY: text("The database file may not be written."),
    sqlite3.SQLITE_AUTH: text("The database file may not be used."),
    sqlite3.SQLITE_PROTOCOL: text("The database is busy."),
    sqlite3.SQLITE_CORRUPT: text("The database file is damaged."),
    sqlite3.SQLITE_NOTADB: text("The database file is damaged."),
}


class Database:
    """Runs work on connections of its threads: one that writes, several that read.

    `prepare` makes the schema in a transaction of its own, before the first work. It is told
    whether it runs for the first time, and may run again when something of it is missing, because
    another process with other declarations has changed it.
    """

    def __init__(
        self,
        path: Path,
        connect: Callable[[], sqlite3.Connection],
        prepare: Callable[[sqlite3.Connection, bool], None],
        lock_seconds: float = LOCK_SECONDS,
    ) -> None:
        self._path = path
        self._connect = connect
        self._prepare = prepare
        self._lock_seconds = lock_seconds
        self._preparing = threading.Lock()
        self._prepared = 0
        self._ready = False
        self._closed = False
        self._local = threading.local()
        self._connections: set[sqlite3.Connection] = set()
        # Serves quick reads in the thread of the event loop; made once the file is prepared.
        self._quick: sqlite3.Connection | None = None
        self._quick_thread = 0
        # One thread writes, so that the writes of this process never wait for each other's lock.
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="sqlite-write")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="sqlite-read")
        self._waiting = WaitingWrites()

    async def read(self, work: Callable[[sqlite3.Connection], T], *, quick: bool = False) -> T:
        """Do the work on a reading thread.

        Work that is `quick` reads a few rows by an index: that takes less time than to hand it to
        a thread, and is done here unless the file makes it wait.
        """
        if not quick:
            return await self._submit(self._readers, work)
        if (connection := self.quick_connection()) is not None:
            try:
                return work(connection)
            except sqlite3.Error:
                # The file is busy, or has changed: a thread waits for it and prepares it again.
                self._drop_quick()
        result = await self._submit(self._readers, work)
        if self._quick is None:
            await self._submit(self._readers, self._open_quick)
            self._quick_thread = threading.get_ident()
        return result

    def quick_connection(self) -> sqlite3.Connection | None:
        """The connection for quick reads in this thread, if there is one yet."""
        if self._closed or self._quick_thread != threading.get_ident():
            return None
        return self._quick

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do the work in a transaction: an exception undoes all of it.

        Work that waits at the same time shares one transaction, because what a transaction costs is
        to have it on the disk; it is undone alone all the same.
        """
        self._require_open()
        waiting = self._waiting.add(work, time.monotonic() + self._lock_seconds)
        self._writer.submit(self._waiting.do, self._run_transaction)
        return await asyncio.wrap_future(waiting)

    async def close(self) -> None:
        """Wait for running work and close every connection."""
        self._closed = True
        await asyncio.to_thread(self._shut_down)

    def _shut_down(self) -> None:
        for executor in (self._writer, self._readers):
            executor.shutdown(wait=True)
        for connection in self._connections:
            connection.close()
        self._connections.clear()

    def _open_quick(self, _: sqlite3.Connection) -> None:
        # Where it cannot be made, threads go on reading.
        with self._preparing, contextlib.suppress(sqlite3.Error, NewerFile):
            if self._quick is None:
                connection = self._connect()
                # The event loop waits for nobody.
                _wait_for_locks(connection, 0)
                self._connections.add(connection)
                self._quick = connection

    def _drop_quick(self) -> None:
        connection, self._quick = self._quick, None
        if connection is not None:
            self._connections.discard(connection)
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    async def _submit(
        self, executor: ThreadPoolExecutor, work: Callable[[sqlite3.Connection], T]
    ) -> T:
        self._require_open()
        return await asyncio.get_running_loop().run_in_executor(executor, self._run, work)

    def _require_open(self) -> None:
        if self._closed:
            raise Unavailable(text("The document store is closed because the program stops."))

    def _run_transaction(self, work: Callable[[sqlite3.Connection], T], deadline: float) -> T:
        def transaction(connection: sqlite3.Connection) -> T:
            # Work that has queued behind others waits less for the lock, so that a lock held by
            # another process delays every caller by the same time.
            _wait_for_locks(connection, max(deadline - time.monotonic(), 0.0))
            with immediate(connection):
                return work(connection)

        return self._run(transaction)

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            seen = self._ensure_prepared()
            try:
                return work(self._connection())
            except sqlite3.OperationalError as error:
                if _primary_code(error) != sqlite3.SQLITE_ERROR:
                    raise
                # A table or index is missing: another process dropped it, or the file is new. What
                # this connection knows of the tables is read anew by another one. The message ends
                # with what it is about, which can be a word that was searched for.
                log.warning("sqlite: %s", str(error).partition(":")[0].partition('"')[0])
                self._drop_connection()
                self._forget(seen)
                self._ensure_prepared()
                return work(self._connection())
        except sqlite3.Error as error:
            sentence = _UNREACHABLE.get(_primary_code(error))
            if sentence is None:
                raise
            self._drop_connection()
            log.warning("sqlite: %s", getattr(error, "sqlite_errorname", "error"))
            raise Unavailable(sentence, error_code="store_unavailable") from error
        except OSError as error:
            log.warning("sqlite: the file cannot be opened: %s", type(error).__name__)
            sentence = _UNREACHABLE[sqlite3.SQLITE_CANTOPEN]
            raise Unavailable(sentence, error_code="store_unavailable") from error

    def _ensure_prepared(self) -> int:
        if not self._ready:
            with self._preparing:
                if not self._ready:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    # SQLite would let everybody on the machine read the file.
                    os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))
                    connection = self._connection()
                    _wait_for_locks(connection, PREPARE_SECONDS)
                    with immediate(connection):
                        self._prepare(connection, self._prepared == 0)
                    _wait_for_locks(connection, self._lock_seconds)
                    self._prepared += 1
                    self._ready = True
        return self._prepared

    def _forget(self, seen: int) -> None:
        with self._preparing:
            # Another thread may have prepared it again already.
            if self._prepared == seen:
                self._ready = False

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
            self._connections.add(connection)
        return connection

    def _drop_connection(self) -> None:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            self._local.connection = None
            self._connections.discard(connection)
            with contextlib.suppress(sqlite3.Error):
                connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file, in write-ahead mode, without implicit transactions.

    Raises NewerFile.
    """
    connection = sqlite3.connect(
        path,
        timeout=LOCK_SECONDS,
        isolation_level=None,
        cached_statements=512,
        # It is used by one thread, but closed by another when the program stops.
        check_same_thread=False,
    )
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            # A file that is refused stays as it is.
            refuse_newer(connection, SCHEMA)
            connection.execute("PRAGMA journal_mode = WAL")
            break
        except NewerFile:
            connection.close()
            raise
        except sqlite3.Error as error:
            # SQLite does not wait by itself while another process switches a new file to WAL.
            if _primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                connection.close()
                raise
            time.sleep(0.02)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    return connection


@contextlib.contextmanager
def immediate(connection: sqlite3.Connection) -> Iterator[None]:
    """A writing transaction, alone from its beginning."""
    connection.execute("BEGIN IMMEDIATE")
    with _ending(connection):
        yield


@contextlib.contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """A reading transaction: all statements see one state."""
    connection.execute("BEGIN")
    with _ending(connection):
        yield


@contextlib.contextmanager
def _ending(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
        connection.execute("COMMIT")
    finally:
        # SQLite has ended the transaction itself after some errors, such as a full disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _wait_for_locks(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


def _primary_code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", -1) & 0xFF

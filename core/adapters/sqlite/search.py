"""The search index of a collection: full text (FTS5) over what its documents are searched by.

What a document is found by are tokens: one for the value of each single field, and one for each
element of a list field. They lie in a full-text table whose row numbers are the documents' moments,
so that the newest come first, a range of time is a range of rows, and a page begins anywhere at the
same cost. A second table of these numbers leads to the documents and has their sums. Both change in
the transaction of the document. They are built anew when they are not of the present declaration,
or when somebody changed documents without them.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from core import clock
from core.adapters.sqlite.schema import META, exists, quoted, sum_column
from core.errors import ConfigurationError
from core.ports.documents import CollectionSpec, Filter, JsonObject, SearchSpec
from core.stored.upgrades import upgraded

KNOWN = "_search"
"""The table that tells what each search index was made for, and up to which change it is."""

_TIES = 8
"""Bits of a row number that tell documents of one microsecond apart."""
_MAX_INDEXED = 5
"""Characters of the longest beginnings with an index: two of each token tell field and type."""
_FEW_TOKENS = 8
_FORM = 1
"""Changes with the form of tokens and tables, so that older ones are built anew."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# The tokenizer "ascii" takes small letters, digits and all that is not ASCII as they are.
_OTHERS = re.compile(r"[\x00-/:-`{-\x7f]")


def require_full_text() -> None:
    """Raise ConfigurationError unless this Python's SQLite has FTS5."""
    if not _has_full_text():
        raise ConfigurationError(
            [
                f"SQLite {sqlite3.sqlite_version} of this Python lacks full-text search (FTS5): "
                "use a Python whose SQLite was built with it, as python.org's and Debian's are"
            ]
        )


@cache
def _has_full_text() -> bool:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(tokens, tokenize = 'ascii')")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True


def terms_table(collection: str) -> str:
    """The full-text table with the tokens."""
    return f"{collection}:search:terms"


def rows_table(collection: str) -> str:
    """The table from row numbers to documents, with the sums."""
    return f"{collection}:search:rows"


def vocabulary_table(collection: str) -> str:
    """The view of the full-text table that lists its tokens."""
    return f"{collection}:search:vocabulary"


def create_known(connection: sqlite3.Connection) -> None:
    """Make the table of search indexes unless it is there."""
    connection.execute(
        f"""CREATE TABLE IF NOT EXISTS {quoted(KNOWN)} (
            name TEXT NOT NULL PRIMARY KEY,
            shape TEXT NOT NULL,
            changes INTEGER NOT NULL
        )"""
    )


def prepare(connection: sqlite3.Connection, specs: Iterable[CollectionSpec]) -> None:
    """Make the search indexes of these collections, or make them anew where that is needed."""
    create_known(connection)
    for spec in specs:
        if spec.search is None:
            continue
        [changes] = connection.execute(
            f'SELECT changes FROM "{META}" WHERE name = ?', (spec.name,)
        ).fetchone()
        shape = _shape(spec, spec.search)
        known = connection.execute(
            f"SELECT shape, changes FROM {quoted(KNOWN)} WHERE name = ?", (spec.name,)
        ).fetchone()
        if known == (shape, changes) and exists(connection, terms_table(spec.name)):
            continue
        _build(connection, spec)
        connection.execute(
            f"INSERT OR REPLACE INTO {quoted(KNOWN)} (name, shape, changes) VALUES (?, ?, ?)",
            (spec.name, shape, changes),
        )


def _shape(spec: CollectionSpec, search: SearchSpec) -> str:
    return json.dumps([_FORM, search.fields, search.order, spec.sums, spec.version])


def _build(connection: sqlite3.Connection, spec: CollectionSpec) -> None:
    terms, rows = quoted(terms_table(spec.name)), quoted(rows_table(spec.name))
    vocabulary = quoted(vocabulary_table(spec.name))
    connection.execute(f"DROP TABLE IF EXISTS {vocabulary}")
    connection.execute(f"DROP TABLE IF EXISTS {terms}")
    connection.execute(f"DROP TABLE IF EXISTS {rows}")
    connection.execute(
        # Neither places nor lengths are asked for.
        f"CREATE VIRTUAL TABLE {terms} USING fts5(tokens, tokenize = 'ascii', detail = none, "
        f"columnsize = 0, prefix = '3 4 {_MAX_INDEXED}')"
    )
    connection.execute(f"CREATE VIRTUAL TABLE {vocabulary} USING fts5vocab({terms}, 'row')")
    sums = "".join(f", {sum_column(name)}" for name in spec.sums)
    connection.execute(
        f"CREATE TABLE {rows} (key INTEGER PRIMARY KEY, seq INTEGER NOT NULL UNIQUE{sums})"
    )
    documents = connection.execute(
        f"SELECT seq, record_version, data FROM {quoted(spec.name)} ORDER BY seq"
    )
    for seq, record_version, text in documents:
        data = _present(spec, record_version, text)
        if data is not None:
            _add(connection, spec, seq, data)


def _present(spec: CollectionSpec, record_version: object, text: str) -> JsonObject | None:
    """A stored document as the present version has it; None for one that cannot be read."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or not isinstance(record_version, int):
            return None
        return upgraded(data, record_version, spec.upgrade, spec.version)
    except Exception:  # noqa: BLE001 - an upgrade is plugin code; reading the record tells of it
        return None


def put(
    connection: sqlite3.Connection, spec: CollectionSpec, seq: int, data: JsonObject, changes: int
) -> None:
    """Index a document that was stored, instead of what it was before."""
    if spec.search is not None:
        _add(connection, spec, seq, data, _take_out(connection, spec, seq))
        _note(connection, spec, changes)


def remove(connection: sqlite3.Connection, spec: CollectionSpec, seq: int, changes: int) -> None:
    """Take a document that is deleted out of the index."""
    if spec.search is not None:
        _take_out(connection, spec, seq)
        _note(connection, spec, changes)


def _note(connection: sqlite3.Connection, spec: CollectionSpec, changes: int) -> None:
    connection.execute(
        f"UPDATE {quoted(KNOWN)} SET changes = ? WHERE name = ?", (changes, spec.name)
    )


def _take_out(connection: sqlite3.Connection, spec: CollectionSpec, seq: int) -> int | None:
    """The row number that the document had."""
    rows = quoted(rows_table(spec.name))
    found = connection.execute(f"SELECT key FROM {rows} WHERE seq = ?", (seq,)).fetchone()
    if found is None:
        return None
    key: int = found[0]
    connection.execute(f"DELETE FROM {quoted(terms_table(spec.name))} WHERE rowid = ?", (key,))
    connection.execute(f"DELETE FROM {rows} WHERE key = ?", (key,))
    return key


def _add(
    connection: sqlite3.Connection,
    spec: CollectionSpec,
    seq: int,
    data: JsonObject,
    before: int | None = None,
) -> None:
    assert spec.search is not None  # its callers have looked
    first = _first_key(data.get(spec.search.order))
    if first is None:
        return
    key = before if before is not None and before >> _TIES == first >> _TIES else None
    rows = quoted(rows_table(spec.name))
    if key is None:
        key = _free_key(connection, rows, first)
    sums = [_number(data.get(name)) for name in spec.sums]
    columns = "".join(f", {sum_column(name)}" for name in spec.sums)
    connection.execute(
        f"INSERT INTO {rows} (key, seq{columns}) VALUES (?, ?{', ?' * len(sums)})",
        (key, seq, *sums),
    )
    tokens = " ".join(dict.fromkeys(_tokens(spec.search, data)))
    connection.execute(
        f"INSERT INTO {quoted(terms_table(spec.name))} (rowid, tokens) VALUES (?, ?)", (key, tokens)
    )


def _free_key(connection: sqlite3.Connection, rows: str, first: int) -> int:
    while True:
        beyond = first + (1 << _TIES)
        [last] = connection.execute(
            f"SELECT max(key) FROM {rows} WHERE key >= ? AND key < ?", (first, beyond)
        ).fetchone()
        if last is None:
            return first
        if last + 1 < beyond:
            return int(last) + 1
        first = beyond  # more documents of one microsecond than have room: a microsecond later


def _first_key(stamp: object) -> int | None:
    """The smallest row number of a moment; None for what is no stamp."""
    if not isinstance(stamp, str):
        return None
    try:
        moment = clock.parse(stamp)
    except ValueError:
        return None
    return None if moment.tzinfo is None else key_of(moment)


def key_of(moment: datetime) -> int:
    """The smallest row number of a moment."""
    return ((moment - _EPOCH) // _MICROSECOND) << _TIES


def _number(value: object) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _tokens(search: SearchSpec, data: JsonObject) -> Iterator[str]:
    for place, field in enumerate(search.fields):
        content = data.get(field.removesuffix("[]"))
        if not field.endswith("[]"):
            content = [content]
        for element in content if isinstance(content, list) else ():
            if isinstance(element, str | int | float):
                yield _token(place, element)


def match_of(
    connection: sqlite3.Connection, spec: CollectionSpec, conditions: Iterable[Filter]
) -> str:
    """The full-text expression that finds the documents with all these tokens."""
    assert spec.search is not None  # there is a search of it
    terms = []
    for condition in conditions:
        listed = condition.op in ("array_contains", "array_prefix")
        place = spec.search.fields.index(f"{condition.field}[]" if listed else condition.field)
        token = _token(place, condition.value)
        if condition.op == "array_prefix":
            terms.append(_beginning(connection, spec, token))
        else:
            terms.append(f'"{token}"')
    return " AND ".join(terms)


def _beginning(connection: sqlite3.Connection, spec: CollectionSpec, token: str) -> str:
    """What finds every token that begins like this.

    FTS5 gathers all that a beginning finds before it gives the first row. Of few tokens it gives
    one row after the other; beginnings of a few letters have an index and begin many tokens.
    """
    if len(token) > _MAX_INDEXED:
        found = connection.execute(
            f"SELECT term FROM {quoted(vocabulary_table(spec.name))} "
            "WHERE term >= ? AND term < ? LIMIT ?",
            (token, token + "\U0010ffff", _FEW_TOKENS + 1),
        ).fetchall()
        if 0 < len(found) <= _FEW_TOKENS:
            return "(" + " OR ".join(f'"{one}"' for (one,) in found) + ")"
    return f'"{token}" *'


def _token(place: int, value: str | int | float | bool) -> str:
    """A value of a field as one token; texts, numbers and bools of the same look differ."""
    letter = chr(ord("a") + place)
    if isinstance(value, str):
        return f"{letter}t{_escaped(value)}"
    if isinstance(value, bool):
        return f"{letter}b{int(value)}"
    whole = int(value) if isinstance(value, float) and value.is_integer() else value
    return f"{letter}n{_escaped(repr(whole))}"


def _escaped(text: str) -> str:
    return _OTHERS.sub(lambda found: f"\ue000{ord(found[0]):x}\ue001", text)

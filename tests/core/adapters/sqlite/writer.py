"""A process that writes pairs of documents and says so, until it is killed.

    python -m tests.core.adapters.sqlite.writer FILE NAME FIRST

From the number FIRST on, the documents `NAME-<n>-a` and `NAME-<n>-b` are written in one batch; then
`<n>` is printed. One document, `NAME-last`, is replaced in the same batch.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
from pathlib import Path

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.ports.documents import Create, JsonObject, Replace
from tests.core.ports.document_contract import COLLECTIONS, NOTES


def content(number: int, part: str) -> JsonObject:
    """What the document of this number and part holds."""
    return {
        "status": "open",
        "created_at": number,
        "tags": ["knee", part],
        "text": f"{number} {part} " * 300,
    }


async def write(path: Path, name: str, first: int) -> None:
    """Write pairs for ever."""
    store = SqliteDocumentStore(path, COLLECTIONS)
    last = await store.get(NOTES, f"{name}-last")
    if last is None:
        last = await store.create(NOTES, f"{name}-last", {"number": -1})
    for number in itertools.count(first):
        *_, last = await store.write(
            [
                *(Create(NOTES, f"{name}-{number}-{part}", content(number, part)) for part in "ab"),
                Replace(NOTES, last.id, {"number": number}, last.version),
            ]
        )
        assert last is not None  # the last step is no delete
        print(number, flush=True)  # noqa: T201 - this is how the test learns it


if __name__ == "__main__":
    asyncio.run(write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))

"""Documents, conditions and queries that the suites of every document store share."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping
from typing import Any

from core.ports.documents import (
    Create,
    DocumentStore,
    Filter,
    JsonObject,
    Operator,
    Query,
    StoredDocument,
)
from tests.core.ports.document_contract import NOTES

OPEN = Filter("status", "==", "open")
DONE = Filter("done", "==", True)
KNEE = Filter("tags", "array_contains", "knee")

MIXED: dict[str, Any] = {
    "null": None,
    "false": False,
    "true": True,
    "minus": -1.5,
    "zero": 0,
    "one": 1,
    "one_and_a_half": 1.5,
    "ten": 10,
    "upper": "Z",
    "lower": "a",
    "accent": "é",
    "chinese": "糖",
    "emoji": "🩺",
}
"""Values of every scalar type under ids, in the order of all stores."""


async def fill(store: DocumentStore, documents: Mapping[str, JsonObject]) -> None:
    """Store all documents in NOTES."""
    steps = [Create(NOTES, name, data) for name, data in documents.items()]
    for start in range(0, len(steps), 100):
        await store.write(steps[start : start + 100])


async def ids(store: DocumentStore, query: Query) -> list[str]:
    """The ids of one page."""
    return [document.id for document in (await store.query(NOTES, query)).items]


async def all_pages(store: DocumentStore, query: Query) -> list[StoredDocument]:
    """All documents of a query, page by page; each page but the last is full."""
    found: list[StoredDocument] = []
    while True:
        page = await store.query(NOTES, query)
        found += page.items
        if page.next_cursor is None:
            return found
        assert len(page.items) == query.limit
        query = dataclasses.replace(query, cursor=page.next_cursor)


def some_documents(count: int, seed: int) -> dict[str, JsonObject]:
    """Documents with many ties, absent fields and mixed types."""
    rng = random.Random(seed)
    documents: dict[str, JsonObject] = {}
    for _ in range(count):
        candidates = {
            "status": rng.choice(["open", "closed", "öffnen", True, 1, None]),
            "done": rng.choice([True, False, 1, 0, "true", None]),
            "created_at": rng.choice([f"2024-01-{rng.randrange(1, 6):02}", rng.randrange(3)]),
            "at": rng.choice([rng.randrange(4), rng.randrange(4) / 2, "x", None, True, [1], {}]),
            "owner": rng.choice(["ann", "bob"]),
            "tags": rng.choice(
                [[], ["knee"], ["hip", "knee", "knee"], "knee", [1, True], ["1", None], None]
            ),
            "size": rng.choice([1, 2.5, -3, "4", True, None]),
        }
        documents[f"n{rng.randrange(10**6)}"] = {
            name: value for name, value in candidates.items() if rng.random() < 0.85
        }
    return documents


EQUAL: list[tuple[Filter, ...]] = [
    (),
    (OPEN,),
    (Filter("status", "==", True),),
    (Filter("status", "==", 1),),
    (KNEE,),
    (Filter("tags", "array_contains", 1),),
    (Filter("tags", "array_contains", True),),
    (KNEE, OPEN),
    (DONE, OPEN),
    (Filter("done", "==", 1), Filter("status", "==", "closed")),
    (Filter("owner", "==", "ann"), KNEE),
]
RANGES: list[tuple[Operator, str | float | bool] | None] = [
    None,
    (">=", 1),
    (">", 0.5),
    ("<", 2),
    ("<=", True),
    (">=", "x"),
    ("<", "2024-01-03"),
]
SERVED = [
    (),
    ("at",),
    ("created_at",),
    ("created_at", "status"),
    ("created_at", "status", "tags[]"),
    ("created_at", "tags[]"),
    ("at", "done", "status"),
    ("done", "status"),
    ("at", "owner", "tags[]"),
    ("status",),
    ("tags[]",),
]


def served_queries() -> list[Query]:
    """Every combination of the above that a declared or a single-field index serves."""
    queries = []
    for equal in EQUAL:
        for order in (None, "at", "created_at", "status"):
            fields = {f"{f.field}[]" if f is KNEE or f.op != "==" else f.field for f in equal}
            if tuple(sorted(fields | ({order} if order else set()))) not in SERVED:
                continue
            for condition in RANGES if order and order not in fields else [None]:
                filters = equal
                if condition:
                    filters = (*equal, Filter(order or "", condition[0], condition[1]))
                for direction in ("", "-") if order else ("",):
                    queries.append(Query(filters, f"{direction}{order}" if order else None))
    return queries

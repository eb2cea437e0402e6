"""What Firestore bills for, counted: reads, writes and deletes of documents, and bytes both ways.

Each document that a query gives is a read, and a query without one is a read too; an aggregation is
a read for each thousand index entries (https://cloud.google.com/firestore/pricing).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

_ENTRIES_A_READ = 1_000


class Usage:
    """Counts by kind (`reads`, `writes`, `deletes`, `bytes`), collection and method."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str, str]] = Counter()

    def aggregated(self, collection: str, entries: int) -> None:
        """An aggregation has looked at so many index entries."""
        reads = max(1, -(-entries // _ENTRIES_A_READ))
        self.counts["reads", collection, "RunAggregationQuery"] += reads

    def answered(self, method: str, request: Any, answer: Any) -> None:
        """A request was answered."""
        collection = ""
        if method == "Commit":
            for write in request.writes:
                kind = "deletes" if write.delete else "writes"
                collection = (write.delete or write.update.name).split("/")[-2]
                self.counts[kind, collection, method] += 1
                self.counts["bytes", collection, method] += write.ByteSize()
        elif method == "BatchGetDocuments":
            for name in request.documents:
                collection = name.split("/")[-2]
                self.counts["reads", collection, method] += 1
        elif method == "RunQuery":
            collection = request.structured_query.from_[0].collection_id
            found = sum(one.HasField("document") for one in answer)
            self.counts["reads", collection, method] += max(1, found)
        several: Sequence[Any] = answer if isinstance(answer, list) else [answer]
        self.counts["bytes", collection, method] += sum(one.ByteSize() for one in several)

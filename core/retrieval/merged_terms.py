"""The terms of many documents put together, so that one look finds all texts that hold a term."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from core.retrieval.document_parts import DocumentPart, narrow, term_hash

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

N = TypeVar("N", bound="np.generic")

# Letters that related words share at least, and letters by which their endings may differ.
_RELATED_PREFIX = 5
_RELATED_ENDING = 2

_KEPT_RELATED = 1_024


class MergedTerms:
    """Finds a term among several documents.

    An entry is one term of one document. Putting 2,000 documents together takes a quarter of a
    second, and the arrays are kept once: `parts` are the same documents as views of them.
    """

    def __init__(self, parts: Sequence[DocumentPart]) -> None:
        # Imported here: a process without an index need not load it.
        import numpy as np

        sizes = [len(part.hashes) for part in parts]
        self._hashes = _joined([part.hashes for part in parts], np.uint64)
        self._passages = narrow(_joined([part.passages for part in parts], np.uint32))
        self._counts = _joined([part.counts for part in parts], np.uint16)
        self._whole = narrow(_joined([part.whole for part in parts], np.uint32))
        self._held_by = narrow(_joined([part.held_by for part in parts], np.uint32))
        self._occurrences = _joined([part.occurrences for part in parts], np.uint16)
        self._owners = narrow(np.repeat(np.arange(len(parts), dtype=np.uint32), sizes))
        self._starts = np.zeros(len(self._hashes) + 1, np.uint32)
        np.cumsum(self._occurrences, out=self._starts[1:])
        # The passages of a document follow those of the documents before it.
        self.first_passages = np.cumsum([0, *(part.size for part in parts)])
        self._order = np.argsort(self._hashes, kind="stable").astype(np.int32)
        entries = np.cumsum([0, *sizes])
        at = np.cumsum([0, *(len(part.passages) for part in parts)])
        self.parts = [
            replace(
                part,
                hashes=self._hashes[entries[n] : entries[n + 1]],
                whole=self._whole[entries[n] : entries[n + 1]],
                held_by=self._held_by[entries[n] : entries[n + 1]],
                occurrences=self._occurrences[entries[n] : entries[n + 1]],
                passages=self._passages[at[n] : at[n + 1]],
                counts=self._counts[at[n] : at[n + 1]],
            )
            for n, part in enumerate(parts)
        ]
        self.related = lru_cache(_KEPT_RELATED)(self._related)
        self._entries = lru_cache(_KEPT_RELATED)(self._find_entries)

    def __contains__(self, term: str) -> bool:
        return len(self._entries(term)) > 0

    def passages_with(self, term: str) -> tuple[NDArray[Any], NDArray[Any]] | None:
        """The passages that hold the term, counted through all documents, and how often."""
        import numpy as np

        entries = self._entries(term)
        if not len(entries):
            return None
        starts = self._starts[entries].astype(np.intp)
        lengths = self._occurrences[entries].astype(np.intp)
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1]) + np.repeat(starts - ends + lengths, lengths)
        first = np.repeat(self.first_passages[self._owners[entries]], lengths)
        return first + self._passages[places], self._counts[places]

    def documents_with(self, term: str) -> tuple[NDArray[Any], NDArray[Any]] | None:
        """The numbers of the documents that hold the term, and how often with their titles."""
        entries = self._entries(term)
        if not len(entries):
            return None
        return self._owners[entries], self._whole[entries]

    def _find_entries(self, term: str) -> NDArray[np.int32]:
        # Not by numpy's search, which copies the whole order to make its numbers longer.
        wanted = term_hash(term)
        first = bisect_left(self._order, wanted, key=self._hash)
        end = bisect_right(self._order, wanted, first, key=self._hash)
        return self._order[first:end]

    def _hash(self, entry: np.int32) -> int:
        return int(self._hashes[entry])

    def _related(self, stem: str) -> tuple[str, ...]:
        """Terms that differ from a word in its last letters only ("sweaty" and "sweat").

        Of a short word only a plural that the stemmer leaves as it is ("pie" and "pies").
        """
        if len(stem) < _RELATED_PREFIX:
            plural = (f"{stem}s", f"{stem}es", stem.removesuffix("s"))
            return tuple(term for term in plural if len(stem) > 2 and term != stem and term in self)
        prefix = stem[: max(_RELATED_PREFIX, len(stem) - _RELATED_ENDING)]
        found = {term for part in self.parts for term in part.beginning_with(prefix)}
        return tuple(sorted(term for term in found if len(term) <= len(prefix) + _RELATED_ENDING))


def _joined(arrays: Sequence[NDArray[Any]], kind: type[N]) -> NDArray[N]:
    import numpy as np

    return np.concatenate([np.empty(0, kind), *arrays]).astype(kind, copy=False)

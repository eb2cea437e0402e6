"""Keeps the vectors of the documents' sentences, and makes them in the background."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from core.local.documents import SMALLEST_INDEXED_BYTES, Document, DocumentStore
from core.local.errors import VoiceApiError
from core.local.state import State
from core.ports.embeddings import EmbeddingsUnavailable, SentenceEmbeddings

if TYPE_CHECKING:
    from core.retrieval.document_parts import DocumentPart
    from core.retrieval.document_vectors import DocumentVectors, Meaning

log = logging.getLogger(__name__)

_REST_SECONDS = 60.0
"""After so long a question has vectors made that could not be made before."""


class DocumentMeanings:
    """The vectors of the documents, kept in the state.

    A document has them some time after its search index was asked for: 3 s of processor for 8 KB.
    Until then its answers are chosen by words. One that is too small for a search index gets them
    when it is first asked. Where they cannot be made it is tried again with a later question.
    Vectors of another model count as none. Without a model there are none.
    """

    def __init__(
        self,
        state: State,
        documents: DocumentStore,
        embeddings: SentenceEmbeddings | None,
        *,
        rest_seconds: float = _REST_SECONDS,
    ) -> None:
        self._rest_seconds = rest_seconds
        self._state = state
        self._documents = documents
        self._embeddings = embeddings
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        # By document: from when on a failure is tried again, and what waits to be.
        self._not_before: dict[str, float] = {}
        self._asked: set[str] = set()
        self._thread = threading.Thread(target=self._work, name="meanings", daemon=True)

    def start(self) -> None:
        """Begin with the documents that have no vectors, or those of another model."""
        if self._embeddings is None:
            return
        for row in self._state.rows("SELECT DISTINCT document_id FROM rag_indexes"):
            self._waiting.put(row["document_id"])
        self._thread.start()

    def stop(self) -> None:
        """End after the sentences in work; what is left is made after the next start."""
        if self._embeddings is None:
            return
        self._stopping.set()
        self._waiting.put(None)
        self._embeddings.close()
        self._thread.join()

    def make_later(self, document_id: str) -> None:
        """Make the vectors of a document in the background, where they are not there."""
        if self._embeddings is not None:
            self._waiting.put(document_id)

    def of(
        self, documents: Mapping[str, Document], parts: Mapping[str, DocumentPart]
    ) -> Meaning | None:
        """What an index over these documents compares meanings by; None without a model."""
        embeddings = self._embeddings
        if embeddings is None:
            return None

        def vectors(document_id: str) -> DocumentVectors | None:
            kept = self._kept(parts[document_id], document_id, embeddings)
            if kept is not None or time.monotonic() < self._not_before.get(document_id, 0.0):
                return kept
            if documents[document_id].size < SMALLEST_INDEXED_BYTES:
                return self._made(parts[document_id], document_id, embeddings)
            if document_id in self._not_before and document_id not in self._asked:
                self._asked.add(document_id)
                self._waiting.put(document_id)
            return None

        from core.retrieval.document_vectors import Meaning

        return Meaning(embeddings, vectors)

    def _work(self) -> None:
        assert self._embeddings is not None
        if self._state.row("SELECT 1 FROM document_vectors LIMIT 1") is not None:
            # The model is read now, so that the first patient does not wait for it.
            with suppress(EmbeddingsUnavailable):
                self._embeddings.of_question("")
        while (document_id := self._waiting.get()) is not None and not self._stopping.is_set():
            try:
                part = self._documents.part(self._documents.get(document_id))
            except VoiceApiError:
                continue  # deleted meanwhile
            if self._kept(part, document_id, self._embeddings) is None:
                self._made(part, document_id, self._embeddings)
            self._asked.discard(document_id)

    def _kept(
        self, part: DocumentPart, document_id: str, embeddings: SentenceEmbeddings
    ) -> DocumentVectors | None:
        from core.retrieval.document_vectors import DocumentVectors

        row = self._state.row(
            "SELECT vectors FROM document_vectors WHERE document_id = ?", (document_id,)
        )
        if row is None:
            return None
        try:
            vectors = DocumentVectors.load(row["vectors"])
        except ValueError:
            return None
        return vectors if vectors.is_of(part, embeddings.model) else None

    def _made(
        self, part: DocumentPart, document_id: str, embeddings: SentenceEmbeddings
    ) -> DocumentVectors | None:
        from core.retrieval.document_vectors import DocumentVectors

        try:
            vectors = DocumentVectors.build(part, embeddings)
        except EmbeddingsUnavailable as error:
            if not self._stopping.is_set():
                log.warning("document %s is searched by its words alone: %s", document_id, error)
            self._not_before[document_id] = time.monotonic() + self._rest_seconds
            return None
        self._not_before.pop(document_id, None)
        # A document that was deleted meanwhile gets none.
        self._state.write(
            "INSERT OR REPLACE INTO document_vectors (document_id, vectors)"
            " SELECT id, ? FROM documents WHERE id = ?",
            (vectors.dump(), document_id),
        )
        return vectors

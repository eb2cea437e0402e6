"""What is made of each document for the search: once for each version of it, kept in blobs."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from core.context import PluginContext
from core.errors import AppError
from core.ports.documents import StoredDocument
from core.ports.embeddings import EmbeddingsUnavailable, SentenceEmbeddings
from plugins.knowledge.models import COLLECTION
from plugins.knowledge.texts import delete_made, find_text, index_key, vectors_key

if TYPE_CHECKING:
    from core.retrieval.document_parts import DocumentPart
    from core.retrieval.document_vectors import DocumentVectors

log = logging.getLogger(__name__)

_MADE = "application/octet-stream"
_AT_ONCE = 16

PartKey = tuple[str, str, str]
"""A document's id, the SHA-256 of its text (hex), and its title."""


def part_key(stored: StoredDocument) -> PartKey:
    """Which part belongs to the document as it is stored."""
    return stored.id, stored.data["content_sha256"], stored.data["disease_name"]


class IndexParts:
    """The parts of the documents. The sync makes them; one that is missing is made when asked for.

    A part lies beside the text that it was made of, and is deleted with it. A new title or a new
    format of the parts writes it anew.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._making: dict[PartKey, asyncio.Future[DocumentPart | None]] = {}
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._one_at_a_time = asyncio.Lock()

    async def part(self, stored: StoredDocument) -> DocumentPart | None:
        """The part of the document as it is stored; None when its text is not there."""
        key = part_key(stored)
        making = self._making.get(key)
        if making is None:
            # Two who need it at once make it once.
            making = self._making[key] = asyncio.ensure_future(self._make(stored))
            making.add_done_callback(lambda _: self._making.pop(key, None))
        return await asyncio.shield(making)

    async def vectors(
        self, stored: StoredDocument, part: DocumentPart, embeddings: SentenceEmbeddings
    ) -> DocumentVectors | None:
        """The vectors of a part's sentences; None where none can be made now.

        The first time it takes 3 s of processor for 8 KB, in a process of its own.
        """
        from core.retrieval.document_vectors import DocumentVectors

        content_key = stored.data["content_key"]
        async with self._one_at_a_time:
            with suppress(AppError, ValueError):
                kept = DocumentVectors.load(
                    await self._context.blobs.read_all(vectors_key(content_key))
                )
                if kept.is_of(part, embeddings.model):
                    return kept
            try:
                made = await asyncio.to_thread(DocumentVectors.build, part, embeddings)
            except EmbeddingsUnavailable as error:
                log.warning("document %s is compared by its words alone: %s", stored.id, error)
                return None
        await self._put(stored, vectors_key(content_key), made.dump())
        return made

    async def _make(self, stored: StoredDocument) -> DocumentPart | None:
        async with self._slots:
            kept = await self._kept(stored)
            if kept is not None:
                return kept
            text = await find_text(self._context, stored)
            if text is None:
                return None
            from core.retrieval.document_parts import DocumentPart  # not waited for by a start

            title = stored.data["disease_name"]
            part = await asyncio.to_thread(DocumentPart.build, title, text)
            content_key = stored.data["content_key"]
            await self._put(stored, index_key(content_key), await asyncio.to_thread(part.dump))
            return part

    async def _kept(self, stored: StoredDocument) -> DocumentPart | None:
        from core.retrieval.document_parts import DocumentPart  # not waited for by a start

        # One that cannot be read is made anew; where the store is away, the text tells.
        with suppress(AppError, ValueError):
            data = await self._context.blobs.read_all(index_key(stored.data["content_key"]))
            part = await asyncio.to_thread(DocumentPart.load, data)
            if part.is_of(stored.data["disease_name"], stored.data["content_sha256"]):
                return part
        return None

    async def _put(self, stored: StoredDocument, key: str, data: bytes) -> None:
        content_key = stored.data["content_key"]
        try:
            await self._context.blobs.put(key, data, _MADE)
            [now] = await self._context.documents.get_many(COLLECTION, [stored.id])
            if now is None or content_key not in (
                now.data["content_key"],
                *now.data["old_content_keys"],
            ):
                # The text was deleted meanwhile, maybe before this was put beside it.
                await delete_made(self._context, content_key)
        except AppError as error:
            # It is made again when it is needed again.
            log.warning("document %s: %s was not kept: %s", stored.id, key, error.error_code)

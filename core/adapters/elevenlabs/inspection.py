"""What ElevenLabs has of our documents, asked without charge."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

from core.adapters.elevenlabs.payloads import EMBEDDING_MODEL
from core.adapters.provider_errors import Service
from core.i18n import Text, text

TOO_SMALL = "document_too_small"
INDEX_FAILURES = {
    "failed": text("the document could not be made searchable"),
    "rag_limit_exceeded": text("the plan's room for searchable documents is used up"),
    "cannot_index_folder": text("a folder cannot be made searchable"),
}
_NO_INDEX: Text = text("the document is not searchable there")
_READY = "succeeded"
_SMALLEST_INDEXED = 500  # bytes
_PAGE = 100
_SECONDS = 60.0
_ONCE = {"max_retries": 0}

Calls = Callable[[str, float], AbstractAsyncContextManager[Any]]


class DocumentInspection:
    """Reads entries back; `calls` gives a part of the SDK's client."""

    def __init__(self, calls: Calls, service: Service) -> None:
        self._calls = calls
        self._service = service

    async def text(self, provider_id: str) -> str:
        """The text of an entry. Raises NotFound."""
        async with self._calls("conversational_ai.knowledge_base.documents", _SECONDS) as api:
            return str(await api.get_content(provider_id, request_options=_ONCE))

    async def passages(self, provider_id: str) -> list[str]:
        """The passages that agents search; a short text has none and is given to them whole."""
        async with self._calls("conversational_ai", _SECONDS) as api:
            found = await api.get_document_rag_indexes(provider_id, request_options=_ONCE)
        status = {
            getattr(index, "model", None): getattr(index, "status", None)
            for index in found.indexes or ()
        }.get(EMBEDDING_MODEL)
        if status == _READY:
            return await self._chunks(provider_id)
        if status in (None, TOO_SMALL):
            whole = await self.text(provider_id)
            if status == TOO_SMALL or len(whole.encode()) < _SMALLEST_INDEXED:
                return [whole]
            raise self._service.refused(_NO_INDEX, "not_indexed")
        if status in INDEX_FAILURES:
            raise self._service.refused(INDEX_FAILURES[status], status)
        raise self._service.busy(None, "still_indexing")

    async def _chunks(self, provider_id: str) -> list[str]:
        passages: list[str] = []
        cursor: str | None = None
        part = "conversational_ai.knowledge_base.documents.chunks"
        async with self._calls(part, _SECONDS) as api:
            while True:
                page = await api.list(
                    provider_id,
                    embedding_model=EMBEDDING_MODEL,
                    page_size=_PAGE,
                    cursor=cursor,
                    request_options=_ONCE,
                )
                passages += [chunk.content or "" for chunk in page.chunks or ()]
                following = page.next_cursor
                if not following or following == cursor:
                    return passages
                cursor = following

"""The knowledge base at ElevenLabs: texts that agents answer from."""

from __future__ import annotations

from core.adapters.elevenlabs.calls import LISTING_SECONDS, ONCE, PAGE, ElevenLabsCalls, next_cursor
from core.adapters.elevenlabs.inspection import INDEX_FAILURES, TOO_SMALL, DocumentInspection
from core.adapters.elevenlabs.payloads import EMBEDDING_MODEL
from core.errors import NotFound, ProviderRefused
from core.ports.knowledge_room import KnowledgeRoom
from core.ports.voice import KnowledgeEntry

_KNOWLEDGE = "conversational_ai.knowledge_base"
_DOCUMENTS = f"{_KNOWLEDGE}.documents"
_DOCUMENT = f"{_KNOWLEDGE}.document"


class DocumentCalls(ElevenLabsCalls):
    """What a `VoiceProvider` does with documents."""

    async def find_documents(self, name_prefix: str) -> list[KnowledgeEntry]:
        """All knowledge-base entries whose name starts with the prefix, case-sensitively."""
        found: list[KnowledgeEntry] = []
        cursor: str | None = None
        async with self._calls(_KNOWLEDGE, LISTING_SECONDS) as api:
            while True:
                page = await api.list(
                    page_size=PAGE,
                    search=name_prefix or None,
                    cursor=cursor,
                    request_options=ONCE,
                )
                found += [
                    KnowledgeEntry(row.id, row.name)
                    for row in page.documents or ()
                    if row.id and (row.name or "").startswith(name_prefix)
                ]
                cursor = next_cursor(page.has_more, page.next_cursor, cursor)
                if cursor is None:
                    return found

    async def create_document(self, name: str, text: str) -> str:
        """Create a text entry and have it indexed for search. Returns the provider's id."""
        async with self._calls(_DOCUMENTS) as api:
            created = await api.create_from_text(text=text, name=name, request_options=ONCE)
        provider_id = self._id(created, "id")
        await self._index(provider_id)
        return provider_id

    async def update_document(self, provider_id: str, name: str, text: str) -> None:
        """Replace name and text in place, and have the text indexed again. Raises NotFound."""
        async with self._calls(_DOCUMENTS) as api:
            await api.update(provider_id, name=name, content=text, request_options=ONCE)
        await self._index(provider_id)

    async def _index(self, provider_id: str) -> None:
        """Start the search index; the provider finishes it by itself.

        Below some 500 bytes there is none, and the agent is given the whole text instead.
        """
        try:
            async with self._calls(_DOCUMENT) as api:
                index = await api.compute_rag_index(
                    provider_id, model=EMBEDDING_MODEL, request_options=ONCE
                )
        except ProviderRefused as refusal:
            if refusal.error_code == TOO_SMALL:
                return
            raise
        status = getattr(index, "status", None)
        if status in INDEX_FAILURES:
            raise self._service.refused(INDEX_FAILURES[status], status)

    async def delete_document(self, provider_id: str) -> None:
        """Delete and detach from agents; an unknown id is already deleted."""
        try:
            async with self._calls(_DOCUMENTS) as api:
                await api.delete(provider_id, force=True, request_options=ONCE)
        except NotFound:
            return

    async def knowledge_room(self) -> KnowledgeRoom:
        """The bytes of searchable documents: those that are there, and those of the plan."""
        async with self._calls("conversational_ai") as api:
            found = await api.rag_index_overview(request_options=ONCE)
        used, limit = found.total_used_bytes, found.total_max_bytes
        # The SDK does not validate answers; a plan with no room at all is none that is told.
        if not isinstance(used, int) or not isinstance(limit, int) or limit <= 0:
            raise self._service.unreadable()
        return KnowledgeRoom(used, limit)

    async def document_text(self, provider_id: str) -> str:
        """The text of an entry as it is kept there. Raises NotFound."""
        return await self._inspection().text(provider_id)

    async def document_passages(self, provider_id: str) -> list[str]:
        """The passages of an entry that agents search. Raises NotFound, ProviderBusy."""
        return await self._inspection().passages(provider_id)

    def _inspection(self) -> DocumentInspection:
        return DocumentInspection(self._calls, self._service)

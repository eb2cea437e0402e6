"""What other features read of the documents: texts, provider entries and a search index."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from core.context import PluginContext
from core.errors import FieldProblem, InvalidInput
from core.i18n import text
from core.ports.documents import StoredDocument
from core.ports.voice import KnowledgeEntry
from core.records.kept import KeptRecords
from plugins.knowledge.approvals import DocumentApprovals
from plugins.knowledge.contract import ContentVersion, SearchPassage, SourceText
from plugins.knowledge.identifiers.questions import require_answered
from plugins.knowledge.index_parts import IndexParts, PartKey, part_key
from plugins.knowledge.listing import find_each
from plugins.knowledge.models import COLLECTION, content_version, provider_name
from plugins.knowledge.service import unknown_document
from plugins.knowledge.texts import read_text, told_text

if TYPE_CHECKING:
    from core.retrieval.document_parts import DocumentPart
    from core.retrieval.index import DocumentIndex

_KEPT_INDEXES = 16

_IndexKey = tuple[PartKey, ...]


class KnowledgeTexts:
    """A `KnowledgeReader` and `KnowledgeIndexes`.

    Indexes are kept in memory for as long as their texts do not change.
    """

    def __init__(self, context: PluginContext) -> None:
        self._context = context
        self._documents = context.documents
        self._records = KeptRecords(COLLECTION, context.documents.get_many, context.change_numbers)
        self._parts = context.shared(IndexParts)
        self._approvals = context.shared(DocumentApprovals)
        self._indexes: OrderedDict[_IndexKey, asyncio.Future[DocumentIndex]] = OrderedDict()

    async def source(self, knowledge_id: str) -> SourceText:
        """The document's text. Raises NotFound, and Conflict while it may hold a patient's data."""
        stored = await self._documents.get(COLLECTION, knowledge_id)
        if stored is None:
            raise unknown_document()
        content = await read_text(self._context, stored)
        await require_answered(stored, content)
        return SourceText(
            knowledge_id=stored.id,
            disease_name=stored.data["disease_name"],
            text=await told_text(content),
            content_sha256=stored.data["content_sha256"],
        )

    async def versions(self, knowledge_ids: Collection[str]) -> Mapping[str, ContentVersion]:
        """Which text each document has now, by its id; unknown and unreadable ones are left out."""
        found = await self._readable(list(dict.fromkeys(knowledge_ids)))
        return {stored.id: content_version(stored) for stored in found}

    async def require(self, knowledge_ids: Sequence[str], field: str) -> None:
        """Raise InvalidInput naming each unknown id under the field's path, or
        RecordUnreadable."""
        found = await find_each(self._context, knowledge_ids)
        problems = tuple(
            FieldProblem(f"{field}.{number}", text("There is no document with this id"))
            for number, stored in enumerate(found)
            if stored is None
        )
        if problems:
            detail = "; ".join(f"{problem.field}: {problem.message}" for problem in problems)
            raise InvalidInput(detail, fields=problems)

    async def versions_in_use(self, knowledge_ids: Collection[str]) -> Mapping[str, ContentVersion]:
        """The same of the texts that agents answer from."""
        found = await self._readable(list(dict.fromkeys(knowledge_ids)))
        return {stored.id: content_version(self._approvals.as_used(stored)) for stored in found}

    async def require_approved(
        self, knowledge_ids: Sequence[str], field: str, linked: Collection[str] = ()
    ) -> None:
        """Raise InvalidInput naming each document that the clinic's rule keeps from agents."""
        if not self._approvals.approved_only:
            return
        found = await self._documents.get_many(COLLECTION, knowledge_ids)
        problems = tuple(
            FieldProblem(
                f"{field}.{number}",
                text(
                    "“{name}” is not approved. Open it in Upload Knowledge, read it and approve it",
                    name=stored.data["disease_name"],
                ),
            )
            for number, stored in enumerate(found)
            if stored is not None
            and stored.id not in linked
            and self._approvals.keeps_from_agents(stored.data)
        )
        if problems:
            detail = "; ".join(f"{problem.field}: {problem.message}" for problem in problems)
            raise InvalidInput(detail, fields=problems)

    async def entries(self, knowledge_ids: Sequence[str]) -> list[KnowledgeEntry]:
        """The provider's entries of those documents that it has, in the given order."""
        return [
            KnowledgeEntry(
                stored.data["elevenlabs_document_id"],
                provider_name(stored.id, stored.data["disease_name"]),
            )
            for stored in await self._readable(knowledge_ids)
            if stored.data["elevenlabs_document_id"] is not None
        ]

    async def index(self, knowledge_ids: Sequence[str]) -> DocumentIndex:
        """A searchable index of these documents, with the texts that agents answer from; unknown
        and unreadable ones are left out.
        """
        stored = [self._approvals.as_used(one) for one in await self._readable(knowledge_ids)]
        key: _IndexKey = tuple(map(part_key, stored))
        building = self._indexes.get(key)
        if building is None:
            # Kept while it is built, so that two questions at once build it once.
            building = asyncio.ensure_future(self._build(key, stored))
            self._indexes[key] = building
            building.add_done_callback(lambda done: self._forget_failed(key, done))
            if len(self._indexes) > _KEPT_INDEXES:
                self._indexes.popitem(last=False)
        self._indexes.move_to_end(key)
        return await asyncio.shield(building)

    async def by_entry(self, knowledge_ids: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The id and name of each of these documents that the voice service has, by the id that it
        has there.
        """
        return {
            stored.data["elevenlabs_document_id"]: (stored.id, stored.data["disease_name"])
            for stored in await self._readable(knowledge_ids)
            if stored.data["elevenlabs_document_id"] is not None
        }

    async def by_meaning(self, knowledge_ids: Sequence[str]) -> DocumentIndex | None:
        """The same index, which compares by meaning too: only to be used in a worker thread, which
        waits for the vectors of each document that it comes to. None without embeddings.
        """
        embeddings = self._context.embeddings
        if embeddings is None:
            return None
        from core.retrieval.document_vectors import DocumentVectors, Meaning
        from core.retrieval.index import DocumentIndex

        stored = [self._approvals.as_used(one) for one in await self._readable(knowledge_ids)]
        parts = (await self.index(knowledge_ids)).parts
        by_id, part_of = {one.id: one for one in stored}, dict(parts)
        loop = asyncio.get_running_loop()
        found: dict[str, DocumentVectors | None] = {}

        def vectors(document_id: str) -> DocumentVectors | None:
            if document_id not in found:
                asked = self._parts.vectors(by_id[document_id], part_of[document_id], embeddings)
                found[document_id] = asyncio.run_coroutine_threadsafe(asked, loop).result()
            return found[document_id]

        return await asyncio.to_thread(DocumentIndex.of_parts, parts, Meaning(embeddings, vectors))

    async def search(
        self, question: str, knowledge_ids: Sequence[str], limit: int
    ) -> list[SearchPassage]:
        """The passages of these documents that fit a question, best first."""
        index = await self.index(knowledge_ids)
        found = await asyncio.to_thread(index.search, question, limit)
        return [
            SearchPassage(
                knowledge_id=passage.document_id,
                disease_name=passage.document_title,
                section_id=passage.section_id,
                section_title=passage.section_title,
                text=passage.text,
                score=passage.score,
            )
            for passage in found
        ]

    def _forget_failed(self, key: _IndexKey, done: asyncio.Future[DocumentIndex]) -> None:
        if done.cancelled() or done.exception() is not None:
            self._indexes.pop(key, None)

    async def _build(self, key: _IndexKey, stored: Sequence[StoredDocument]) -> DocumentIndex:
        # No start waits for what is imported here.
        from core.retrieval.index import DocumentIndex

        known = self._known(key)
        missing = [found for found in stored if part_key(found) not in known]
        made = await asyncio.gather(*(self._parts.part(found) for found in missing))
        for found, part in zip(missing, made, strict=True):
            if part is not None:
                known[part_key(found)] = part
        parts = [(found.id, known[one]) for found in stored if (one := part_key(found)) in known]
        if len(parts) < len(stored):
            # Not kept: an operator may bring the missing text back at any moment.
            self._indexes.pop(key, None)
        return await asyncio.to_thread(DocumentIndex.of_parts, parts)

    def _known(self, wanted: _IndexKey) -> dict[PartKey, DocumentPart]:
        """Those of the parts that an index in memory has, such as that of before an edit."""
        left = set(wanted)
        known: dict[PartKey, DocumentPart] = {}
        for made in reversed(self._indexes.values()):
            if not left:
                break
            if not made.done() or made.cancelled() or made.exception() is not None:
                continue
            for identifier, part in made.result().parts:
                one = (identifier, part.text_sha256.hex(), part.title)
                if one in left:
                    left.discard(one)
                    known[one] = part
        return known

    async def _readable(self, knowledge_ids: Sequence[str]) -> list[StoredDocument]:
        """Those of the documents that are there and can be read, in the given order."""
        found = await self._records.get_many(knowledge_ids)
        return [stored for stored in found if stored is not None]

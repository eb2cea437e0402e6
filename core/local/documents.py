"""Keeps the knowledge base documents, and knows which agents use them."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import time
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import TYPE_CHECKING

from core.local.errors import VoiceApiError
from core.local.paging import Filters, Page, prefix_pattern, read_page
from core.local.state import Json, State, dump, load, new_id

if TYPE_CHECKING:
    from core.retrieval.document_parts import DocumentPart

# Below this many bytes the provider makes no retrieval index of a document.
SMALLEST_INDEXED_BYTES = 500

# A clinic's programs write a reference behind a document's name, to find the document again.
_REFERENCE = re.compile(r"\s*\[[^\[\]]*\]\s*$")

_SUMMARY = "id, name, type, filename, size, version, created_at, updated_at"


class SortBy(StrEnum):
    """What a list of documents is ordered by."""

    NAME = "name"
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    SIZE = "size"


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `size` is in bytes, times are Unix seconds; `version` grows with each edit."""

    id: str
    name: str
    type: str
    filename: str | None
    size: int
    version: int
    created_at: int
    updated_at: int

    @property
    def title(self) -> str:
        """The name as a patient hears it: "Gout" for "Gout [kd_0123]"."""
        return _REFERENCE.sub("", self.name) or self.name

    @classmethod
    def from_row(cls, row: sqlite3.Row) -> Document:
        """The document of a table row."""
        return cls(
            id=row["id"],
            name=row["name"],
            type=row["type"],
            filename=row["filename"],
            size=row["size"],
            version=row["version"],
            created_at=row["created_at"],
            updated_at=row["updated_at"],
        )


class DocumentStore:
    """The knowledge base documents of the state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def create(self, name: str, kind: str, content: str, filename: str | None = None) -> Document:
        """Store a new document of type `text` or `file`."""
        now = int(time.time())
        document = Document(new_id(), name, kind, filename, len(content.encode()), 1, now, now)
        self._state.write(
            "INSERT INTO documents (id, name, type, filename, content, size, version, created_at,"
            " updated_at) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)",
            (document.id, name, kind, filename, content, document.size, now, now),
        )
        return document

    def get(self, document_id: str) -> Document:
        """One document. Raises VoiceApiError document_not_found."""
        row = self._state.row(f"SELECT {_SUMMARY} FROM documents WHERE id = ?", (document_id,))
        if row is None:
            raise VoiceApiError.not_found("document", document_id)
        return Document.from_row(row)

    def content(self, document_id: str) -> str:
        """A document's text. Raises VoiceApiError document_not_found."""
        row = self._state.row("SELECT content FROM documents WHERE id = ?", (document_id,))
        if row is None:
            raise VoiceApiError.not_found("document", document_id)
        return str(row["content"])

    def update(self, document_id: str, name: str | None, content: str | None) -> Document:
        """Change the name, the content or both in place. Raises VoiceApiError."""
        with self._state.transaction():
            document = self.get(document_id)
            now = int(time.time())
            if content is not None:
                self._state.write(
                    "UPDATE documents SET content = ?, size = ? WHERE id = ?",
                    (content, len(content.encode()), document_id),
                )
                # As at the provider: an edited document has to be indexed anew.
                self._state.write("DELETE FROM rag_indexes WHERE document_id = ?", (document_id,))
            self._state.write(
                "UPDATE documents SET name = ?, version = version + 1, updated_at = ? WHERE id = ?",
                (document.name if name is None else name, now, document_id),
            )
            return self.get(document_id)

    def delete(self, document_id: str, force: bool) -> None:
        """Delete a document; with `force` also when agents use it, which are then detached."""
        with self._state.transaction():
            document = self.get(document_id)
            agents = self.dependent_agents(document_id)
            if agents and not force:
                names = ", ".join(str(agent["name"]) for agent in agents[:5])
                raise VoiceApiError(
                    HTTPStatus.BAD_REQUEST,
                    "document_has_dependent_agents",
                    f"Document '{document.name}' is used by agents ({names}). Detach it from"
                    " them first, or delete it with force=true.",
                )
            for agent in agents:
                self._detach(str(agent["id"]), document_id)
            self._state.write("DELETE FROM documents WHERE id = ?", (document_id,))

    def page(
        self,
        *,
        search: str | None,
        types: list[str] | None,
        sort_by: SortBy,
        descending: bool,
        page_size: int,
        cursor: str | None,
    ) -> Page:
        """A page of documents whose name starts with `search`."""
        filters = Filters()
        if search:
            filters.add("name LIKE ? ESCAPE '\\'", prefix_pattern(search))
        if types:
            filters.add(f"type IN ({', '.join('?' * len(types))})", *types)
        return read_page(
            self._state,
            "documents",
            _SUMMARY,
            filters=filters,
            order_by=sort_by.value,
            descending=descending,
            page_size=page_size,
            cursor=cursor,
        )

    def dependent_agents(self, document_id: str) -> list[sqlite3.Row]:
        """The agents (id, name, created_at) that use a document."""
        return self._state.rows(
            "SELECT agents.id, agents.name, agents.created_at FROM agent_documents"
            " JOIN agents ON agents.id = agent_documents.agent_id"
            " WHERE agent_documents.document_id = ? ORDER BY agents.created_at, agents.id",
            (document_id,),
        )

    def of_agent(self, agent_id: str) -> list[Document]:
        """The documents linked to an agent, in the order of its list."""
        columns = ", ".join(f"documents.{name.strip()}" for name in _SUMMARY.split(","))
        rows = self._state.rows(
            f"SELECT {columns} FROM agent_documents"
            " JOIN documents ON documents.id = agent_documents.document_id"
            " WHERE agent_documents.agent_id = ? ORDER BY agent_documents.position",
            (agent_id,),
        )
        return [Document.from_row(row) for row in rows]

    def part(self, document: Document) -> DocumentPart:
        """What the search needs of a document; made at once if missing. Raises VoiceApiError."""
        from core.retrieval.document_parts import DocumentPart, sha256

        content = self.content(document.id)
        row = self._state.row(
            "SELECT part FROM document_parts WHERE document_id = ?", (document.id,)
        )
        if row is not None:
            with contextlib.suppress(ValueError):
                part = DocumentPart.load(row["part"])
                if part.is_of(document.title, sha256(content).hex()):
                    return part
        part = DocumentPart.build(document.title, content)
        # A document that was deleted meanwhile gets none.
        self._state.write(
            "INSERT OR REPLACE INTO document_parts (document_id, part)"
            " SELECT id, ? FROM documents WHERE id = ?",
            (part.dump(), document.id),
        )
        return part

    def index(self, document_id: str, model: str) -> Json:
        """The retrieval index of a document, made at once if missing. Raises VoiceApiError."""
        self.part(self.get(document_id))
        with self._state.transaction():
            document = self.get(document_id)
            self._state.write(
                "INSERT INTO rag_indexes (id, document_id, model) VALUES (?, ?, ?)"
                " ON CONFLICT (document_id, model) DO NOTHING",
                (new_id(), document_id, model),
            )
            return next(index for index in self._indexes(document) if index["model"] == model)

    def indexes(self, document_id: str) -> list[Json]:
        """The retrieval indexes of a document. Raises VoiceApiError document_not_found."""
        return self._indexes(self.get(document_id))

    def delete_index(self, document_id: str, index_id: str) -> Json:
        """Delete one retrieval index and return it. Raises VoiceApiError."""
        for index in self.indexes(document_id):
            if index["id"] == index_id:
                self._state.write("DELETE FROM rag_indexes WHERE id = ?", (index_id,))
                return index
        raise VoiceApiError.not_found("rag_index", index_id)

    def _indexes(self, document: Document) -> list[Json]:
        too_small = document.size < SMALLEST_INDEXED_BYTES
        rows = self._state.rows(
            "SELECT id, model FROM rag_indexes WHERE document_id = ? ORDER BY rowid",
            (document.id,),
        )
        return [
            {
                "id": row["id"],
                "model": row["model"],
                "status": "document_too_small" if too_small else "succeeded",
                "progress_percentage": 0.0 if too_small else 100.0,
                "document_model_index_usage": {"used_bytes": 0 if too_small else document.size},
            }
            for row in rows
        ]

    def _detach(self, agent_id: str, document_id: str) -> None:
        row = self._state.row("SELECT body FROM agents WHERE id = ?", (agent_id,))
        if row is None:
            return
        body = load(row["body"])
        node: object = body
        for key in ("conversation_config", "agent", "prompt"):
            node = node.get(key) if isinstance(node, dict) else None
        if isinstance(node, dict) and isinstance(node.get("knowledge_base"), list):
            node["knowledge_base"] = [
                entry for entry in node["knowledge_base"] if entry.get("id") != document_id
            ]
        self._state.write(
            "UPDATE agents SET body = ?, updated_at = ? WHERE id = ?",
            (dump(body), int(time.time()), agent_id),
        )

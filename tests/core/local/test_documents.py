"""What the search needs of a document is made once and kept with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from core.local.conversations.answers import Answerer
from core.local.documents import DocumentStore
from core.local.meanings import DocumentMeanings
from core.local.service import create_service
from core.local.state import State
from core.retrieval.document_parts import DocumentPart

TEXT = "# Iron tablets\n\n## How to take them\n\nTake one tablet with orange juice at breakfast.\n"


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = State(tmp_path / "state.sqlite3")
    yield opened
    opened.close()


def kept(state: State) -> list[bytes]:
    return [row["part"] for row in state.rows("SELECT part FROM document_parts")]


def test_a_part_is_made_with_the_index_and_deleted_with_the_document(state: State) -> None:
    documents = DocumentStore(state)
    document = documents.create("Iron tablets [kd_1]", "text", TEXT)
    assert kept(state) == []
    documents.index(document.id, "multilingual_e5_large_instruct")
    [part] = kept(state)
    assert DocumentPart.load(part).title == "Iron tablets"
    documents.delete(document.id, force=False)
    assert kept(state) == []


def test_a_changed_or_damaged_part_is_made_anew(state: State) -> None:
    documents = DocumentStore(state)
    document = documents.create("Iron tablets", "text", TEXT)
    first = documents.part(document)
    assert documents.part(document).dump() == first.dump()

    edited = documents.update(document.id, "Iron", TEXT.replace("orange juice", "water"))
    assert documents.part(edited).title == "Iron"
    assert "water" in documents.part(edited).texts[0].text

    state.write("UPDATE document_parts SET part = ?", (b"no part",))
    again = documents.part(edited)
    assert kept(state) == [again.dump()]


def test_an_agent_answers_from_what_its_documents_say_now(state: State) -> None:
    documents = DocumentStore(state)
    answerer = Answerer(documents, DocumentMeanings(state, documents, None))
    state.write("INSERT INTO agents VALUES ('agent_1', 'Guide', '{}', 0, 0)")
    for number, name in enumerate(("Iron tablets", "Gout")):
        document = documents.create(name, "text", TEXT if number == 0 else "Drink much water.")
        state.write("INSERT INTO agent_documents VALUES ('agent_1', ?, ?)", (document.id, number))
    question = "When do I take the iron tablet?"
    assert "orange juice" in answerer.reply("agent_1", question, "en").text
    [iron, _] = documents.of_agent("agent_1")
    documents.update(iron.id, None, TEXT.replace("orange juice at breakfast", "water at night"))
    assert "water at night" in answerer.reply("agent_1", question, "en").text


async def test_what_a_first_reply_needs_is_loaded_when_a_signed_address_is_given(
    tmp_path: Path,
) -> None:
    app = create_service(tmp_path)
    # Without a server between, an answer is there when all that follows it is done too.
    inside = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")
    async with app.router.lifespan_context(app), inside as client:
        service = app.state.local_service
        document = service.documents.create("Iron tablets", "text", TEXT)
        linked = {"type": "text", "id": document.id, "name": document.name}
        prompt = {"prompt": {"knowledge_base": [linked]}}
        agent = service.agents.create("Guide", {"conversation_config": {"agent": prompt}})
        address = "/v1/convai/conversation/get-signed-url"
        headers = {"xi-api-key": "any"}
        given = await client.get(address, params={"agent_id": agent.id}, headers=headers)
        given.raise_for_status()
        # Who had to load the document now would find no text.
        service.state.write("UPDATE documents SET content = ''")
        service.state.write("DELETE FROM document_parts")
        reply = service.answerer.reply(agent.id, "When do I take the iron tablet?", "en")
    assert "orange juice" in reply.text

"""The knowledge base routes: what the SDK sends is kept, and what comes back is as documented."""

from __future__ import annotations

from uuid import uuid4

import httpx
import pytest
from elevenlabs.client import AsyncElevenLabs, ElevenLabs
from elevenlabs.core.api_error import ApiError

from tests.core.local.conftest import sample
from tests.core.local.wire import DEPENDENT_AGENT, DOCUMENT, RAG_INDEX, fits, maybe, refusal

BASE = "/v1/convai/knowledge-base"
TEXT = "# Gout\n\n## Food\n\nDrink water. Eat few organ meats.\n\n## Pain\n\nRest the foot."
MODEL = "multilingual_e5_large_instruct"


def unique(name: str = "doc") -> str:
    return f"{name}-{uuid4().hex[:10]}"


def agent_with(sdk: ElevenLabs, *document_ids: str) -> str:
    knowledge = [
        {"type": "text", "id": document_id, "name": "any", "usage_mode": "auto"}
        for document_id in document_ids
    ]
    config = {"agent": {"prompt": {"prompt": "Answer.", "knowledge_base": knowledge}}}
    return sdk.conversational_ai.agents.create(
        conversation_config=config, name=unique("agent")
    ).agent_id


def test_a_text_is_kept_as_it_was_sent(sdk: ElevenLabs, http: httpx.Client) -> None:
    name = unique("Gout")
    created = sdk.conversational_ai.knowledge_base.documents.create_from_text(text=TEXT, name=name)
    assert created.name == name
    body = http.get(f"{BASE}/{created.id}").json()
    fits(body, DOCUMENT | {"extracted_inner_html": TEXT, "content_format": str, "type": "text"})
    assert body["metadata"]["size_bytes"] == len(TEXT.encode())
    documents = sdk.conversational_ai.knowledge_base.documents
    assert documents.get_content(created.id) == TEXT
    assert documents.get(created.id).name == name
    posted = http.post(f"{BASE}/text", json={"text": TEXT, "name": name}).json()
    fits(posted, {"id": str, "name": name, "folder_path": []})


def test_a_text_without_a_name_is_named_by_its_first_line(sdk: ElevenLabs) -> None:
    created = sdk.conversational_ai.knowledge_base.documents.create_from_text(text="\nFirst\nB")
    assert created.name == "First"


async def test_the_async_client_does_the_same(async_sdk: AsyncElevenLabs) -> None:
    documents = async_sdk.conversational_ai.knowledge_base.documents
    created = await documents.create_from_text(text=TEXT, name="Async")
    assert (await documents.get(created.id)).name == "Async"
    assert await documents.get_content(created.id) == TEXT
    await documents.delete(created.id)
    with pytest.raises(ApiError) as caught:
        await documents.get(created.id)
    assert caught.value.status_code == 404


@pytest.mark.parametrize(
    ("filename", "data"),
    [("leaflet.md", TEXT.encode()), ("hoja.txt", "Señal".encode()), ("a.md", b"\xef\xbb\xbfBOM")],
)
def test_a_text_file_is_read(sdk: ElevenLabs, filename: str, data: bytes) -> None:
    documents = sdk.conversational_ai.knowledge_base.documents
    created = documents.create_from_file(file=(filename, data, "text/plain"), name="My file")
    found = documents.get(created.id)
    assert (found.type, found.name) == ("file", "My file")
    assert documents.get_content(created.id) == data.decode("utf-8-sig")
    unnamed = documents.create_from_file(file=(filename, data, "text/plain"))
    assert unnamed.name == filename


@pytest.mark.parametrize(
    ("filename", "data", "code"),
    [
        ("scan.pdf", b"%PDF-1.7", "invalid_file_type"),
        ("broken.txt", b"\xff\xfe\xfa", "invalid_file_type"),
        ("empty.txt", b"", "empty_text"),
    ],
)
def test_a_file_that_is_no_text_is_refused(
    http: httpx.Client, filename: str, data: bytes, code: str
) -> None:
    answer = http.post(f"{BASE}/file", files={"file": (filename, data)})
    assert answer.status_code == 400
    fits(answer.json(), refusal(400, code, "validation_error"))
    assert answer.json()["detail"]["param"] == "file"


def test_a_web_address_is_refused_without_a_download(sdk: ElevenLabs) -> None:
    with pytest.raises(ApiError) as caught:
        sdk.conversational_ai.knowledge_base.documents.create_from_url(url="http://127.0.0.1:9/x")
    assert caught.value.status_code == 400
    assert caught.value.body["detail"]["code"] == "bad_request"


def test_a_list_is_paged_without_gaps_and_in_order(sdk: ElevenLabs, http: httpx.Client) -> None:
    prefix = unique("paged")
    base = sdk.conversational_ai.knowledge_base
    for number in (3, 1, 5, 2, 4):
        base.documents.create_from_text(text=TEXT, name=f"{prefix} {number}")
    seen: list[str] = []
    cursor: str | None = None
    pages = 0
    while True:
        page = base.list(
            page_size=2, search=prefix, cursor=cursor, sort_by="name", sort_direction="asc"
        )
        seen += [row.name for row in page.documents]
        pages += 1
        if not page.has_more:
            break
        cursor = page.next_cursor
    assert seen == [f"{prefix} {number}" for number in range(1, 6)]
    assert pages == 3
    params = {"search": prefix, "page_size": 2}
    body = http.get(BASE, params=params).json()
    row = DOCUMENT | {"dependent_agents": [DEPENDENT_AGENT]}
    fits(body, {"documents": [row], "next_cursor": str, "has_more": True})
    rest = http.get(BASE, params=params | {"cursor": body["next_cursor"], "page_size": 100}).json()
    fits(rest, {"documents": [row], "next_cursor": maybe(str), "has_more": False})
    assert len(rest["documents"]) == 3


def test_a_search_is_for_the_beginning_of_the_name_and_takes_no_wildcards(
    sdk: ElevenLabs,
) -> None:
    prefix = unique("100%_")
    base = sdk.conversational_ai.knowledge_base
    found = base.documents.create_from_text(text=TEXT, name=f"{prefix} [kd_1]")
    base.documents.create_from_text(text=TEXT, name=f"x {prefix}")
    base.documents.create_from_text(text=TEXT, name=prefix.replace("%_", "ab"))
    assert [row.id for row in base.list(search=prefix).documents] == [found.id]
    assert [row.id for row in base.list(search=f"{prefix} [kd_1]").documents] == [found.id]


def test_a_list_can_be_of_one_type(sdk: ElevenLabs) -> None:
    prefix = unique("typed")
    base = sdk.conversational_ai.knowledge_base
    base.documents.create_from_text(text=TEXT, name=f"{prefix} text")
    base.documents.create_from_file(file=("a.txt", b"abc"), name=f"{prefix} file")
    for kind in ("text", "file"):
        rows = base.list(search=prefix, types=[kind]).documents
        assert [row.name for row in rows] == [f"{prefix} {kind}"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"page_size": 0}, "invalid_page_size"),
        ({"page_size": 101}, "invalid_page_size"),
        ({"page_size": 10**30}, "invalid_page_size"),
        ({"cursor": "rubbish"}, "invalid_cursor"),
        ({"cursor": "WzFd"}, "invalid_cursor"),
        ({"cursor": "Ww" * 2000}, "invalid_cursor"),
        ({"cursor": "W1sxXSwgMl0"}, "invalid_cursor"),
        ({"cursor": "WzEwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMCwgImEiXQ"}, "invalid_cursor"),
    ],
)
def test_wrong_paging_is_refused(http: httpx.Client, params: dict[str, str], code: str) -> None:
    answer = http.get(BASE, params=params)
    assert answer.status_code == 400
    fits(answer.json(), refusal(400, code, "validation_error"))


def test_an_edit_keeps_the_id_and_drops_the_old_index(sdk: ElevenLabs) -> None:
    base = sdk.conversational_ai.knowledge_base
    long_text = TEXT + " Water helps." * 60
    created = base.documents.create_from_text(text=long_text, name="Old name")
    base.document.compute_rag_index(created.id, model=MODEL)
    changed = base.documents.update(created.id, name="New name", content="# New\n\nOther words.")
    assert (changed.id, changed.name) == (created.id, "New name")
    assert base.documents.get_content(created.id) == "# New\n\nOther words."
    assert sdk.conversational_ai.get_document_rag_indexes(created.id).indexes == []
    renamed = base.documents.update(created.id, name="Third")
    assert renamed.name == "Third"
    assert base.documents.get_content(created.id) == "# New\n\nOther words."
    replaced = base.document.update_file(created.id, file=("b.txt", b"From a file"))
    assert replaced.name == "Third"
    assert base.documents.get_content(created.id) == "From a file"


@pytest.mark.parametrize("change", [{"name": " "}, {"content": "\n"}])
def test_an_edit_to_nothing_is_refused_and_changes_nothing(
    sdk: ElevenLabs, http: httpx.Client, change: dict[str, str]
) -> None:
    documents = sdk.conversational_ai.knowledge_base.documents
    created = documents.create_from_text(text=TEXT, name="Kept")
    answer = http.patch(f"{BASE}/{created.id}", json={"name": "Other"} | change)
    assert answer.status_code == 400
    fits(answer.json(), refusal(400, "empty_text", "validation_error"))
    assert documents.get(created.id).name == "Kept"


def test_a_document_in_use_is_deleted_only_by_force_and_then_detached(
    sdk: ElevenLabs, http: httpx.Client
) -> None:
    base = sdk.conversational_ai.knowledge_base
    used = base.documents.create_from_text(text=TEXT, name=unique("used"))
    other = base.documents.create_from_text(text=TEXT, name=unique("other"))
    agent_id = agent_with(sdk, used.id, other.id)
    body = http.get(f"{BASE}/{used.id}/dependent-agents").json()
    fits(
        body,
        {"agents": [DEPENDENT_AGENT], "branches": [], "next_cursor": None, "has_more": False},
    )
    assert [agent["id"] for agent in body["agents"]] == [agent_id]
    assert base.documents.get_agents(used.id).agents[0].id == agent_id
    answer = http.delete(f"{BASE}/{used.id}")
    assert answer.status_code == 400
    fits(answer.json(), refusal(400, "document_has_dependent_agents", "validation_error"))
    assert base.documents.get(used.id).id == used.id
    base.documents.delete(used.id, force=True)
    with pytest.raises(ApiError) as caught:
        base.documents.get(used.id)
    assert caught.value.body["detail"]["status"] == "document_not_found"
    agent = sdk.conversational_ai.agents.get(agent_id)
    linked = agent.conversation_config.agent.prompt.knowledge_base
    assert [entry.id for entry in linked] == [other.id]


def test_dependent_agents_are_paged(sdk: ElevenLabs, http: httpx.Client) -> None:
    document = sdk.conversational_ai.knowledge_base.documents.create_from_text(text=TEXT)
    agents = {agent_with(sdk, document.id) for _ in range(3)}
    address = f"{BASE}/{document.id}/dependent-agents"
    first = http.get(address, params={"page_size": 2}).json()
    assert first["has_more"] is True
    rest = http.get(address, params={"page_size": 2, "cursor": first["next_cursor"]}).json()
    assert rest["has_more"] is False
    assert {agent["id"] for agent in first["agents"] + rest["agents"]} == agents


def test_an_index_is_made_once_and_is_ready(sdk: ElevenLabs, http: httpx.Client) -> None:
    base = sdk.conversational_ai.knowledge_base
    created = base.documents.create_from_text(text=sample("starting-warfarin"), name="Warfarin")
    made = base.document.compute_rag_index(created.id, model=MODEL)
    again = http.post(f"{BASE}/{created.id}/rag-index", json={"model": MODEL}).json()
    fits(again, RAG_INDEX | {"id": made.id, "status": "succeeded"})
    listed = http.get(f"{BASE}/{created.id}/rag-index").json()
    fits(listed, {"indexes": [RAG_INDEX]})
    assert len(listed["indexes"]) == 1
    overview = http.get(f"{BASE}/rag-index").json()
    fits(
        overview,
        {
            "total_used_bytes": int,
            "total_max_bytes": int,
            "models": [{"model": str, "used_bytes": int}],
        },
    )
    removed = sdk.conversational_ai.delete_document_rag_index(created.id, made.id)
    assert removed.id == made.id
    assert sdk.conversational_ai.get_document_rag_indexes(created.id).indexes == []
    assert http.delete(f"{BASE}/{created.id}/rag-index/{made.id}").status_code == 404


def test_a_short_document_has_no_index(sdk: ElevenLabs) -> None:
    base = sdk.conversational_ai.knowledge_base
    created = base.documents.create_from_text(text="Rest.", name="Short")
    assert base.document.compute_rag_index(created.id, model=MODEL).status == "document_too_small"


def test_indexes_of_several_documents_succeed_or_fail_alone(
    sdk: ElevenLabs, http: httpx.Client
) -> None:
    created = sdk.conversational_ai.knowledge_base.documents.create_from_text(
        text=sample("starting-warfarin")
    )
    items = [
        {"document_id": document_id, "create_if_missing": True, "model": MODEL}
        for document_id in (created.id, "unknown")
    ]
    body = http.post(f"{BASE}/rag-index", json={"items": items}).json()
    fits(body[created.id], {"status": "success", "data": RAG_INDEX})
    fits(
        body["unknown"],
        {"status": "failure", "error_code": 404, "error_status": str, "error_message": str},
    )


def test_chunks_are_the_sections_and_can_be_read_one_by_one(
    sdk: ElevenLabs, http: httpx.Client
) -> None:
    created = sdk.conversational_ai.knowledge_base.documents.create_from_text(
        text=f"Before all.\n\n{TEXT}", name="Gout [kd_0123]"
    )
    address = f"{BASE}/{created.id}"
    first = http.get(f"{address}/chunks", params={"page_size": 2}).json()
    rest = http.get(
        f"{address}/chunks", params={"page_size": 2, "cursor": first["next_cursor"]}
    ).json()
    chunks = first["chunks"] + rest["chunks"]
    fits(chunks, [{"id": str, "name": str, "content": str}])
    assert rest["next_cursor"] is None
    assert [chunk["name"] for chunk in chunks] == ["Gout", "Food", "Pain"]
    assert chunks[1]["content"] == "Drink water. Eat few organ meats."
    assert http.get(f"{address}/chunk/{chunks[2]['id']}").json() == chunks[2]
    missing = http.get(f"{address}/chunk/s99")
    assert missing.status_code == 404
    fits(missing.json(), refusal(404, "chunk_not_found", "not_found"))


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("PATCH", ""),
        ("DELETE", ""),
        ("GET", "/content"),
        ("GET", "/chunks"),
        ("GET", "/chunk/s01"),
        ("GET", "/rag-index"),
        ("GET", "/dependent-agents"),
    ],
)
def test_an_unknown_document_is_told_as_documented(
    http: httpx.Client, method: str, path: str
) -> None:
    answer = http.request(method, f"{BASE}/nobodysDocument{path}", json={"name": "x"})
    assert answer.status_code == 404
    fits(answer.json(), refusal(404, "document_not_found", "not_found"))


def test_a_blank_text_is_refused(http: httpx.Client) -> None:
    for text in ("", " \n"):
        answer = http.post(f"{BASE}/text", json={"text": text, "name": "x"})
        assert answer.status_code == 400
        fits(answer.json(), refusal(400, "empty_text", "validation_error"))
    for body in ({}, {"text": 5}, {"text": None}, {"text": "a", "name": "n" * 1001}):
        answer = http.post(f"{BASE}/text", json=body)
        assert answer.status_code == 422
        fits(answer.json(), {"detail": [{"loc": list, "msg": str, "type": str}]})

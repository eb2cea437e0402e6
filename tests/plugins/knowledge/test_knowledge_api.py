"""Upload Knowledge through the API, with the real local voice service."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.i18n import PSEUDO, offer_pseudo_language
from plugins.knowledge.contract import MAX_CONTENT
from tests.support.patience import PATIENCE_SECONDS, awaited_looks
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

Row = dict[str, Any]

TEXT = """# Gout

Gout is a kind of arthritis. It comes from uric acid.

## What to eat

Drink plenty of water. Avoid beer and organ meat.

## When to call us

Call us when the joint is hot and you have a fever.
"""


def document(**changes: object) -> Row:
    return {"disease_name": "Gout", "tags": ["faq"], "raw_content": TEXT} | changes


async def created(clinic: Clinic, **changes: object) -> Row:
    answer = await clinic.client.post("/api/knowledge", json=document(**changes))
    assert answer.status_code == 201, answer.text
    found: Row = answer.json()
    return found


async def until(clinic: Clinic, knowledge_id: str, reached: Callable[[Row], bool]) -> Row:
    found: Row = {}
    async for _ in awaited_looks():
        found = (await clinic.client.get(f"/api/knowledge/{knowledge_id}")).json()
        if reached(found):
            return found
    raise AssertionError(f"it did not come so far: {found}")


async def synced(clinic: Clinic, knowledge_id: str) -> Row:
    return await until(clinic, knowledge_id, lambda found: found["sync_status"] == "completed")


async def how_many(clinic: Clinic) -> int:
    return int((await clinic.client.get("/api/knowledge")).json()["total_count"])


def at_provider(service: LocalServiceProcess, knowledge_id: str) -> list[Row]:
    """The entries of the voice service's knowledge base that belong to the document."""
    found: list[Row] = []
    cursor: str | None = None
    while True:
        query = {"page_size": 100} | ({"cursor": cursor} if cursor else {})
        page = service.ask("GET", "/v1/convai/knowledge-base", params=query).json()
        found += [row for row in page["documents"] if f"[{knowledge_id}]" in row["name"]]
        cursor = page["next_cursor"]
        if not page["has_more"]:
            return found


async def test_a_document_is_parsed_stored_and_synced(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    new = await created(shared_clinic, tags=["faq", "diagnosis", "faq"], doctor_id="dr_lee")
    assert new["sync_status"] in ("pending", "syncing", "completed")
    assert new["doctor_id"] == "dr_lee"
    assert new["tags"] == ["faq", "diagnosis"]
    titles = [section["title"] for section in new["structured_sections"].values()]
    assert titles == ["Gout", "What to eat", "When to call us"]
    done = await synced(shared_clinic, new["knowledge_id"])
    assert done["raw_content"] == TEXT
    assert done["sync_error_message"] is None
    entries = at_provider(local_service, new["knowledge_id"])
    assert [entry["id"] for entry in entries] == [done["elevenlabs_document_id"]]


async def test_what_a_document_tells_nobody_is_not_sent(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    source = "---\nowner: ward 3\n---\n# Gout\n\nTake ~~9 mg~~ 4 mg.<!-- ask -->\n"
    new = await created(shared_clinic, raw_content=source)
    done = await synced(shared_clinic, new["knowledge_id"])
    assert done["raw_content"] == source
    entry = f"/v1/convai/knowledge-base/{done['elevenlabs_document_id']}/content"
    assert local_service.ask("GET", entry).text == "# Gout\n\nTake 4 mg.\n"


async def test_an_edit_changes_the_entry_in_place(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    new = await created(clinic)
    before = await synced(clinic, new["knowledge_id"])
    answer = await clinic.client.put(
        f"/api/knowledge/{new['knowledge_id']}",
        json={
            "raw_content": TEXT + "\n## Cold\n\nUse ice.\n",
            "disease_name": "Gout and uric acid",
        },
    )
    assert answer.status_code == 200
    after = await synced(clinic, new["knowledge_id"])
    assert after["disease_name"] == "Gout and uric acid"
    assert after["elevenlabs_document_id"] == before["elevenlabs_document_id"]
    entry_path = f"/v1/convai/knowledge-base/{after['elevenlabs_document_id']}"
    content = local_service.ask("GET", f"{entry_path}/content").text
    assert "Use ice." in content
    (entry,) = at_provider(local_service, new["knowledge_id"])
    assert entry["name"].startswith("Gout and uric acid")
    blobs = Path(clinic.settings.elevendops_data_dir) / "blobs"
    old = [
        path
        for path in blobs.rglob("*.txt")
        if path.read_text(encoding="utf-8").startswith(f"{TEXT}\nelevendops-blob")
    ]
    assert len(old) == 1, "the replaced text is kept as a version"
    # One that was being made meanwhile is put beside the text, and is taken away again at once.
    deadline = time.monotonic() + PATIENCE_SECONDS
    while [*blobs.rglob(f"{old[0].name}.index")]:
        assert time.monotonic() < deadline, "an index that no search needs any more is kept"
        await asyncio.sleep(0.05)


async def test_new_tags_need_no_sync(shared_clinic: Clinic) -> None:
    new = await created(shared_clinic)
    before = await synced(shared_clinic, new["knowledge_id"])
    answer = await shared_clinic.client.put(
        f"/api/knowledge/{new['knowledge_id']}", json={"tags": ["our own tag"]}
    )
    after = answer.json()
    assert after["tags"] == ["our own tag"]
    assert after["sync_status"] == "completed"
    assert after["last_sync_attempt"] == before["last_sync_attempt"]


async def test_delete_removes_it_here_and_there(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    new = await created(clinic)
    path = f"/api/knowledge/{new['knowledge_id']}"
    await synced(clinic, new["knowledge_id"])
    assert (await clinic.client.delete(f"{path}?erase=true")).status_code == 204
    assert (await clinic.client.get(path)).status_code == 404
    assert (await clinic.client.delete(path)).status_code == 404
    assert (await clinic.client.get("/api/knowledge")).json()["total_count"] == 0
    deadline = time.monotonic() + PATIENCE_SECONDS
    while at_provider(local_service, new["knowledge_id"]):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
    blobs = Path(clinic.settings.elevendops_data_dir) / "blobs"
    while list(blobs.rglob("*.txt")):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


async def test_lists_are_paged_filtered_and_without_content(clinic: Clinic) -> None:
    names = ["Gout", "High blood pressure", "Diabetes type 2", "糖尿病飲食", "Gota y dieta"]
    for number, name in enumerate(names):
        await created(clinic, disease_name=name, tags=["faq" if number % 2 else "diagnosis"])
    seen: list[str] = []
    cursor: str | None = None
    while True:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await clinic.client.get("/api/knowledge", params=query)).json()
        assert page["total_count"] == 5
        seen += [row["disease_name"] for row in page["documents"]]
        assert all(row["raw_content"] is None for row in page["documents"])
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == names[::-1]

    async def found(**query: object) -> list[str]:
        answer = await clinic.client.get("/api/knowledge", params=query)
        assert answer.status_code == 200, answer.text
        rows = [row["disease_name"] for row in answer.json()["documents"]]
        assert answer.json()["total_count"] == len(rows)
        return rows

    assert await found(q="blood pre") == ["High blood pressure"]
    assert await found(q="  GOU ") == ["Gout"]
    assert await found(q="飲食") == ["糖尿病飲食"]
    assert await found(q="lood") == []
    assert await found(tag="faq") == ["糖尿病飲食", "High blood pressure"]
    assert await found(tag="faq", q="high") == ["High blood pressure"]
    assert await found(tag="diagnosis", q="high") == []
    assert await found(sync_status="failed") == []
    with_text = await clinic.client.get("/api/knowledge", params={"include": "content"})
    assert {row["raw_content"] for row in with_text.json()["documents"]} == {TEXT}


async def test_name_search_with_a_tag_pages_exactly(clinic: Clinic) -> None:
    for number in range(7):
        await created(clinic, disease_name=f"Gout part {number}", tags=[f"t{number % 2}"])
    seen: list[str] = []
    cursor: str | None = None
    while True:
        query = {"limit": 2, "q": "gout", "tag": "t0"} | ({"cursor": cursor} if cursor else {})
        page = (await clinic.client.get("/api/knowledge", params=query)).json()
        assert page["total_count"] == 4
        seen += [row["disease_name"] for row in page["documents"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == ["Gout part 6", "Gout part 4", "Gout part 2", "Gout part 0"]


async def test_search_finds_the_passage(clinic: Clinic) -> None:
    gout = await created(clinic)
    answer = await clinic.client.get(
        "/api/knowledge/search",
        params={"q": "Can I drink beer?", "document_ids": [gout["knowledge_id"]]},
    )
    first = answer.json()["passages"][0]
    assert first["section_title"] == "What to eat"
    assert "beer" in first["text"]
    unknown = await clinic.client.get(
        "/api/knowledge/search",
        params={"q": "beer", "document_ids": [gout["knowledge_id"], "kd_none"]},
    )
    assert unknown.status_code == 422
    assert unknown.json()["errors"][0]["field"] == "document_ids.1"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"disease_name": ""}, "disease_name"),
        ({"disease_name": " \n\t "}, "disease_name"),
        ({"disease_name": "x" * 101}, "disease_name"),
        ({"disease_name": 7}, "disease_name"),
        ({"disease_name": None}, "disease_name"),
        ({"disease_name": "a\x00b"}, "disease_name"),
        ({"tags": []}, "tags"),
        ({"tags": "faq"}, "tags"),
        ({"tags": [" "]}, "tags.0"),
        ({"tags": ["x" * 51]}, "tags.0"),
        ({"tags": ["faq", 3]}, "tags.1"),
        ({"tags": [f"t{n}" for n in range(21)]}, "tags"),
        ({"raw_content": ""}, "raw_content"),
        ({"raw_content": " \n "}, "raw_content"),
        ({"raw_content": "x" * (MAX_CONTENT + 1)}, "raw_content"),
        ({"raw_content": ["x"]}, "raw_content"),
        ({"raw_content": "a\x00b"}, "raw_content"),
        ({"doctor_id": "../x"}, "doctor_id"),
        ({"doctor_id": ""}, "doctor_id"),
    ],
)
async def test_bad_input_names_the_field_and_changes_nothing(
    shared_clinic: Clinic, local_service: LocalServiceProcess, changes: Row, field: str
) -> None:
    before = await how_many(shared_clinic)
    answer = await shared_clinic.client.post("/api/knowledge", json=document(**changes))
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [problem["field"] for problem in answer.json()["errors"]] == [field]
    assert await how_many(shared_clinic) == before
    if field != "doctor_id":
        existing = await created(shared_clinic)
        await synced(shared_clinic, existing["knowledge_id"])
        path = f"/api/knowledge/{existing['knowledge_id']}"
        refused = await shared_clinic.client.put(path, json=changes)
        assert refused.status_code == 422
        now = (await shared_clinic.client.get(path)).json()
        assert now["modified_at"] == existing["modified_at"]


async def test_a_lone_surrogate_is_refused(shared_clinic: Clinic) -> None:
    body = b'{"disease_name": "Gout \\ud800", "tags": ["faq"], "raw_content": "text"}'
    answer = await shared_clinic.client.post(
        "/api/knowledge", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "disease_name"


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"cursor": "rubbish"}, "cursor"),
        ({"sync_status": "lost"}, "sync_status"),
        ({"include": "everything"}, "include"),
        ({"q": "x" * 101}, "q"),
    ],
)
async def test_bad_list_queries_are_refused(shared_clinic: Clinic, query: Row, field: str) -> None:
    answer = await shared_clinic.client.get("/api/knowledge", params=query)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("PUT", ""), ("DELETE", ""), ("POST", "/retry-sync")],
)
async def test_unknown_and_impossible_ids(shared_clinic: Clinic, method: str, path: str) -> None:
    body = {"disease_name": "New"} if method == "PUT" else None
    client = shared_clinic.client
    unknown = await client.request(method, f"/api/knowledge/kd_none{path}", json=body)
    assert unknown.status_code == 404
    rubbish = await client.request(method, f"/api/knowledge/{'x' * 200}{path}", json=body)
    assert rubbish.status_code == 422
    assert rubbish.json()["errors"][0]["field"] == "knowledge_id"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "big5", "cp1252"])
async def test_uploads_are_read_in_their_encoding(shared_clinic: Clinic, encoding: str) -> None:
    text = "# Recuperación\n\nDespués de la operación, descanse. El niño duerme. Señal: dolor.\n"
    if encoding == "big5":
        text = "# 白內障手術\n\n手術後請按時點眼藥水，不要揉眼睛。有疼痛請立刻回診。\n" * 3
    answer = await shared_clinic.client.post(
        "/api/knowledge/upload",
        files={"file": ("leaflet.md", text.encode(encoding), "text/markdown")},
        data={"disease_name": "Leaflet", "tags": ["faq", "post_care"]},
    )
    assert answer.status_code == 201, answer.text
    assert answer.json()["raw_content"] == text
    assert answer.json()["tags"] == ["faq", "post_care"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leaflet.exe", b"text"),
        ("leaflet", b"text"),
        ("leaflet.md", b""),
        ("leaflet.txt", b"  \n"),
        ("leaflet.md", b"a\x00b\x00\x01\x02"),
        ("leaflet.md", b"x" * (MAX_CONTENT + 1)),
        ("../../etc/passwd", b"text"),
    ],
)
async def test_bad_files_are_refused(shared_clinic: Clinic, name: str, content: bytes) -> None:
    before = await how_many(shared_clinic)
    answer = await shared_clinic.client.post(
        "/api/knowledge/upload",
        files={"file": (name, content, "text/plain")},
        data={"disease_name": "Leaflet", "tags": ["faq"]},
    )
    assert answer.status_code in (413, 422)
    if answer.status_code == 422:
        assert answer.json()["errors"][0]["field"] == "file"
    assert await how_many(shared_clinic) == before


async def test_an_upload_without_file_name_or_tags_is_refused(shared_clinic: Clinic) -> None:
    answer = await shared_clinic.client.post("/api/knowledge/upload", data={"disease_name": " "})
    assert answer.status_code == 422
    fields = {problem["field"] for problem in answer.json()["errors"]}
    assert fields == {"file", "disease_name", "tags"}


async def test_the_longest_document_is_kept_and_synced(shared_clinic: Clinic) -> None:
    text = "# Über alles\n\n" + "糖尿病的飲食控制很重要。\n" * (MAX_CONTENT // 13)
    text = text[:MAX_CONTENT].ljust(MAX_CONTENT, "x")
    new = await created(shared_clinic, raw_content=text)
    done = await synced(shared_clinic, new["knowledge_id"])
    assert done["characters"] == MAX_CONTENT
    assert done["raw_content"] == text


async def test_a_text_of_many_headings_is_kept(shared_clinic: Clinic) -> None:
    text = "".join(f"# Heading {number}\nWord {number}.\n" for number in range(2000))
    new = await created(shared_clinic, raw_content=text)
    assert len(new["structured_sections"]) == 300
    await synced(shared_clinic, new["knowledge_id"])


async def test_sync_waits_for_the_voice_service_and_completes_by_itself(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        new = await created(clinic)
        waiting = await until(
            clinic, new["knowledge_id"], lambda found: found["sync_retry_count"] > 0
        )
        assert waiting["sync_status"] in ("pending", "syncing")
        assert "cannot be reached" in waiting["sync_error_message"]
        offer_pseudo_language()
        read = await clinic.client.get(
            f"/api/knowledge/{new['knowledge_id']}", headers={"Accept-Language": PSEUDO}
        )
        assert read.json()["sync_error_message"].startswith("⟦")
        own_local_service.start()
        done = await synced(clinic, new["knowledge_id"])
        assert done["sync_error_message"] is None
        assert len(at_provider(own_local_service, new["knowledge_id"])) == 1


async def test_an_entry_created_before_a_crash_is_found_and_not_created_twice(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    settings = clinic_settings(tmp_path, own_local_service.port)
    async with running_clinic(settings) as clinic:
        new = await created(clinic)
        await until(clinic, new["knowledge_id"], lambda found: found["sync_retry_count"] > 0)
    # What a crash leaves right after the entry was created: it is there, and we do not know.
    own_local_service.start()
    entry = {"name": f"Gout [{new['knowledge_id']}]", "text": TEXT}
    answer = own_local_service.ask("POST", "/v1/convai/knowledge-base/text", json=entry)
    async with running_clinic(settings) as clinic:
        done = await synced(clinic, new["knowledge_id"])
        assert done["elevenlabs_document_id"] == answer.json()["id"]
        assert len(at_provider(own_local_service, new["knowledge_id"])) == 1


async def test_a_vanished_entry_is_created_anew(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    new = await created(shared_clinic)
    first = await synced(shared_clinic, new["knowledge_id"])
    local_service.ask("DELETE", f"/v1/convai/knowledge-base/{first['elevenlabs_document_id']}")
    answer = await shared_clinic.client.post(f"/api/knowledge/{new['knowledge_id']}/retry-sync")
    assert answer.status_code == 200
    again = await until(
        shared_clinic,
        new["knowledge_id"],
        lambda found: (
            found["sync_status"] == "completed"
            and found["elevenlabs_document_id"] != first["elevenlabs_document_id"]
        ),
    )
    assert len(at_provider(local_service, again["knowledge_id"])) == 1


async def test_simultaneous_edits_leave_one_consistent_document(shared_clinic: Clinic) -> None:
    new = await created(shared_clinic)
    path = f"/api/knowledge/{new['knowledge_id']}"
    answers = await asyncio.gather(
        *(shared_clinic.client.put(path, json={"disease_name": f"Name {n}"}) for n in range(8))
    )
    assert {answer.status_code for answer in answers} == {200}
    done = await synced(shared_clinic, new["knowledge_id"])
    assert done["disease_name"].startswith("Name ")

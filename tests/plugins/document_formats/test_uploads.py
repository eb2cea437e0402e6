"""Uploading PDF and Word files: seen before they are kept, and kept as they came."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from core.web.body_limits import MAX_BODY
from plugins.knowledge.contract import MAX_FILE
from tests.plugins.agents.support import until
from tests.plugins.document_formats.made_files import (
    DOSES,
    heading,
    leaflet,
    picture,
    table,
    word_bytes,
    word_leaflet,
    words,
)
from tests.support.servers import Clinic

PLAN = leaflet([heading("Plan"), words("Take it with water."), table(DOSES, lines=False)])
FORM = {"disease_name": "Plan", "tags": ["medication"]}


def _file(name: str, content: bytes) -> dict[str, tuple[str, bytes, str]]:
    return {"file": (name, content, "application/octet-stream")}


async def test_the_kinds_of_files_are_listed(clinic: Clinic) -> None:
    formats = (await clinic.client.get("/api/knowledge/formats")).json()["formats"]
    suffixes = {suffix for known in formats for suffix in known["suffixes"]}
    assert {".md", ".txt", ".pdf", ".docx", ".html", ".htm"} <= suffixes


async def test_a_preview_keeps_nothing_and_says_what_was_not_read(clinic: Clinic) -> None:
    seen = (
        await clinic.client.post("/api/knowledge/upload/preview", files=_file("p.pdf", PLAN))
    ).json()
    assert "| Warfarin |  | 3 mg |" in seen["text"]
    assert len(seen["text"]) == seen["characters"]
    assert ["Compare them" in sentence for sentence in seen["not_read"]] == [True]
    assert seen["same_text"] == []
    assert (await clinic.client.get("/api/knowledge")).json()["total_count"] == 0


async def test_the_file_is_kept_and_goes_with_its_document(clinic: Clinic) -> None:
    made = await clinic.client.post(
        "/api/knowledge/upload", files=_file("Plan für Müller.pdf", PLAN), data=FORM
    )
    assert made.status_code == 201
    document = made.json()
    original = document["original"]
    assert (original["name"], original["size"]) == ("Plan für Müller.pdf", len(PLAN))
    assert "Compare them" in original["not_read"][0]
    address = f"/api/knowledge/{document['knowledge_id']}"
    answer = await clinic.client.get(f"{address}/original")
    assert answer.content == PLAN
    assert unquote(answer.headers["content-disposition"]).endswith("Plan für Müller.pdf")
    await clinic.client.put(address, json={"raw_content": "# Plan\n\nNew words.\n"})
    assert (await clinic.client.get(f"{address}/original")).content == PLAN
    assert (await clinic.client.delete(address, params={"erase": True})).status_code == 204
    assert (await clinic.client.get(f"{address}/original")).status_code == 404

    async def kept() -> dict[str, Any]:
        folder = clinic.settings.elevendops_data_dir
        return {"files": [path for path in folder.rglob("*.original*") if path.is_file()]}

    await until(kept, lambda found: not found["files"])


async def test_a_text_that_is_there_already_is_named(shared_clinic: Clinic) -> None:
    word = _file("plan.docx", word_bytes(word_leaflet()))
    made = await shared_clinic.client.post("/api/knowledge/upload", files=word, data=FORM)
    seen = (await shared_clinic.client.post("/api/knowledge/upload/preview", files=word)).json()
    assert seen["same_text"] == [
        {"knowledge_id": made.json()["knowledge_id"], "disease_name": "Plan"}
    ]


async def test_a_document_that_was_typed_has_no_file(shared_clinic: Clinic) -> None:
    made = await shared_clinic.client.post(
        "/api/knowledge", json={**FORM, "raw_content": "# Plan\n\nTake it.\n"}
    )
    assert made.json()["original"] is None
    answer = await shared_clinic.client.get(
        f"/api/knowledge/{made.json()['knowledge_id']}/original"
    )
    assert answer.status_code == 404


async def test_a_file_of_too_many_bytes_is_refused(shared_clinic: Clinic) -> None:
    answer = await shared_clinic.client.post(
        "/api/knowledge/upload", files=_file("big.pdf", bytes(25_000_001)), data=FORM
    )
    assert answer.status_code == 413
    answer = await shared_clinic.client.post(
        "/api/knowledge/upload", files=_file("big.txt", b"a" * 1_300_000), data=FORM
    )
    assert answer.status_code == 413


async def test_a_large_file_is_seen_and_kept(shared_clinic: Clinic) -> None:
    large = leaflet([heading("Plan"), words("Take it with water."), picture(2000)])
    assert 12_000_000 < len(large) < MAX_FILE
    file = _file("large.pdf", large)
    seen = await shared_clinic.client.post("/api/knowledge/upload/preview", files=file)
    assert seen.status_code == 200, seen.text
    assert "Take it with water." in seen.json()["text"]
    form = FORM | {"disease_name": "Large"}
    made = await shared_clinic.client.post("/api/knowledge/upload", files=file, data=form)
    assert made.status_code == 201, made.text
    assert made.json()["original"]["size"] == len(large)


async def test_what_is_larger_than_any_file_is_refused(shared_clinic: Clinic) -> None:
    post = shared_clinic.client.post
    slightly = await post(
        "/api/knowledge/upload/preview", files=_file("a.pdf", bytes(MAX_FILE + 1))
    )
    assert (slightly.status_code, "The file is too large" in slightly.text) == (413, True)
    far = await post("/api/knowledge/upload/preview", files=_file("a.pdf", bytes(MAX_FILE + 2**21)))
    assert (far.status_code, far.json()["detail"]) == (413, "The request is larger than 26 MB.")
    elsewhere = await post("/api/knowledge/preview", files=_file("a.pdf", bytes(MAX_BODY)))
    assert (elsewhere.status_code, elsewhere.json()["error_code"]) == (413, "too_large")

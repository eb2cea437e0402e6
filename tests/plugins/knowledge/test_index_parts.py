"""The index of a document is made once and kept beside its text, for as long as that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.plugins.agents.support import document_synced, got, synced_document, until
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

TEXT = "# Iron tablets\n\n## How to take them\n\nTake one tablet with orange juice at breakfast.\n"
NEW_TEXT = TEXT.replace("orange juice", "a glass of water")
QUESTION = "When do I take the iron tablet?"


def blobs(folder: Path, suffix: str) -> list[Path]:
    """The files of texts (`.txt`) or of indexes (`.index`)."""
    return sorted((folder / "blobs").rglob(f"*{suffix}"))


def indexed_texts(folder: Path) -> list[Path]:
    """The texts that have an index; every index has a text."""
    return [path.with_suffix("") for path in blobs(folder, ".index")]


async def passage(clinic: Clinic, knowledge_id: str) -> dict[str, Any]:
    """The best passage for the question."""
    asked = {"q": QUESTION, "document_ids": knowledge_id}
    answer = await clinic.client.get("/api/knowledge/search", params=asked)
    found: dict[str, Any] = answer.json()["passages"][0]
    return found


async def test_it_comes_and_goes_with_the_text(clinic: Clinic, tmp_path: Path) -> None:
    knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
    [first] = blobs(tmp_path, ".txt")
    assert indexed_texts(tmp_path) == [first]

    place = f"/api/knowledge/{knowledge_id}"
    await clinic.client.put(place, json={"raw_content": NEW_TEXT})
    await document_synced(clinic, knowledge_id)
    # The text before it stays as a former version, with its index or without.
    [second] = [one for one in blobs(tmp_path, ".txt") if one != first]
    assert second in indexed_texts(tmp_path)
    assert "a glass of water" in (await passage(clinic, knowledge_id))["text"]

    await clinic.client.delete(place, params={"erase": True})

    async def kept() -> dict[str, Any]:
        return {"files": blobs(tmp_path, ".txt") + blobs(tmp_path, ".index")}

    await until(kept, lambda found: not found["files"])


async def test_a_new_name_is_found_too(clinic: Clinic) -> None:
    knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
    assert (await passage(clinic, knowledge_id))["disease_name"] == "Iron tablets"
    await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"disease_name": "Anaemia"})
    assert (await passage(clinic, knowledge_id))["disease_name"] == "Anaemia"


@pytest.mark.parametrize("damage", ["kept", "missing", "damaged"])
async def test_another_start_reads_what_was_kept_and_makes_what_is_not(
    tmp_path: Path, local_service: LocalServiceProcess, damage: str
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        knowledge_id = await synced_document(clinic, "Iron tablets", TEXT)
        before = await passage(clinic, knowledge_id)
    [index] = blobs(tmp_path, ".index")
    whole = index.read_bytes()
    if damage == "missing":
        index.unlink()
    elif damage == "damaged":
        index.write_bytes(whole[: len(whole) // 2])
    async with running_clinic(settings) as clinic:
        assert await passage(clinic, knowledge_id) == before
    assert index.read_bytes() == whole


async def test_a_text_that_is_missing_has_no_passages(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        first = await synced_document(clinic, "Iron tablets", TEXT)
        [lost] = blobs(tmp_path, ".txt")
        second = await synced_document(clinic, "Iron drops", NEW_TEXT)
    lost.unlink()
    lost.with_name(f"{lost.name}.index").unlink()
    async with running_clinic(settings) as clinic:
        asked = {"q": QUESTION, "document_ids": [first, second]}
        answer = await clinic.client.get("/api/knowledge/search", params=asked)
        found = {one["knowledge_id"] for one in answer.json()["passages"]}
        assert found == {second}
        assert (await got(clinic, f"/api/knowledge/{second}"))["raw_content"] == NEW_TEXT
        listed = await until(lambda: got(clinic, "/api/knowledge"), lambda page: bool(page))
        assert listed["total_count"] == 2

"""What a document was: kept with every change, compared, brought back and erased."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.knowledge.history.differences import text_changes
from tests.plugins.agents.support import document_synced, got, new_document, synced_document
from tests.support.servers import Clinic

Row = dict[str, Any]

FIRST = "# Iron\n\nTake one tablet a day.\n\nCall us when the stool is black.\n"
SECOND = FIRST.replace("one tablet", "two tablets")


async def changed(clinic: Clinic, knowledge_id: str, **changes: object) -> Row:
    answer = await clinic.client.put(f"/api/knowledge/{knowledge_id}", json=changes)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def versions(clinic: Clinic, knowledge_id: str, **query: object) -> Row:
    answer = await clinic.client.get(f"/api/knowledge/{knowledge_id}/versions", params=query)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


def texts(clinic: Clinic) -> list[str]:
    """What is kept of the documents' texts, without the line that the store adds to each."""
    blobs = Path(clinic.settings.elevendops_data_dir) / "blobs"
    kept = (path.read_text(encoding="utf-8") for path in blobs.rglob("*.txt"))
    return sorted(text.rpartition("\nelevendops-blob ")[0] for text in kept)


async def test_every_saved_change_keeps_what_was_before(clinic: Clinic) -> None:
    knowledge_id = await new_document(clinic, "Iron", FIRST)
    await changed(clinic, knowledge_id, raw_content=SECOND)
    await changed(clinic, knowledge_id, disease_name="Iron tablets", tags=["faq", "medication"])
    await changed(clinic, knowledge_id, disease_name="Iron tablets")  # changes nothing

    listed = await versions(clinic, knowledge_id)

    rows = listed["versions"]
    assert [(row["version"], row["changes"], row["is_current"]) for row in rows] == [
        (3, ["name", "tags"], True),
        (2, ["text"], False),
        (1, [], False),
    ]
    assert [row["disease_name"] for row in rows] == ["Iron tablets", "Iron", "Iron"]
    assert rows[1]["characters"] == len(SECOND)
    assert rows[1]["saved_at"] > rows[2]["saved_at"]
    assert listed["total_count"] == 3
    await document_synced(clinic, knowledge_id)
    assert texts(clinic) == sorted([FIRST, SECOND]), "the sync leaves the former text"


async def test_versions_come_in_pages(shared_clinic: Clinic) -> None:
    knowledge_id = await new_document(shared_clinic, "Iron", FIRST)
    for number in range(5):
        await changed(shared_clinic, knowledge_id, disease_name=f"Iron {number}")
    seen: list[int] = []
    cursor = None
    while True:
        page = await versions(
            shared_clinic, knowledge_id, limit=2, **({"cursor": cursor} if cursor else {})
        )
        assert [row["changes"] for row in page["versions"] if row["version"] > 1] == [
            ["name"] for row in page["versions"] if row["version"] > 1
        ]
        seen += [row["version"] for row in page["versions"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [6, 5, 4, 3, 2, 1]


async def test_two_versions_are_compared(shared_clinic: Clinic) -> None:
    knowledge_id = await new_document(shared_clinic, "Iron", FIRST)
    await changed(shared_clinic, knowledge_id, raw_content=SECOND)
    await changed(shared_clinic, knowledge_id, raw_content=SECOND + "\nKeep it from children.\n")
    path = f"/api/knowledge/{knowledge_id}/versions/1/difference"

    now = await got(shared_clinic, path)
    then = await got(shared_clinic, f"{path}?after=2")

    assert (now["before"]["version"], now["after"]["version"]) == (1, 3)
    gone = next(line for line in then["lines"] if line["kind"] == "removed")
    come = next(line for line in then["lines"] if line["kind"] == "added")
    assert [word["text"] for word in gone["words"] if word["changed"]] == ["one", "tablet"]
    assert [word["text"] for word in come["words"] if word["changed"]] == ["two", "tablets"]
    added = ["".join(w["text"] for w in line["words"]) for line in now["lines"]]
    assert "Keep it from children." in added
    unknown = await shared_clinic.client.get(f"{path}?after=9")
    assert unknown.status_code == 404


async def test_a_version_is_brought_back_as_a_new_one_and_its_approval_holds_again(
    shared_clinic: Clinic,
) -> None:
    knowledge_id = await synced_document(shared_clinic, "Iron", FIRST)
    body = {"knowledge_id": knowledge_id, "script": "Take one tablet a day.", "doctor_id": "dr_wu"}
    approved = await shared_clinic.client.post("/api/audio/approvals", json=body)
    assert approved.status_code == 200, approved.text
    after = await changed(shared_clinic, knowledge_id, raw_content=SECOND, disease_name="Iron 2")
    path = f"/api/knowledge/{knowledge_id}/versions/1/restore"

    stale = await shared_clinic.client.post(path, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    answer = await shared_clinic.client.post(path, headers={"If-Match": f'"{after["version"]}"'})

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["version"], found["disease_name"], found["raw_content"]) == (3, "Iron", FIRST)
    assert found["content_sha256"] == approved.json()["document_sha256"]
    assert (await versions(shared_clinic, knowledge_id))["versions"][0]["changes"] == [
        "text",
        "name",
    ]
    await document_synced(shared_clinic, knowledge_id)
    assert (await shared_clinic.client.post(path.replace("/1/", "/9/"))).status_code == 404


async def test_one_version_is_erased_and_the_others_stay(clinic: Clinic) -> None:
    knowledge_id = await new_document(clinic, "Iron", FIRST)
    await changed(clinic, knowledge_id, raw_content=SECOND)
    path = f"/api/knowledge/{knowledge_id}/versions"

    assert (await clinic.client.delete(f"{path}/2")).status_code == 404, "it is the present one"
    assert (await clinic.client.delete(f"{path}/1")).status_code == 204

    assert texts(clinic) == [SECOND]
    assert [row["version"] for row in (await versions(clinic, knowledge_id))["versions"]] == [2]
    assert (await clinic.client.get(f"{path}/1/difference")).status_code == 404


async def test_a_text_that_another_version_has_stays(clinic: Clinic) -> None:
    knowledge_id = await new_document(clinic, "Iron", FIRST)
    await changed(clinic, knowledge_id, disease_name="Iron tablets")
    await clinic.client.delete(f"/api/knowledge/{knowledge_id}/versions/1")
    assert texts(clinic) == [FIRST]
    assert (await got(clinic, f"/api/knowledge/{knowledge_id}"))["raw_content"] == FIRST


def test_lines_far_from_a_change_are_left_out() -> None:
    before = "\n".join(f"Line {number}" for number in range(50))
    lines, left_out = text_changes(before, before.replace("Line 10\n", "").replace("40", "41"))
    said = ["".join(word.text for word in line.words) for line in lines]
    assert said.count("Line 10") == 1
    assert [line.kind for line in lines].count("gap") == 1
    assert len(lines) < 15
    assert left_out == 0


def test_a_text_that_was_written_anew_is_shown_up_to_a_limit() -> None:
    before = "\n".join(f"old {number}" for number in range(20_000))
    after = "\n".join(f"new {number * 7}" for number in range(20_000))
    lines, left_out = text_changes(before, after)
    assert len(lines) <= 504
    assert left_out == 40_000 - 500


def test_paragraphs_between_empty_lines_are_compared_one_by_one() -> None:
    paragraphs = [f"This is paragraph {number} of the leaflet." for number in range(1_500)]
    changed = [
        one.replace("This", "Here") if at % 300 == 7 else one for at, one in enumerate(paragraphs)
    ]
    changed.insert(700, "A new one.")
    lines, left_out = text_changes("\n\n".join(paragraphs), "\n\n".join(changed))
    said = {
        kind: ["".join(word.text for word in line.words) for line in lines if line.kind == kind]
        for kind in ("removed", "added")
    }
    assert said["removed"] == [paragraphs[at] for at in range(7, 1_500, 300)]
    assert [one for one in said["added"] if one] == [
        *changed[7:700:300],
        "A new one.",
        *changed[908::300],
    ]
    assert left_out == 0


def test_equal_texts_have_no_difference() -> None:
    assert text_changes(FIRST, FIRST) == ([], 0)

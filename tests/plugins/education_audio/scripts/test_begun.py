"""The list of scripts that were begun: the newest first, and how each stands."""

from __future__ import annotations

from typing import Any

from tests.plugins.education_audio.support import add_document, in_state, until_draft, write_stream
from tests.support.servers import Clinic


async def begun(clinic: Clinic, **query: str | int) -> dict[str, Any]:
    answer = await clinic.client.get("/api/audio/drafts", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def written(clinic: Clinic, knowledge_id: str) -> dict[str, Any]:
    """A draft as it is once it is written."""
    [*_, last] = await write_stream(clinic, knowledge_id)
    return await until_draft(clinic, last["draft_id"], in_state("completed"))


def standing(listed: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(one["draft_id"], one["source_state"], one["approved"]) for one in listed["scripts"]]


async def test_each_script_stands_there_with_what_became_of_it(clinic: Clinic) -> None:
    assert (await begun(clinic))["scripts"] == []
    documents = [await add_document(clinic, name=name) for name in ("Gout", "Asthma", "Hip")]
    waiting, approved, changed = [await written(clinic, document) for document in documents]
    script = {"knowledge_id": documents[1], "script": approved["script"]}
    answer = await clinic.client.post("/api/audio/approvals", json=script)
    assert answer.status_code == 200, answer.text
    path = f"/api/knowledge/{documents[2]}"
    answer = await clinic.client.put(path, json={"raw_content": "# Hip\n\nWalk every day.\n"})
    assert answer.status_code == 200, answer.text

    listed = await begun(clinic)

    assert listed["total_count"] == 3
    assert standing(listed) == [
        (changed["draft_id"], "changed", False),
        (approved["draft_id"], "current", True),
        (waiting["draft_id"], "current", False),
    ]
    for row, draft in zip(listed["scripts"], (changed, approved, waiting), strict=True):
        assert " ".join(draft["script"].split()).startswith(row["begins"])
        assert len(row["begins"]) > 20
        assert row["state"] == "completed"

    page = await begun(clinic, limit=2)
    rest = await begun(clinic, limit=2, cursor=page["next_cursor"])
    assert standing(page) + standing(rest) == standing(listed)
    assert rest["next_cursor"] is None

    # An edited script is another one than was approved, and changed last.
    path = f"/api/audio/drafts/{approved['draft_id']}"
    answer = await clinic.client.put(path, json={"script": f"{approved['script']} Rest well."})
    assert answer.status_code == 200, answer.text
    answer = await clinic.client.delete(f"/api/knowledge/{documents[0]}")
    assert answer.is_success, answer.text
    assert standing(await begun(clinic)) == [
        (approved["draft_id"], "current", False),
        (changed["draft_id"], "changed", False),
        (waiting["draft_id"], "deleted", False),
    ]

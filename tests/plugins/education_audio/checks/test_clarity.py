"""How clear a script is, by the same items as a document, but for what nobody can hear."""

from __future__ import annotations

from tests.plugins.education_audio.support import add_document, write_stream
from tests.support.servers import Clinic


async def test_a_script_is_judged_as_it_is_heard_and_ticks_go_with_its_text(
    shared_clinic: Clinic,
) -> None:
    client = shared_clinic.client
    knowledge_id = await add_document(shared_clinic)
    draft_id = (await write_stream(shared_clinic, knowledge_id))[-1]["draft_id"]
    path = f"/api/audio/drafts/{draft_id}/clarity"
    found = (await client.get(path)).json()
    items = {item["key"]: item for item in found["items"]}
    assert items["acts"]["answer"] == "yes"
    assert not {"headings", "cues"} & items.keys()
    tick = {"sha256": found["sha256"], "key": "terms", "answer": "no"}
    told = (await client.put(path, json=tick)).json()
    assert (told["met"], told["answered"]) == (found["met"], found["answered"] + 1)
    draft = f"/api/audio/drafts/{draft_id}"
    await client.put(draft, json={"script": "Drink a glass of water each hour. Then rest."})
    assert (await client.put(path, json=tick)).status_code == 409
    newer = (await client.get(path)).json()
    assert {item["key"]: item["answer"] for item in newer["items"]}["terms"] is None
    assert len(newer["earlier"]) == 1

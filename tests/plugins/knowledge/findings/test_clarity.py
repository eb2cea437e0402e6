"""How clear a document is: what rules say, and what readers tick, kept with exactly its text."""

from __future__ import annotations

import asyncio

from plugins.knowledge.models import CLARITY
from tests.plugins.knowledge.out_of_use.test_retired import erased
from tests.support.servers import Clinic

TEXT = "# Drops\n\nUse one drop each night. Wash your hands first.\n\n- Sit down.\n- Look up.\n"


async def document(clinic: Clinic) -> str:
    answer = await clinic.client.post(
        "/api/knowledge", json={"disease_name": "Drops", "tags": ["faq"], "raw_content": TEXT}
    )
    knowledge_id: str = answer.json()["knowledge_id"]
    return knowledge_id


async def test_ticks_belong_to_a_text_and_none_is_lost(shared_clinic: Clinic) -> None:
    client = shared_clinic.client
    knowledge_id = await document(shared_clinic)
    path = f"/api/knowledge/{knowledge_id}/clarity"
    first = (await client.get(path)).json()
    items = {item["key"]: item for item in first["items"]}
    assert items["acts"]["ruled"] == items["acts"]["answer"] == "yes"
    assert items["purpose"]["ruled"] is None
    assert first["earlier"] == []
    open_items = [key for key, item in items.items() if item["answer"] is None]
    assert len(open_items) >= 8

    # Several readers tick at the same moment, the first of them ever.
    ticks = [{"sha256": first["sha256"], "key": key, "answer": "yes"} for key in open_items]
    answers = await asyncio.gather(*(client.put(path, json=tick) for tick in ticks))
    assert {answer.status_code for answer in answers} == {200}
    ticked = (await client.get(path)).json()
    assert all(item["answer"] for item in ticked["items"])
    assert ticked["answered"] == first["answered"] + len(open_items)
    assert ticked["met"] == first["met"] + len(open_items)

    # A reader may say otherwise than the rule, or that an item does not count, or nothing again.
    for key, answer in (("acts", "no"), ("purpose", "not_applicable"), ("why", None)):
        body = {"sha256": first["sha256"], "key": key, "answer": answer}
        told = (await client.put(path, json=body)).json()
    kept = {item["key"]: item for item in told["items"]}
    assert (kept["acts"]["ruled"], kept["acts"]["answer"]) == ("yes", "no")
    assert kept["why"]["answer"] is None
    assert (told["met"], told["answered"]) == (ticked["met"] - 3, ticked["answered"] - 2)

    # Another text begins anew, and says what was found of the one before.
    await client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": f"{TEXT}\nRest.\n"})
    stale = await client.put(path, json=ticks[0])
    assert (stale.status_code, stale.json()["error_code"]) == (409, "changed_meanwhile")
    newer = (await client.get(path)).json()
    assert {item["key"]: item["answer"] for item in newer["items"]}["purpose"] is None
    assert [(one["met"], one["answered"]) for one in newer["earlier"]] == [
        (told["met"], told["answered"])
    ]
    # What is brought back has its ticks again.
    await client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": TEXT})
    again = (await client.get(path)).json()
    assert {item["key"]: item["answer"] for item in again["items"]}["acts"] == "no"


async def test_an_unknown_item_and_another_language(shared_clinic: Clinic) -> None:
    client = shared_clinic.client
    knowledge_id = await document(shared_clinic)
    path = f"/api/knowledge/{knowledge_id}/clarity"
    sha256 = (await client.get(path)).json()["sha256"]
    unknown = await client.put(path, json={"sha256": sha256, "key": "colours", "answer": "yes"})
    assert unknown.status_code == 422
    german = "Tropfen Sie jeden Abend einen Tropfen in das Auge. Waschen Sie vorher die Hände."
    await client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": german})
    assert (await client.get(path)).json()["items"] == []


async def test_erasing_a_document_erases_what_was_said_of_it(clinic: Clinic) -> None:
    knowledge_id = await document(clinic)
    path = f"/api/knowledge/{knowledge_id}/clarity"
    sha256 = (await clinic.client.get(path)).json()["sha256"]
    await clinic.client.put(path, json={"sha256": sha256, "key": "why", "answer": "yes"})
    store = clinic.app.state.platform.documents
    assert (await store.totals(CLARITY)).count == 1
    await clinic.client.delete(f"/api/knowledge/{knowledge_id}?erase=true")
    await erased(clinic, knowledge_id)
    assert (await store.totals(CLARITY)).count == 0

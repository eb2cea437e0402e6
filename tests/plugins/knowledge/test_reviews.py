"""Review dates: kept with their owner, listed and told on the dashboard when they are due."""

from __future__ import annotations

from datetime import timedelta

from core import clock
from tests.plugins.agents.support import got, new_document, synced_document, until
from tests.support.servers import Clinic


def day(days: int) -> str:
    return (clock.now().date() + timedelta(days=days)).isoformat()


async def plan(clinic: Clinic, knowledge_id: str, on: str | None, owner: str | None = None) -> None:
    body = {"review_on": on, "review_owner": owner}
    answer = await clinic.client.put(f"/api/knowledge/{knowledge_id}/review", json=body)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["review_on"], answer.json()["review_owner"]) == (on, owner)
    assert answer.json()["version"] == 1, "who edits the text meanwhile is not disturbed"


async def reminders(clinic: Clinic) -> dict[str, list[str]]:
    stats = await got(clinic, "/api/dashboard/stats")
    items = [item["text"] for card in stats["cards"] for item in card["attention"]]
    return {"due": [item for item in items if item.startswith("Review due")]}


async def due(clinic: Clinic) -> list[str]:
    found = await got(clinic, "/api/knowledge?review_due=true")
    assert found["total_count"] == len(found["documents"])
    return [row["disease_name"] for row in found["documents"]]


async def test_the_dashboard_reminds_of_what_is_due_and_lists_it(clinic: Clinic) -> None:
    names = ("Warts", "Lice", "Croup", "Gout", "Scabies", "Mumps")
    ids = {name: await new_document(clinic, name) for name in names}
    await plan(clinic, ids["Warts"], day(0), "Dr Ortiz")
    await plan(clinic, ids["Lice"], day(-40))
    await plan(clinic, ids["Croup"], day(1), "Dr Ortiz")
    assert await due(clinic) == ["Lice", "Warts"]
    told = await until(lambda: reminders(clinic), lambda found: len(found["due"]) == 2)
    assert told["due"] == ["Review due: “Lice”", "Review due: “Warts”, by Dr Ortiz"]

    for name in ("Gout", "Scabies"):
        await plan(clinic, ids[name], day(-1))
    told = await until(lambda: reminders(clinic), lambda found: len(found["due"]) == 4)
    assert told["due"][-1] == "Review due: 1 more document"

    for name in names:
        await plan(clinic, ids[name], None)
    assert await due(clinic) == []
    assert (await reminders(clinic))["due"] == []


async def test_what_falls_due_is_told_although_nothing_was_changed(clinic: Clinic) -> None:
    await plan(clinic, await synced_document(clinic, "Croup"), day(1))
    assert (await reminders(clinic))["due"] == []
    with clock.rehearsed() as move:
        move(timedelta(days=2).total_seconds())
        assert (await reminders(clinic))["due"] == ["Review due: “Croup”"]


async def test_what_cannot_be_a_review_is_refused(clinic: Clinic) -> None:
    knowledge_id = await new_document(clinic)
    path = f"/api/knowledge/{knowledge_id}/review"
    for body, field in (
        ({"review_on": "soon"}, "review_on"),
        ({"review_owner": " "}, "review_owner"),
        ({"review_owner": "x" * 101}, "review_owner"),
    ):
        answer = await clinic.client.put(path, json=body)
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field
    both = await clinic.client.get("/api/knowledge?review_due=true&q=gout")
    assert both.json()["errors"][0]["field"] == "review_due"
    unknown = await clinic.client.put("/api/knowledge/kd_none/review", json={})
    assert unknown.status_code == 404


async def test_a_plan_that_somebody_else_has_changed_is_not_overwritten(
    shared_clinic: Clinic,
) -> None:
    clinic = shared_clinic
    knowledge_id = await new_document(clinic, "Hives")
    address = f"/api/knowledge/{knowledge_id}/review"
    seen = (await got(clinic, f"/api/knowledge/{knowledge_id}"))["review"]
    assert (seen["version"], seen["changed_by"]) == (1, None)
    first = {"review_on": day(3), "review_owner": "Dr Ortiz", "version": 1}
    answer = await clinic.client.put(address, json=first)
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert answer.json()["review"]["version"] == 2

    stale = {"review_on": day(9), "review_owner": "Lin Wei"}
    refused = await clinic.client.put(address, json=stale | {"version": 1})
    assert (refused.status_code, refused.json()["error_code"]) == (409, "stale_version")
    refused = await clinic.client.put(address, json=stale, headers={"If-Match": '"1"'})
    assert refused.status_code == 412
    kept = (await got(clinic, f"/api/knowledge/{knowledge_id}"))["review"]
    assert (kept["review_on"], kept["review_owner"]) == (day(3), "Dr Ortiz")
    edited = await clinic.client.put(
        f"/api/knowledge/{knowledge_id}", json={"tags": ["medication"], "version": 1}
    )
    assert edited.json()["review"]["version"] == 2, "an edit of the document is no change of it"
    answer = await clinic.client.put(address, json=stale, headers={"If-Match": '"2"'})
    assert answer.json()["review_owner"] == "Lin Wei"
    plain = await clinic.client.put(address, json={"review_owner": "Anybody"})
    assert plain.json()["review"]["version"] == 4, "who names no version is served as before"

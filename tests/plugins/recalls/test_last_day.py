"""After a document's last day no patient is given it, as if it were withdrawn."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from core import clock
from plugins.knowledge.models import COLLECTION
from plugins.knowledge.settings import KnowledgeSettings
from plugins.knowledge.stored.expiry import OVER, end_of
from tests.plugins.agents.support import (
    agent_synced,
    got,
    linked_documents,
    new_agent,
    new_document,
    synced_document,
    until,
)
from tests.plugins.education_audio.support import add_document, generate, spoken
from tests.plugins.handouts.support import link_to
from tests.plugins.recalls.support import Row, undo, withdraw
from tests.support.servers import Clinic, LocalServiceProcess, running_clinic

DAY = timedelta(days=1).total_seconds()


def day(days: int) -> str:
    return (clock.now().date() + timedelta(days=days)).isoformat()


async def ends(clinic: Clinic, knowledge_id: str, last_day: str | None) -> Row:
    answer = await clinic.client.put(
        f"/api/knowledge/{knowledge_id}/expiry", json={"last_day": last_day}
    )
    assert answer.status_code == 200, answer.text
    expiry: Row = answer.json()["expiry"]
    assert expiry["last_day"] == last_day
    assert answer.json()["version"] == 1, "who edits the text meanwhile is not disturbed"
    return expiry


async def told(clinic: Clinic, knowledge_id: str) -> None:
    """Wait until those who hold copies were told that it ended."""

    async def record() -> Row:
        stored = await clinic.app.state.platform.documents.get(COLLECTION, knowledge_id)
        return dict(stored.data)

    await until(record, lambda found: found["withheld_from"] == OVER)


async def state(clinic: Clinic, audio: Row) -> str:
    found = await got(clinic, f"/api/audio/files/{audio['audio_id']}")
    return str(found["source_state"])


async def reminders(clinic: Clinic) -> list[str]:
    stats = await got(clinic, "/api/dashboard/stats")
    (card,) = [card for card in stats["cards"] if card["key"] == "document_count"]
    return [item["text"] for item in card["attention"] if "given to patients" in item["text"]]


async def test_audio_and_links_stop_when_the_day_is_over_and_go_on_when_it_is_moved(
    stored_somewhere: Clinic,
) -> None:
    clinic = stored_somewhere
    audio = await spoken(clinic, await add_document(clinic))
    other = await spoken(clinic, await add_document(clinic, name="Without a last day"))
    await link_to(clinic, audio, seconds=30 * DAY)
    knowledge_id = audio["knowledge_id"]
    assert not (await ends(clinic, knowledge_id, day(0)))["over"], "it is given on its last day"
    assert await state(clinic, audio) == "current"
    await clinic.client.get("/api/audio/list")  # an answer that is kept
    with clock.rehearsed() as move:
        move(DAY)
        assert await state(clinic, audio) == "withdrawn"
        stream = await clinic.client.get(f"/api/audio/stream/{audio['audio_id']}")
        assert stream.json()["error_code"] == "withdrawn"
        again = await generate(clinic, knowledge_id, script=audio["script"])
        assert again.json()["error_code"] == "withdrawn"
        links = await got(clinic, f"/api/handouts?audio_id={audio['audio_id']}")
        assert [one["state"] for one in links["handouts"]] == ["withdrawn"]
        await told(clinic, knowledge_id)
        listed = (await got(clinic, "/api/audio/list"))["audio_files"]
        assert {one["audio_id"]: one["source_state"] for one in listed} == {
            audio["audio_id"]: "withdrawn",
            other["audio_id"]: "current",
        }
        move(-3 * DAY)
        assert await state(clinic, audio) == "withdrawn", "a clock that is set back"
        move(2 * DAY)
        moved = await ends(clinic, knowledge_id, day(5))
        assert (moved["over"], moved["version"]) == (False, 3)
        assert await state(clinic, audio) == "current"
        sha256 = hashlib.sha256(audio["script"].encode()).hexdigest()
        assert (await got(clinic, f"/api/audio/files/{audio['audio_id']}"))["approval"][
            "sha256"
        ] == sha256, "the approval stays"
        await ends(clinic, knowledge_id, day(-1))
        assert await state(clinic, audio) == "withdrawn", "a day that is over takes it at once"
        await ends(clinic, knowledge_id, None)
        assert await state(clinic, audio) == "current"


async def test_the_same_day_may_be_chosen_again_after_a_clock_that_ran_ahead(
    clinic: Clinic,
) -> None:
    knowledge_id, last_day = await new_document(clinic), day(3)
    await ends(clinic, knowledge_id, last_day)
    with clock.rehearsed() as move:
        move(4 * DAY)
        await told(clinic, knowledge_id)
    assert (await got(clinic, f"/api/knowledge/{knowledge_id}"))["expiry"]["over"]
    assert not (await ends(clinic, knowledge_id, last_day))["over"]


async def test_an_agent_does_not_answer_from_it_any_more(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    gout, mumps = await synced_document(clinic), await synced_document(clinic, "Mumps")
    made = await new_agent(clinic, knowledge_ids=[gout, mumps])
    path = f"/api/agent/{made['agent_id']}"
    there = (await agent_synced(clinic, made["agent_id"]))["elevenlabs_agent_id"]
    before = linked_documents(local_service, there)
    assert len(before) == 2
    await ends(clinic, gout, day(0))
    with clock.rehearsed() as move:
        move(DAY)
        assert (await got(clinic, path))["withdrawn_documents"] == [gout]
        await until(
            lambda: got(clinic, path),
            lambda found: not found["deleted_documents"] and found["sync_status"] == "completed",
        )
        assert len(linked_documents(local_service, there)) == 1
        await ends(clinic, gout, None)
        await until(
            lambda: got(clinic, path),
            lambda found: (
                not found["withdrawn_documents"]
                and found["sync_status"] == "completed"
                and len(linked_documents(local_service, there)) == 2
            ),
        )


async def test_another_instance_knows_at_once(clinic: Clinic) -> None:
    audio = await spoken(clinic, await add_document(clinic))
    async with running_clinic(clinic.settings) as other:
        assert await state(other, audio) == "current"
        await ends(clinic, audio["knowledge_id"], day(-1))
        assert await state(other, audio) == "withdrawn"
        await ends(other, audio["knowledge_id"], day(1))
        assert await state(clinic, audio) == "current"


async def test_neither_a_recall_nor_its_end_is_that_of_the_last_day(clinic: Clinic) -> None:
    audio = await spoken(clinic, await add_document(clinic))
    knowledge_id = audio["knowledge_id"]
    recall = await withdraw(clinic, "document", audio)
    await ends(clinic, knowledge_id, day(-1))
    await undo(clinic, recall)
    assert await state(clinic, audio) == "withdrawn"
    recall = await withdraw(clinic, "document", audio)
    await ends(clinic, knowledge_id, None)
    assert await state(clinic, audio) == "withdrawn"
    await undo(clinic, recall)
    assert await state(clinic, audio) == "current"


async def test_an_archived_document_that_comes_back_has_its_last_day_still(clinic: Clinic) -> None:
    audio = await spoken(clinic, await add_document(clinic))
    path = f"/api/knowledge/{audio['knowledge_id']}"
    await ends(clinic, audio["knowledge_id"], day(1))
    assert (await clinic.client.post(f"{path}/archive")).status_code == 200
    with clock.rehearsed() as move:
        move(2 * DAY)
        back = await clinic.client.post(f"/api/knowledge/retired/{audio['knowledge_id']}/restore")
        assert back.json()["expiry"]["over"]
        assert await state(clinic, audio) == "withdrawn"


async def test_the_dashboard_tells_in_time_and_names_who_reviews(clinic: Clinic) -> None:
    ids = [await new_document(clinic, name) for name in ("Gout", "Lice", "Mumps", "Warts")]
    plan = {"review_owner": "Dr Ortiz"}
    await clinic.client.put(f"/api/knowledge/{ids[0]}/review", json=plan)
    for knowledge_id, days in zip(ids, (13, 20, -1, -2), strict=True):
        await ends(clinic, knowledge_id, day(days))
    said = await reminders(clinic)
    assert sorted(said) == sorted(
        [
            f"“Gout” is given to patients until {day(13)} only. To be reviewed by Dr Ortiz",
            f"“Mumps” is not given to patients any more: its last day was {day(-1)}",
            f"“Warts” is not given to patients any more: its last day was {day(-2)}",
        ]
    )
    with clock.rehearsed() as move:
        move(14 * DAY)
        await told(clinic, ids[0])
        said = await reminders(clinic)
        assert any(one.startswith("“Gout” is not given") for one in said)
        assert said[0].startswith("“Lice” is given to patients until")


async def test_what_has_ended_hides_nothing_that_ends_soon(clinic: Clinic) -> None:
    for name in ("Gout", "Lice", "Mumps", "Warts"):
        await ends(clinic, await new_document(clinic, name), day(-3))
    await ends(clinic, await new_document(clinic, "Hives"), day(2))
    said = await reminders(clinic)
    assert said[0] == f"“Hives” is given to patients until {day(2)} only"
    assert [" is not given" in one for one in said] == [False, True, True, True]
    stats = await got(clinic, "/api/dashboard/stats")
    assert "1 more document is near its last day for patients, or past it" in str(stats)


async def test_a_document_whose_day_cannot_be_read_is_given_to_nobody(clinic: Clinic) -> None:
    gout, mumps = await synced_document(clinic), await synced_document(clinic, "Mumps")
    made = await new_agent(clinic, knowledge_ids=[gout, mumps])
    documents = clinic.app.state.platform.documents
    stored = await documents.get(COLLECTION, gout)
    damaged = stored.data | {"withheld_from": "some day"}
    await documents.replace(COLLECTION, gout, damaged, stored.version)
    found = await got(clinic, f"/api/agent/{made['agent_id']}")
    assert found["withdrawn_documents"] == [gout]


async def test_a_day_that_somebody_else_has_changed_is_not_overwritten(
    shared_clinic: Clinic,
) -> None:
    clinic = shared_clinic
    knowledge_id = await new_document(clinic, "Hives")
    path = f"/api/knowledge/{knowledge_id}/expiry"
    first = await clinic.client.put(path, json={"last_day": day(3), "version": 1})
    assert (first.status_code, first.headers["ETag"]) == (200, '"2"')
    stale = {"last_day": day(9)}
    refused = await clinic.client.put(path, json=stale | {"version": 1})
    assert (refused.status_code, refused.json()["error_code"]) == (409, "stale_version")
    refused = await clinic.client.put(path, json=stale, headers={"If-Match": '"1"'})
    assert refused.status_code == 412
    again = await clinic.client.put(path, json={"last_day": day(3), "version": 2})
    assert again.json()["expiry"]["version"] == 2, "the same day is no change"
    edited = await clinic.client.put(
        f"/api/knowledge/{knowledge_id}", json={"raw_content": "Hives itch.", "version": 1}
    )
    assert edited.json()["expiry"]["last_day"] == day(3), "an edit leaves it"
    for wrong in ("soon", "9999-12-31"):
        answer = await clinic.client.put(path, json={"last_day": wrong})
        assert answer.json()["errors"][0]["field"] == "last_day"
    missing = await clinic.client.put("/api/knowledge/kd_none/expiry", json={})
    assert missing.status_code == 404


async def test_the_day_ends_at_midnight_of_the_clinic(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge_id = await new_document(clinic)
    monkeypatch.setenv("KNOWLEDGE_TIME_ZONE", "America/Bogota")
    async with running_clinic(clinic.settings) as bogota:
        now = clock.now()
        assert (await ends(bogota, knowledge_id, day(0)))["time_zone"] == "America/Bogota"
        with clock.rehearsed() as move:
            # Midnight of Colombia is 05:00 UTC, on the next day.
            midnight = datetime.combine(now.date() + timedelta(days=1), time(5), UTC)
            move((midnight - now).total_seconds() - 600)
            before = await got(bogota, f"/api/knowledge/{knowledge_id}")
            move(1200)
            after = await got(bogota, f"/api/knowledge/{knowledge_id}")
    assert (before["expiry"]["over"], after["expiry"]["over"]) == (False, True)


@pytest.mark.parametrize(
    ("zone", "last_day", "ends_at"),
    [
        ("America/Santiago", date(2026, 9, 5), "2026-09-06T04:00:00.000000Z"),
        ("America/Havana", date(2026, 10, 31), "2026-11-01T04:00:00.000000Z"),
        ("Europe/Madrid", date(2026, 10, 25), "2026-10-25T23:00:00.000000Z"),
        ("Asia/Kathmandu", date(2026, 3, 1), "2026-03-01T18:15:00.000000Z"),
    ],
    ids=["no midnight", "two midnights", "a day of 25 hours", "a quarter of an hour"],
)
def test_midnight_is_that_of_summer_time(zone: str, last_day: date, ends_at: str) -> None:
    assert end_of(last_day, ZoneInfo(zone)) == ends_at


@pytest.mark.parametrize("wrong", ["Taipei", "../etc/passwd", ""])
def test_a_time_zone_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no time zone"):
        KnowledgeSettings.model_validate({"time_zone": wrong})

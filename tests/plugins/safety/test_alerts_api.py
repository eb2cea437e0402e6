"""Alerts: raised with a red flag, sent until acknowledged, their failures shown."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from core.jobs import JobRequest, JobRun, JobSpec
from core.ports.documents import JsonObject
from plugins.safety.alerts.sending import retry_seconds
from plugins.safety.models import ALERTS, StoredAlert
from tests.plugins.agents.support import Row, got, until
from tests.plugins.alerts.support import mail_server, receiver
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

SAMPLE = "starting-warfarin"
URGENT = "Since noon there is a crushing weight on my chest"
POSSIBLE = "My gums bleed a little"
AT_ONCE = 100
"""Jobs that somebody waits for at the screen."""


async def alerts(clinic: Clinic, query: str = "") -> Row:
    return await got(clinic, f"/api/safety/alerts{query}")


async def alerts_when(clinic: Clinic, number: int) -> list[Row]:
    found = await until(lambda: alerts(clinic), lambda found: len(found["alerts"]) == number)
    rows: list[Row] = found["alerts"]
    return rows


async def attention(clinic: Clinic) -> str:
    cards = (await got(clinic, "/api/dashboard/stats"))["cards"]
    return "\n".join(item["text"] for card in cards for item in card["attention"])


async def test_each_flagged_message_raises_one_alert(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, SAMPLE), "P7")
    await talk.ask("How often is my INR checked?")
    await talk.ask(POSSIBLE)
    await talk.ask(URGENT)
    newest, before = await alerts_when(clinic, 2)
    assert (newest["tier"], newest["turn"], newest["red_flags"]) == ("urgent", 3, ["Chest pain"])
    assert (before["tier"], before["turn"]) == ("possibly_urgent", 2)
    assert newest["conversation_id"] == talk.session_id
    assert "weight" not in json.dumps(newest)
    assert "Urgent alert for patient P7: nobody has taken it" in await attention(clinic)
    await talk.ask("it was nothing")
    await talk.end()
    assert len((await alerts(clinic, f"?conversation_id={talk.session_id}"))["alerts"]) == 2


async def test_staff_are_told_while_all_that_others_wait_for_hangs(clinic: Clinic) -> None:
    """As when the voice service is silent and a hundred replies, or documents, wait for it."""
    talk = await begin(clinic, await agent_for(clinic, SAMPLE), "P8")
    begun: list[str] = []
    full, go = asyncio.Event(), asyncio.Event()

    async def silent(run: JobRun) -> JsonObject:
        begun.append(run.id)
        if len(begun) == AT_ONCE:
            full.set()
        await go.wait()
        return {}

    queue = clinic.app.state.platform.jobs
    queue.add(JobSpec("voice.silent", silent, "interactive"))
    for number in range(2 * AT_ONCE):
        await queue.enqueue(JobRequest("voice.silent", {}, str(number)))
    await full.wait()
    said = await talk.ask(URGENT)
    assert said["red_flag"]
    [alert] = await alerts_when(clinic, 1)
    assert alert["tier"] == "urgent"
    go.set()


async def test_an_urgent_alert_is_named_before_newer_ones_that_are_not(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, SAMPLE), "P9")
    await talk.ask(URGENT)
    await alerts_when(clinic, 1)
    for _ in range(4):
        await talk.ask(POSSIBLE)
    await alerts_when(clinic, 5)
    cards = (await got(clinic, "/api/dashboard/stats"))["cards"]
    [items] = [card["attention"] for card in cards if card["key"] == "open_alert_count"]
    assert [item["urgent"] for item in items] == [True, False, False, False]
    assert items[0]["text"].startswith("Urgent alert for patient P9")
    assert items[-1]["text"] == "2 more open alerts"


async def test_who_acknowledges_it_first_is_kept(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, SAMPLE), "P8")
    await talk.ask(URGENT)
    [alert] = await alerts_when(clinic, 1)
    path = f"/api/safety/alerts/{alert['alert_id']}/acknowledge"
    taken = (await clinic.client.post(path)).json()
    assert taken["acknowledged_by"] == "default_doctor"
    assert (await clinic.client.post(path)).json() == taken
    assert await alerts(clinic, "?open_only=true") == {
        "alerts": [],
        "open_count": 0,
        "next_cursor": None,
    }
    assert "P8: nobody has taken it" not in await attention(clinic)
    missing = await clinic.client.post("/api/safety/alerts/none/acknowledge")
    assert missing.status_code == 404


async def test_it_is_sent_again_until_somebody_takes_it(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALERTS_WEBHOOK_SECRET", "0123456789abcdef")
    monkeypatch.setenv("SAFETY_ALERT_REPEAT_MINUTES", "0.002")
    monkeypatch.setenv("SAFETY_DASHBOARD_URL", "https://desk.clinic.example/")
    async with receiver() as hook:
        monkeypatch.setenv("ALERTS_WEBHOOK_URL", hook.url)
        hook.status = 503
        async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
            talk = await begin(clinic, await agent_for(clinic, SAMPLE), "P9")
            await talk.ask(URGENT)

            def failed(found: Row) -> bool:
                return any(one["deliveries"] for one in found["alerts"])

            [shown] = (await until(lambda: alerts(clinic), failed))["alerts"]
            assert shown["deliveries"][0]["error"].startswith("The address answered with 503")
            assert "could not be sent: Webhook" in await attention(clinic)

            hook.status = 200

            def repeated(found: Row) -> bool:
                return bool(found["alerts"][0]["deliveries"][0]["sent"] >= 3)

            [shown] = (await until(lambda: alerts(clinic), repeated))["alerts"]
            assert shown["deliveries"][0]["error"] is None
            assert (await got(clinic, "/api/safety/senders"))["links"] is True
            path = f"/api/safety/alerts/{shown['alert_id']}/acknowledge"
            assert (await clinic.client.post(path)).status_code == 200
    said = [json.loads(body) for _, body in hook.posts]
    assert [one["number"] for one in said][:3] == [1, 2, 3]
    link = f"https://desk.clinic.example/conversation-logs?id={talk.session_id}&turn=1"
    assert said[0]["link"] == link
    assert said[0]["red_flags"] == ["Chest pain"]
    assert all("weight" not in str(one) and "P9" not in str(one) for one in said)


def test_a_sender_that_fails_for_days_is_still_asked_again() -> None:
    pauses = [retry_seconds(failures) for failures in (0, 1, 2, 1_024, 100_000)]
    assert pauses == [2, 4, 8, 256, 256]


async def test_who_has_the_mail_does_not_get_it_again_because_another_address_is_refused(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with mail_server() as server:
        server.refuse = {"left@clinic.example"}
        monkeypatch.setenv("ALERTS_MAIL_TO", "left@clinic.example, ward@clinic.example")
        monkeypatch.setenv("ALERTS_MAIL_FROM", "desk@clinic.example")
        monkeypatch.setenv("ALERTS_SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("ALERTS_SMTP_PORT", str(server.port))
        monkeypatch.setenv("ALERTS_SMTP_SECURITY", "none")
        async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
            talk = await begin(clinic, await agent_for(clinic, SAMPLE), "P9")
            await talk.ask(URGENT)

            def sent(found: Row) -> bool:
                return any(one["deliveries"] for one in found["alerts"])

            [shown] = (await until(lambda: alerts(clinic), sent))["alerts"]
            [delivery] = shown["deliveries"]
            assert delivery["sent"] == 1
            assert delivery["error"].endswith("refused some addresses: left@clinic.example")
            stored = await clinic.app.state.platform.documents.get(ALERTS.name, shown["alert_id"])
            # The next is the reminder that everybody gets, minutes later.
            due = StoredAlert.of(stored).deliveries[0].due_at
            assert due is not None
            assert clock.parse(due) > clock.now() + timedelta(seconds=60)
    assert len(server.mails) == 1


async def test_a_test_alert_tells_whether_each_sender_takes_it(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with receiver() as room:
        monkeypatch.setenv("ALERTS_CHAT_URL", room.url)
        async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
            listed = await got(clinic, "/api/safety/senders")
            assert [one["title"] for one in listed["senders"]] == ["Chat"]
            # Nobody has said where staff open the dashboard.
            assert listed["links"] is False
            with dashboard(clinic.url):
                assert "The links of alerts open nothing." in words(await run(page("safety")))
            checked = (await clinic.client.post("/api/safety/senders/check")).json()
            assert checked == listed
            room.status = 404
            [checked] = (await clinic.client.post("/api/safety/senders/check")).json()["senders"]
            assert checked["error"] == "The address answered with 404 and did not take it."
    assert "This is a test." in str(room.posts[0][1])

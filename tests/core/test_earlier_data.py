"""Data of earlier versions, as those versions have stored them: opened, read and worked with."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from core import clock
from core.adapters.sqlite.migrations import SCHEMA
from core.bootstrap import DOCUMENTS_FILE
from tests.data.clinic_day import ANNA
from tests.data.record import restore
from tests.plugins.agents.support import until
from tests.plugins.patient_test.support import Talk
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)

Row = dict[str, Any]

RECORDED = [file.parent for file in Path(__file__).parent.parent.glob("data/*/answers.json")]

# What the product goes on with by itself as soon as it runs, and links and addresses that expire.
MOVING = {
    "audio_url",
    "error_at",
    "state",
    "modified_at",
    "sync_status",
    "last_sync_attempt",
    "sync_error_message",
    "sync_retry_count",
}

# Removals did not know their agent's name at first.
REMOVED_AGENTS = {"0.1.0-8517b25": "Without a name"}


@pytest.fixture(params=RECORDED, ids=lambda folder: str(folder.name))
def recorded(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture
def data(tmp_path: Path, recorded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the recorded data."""
    # The sessions in it are not to be ended by the way, however old they are by now.
    monkeypatch.setenv("PATIENT_TEST_SESSION_IDLE_SECONDS", "1e9")
    folder = tmp_path / "data"
    folder.mkdir()
    restore(recorded, folder)
    with contextlib.closing(sqlite3.connect(folder / DOCUMENTS_FILE)) as connection, connection:
        # Work that is a day old is given up, and the records grow older than that.
        connection.execute(
            "UPDATE jobs SET data = json_set(data, '$.created_at', ?) "
            "WHERE json_extract(data, '$.active')",
            [clock.stamp()],
        )
    return folder


@pytest.fixture
async def opened(data: Path) -> AsyncIterator[Clinic]:
    """Today's product on them, with its voice service."""
    service = LocalServiceProcess(data)
    service.start()
    try:
        async with running_clinic(clinic_settings(data, service.port)) as clinic:
            yield clinic
    finally:
        service.stop()


def answers(recorded: Path) -> dict[str, Row]:
    """What the version itself answered last, by path."""
    found: dict[str, Row] = json.loads((recorded / "answers.json").read_text(encoding="utf-8"))
    return found


def settled(answer: Any) -> Any:
    """An answer without what moves."""
    if isinstance(answer, dict):
        return {name: settled(value) for name, value in answer.items() if name not in MOVING}
    return [settled(item) for item in answer] if isinstance(answer, list) else answer


def said_before(before: Any, now: Any) -> Any:
    """Of an answer now, the fields that there were before."""
    if isinstance(before, dict) and isinstance(now, dict):
        return {name: said_before(before[name], now.get(name)) for name in before}
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        return [said_before(one, other) for one, other in zip(before, now, strict=True)]
    return now


def test_there_are_some() -> None:
    assert RECORDED


async def test_all_of_it_reads_as_it_did(data: Path, recorded: Path) -> None:
    # Without its voice service, so that nothing is finished meanwhile.
    async with running_clinic(clinic_settings(data, free_port())) as clinic:
        for path, before in answers(recorded).items():
            answer = await clinic.client.get(path)
            assert answer.status_code == 200, f"{path}: {answer.text}"
            assert said_before(settled(before), settled(answer.json())) == settled(before), path
        (removal,) = (await got(clinic, "/api/agent/removals"))["removals"]
        assert removal["name"] == REMOVED_AGENTS.get(recorded.name, "Leaving")
        (removal,) = (await got(clinic, "/api/knowledge/removals"))["removals"]
        assert removal["name"] == "Old leaflet"
        files = (await got(clinic, "/api/audio/list"))["audio_files"]
        found = await got(clinic, "/api/audio/list?q=warf&language=en&state=approved")
        assert [file["name"] for file in found["audio_files"]] == ["Warfarin"]
        (url,) = [file["audio_url"] for file in files if file["audio_url"]]
        assert len((await clinic.client.get(url)).content) > 10_000
        checked = (await clinic.client.post("/api/attention/check")).json()
        assert checked["unreadable"] == []
    with contextlib.closing(sqlite3.connect(data / DOCUMENTS_FILE)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


async def test_what_was_begun_is_finished(opened: Clinic) -> None:
    await until(lambda: got(opened, "/api/agent/removals"), lambda found: not found["removals"])
    await until(lambda: got(opened, "/api/knowledge/removals"), lambda found: not found["removals"])
    await until(
        lambda: got(opened, "/api/knowledge"),
        lambda found: {one["sync_status"] for one in found["documents"]} == {"completed"},
    )
    await until(
        lambda: got(opened, "/api/audio/list"),
        lambda found: {one["status"] for one in found["audio_files"]} == {"completed"},
    )
    assert (await got(opened, "/api/attention"))["failed_jobs"] == []


async def test_the_main_job_is_done_on_it(opened: Clinic, recorded: Path) -> None:
    client = opened.client
    before = answers(recorded)
    session_id = next(path for path in before if "/session/" in path).rpartition("/")[2]
    document = one_of(before["/api/knowledge"]["documents"], disease_name="Starting Warfarin")
    agent = one_of(before["/api/agent"]["agents"], name="Warfarin guide")
    audio = one_of(before["/api/audio/list"]["audio_files"], name="Warfarin")

    # What was being spoken is of the text before the edit.
    await until(
        lambda: got(opened, "/api/audio/list"),
        lambda found: [one["status"] for one in found["audio_files"]] == ["completed"] * 2,
    )

    # A document, its agent and its audio are edited.
    knowledge_id = document["knowledge_id"]
    text = (await got(opened, f"/api/knowledge/{knowledge_id}"))["raw_content"]
    added = f"{text}\n## Travel\n\nCarry your warfarin in your hand luggage.\n"
    await done(client.put(f"/api/knowledge/{knowledge_id}", json={"raw_content": added}))
    await until(
        lambda: got(opened, f"/api/knowledge/{knowledge_id}"),
        lambda found: found["sync_status"] == "completed",
    )
    agent_path = f"/api/agent/{agent['agent_id']}"
    await done(client.put(agent_path, json={"name": "Warfarin and travel"}))
    await done(client.put(f"/api/audio/{audio['audio_id']}", json={"name": "First steps"}))

    # A script is written from it, approved and spoken.
    written = await done(
        client.post("/api/audio/generate-script", json={"knowledge_id": knowledge_id})
    )
    assert "luggage" in written["script"]
    speech = {"knowledge_id": knowledge_id, "script": "Carry it with you.", "voice_id": ANNA}
    await done(client.post("/api/audio/generate", json=speech | {"approve": True}))
    await until(
        lambda: got(opened, "/api/audio/list"),
        lambda found: [one["status"] for one in found["audio_files"]] == ["completed"] * 3,
    )

    # A patient talks with the agent, and the session that was left open is ended.
    await until(lambda: got(opened, agent_path), lambda found: found["sync_status"] == "completed")
    begun = await done(
        client.post(
            "/api/patient/session",
            json={"patient_id": "P1001", "agent_id": agent["agent_id"]},
        )
    )
    talk = Talk(opened, begun["session_id"])
    reply = await talk.ask("Where do I carry my warfarin when I travel?")
    assert "hand luggage" in reply["response_text"]
    assert (await talk.end())["conversation_summary"]["answered_count"] == 1
    left = await Talk(opened, session_id).end()
    assert left["conversation_summary"]["total_messages"] == 4
    exported = await done(client.get("/api/conversations/export?format=json"))
    earlier = {row["conversation_id"] for row in before["/api/conversations"]["conversations"]}
    assert {row["conversation_id"] for row in exported} == earlier | {talk.session_id, session_id}
    assert all(row["questions"] for row in exported)
    found = await got(opened, "/api/conversations?q=dose")
    assert [row["conversation_id"] in earlier for row in found["conversations"]] == [True]

    # All is deleted, here and at the voice service.
    for path in (agent_path, f"/api/knowledge/{knowledge_id}", f"/api/audio/{audio['audio_id']}"):
        assert (await client.delete(path)).is_success
        assert (await client.get(path)).status_code == 404
    for kind in ("agent", "knowledge"):
        await until(
            lambda kind=kind: got(opened, f"/api/{kind}/removals"),  # type: ignore[misc]
            lambda found: not found["removals"],
        )
    assert (await got(opened, "/api/attention"))["failed_jobs"] == []


async def got(clinic: Clinic, path: str) -> Row:
    return await done(clinic.client.get(path))


async def done(asked: Any) -> Any:
    answer = await asked
    assert answer.is_success, f"{answer.request.url}: {answer.text}"
    return answer.json()


def one_of(rows: list[Row], **facts: str) -> Row:
    """The row with these facts."""
    (found,) = [row for row in rows if facts.items() <= row.items()]
    return found

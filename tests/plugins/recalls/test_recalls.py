"""What is withdrawn reaches no patient from that moment on, by any way, and can come back."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import httpx
import pytest

from tests.plugins.agents.support import agent_synced, got, new_agent, synced_document
from tests.plugins.agents.support import until as until_it_is_so
from tests.plugins.education_audio.support import SCRIPT, add_document, generate, spoken
from tests.plugins.handouts.support import link_to
from tests.plugins.patient_test.support import agent_for, begin
from tests.plugins.recalls.support import Row, undo, withdraw
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, running_clinic

CAST = "# Plaster cast\n\n## Keeping it dry\n\nCover the cast with a plastic bag in the shower.\n"


async def _audio(clinic: Clinic) -> Row:
    return await spoken(clinic, await add_document(clinic))


async def _file(clinic: Clinic, audio: Row) -> Row:
    return await got(clinic, f"/api/audio/files/{audio['audio_id']}")


async def _offered(clinic: Clinic, audio: Row) -> list[str]:
    found = await got(clinic, f"/api/audio/offered?knowledge_ids={audio['knowledge_id']}")
    return [file["audio_id"] for file in found["audio_files"]]


async def _until_answer(clinic: Clinic, url: str, status: int) -> httpx.Response:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        # A file that is moved while it is sent breaks off.
        with suppress(httpx.RemoteProtocolError):
            answer = await clinic.client.get(url)
            if answer.status_code == status:
                return answer
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


@pytest.mark.parametrize("kind", ["document", "script", "audio"])
async def test_it_is_not_played_offered_or_made_until_that_is_undone(
    clinic: Clinic, kind: str
) -> None:
    audio = await _audio(clinic)
    stream = f"/api/audio/stream/{audio['audio_id']}"
    sound = (await clinic.client.get(audio["audio_url"])).content
    await clinic.client.get("/api/audio/list")  # an answer that is kept
    recall = await withdraw(clinic, kind, audio)
    now = await _file(clinic, audio)
    assert (now["source_state"], now["audio_url"]) == ("withdrawn", None)
    listed = (await got(clinic, "/api/audio/list"))["audio_files"]
    assert listed[0]["source_state"] == "withdrawn"
    assert await _offered(clinic, audio) == []
    assert (await clinic.client.get(stream)).json()["error_code"] == "withdrawn"
    # An address that was handed out before, and works for an hour.
    await _until_answer(clinic, audio["audio_url"], 404)
    if kind != "audio":
        again = await generate(clinic, audio["knowledge_id"], script=audio["script"])
        assert again.json()["error_code"] == "withdrawn"
        approved = await clinic.client.post(
            "/api/audio/approvals",
            json={"knowledge_id": audio["knowledge_id"], "script": audio["script"]},
        )
        assert approved.json()["error_code"] == "withdrawn"
    undone = await undo(clinic, recall)
    assert [step["withdrawn"] for step in undone["steps"]] == [True, False]
    assert [step["reason"] for step in undone["steps"]] == ["A wrong dose", "It was right"]
    assert (await _file(clinic, audio))["source_state"] == "current"
    assert await _offered(clinic, audio) == [audio["audio_id"]]
    assert (await _until_answer(clinic, stream, 200)).content == sound


async def test_another_instance_knows_at_once(clinic: Clinic) -> None:
    audio = await _audio(clinic)
    async with running_clinic(clinic.settings) as other:
        assert (await _file(other, audio))["source_state"] == "current"
        recall = await withdraw(clinic, "document", audio)
        assert (await _file(other, audio))["source_state"] == "withdrawn"
        await undo(other, recall)
        assert (await _file(clinic, audio))["source_state"] == "current"


async def test_a_script_is_withdrawn_with_every_audio_of_it_and_nothing_else(
    clinic: Clinic,
) -> None:
    audio = await _audio(clinic)
    other = await spoken(clinic, audio["knowledge_id"], script=SCRIPT + " Rest.")
    await withdraw(clinic, "script", audio)
    assert await _offered(clinic, audio) == [other["audio_id"]]


async def test_a_recalled_script_ends_the_addresses_of_every_document_s_audio(
    clinic: Clinic,
) -> None:
    audio = await _audio(clinic)
    other = await spoken(clinic, await add_document(clinic, name="Gout at home"))
    await withdraw(clinic, "script", audio)
    for file in (audio, other):
        assert (await _file(clinic, file))["source_state"] == "withdrawn"
        await _until_answer(clinic, file["audio_url"], 404)


async def _had(clinic: Clinic, recall: Row) -> list[str]:
    """The sessions, and the documents of the links, that had it."""
    reached = await got(clinic, f"/api/recalls/{recall['recall_id']}/reached")
    assert reached["incomplete"] == []
    return sorted(value for item in reached["items"] for value in item["query"].values())


async def test_all_who_had_it_are_listed_by_pages(clinic: Clinic) -> None:
    audio = await _audio(clinic)
    for _ in range(7):
        await link_to(clinic, audio)
    recall = await withdraw(clinic, "audio", audio)
    path = f"/api/recalls/{recall['recall_id']}/reached"
    at: list[str] = []
    cursor = ""
    while True:
        page = await got(clinic, f"{path}?limit=3{cursor}")
        assert page["total_count"] == 7
        at += [item["at"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert len(at) == 7
    assert len(set(at)) == 7
    assert at == sorted(at, reverse=True)
    refused = await clinic.client.get(f"{path}?cursor=nonsense")
    assert refused.status_code == 422


@pytest.mark.parametrize("kind", ["script", "audio"])
async def test_who_had_the_same_words_by_another_document_is_named(
    clinic: Clinic, kind: str
) -> None:
    audio = await _audio(clinic)
    documents = [await add_document(clinic, name=name) for name in ("Home", "Deleted", "Rest")]
    home, deleted = [await spoken(clinic, one) for one in documents[:2]]
    rest = await spoken(clinic, documents[2], script=SCRIPT + " Rest.")
    for file in (audio, home, deleted, rest):
        await link_to(clinic, file)
    agents = {
        name: await agent_synced(clinic, (await new_agent(clinic, knowledge_ids=[one]))["agent_id"])
        for name, one in zip(("home", "deleted", "rest"), documents, strict=True)
    }
    talks = {name: (await begin(clinic, agent)).session_id for name, agent in agents.items()}
    gone = await clinic.client.delete(f"/api/audio/{deleted['audio_id']}")
    assert gone.status_code == 200, gone.text
    recall = await withdraw(clinic, kind, audio)
    assert await _had(clinic, recall) == sorted(
        [audio["knowledge_id"], *documents[:2], talks["home"], talks["deleted"]]
    )


async def test_an_agent_does_not_answer_from_it(clinic: Clinic) -> None:
    made = await agent_for(clinic, "starting-warfarin")
    path = f"/api/agent/{made['agent_id']}"
    (knowledge_id,) = made["knowledge_ids"]
    talk = await begin(clinic, made)
    question = "What time of day should I take warfarin?"
    assert (await talk.ask(question))["status"] == "answered"
    audio = {"knowledge_id": knowledge_id, "script": "", "audio_id": ""}
    recall = await withdraw(clinic, "document", audio)
    agent = await until_it_is_so(
        lambda: got(clinic, path), lambda found: not found["deleted_documents"]
    )
    assert agent["withdrawn_documents"] == [knowledge_id]
    reply = await talk.ask(question)
    assert reply["status"] != "answered"
    assert reply["sources"] == []
    reached = await got(clinic, f"/api/recalls/{recall['recall_id']}/reached")
    assert [item["query"] for item in reached["items"]] == [{"session": talk.session_id}]
    assert reached["incomplete"] == []
    await undo(clinic, recall)
    back = await begin(clinic, made)
    await until_it_is_so(lambda: back.ask(question), lambda answer: answer["status"] == "answered")


async def test_the_log_does_not_quote_it(clinic: Clinic) -> None:
    """Questions stand in the log as they were judged when they were answered: without it."""
    gout, cast = await synced_document(clinic), await synced_document(clinic, "Cast", CAST)
    made = await new_agent(clinic, knowledge_ids=[gout, cast])
    agent = await agent_synced(clinic, made["agent_id"])
    await withdraw(clinic, "document", {"knowledge_id": gout, "script": "", "audio_id": ""})
    await until_it_is_so(
        lambda: got(clinic, f"/api/agent/{agent['agent_id']}"),
        lambda found: not found["deleted_documents"],
    )
    talk = await begin(clinic, agent)
    told = [
        (await talk.ask(question))["status"]
        for question in ("May I drink beer?", "How do I take a shower with the cast?")
    ]
    await talk.end()
    questions = (await got(clinic, f"/api/conversations/{talk.session_id}"))["questions"]
    assert [one["status"] for one in questions] == told
    assert told[1] == "answered"
    assert {one["knowledge_id"] for one in questions} == {None, cast}


async def test_twice_is_once_and_all_is_kept(clinic: Clinic) -> None:
    audio = await _audio(clinic)
    first, second = await asyncio.gather(
        withdraw(clinic, "audio", audio), withdraw(clinic, "audio", audio)
    )
    assert first == second
    await undo(clinic, first)
    again = await withdraw(clinic, "audio", audio)
    assert [step["withdrawn"] for step in again["steps"]] == [True, False, True]
    listed = await got(clinic, "/api/recalls")
    assert [recall["recall_id"] for recall in listed["recalls"]] == [first["recall_id"]]
    cards = (await got(clinic, "/api/dashboard/stats"))["cards"]
    (card,) = [card for card in cards if card["key"] == "audio_count"]
    assert "“Gout” is withdrawn: A wrong dose" in str(card["attention"])


async def test_the_reasons_of_two_who_withdraw_the_same_are_kept(clinic: Clinic) -> None:
    audio = await _audio(clinic)
    body = {
        "kind": "audio",
        "knowledge_id": audio["knowledge_id"],
        "target": audio["audio_id"],
        "name": "Gout",
    }
    reasons = {"The dose is wrong", "It is the other foot"}
    answers = await asyncio.gather(
        *(clinic.client.post("/api/recalls", json=body | {"reason": one}) for one in reasons)
    )
    assert [answer.status_code for answer in answers] == [201, 201]
    (recall,) = (await got(clinic, "/api/recalls"))["recalls"]
    assert {step["reason"] for step in recall["steps"]} == reasons
    assert [step["withdrawn"] for step in recall["steps"]] == [True, True]
    undone = await undo(clinic, recall)
    assert not undone["active"]


async def test_nobody_undoes_a_withdrawal_that_they_have_not_seen(clinic: Clinic) -> None:
    audio = await _audio(clinic)
    seen = await withdraw(clinic, "audio", audio)
    await undo(clinic, seen)
    await withdraw(clinic, "audio", audio)
    path = f"/api/recalls/{seen['recall_id']}/undo"
    stale = {"reason": "The dose is right", "version": seen["version"]}
    refused = await clinic.client.post(path, json=stale)
    assert (refused.status_code, refused.json()["error_code"]) == (409, "stale_version")
    headers = {"If-Match": f'"{seen["version"]}"'}
    refused = await clinic.client.post(path, json={"reason": "Right"}, headers=headers)
    assert refused.status_code == 412
    (recall,) = (await got(clinic, "/api/recalls"))["recalls"]
    assert recall["active"]
    undone = await clinic.client.post(path, json=stale | {"version": recall["version"]})
    assert (undone.status_code, undone.json()["active"]) == (200, False)


async def test_bad_requests_are_refused(clinic: Clinic) -> None:
    body = {"kind": "audio", "knowledge_id": "kd_1", "name": "Gout", "reason": "Wrong"}
    for wrong in ({}, {"kind": "document", "target": "x"}, {"target": "x", "reason": " "}):
        assert (await clinic.client.post("/api/recalls", json=body | wrong)).status_code == 422
    missing = await clinic.client.post("/api/recalls/audio.none/undo", json={"reason": "x"})
    assert missing.status_code == 404

"""A translation is approved by somebody only who is confirmed to read its language."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx

from core.security import tokens
from tests.core.text.leaflets import LEAFLETS
from tests.plugins.conftest import KEY
from tests.plugins.education_audio.support import SCRIPT, accept_findings, add_document, generate
from tests.support.servers import Clinic

ADDRESS = "/api/audio/readers"
FINNISH = LEAFLETS["fi"]


def person(name: str) -> dict[str, Any]:
    token = tokens.caller_token(KEY, f"u_{name.lower()}", name)
    return {"headers": {"Authorization": f"Bearer {token}"}}


async def approve(client: httpx.AsyncClient, knowledge_id: str, script: str) -> httpx.Response:
    await accept_findings(client, knowledge_id, script)
    body = {"knowledge_id": knowledge_id, "script": script}
    return await client.post("/api/audio/approvals", json=body)


async def test_a_translation_waits_for_somebody_who_reads_it(clinic: Clinic) -> None:
    client = clinic.client
    knowledge_id = await add_document(clinic)

    refused = await approve(client, knowledge_id, FINNISH)
    spoken = await generate(clinic, knowledge_id, script=FINNISH)

    assert (refused.status_code, refused.json()["error_code"]) == (409, "reader_required")
    assert "Finnish" in refused.json()["detail"]
    assert (spoken.status_code, spoken.json()["error_code"]) == (409, "reader_required")
    # One's own language needs no mark, and another one's mark is none.
    assert (await approve(client, knowledge_id, SCRIPT)).status_code == 200
    await client.put(ADDRESS, json={"languages": ["sv"]})
    assert (await approve(client, knowledge_id, FINNISH)).status_code == 409

    # Where nobody signs in, the one clinician's word is all that there is.
    await client.put(ADDRESS, json={"languages": ["sv", "fi"]})
    assert (await approve(client, knowledge_id, FINNISH)).status_code == 200
    await client.put(ADDRESS, json={"languages": ["sv"]})
    other = f"{FINNISH} Soita meille."
    assert (await approve(client, knowledge_id, other)).status_code == 409


async def test_a_script_that_is_partly_a_translation_waits_too(clinic: Clinic) -> None:
    knowledge_id = await add_document(clinic)
    second_voice = f"Speaker 1: {SCRIPT}\nSpeaker 2: {FINNISH}"

    for script in (f"{SCRIPT}\n\n{FINNISH}", second_voice):
        refused = await approve(clinic.client, knowledge_id, script)
        assert (refused.status_code, refused.json()["error_code"]) == (409, "reader_required")


async def test_a_colleague_confirms_it_and_nobody_themselves(signed_in: Clinic) -> None:
    client = signed_in.client
    ana, ben = person("Ana"), person("Ben")
    stated = await client.put(ADDRESS, json={"languages": ["fi"]}, **ana)
    assert stated.json()["marks"][0]["confirmed_by"] is None
    path = f"{ADDRESS}/u_ana/confirm"

    own = await client.post(path, json={"language": "fi"}, **ana)
    other = await client.post(path, json={"language": "sv"}, **ben)
    unknown = await client.post(f"{ADDRESS}/u_nobody/confirm", json={"language": "fi"}, **ben)

    assert (own.status_code, own.json()["error_code"]) == (409, "own_statement")
    assert (other.status_code, unknown.status_code) == (404, 404)
    confirmed = await client.post(path, json={"language": "fi"}, **ben)
    assert confirmed.json()["marks"][0]["confirmed_by"] == "Ben"
    # What is confirmed stays so when more is said, and the new one waits.
    again = await client.put(ADDRESS, json={"languages": ["sv", "fi"]}, **ana)
    marks = {one["language"]: one["confirmed_by"] for one in again.json()["marks"]}
    assert marks == {"sv": None, "fi": "Ben"}
    listed = (await client.get(ADDRESS, **ben)).json()
    assert (listed["you"], [one["name"] for one in listed["readers"]]) == ("u_ben", ["Ana"])


async def test_a_statement_replaces_the_version_that_it_was_made_to(clinic: Clinic) -> None:
    client = clinic.client
    first = await client.put(ADDRESS, json={"languages": ["fi"], "version": 0})
    assert (first.status_code, first.json()["version"], first.headers["etag"]) == (200, 1, '"1"')

    # The other tab was opened before anything was said.
    stale = await client.put(ADDRESS, json={"languages": ["sv"], "version": 0})
    other = await client.put(ADDRESS, json={"languages": ["sv"]}, headers={"If-Match": '"7"'})
    assert (stale.status_code, stale.json()["error_code"]) == (409, "stale_version")
    assert (other.status_code, other.json()["error_code"]) == (412, "stale_version")
    [kept] = (await client.get(ADDRESS)).json()["readers"]
    assert ([one["language"] for one in kept["marks"]], kept["version"]) == (["fi"], 1)

    both = {"languages": ["fi", "sv"]}
    second = await client.put(ADDRESS, json={**both, "version": 1})
    assert (second.status_code, second.json()["version"]) == (200, 2)
    matched = await client.put(ADDRESS, json=both, headers={"If-Match": '"2"'})
    assert matched.json()["version"] == 3


async def test_first_statements_at_once_are_one_record(clinic: Clinic) -> None:
    said = [["fi"], ["sv"], ["es"], ["de"]]
    answers = await asyncio.gather(
        *(clinic.client.put(ADDRESS, json={"languages": one}) for one in said)
    )
    assert [answer.status_code for answer in answers] == [200] * len(said)
    assert sorted(answer.json()["version"] for answer in answers) == [1, 2, 3, 4]


async def test_a_confirmation_is_no_change_of_what_was_said(signed_in: Clinic) -> None:
    client = signed_in.client
    ana, ben = person("Ana"), person("Ben")
    await client.put(ADDRESS, json={"languages": ["fi"], "version": 0}, **ana)
    await client.post(f"{ADDRESS}/u_ana/confirm", json={"language": "fi"}, **ben)
    more = await client.put(ADDRESS, json={"languages": ["fi", "sv"], "version": 1}, **ana)
    assert more.status_code == 200, more.text
    marks = {one["language"]: one["confirmed_by"] for one in more.json()["marks"]}
    assert marks == {"fi": "Ben", "sv": None}
    assert more.json()["changed_by"] == "Ana"


async def test_what_is_no_language_to_choose_is_refused(shared_clinic: Clinic) -> None:
    for bad in (["xx"], ["zh-TW"], ["EN"], [1]):
        answer = await shared_clinic.client.put(ADDRESS, json={"languages": bad})
        assert answer.status_code == 422, bad

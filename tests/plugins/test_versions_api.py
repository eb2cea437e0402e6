"""Every record that people edit: its version, changes that name one, and who changed it last."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
import pytest

from core.security import tokens
from tests.plugins.agents.support import agent_body, document_synced, new_document, until
from tests.plugins.conftest import KEY
from tests.plugins.education_audio.support import add_document, generate, spoken, write_stream
from tests.support.servers import Clinic


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: how one is made (its read and its write address), and a field to change."""

    make: Callable[[Clinic], Awaitable[tuple[str, str]]]
    field: str
    first: str
    second: str
    deletes: bool = True


async def a_document(clinic: Clinic) -> tuple[str, str]:
    address = f"/api/knowledge/{await new_document(clinic)}"
    return address, address


async def an_agent(clinic: Clinic) -> tuple[str, str]:
    answer = await clinic.client.post("/api/agent", json=agent_body())
    address = f"/api/agent/{answer.json()['agent_id']}"
    return address, address


async def an_audio_file(clinic: Clinic) -> tuple[str, str]:
    audio = await spoken(clinic, await add_document(clinic))
    return f"/api/audio/files/{audio['audio_id']}", f"/api/audio/{audio['audio_id']}"


async def a_draft(clinic: Clinic) -> tuple[str, str]:
    found = await write_stream(clinic, await add_document(clinic))
    address = f"/api/audio/drafts/{found[-1]['draft_id']}"
    return address, address


async def a_template(clinic: Clinic) -> tuple[str, str]:
    body = {"display_name": "For the ward", "content": "Begin with who the talk is for."}
    answer = await clinic.client.post("/api/templates", json=body)
    address = f"/api/templates/{answer.json()['template_id']}"
    return address, address


KINDS = {
    "document": Kind(a_document, "raw_content", "# Gout\n\nRest.\n", "# Gout\n\nWalk.\n"),
    "agent": Kind(an_agent, "first_message", "Good morning.", "Good evening."),
    "audio": Kind(an_audio_file, "description", "For the ward.", "For the practice."),
    "template": Kind(a_template, "content", "Say why it matters.", "Say how long it lasts."),
    "draft": Kind(a_draft, "script", "Rest the joint.", "Move the joint.", deletes=False),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


def refused(answer: httpx.Response, status: int) -> bool:
    problem = answer.json()
    is_problem = answer.headers["content-type"] == "application/problem+json"
    return is_problem and (answer.status_code, problem["error_code"], problem["status"]) == (
        status,
        "stale_version",
        status,
    )


async def test_a_stale_change_is_refused_and_changes_nothing(
    shared_clinic: Clinic, kind: Kind
) -> None:
    read, write = await kind.make(shared_clinic)
    client = shared_clinic.client
    shown = await client.get(read)
    version, tag = shown.json()["version"], shown.headers["etag"]
    assert (version, tag) == (1, '"1"')

    saved = await client.put(write, json={kind.field: kind.first, "version": version})
    assert saved.status_code == 200
    assert saved.json()["version"] == 2
    assert saved.headers["etag"] == '"2"'

    late = {kind.field: kind.second}
    assert refused(await client.put(write, json=late | {"version": version}), 409)
    assert refused(await client.put(write, json=late, headers={"If-Match": tag}), 412)
    assert refused(
        await client.put(write, json=late | {"version": 2}, headers={"If-Match": '"1", W/"2"'}), 412
    )
    for bad in ("3", "'2'", '"2', "", '"2" "3"', "* *"):
        answer = await client.put(write, json=late, headers={"If-Match": bad})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "If-Match"), bad
    for wrong in (0, -1, "two", 1.5, [2]):
        answer = await client.put(write, json=late | {"version": wrong})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "version"), wrong
    now = (await client.get(read)).json()
    assert (now["version"], now[kind.field].strip()) == (2, kind.first.strip())

    named = await client.put(write, json=late, headers={"If-Match": '"7", "2"'})
    assert (named.status_code, named.json()["version"]) == (200, 3)


async def test_without_a_version_the_last_change_holds(shared_clinic: Clinic, kind: Kind) -> None:
    read, write = await kind.make(shared_clinic)
    for text in (kind.first, kind.second, kind.first):
        assert (await shared_clinic.client.put(write, json={kind.field: text})).status_code == 200
    now = (await shared_clinic.client.get(read)).json()
    assert (now["version"], now[kind.field].strip()) == (4, kind.first.strip())
    # A version alone is no change.
    alone = await shared_clinic.client.put(write, json={"version": 4})
    assert alone.status_code == 422


async def test_of_changes_at_once_to_one_version_one_is_kept(
    shared_clinic: Clinic, kind: Kind
) -> None:
    read, write = await kind.make(shared_clinic)
    texts = [f"{kind.first} Number {number}." for number in range(8)]
    answers = await asyncio.gather(
        *(shared_clinic.client.put(write, json={kind.field: text, "version": 1}) for text in texts)
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
    kept = next(text for text, one in zip(texts, answers, strict=True) if one.status_code == 200)
    now = (await shared_clinic.client.get(read)).json()
    assert (now["version"], now[kind.field].strip()) == (2, kept.strip())


async def test_a_deletion_may_name_the_version(shared_clinic: Clinic, kind: Kind) -> None:
    if not kind.deletes:
        return
    read, write = await kind.make(shared_clinic)
    await shared_clinic.client.put(write, json={kind.field: kind.first})
    stale = await shared_clinic.client.delete(write, headers={"If-Match": '"1"'})
    assert refused(stale, 412)
    assert (await shared_clinic.client.get(read)).status_code == 200
    gone = await shared_clinic.client.delete(write, headers={"If-Match": '"2"'})
    assert gone.status_code in (200, 204)
    assert (await shared_clinic.client.get(read)).status_code == 404


async def test_what_jobs_note_makes_nobody_stale(shared_clinic: Clinic) -> None:
    knowledge_id = await new_document(shared_clinic)
    document = await document_synced(shared_clinic, knowledge_id)
    again = await shared_clinic.client.post(f"/api/knowledge/{knowledge_id}/retry-sync")
    assert again.status_code == 200
    await document_synced(shared_clinic, knowledge_id)
    change = {"tags": ["medication"], "version": document["version"]}
    saved = await shared_clinic.client.put(f"/api/knowledge/{knowledge_id}", json=change)
    assert (document["version"], saved.status_code, saved.json()["version"]) == (1, 200, 2)

    asked = (await generate(shared_clinic, await add_document(shared_clinic))).json()
    path = f"/api/audio/files/{asked['audio_id']}"
    audio = await until(
        lambda: _json(shared_clinic, path), lambda found: bool(found["status"] == "completed")
    )
    assert audio["version"] == asked["version"] == 1

    agent = (await shared_clinic.client.post("/api/agent", json=agent_body())).json()
    for _ in range(2):
        await shared_clinic.client.post(f"/api/agent/{agent['agent_id']}/sync")
    change = {"name": "Night guide", "version": agent["version"]}
    answer = await shared_clinic.client.put(f"/api/agent/{agent['agent_id']}", json=change)
    assert answer.status_code == 200


async def _json(clinic: Clinic, path: str) -> dict[str, object]:
    found: dict[str, object] = (await clinic.client.get(path)).json()
    return found


async def test_a_refused_text_leaves_no_file_behind(clinic: Clinic) -> None:
    knowledge_id = await new_document(clinic)
    address = f"/api/knowledge/{knowledge_id}"
    await document_synced(clinic, knowledge_id)
    folder = clinic.settings.elevendops_data_dir / "blobs"
    before = sorted(path for path in folder.rglob("*.txt*") if path.is_file())
    late = {"raw_content": "# Gout\n\nToo late.\n", "version": 9}
    assert refused(await clinic.client.put(address, json=late), 409)
    assert sorted(path for path in folder.rglob("*.txt*") if path.is_file()) == before


@pytest.mark.parametrize(
    ("path", "body", "listed"),
    [
        ("/api/agent", agent_body(name="Twice"), "agents"),
        (
            "/api/knowledge",
            {"disease_name": "Twice", "tags": ["faq"], "raw_content": "# Twice\n\nOnce.\n"},
            "documents",
        ),
    ],
)
async def test_a_repeated_request_makes_one_record(
    clinic: Clinic, path: str, body: dict[str, object], listed: str
) -> None:
    key = {"Idempotency-Key": "pressed-1"}
    answers = [await clinic.client.post(path, json=body, headers=key) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 201]
    found = (await clinic.client.get(path)).json()
    assert (len(found[listed]), found["total_count"]) == (1, 1)
    name = "name" if listed == "agents" else "disease_name"
    other = await clinic.client.post(path, json=body | {name: "Other"}, headers=key)
    assert (other.status_code, other.json()["error_code"]) == (409, "already_created")
    bad = await clinic.client.post(path, json=body, headers={"Idempotency-Key": "a b/../c"})
    assert bad.status_code == 422
    for _ in range(2):
        assert (await clinic.client.post(path, json=body)).status_code == 201
    assert (await clinic.client.get(path)).json()["total_count"] == 3


async def test_the_name_of_who_changed_it_last(signed_in: Clinic) -> None:
    def as_user(name: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {tokens.caller_token(KEY, f'u_{len(name)}', name)}"}

    client = signed_in.client
    body = {"disease_name": "Asthma", "tags": ["faq"], "raw_content": "# Asthma\n\nBreathe.\n"}
    made = (await client.post("/api/knowledge", json=body, headers=as_user("Ana Ruiz"))).json()
    address = f"/api/knowledge/{made['knowledge_id']}"
    assert made["changed_by"] == "Ana Ruiz"
    await client.put(address, json={"tags": ["diagnosis"]}, headers=as_user("Dr Osei"))
    now = (await client.get(address, headers=as_user("Ana Ruiz"))).json()
    assert (now["changed_by"], now["doctor_id"]) == ("Dr Osei", made["doctor_id"])
    assert now["changed_at"] > made["changed_at"]

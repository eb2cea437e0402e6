"""Documents are approved by the hash of their text, and nothing else reaches an agent where the
clinic wants it so."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.responses import Response

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from core.security import tokens
from core.shared.approvals import digest
from plugins.knowledge.models import COLLECTION
from plugins.knowledge.plugin import register_collections
from plugins.knowledge.proofs.mending import KnowledgeMending
from tests.plugins.agents.support import (
    agent_body,
    agent_synced,
    document_synced,
    got,
    new_agent,
    new_document,
    synced_document,
    until,
)
from tests.plugins.education_audio.proxy import Call, proxy_to
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

Row = dict[str, Any]

KEY = "one key that is long enough to sign with"
FIRST = "# Iron\n\nTake one tablet a day with a glass of water.\n"
SECOND = FIRST.replace("one tablet", "two tablets")


@pytest.fixture
async def strict(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Clinic]:
    """A clinic whose agents get approved documents only."""
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        yield clinic


async def approve(clinic: Clinic, knowledge_id: str, text: str, **more: object) -> Row:
    body = {"content_sha256": digest(text), **more}
    answer = await clinic.client.post(f"/api/knowledge/{knowledge_id}/approval", json=body)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def edit(clinic: Clinic, knowledge_id: str, text: str) -> Row:
    body = {"raw_content": text}
    answer = await clinic.client.put(f"/api/knowledge/{knowledge_id}", json=body)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def refused_as_the_same(clinic: Clinic, knowledge_id: str, reader: str) -> None:
    body = {"content_sha256": digest(FIRST), "reader": reader}
    answer = await clinic.client.post(f"/api/knowledge/{knowledge_id}/approval", json=body)
    assert answer.status_code == 409, answer.text
    assert "another person has to read it too" in answer.json()["detail"]
    assert await state(clinic, knowledge_id) == "first_reader"


async def state(clinic: Clinic, knowledge_id: str) -> str:
    found: str = (await got(clinic, f"/api/knowledge/{knowledge_id}"))["approval"]["state"]
    return found


async def settled(clinic: Clinic, knowledge_id: str) -> Row:
    return await until(
        lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
        lambda found: found["sync_status"] in ("completed", "unapproved"),
    )


def text_there(service: LocalServiceProcess, document: Row) -> str | None:
    """The text that the voice service has of a document."""
    provider_id = document["elevenlabs_document_id"]
    if provider_id is None:
        return None
    return service.ask("GET", f"/v1/convai/knowledge-base/{provider_id}/content").text


def all_texts_there(service: LocalServiceProcess, knowledge_id: str) -> list[str]:
    """The texts of all entries that the voice service has of a document."""
    entries = "/v1/convai/knowledge-base"
    query = {"search": "Iron", "page_size": 100}
    rows = service.ask("GET", entries, params=query).json()["documents"]
    ids = [row["id"] for row in rows if f"[{knowledge_id}]" in row["name"]]
    found = [service.ask("GET", f"{entries}/{one}/content") for one in ids]
    return [one.text for one in found if one.is_success]


async def test_an_approval_holds_for_exactly_one_text(shared_clinic: Clinic) -> None:
    clinic = shared_clinic
    knowledge_id = await new_document(clinic, "Iron", FIRST)
    assert await state(clinic, knowledge_id) == "waiting"

    other = await clinic.client.post(
        f"/api/knowledge/{knowledge_id}/approval", json={"content_sha256": digest(SECOND)}
    )
    assert (other.status_code, other.json()["error_code"]) == (409, "document_changed")
    given = await approve(clinic, knowledge_id, FIRST)
    assert given["approval"]["state"] == "approved"
    [reader] = given["approval"]["readers"]
    assert reader["approved_by_name"] == "the clinician at this computer"
    assert given["version"] == 1, "who edits the text meanwhile is not disturbed"
    again = await approve(clinic, knowledge_id, FIRST)
    assert again["approval"] == given["approval"], "who has approved it first is kept"

    await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"tags": ["medication"]})
    assert await state(clinic, knowledge_id) == "approved"
    assert (await edit(clinic, knowledge_id, SECOND))["approval"]["state"] == "waiting"
    assert (await edit(clinic, knowledge_id, FIRST))["approval"]["state"] == "approved"


async def test_a_text_is_approved_as_it_is_saved(shared_clinic: Clinic) -> None:
    clinic = shared_clinic
    body = {"disease_name": "Iron", "tags": ["faq"], "raw_content": FIRST}
    wrong = await clinic.client.post(
        "/api/knowledge", json=body | {"approved_sha256": digest(SECOND)}
    )
    assert (wrong.status_code, wrong.json()["error_code"]) == (409, "document_changed")
    right = await clinic.client.post(
        "/api/knowledge", json=body | {"approved_sha256": digest(FIRST)}
    )
    assert right.json()["approval"]["state"] == "approved"

    kept = {"Idempotency-Key": "ticked-later"}
    unticked = await clinic.client.post("/api/knowledge", json=body, headers=kept)
    assert unticked.json()["approval"]["state"] == "waiting"
    ticked = await clinic.client.post(
        "/api/knowledge", json=body | {"approved_sha256": digest(FIRST)}, headers=kept
    )
    assert ticked.json()["knowledge_id"] == unticked.json()["knowledge_id"]
    assert ticked.json()["approval"]["state"] == "approved"

    file = {"file": ("iron.md", FIRST.encode(), "text/markdown")}
    preview = (await clinic.client.post("/api/knowledge/upload/preview", files=file)).json()
    data = {"disease_name": "Iron", "tags": ["faq"], "approved_sha256": preview["content_sha256"]}
    uploaded = await clinic.client.post("/api/knowledge/upload", files=file, data=data)
    assert uploaded.json()["approval"]["state"] == "approved"


async def test_without_the_rule_documents_serve_at_once(shared_clinic: Clinic) -> None:
    rules = await got(shared_clinic, "/api/knowledge/approval-rules")
    assert rules == {"approved_only": False, "second_reader": False, "names_typed": True}
    knowledge_id = await synced_document(shared_clinic, "Iron", FIRST)
    agent = await new_agent(shared_clinic, knowledge_ids=[knowledge_id])
    await agent_synced(shared_clinic, agent["agent_id"])
    assert await state(shared_clinic, knowledge_id) == "waiting"


async def test_only_an_approved_document_reaches_an_agent(
    strict: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await new_document(strict, "Iron", FIRST)
    held = await settled(strict, knowledge_id)
    assert (held["sync_status"], held["elevenlabs_document_id"]) == ("unapproved", None)
    listed = await got(strict, "/api/knowledge?sync_status=unapproved")
    assert [row["knowledge_id"] for row in listed["documents"]] == [knowledge_id]
    stats = await until(
        lambda: got(strict, "/api/dashboard/stats"),
        lambda found: any(card["attention"] for card in found["cards"]),
    )
    told = [item["text"] for card in stats["cards"] for item in card["attention"]]
    assert told == ["1 document waits for approval"]
    refused = await strict.client.post("/api/agent", json=agent_body(knowledge_ids=[knowledge_id]))
    assert refused.status_code == 422
    [problem] = refused.json()["errors"]
    assert problem["field"] == "knowledge_ids.0"
    assert "“Iron” is not approved" in problem["message"]

    await approve(strict, knowledge_id, FIRST)
    document = await document_synced(strict, knowledge_id)
    assert text_there(local_service, document) == FIRST
    agent = await new_agent(strict, knowledge_ids=[knowledge_id])
    await agent_synced(strict, agent["agent_id"])


async def test_an_edit_waits_while_agents_answer_from_what_was_approved(
    strict: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await new_document(strict, "Iron", FIRST)
    await approve(strict, knowledge_id, FIRST)
    await document_synced(strict, knowledge_id)
    agent_id = (await new_agent(strict, knowledge_ids=[knowledge_id]))["agent_id"]

    await edit(strict, knowledge_id, SECOND)
    held = await settled(strict, knowledge_id)
    assert held["approval"] == {"state": "waiting", "readers": [], "former_in_use": True}
    assert text_there(local_service, held) == FIRST
    asked = f"/api/knowledge/search?q=how many tablets&document_ids={knowledge_id}"
    [passage] = (await got(strict, asked))["passages"]
    assert "one tablet" in passage["text"], "what answers are judged by is what agents have"
    answer = await strict.client.put(f"/api/agent/{agent_id}", json={"name": "Ward"})
    assert answer.status_code == 200, "an agent with an approved text is published still"

    former = f"/api/knowledge/{knowledge_id}/versions/1"
    refused = await strict.client.delete(former)
    assert refused.status_code == 409
    assert "Agents still answer from this version" in refused.json()["detail"]
    [passage] = (await got(strict, asked))["passages"]
    assert "one tablet" in passage["text"]

    await approve(strict, knowledge_id, SECOND)
    document = await document_synced(strict, knowledge_id)
    assert text_there(local_service, document) == SECOND
    [passage] = (await got(strict, asked))["passages"]
    assert "two tablets" in passage["text"]
    assert (await strict.client.delete(former)).status_code == 204


async def test_what_was_approved_while_the_voice_service_was_away_is_sent_although_an_edit_waits(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")

    def away(call: Call) -> Response | None:
        return Response(status_code=503)

    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        knowledge_id = await new_document(clinic, "Iron", FIRST)
        await approve(clinic, knowledge_id, FIRST)
        await document_synced(clinic, knowledge_id)
        await edit(clinic, knowledge_id, SECOND)
        await settled(clinic, knowledge_id)

        proxy.answer = away
        await approve(clinic, knowledge_id, SECOND)
        await edit(clinic, knowledge_id, SECOND.replace("water", "milk"))
        held = await settled(clinic, knowledge_id)
        assert text_there(local_service, held) == FIRST
        refused = await clinic.client.delete(f"/api/knowledge/{knowledge_id}/versions/2")
        assert refused.status_code == 409, "agents are to answer from it"
        proxy.forget()
        await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"disease_name": "Irons"})

        async def sent() -> Row:
            document = await got(clinic, f"/api/knowledge/{knowledge_id}")
            return {"text": text_there(local_service, document), "status": document["sync_status"]}

        assert await until(sent, lambda now: now["text"] == SECOND)
        asked = f"/api/knowledge/search?q=how many tablets&document_ids={knowledge_id}"
        found = await until(
            lambda: got(clinic, asked), lambda now: "two" in now["passages"][0]["text"]
        )
        assert "water" in found["passages"][0]["text"]
        assert (await settled(clinic, knowledge_id))["sync_status"] == "unapproved"


async def test_no_walk_of_edits_and_approvals_brings_an_unapproved_text_to_an_agent(
    strict: Clinic, local_service: LocalServiceProcess
) -> None:
    """Edits, other names, former versions, what is out of use for a while, and lost entries."""
    chance = random.Random(70)
    knowledge_id = await new_document(strict, "Iron", FIRST)
    path = f"/api/knowledge/{knowledge_id}"
    texts = [FIRST.replace("one", str(number)) for number in range(4)]
    present, approved = FIRST, set[str]()
    kinds = {"edit": 9, "rename": 3, "restore": 3, "archive": 2, "delete": 2, "lose": 3}
    left, told = set(kinds), set[str]()

    async def act() -> str:
        what = chance.choices(list(kinds), list(kinds.values()))[0]
        left.discard(what)
        if what == "edit":
            return str((await edit(strict, knowledge_id, chance.choice(texts)))["raw_content"])
        if what == "rename":
            name = {"disease_name": f"Iron {chance.random():.3f}"}
            assert (await strict.client.put(path, json=name)).is_success
        elif what == "restore":
            versions = (await got(strict, f"{path}/versions"))["versions"]
            if versions:
                number = chance.choice(versions)["version"]
                answer = await strict.client.post(f"{path}/versions/{number}/restore", json={})
                assert answer.is_success, answer.text
        elif what == "lose":
            there = (await got(strict, path))["elevenlabs_document_id"]
            force = {"force": "true"}
            local_service.ask("DELETE", f"/v1/convai/knowledge-base/{there}", params=force)
            mending = strict.app.state.platform.contexts["knowledge"].shared(KnowledgeMending)
            await mending.send_anew(knowledge_id, there)
        else:
            gone = {"archive": ("POST", f"{path}/archive"), "delete": ("DELETE", path)}[what]
            assert (await strict.client.request(*gone)).is_success
            back = await strict.client.post(f"/api/knowledge/retired/{knowledge_id}/restore")
            assert back.is_success, back.text
        return str((await got(strict, path))["raw_content"])

    for _ in range(60):
        if chance.random() < 0.3:
            await approve(strict, knowledge_id, present)
            approved.add(present)
        else:
            present = await act()
        document = await settled(strict, knowledge_id)
        there = all_texts_there(local_service, knowledge_id)
        assert approved.issuperset(there)
        if document["approval"]["state"] == "approved":
            document = await document_synced(strict, knowledge_id)
            assert text_there(local_service, document) == present
            told.add("present")
        elif document["approval"]["former_in_use"]:
            asked = f"/api/knowledge/search?q=how many tablets&document_ids={knowledge_id}"
            for passage in (await got(strict, asked))["passages"]:
                assert any(passage["text"] in text for text in approved)
                told.add("former")
    # The walk has come by everything.
    assert (left, told) == (set(), {"present", "former"})


async def test_what_was_in_use_before_stays_in_use(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as clinic:
        earlier = await synced_document(clinic, "Iron", FIRST)
        newer = await synced_document(clinic, "Zinc", FIRST)
        linked = {"knowledge_ids": [earlier, newer]}
        agent_id = (await new_agent(clinic, **linked))["agent_id"]
        await agent_synced(clinic, agent_id)
    store = SqliteDocumentStore(tmp_path / DOCUMENTS_FILE, register_collections())
    stored = await store.get(COLLECTION, earlier)
    assert stored is not None
    # As it was stored before documents were approved.
    before = {name: value for name, value in stored.data.items() if "approv" not in name}
    await store.replace(COLLECTION, earlier, before, stored.version)
    await store.close()

    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(settings) as clinic:
        assert await state(clinic, earlier) == "earlier"
        agent = await agent_synced(clinic, agent_id)
        assert agent["knowledge_ids"] == [earlier, newer]
        await new_agent(clinic, knowledge_ids=[earlier])
        await edit(clinic, earlier, SECOND)
        held = await settled(clinic, earlier)
        assert held["approval"]["former_in_use"] is True
        assert text_there(local_service, held) == FIRST

        path, body = f"/api/agent/{agent_id}", {"name": "Ward"}
        refused = await clinic.client.put(path, json=body)
        assert refused.status_code == 422, "what is published anew has approved texts only"
        assert "“Zinc” is not approved" in refused.text
        assert "Iron" not in refused.text
        await approve(clinic, newer, FIRST)
        assert (await clinic.client.put(path, json=body)).status_code == 200


async def test_a_second_reader_is_another_name_where_nobody_signs_in(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    monkeypatch.setenv("KNOWLEDGE_SECOND_READER", "true")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        knowledge_id = await new_document(clinic, "Iron", FIRST)
        nameless = await clinic.client.post(
            f"/api/knowledge/{knowledge_id}/approval", json={"content_sha256": digest(FIRST)}
        )
        assert nameless.status_code == 422
        assert nameless.json()["errors"][0]["field"] == "reader"
        unnamed = await clinic.client.post(
            "/api/knowledge",
            json={
                "disease_name": "Zinc",
                "tags": ["faq"],
                "raw_content": FIRST,
                "approved_sha256": digest(FIRST),
            },
        )
        assert unnamed.status_code == 422
        [problem] = unnamed.json()["errors"]
        assert problem["field"] == "approved_sha256"
        assert "afterwards, with your name" in problem["message"]
        found = await approve(clinic, knowledge_id, FIRST, reader="Dr Ortiz")
        assert found["approval"]["state"] == "first_reader"
        await refused_as_the_same(clinic, knowledge_id, " dr  ortiz")
        assert (await settled(clinic, knowledge_id))["sync_status"] == "unapproved"
        found = await approve(clinic, knowledge_id, FIRST, reader="Lin Wei")
        assert found["approval"]["state"] == "approved"
        names = [one["approved_by_name"] for one in found["approval"]["readers"]]
        assert names == ["Dr Ortiz", "Lin Wei"]
        await document_synced(clinic, knowledge_id)
        assert (await edit(clinic, knowledge_id, SECOND))["approval"]["readers"] == []


async def test_with_named_clinicians_the_rule_holds_and_two_readers_are_two_people(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOWLEDGE_SECOND_READER", "true")
    settings = clinic_settings(
        tmp_path,
        local_service.port,
        auth_mode="iap",
        iap_audience="/projects/1/locations/x/services/y",
        internal_token_key=KEY,
        sign_in_clinicians=("ana@clinic.example",),
    )

    async with running_clinic(settings) as clinic:
        clinic.client.headers = as_user("u_nurse", clinician=False)
        rules = await got(clinic, "/api/knowledge/approval-rules")
        assert rules == {"approved_only": True, "second_reader": True, "names_typed": False}
        knowledge_id = await new_document(clinic, "Iron", FIRST)
        path, body = f"/api/knowledge/{knowledge_id}/approval", {"content_sha256": digest(FIRST)}
        refused = await clinic.client.post(path, json=body)
        assert (refused.status_code, refused.json()["error_code"]) == (403, "clinicians_only")
        draft = {"disease_name": "Zinc", "tags": ["faq"], "raw_content": FIRST}
        refused = await clinic.client.post(
            "/api/knowledge", json=draft | {"approved_sha256": digest(FIRST)}
        )
        assert (refused.status_code, refused.json()["error_code"]) == (403, "clinicians_only")

        clinic.client.headers = as_user("u_ana")
        found = await approve(clinic, knowledge_id, FIRST, reader="Lin Wei")
        assert found["approval"]["state"] == "first_reader"
        # A typed name is no person.
        await refused_as_the_same(clinic, knowledge_id, "Dr Ortiz")
        kept = {"Idempotency-Key": "saved-twice"}
        draft |= {"approved_sha256": digest(FIRST)}
        for _ in range(2):
            saved = await clinic.client.post("/api/knowledge", json=draft, headers=kept)
            assert saved.status_code == 201, "a request that is repeated is no second reading"
            assert saved.json()["approval"]["state"] == "first_reader"
        clinic.client.headers = as_user("u_wei")
        found = await approve(clinic, knowledge_id, FIRST)
        assert found["approval"]["state"] == "approved"
        by = [one["approved_by"] for one in found["approval"]["readers"]]
        assert by == ["u_ana", "u_wei"]
        await document_synced(clinic, knowledge_id)


def as_user(user_id: str, *, clinician: bool = True) -> httpx.Headers:
    token = tokens.caller_token(KEY, user_id, user_id.removeprefix("u_"), clinician=clinician)
    return httpx.Headers({"Authorization": f"Bearer {token}"})

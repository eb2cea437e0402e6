"""What differs between the documents and the voice service is found, told, and mended."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import Response

from core.settings import Settings
from core.tracing.local import FOLDER, LocalTraces
from plugins.knowledge.contract import SyncStatus
from plugins.knowledge.models import COLLECTION
from plugins.knowledge.proofs.accounts import VoiceAccounts
from plugins.knowledge.proofs.stored_comparison import LATEST
from tests.plugins.agents.support import (
    agent_synced,
    agent_when,
    document_synced,
    got,
    linked_documents,
    new_agent,
    new_document,
    until,
)
from tests.plugins.education_audio.proxy import Call, proxy_to
from tests.plugins.knowledge.faults import Cut
from tests.plugins.knowledge.test_approvals import approve, edit, settled, text_there
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)

TEXT = "# Drops\n\nPut one drop into each eye in the evening.\n"
ENTRIES = "/v1/convai/knowledge-base"
COMPARISON = "/api/knowledge/comparison"


@pytest.fixture
def service(own_local_service: LocalServiceProcess) -> LocalServiceProcess:
    """A service with nothing of other tests."""
    return own_local_service


@pytest.fixture
async def clinic(tmp_path: Any, service: LocalServiceProcess) -> Any:
    async with running_clinic(clinic_settings(tmp_path, service.port)) as running:
        yield running


async def looked(clinic: Clinic) -> dict[str, Any]:
    """The comparison after a look of now."""
    before = await got(clinic, COMPARISON)
    assert (await clinic.client.post(COMPARISON)).status_code == 202
    return await until(
        lambda: got(clinic, COMPARISON),
        lambda found: not found["looking"] and found["looked_at"] != before["looked_at"],
    )


def kinds(found: dict[str, Any]) -> dict[str, str]:
    """The kind of each difference by name."""
    return {one["name"]: one["kind"] for one in found["differences"]}


async def mended(clinic: Clinic, found: dict[str, Any], *, dry_run: bool) -> dict[str, Any]:
    """The answer to having all that differs mended."""
    body: dict[str, Any] = {"differences": found["differences"]}
    if not dry_run:
        body["dry_run"] = False
    answer = await clinic.client.post(f"{COMPARISON}/mend", json=body)
    assert answer.status_code == 200, answer.text
    result: dict[str, Any] = answer.json()
    return result


async def test_each_kind_is_found_and_mended(clinic: Clinic, service: LocalServiceProcess) -> None:
    ids = {
        name: await new_document(clinic, name, TEXT)
        for name in ("Lost", "Altered", "Renamed", "Fine")
    }
    there = {
        name: (await document_synced(clinic, one))["elevenlabs_document_id"]
        for name, one in ids.items()
    }
    service.ask("DELETE", f"{ENTRIES}/{there['Lost']}")
    changed = {"content": TEXT.replace("one", "ten")}
    service.ask("PATCH", f"{ENTRIES}/{there['Altered']}", json=changed)
    service.ask("PATCH", f"{ENTRIES}/{there['Renamed']}", json={"name": "Mine"})
    second = f"Fine [{ids['Fine']}]"
    service.ask("POST", f"{ENTRIES}/text", json={"name": second, "text": TEXT})
    forgotten = f"Gone [kd_{'0' * 32}]"
    service.ask("POST", f"{ENTRIES}/text", json={"name": forgotten, "text": TEXT})
    service.ask("POST", f"{ENTRIES}/text", json={"name": "Nobody's", "text": TEXT})

    found = await looked(clinic)
    assert kinds(found) == {
        "Lost": "missing_there",
        "Altered": "other_content",
        "Renamed": "other_content",
        second: "orphaned_there",
        forgotten: "orphaned_there",
    }
    stats = await got(clinic, "/api/dashboard/stats")
    told = [item["text"] for card in stats["cards"] for item in card["attention"]]
    assert "5 things differ between the documents and the voice service" in told

    plan = await mended(clinic, found, dry_run=True)
    assert plan["dry_run"] is True
    assert len(plan["steps"]) == 5
    assert service.ask("GET", f"{ENTRIES}/{there['Altered']}/content").text == changed["content"]
    assert (await got(clinic, COMPARISON))["differences"] == found["differences"]

    assert len((await mended(clinic, found, dry_run=False))["steps"]) == 5
    for one in ids.values():
        await document_synced(clinic, one)
    after = await looked(clinic)
    assert (after["differences"], after["documents"], after["entries"]) == ([], 4, 5)
    names = [row["name"] for row in service.ask("GET", ENTRIES).json()["documents"]]
    assert sorted(names) == sorted(["Nobody's", *(f"{name} [{one}]" for name, one in ids.items())])


@pytest.mark.parametrize("deleted", [False, True])
async def test_the_former_text_of_a_document_that_waits_is_compared_and_sent_again(
    tmp_path: Any, service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch, deleted: bool
) -> None:
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(clinic_settings(tmp_path, service.port)) as clinic:
        knowledge_id = await new_document(clinic, "Drops", TEXT)
        await approve(clinic, knowledge_id, TEXT)
        there = (await document_synced(clinic, knowledge_id))["elevenlabs_document_id"]
        made = await new_agent(clinic, knowledge_ids=[knowledge_id])
        agent = await agent_synced(clinic, made["agent_id"])
        await edit(clinic, knowledge_id, TEXT.replace("one drop", "two drops"))
        held = await settled(clinic, knowledge_id)
        assert (held["sync_status"], held["approval"]["former_in_use"]) == ("unapproved", True)
        assert (await looked(clinic))["differences"] == []

        changed = {"content": "Take ninety tablets."}
        service.ask("PATCH", f"{ENTRIES}/{there}", json=changed)
        if deleted:
            service.ask("DELETE", f"{ENTRIES}/{there}", params={"force": "true"})
        found = await looked(clinic)
        kind = "missing_there" if deleted else "other_content"
        assert kinds(found) == {"Drops": kind}
        assert len((await mended(clinic, found, dry_run=False))["steps"]) == 1

        async def sent() -> dict[str, Any]:
            document = await got(clinic, f"/api/knowledge/{knowledge_id}")
            return document | {"there": text_there(service, document)}

        after = await until(sent, lambda now: (now["there"] or "").split() == TEXT.split())
        entry = after["elevenlabs_document_id"]
        assert (after["sync_status"], after["approval"]) == ("unapproved", held["approval"])
        assert (await looked(clinic))["differences"] == []

        async def linked() -> dict[str, Any]:
            return {"linked": linked_documents(service, agent["elevenlabs_agent_id"])}

        await until(linked, lambda now: now["linked"] == [entry])


@pytest.mark.parametrize("then", ["tried again", "approved", "deleted"])
async def test_what_a_broken_try_to_send_the_former_text_has_left_goes_too(
    tmp_path: Any, service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    """It waits under another name by now than the one that the voice service knows it by."""
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    broken = asyncio.Event()

    def break_off(call: Call) -> Response | None:
        if call.path != f"{ENTRIES}/text" or (broken.is_set() and then != "deleted"):
            return None
        service.ask(call.method, call.path, json=call.body)
        broken.set()
        return Cut()

    async with (
        proxy_to(service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        knowledge_id = await new_document(clinic, "Drops", TEXT)
        await approve(clinic, knowledge_id, TEXT)
        there = (await document_synced(clinic, knowledge_id))["elevenlabs_document_id"]
        body = {"raw_content": TEXT.replace("one drop", "two drops"), "disease_name": "Eyes"}
        await clinic.client.put(f"/api/knowledge/{knowledge_id}", json=body)
        await settled(clinic, knowledge_id)
        service.ask("DELETE", f"{ENTRIES}/{there}", params={"force": "true"})
        found = await looked(clinic)
        assert kinds(found) == {"Eyes": "missing_there"}

        proxy.answer = break_off
        await clinic.client.post(
            f"{COMPARISON}/mend", json={"differences": found["differences"], "dry_run": False}
        )
        async with asyncio.timeout(PATIENCE_SECONDS):
            await broken.wait()
        if then == "approved":
            await clinic.client.put(f"/api/knowledge/{knowledge_id}", json={"disease_name": "Ears"})
            await approve(clinic, knowledge_id, body["raw_content"])
            await document_synced(clinic, knowledge_id)
        if then == "deleted":
            answer = await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
            assert answer.is_success, answer.text

        async def left() -> dict[str, Any]:
            rows = service.ask("GET", ENTRIES).json()["documents"]
            ids = [row["id"] for row in rows if knowledge_id in row["name"]]
            if then == "deleted":
                return {"right": not ids and not (await removals())["removals"]}
            return {"right": ids == [(await document())["elevenlabs_document_id"]]}

        async def removals() -> dict[str, Any]:
            return await got(clinic, "/api/knowledge/removals")

        async def document() -> dict[str, Any]:
            return await got(clinic, f"/api/knowledge/{knowledge_id}")

        await until(left, lambda now: now["right"])


def at_another_account(
    folder: Path, writer: LocalServiceProcess, account: LocalServiceProcess
) -> Settings:
    """Settings of the clinic in this folder, whose voice service is that account by now."""
    return clinic_settings(
        folder,
        writer.port,
        voice_provider="elevenlabs",
        elevenlabs_api_key="another",
        elevenlabs_base_url=account.url,
    )


async def test_another_account_gets_the_former_text_of_what_waits(
    tmp_path: Any,
    service: LocalServiceProcess,
    local_service: LocalServiceProcess,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KNOWLEDGE_APPROVED_ONLY", "true")
    async with running_clinic(clinic_settings(tmp_path, service.port)) as clinic:
        knowledge_id = await new_document(clinic, "Drops", TEXT)
        await approve(clinic, knowledge_id, TEXT)
        first = (await document_synced(clinic, knowledge_id))["elevenlabs_document_id"]
        await edit(clinic, knowledge_id, TEXT.replace("one drop", "two drops"))
        await settled(clinic, knowledge_id)
    async with running_clinic(at_another_account(tmp_path, service, local_service)) as clinic:
        after = await until(
            lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
            lambda now: now["elevenlabs_document_id"] not in (None, first),
        )
        assert (text_there(local_service, after) or "").split() == TEXT.split()
        assert after["sync_status"] == "unapproved"


async def test_what_is_mended_by_now_is_left_alone(
    clinic: Clinic, service: LocalServiceProcess
) -> None:
    knowledge_id = await new_document(clinic, "Drops", TEXT)
    there = (await document_synced(clinic, knowledge_id))["elevenlabs_document_id"]
    service.ask("DELETE", f"{ENTRIES}/{there}")
    found = await looked(clinic)
    await clinic.client.post(f"/api/knowledge/{knowledge_id}/retry-sync")
    await until(
        lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
        lambda document: document["elevenlabs_document_id"] not in (None, there),
    )
    result = await mended(clinic, found, dry_run=False)
    assert (result["steps"], result["gone"]) == ([], 1)


async def test_another_account_gets_everything_anew(
    tmp_path: Any, service: LocalServiceProcess, local_service: LocalServiceProcess
) -> None:
    """The session's service stands for the other account: it knows nothing of this clinic."""
    async with running_clinic(clinic_settings(tmp_path, service.port)) as clinic:
        knowledge_id = await new_document(clinic, "Drops", TEXT)
        first = (await document_synced(clinic, knowledge_id))["elevenlabs_document_id"]
        made = await new_agent(clinic, knowledge_ids=[knowledge_id])
        alone = await agent_synced(clinic, (await new_agent(clinic))["agent_id"])
        agent = await agent_synced(clinic, made["agent_id"])
    async with running_clinic(at_another_account(tmp_path, service, local_service)) as clinic:
        document = await until(
            lambda: got(clinic, f"/api/knowledge/{knowledge_id}"),
            lambda found: (
                found["sync_status"] == SyncStatus.COMPLETED
                and found["elevenlabs_document_id"] != first
            ),
        )
        for one in (agent, alone):
            await agent_when(
                clinic,
                one["agent_id"],
                lambda found, one=one: (
                    found["sync_status"] == "completed"
                    and found["elevenlabs_agent_id"] not in (None, one["elevenlabs_agent_id"])
                    and not found["documents_waiting"]
                ),
            )
        now = await got(clinic, f"/api/agent/{agent['agent_id']}")
        linked = linked_documents(local_service, now["elevenlabs_agent_id"])
        assert linked == [document["elevenlabs_document_id"]]
        context = clinic.app.state.platform.contexts["knowledge"]

        async def kept() -> dict[str, Any]:
            stored = await context.documents.get("knowledge_comparisons", LATEST)
            return stored.data if stored is not None else {"account": None}

        await until(kept, lambda row: row["account"] not in (None, "local"))


async def test_a_new_key_of_the_same_account_changes_nothing(
    tmp_path: Any, service: LocalServiceProcess
) -> None:
    def with_key(key: str) -> Any:
        return clinic_settings(
            tmp_path, service.port, elevenlabs_api_key=key, elevenlabs_base_url=service.url
        )

    async with running_clinic(with_key("one")) as clinic:
        knowledge_id = await new_document(clinic, "Drops", TEXT)
        before = await document_synced(clinic, knowledge_id)
        await clinic.app.state.platform.contexts["knowledge"].shared(VoiceAccounts).check()
    written = service.ask("GET", f"{ENTRIES}/{before['elevenlabs_document_id']}").json()
    async with running_clinic(with_key("two")) as clinic:
        await clinic.app.state.platform.contexts["knowledge"].shared(VoiceAccounts).check()
        after = await got(clinic, f"/api/knowledge/{knowledge_id}")
        assert after["elevenlabs_document_id"] == before["elevenlabs_document_id"]
        assert after["last_sync_attempt"] == before["last_sync_attempt"]
    assert service.ask("GET", f"{ENTRIES}/{before['elevenlabs_document_id']}").json() == written


async def test_nothing_is_read_in_vain_while_the_voice_service_is_away(tmp_path: Path) -> None:
    settings = clinic_settings(tmp_path, free_port(), trace_ratio=1.0)
    async with running_clinic(settings) as clinic:
        await new_document(clinic, "Drops", TEXT)
        assert (await clinic.client.post(COMPARISON)).status_code == 202
        await until(lambda: got(clinic, COMPARISON), lambda found: found["problem"] is not None)
        assert clinic.app.state.platform.tracing.flush(20)
    traces = LocalTraces(tmp_path / FOLDER)
    rows = [row for trace in traces.recent(1_000) for row in traces.trace(trace.trace_id)]
    tries = {row.span_id for row in rows if row.name == "job knowledge.compare"}
    assert tries
    done = [row for row in rows if row.parent_id in tries]
    assert done
    assert f"store query {COLLECTION}" not in {row.name for row in done}

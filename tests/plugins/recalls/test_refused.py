"""A withdrawal that the voice service refuses to hear of goes on until it has heard."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import JSONResponse, Response

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from core.jobs import JOBS, job_id
from plugins.agents.voice_service.sync import SYNC
from tests.plugins.agents.support import (
    agent_synced,
    agent_when,
    linked_documents,
    new_agent,
    synced_document,
    until,
)
from tests.plugins.education_audio.proxy import Call, Proxy, proxy_to
from tests.plugins.recalls.support import Row, withdraw
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


def _refused(call: Call) -> Response | None:
    """The key is wrong for whatever concerns agents."""
    wrong = JSONResponse({"detail": {"status": "invalid_api_key", "message": "No."}}, 401)
    return wrong if "/convai/agents" in call.path else None


async def _withdrawn_in_vain(clinic: Clinic, proxy: Proxy) -> Row:
    """An agent whose document was withdrawn while the service refused."""
    knowledge_id = await synced_document(clinic)
    made = await new_agent(clinic, knowledge_ids=[knowledge_id])
    agent = await agent_synced(clinic, made["agent_id"])
    proxy.answer = _refused
    await withdraw(clinic, "document", {"knowledge_id": knowledge_id, "script": "", "audio_id": ""})
    return await agent_when(
        clinic, agent["agent_id"], lambda found: found["sync_status"] == "failed"
    )


async def _until_taken_out(service: LocalServiceProcess, agent: Row) -> None:
    """Wait until the service's agent has no document any more."""

    async def linked() -> Row:
        return {"linked": linked_documents(service, agent["elevenlabs_agent_id"])}

    await until(linked, lambda found: not found["linked"])


async def test_it_is_taken_out_when_the_key_is_right_again(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with (
        proxy_to(local_service.url) as proxy,
        running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic,
    ):
        agent = await _withdrawn_in_vain(clinic, proxy)
        assert linked_documents(local_service, agent["elevenlabs_agent_id"])
        proxy.forget()
        await _until_taken_out(local_service, agent)


async def test_it_is_taken_out_at_the_next_start_whatever_became_of_its_job(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with proxy_to(local_service.url) as proxy:
        async with running_clinic(clinic_settings(tmp_path, proxy.port)) as clinic:
            agent = await _withdrawn_in_vain(clinic, proxy)
        jobs = SqliteDocumentStore(tmp_path / DOCUMENTS_FILE, [JOBS])
        await jobs.delete(JOBS.name, job_id(SYNC, agent["agent_id"]))
        await jobs.close()
        proxy.forget()
        async with running_clinic(clinic_settings(tmp_path, proxy.port)):
            await _until_taken_out(local_service, agent)

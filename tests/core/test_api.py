"""The core's own routes, over HTTP."""

from __future__ import annotations

import asyncio
import json
import time
from pathlib import Path

import httpx
import pytest

from core.web.body_limits import MAX_BODY
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

PROBLEM = "application/problem+json"


async def test_welcome_and_health(shared_clinic: Clinic) -> None:
    welcome = (await shared_clinic.client.get("/")).json()
    assert welcome["message"] == "ElevenDops API"
    answer = await shared_clinic.client.get("/api/health")
    health = answer.json()
    assert answer.status_code == 200
    assert health["status"] == "healthy"
    assert health["services"] == {
        "documents": "sqlite",
        "storage": "files",
        "voice": "local",
        "writer": "local",
    }
    assert str(shared_clinic.settings.elevendops_data_dir) not in answer.text


async def test_ready_names_every_dependency(clinic: Clinic) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    answer = await clinic.client.get("/api/health/ready")
    # The first call of a process loads the clients of the providers, which may take longer.
    while answer.status_code != 200 and time.monotonic() < deadline:
        await asyncio.sleep(0.2)
        answer = await clinic.client.get("/api/health/ready")
    services = answer.json()["services"]
    assert answer.status_code == 200, services
    assert {"documents", "storage", "voice", "writer"} <= services.keys()
    assert {service["status"] for service in services.values()} == {"ok"}


async def test_not_ready_while_the_voice_service_is_away(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    own_local_service.kill()
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        answer = await clinic.client.get("/api/health/ready")
        assert answer.status_code == 503
        assert answer.headers["retry-after"]
        services = answer.json()["services"]
        assert services["documents"]["status"] == "ok"
        assert services["voice"]["status"] == "error"
        assert services["voice"]["error"]
        assert (await clinic.client.get("/api/health")).status_code == 200


async def test_mode(shared_clinic: Clinic) -> None:
    mode = (await shared_clinic.client.get("/api/mode")).json()
    assert mode == {"environment": "local", "demo": False, "voice": "local", "writer": "local"}


async def test_the_six_features_are_working(shared_clinic: Clinic) -> None:
    plugins = (await shared_clinic.client.get("/api/plugins")).json()["plugins"]
    states = {plugin["id"]: (plugin["state"], plugin["error"]) for plugin in plugins}
    assert states == dict.fromkeys(
        (
            "agents",
            "alerts",
            "conversations",
            "dashboard",
            "document_formats",
            "education_audio",
            "golden",
            "handouts",
            "knowledge",
            "patient_test",
            "recalls",
            "safety",
            "traces",
        ),
        ("active", None),
    )
    pages = {page["title"] for plugin in plugins for page in plugin["pages"]}
    assert pages == {
        "Doctor Dashboard",
        "Upload Knowledge",
        "Education Audio",
        "Agent Setup",
        "Patient Test",
        "Conversation Logs",
        "Safety",
        "Traces",
    }


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/api/jobs/none", 422, "invalid_input"),
        ("GET", "/api/jobs/knowledge.sync:0123456789abcdef01234567", 404, "not_found"),
        ("DELETE", "/api/health", 405, "method_not_allowed"),
        ("GET", "/blobs/audio/x.mp3", 404, "not_found"),
        ("GET", "/blobs/audio/x.mp3?expires=9999999999&signature=00", 404, "not_found"),
        ("GET", "/blobs/..%2f..%2fetc/passwd?expires=9&signature=0", 404, "not_found"),
    ],
)
async def test_refusals_are_problem_documents(
    shared_clinic: Clinic, method: str, path: str, status: int, code: str
) -> None:
    answer = await shared_clinic.client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    problem = answer.json()
    assert problem["status"] == status
    assert problem["error_code"] == code
    assert problem["detail"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[]", b"null", b'"text"', b"1"])
async def test_a_body_that_is_no_object_is_refused_without_an_echo(
    shared_clinic: Clinic, body: bytes
) -> None:
    answer = await shared_clinic.client.post(
        "/api/knowledge", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == PROBLEM
    assert "input" not in json.dumps(answer.json()["errors"])


async def test_a_too_large_body_is_refused_in_both_forms(shared_clinic: Clinic) -> None:
    whole = await shared_clinic.client.post("/api/knowledge", content=b"x" * (MAX_BODY + 1))
    assert whole.status_code == 413
    assert whole.headers["content-type"] == PROBLEM

    async def pieces():  # type: ignore[no-untyped-def]
        for _ in range(MAX_BODY // 65536 + 2):
            yield b"x" * 65536

    try:
        chunked = await shared_clinic.client.post("/api/knowledge", content=pieces())
    except httpx.WriteError:
        return  # the server hung up on the rest of the body
    assert chunked.status_code == 413
    assert chunked.headers["content-type"] == PROBLEM


async def test_signed_files_are_served_with_ranges_until_they_expire(clinic: Clinic) -> None:
    blobs = clinic.app.state.platform.blobs
    content = bytes(range(256)) * 10
    await blobs.put("audio/one.mp3", content, "audio/mpeg")
    url = await blobs.url("audio/one.mp3", 60)
    whole = await clinic.client.get(url)
    assert whole.status_code == 200
    assert whole.content == content
    assert whole.headers["content-type"] == "audio/mpeg"
    assert whole.headers["accept-ranges"] == "bytes"
    part = await clinic.client.get(url, headers={"range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.content == content[10:20]
    assert part.headers["content-range"] == f"bytes 10-19/{len(content)}"
    tail = await clinic.client.get(url, headers={"range": "bytes=-5"})
    assert tail.content == content[-5:]
    beyond = await clinic.client.get(url, headers={"range": f"bytes={len(content)}-"})
    assert beyond.status_code == 416
    assert beyond.headers["content-range"] == f"bytes */{len(content)}"
    head = await clinic.client.head(url)
    assert head.status_code == 200
    assert head.headers["content-length"] == str(len(content))
    assert not head.content
    other = await clinic.client.get(url.replace("one.mp3", "two.mp3"))
    assert other.status_code == 404
    short = await blobs.url("audio/one.mp3", 1)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (await clinic.client.get(short)).status_code != 404:
        assert time.monotonic() < deadline, "the address did not expire"


async def test_every_route_is_in_the_openapi_document(shared_clinic: Clinic) -> None:
    document = (await shared_clinic.client.get("/openapi.json")).json()
    operations = {
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method in item
        if method in ("get", "post", "put", "delete")
    }
    published = {
        ("GET", "/api/health"),
        ("GET", "/api/health/ready"),
        ("GET", "/api/plugins"),
        ("GET", "/api/jobs/{job_id}"),
        ("GET", "/api/dashboard/stats"),
        ("POST", "/api/knowledge"),
        ("GET", "/api/knowledge"),
        ("GET", "/api/knowledge/{knowledge_id}"),
        ("PUT", "/api/knowledge/{knowledge_id}"),
        ("DELETE", "/api/knowledge/{knowledge_id}"),
        ("POST", "/api/knowledge/{knowledge_id}/retry-sync"),
        ("POST", "/api/knowledge/upload"),
        ("GET", "/api/knowledge/search"),
        ("POST", "/api/audio/generate-script"),
        ("POST", "/api/audio/generate-script-stream"),
        ("POST", "/api/audio/generate"),
        ("GET", "/api/audio/list"),
        ("GET", "/api/audio/{knowledge_id}"),
        ("GET", "/api/audio/stream/{audio_id}"),
        ("PUT", "/api/audio/{audio_id}"),
        ("DELETE", "/api/audio/{audio_id}"),
        ("GET", "/api/audio/voices/list"),
        ("GET", "/api/templates"),
        ("GET", "/api/templates/system-prompt"),
        ("POST", "/api/templates/preview"),
        ("POST", "/api/agent"),
        ("GET", "/api/agent"),
        ("GET", "/api/agent/{agent_id}"),
        ("PUT", "/api/agent/{agent_id}"),
        ("DELETE", "/api/agent/{agent_id}"),
        ("POST", "/api/agent/{agent_id}/sync"),
        ("GET", "/api/agent/system-prompts"),
        ("POST", "/api/patient/session"),
        ("POST", "/api/patient/session/{session_id}/message"),
        ("POST", "/api/patient/session/{session_id}/end"),
        ("GET", "/api/conversations"),
        ("GET", "/api/conversations/statistics"),
        ("GET", "/api/conversations/{conversation_id}"),
    }
    assert not published - operations
    identifiers = [
        item[method]["operationId"]
        for item in document["paths"].values()
        for method in item
        if method in ("get", "post", "put", "delete", "head")
    ]
    assert len(identifiers) == len(set(identifiers))

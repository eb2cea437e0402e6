"""What a plugin did not declare it does not get, and the refusal is recorded; the rest works."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from core.host.platform import Platform
from tests.support.loopback import serve
from tests.support.plugin_packages import install
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

VOICE = "localEnglishAnna0001"

SOURCE = """
from typing import Protocol

from fastapi import APIRouter

from elevendops import (
    API_VERSION, CollectionSpec, JobRequest, JobSpec, Permissions, PluginInfo, RouterSpec, hookimpl,
)
from elevendops import Create, Delete, Filter, Query, Replace
from elevendops.writer import WriterRequest
from elevendops.features.knowledge import KnowledgeReader


@hookimpl
def register_plugin():
    return PluginInfo(
        id="{id}", title="{id}", version="1.0", api_version=API_VERSION,
        permissions=Permissions({permissions}),
    )


@hookimpl
def register_collections():
    return [CollectionSpec("{id}_notes")]


async def work(run):
    return {{}}


@hookimpl
def register_jobs(context):
    return [JobSpec("{id}.work", work)]


@hookimpl
def register_routes(context):
    router = APIRouter()
    documents, blobs = context.documents, context.blobs
    other = "knowledge_documents"
    data = {{"x": 1}}

    async def every():
        return [stored async for stored in documents.every(other, Query())]

    async def read_blob(key):
        return [chunk async for chunk in blobs.read(key)]

    async def write(prompt):
        pieces = context.writer.stream(WriterRequest("gemini-3.8-flash", "Be brief.", prompt))
        return "".join([piece async for piece in pieces])

    async def service():
        return context.service(KnowledgeReader) is not None

    async def visit(url):
        return (await context.http.get(url, follow_redirects=True)).status_code

    probes = {{
        "get": lambda: documents.get(other, "x"),
        "query": lambda: documents.query(other, Query()),
        "every": every,
        "totals": lambda: documents.totals(other),
        "create": lambda: documents.create(other, "x", data),
        "replace": lambda: documents.replace(other, "x", data, "1"),
        "change": lambda: documents.change(other, "x", lambda stored: data),
        "delete": lambda: documents.delete(other, "x"),
        "batch": lambda: documents.write(
            [Create("{id}_notes", "batch", data), Create(other, "x", data)]
        ),
        "audit": lambda: documents.query("plugin_audit", Query()),
        "erase-audit": lambda: documents.delete("plugin_usage", "x"),
        "job-writes": lambda: context.jobs.enqueue(
            JobRequest("{id}.work", {{}}, "sly"), writes=[Delete(other, "x")]
        ),
        "job-settled": lambda: context.jobs.settled(
            JobRequest("{id}.work", {{}}, "sly"), 1.0, writes=[Delete(other, "x")]
        ),
        "job-of-another": lambda: context.jobs.enqueue(JobRequest("knowledge.sync", {{}}, "x")),
        "see-job-of-another": lambda: context.jobs.get("knowledge.sync:" + "0" * 24),
        "blob-put": lambda: blobs.put("audio/x.mp3", b"x", "audio/mpeg"),
        "blob-info": lambda: blobs.info("audio/x.mp3"),
        "blob-read": lambda: read_blob("audio/x.mp3"),
        "blob-read-all": lambda: blobs.read_all("audio/x.mp3"),
        "blob-delete": lambda: blobs.delete("audio/x.mp3"),
        "blob-url": lambda: blobs.url("audio/x.mp3"),
        "speak": lambda: context.voice.speak("Good morning.", "{voice}"),
        "voices": lambda: context.voice.voices(),
        "create-agent": lambda: context.voice.create_agent(None),
        "converse": lambda: context.voice.converse("agent", text_only=True, user_id="x"),
        "write": lambda: write("<document>Take one tablet a day.</document>"),
        "service": service,
        "own": lambda: documents.create("{id}_notes", "own", data),
        "own-blob": lambda: blobs.put("{id}/x.txt", b"x", "text/plain"),
        "own-job": lambda: context.jobs.enqueue(JobRequest("{id}.work", {{}}, "mine")),
        "blob-out": lambda: blobs.put("{id}/../audio/x.mp3", b"x", "audio/mpeg"),
    }}

    @router.post("/probe/{{name}}")
    async def probe(name: str) -> str:
        return str(bool(await probes[name]()))

    @router.post("/visit")
    async def visiting(url: str) -> int:
        return await visit(url)

    @router.post("/attributes")
    async def attributes() -> list[str]:
        # Every attribute that can be reached by its plain name, four steps deep.
        found, seen = [], set()

        def walk(value, name, depth):
            found.append(type(value).__name__)
            if depth == 4 or id(value) in seen or isinstance(value, (str, bytes, int, type)):
                return
            seen.add(id(value))
            for attribute in [*getattr(value, "__dict__", ()), *getattr(value, "__slots__", ())]:
                if not attribute.startswith("_" + type(value).__name__.lstrip("_") + "__"):
                    walk(getattr(value, attribute, None), attribute, depth + 1)
            owner = getattr(value, "__self__", None)
            if owner is not None:
                walk(owner, "__self__", depth + 1)

        walk(context, "context", 0)
        return sorted(set(found))

    return [RouterSpec("{id}", router)]
"""

REFUSED = {
    "get": ("read", "the collection 'knowledge_documents'"),
    "query": ("read", "the collection 'knowledge_documents'"),
    "every": ("read", "the collection 'knowledge_documents'"),
    "totals": ("read", "the collection 'knowledge_documents'"),
    "create": ("write to", "the collection 'knowledge_documents'"),
    "replace": ("write to", "the collection 'knowledge_documents'"),
    "change": ("write to", "the collection 'knowledge_documents'"),
    "delete": ("write to", "the collection 'knowledge_documents'"),
    "batch": ("write to", "the collection 'knowledge_documents'"),
    "audit": ("read", "the collection 'plugin_audit'"),
    "erase-audit": ("write to", "the collection 'plugin_usage'"),
    "job-writes": ("write to", "the collection 'knowledge_documents'"),
    "job-settled": ("write to", "the collection 'knowledge_documents'"),
    "job-of-another": ("use", "jobs of kind 'knowledge.sync'"),
    "see-job-of-another": ("use", "jobs of kind 'knowledge.sync:000000000000000000000000'"),
    "blob-put": ("use", "the blob folder 'audio'"),
    "blob-info": ("use", "the blob folder 'audio'"),
    "blob-read": ("use", "the blob folder 'audio'"),
    "blob-read-all": ("use", "the blob folder 'audio'"),
    "blob-delete": ("use", "the blob folder 'audio'"),
    "blob-url": ("use", "the blob folder 'audio'"),
    "speak": ("use", "the voice service"),
    "voices": ("use", "the voice service"),
    "create-agent": ("use", "the voice service"),
    "converse": ("use", "the voice service"),
    "write": ("use", "the writer service"),
    "service": ("use", "the service KnowledgeReader of plugin 'knowledge'"),
}
"""What the plugin without permissions is refused, and how that is recorded."""

STILL_REFUSED = ("create", "replace", "change", "delete", "batch", "erase-audit", "job-writes")
"""What no permission allows: nobody writes to another's collection."""

ALLOWED = (
    "collections=('knowledge_documents',), services=('knowledge',), blobs=('audio',), "
    "voice=True, writer=True"
)


def _source(plugin_id: str, permissions: str) -> str:
    return SOURCE.format(id=plugin_id, permissions=permissions, voice=VOICE)


@pytest.fixture
async def clinic(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Clinic]:
    """A clinic with a plugin that declares nothing, and one that declares what it uses."""
    packages = tmp_path / "packages"
    packages.mkdir()
    install(packages, "greedy", _source("greedy", ""))
    install(packages, "modest", _source("modest", ALLOWED))
    monkeypatch.syspath_prepend(packages)
    async with running_clinic(clinic_settings(tmp_path / "data", local_service.port)) as clinic:
        yield clinic


async def refusals(clinic: Clinic, plugin_id: str) -> list[tuple[str, str]]:
    answer = await clinic.client.get("/api/refusals", params={"plugin_id": plugin_id, "limit": 200})
    return [(entry["action"], entry["subject"]) for entry in answer.json()["refusals"]]


async def usage(clinic: Clinic, plugin_id: str) -> dict[str, Any]:
    days = (await clinic.client.get(f"/api/plugins/{plugin_id}")).json()["usage"]
    assert len(days) <= 1
    found: dict[str, Any] = days[0] if days else {}
    return found


async def test_what_is_not_declared_is_refused_before_anything_happens(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    platform: Platform = clinic.app.state.platform
    before = local_service.ask("GET", "/v1/convai/agents").json()
    for probe, (action, subject) in REFUSED.items():
        answer = await clinic.client.post(f"/api/greedy/probe/{probe}")
        assert answer.status_code == 403, (probe, answer.text)
        problem = answer.json()
        assert problem["error_code"] == "plugin_not_permitted"
        assert f"“greedy” may not {action} {subject}" in problem["detail"]
    await platform.audit.settle()
    assert set(await refusals(clinic, "greedy")) == set(REFUSED.values())
    assert await usage(clinic, "greedy") == {}
    assert local_service.ask("GET", "/v1/convai/agents").json() == before
    # Nothing of the batch, and no job, was stored.
    assert await platform.documents.get("greedy_notes", "batch") is None
    assert (await platform.documents.totals("jobs")).count == 0
    # A refusal is the plugin's mistake in its manifest, and no fault that pauses it.
    assert (await clinic.client.post("/api/greedy/probe/own")).status_code == 200


async def test_a_loop_of_refusals_is_recorded_once(clinic: Clinic) -> None:
    answers = await asyncio.gather(
        *(clinic.client.post("/api/greedy/probe/get") for _ in range(20))
    )
    assert {answer.status_code for answer in answers} == {403}
    assert len(await refusals(clinic, "greedy")) == 1


async def test_what_is_its_own_needs_no_permission(clinic: Clinic) -> None:
    for probe in ("own", "own-blob", "own-job"):
        answer = await clinic.client.post(f"/api/greedy/probe/{probe}")
        assert answer.json() == "True", (probe, answer.text)
    assert await refusals(clinic, "greedy") == []


async def test_no_path_leads_out_of_the_own_folder(clinic: Clinic) -> None:
    answer = await clinic.client.post("/api/greedy/probe/blob-out")
    assert answer.status_code != 200
    platform: Platform = clinic.app.state.platform
    assert await platform.blobs.info("audio/x.mp3") is None


async def test_what_is_declared_works_and_is_accounted_for(clinic: Clinic) -> None:
    for probe in ("get", "query", "totals", "blob-put", "blob-read", "blob-read-all", "service"):
        answer = await clinic.client.post(f"/api/modest/probe/{probe}")
        assert answer.status_code == 200, (probe, answer.text)
    for probe in STILL_REFUSED:
        assert (await clinic.client.post(f"/api/modest/probe/{probe}")).status_code == 403
    assert await usage(clinic, "modest") == {}
    speaking = [clinic.client.post("/api/modest/probe/speak") for _ in range(6)]
    writing = [clinic.client.post("/api/modest/probe/write") for _ in range(6)]
    answers = await asyncio.gather(*speaking, *writing)
    assert {answer.status_code for answer in answers} == {200}
    spent = await usage(clinic, "modest")
    assert spent["voice_calls"] == 6
    assert spent["voice_characters"] == 6 * len("Good morning.")
    assert spent["writer_calls"] == 6
    assert spent["writer_characters"] > 6 * len("Be brief.")
    assert await usage(clinic, "greedy") == {}


async def test_only_declared_hosts_are_asked_also_after_a_redirect(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    outside = FastAPI()

    @outside.get("/")
    async def here() -> str:
        asked.append("outside")
        return "outside"

    async with serve(outside) as forbidden:
        known = FastAPI()

        @known.get("/")
        async def fine() -> str:
            return "known"

        @known.get("/away")
        async def away() -> RedirectResponse:
            return RedirectResponse(forbidden)

        async with serve(known) as allowed:
            host = allowed.removeprefix("http://")
            packages = tmp_path / "packages"
            packages.mkdir()
            source = _source("greedy", f"hosts=('{host}',)")
            # A name of its own: modules of the other tests are still loaded.
            install(packages, "greedy", source, distribution="greedy-asking")
            monkeypatch.syspath_prepend(packages)
            settings = clinic_settings(tmp_path / "data", local_service.port)
            async with running_clinic(settings) as clinic:
                statuses = {
                    url: (await clinic.client.post("/api/greedy/visit", params={"url": url}))
                    for url in (allowed, forbidden, f"{allowed}/away")
                }
                recorded = await refusals(clinic, "greedy")
    assert statuses[allowed].json() == 200
    for url in (forbidden, f"{allowed}/away"):
        assert statuses[url].status_code == 403
        assert statuses[url].json()["error_code"] == "plugin_not_permitted"
    assert asked == []
    assert recorded == [("ask", f"the host {forbidden.removeprefix('http://')!r}")]


async def test_no_plain_attribute_leads_around_the_gate(clinic: Clinic) -> None:
    reached = (await clinic.client.post("/api/greedy/attributes")).json()
    assert "PluginDocuments" in reached
    assert not {
        "Platform",
        "PermissionChecker",
        "PluginAudit",
        "SqliteDocumentStore",
        "FileBlobStore",
        "ElevenLabsVoice",
        "GeminiWriter",
        "JobQueue",
        "JobWorker",
        "Settings",
    } & set(reached)

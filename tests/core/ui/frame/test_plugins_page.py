"""The Plugins page: how each plugin stands, its figures, the way back, and both processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import clock
from core.adapters.sqlite.documents import SqliteDocumentStore
from core.bootstrap import DOCUMENTS_FILE
from core.host.platform import Platform
from core.host.registry import PluginRegistry
from core.isolation.breaker import FAILURES
from core.jobs import JobRequest
from core.ports.documents import CollectionSpec
from tests.support.dashboard import dashboard, page, run, words
from tests.support.plugin_packages import install
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)

SOURCE = """
    from fastapi import APIRouter

    from elevendops import (
        API_VERSION, CollectionSpec, PageSpec, Permissions, PluginInfo, RouterSpec, hookimpl,
    )
    from elevendops import Query

    @hookimpl
    def register_plugin():
        return PluginInfo(
            id="looked_at", title="Looked At **bold**", version="2.1", api_version=API_VERSION,
            permissions=Permissions(voice=True, hosts=("api.example.org",)),
        )

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/raises")
        async def raises() -> str:
            raise ValueError("private")

        @router.get("/reaches")
        async def reaches() -> str:
            await context.documents.query("agents", Query())

        @router.get("/speaks")
        async def speaks() -> int:
            return len((await context.voice.speak("Hello.", "localEnglishAnna0001")).audio)

        return [RouterSpec("looked-at", router)]

    @hookimpl
    def register_pages():
        return [PageSpec("Looked At", __name__ + ":show", ":material/science:", "looked-at")]

    def show():
        raise ValueError("private")
"""


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packages"
    folder.mkdir()
    install(folder, "looked_at", SOURCE)
    monkeypatch.syspath_prepend(folder)
    return folder


async def test_everything_about_a_plugin(
    packages: Path, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path / "data", local_service.port)
    async with running_clinic(settings) as clinic:
        await clinic.client.get("/api/looked-at/raises")
        await clinic.client.get("/api/looked-at/reaches")
        assert (await clinic.client.get("/api/looked-at/speaks")).status_code == 200
        with dashboard(clinic.url):
            await run(page("looked-at"))
            test = await run(page("plugins"))
            assert "Working" in words(test)
            assert "Routes" not in words(test)
            said = words(await run(page("plugins", {"plugin": "looked_at"})))
    for fact in (
        "Looked At **bold**",
        "looked_at · Version 2.1 · plugin API 2 · dist-looked-at 1.0",
        "3 requests · 1 error · ",
        "/api/looked-at",
        "register_pages",
        "GET /api/looked-at/raises: ValueError at",
        "1 error in this dashboard, the last: page looked-at: ValueError at",
        "the voice service, which costs money",
        "the host api.example.org",
        "voice 1 call, 6 characters",
        "to read the collection 'agents'",
    ):
        assert fact in said, fact
    assert "private" not in said
    assert "1 not working" not in said


async def test_a_paused_plugin_can_be_tried_again(
    packages: Path, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path / "data", local_service.port)
    async with running_clinic(settings) as clinic:
        for _ in range(FAILURES):
            await clinic.client.get("/api/looked-at/raises")
        with dashboard(clinic.url):
            test = await run(page("plugins"))
            said = words(test)
            assert "1 paused" in said
            assert "Its requests kept failing" in said
            assert "GET /api/looked-at/raises: ValueError" in said
            next(button for button in test.button if button.label == "Try again").click()
            assert "paused" not in words(await run(test))
        platform: Platform = clinic.app.state.platform
        assert not any(record.breaker.open for record in platform.registry.records)


async def test_what_differs_between_the_processes(clinic: Clinic, packages: Path) -> None:
    install(packages, "fails_here", "import no_such_module")
    registry = PluginRegistry.discover(disabled=["agents"])
    registry.load()
    registry.load_pages()
    with dashboard(clinic.url, registry):
        said = words(await run(page("plugins")))
    assert "It is switched off only in the dashboard." in said
    assert "The dashboard has this plugin, the service has not." in said
    assert "fails_here" in said
    assert "It failed at import" in said
    with dashboard(clinic.url, PluginRegistry([])):
        said = words(await run(page("plugins")))
    assert said.count("The service has this plugin, the dashboard has not.") == 13


async def test_without_the_api_the_own_failures_are_shown(packages: Path) -> None:
    install(packages, "fails_here", "import no_such_module")
    registry = PluginRegistry.discover()
    registry.load()
    with dashboard(f"http://127.0.0.1:{free_port()}", registry):
        said = words(await run(page("plugins")))
    assert "The ElevenDops service is starting or not reachable" in said
    assert "fails_here" in said
    assert "No module named 'no_such_module'" in said


async def test_entries_of_a_newer_version_are_named_with_what_to_do(clinic: Clinic) -> None:
    file = clinic.settings.elevendops_data_dir / DOCUMENTS_FILE
    newer = SqliteDocumentStore(
        file, [CollectionSpec("agents", version=9, upgrade=lambda data, version: data)]
    )
    await newer.create("agents", "ag_9", {"name": "private", "created_at": clock.stamp()})
    await newer.close()
    with dashboard(clinic.url):
        assert "1 entry is damaged in storage, or of a newer version" in words(
            await run(page("agent-setup"))
        )
        said = words(await run(page("plugins")))
    assert "1 stored entry was written by a newer version of ElevenDops" in said
    assert "Update ElevenDops to use it." in said
    assert "agents: entry ag_9 of agents" in said
    assert "cannot be read" not in said
    assert "private" not in said


async def test_links_lead_there(clinic: Clinic, packages: Path) -> None:
    install(packages, "fails_here", "import no_such_module")
    with dashboard(clinic.url):
        test = await run(page("dashboard"))
        assert "Plugins" not in [link.label for link in test.sidebar.page_link]
        links = [link for link in test.page_link if link.proto.page == "plugins"]
    assert {link.label for link in links} == {
        "Plugin status",
        "All plugins and what to do",
    }


async def test_given_up_work_is_tried_again_and_damaged_entries_are_named(clinic: Clinic) -> None:
    platform: Platform = clinic.app.state.platform
    request = JobRequest("conversations.announce", {"conversation_id": "c1"}, key="c1")
    job = await platform.jobs.enqueue(request)
    assert (await platform.jobs.wait(job.id, 30)).state == "done"
    stored = await platform.documents.get("jobs", job.id)
    assert stored is not None
    error = {"detail": "The work stopped.", "error_code": "job_crashed", "retryable": False}
    failed = stored.data | {"state": "failed", "error": error}
    await platform.documents.replace("jobs", job.id, failed, stored.version)
    await platform.documents.create("agents", "ag_1", {"name": "private", "created_at": "x"})
    with dashboard(clinic.url):
        listed = words(await run(page("agent-setup")))
        assert "1 entry is damaged in storage" in listed
        test = await run(page("plugins"))
        said = words(test)
        assert "conversations.announce was given up" in said
        assert "The work stopped." in said
        assert "agents: entry ag_1 of agents, fields" in said
        assert "private" not in listed + said
        test.button(key=f"attention.retry.{job.id}").click()
        assert "was given up" not in words(await run(test))
    assert (await platform.jobs.wait(job.id, 30)).state == "done"

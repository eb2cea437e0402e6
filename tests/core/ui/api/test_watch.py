"""The watch over the API: what it sees, and that nobody waits for an API that hangs."""

from __future__ import annotations

import asyncio
import time

from fastapi import FastAPI, Response

from core import clock
from core.api_models import Health, Mode, PluginList, Readiness, ServiceHealth
from core.ui.api.client import ApiClient
from core.ui.api.watch import BackendWatch, Snapshot
from core.ui.frame.sidebar import mode_words, status_words
from tests.support.loopback import serve
from tests.support.servers import Clinic

WAIT = 15.0


def _settled(watch: BackendWatch, reachable: bool) -> Snapshot:
    """The first snapshot that says so and knows the dependencies, if there are any to know."""
    deadline = time.monotonic() + WAIT
    while True:
        seen = watch.snapshot()
        if seen.reachable is reachable and (not reachable or seen.readiness is not None):
            return seen
        assert time.monotonic() < deadline, seen
        time.sleep(0.02)


async def test_what_a_running_clinic_says(clinic: Clinic) -> None:
    client = ApiClient(clinic.url)
    watch = BackendWatch(client)
    deadline = time.monotonic() + WAIT
    # On a busy machine a question may be without an answer once.
    while not (seen := await asyncio.to_thread(_settled, watch, True)).plugins.plugins:
        assert time.monotonic() < deadline, seen
        watch.suspect()
    client.close()
    assert seen.mode == Mode(environment="local", demo=False, voice="local", writer="local")
    assert {"documents", "storage", "voice", "writer"} <= set(seen.readiness.services)
    assert {plugin.id for plugin in seen.plugins.plugins} >= {"knowledge"}
    assert seen.version


async def test_it_sees_the_api_come_back() -> None:
    app = _api()
    app.state.up = False
    async with serve(app) as url:
        client = ApiClient(url)
        watch = BackendWatch(client)
        down = await asyncio.to_thread(_settled, watch, False)
        assert status_words(down).endswith("Service not reachable")
        app.state.up = True
        up = await asyncio.to_thread(_settled, watch, True)
        assert "1 service not working" in status_words(up)
        client.close()


async def test_suspicion_makes_it_look_again() -> None:
    app = _api()
    async with serve(app) as url:
        client = ApiClient(url)
        watch = BackendWatch(client)
        await asyncio.to_thread(_settled, watch, True)
        app.state.up = False
        assert (await asyncio.to_thread(watch.snapshot)).reachable is True
        watch.suspect()
        assert (await asyncio.to_thread(_settled, watch, False)).mode is not None
        client.close()


async def test_a_hanging_api_blocks_nobody() -> None:
    app = FastAPI()
    release = asyncio.Event()

    @app.get("/{rest:path}")
    async def hang(rest: str) -> str:
        await release.wait()
        return "late"

    async with serve(app) as url:
        client = ApiClient(url)
        watch = BackendWatch(client)
        # Without a limit this would stand until the request's own time-out.
        assert (await asyncio.to_thread(watch.snapshot, 0.05)).reachable is None
        assert status_words(Snapshot()).endswith("Checking the services")
        assert (await asyncio.to_thread(_settled, watch, False)).reachable is False
        release.set()
        client.close()


def _api() -> FastAPI:
    """An API whose voice service is gone; while `state.up` is False it answers 503."""
    app = FastAPI()
    app.state.up = True

    @app.get("/api/health")
    async def health(response: Response) -> Health:
        response.status_code = 200 if app.state.up else 503
        return Health(status="healthy", timestamp=clock.now(), version="1", services={})

    @app.get("/api/mode")
    async def mode() -> Mode:
        return Mode(environment="local", demo=True, voice="elevenlabs", writer="gemini")

    @app.get("/api/plugins")
    async def plugins() -> PluginList:
        return PluginList(plugins=[])

    @app.get("/api/health/ready", status_code=503)
    async def readiness() -> Readiness:
        voice = ServiceHealth(status="error", error="gone", milliseconds=1)
        return Readiness(ready=False, services={"voice": voice})

    return app


def test_all_is_well_in_words() -> None:
    voice = ServiceHealth(status="ok", milliseconds=1)
    seen = Snapshot(reachable=True, readiness=Readiness(ready=True, services={"voice": voice}))
    assert status_words(seen).endswith("All services work")


def test_the_mode_in_words() -> None:
    local = Mode(environment="local", demo=False, voice="local", writer="local")
    assert mode_words(local) == (
        "Local mode",
        "Preview voice, answers quoted from your documents.",
    )
    full = Mode(environment="production", demo=False, voice="elevenlabs", writer="gemini")
    assert mode_words(full) == ("Clinic", "ElevenLabs voices, scripts written by Gemini.")
    assert mode_words(local.model_copy(update={"demo": True}))[0] == "Demo with sample data"

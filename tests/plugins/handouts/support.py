"""What the tests of Handouts share: a spoken audio, and links to it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import httpx
from starlette.applications import Starlette

from core import clock
from core.ui.server.routes import Backend
from tests.plugins.education_audio.support import add_document, spoken
from tests.support.loopback import serve
from tests.support.servers import Clinic

Row = dict[str, Any]
TOKEN = re.compile(r"/open/handouts/([A-Za-z0-9_-]{32})")


@asynccontextmanager
async def front(clinic: Clinic) -> AsyncIterator[httpx.AsyncClient]:
    """The dashboard's port as patients reach it, without Streamlit behind it."""
    settings = clinic.settings.model_copy(update={"backend_api_url": clinic.url})
    backend = Backend(settings)
    async with (
        serve(Starlette(routes=backend.routes())) as url,
        httpx.AsyncClient(base_url=url, trust_env=False, verify=False, timeout=60.0) as client,
    ):
        yield client
    await backend.close()


async def audio_of(clinic: Clinic, **changes: object) -> Row:
    """A finished audio of a document of its own."""
    return await spoken(clinic, await add_document(clinic), **changes)


def asked(audio: Row, *, seconds: float = 3600, **changes: object) -> Row:
    """The body that asks for a link to this audio."""
    ends = clock.now() + timedelta(seconds=seconds)
    body: Row = {"audio_id": audio["audio_id"], "language": "en", "expires_at": ends.isoformat()}
    return body | changes


async def link_to(clinic: Clinic, audio: Row, **changes: Any) -> Row:
    """A new link: `handout` and `path`."""
    answer = await clinic.client.post("/api/handouts", json=asked(audio, **changes))
    assert answer.status_code == 201, answer.text
    found: Row = answer.json()
    return found


async def results_of(clinic: Clinic, audio: Row) -> Row:
    """What came back by the newest link to an audio."""
    answer = await clinic.client.get("/api/handouts", params={"audio_id": audio["audio_id"]})
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()["handouts"][0]["results"]
    return found

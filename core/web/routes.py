"""The core's own routes: welcome, health, readiness, plugins, mode, jobs and signed files."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from core import clock
from core.api_models import (
    Health,
    JobView,
    Mode,
    Readiness,
    ServiceHealth,
    Welcome,
)
from core.errors import NotFound
from core.host.platform import Platform
from core.i18n import text
from core.ports.blobs import SignedFiles
from core.security import Caller, require
from core.version import __version__
from core.web.attention_routes import JobId, add_attention_routes, job_view
from core.web.plugin_routes import add_plugin_routes
from core.web.ranges import blob_response

_SIGNED_CACHE_SECONDS = 3600


def add_routes(router: APIRouter, platform: Platform) -> None:
    """Add all routes that no plugin owns."""
    parts = _parts(platform)

    @router.get("/", tags=["Platform"])
    async def welcome() -> Welcome:
        """Who answers here."""
        return Welcome(message="ElevenDops API", version=__version__)

    @router.get("/api/health", tags=["Platform"])
    async def health() -> Health:
        """Whether the process answers, in constant time; no dependency is asked."""
        failing = platform.dependencies.failing
        return Health(
            status="degraded" if failing or platform.registry.failed() else "healthy",
            timestamp=clock.now(),
            version=__version__,
            services=parts,
            failing=failing,
        )

    @router.get("/api/health/ready", tags=["Platform"], responses={503: {"model": Readiness}})
    async def ready(response: Response) -> Readiness:
        """Whether every dependency answers; each has two seconds, all at the same time."""
        services = await platform.dependencies.ask()
        services |= _required_plugins(platform)
        is_ready = all(service.status == "ok" for service in services.values())
        if not is_ready:
            response.status_code = 503
            response.headers["Retry-After"] = "5"
        return Readiness(ready=is_ready, services=services)

    @router.get("/api/mode", tags=["Platform"])
    async def mode() -> Mode:
        """How this clinic runs."""
        settings = platform.settings
        return Mode(
            environment=settings.app_env,
            demo=settings.use_mock_data,
            voice="local" if settings.voice_is_local else settings.voice_provider,
            writer="local" if settings.writer_is_local else "gemini",
        )

    @router.get("/api/jobs/{job_id}", tags=["Platform"])
    async def job(
        job_id: JobId, caller: Annotated[Caller, Depends(require("jobs:read"))]
    ) -> JobView:
        """How a piece of long work stands."""
        found = await platform.jobs.get(job_id)
        if found is None:
            raise NotFound(text("There is no job with this id."))
        return job_view(found)

    @router.head("/blobs/{key:path}", include_in_schema=False)
    @router.get("/blobs/{key:path}", tags=["Platform"])
    async def signed_file(
        request: Request,
        key: str,
        expires: Annotated[str, Query(max_length=20)] = "",
        signature: Annotated[str, Query(max_length=128)] = "",
    ) -> Response:
        """A stored file, by an address that was given out and has not expired."""
        files = platform.blobs
        if not isinstance(files, SignedFiles) or not files.opens(key, expires, signature):
            # The same answer for an expired and for an invented address.
            raise NotFound(text("This address has expired. Open the page again for a new one."))
        return await blob_response(request, files, key, cache_seconds=_SIGNED_CACHE_SECONDS)

    add_plugin_routes(router, platform)
    add_attention_routes(router, platform)


def _parts(platform: Platform) -> dict[str, str]:
    settings = platform.settings
    return {
        "documents": "firestore" if settings.documents_in_firestore else "sqlite",
        "storage": "cloud_storage" if settings.files_in_cloud_storage else "files",
        "voice": "local" if settings.voice_is_local else settings.voice_provider,
        "writer": "local" if settings.writer_is_local else "gemini",
    }


def _required_plugins(platform: Platform) -> dict[str, ServiceHealth]:
    working = {record.id for record in platform.registry.active()}
    return {
        f"plugin_{name}": ServiceHealth(
            status="ok" if name in working else "error",
            error=None
            if name in working
            else text("The plugin {name} is required and not working.", name=name),
            milliseconds=0.0,
        )
        for name in platform.settings.plugins_required
    }

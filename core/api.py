"""The FastAPI host: the core's own routes, and those of the plugins under their prefixes.

Run by `python -m core.api`.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import Depends, FastAPI, Request
from fastapi.openapi.utils import get_openapi

from core import __version__, core_routes, problems
from core.bootstrap import Platform, build_platform
from core.contracts import RouterSpec
from core.errors import AppError, Unavailable
from core.middleware import CallerGuard, RequestGuard
from core.registry import PluginRecord
from core.serving import serve, settings_or_exit
from core.settings import Settings, load_settings
from core.telemetry import TraceReader, current_plugin
from core.tokens import token_key

log = logging.getLogger(__name__)

_WARM_UP_AFTER_SECONDS = 1.0


def create_app(settings: Settings | None = None) -> FastAPI:
    """The API with all working plugins. Raises ConfigurationError."""
    settings = settings or load_settings()
    platform = build_platform(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await platform.start()
        warming = asyncio.create_task(_warm_up(platform))
        try:
            yield
        finally:
            warming.cancel()
            await platform.stop()

    app = FastAPI(
        title="ElevenDops",
        version=__version__,
        description="A clinic's voice-education desk.",
        lifespan=lifespan,
        responses=problems.RESPONSES,
        redirect_slashes=False,
    )
    app.state.platform = platform
    problems.install(app)
    app.include_router(core_routes.build_router(platform))
    for record, spec in platform.routers:
        if record.attempt("openapi", partial(_dry_run, spec)) is not None:
            _mount(app, record, spec)
    for record in platform.registry.failed():
        _mount_failed(app, record)
    # The one that is added last is the outermost.
    app.add_middleware(CallerGuard, key=token_key(settings) if settings.needs_sign_in else None)
    app.add_middleware(RequestGuard)
    app.add_middleware(TraceReader)
    return app


async def _warm_up(platform: Platform) -> None:
    """Load the provider SDKs before the first user waits for them."""
    await asyncio.sleep(_WARM_UP_AFTER_SECONDS)
    for check in (platform.voice.check, platform.writer.check):
        # Whether they answer is told by /api/health/ready.
        with contextlib.suppress(AppError):
            await check()


def _dry_run(spec: RouterSpec) -> bool:
    """Make the OpenAPI document of one router alone: one bad model would break everybody's."""
    alone = FastAPI()
    alone.include_router(spec.router, prefix=f"/api/{spec.prefix}")
    get_openapi(title="dry run", version="0", routes=alone.routes)
    return True


def _mount(app: FastAPI, record: PluginRecord, spec: RouterSpec) -> None:
    async def enter(request: Request) -> None:
        request.state.plugin_id = record.id
        # Not reset: the request's task, which it belongs to, ends with the answer.
        current_plugin.set(record.id)
        if not record.active:
            raise _not_running(record)

    app.include_router(
        spec.router,
        prefix=f"/api/{spec.prefix}",
        tags=[record.info.title if record.info else record.id],
        dependencies=[Depends(enter)],
    )


def _mount_failed(app: FastAPI, record: PluginRecord) -> None:
    """Answer 503 where the routes of a failed plugin are, or by its name would be."""

    async def refuse() -> None:
        raise _not_running(record)

    for prefix in record.prefixes or [record.id.replace("_", "-")]:
        for path in (f"/api/{prefix}", f"/api/{prefix}/{{rest:path}}"):
            app.add_api_route(
                path,
                refuse,
                methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
                include_in_schema=False,
            )


def _not_running(record: PluginRecord) -> Unavailable:
    title = record.info.title if record.info else record.id
    return Unavailable(
        f"“{title}” is not working right now. The rest of ElevenDops is. "
        "Ask whoever runs ElevenDops to look at the list of plugins.",
        error_code="plugin_failed",
        retry_after=60,
    )


def main() -> None:
    """Serve the API until SIGTERM or SIGINT."""
    settings = settings_or_exit()
    serve(create_app(settings), settings.backend_host, settings.backend_port)


if __name__ == "__main__":
    main()

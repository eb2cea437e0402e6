"""The dashboard as an ASGI app: the Streamlit script and the routes that stand beside it."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware

from core.errors import error_location
from core.host.discovery import BUILT_IN, preload_built_in
from core.i18n import offer_pseudo_language
from core.process.logs import TraceReader
from core.process.turn import import_early
from core.security.browser_guard import BrowserGuard, dashboard_hosts
from core.settings import Settings
from core.tracing.setup import FLUSH_SECONDS, start_tracing
from core.ui.frame.failure import show_failure
from core.ui.frame.page_size import count_shown
from core.ui.frame.plugin_rendering import count_for_later, for_later
from core.ui.host import Host, close_host, open_host
from core.ui.language import PageLanguage, follow_sessions
from core.ui.language import routes as language_routes
from core.ui.page_tracing import broke_in_callback
from core.ui.server.logs import unify_logs
from core.ui.server.memory import give_back_after_users, keep_loaded
from core.ui.server.routes import PROBES, Backend
from core.ui.streamlit_compat import (
    STARTED_LATE,
    find_components_early,
    get_instance,
    keep_run_on_disconnect,
    remaining_sessions,
    run_later_through,
    tell_what_is_shown,
)

if TYPE_CHECKING:
    from core.ui.server.gate import SignIn

log = logging.getLogger(__name__)

SCRIPT = Path(__file__).with_name("app.py")
# Imported by libraries when the first client is made or the server starts.
_LATE_IMPORTS = (
    *STARTED_LATE,
    "anyio._backends._asyncio",
    "core.tracing.exporters",
    "core.tracing.recorder",
    "starlette.middleware.sessions",
    "starlette.staticfiles",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.httptools_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
)
# What writes dates and numbers on pages.
_OF_PAGES = ("babel.dates", "babel.lists", "babel.numbers")
_LOAD_AFTER_SECONDS = 1.0
# Streamlit shows a component of another package in a frame of its own page.
_COMPONENTS = ("/component/",)
_ROOT = Path(__file__).resolve().parent.parent.parent


def preload() -> None:
    """Do what each start needs, whatever its settings are: import modules, look for components."""
    import_early(_LATE_IMPORTS)
    preload_built_in()
    find_components_early()


async def _load_pages_soon(host: Host) -> None:
    """Import the built-in pages and look for the garbage of the start when nobody waits for it."""
    await asyncio.sleep(_LOAD_AFTER_SECONDS)
    await asyncio.to_thread(_load_pages, host)
    gc.unfreeze()
    keep_loaded()


def _load_pages(host: Host) -> None:
    host.client.connect()
    import_early(_OF_PAGES)
    for record, spec in host.registry.pages():
        if record.source == BUILT_IN:
            with suppress(Exception):  # said on the page, where it is needed
                importlib.import_module(spec.target.partition(":")[0])


def create_app(settings: Settings, sign_in: SignIn | None = None) -> st.App:
    """The dashboard for these settings; it finds the API at `settings.api_url`.

    `sign_in` is another way to know users than the settings name.
    """
    _root_first()
    unify_logs()
    if settings.elevendops_pseudo_language:
        offer_pseudo_language()
    follow_sessions()
    run_later_through(for_later)
    tell_what_is_shown(count_shown)
    backend = Backend(settings)
    middleware = [
        Middleware(
            BrowserGuard,
            hosts=dashboard_hosts(settings),
            probes=PROBES if settings.needs_sign_in else (),
            framed_by_own=_COMPONENTS,
        ),
        Middleware(TraceReader),
        Middleware(PageLanguage),
    ]
    secrets = None
    if settings.needs_sign_in:
        # A start without sign-in does not pay for these imports.
        from core.ui.server.gate import guards, sign_in_by

        sign_in = sign_in or sign_in_by(settings)
        secrets = sign_in.secrets
        middleware += guards(settings, sign_in, backend.closed_paths)

    @asynccontextmanager
    async def lifespan(app: st.App) -> AsyncIterator[None]:
        tracing = start_tracing(settings, "dashboard")
        host = await asyncio.to_thread(open_host, settings, None, tracing)
        keep_run_on_disconnect(get_instance())
        # All that was made until now would be looked through at once, while users wait.
        gc.freeze()
        gc.enable()
        sessions = partial(remaining_sessions, get_instance())
        tasks = [
            asyncio.create_task(_load_pages_soon(host)),
            asyncio.create_task(give_back_after_users(sessions)),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            tracing.begin_shutdown()
            close_host(host)
            await backend.close()
            await asyncio.to_thread(tracing.shutdown, FLUSH_SECONDS)

    app = st.App(
        SCRIPT,
        secrets=secrets,
        lifespan=lifespan,
        routes=[*backend.routes(), *language_routes()],
        middleware=middleware,
        on_script_error=_script_error,
    )
    if sign_in is not None:
        # Streamlit finds the options beside the script only when it knows the script.
        sign_in.configure_streamlit()
    return app


def _root_first() -> None:
    """Let `import pages` find the repository's folder, whatever Streamlit puts on the path."""
    root = str(_ROOT)
    if sys.path[0] != root:
        sys.path.insert(0, root)


def _script_error(error: Exception) -> bool:
    """A callback or a part of a page raised; its text may quote a patient, so it is not logged."""
    broke_in_callback(error)
    log.error("dashboard: %s at %s", type(error).__name__, error_location(error))
    count_for_later(error)
    show_failure(error)
    return True

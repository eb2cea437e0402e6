"""The dashboard as an ASGI app: the Streamlit script and the routes that stand beside it."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from core.errors import place
from core.settings import Settings
from core.ui.failure import show_failure
from core.ui.host import close_host, open_host
from core.ui.logs import unify_logs
from core.ui.routes import Backend

log = logging.getLogger(__name__)

SCRIPT = Path(__file__).with_name("app.py")
# Streamlit imports these when it draws its first picture, which is the logo.
_LATE_IMPORTS = ("numpy", "PIL.ImageFile")
_ROOT = Path(__file__).resolve().parent.parent.parent


def create_app(settings: Settings) -> st.App:
    """The dashboard for these settings; it finds the API at `settings.api_url`."""
    _root_first()
    backend = Backend(settings.api_url)

    @asynccontextmanager
    async def lifespan(app: st.App) -> AsyncIterator[None]:
        unify_logs()
        for module in _LATE_IMPORTS:
            await asyncio.to_thread(importlib.import_module, module)
        host = await asyncio.to_thread(open_host, settings)
        # Streamlit collects all garbage after every rerun. What is loaded by now lives as long as
        # the process: out of the collector's sight, a rerun takes 3 ms instead of 60.
        gc.collect()
        gc.freeze()
        try:
            yield
        finally:
            close_host(host)
            await backend.close()

    return st.App(SCRIPT, lifespan=lifespan, routes=backend.routes(), on_script_error=_script_error)


def _root_first() -> None:
    """Let `import pages` find the repository's folder, whatever Streamlit puts on the path."""
    root = str(_ROOT)
    if sys.path[0] != root:
        sys.path.insert(0, root)


def _script_error(error: Exception) -> bool:
    """A callback or a part of a page raised; its text may quote a patient, so it is not logged."""
    log.error("dashboard: %s at %s", type(error).__name__, place(error))
    show_failure(error)
    return True

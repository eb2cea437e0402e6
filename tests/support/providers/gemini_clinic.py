"""A clinic that writes with Gemini, which is a stand-in on the wire."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from core.adapters.gemini.sdk import GeminiSdk
from tests.core.adapters.gemini.stand_in import Gemini
from tests.support.loopback import serve
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic


@asynccontextmanager
async def clinic_with(
    gemini: Gemini, folder: Path, local: LocalServiceProcess, sdk: GeminiSdk = "google-genai"
) -> AsyncIterator[Clinic]:
    """Serve the API over HTTP on loopback; its voice is the local one, its traces are kept."""
    async with serve(gemini.app) as url:
        settings = clinic_settings(
            folder,
            local.port,
            google_api_key="key-of-the-clinic",
            gemini_base_url=url,
            gemini_sdk=sdk,
            trace_exporter="local",
        )
        async with running_clinic(settings) as clinic:
            yield clinic

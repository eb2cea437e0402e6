"""One start of the API for `elevendops plugins --bisect`: ends with 0 when it comes up.

That is when it serves its health and its description, and each built-in plugin works.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from core.api import create_app
from core.host.discovery import BUILT_IN
from core.settings import Settings, load_settings
from core.tooling.plugin_check import check_settings

_PATHS = ("/api/health", "/openapi.json")


def main() -> int:
    """Start and stop; the exit status."""
    settings = load_settings()
    with TemporaryDirectory(prefix="elevendops-trial-") as folder:
        trial = check_settings(
            Path(folder),
            elevendops_disabled_plugins=settings.elevendops_disabled_plugins,
            voice_provider=settings.voice_provider,
        )
        return asyncio.run(_start(trial))


async def _start(settings: Settings) -> int:
    app = create_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=f"http://127.0.0.1:{settings.backend_port}"
        ) as client,
    ):
        answers = [(await client.get(path)).status_code for path in _PATHS]
    records = app.state.platform.registry.records
    own = [record.active for record in records if record.source == BUILT_IN]
    return 0 if all(own) and answers == [200] * len(_PATHS) else 1


if __name__ == "__main__":
    sys.exit(main())

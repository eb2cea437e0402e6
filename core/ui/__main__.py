"""Runs the dashboard: `python -m core.ui`."""

from __future__ import annotations

import signal
import sys
from types import FrameType

import uvicorn

from core.errors import ConfigurationError
from core.settings import load_settings
from core.telemetry import configure_logging
from core.ui.asgi import create_app

_SHUTDOWN_SECONDS = 5
_LARGEST_MESSAGE = 32 * 1024 * 1024
_PING_SECONDS = 30.0


def main() -> None:
    """Serve the dashboard until SIGTERM or SIGINT, and end with code 0 then."""
    try:
        settings = load_settings()
    except ConfigurationError as error:
        for problem in error.problems:
            print(f"Configuration: {problem}", file=sys.stderr)  # noqa: T201 - before logging
        raise SystemExit(1) from None
    configure_logging(settings.log_level)
    # Uvicorn raises the signal again when it has shut down; here that is the wanted end.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _already_ended)
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings),
            host=settings.frontend_host,
            port=settings.port,
            loop="uvloop",
            http="httptools",
            ws="websockets-sansio",
            ws_max_size=_LARGEST_MESSAGE,
            ws_ping_interval=_PING_SECONDS,
            ws_ping_timeout=_PING_SECONDS,
            ws_per_message_deflate=False,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        )
    )
    server.run()
    if not server.started:
        raise SystemExit(1)


def _already_ended(number: int, frame: FrameType | None) -> None:
    """Uvicorn has shut down by now."""


if __name__ == "__main__":
    main()

"""Runs the dashboard: `python -m core.ui`."""

from __future__ import annotations

from core.process.private_files import keep_private
from core.process.serving import serve, settings_or_exit
from core.tracing.local import FOLDER
from core.ui.asgi import create_app

_LARGEST_MESSAGE = 32 * 1024 * 1024
_PING_SECONDS = 30.0


def main() -> None:
    """Serve the dashboard until SIGTERM or SIGINT, and end with code 0 then."""
    settings = settings_or_exit()
    keep_private(settings.elevendops_data_dir, [FOLDER])
    serve(
        create_app(settings),
        settings.frontend_host,
        settings.port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=_LARGEST_MESSAGE,
        ws_ping_interval=_PING_SECONDS,
        ws_ping_timeout=_PING_SECONDS,
        ws_per_message_deflate=False,
    )


if __name__ == "__main__":
    main()

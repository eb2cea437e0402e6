"""Runs the dashboard: `python -m core.ui`."""

from __future__ import annotations

import gc
import os

if __name__ == "__main__":
    # What is made until the dashboard is there lives as long as the process: looking for garbage in
    # it is time lost, also while the modules below are imported. The app ends it.
    gc.disable()
    # Pydantic reads the list of all installed packages for plugins of its own; nobody has any.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from functools import partial

from core.isolation.process import isolate, ledger_of
from core.process.private_files import keep_private
from core.process.serving import serve, settings_or_exit
from core.process.turn import load_until_turn
from core.tracing.local import FOLDER
from core.ui.asgi import create_app, preload
from core.ui.host import held_up

_MAX_MESSAGE = 32 * 1024 * 1024
_PING_SECONDS = 30.0


def main() -> None:
    """Serve the dashboard until SIGTERM or SIGINT, and end with code 0 then."""
    load_until_turn(preload)
    settings = settings_or_exit()
    keep_private(settings.elevendops_data_dir, [FOLDER])
    # Before it is found out who has ended the dashboard before.
    ledger_of(settings.elevendops_data_dir).forget_pages()
    process = isolate(
        settings.elevendops_data_dir,
        "dashboard",
        settings.plugins_stopped_seconds,
        settings.plugins_memory_mb,
    )
    serve(
        create_app(settings),
        settings.frontend_host,
        settings.port,
        started=partial(process.tell, held_up),
        stopping=process.ends_in_order,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_max_size=_MAX_MESSAGE,
        ws_ping_interval=_PING_SECONDS,
        ws_ping_timeout=_PING_SECONDS,
        ws_per_message_deflate=False,
    )


if __name__ == "__main__":
    main()

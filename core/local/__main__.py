"""Runs the local service: `python -m core.local`."""

from __future__ import annotations

import os
from pathlib import Path

import uvicorn

from core.local.service import create_service

DEFAULT_PORT = 8100
_SHUTDOWN_SECONDS = 5


def main() -> None:
    """Serve on loopback until SIGTERM or SIGINT; open conversations are closed with 1012."""
    data_dir = Path(os.environ.get("ELEVENDOPS_DATA_DIR") or ".elevendops") / "local-service"
    port = int(os.environ.get("LOCAL_SERVICE_PORT") or DEFAULT_PORT)
    uvicorn.run(
        create_service(data_dir),
        host="127.0.0.1",
        port=port,
        log_level=os.environ.get("LOG_LEVEL", "info").lower(),
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
        ws_max_size=1 << 20,
    )


if __name__ == "__main__":
    main()

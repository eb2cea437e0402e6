"""Runs the local service: `python -m core.local`."""

from __future__ import annotations

import os
from pathlib import Path

from core.local.service import create_service
from core.serving import serve
from core.telemetry import configure_logging

DEFAULT_PORT = 8100
_LARGEST_MESSAGE = 1 << 20


def main() -> None:
    """Serve on loopback until SIGTERM or SIGINT; open conversations are closed with 1012."""
    data_dir = Path(os.environ.get("ELEVENDOPS_DATA_DIR") or ".elevendops") / "local-service"
    port = int(os.environ.get("LOCAL_SERVICE_PORT") or DEFAULT_PORT)
    configure_logging((os.environ.get("LOG_LEVEL") or "INFO").upper())
    serve(create_service(data_dir), "127.0.0.1", port, ws_max_size=_LARGEST_MESSAGE)


if __name__ == "__main__":
    main()

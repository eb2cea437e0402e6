"""`python -m tests.gcs_server --port N --bucket NAME`: the server as a process of its own."""

from __future__ import annotations

import argparse

import uvicorn

from tests.gcs_server.app import GcsServer


def main() -> None:
    """Serve on loopback until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--bucket", required=True)
    arguments = parser.parse_args()
    server = GcsServer(arguments.bucket)
    uvicorn.run(
        server.app,
        host="127.0.0.1",
        port=arguments.port,
        log_level="critical",
        timeout_graceful_shutdown=1,
    )


if __name__ == "__main__":
    main()

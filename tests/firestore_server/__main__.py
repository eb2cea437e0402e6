"""`python -m tests.firestore_server --port N --indexes FILE`: the server as its own process."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.firestore_server.faults import Fault
from tests.firestore_server.server import FirestoreServer


def main() -> None:
    """Serve on loopback until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--indexes", type=Path, help="firestore.indexes.json; else all queries")
    parser.add_argument("--control-port", type=int, help="where faults are set, over HTTP")
    given = parser.parse_args()
    server = FirestoreServer.with_indexes(given.indexes) if given.indexes else FirestoreServer()
    asyncio.run(_serve(server, given.port, given.control_port))


async def _serve(server: FirestoreServer, port: int, control_port: int | None) -> None:
    await server.start(port)
    if control_port is None:
        await server.wait()
        return
    config = uvicorn.Config(
        control(server), host="127.0.0.1", port=control_port, log_level="critical"
    )
    await uvicorn.Server(config).serve()
    await server.stop()


def control(server: FirestoreServer) -> Starlette:
    """POST /faults sets one more, DELETE /faults clears them, GET /faults counts."""

    async def add(request: Request) -> Response:
        server.faults.add(Fault(**await request.json()))
        return Response(status_code=204)

    async def clear(request: Request) -> Response:
        server.faults.clear()
        return Response(status_code=204)

    async def delivered(request: Request) -> Response:
        return JSONResponse({"delivered": server.faults.delivered})

    return Starlette(
        routes=[
            Route("/faults", add, methods=["POST"]),
            Route("/faults", clear, methods=["DELETE"]),
            Route("/faults", delivered, methods=["GET"]),
        ]
    )


if __name__ == "__main__":
    main()

"""Runs one server process until it is told to stop."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn

import uvicorn

from core.errors import ConfigurationError
from core.isolation.exits import note_end_by
from core.isolation.restart import RESTART_STATUS, Restart
from core.process.logs import configure_logging
from core.process.pulse import start_pulse

if TYPE_CHECKING:
    from core.settings import Settings

# For threads that are still at work when everything else is over.
_LEAVE_SECONDS = 2.0
# For requests that are open: the supervisor gives six seconds for everything, and what is left is
# for stopping the work and for sending the last traces.
_SHUTDOWN_SECONDS = 3


def settings_or_exit() -> Settings:
    """The settings, with logging set up as they say; exits with 1, naming every problem."""
    # The local service has settings of its own.
    from core.settings import load_settings

    try:
        settings = load_settings()
    except ConfigurationError as error:
        refuse_to_start(error.problems)
    configure_logging(settings.log_level, for_cloud=settings.app_env == "production")
    return settings


def refuse_to_start(problems: Sequence[str]) -> NoReturn:
    """Name every problem, and exit with 1."""
    for problem in problems:
        print(f"Configuration: {problem}", file=sys.stderr)  # noqa: T201 - perhaps before logging
    raise SystemExit(1) from None


def serve(
    app: Any,
    host: str,
    port: int,
    *,
    started: Callable[[], None] = lambda: None,
    stopping: Callable[[], None] = lambda: None,
    restart: Restart | None = None,
    **options: Any,
) -> None:
    """Serve an ASGI app; returns after SIGTERM or SIGINT, so that the process ends with 0.

    `started` is called before the app starts, when the signals are set, `stopping` as soon as the
    server has been told to stop. `restart` may ask for a new process. `options` are further ones of
    uvicorn. Logging is the caller's. Raises SystemExit(1) when the app does not start, SystemExit
    with `RESTART_STATUS` when a restart was asked for, and what uvicorn raises when the port is
    taken.
    """
    # Uvicorn raises the signal again when it has shut down; here that is the wanted end.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _already_ended)
    server = _Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
            **options,
        ),
        started,
        stopping,
        restart or Restart(),
    )
    try:
        server.run()
    except BaseException as error:
        note_end_by(error)
        raise
    stopping()
    if status := server.status():
        raise SystemExit(status)


class _Server(uvicorn.Server):
    """Shows the supervisor that its event loop turns, also while the app starts and stops."""

    def __init__(
        self,
        config: uvicorn.Config,
        started: Callable[[], None],
        stopping: Callable[[], None],
        restart: Restart,
    ) -> None:
        super().__init__(config)
        self._started = started
        self._stopping = stopping
        self._restart = restart
        restart.by(self.stop)

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Serve until it is told to stop."""
        start_pulse()
        await super().serve(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the app; by now the signals are the server's own."""
        self._started()
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop what runs."""
        self._stopping()
        await super().shutdown(sockets)
        # Python waits for the threads of its executors, and one of a plugin may wait for ever.
        leave = threading.Timer(_LEAVE_SECONDS, os._exit, [self.status()])
        leave.daemon = True
        leave.start()

    def status(self) -> int:
        """With what the process ends when the server has."""
        if self._restart.wanted:
            return RESTART_STATUS
        return 0 if self.started else 1

    def stop(self) -> None:
        """Stop as if a signal had asked for it."""
        self.should_exit = True


def _already_ended(number: int, frame: FrameType | None) -> None:
    """Uvicorn has shut down by now."""

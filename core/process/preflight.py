"""Checks, before a program imports anything else, that ElevenDops can run here.

`scripts/start.sh` has the API's process do it, which goes on with what was imported for it. The
answers go into a pipe: `installed` as soon as the packages are known to be there; then `settings`
and shell assignments, or `refused` and one sentence for each problem. A zero byte ends each.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import shlex
import socket
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.settings import Settings

SETTING = "SUPERVISOR_CHECK_FD"
"""In the environment: the descriptor of the pipe; absent when nobody asks."""

NEEDED = ("fastapi", "uvicorn", "streamlit", "pydantic", "pydantic_settings", "babel")


def check_when_asked() -> None:
    """Tell start.sh what it needs to know, if it asks.

    Raises SystemExit with 1 when the product cannot run here; start.sh says why.
    """
    given = os.environ.pop(SETTING, "")
    if not given:
        return
    with open(int(given), "w", encoding="utf-8") as answers:

        def answer(kind: str, lines: list[str]) -> None:
            answers.write("\n".join([kind, *lines]) + "\0")
            answers.flush()

        missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
        if not missing:
            # The dashboard's program can be read while the rest is looked at.
            answer("installed", [])
        found, problems = _look(missing)
        if problems:
            answer("refused", problems)
            raise SystemExit(1)
        answer("settings", [f"{name}={shlex.quote(value)}" for name, value in found.items()])


def _look(missing: list[str]) -> tuple[dict[str, str], list[str]]:
    """What start.sh needs, by shell name, and what is wrong."""
    try:
        from core.errors import ConfigurationError
        from core.settings import load_settings, make_run_key
    except ModuleNotFoundError as error:
        missing = [error.name or str(error), *missing]
    if missing:
        names = ", ".join(missing)
        return {}, [f"{names} not installed for {sys.executable}: run `make install`"]
    run_key = make_run_key()
    try:
        settings = load_settings()
    except ConfigurationError as error:
        return {}, [f"Configuration: {problem}" for problem in error.problems]
    return assignments(settings) | run_key, port_problems(settings)


def assignments(settings: Settings) -> dict[str, str]:
    """What start.sh needs, by shell name.

    The local service reads its three from the environment only, so that they are exported by
    start.sh under the names of the settings; the other names are start.sh's own.
    """
    return {
        "ELEVENDOPS_DATA_DIR": str(settings.elevendops_data_dir),
        "LOCAL_SERVICE_PORT": str(settings.local_service_port),
        "LOG_LEVEL": settings.log_level,
        "needs_local_service": "yes" if settings.needs_local_service else "no",
        "demo": "yes" if settings.use_mock_data else "no",
        "backend_host": settings.backend_host,
        "backend_port": str(settings.backend_port),
        "frontend_host": settings.frontend_host,
        "frontend_port": str(settings.port),
    }


def port_problems(settings: Settings) -> list[str]:
    """One sentence for each address that cannot be listened on now."""
    wanted = [
        ("the backend", "BACKEND_PORT", settings.backend_host, settings.backend_port),
        ("the dashboard", "PORT", settings.frontend_host, settings.port),
    ]
    if settings.needs_local_service:
        wanted.append(
            ("the local service", "LOCAL_SERVICE_PORT", "127.0.0.1", settings.local_service_port)
        )
    problems: list[str] = []
    taken: dict[int, str] = {}
    for who, setting, host, port in wanted:
        if port in taken:
            problems.append(f"Port {port} is set for {taken[port]} and for {who}: change {setting}")
        elif problem := _cannot_listen(host, port):
            problems.append(f"Port {port}, wanted for {who}, {problem} (setting {setting})")
        taken.setdefault(port, who)
    return problems


def _cannot_listen(host: str, port: int) -> str | None:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # As the servers do: a port whose last connections are only winding down is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return "is in use by another program: stop that program or choose another port"
        return f"cannot be listened on at {host}: {error.strerror or error}"

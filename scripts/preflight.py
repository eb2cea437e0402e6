"""Checks, before anything starts, that ElevenDops can run here, and tells start.sh how.

Prints `installed` as soon as it knows that the packages are there. Then it prints shell assignments
and ends with 0, or prints one sentence for each problem and ends with 3.
"""

from __future__ import annotations

import errno
import importlib.util
import shlex
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("fastapi", "uvicorn", "streamlit", "pydantic", "pydantic_settings", "babel")
INSTALLED = "installed"
PROBLEMS_STATUS = 3


def main() -> int:
    """Print what start.sh needs to know; the result is the exit status."""
    sys.path.insert(0, str(ROOT))
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if not missing:
        # The programs can be read while the rest is looked at.
        print(INSTALLED, flush=True)  # noqa: T201 - for start.sh
    try:
        from core.errors import ConfigurationError
        from core.settings import load_settings, make_run_key
    except ModuleNotFoundError as error:
        missing.insert(0, error.name or str(error))
    if missing:
        return _refuse(
            [f"{', '.join(missing)} not installed for {sys.executable}: run `make install`"]
        )
    run_key = make_run_key()
    try:
        settings = load_settings()
    except ConfigurationError as error:
        return _refuse([f"Configuration: {problem}" for problem in error.problems])
    problems = port_problems(settings)
    if problems:
        return _refuse(problems)
    for name, value in (assignments(settings) | run_key).items():
        sys.stdout.write(f"{name}={shlex.quote(value)}\n")
    return 0


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


def _refuse(problems: list[str]) -> int:
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    return PROBLEMS_STATUS


if __name__ == "__main__":
    sys.exit(main())

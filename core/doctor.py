"""Checks what the product needs on this machine, and says what to do about what is missing."""

from __future__ import annotations

import importlib.util
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from core.registry import PluginRegistry
from core.settings import Settings

_TIMEOUT_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `remedy` is empty when it is well."""

    what: str
    state: str
    remedy: str = ""


def examine(settings: Settings) -> int:
    """Print every finding with its remedy; 0 when all is well, 1 otherwise."""
    findings = [
        _data_folder(settings),
        _speech(settings),
        _plugins(settings),
        *_services(settings),
    ]
    for finding in findings:
        print(f"{'ok ' if not finding.remedy else 'BAD'} {finding.what}: {finding.state}")  # noqa: T201
        if finding.remedy:
            print(f"    {finding.remedy}")  # noqa: T201
    return 1 if any(finding.remedy for finding in findings) else 0


def _data_folder(settings: Settings) -> Finding:
    folder = settings.elevendops_data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding(
            "data folder",
            f"{folder} cannot be written ({error.strerror})",
            "Set ELEVENDOPS_DATA_DIR to a folder that this user may write to.",
        )
    return Finding("data folder", str(folder))


def _speech(settings: Settings) -> Finding:
    if not settings.voice_is_local:
        return Finding("voice", "ElevenLabs")
    missing = [
        name for name in ("espeakng_loader", "lameenc") if importlib.util.find_spec(name) is None
    ]
    if missing:
        return Finding(
            "local preview voice",
            f"missing {', '.join(missing)}",
            'Install them with: pip install "elevendops[speech]"',
        )
    return Finding("local preview voice", "its libraries are installed")


def _plugins(settings: Settings) -> Finding:
    registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
    registry.load()
    failed = registry.failed()
    if failed:
        names = ", ".join(f"{record.id} ({record.stage}: {record.error})" for record in failed)
        return Finding("plugins", f"not working: {names}", "Run: elevendops plugins")
    return Finding("plugins", f"{len(registry.active())} working")


def _services(settings: Settings) -> list[Finding]:
    wanted: list[tuple[str, str, int]] = [
        ("API", f"{settings.api_url}/api/health", settings.backend_port),
        ("dashboard", f"http://127.0.0.1:{settings.port}/_stcore/health", settings.port),
    ]
    if settings.needs_local_service:
        url = f"{settings.local_service_url}/health"
        wanted.append(("local voice and writer service", url, settings.local_service_port))
    return [_service(name, url, port) for name, url, port in wanted]


def _service(name: str, url: str, port: int) -> Finding:
    if _answers(lambda: httpx.get(url, timeout=_TIMEOUT_SECONDS, trust_env=False)):
        return Finding(name, f"answers on port {port}")
    with socket.socket() as probe:
        probe.settimeout(_TIMEOUT_SECONDS)
        in_use = probe.connect_ex(("127.0.0.1", port)) == 0
    if in_use:
        return Finding(
            name,
            f"another program uses port {port}",
            "Stop it, or choose another port (BACKEND_PORT, PORT, LOCAL_SERVICE_PORT).",
        )
    return Finding(name, f"not running; port {port} is free")


def _answers(ask: Callable[[], httpx.Response]) -> bool:
    try:
        return ask().status_code == 200
    except httpx.TransportError:
        return False

"""Checks what the product needs on this machine, and says what to do about what is missing."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import socket
import sqlite3
import tempfile
import warnings
from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

import httpx

from core import clock
from core.bootstrap import DOCUMENTS_FILE, dependencies, newer_data_problem
from core.errors import AppError, ConfigurationError
from core.host.own_settings import own_settings, prefix_of
from core.host.registry import PluginRegistry
from core.ports.writer import Writer
from core.security.oidc_metadata import metadata_problem
from core.settings import Settings, make_run_key, readable_settings
from core.settings.companions import AlsoSet
from core.settings.model_ends import ends_soon, known_ends
from core.tooling.dependencies import CHECK_SECONDS, PARTS, Finding, dependency

_TIMEOUT_SECONDS = 3.0
_SETTINGS = "See docs/configuration.md."
_AS_UNSET = "What follows is looked at as if it were not set."


def examine() -> int:
    """Print every finding with its remedy; 0 when nothing fails, 1 otherwise.

    Settings that are wrong or missing are findings too: what can be looked at without them is.
    """
    # What goes wrong is printed, in plain words.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    make_run_key()  # as the supervisor does
    settings, bad, problems = readable_settings()
    findings = [Finding("settings", problem, f"{_SETTINGS} {_AS_UNSET}") for problem in bad]
    findings += [Finding("settings", problem, _SETTINGS) for problem in problems]
    findings += asyncio.run(_parts(settings))
    for finding in findings:
        print(f"{finding.mark} {finding.what}: {finding.state}")  # noqa: T201
        if finding.remedy:
            print(f"    {finding.remedy}")  # noqa: T201
    return 1 if any(finding.remedy and not finding.warning for finding in findings) else 0


async def _parts(settings: Settings) -> list[Finding]:
    registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
    registry.load()
    companions = list(_companions(registry))
    found = [_data_folder(settings), _plugins(registry), *companions]
    builds = dependencies(settings, registry)
    for name, build in builds.items():
        part = PARTS[name]
        look = partial(dependency, settings, part, build)
        found += await _looked_at(part.what, look, part.to_do(settings))
    found += model_findings(settings, clock.now().date())
    writer = cast("Callable[[], Writer]", builds["writer"])
    look = partial(unlisted_models, settings, writer)
    found += await _looked_at("writing model", look, PARTS["writer"].remedy)
    found += await _looked_at("sign-in", partial(_sign_in, settings), _SETTINGS)
    found.append(_speech(settings))
    found += _api_elsewhere(settings)
    return [*found, *(_service(*one) for one in _wanted_services(settings))]


async def _looked_at(
    what: str, look: Callable[[], Awaitable[list[Finding]]], remedy: str
) -> list[Finding]:
    """What `look` finds; what keeps it from looking is a finding, and the rest is looked at."""
    try:
        return await look()
    except ConfigurationError as error:
        return [Finding(what, problem, _SETTINGS) for problem in error.problems]
    except Exception as error:  # noqa: BLE001 - a setting may be wrong in any way
        return [Finding(what, f"cannot be looked at ({type(error).__name__}: {error})", remedy)]


async def _sign_in(settings: Settings) -> list[Finding]:
    if settings.auth_mode != "oidc" or not settings.oidc_metadata_url:
        return []
    problem = await metadata_problem(settings.oidc_metadata_url)
    if problem:
        return [Finding("sign-in", problem, _SETTINGS)]
    return [Finding("sign-in", "the provider answers")]


def model_findings(settings: Settings, today: date) -> list[Finding]:
    """A warning for each model that is used unless another is chosen, and ends soon."""
    used = []
    if not settings.writer_is_local:
        remedy = "Name another one first in GEMINI_MODELS, or correct MODEL_ENDS."
        used.append(("writing model", settings.gemini_models[0], remedy))
    if settings.meaning_by == "gemini":
        remedy = "Name another one in GEMINI_EMBEDDING_MODEL, or correct MODEL_ENDS."
        used.append(("model of meanings", settings.gemini_embedding_model, remedy))
    ends = known_ends(settings.model_ends)
    return [
        Finding(
            what, f"{model} {'ended' if end < today else 'ends'} on {end}", remedy, warning=True
        )
        for what, model, remedy in used
        if (end := ends.get(model)) is not None and ends_soon(end, today)
    ]


async def unlisted_models(settings: Settings, build: Callable[[], Writer]) -> list[Finding]:
    """A warning when the provider's list lacks models that the settings name.

    Nothing when there is no list: that the provider does not answer is another finding.
    """
    if settings.writer_is_local:
        return []
    writer = build()
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            listed = {model.name for model in await writer.models()}
    except (AppError, TimeoutError):
        return []
    finally:
        await writer.close()
    missing = [name for name in settings.gemini_models if name not in listed]
    if not listed or not missing:
        return []
    return [
        Finding(
            "writing model",
            f"the provider does not list {', '.join(missing)}",
            "Look whether it is still there, and correct GEMINI_MODELS.",
            warning=True,
        )
    ]


def _data_folder(settings: Settings) -> Finding:
    folder = settings.elevendops_data_dir
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        return Finding(
            "data folder",
            f"{folder} cannot be written ({error.strerror})",
            "Set ELEVENDOPS_DATA_DIR to a folder that this user may write to.",
        )
    if not settings.documents_in_firestore and (problem := newer_data_problem(settings)):
        return Finding(
            "data folder", problem, "See “The data are of a newer version” in docs/runbook.md."
        )
    if not settings.documents_in_firestore and (problem := _damage(folder / DOCUMENTS_FILE)):
        return Finding(
            "data folder",
            problem,
            "Put back a copy of the data folder, or choose another one (ELEVENDOPS_DATA_DIR).",
        )
    return Finding("data folder", str(folder))


def _damage(path: Path) -> str | None:
    """Why the database cannot be read; None for one that can be, or is not there yet."""
    if not path.is_file():
        return None
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except sqlite3.Error as error:
        return f"{path} cannot be read ({error})"
    return None


def _speech(settings: Settings) -> Finding:
    if not settings.needs_local_service:
        return Finding("local preview voice", "not used")
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


def _plugins(registry: PluginRegistry) -> Finding:
    failed = registry.failed()
    if failed:
        names = ", ".join(f"{record.id} ({record.stage}: {record.error})" for record in failed)
        return Finding("plugins", f"not working: {names}", "Run: elevendops plugins")
    return Finding("plugins", f"{len(registry.active())} working")


def _companions(registry: PluginRegistry) -> Iterator[Finding]:
    """A warning for each setting that is wanted beside others and is not set.

    A plugin whose settings are wrong does not work from then on.
    """
    values: dict[str, object] = {}
    wanted: dict[AlsoSet, list[str]] = {}
    for record in registry.active():
        own = record.attempt("register_settings", partial(own_settings, record))
        for field, info in type(own).model_fields.items() if own is not None else ():
            name = f"{prefix_of(record)}{field.upper()}"
            values[name] = getattr(own, field)
            for companion in info.metadata:
                if isinstance(companion, AlsoSet) and values[name]:
                    wanted.setdefault(companion, []).append(name)
    for companion, names in wanted.items():
        if values.get(companion.setting) == "":
            yield Finding(
                companion.setting,
                f"not set, and {companion.otherwise} ({', '.join(names)})",
                "See docs/configuration.md.",
                warning=True,
            )


def _wanted_services(settings: Settings) -> list[tuple[str, str, int]]:
    wanted: list[tuple[str, str, int]] = [
        ("API", f"http://127.0.0.1:{settings.backend_port}/api/health", settings.backend_port),
        ("dashboard", f"http://127.0.0.1:{settings.port}/_stcore/health", settings.port),
    ]
    if settings.needs_local_service:
        url = f"{settings.local_service_url}/health"
        wanted.append(("local voice and writer service", url, settings.local_service_port))
    return wanted


def _api_elsewhere(settings: Settings) -> list[Finding]:
    """Whether the dashboard finds the API where a setting says that it is."""
    if not settings.backend_api_url:
        return []
    try:
        answers = _answers(f"{settings.api_url}/api/health")
    except (httpx.InvalidURL, ValueError):
        return [Finding("API", "BACKEND_API_URL is no address", _SETTINGS)]
    if answers:
        return [Finding("API", "answers at BACKEND_API_URL")]
    remedy = "Check the address, unless the API is not started yet."
    return [Finding("API", "does not answer at BACKEND_API_URL", remedy, warning=True)]


def _service(name: str, url: str, port: int) -> Finding:
    if _answers(url):
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


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=_TIMEOUT_SECONDS, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False

"""Checks what the product needs on this machine, and says what to do about what is missing."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import logging
import socket
import tempfile
import warnings
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol, cast

import httpx

from core import clock
from core.bootstrap import dependencies, newer_data_problem
from core.errors import AppError, Unavailable
from core.host.own_settings import own_settings, prefix_of
from core.host.registry import PluginRegistry
from core.ports.writer import Writer
from core.security.oidc_metadata import metadata_problem
from core.settings import Settings, make_run_key, read_settings
from core.settings.companions import AlsoSet
from core.settings.model_ends import ends_soon, known_ends

_TIMEOUT_SECONDS = 3.0
_CHECK_SECONDS = 20.0
_TRIES = 3


class _Checked(Protocol):
    """A store or a provider, as far as the doctor uses it."""

    async def check(self) -> None: ...

    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A store or a provider: its names, the settings of which it needs one, and where it is of this
    machine.

    `remedy` is what to do when it does not answer.
    """

    what: str
    cloud: str
    settings: tuple[str, ...]
    here: str
    is_local: Callable[[Settings], bool]
    remedy: str


_RIGHTS = "See “Firestore fails” and “The bucket is missing or closed” in docs/runbook.md."
_PARTS = {
    "documents": _Part(
        "documents",
        "Firestore",
        ("google_cloud_project",),
        "SQLite, in the data folder",
        lambda settings: not settings.documents_in_firestore,
        _RIGHTS,
    ),
    "storage": _Part(
        "files",
        "Cloud Storage",
        ("gcs_bucket_name",),
        "in the data folder",
        lambda settings: not settings.files_in_cloud_storage,
        _RIGHTS,
    ),
    "voice": _Part(
        "voice",
        "voice service",
        ("elevenlabs_api_key",),
        "the local preview voice",
        lambda settings: settings.voice_is_local,
        "Check ELEVENLABS_API_KEY and ELEVENLABS_BASE_URL.",
    ),
    "writer": _Part(
        "script writer",
        "Gemini",
        ("google_api_key", "gemini_vertex_location"),
        "the local preview writer",
        lambda settings: settings.writer_is_local,
        "Check GOOGLE_API_KEY, GEMINI_BASE_URL and GEMINI_VERTEX_LOCATION.",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `remedy` is empty when it is well.

    A `warning` has a remedy too, but nothing fails yet.
    """

    what: str
    state: str
    remedy: str = ""
    warning: bool = False

    @property
    def mark(self) -> str:
        """How its line begins."""
        if not self.remedy:
            return "ok "
        return "!! " if self.warning else "BAD"


def examine() -> int:
    """Print every finding with its remedy; 0 when nothing fails, 1 otherwise.

    Settings that are wrong or missing are findings too: what can be looked at without them is.
    """
    # What goes wrong is printed, in plain words.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    make_run_key()  # as the supervisor does
    settings, problems = read_settings()
    findings = [Finding("settings", problem, "See docs/configuration.md.") for problem in problems]
    if settings is not None:
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
        found.append(await _dependency(settings, _PARTS[name], build))
    found += model_findings(settings, clock.now().date())
    found += await unlisted_models(settings, cast("Callable[[], Writer]", builds["writer"]))
    if settings.auth_mode == "oidc" and settings.oidc_metadata_url:
        problem = await metadata_problem(settings.oidc_metadata_url)
        found.append(
            Finding("sign-in", problem, "See docs/configuration.md.")
            if problem
            else Finding("sign-in", "the provider answers")
        )
    return [*found, _speech(settings), *_services(settings)]


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
        async with asyncio.timeout(_CHECK_SECONDS):
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


async def _dependency(settings: Settings, part: _Part, build: Callable[[], _Checked]) -> Finding:
    if settings.app_env == "production" and not any(
        getattr(settings, name) for name in part.settings
    ):
        missing = " or ".join(name.upper() for name in part.settings)
        return Finding(part.cloud, f"not checked, because {missing} is missing")
    if part.is_local(settings):
        return Finding(part.what, part.here)
    opened = build()
    try:
        async with asyncio.timeout(_CHECK_SECONDS):
            await _patiently(opened.check)
    except TimeoutError:
        return Finding(part.cloud, f"no answer within {_CHECK_SECONDS:.0f} seconds", part.remedy)
    except AppError as error:
        return Finding(part.cloud, error.detail, part.remedy)
    finally:
        await opened.close()
    return Finding(part.cloud, "answers")


async def _patiently(check: Callable[[], Awaitable[None]]) -> None:
    """Check up to three times: a first call also connects, which takes a busy machine longer."""
    for _ in range(_TRIES - 1):
        with contextlib.suppress(Unavailable):
            await check()
            return
    await check()


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
    return Finding("data folder", str(folder))


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

"""The composition root: the only module that chooses adapters and hands them to the plugins."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.adapters.elevenlabs import ElevenLabsVoice
from core.adapters.files import FileBlobStore
from core.adapters.firestore import FirestoreDocumentStore
from core.adapters.gcs import GcsBlobStore
from core.adapters.gemini import GeminiWriter
from core.adapters.sqlite import SqliteDocumentStore
from core.context import Event, PluginContext
from core.contracts import (
    CardSpec,
    CollectionSpec,
    DocumentChanged,
    HealthCheck,
    JobRequest,
    JobSpec,
    Lane,
    RouterSpec,
)
from core.errors import AppError, Unavailable
from core.jobs import JOBS, JobQueue, JobWorker
from core.ports.blobs import BlobStore
from core.ports.documents import DocumentStore
from core.ports.voice import VoiceProvider
from core.ports.writer import Writer
from core.registry import PluginRecord, PluginRegistry, expect_all
from core.settings import Settings

log = logging.getLogger(__name__)

T = TypeVar("T")

LOCAL_KEY = "local-preview"
"""The key that our own local service is given; it takes any."""

EMULATOR_PROJECT = "elevendops-local"
EMULATOR_BUCKET = "elevendops-local"
"""Where emulators keep things when no project and no bucket is named."""

RESERVED_PREFIXES = frozenset({"health", "plugins", "jobs", "mode"})

_JOB_SLOTS: Mapping[Lane, int] = {"interactive": 8, "background": 4}
_LIFESPAN_SECONDS = 10.0


@dataclass(slots=True)
class Platform:
    """Everything that one API process is made of."""

    settings: Settings
    registry: PluginRegistry
    documents: DocumentStore
    blobs: BlobStore
    voice: VoiceProvider
    writer: Writer
    jobs: JobQueue
    worker: JobWorker
    contexts: dict[str, PluginContext] = field(default_factory=dict)
    routers: list[tuple[PluginRecord, RouterSpec]] = field(default_factory=list)
    _services: dict[type, tuple[PluginRecord, object]] = field(default_factory=dict)
    _cards: list[tuple[PluginRecord, CardSpec]] = field(default_factory=list)
    _checks: list[tuple[PluginRecord, HealthCheck]] = field(default_factory=list)
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    def service(self, contract: type[T]) -> T:
        """What some plugin offers for a Protocol. Raises Unavailable when none runs."""
        found = self._services.get(contract)
        if found is None or not found[0].active:
            name = f"“{_title(found[0])}”" if found else contract.__name__
            raise Unavailable(
                f"The part of ElevenDops that is needed here, {name}, is not running. "
                "Ask whoever runs ElevenDops to look at the list of plugins.",
                error_code="plugin_not_running",
            )
        service: T = found[1]  # type: ignore[assignment]  # registered under this very Protocol
        return service

    def cards(self) -> list[CardSpec]:
        """The dashboard cards of all working plugins, in their order."""
        cards = [card for record, card in self._cards if record.active]
        return sorted(cards, key=lambda card: (card.order, card.title))

    def checks(self) -> list[HealthCheck]:
        """The probes of the core's own dependencies and of all working plugins."""
        own = [
            HealthCheck("documents", self.documents.check),
            HealthCheck("storage", self.blobs.check),
            HealthCheck("voice", self.voice.check),
            HealthCheck("writer", self.writer.check),
        ]
        return own + [check for record, check in self._checks if record.active]

    async def emit(self, event: Event) -> None:
        """Tell every plugin what happened, and queue the jobs that they want done about it."""
        hook = "document_changed" if isinstance(event, DocumentChanged) else "conversation_finished"
        for record in self.registry.active():
            if not record.implements(hook):
                continue
            wanted = await asyncio.to_thread(
                record.call, hook, context=self.contexts[record.id], event=event
            )
            requests = record.attempt(hook, partial(expect_all, wanted or (), JobRequest))
            for request in requests or ():
                await self.jobs.enqueue(request)

    async def start(self) -> None:
        """Hold open every plugin's lifespan, and begin to do jobs."""
        for record in self.registry.active():
            manager = record.call("lifespan", context=self.contexts[record.id])
            if manager is None:
                continue
            try:
                async with asyncio.timeout(_LIFESPAN_SECONDS):
                    await self._open.enter_async_context(manager)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: plugin code
                record.fail("lifespan", f"{type(error).__name__}: {error}")
        await self.worker.start()

    async def stop(self) -> None:
        """Give running jobs back, leave the plugins' lifespans and close every connection."""
        await self.worker.stop()
        try:
            await self._open.aclose()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - isolation: plugin code
            log.error("a plugin failed while it was stopped: %s", type(error).__name__)
        for part in (self.voice, self.writer, self.blobs, self.documents):
            try:
                await part.close()
            except AppError as error:
                log.warning("a connection was not closed cleanly: %s", error.error_code)


def build_platform(settings: Settings) -> Platform:
    """Load the plugins, open the stores and let every plugin register what it offers.

    Raises RuntimeError when a plugin fails and PLUGINS_STRICT is set.
    """
    registry = PluginRegistry.discover(disabled=settings.elevendops_disabled_plugins)
    registry.load()
    documents = _documents(settings, collections(registry))
    queue = JobQueue(documents)
    platform = Platform(
        settings=settings,
        registry=registry,
        documents=documents,
        blobs=_blobs(settings),
        voice=_voice(settings),
        writer=_writer(settings),
        jobs=queue,
        worker=JobWorker(
            documents, queue, lease_seconds=settings.job_lease_seconds, slots=_JOB_SLOTS
        ),
    )
    registry.load_pages()
    for record in registry.active():
        _register(platform, record)
    if settings.plugins_strict and registry.failed():
        failures = "; ".join(f"{r.id}: {r.stage}: {r.error}" for r in registry.failed())
        raise RuntimeError(f"PLUGINS_STRICT is set and plugins failed: {failures}")
    return platform


def _documents(settings: Settings, declared: Sequence[CollectionSpec]) -> DocumentStore:
    if not settings.documents_in_firestore:
        return SqliteDocumentStore(settings.elevendops_data_dir / "documents.sqlite3", declared)
    emulator = settings.firestore_emulator_host if settings.use_firestore_emulator else None
    return FirestoreDocumentStore(
        settings.google_cloud_project or EMULATOR_PROJECT,
        settings.firestore_database_id,
        declared,
        emulator_host=emulator,
    )


def _blobs(settings: Settings) -> BlobStore:
    if not settings.files_in_cloud_storage:
        return FileBlobStore(settings.elevendops_data_dir / "blobs")
    emulator = settings.gcs_emulator_host if settings.use_gcs_emulator else None
    return GcsBlobStore(
        settings.gcs_bucket_name or EMULATOR_BUCKET,
        settings.google_cloud_project or EMULATOR_PROJECT,
        emulator_host=emulator,
    )


def _voice(settings: Settings) -> VoiceProvider:
    if settings.elevenlabs_api_key is None:
        return ElevenLabsVoice(LOCAL_KEY, settings.local_service_url, local=True)
    return ElevenLabsVoice(
        settings.elevenlabs_api_key.get_secret_value(), settings.elevenlabs_base_url
    )


def _writer(settings: Settings) -> Writer:
    if settings.google_api_key is None:
        return GeminiWriter(LOCAL_KEY, settings.local_service_url)
    return GeminiWriter(settings.google_api_key.get_secret_value(), None)


def collections(registry: PluginRegistry) -> list[CollectionSpec]:
    """The collections of the core and of all working plugins."""
    found = {JOBS.name: JOBS}
    for record in registry.active():
        wanted = record.call("register_collections")
        specs = record.attempt(
            "register_collections", partial(expect_all, wanted or (), CollectionSpec)
        )
        for spec in specs or ():
            if spec.name in found:
                record.fail("register_collections", f"the collection {spec.name!r} is taken")
                break
            found[spec.name] = spec
    return list(found.values())


def _register(platform: Platform, record: PluginRecord) -> None:
    own_settings = record.attempt("register_settings", partial(_plugin_settings, record))
    context = PluginContext(
        plugin_id=record.id,
        settings=platform.settings,
        plugin_settings=own_settings,
        documents=platform.documents,
        blobs=platform.blobs,
        voice=platform.voice,
        writer=platform.writer,
        jobs=platform.jobs,
        service=platform.service,
        emit=platform.emit,
        cards=platform.cards,
    )
    platform.contexts[record.id] = context

    def ask(hook: str, kind: type[T]) -> list[T]:
        values = record.call(hook, context=context)
        return record.attempt(hook, partial(expect_all, values or (), kind)) or []

    services = record.call("register_services", context=context) or {}
    record.attempt("register_services", partial(_offer, platform, record, services))
    for job in ask("register_jobs", JobSpec):
        record.attempt("register_jobs", partial(platform.jobs.add, job))
    for spec in ask("register_routes", RouterSpec):
        record.attempt("register_routes", partial(_accept_router, platform, record, spec))
    platform._cards += [(record, card) for card in ask("register_cards", CardSpec)]
    platform._checks += [(record, check) for check in ask("register_health_checks", HealthCheck)]


def _plugin_settings(record: PluginRecord) -> BaseModel | None:
    model = record.call("register_settings")
    if model is None:
        return None
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise TypeError("register_settings must return a pydantic model")

    class Environment(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=f"{record.id.upper()}_", env_file=".env", extra="ignore"
        )

    source: Any = type(model.__name__, (model, Environment), {"__module__": model.__module__})
    return model.model_validate(source().model_dump())


def _offer(platform: Platform, record: PluginRecord, services: dict[type, object]) -> None:
    for contract, service in services.items():
        if contract in platform._services:
            owner = platform._services[contract][0].id
            raise ValueError(f"{contract.__name__} is already offered by plugin {owner!r}")
        if not isinstance(contract, type):
            raise TypeError("register_services must map Protocols to services")
        platform._services[contract] = (record, service)


def _accept_router(platform: Platform, record: PluginRecord, spec: RouterSpec) -> None:
    taken: Sequence[tuple[PluginRecord, RouterSpec]] = platform.routers
    owner = next((other.id for other, used in taken if used.prefix == spec.prefix), None)
    if spec.prefix in RESERVED_PREFIXES:
        owner = "the core"
    if owner is not None:
        raise ValueError(f"the address /api/{spec.prefix} belongs to {owner}")
    platform.routers.append((record, spec))
    record.prefixes.append(spec.prefix)


def _title(record: PluginRecord) -> str:
    return record.info.title if record.info else record.id

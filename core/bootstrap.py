"""The composition root: the only module that chooses adapters and hands them to the plugins."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.adapters.document_rules import declared
from core.adapters.elevenlabs import ElevenLabsVoice
from core.adapters.files import FileBlobStore
from core.adapters.firestore import FirestoreDocumentStore
from core.adapters.gcs import GcsBlobStore
from core.adapters.gemini import GeminiWriter
from core.adapters.langsmith_runs import LangSmithRuns
from core.adapters.sqlite import SqliteDocumentStore
from core.audit import AUDIT, USAGE, PluginAudit
from core.context import ClinicFacts, Extension, PluginContext
from core.contracts import (
    CardSpec,
    CollectionSpec,
    ConversationFinished,
    DocumentChanged,
    Event,
    HealthCheck,
    JobRequest,
    JobSpec,
    Lane,
    RouterSpec,
)
from core.errors import (
    AppError,
    ConfigurationError,
    JobKindUnknown,
    PluginNotPermitted,
    Unavailable,
    place,
)
from core.extensions import (
    AnswerAnalyserSpec,
    ExporterSpec,
    ExtractorSpec,
    ScriptCheckSpec,
    VoiceProviderSpec,
)
from core.jobs import JOBS, JobQueue, JobRun, JobWorker
from core.lifespans import PluginLifespan
from core.ownership import contained, end_tasks, watch_tasks
from core.permissions import (
    Gate,
    PluginBlobs,
    PluginDocuments,
    PluginJobs,
    PluginWriter,
    plugin_voice,
)
from core.plugin_router import check_router
from core.ports.blobs import BlobStore
from core.ports.documents import DocumentStore, JsonObject
from core.ports.voice import VoiceProvider
from core.ports.writer import Writer
from core.registry import RESERVED_PREFIXES, PluginRecord, PluginRegistry, expect_all
from core.settings import Settings
from core.tracing.local import FOLDER as TRACE_FOLDER
from core.tracing.local import LocalTraces
from core.tracing.providers import traced_voice
from core.tracing.services import traced_service
from core.tracing.setup import OFF, Tracing, start_tracing
from core.tracing.stores import TracedDocuments, traced_blobs

if TYPE_CHECKING:
    import httpx

log = logging.getLogger(__name__)

T = TypeVar("T")

LOCAL_KEY = "local-preview"
"""The key that our own local service is given; it takes any."""

EXTENSION_HOOKS: Mapping[str, type] = {
    "register_extractors": ExtractorSpec,
    "register_script_checks": ScriptCheckSpec,
    "register_answer_analysers": AnswerAnalyserSpec,
    "register_exporters": ExporterSpec,
}
"""The hooks that give what `context.extensions` finds."""

EMULATOR_PROJECT = "elevendops-local"
EMULATOR_BUCKET = "elevendops-local"
"""Where emulators keep things when no project and no bucket is named."""

_OLDER_EVENT_HOOKS: Mapping[type[Event], str] = {
    DocumentChanged: "document_changed",
    ConversationFinished: "conversation_finished",
}
_JOB_SLOTS: Mapping[Lane, int] = {"interactive": 8, "background": 4}


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
    audit: PluginAudit
    tracing: Tracing = OFF
    examine: Callable[[], None] = lambda: None
    """Looks at what of the plugins is only looked at when somebody asks; given by the API host."""
    contexts: dict[str, PluginContext] = field(default_factory=dict)
    routers: list[tuple[PluginRecord, RouterSpec]] = field(default_factory=list)
    _services: dict[type, tuple[PluginRecord, object]] = field(default_factory=dict)
    _cards: list[tuple[PluginRecord, CardSpec]] = field(default_factory=list)
    _checks: list[tuple[PluginRecord, HealthCheck]] = field(default_factory=list)
    _extensions: dict[type, list[tuple[PluginRecord, Any]]] = field(default_factory=dict)
    _lifespans: list[PluginLifespan] = field(default_factory=list)

    def owner_of_service(self, contract: type) -> str | None:
        """The id of the plugin that offers a service for this Protocol."""
        found = self._services.get(contract)
        return found[0].id if found else None

    def service(self, contract: type[T]) -> T:
        """What some plugin offers for a Protocol. Raises Unavailable when none runs."""
        found = self._services.get(contract)
        if found is None or not found[0].active:
            name = f"“{found[0].title}”" if found else contract.__name__
            raise Unavailable(
                f"The part of ElevenDops that is needed here, {name}, is not running. "
                "Ask whoever runs ElevenDops to look at the list of plugins.",
                error_code="plugin_not_running",
            )
        service: T = found[1]  # type: ignore[assignment]  # registered under this very Protocol
        return traced_service(contract, service) if self.tracing.on else service

    def cards(self) -> list[CardSpec]:
        """The dashboard cards of all working plugins, in their order."""
        cards = [card for record, card in self._cards if record.active]
        return sorted(cards, key=lambda card: (card.order, card.title))

    def extensions(self, kind: type[T]) -> list[Extension[T]]:
        """What all working plugins add of this kind, by order, then key."""
        working = [
            Extension(spec, record)
            for record, spec in self._extensions.get(kind, ())
            if record.active
        ]
        return sorted(working, key=lambda item: (getattr(item.spec, "order", 100), item.spec.key))

    def checks(self) -> list[HealthCheck]:
        """The probes of the core's own dependencies and of all working plugins."""
        own = [
            HealthCheck("documents", self.documents.check),
            HealthCheck("storage", self.blobs.check),
            HealthCheck("voice", self.voice.check),
            HealthCheck("writer", self.writer.check),
        ]
        return own + [check for record, check in self._checks if record.active]

    def demand_all(self) -> None:
        """Raise RuntimeError when a plugin has failed."""
        if failed := self.registry.failed():
            failures = "; ".join(f"{r.id}: {r.stage}: {r.error}" for r in failed)
            raise RuntimeError(f"PLUGINS_STRICT is set and plugins failed: {failures}")

    async def emit(self, event: Event) -> None:
        """Tell every plugin what happened, and queue the jobs that they want done about it."""
        older = next(
            (hook for kind, hook in _OLDER_EVENT_HOOKS.items() if isinstance(event, kind)), None
        )
        for record in self.registry.active():
            for hook in ("on_event", older):
                if hook is not None and record.implements(hook):
                    await self._tell(record, hook, event)

    async def _tell(self, record: PluginRecord, hook: str, event: Event) -> None:
        """Have one plugin's hook called; its mistakes are its own, not of who tells."""
        context = self.contexts[record.id]
        wanted = await asyncio.to_thread(record.call, hook, context=context, event=event)
        requests = record.attempt(hook, partial(expect_all, wanted or (), JobRequest))
        for request in requests or ():
            try:
                await context.jobs.enqueue(request)
            except (PluginNotPermitted, JobKindUnknown) as error:
                record.broke(f"{hook}: {error.error_code} for a job {request.kind!r}")

    async def start(self) -> None:
        """Hold open every plugin's lifespan, and begin to do jobs."""
        watch_tasks(asyncio.get_running_loop(), self._task_died)
        self.registry.each(self._open_lifespan)
        await asyncio.gather(*(lifespan.start() for lifespan in self._lifespans))
        await self.worker.start()

    def _open_lifespan(self, record: PluginRecord) -> None:
        manager = record.call("lifespan", context=self.contexts[record.id])
        if manager is not None:
            self._lifespans.append(PluginLifespan(record, manager))

    def _task_died(self, plugin_id: str, error: BaseException) -> None:
        for record in self.registry.active():
            if record.id == plugin_id:
                record.broke(f"background task: {type(error).__name__} at {place(error)}")

    async def stop(self) -> None:
        """Give running jobs back, leave the plugins' lifespans and close every connection."""
        await self.worker.stop()
        await asyncio.gather(*(lifespan.stop() for lifespan in self._lifespans))
        for record in self.registry.records:
            await end_tasks(record.id)
        for context in self.contexts.values():
            await context.close()
        await self.audit.settle()
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
    owned = collections(registry)
    tracing = start_tracing(settings, "api")
    documents = _documents(settings, list(chain.from_iterable(owned.values())))
    if tracing.on:
        documents = TracedDocuments(documents)
    queue = JobQueue(documents)
    platform = Platform(
        settings=settings,
        registry=registry,
        documents=documents,
        blobs=traced_blobs(_blobs(settings)) if tracing.on else _blobs(settings),
        voice=_traced_voice(settings, registry) if tracing.on else _voice(settings, registry),
        writer=_writer(settings),
        jobs=queue,
        worker=JobWorker(
            documents,
            queue,
            lease_seconds=settings.job_lease_seconds,
            slots=_JOB_SLOTS,
            tracing=tracing,
        ),
        audit=PluginAudit(documents),
        tracing=tracing,
    )
    registry.load_pages()
    registry.each(
        lambda record: _register(platform, record, [spec.name for spec in owned.get(record.id, ())])
    )
    if settings.plugins_strict:
        platform.demand_all()
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


def _voice(settings: Settings, registry: PluginRegistry) -> VoiceProvider:
    """The provider that VOICE_PROVIDER names: ElevenLabs, or one that a plugin offers.

    Raises ConfigurationError when nobody offers it, or it cannot be opened.
    """
    key = settings.voice_provider
    own = VoiceProviderSpec("elevenlabs", "ElevenLabs", partial(_elevenlabs, settings))
    if key == own.key:
        return own.build()
    offered = [own.key]
    for record, spec in _offered_voices(registry):
        if spec.key == key:
            provider = record.attempt("register_voice_providers", partial(_opened, spec))
            if provider is None:
                raise ConfigurationError(
                    [f"VOICE_PROVIDER: {key!r} of plugin {record.id!r} failed: {record.error}"]
                )
            return provider
        offered.append(spec.key)
    raise ConfigurationError(
        [f"VOICE_PROVIDER: nobody offers {key!r}; there is {', '.join(sorted(offered))}"]
    )


def _traced_voice(settings: Settings, registry: PluginRegistry) -> VoiceProvider:
    name = "elevendops" if settings.voice_is_local else settings.voice_provider
    return traced_voice(_voice(settings, registry), name)


def _elevenlabs(settings: Settings) -> VoiceProvider:
    if settings.elevenlabs_api_key is None:
        return ElevenLabsVoice(LOCAL_KEY, settings.local_service_url, local=True)
    return ElevenLabsVoice(
        settings.elevenlabs_api_key.get_secret_value(), settings.elevenlabs_base_url
    )


def _offered_voices(registry: PluginRegistry) -> Iterator[tuple[PluginRecord, VoiceProviderSpec]]:
    for record in registry.active():
        if record.implements("register_voice_providers"):
            values = record.call("register_voice_providers")
            specs = record.attempt(
                "register_voice_providers", partial(expect_all, values or (), VoiceProviderSpec)
            )
            yield from ((record, spec) for spec in specs or ())


def _opened(spec: VoiceProviderSpec) -> VoiceProvider:
    provider: object = spec.build()
    if not isinstance(provider, VoiceProvider):
        raise TypeError(f"build gave {type(provider).__name__} instead of a VoiceProvider")
    return provider


def _writer(settings: Settings) -> Writer:
    runs = None
    if settings.langsmith_api_key is not None:
        runs = LangSmithRuns(
            settings.langsmith_api_key.get_secret_value(),
            settings.langsmith_endpoint,
            settings.langsmith_project,
        )
    if settings.google_api_key is None:
        return GeminiWriter(LOCAL_KEY, settings.local_service_url, runs)
    return GeminiWriter(settings.google_api_key.get_secret_value(), None, runs)


def collections(registry: PluginRegistry) -> dict[str, list[CollectionSpec]]:
    """Every collection by the plugin that owns it; the core's own are under `core`."""
    owned = {"core": [JOBS, AUDIT, USAGE]}
    taken = {spec.name for spec in owned["core"]}

    def declare(record: PluginRecord) -> None:
        wanted = record.call("register_collections")
        specs = record.attempt("register_collections", partial(_storable, wanted or ()))
        names = [spec.name for spec in specs or ()]
        if twice := next((name for name in names if name in taken or names.count(name) > 1), None):
            record.fail("register_collections", f"the collection {twice!r} is taken")
        elif record.active:
            taken.update(names)
            owned[record.id] = list(specs or ())

    registry.each(declare)
    return owned


def _storable(values: object) -> list[CollectionSpec]:
    """The collections, if each store can make them. Raises TypeError, ValueError."""
    specs = expect_all(values, CollectionSpec)
    declared(specs)
    return specs


def _register(platform: Platform, record: PluginRecord, own_collections: Sequence[str]) -> None:
    own_settings = record.attempt("register_settings", partial(_plugin_settings, record))
    if not record.active:
        return
    context = _context(platform, record, own_settings, own_collections)
    platform.contexts[record.id] = context

    def ask(hook: str, kind: type[T]) -> list[T]:
        if not record.implements(hook):
            return []
        values = record.call(hook, context=context)
        return record.attempt(hook, partial(expect_all, values or (), kind)) or []

    def accept(hook: str, take: Callable[[Platform, PluginRecord, T], None], kind: type[T]) -> None:
        for value in ask(hook, kind):
            record.attempt(hook, partial(take, platform, record, value))

    if record.implements("register_services"):
        services = record.call("register_services", context=context) or {}
        record.attempt("register_services", partial(_offer, platform, record, services))
    accept("register_jobs", _accept_job, JobSpec)
    accept("register_routes", _accept_router, RouterSpec)
    accept("register_cards", _accept_card, CardSpec)
    accept("register_health_checks", _accept_check, HealthCheck)
    for hook, kind in EXTENSION_HOOKS.items():
        accept(hook, _accept_extension, kind)


def _context(
    platform: Platform,
    record: PluginRecord,
    own_settings: BaseModel | None,
    own_collections: Sequence[str],
) -> PluginContext:
    assert record.info is not None  # it is active
    permissions = record.info.permissions
    gate = Gate(record.id, permissions, own_collections, platform.audit)
    settings = platform.settings

    def service(contract: type[T]) -> T:
        owner = platform.owner_of_service(contract)
        if owner not in (None, record.id, *permissions.services):
            raise gate.denied(
                "use",
                f"the service {contract.__name__} of plugin {owner!r}",
                f"it has to declare Permissions(services=({owner!r},)).",
            )
        return platform.service(contract)

    # Functions, and no methods of the platform: a method leads back to what it belongs to.
    def extensions(kind: type[T]) -> list[Extension[T]]:
        return platform.extensions(kind)

    async def emit(event: Event) -> None:
        await platform.emit(event)

    def cards() -> list[CardSpec]:
        return platform.cards()

    def open_http() -> httpx.AsyncClient:
        from core.plugin_http import declared_http

        return declared_http(gate)

    return PluginContext(
        plugin_id=record.id,
        settings=ClinicFacts(
            environment=settings.app_env,
            demo=settings.use_mock_data,
            voice_is_local=settings.voice_is_local,
            writer_is_local=settings.writer_is_local,
            gemini_models=settings.gemini_models,
            reply_wait_seconds=settings.reply_wait_seconds,
        ),
        plugin_settings=own_settings,
        documents=PluginDocuments(platform.documents, gate),
        blobs=PluginBlobs(platform.blobs, gate),
        voice=plugin_voice(platform.voice, gate),
        writer=PluginWriter(platform.writer, gate),
        jobs=PluginJobs(platform.jobs, gate),
        service=service,
        extensions=extensions,
        emit=emit,
        cards=cards,
        _open_http=open_http,
        traces=local_traces(settings),
    )


def local_traces(settings: Settings) -> LocalTraces | None:
    """The traces that are kept on this machine, where they are."""
    if settings.traces_go_to != "local":
        return None
    return LocalTraces(settings.elevendops_data_dir / TRACE_FOLDER)


def _accept_card(platform: Platform, record: PluginRecord, card: CardSpec) -> None:
    owner = next((other.id for other, used in platform._cards if used.key == card.key), None)
    if owner is not None:
        raise ValueError(f"the card {card.key!r} is already given by plugin {owner!r}")
    platform._cards.append((record, replace(card, load=contained(record.id, card.load))))


def _accept_check(platform: Platform, record: PluginRecord, check: HealthCheck) -> None:
    if any(check.name == used.name for used in platform.checks()):
        raise ValueError(f"a health check {check.name!r} is there already")
    platform._checks.append((record, replace(check, probe=contained(record.id, check.probe))))


def _accept_extension(platform: Platform, record: PluginRecord, spec: Any) -> None:
    taken = platform._extensions.setdefault(type(spec), [])
    if owner := next((other.id for other, used in taken if used.key == spec.key), None):
        raise ValueError(f"{type(spec).__name__} {spec.key!r} is already given by plugin {owner!r}")
    taken.append((record, spec))


def _accept_job(platform: Platform, record: PluginRecord, spec: JobSpec) -> None:
    if spec.kind.partition(".")[0] != record.id:
        raise ValueError(f"the job kind {spec.kind!r} must begin with {record.id + '.'!r}")
    handler = contained(record.id, spec.handler)
    failed = contained(record.id, spec.failed) if spec.failed else None

    async def work(run: JobRun) -> JsonObject:
        if not record.active:
            raise Unavailable("The part of ElevenDops that does this is not running.")
        try:
            return await handler(run)
        except AppError:
            raise
        except Exception as error:
            record.broke(f"job {spec.kind}: {type(error).__name__} at {place(error)}")
            raise

    platform.jobs.add(replace(spec, handler=work, failed=failed))


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
    check_router(spec)
    platform.routers.append((record, spec))
    record.prefixes.append(spec.prefix)

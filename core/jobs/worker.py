"""Doing due jobs: taking them, keeping the lease, trying again with back-off."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial

from opentelemetry.trace import SpanKind

from core import clock
from core.contracts import Lane
from core.errors import AppError, NotFound, StaleVersion, Unavailable, place
from core.jobs.model import COLLECTION, JobState, describe
from core.jobs.queue import LANES, JobQueue
from core.jobs.run import JobRun, LeaseLost
from core.ports.documents import DocumentStore, Filter, JsonObject, Query, StoredDocument
from core.tracing import carriers
from core.tracing.setup import OFF, Tracing
from core.tracing.spans import InnerSpan

log = logging.getLogger(__name__)

MAX_BACKOFF_SECONDS = 10.0
GIVE_UP_AFTER_SECONDS = 24 * 3600.0
MAX_CRASHES = 5
MAX_UNEXPECTED_ERRORS = 3
UNKNOWN_KIND_PAUSE_SECONDS = 60.0


def backoff(failures: int) -> float:
    """Seconds until the next try: 1, 2, 4, 8, then 10."""
    return float(min(2.0 ** max(failures, 0), MAX_BACKOFF_SECONDS))


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
        self._slots = slots
        self._poll = poll_seconds
        self._tracing = tracing
        self._owner = uuid.uuid4().hex
        self._stopping = False
        self._here: set[str] = set()
        self._loops: list[asyncio.Task[None]] = []
        self._running: dict[Lane, set[asyncio.Task[None]]] = {lane: set() for lane in LANES}

    async def start(self) -> None:
        """Begin to take jobs."""
        self._loops = [
            asyncio.create_task(self._serve(lane), name=f"jobs-{lane}") for lane in LANES
        ]

    async def stop(self) -> None:
        """Take no more jobs, stop the running ones and give them back."""
        # The loops end by themselves: a cancelled one could leave a job taken that nobody does.
        self._stopping = True
        self._queue.wake()
        await asyncio.gather(*self._loops, return_exceptions=True)
        tasks = [task for tasks in self._running.values() for task in tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _serve(self, lane: Lane) -> None:
        arrived = self._queue.arrived[lane]
        while not self._stopping:
            arrived.clear()
            taken = 0
            try:
                taken = await self._take_due(lane)
            except Unavailable as error:
                log.warning("jobs: the store cannot be reached: %s", error.error_code)
            except Exception as error:  # noqa: BLE001 - one bad job must not end its lane
                log.error("jobs: %s at %s", type(error).__name__, place(error))
            if not taken and not self._stopping:
                try:
                    await asyncio.wait_for(arrived.wait(), self._poll)
                except TimeoutError:
                    continue

    async def _take_due(self, lane: Lane) -> int:
        free = self._slots[lane] - len(self._running[lane])
        if free <= 0:
            return 0
        due = await self._store.query(
            COLLECTION,
            Query(
                filters=(
                    Filter("lane", "==", lane),
                    Filter("active", "==", True),
                    Filter("due_at", "<=", clock.stamp()),
                ),
                order_by="due_at",
                limit=free,
            ),
        )
        taken = 0
        for stored in due.items:
            if stored.id in self._here:
                continue  # its lease was not renewed in time, but it is still being done
            run = await self._claim(stored)
            if run is None:
                continue
            taken += 1
            task = asyncio.create_task(self._do(run), name=f"job-{run.id}")
            self._running[lane].add(task)
            self._here.add(run.id)
            task.add_done_callback(partial(self._finished, lane, run.id))
        return taken

    def _finished(self, lane: Lane, identifier: str, task: asyncio.Task[None]) -> None:
        self._running[lane].discard(task)
        self._here.discard(identifier)
        self._queue.arrived[lane].set()

    async def _claim(self, stored: StoredDocument) -> JobRun | None:
        data = dict(stored.data)
        if self._queue.spec(data["kind"]) is None:
            # Its plugin is not running here. Put it off, or it would hold up the jobs behind it.
            data["due_at"] = clock.stamp(plus_seconds=UNKNOWN_KIND_PAUSE_SECONDS)
            with contextlib.suppress(StaleVersion, NotFound):
                await self._store.replace(COLLECTION, stored.id, data, stored.version)
            return None
        if data["state"] == JobState.RUNNING.value:
            data["crashes"] += 1
        data |= {
            "state": JobState.RUNNING.value,
            "lease_owner": self._owner,
            "attempts": data["attempts"] + 1,
            "due_at": clock.stamp(plus_seconds=self._lease),
            "updated_at": clock.stamp(),
        }
        try:
            mine = await self._store.replace(COLLECTION, stored.id, data, stored.version)
        except (StaleVersion, NotFound):
            return None
        return JobRun(self._store, mine, self._owner, self._lease)

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
            async with self._queue.ended:
                self._queue.ended.notify_all()

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
        assert spec is not None  # _claim checked it
        try:
            if run.data["crashes"] >= MAX_CRASHES:
                await self._settle(run, _crashed(), None)
                return
            with self._traced(run):
                result = await spec.handler(run)
                await run.finish(result)
        except LeaseLost:
            log.info("job %s was taken over", run.id)
        except AppError as error:
            await self._failed(run, error)
        except Exception as error:  # noqa: BLE001 - a job's mistake must not end the worker
            # The message may quote a patient, so only the type and the place are logged.
            log.error("job %s: %s at %s", run.id, type(error).__name__, place(error))
            retry = run.data["failures"] + 1 < MAX_UNEXPECTED_ERRORS
            await self._settle(run, _unexpected(), backoff(run.data["failures"]) if retry else None)

    def _traced(self, run: JobRun) -> AbstractContextManager[InnerSpan]:
        """Record a try: in the trace that queued the job, which has long ended, and linked to it.

        So one trace tells of a click and of all that came of it.
        """
        kind = run.data["kind"]
        # Jobs of earlier versions name no trace.
        queued_by = carriers.from_text(run.data.get("trace"))
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

    async def _failed(self, run: JobRun, error: AppError) -> None:
        data = run.data
        age = (clock.now() - clock.parse(data["created_at"])).total_seconds()
        retry = error.retryable and age < GIVE_UP_AFTER_SECONDS
        wait = None
        if retry:
            # A 503's Retry-After is our own guess; a busy provider's is its word.
            asked = 0 if isinstance(error, Unavailable) else error.retry_after or 0
            wait = max(backoff(data["failures"]), float(asked))
        log.warning(
            "job %s: %s%s", run.id, error.error_code, f", next try in {wait:.0f} s" if wait else ""
        )
        await self._settle(run, describe(error), wait)

    @staticmethod
    async def _tell(
        run: JobRun, failed: Callable[[JobRun, JsonObject], Awaitable[None]], error: JsonObject
    ) -> None:
        try:
            await failed(run, error)
        except Exception as problem:  # noqa: BLE001 - the job has failed whatever this does
            log.error(
                "job %s: its failure was not told: %s at %s",
                run.id,
                type(problem).__name__,
                place(problem),
            )

    async def _settle(self, run: JobRun, error: JsonObject, retry_in: float | None) -> None:
        spec = self._queue.spec(run.data["kind"])
        try:
            if retry_in is None and spec is not None and spec.failed is not None:
                await self._tell(run, spec.failed, error)
            await run.fail(error, retry_in=retry_in)
        except (LeaseLost, Unavailable) as problem:
            log.warning("job %s: its end was not kept: %s", run.id, type(problem).__name__)


def _crashed() -> JsonObject:
    return {
        "detail": "This work stopped the program several times and is not tried again.",
        "error_code": "job_crashed",
        "retryable": False,
    }


def _unexpected() -> JsonObject:
    return {
        "detail": "Something went wrong inside ElevenDops. The log names the place.",
        "error_code": "internal_error",
        "retryable": False,
    }

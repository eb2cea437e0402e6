"""Taking job requests, and telling how they stand."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from core import clock
from core.errors import Conflict, JobKindUnknown, NotFound, RecordUnreadable
from core.i18n import text
from core.jobs.lanes import Lane
from core.jobs.model import COLLECTION, Job, JobState, job_id, job_of
from core.jobs.spec import JobRequest, JobSpec
from core.ports.documents import (
    Create,
    DocumentStore,
    Filter,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Write,
)
from core.tracing.spans import context_text

LANES: tuple[Lane, ...] = get_args(Lane)

_POLL_SECONDS = 0.5
_POLL_OWN_SECONDS = 5.0


class JobQueue:
    """Takes job requests and tells how they stand."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store
        self._specs: dict[str, JobSpec] = {}
        self._wakers: dict[str, asyncio.Event] = {}
        self._waiting: dict[str, set[_News]] = {}
        self.here: set[str] = set()
        """Ids of the jobs that this process is doing."""

    def add(self, spec: JobSpec) -> None:
        """Make a kind of job known. Raises ValueError when it is known already."""
        if spec.kind in self._specs:
            raise ValueError(f"two plugins offer the job kind {spec.kind!r}")
        self._specs[spec.kind] = spec

    def spec(self, kind: str) -> JobSpec | None:
        """How jobs of this kind are done, or None when no plugin here knows."""
        return self._specs.get(kind)

    def waker(self, lanes: Iterable[str]) -> asyncio.Event:
        """An event that is set whenever a job of these lanes may have become due."""
        event = asyncio.Event()
        self._wakers |= dict.fromkeys(lanes, event)
        return event

    def wake(self, lane: str | None = None) -> None:
        """Make idle workers look for due jobs now: those of this lane as it is stored, or all."""
        if lane is not None and (event := self._wakers.get(lane)) is not None:
            event.set()
            return
        for event in self._wakers.values():
            event.set()

    def tried(self, identifier: str, ended: StoredDocument | None) -> None:
        """Tell those who wait for this job that a try of it has ended here.

        `ended` is the job as the try has left it, None where that is not known.
        """
        for news in self._waiting.get(identifier, ()):
            news.tell(ended)

    async def enqueue(self, request: JobRequest, writes: Sequence[Write] = ()) -> Job:
        """Queue a job, together with other writes: all happen or none.

        The same key while it waits or runs is the same job. A waiting one is made due anew; a
        running one is done once more when it ends, because what it has read may be out of date.
        Raises Conflict, StaleVersion or NotFound when one of `writes` does.
        """
        spec = self._known(request)
        identifier = job_id(request.kind, request.key)
        while True:
            current = await self._current(identifier)
            try:
                stored = (await self._store.write([*writes, _step(request, spec, current)]))[-1]
                break
            except (Conflict, NotFound):
                now = await self._current(identifier)
                # Tried again only when it was the job that somebody else has changed.
                if _version(now) == _version(current):
                    raise
        assert stored is not None  # the last step is no delete
        lane = stored.data["lane"]
        if request.after_seconds:
            asyncio.get_running_loop().call_later(request.after_seconds, self.wake, lane)
        else:
            self.wake(lane)
        return job_of(stored)

    async def _current(self, identifier: str) -> StoredDocument | None:
        """The job's document; one that cannot be read makes room for a new one."""
        try:
            return await self._store.get(COLLECTION, identifier)
        except RecordUnreadable:
            await self._store.delete(COLLECTION, identifier)
            return None

    async def get(self, identifier: str) -> Job | None:
        """The job as it stands, or None."""
        stored = await self._store.get(COLLECTION, identifier)
        return job_of(stored) if stored else None

    async def failed(self, limit: int) -> list[Job]:
        """The jobs that were given up, the newest first."""
        given_up = Filter("state", "==", JobState.FAILED.value)
        page = await self._store.query(COLLECTION, Query((given_up,), "-updated_at", limit))
        return [job_of(stored) for stored in page.items]

    async def retry(self, identifier: str) -> Job:
        """Queue a job once more that was given up, as if it had just been asked for.

        Raises NotFound, Conflict when it was not given up, JobKindUnknown.
        """
        stored = await self._store.get(COLLECTION, identifier)
        if stored is None:
            raise NotFound(text("There is no such job."))
        data = stored.data
        if data["state"] != JobState.FAILED.value:
            raise Conflict(
                text("This work was not given up. It is being done, or it is done already.")
            )
        request = JobRequest(data["kind"], data["payload"], key="")
        fresh = _fresh_job(request, self._known(request)) | {"trace": data.get("trace")}
        again = await self._store.replace(COLLECTION, identifier, fresh, stored.version)
        self.wake()
        return job_of(again)

    async def wait(self, identifier: str, timeout: float, failures: int | None = None) -> Job:
        """Wait until the job is done or failed, at most `timeout` seconds. Raises NotFound.

        With `failures`, also until a try has failed since the job had so many.
        """
        clock_now = asyncio.get_running_loop().time
        deadline = clock_now() + timeout
        with self._told(identifier) as news:
            while True:
                told = news.take()
                job = job_of(told) if told is not None else await self.get(identifier)
                if job is None:
                    raise NotFound(text("There is no such job."))
                remaining = deadline - clock_now()
                ended = job.state in (JobState.DONE, JobState.FAILED)
                tried = failures is not None and job.failures > failures
                if ended or tried or remaining <= 0:
                    return job
                await self._wait_for(news, identifier, min(_POLL_OWN_SECONDS, remaining))

    async def _wait_for(self, news: _News, identifier: str, seconds: float) -> None:
        """Wait until there is news, or until it is time to ask the store again.

        Another instance may end the job, so that is now and then; seldom for a job of our own,
        whose end is told.
        """
        clock_now = asyncio.get_running_loop().time
        until = clock_now() + seconds
        while not news.there.is_set() and (left := until - clock_now()) > 0:
            await sleep_until(news.there, min(_POLL_SECONDS, left))
            if identifier not in self.here:
                return

    @contextlib.contextmanager
    def _told(self, identifier: str) -> Iterator[_News]:
        news = _News()
        self._waiting.setdefault(identifier, set()).add(news)
        try:
            yield news
        finally:
            waiting = self._waiting[identifier]
            waiting.remove(news)
            if not waiting:
                del self._waiting[identifier]

    def _known(self, request: JobRequest) -> JobSpec:
        spec = self._specs.get(request.kind)
        if spec is None:
            raise JobKindUnknown(
                text(
                    "The part of ElevenDops that does the work {kind} is not running.",
                    kind=f"{request.kind!r}",
                )
            )
        return spec


class _News:
    """What one who waits for a job is told: that a try has ended, and how it left the job."""

    def __init__(self) -> None:
        self.there = asyncio.Event()
        self._ended: StoredDocument | None = None

    def tell(self, ended: StoredDocument | None) -> None:
        """A try has ended."""
        self._ended = ended
        self.there.set()

    def take(self) -> StoredDocument | None:
        """How the last try that was told of left the job, None where that is not known."""
        self.there.clear()
        ended, self._ended = self._ended, None
        return ended


async def sleep_until(event: asyncio.Event, seconds: float | None) -> None:
    """Wait for an event, at most so many seconds."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


def _step(request: JobRequest, spec: JobSpec, current: StoredDocument | None) -> Write:
    fresh = _fresh_job(request, spec)
    identifier = job_id(request.kind, request.key)
    if current is None:
        return Create(COLLECTION, identifier, fresh)
    data = current.data
    newer: JsonObject = {
        "payload": request.payload,
        "trace": fresh["trace"],
        # What was promised stays promised, also when the same is asked for with less weight.
        "never_give_up": request.never_give_up or data.get("never_give_up", False),
    }
    if data["state"] == JobState.RUNNING.value:
        changed = data | newer | {"again": True}
    elif data["active"]:
        changed = data | newer | {"due_at": fresh["due_at"]}
    else:
        changed = fresh
    return Replace(COLLECTION, identifier, changed, current.version)


def _version(stored: StoredDocument | None) -> str | None:
    return stored.version if stored else None


def _fresh_job(request: JobRequest, spec: JobSpec) -> JsonObject:
    now = clock.stamp()
    return {
        "kind": request.kind,
        "lane": spec.lane,
        "payload": request.payload,
        "never_give_up": request.never_give_up,
        "state": JobState.QUEUED.value,
        "active": True,
        "due_at": clock.stamp(plus_seconds=request.after_seconds),
        "lease_owner": None,
        "attempts": 0,
        "crashes": 0,
        "failures": 0,
        "progress": 0.0,
        "message": "",
        "error": None,
        "result": None,
        "again": False,
        "trace": context_text(),
        "created_at": now,
        "updated_at": now,
    }

"""What the tests of the jobs share: a store, a queue and workers of one instance."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.jobs import JOBS, Job, JobQueue, JobRequest, JobRun, JobSpec, JobWorker
from core.jobs.lanes import Lane
from core.ports.documents import (
    CollectionSpec,
    DocumentPage,
    JsonObject,
    Query,
    StoredDocument,
)

THINGS = "things"
SECONDS = 30.0
"""How long a test waits for a state before it fails."""

WORK = JobRequest("things.work", {"thing": "t1"}, key="t1")


def open_store(folder: Path) -> SqliteDocumentStore:
    """A new store on the data of this test."""
    return SqliteDocumentStore(folder / "documents.sqlite3", [JOBS, CollectionSpec(THINGS)])


class CountingStore(SqliteDocumentStore):
    """The store of this test, with the ids and the queries that it was asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "documents.sqlite3", [JOBS, CollectionSpec(THINGS)])
        self.reads: list[str] = []
        self.queries: list[Query] = []

    async def get(self, collection: str, id: str) -> StoredDocument | None:
        self.reads.append(id)
        return await super().get(collection, id)

    async def query(self, collection: str, query: Query) -> DocumentPage:
        self.queries.append(query)
        return await super().query(collection, query)

    @property
    def read(self) -> set[str]:
        """The ids that were asked for."""
        return set(self.reads)


async def until(condition: Callable[[], Awaitable[bool]] | Callable[[], bool]) -> None:
    """Wait until the condition holds."""
    async with asyncio.timeout(SECONDS):
        while True:
            held = condition()
            if await held if isinstance(held, Awaitable) else held:
                return
            await asyncio.sleep(0.01)


@dataclass(slots=True)
class Bench:
    """One instance: its store, its queue and its workers."""

    store: SqliteDocumentStore
    queue: JobQueue
    workers: list[JobWorker] = field(default_factory=list)

    def offer(
        self,
        kind: str,
        handler: Callable[[JobRun], Awaitable[JsonObject]],
        lane: Lane = "background",
    ) -> None:
        """Make a kind of job known here."""
        self.queue.add(JobSpec(kind, handler, lane))

    async def work(self, *, lease: float = 60.0, slots: int = 4, poll: float = 0.05) -> JobWorker:
        """Start a worker that looks for due jobs every `poll` seconds."""
        worker = JobWorker(
            self.store,
            self.queue,
            lease_seconds=lease,
            slots={"urgent": slots, "interactive": slots, "background": slots},
            poll_seconds=poll,
        )
        self.workers.append(worker)
        await worker.start()
        return worker

    async def done(self, job: Job) -> Job:
        """The job once it is done or failed."""
        ended = await self.queue.wait(job.id, SECONDS)
        assert ended.state in ("done", "failed"), ended
        return ended

    async def stored(self, job: Job) -> StoredDocument:
        """The job's document."""
        found = await self.store.get("jobs", job.id)
        assert found is not None
        return found

    async def has_failed(self, job: Job, times: int = 1) -> bool:
        """Whether the job has failed so many times and waits for its next try."""
        return bool((await self.stored(job)).data["failures"] == times)

    async def change(self, job: Job, **changes: object) -> None:
        """Change the job's document behind everybody's back."""
        found = await self.stored(job)
        await self.store.replace("jobs", job.id, found.data | changes, found.version)

    async def close(self) -> None:
        """Stop the workers and close the store."""
        for worker in self.workers:
            await worker.stop()
        await self.store.close()


class Failing:
    """A handler that raises these errors, one at each try, and then gives a result."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.tries: list[int] = []

    async def __call__(self, run: JobRun) -> JsonObject:
        self.tries.append(run.attempt)
        if self._errors:
            raise self._errors.pop(0)
        return {"tries": len(self.tries)}


class Held:
    """A handler that says when it has begun and works until it is let go."""

    def __init__(self) -> None:
        self.begun: list[JsonObject] = []
        self.ended: list[JsonObject] = []
        self.stopped = 0
        self.go = asyncio.Event()

    async def __call__(self, run: JobRun) -> JsonObject:
        payload = run.payload
        self.begun.append(payload)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.stopped += 1
            raise
        self.ended.append(payload)
        return payload

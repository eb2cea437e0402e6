"""What the tests of the jobs share: a store, a queue and workers of one instance."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.adapters.sqlite import SqliteDocumentStore
from core.contracts import JobSpec, Lane
from core.jobs import JOBS, Job, JobQueue, JobRun, JobWorker
from core.ports.documents import CollectionSpec, JsonObject, StoredDocument

THINGS = "things"
SECONDS = 30.0
"""How long a test waits for a state before it fails."""


def open_store(folder: Path) -> SqliteDocumentStore:
    """A new store on the data of this test."""
    return SqliteDocumentStore(folder / "documents.sqlite3", [JOBS, CollectionSpec(THINGS)])


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

    async def work(self, *, lease: float = 60.0, slots: int = 4) -> JobWorker:
        """Start a worker."""
        worker = JobWorker(
            self.store,
            self.queue,
            lease_seconds=lease,
            slots={"interactive": slots, "background": slots},
            poll_seconds=0.05,
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

    async def change(self, job: Job, **changes: object) -> None:
        """Change the job's document behind everybody's back."""
        found = await self.stored(job)
        await self.store.replace("jobs", job.id, found.data | changes, found.version)

    async def close(self) -> None:
        """Stop the workers and close the store."""
        for worker in self.workers:
            await worker.stop()
        await self.store.close()

"""A process that does one job for ever, until it is killed.

    python -m tests.core.jobs.job_process FOLDER LEASE_SECONDS

The job `things.work` makes a thing with the id of its payload, says so, and never ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from pathlib import Path

from core.errors import Conflict
from core.jobs import JobQueue, JobRun
from core.ports.documents import DocumentStore, JsonObject
from tests.core.jobs.bench import THINGS, Bench, open_store


async def make_thing(store: DocumentStore, run: JobRun) -> bool:
    """Make the thing of the job, unless an earlier try has; True when it was made now."""
    with contextlib.suppress(Conflict):
        await store.create(THINGS, run.payload["thing"], {"made_by": run.attempt})
        return True
    return False


async def work(folder: Path, lease: float) -> None:
    """Do jobs until the process is killed."""
    store = open_store(folder)
    bench = Bench(store, JobQueue(store))

    async def handler(run: JobRun) -> JsonObject:
        await run.progress(0.5, "Half done")
        await make_thing(store, run)
        print("begun", flush=True)  # noqa: T201 - this is how the test learns it
        await asyncio.Event().wait()
        return {}

    bench.offer("things.work", handler)
    await bench.work(lease=lease)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), float(sys.argv[2])))

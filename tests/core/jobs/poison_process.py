"""A process that does jobs until one of them kills it, or it is told to end.

    python -m tests.core.jobs.poison_process FOLDER LEASE_SECONDS

A job `things.work` with `poison` in its payload kills the process once the others that it found
there are at work too; any other makes its thing after a moment.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from core.jobs import JobQueue, JobRun
from core.ports.documents import Filter, JsonObject, Query
from tests.core.jobs.bench import Bench, open_store, until
from tests.core.jobs.job_process import make_thing

_MOMENT_SECONDS = 0.3


async def work(folder: Path, lease: float) -> None:
    """Do jobs until there is none left."""
    store = open_store(folder)
    bench = Bench(store, JobQueue(store))

    async def handler(run: JobRun) -> JsonObject:
        # The others shall be in flight when the process dies.
        await asyncio.sleep(_MOMENT_SECONDS / 3 if "poison" in run.payload else _MOMENT_SECONDS)
        if "poison" in run.payload:
            os.kill(os.getpid(), signal.SIGKILL)
        await make_thing(store, run)
        return {}

    bench.offer("things.work", handler)
    await bench.work(lease=lease, slots=20)
    left = Query((Filter("active", "==", True),), limit=1)

    async def none_is_left() -> bool:
        return not (await store.query("jobs", left)).items

    await until(none_is_left)
    await bench.close()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), float(sys.argv[2])))

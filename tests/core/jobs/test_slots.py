"""How many jobs one instance does at a time, in each lane."""

from __future__ import annotations

import asyncio
from pathlib import Path

from core.jobs import JobRequest, JobRun, JobSpec
from core.jobs.lanes import Lane
from core.ports.documents import JsonObject
from tests.core.jobs.bench import until
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

SLOTS: dict[Lane, int] = {"interactive": 100, "background": 16}
_MORE = 20


async def test_a_hundred_interactive_jobs_and_sixteen_others_are_done_at_a_time(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    running: dict[str, set[str]] = {lane: set() for lane in SLOTS}
    most = dict.fromkeys(SLOTS, 0)
    go = asyncio.Event()

    def held(lane: Lane) -> JobSpec:
        async def work(run: JobRun) -> JsonObject:
            running[lane].add(run.id)
            most[lane] = max(most[lane], len(running[lane]))
            await go.wait()
            running[lane].discard(run.id)
            return {}

        return JobSpec(f"held.{lane}", work, lane)

    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        queue = clinic.app.state.platform.jobs
        jobs = []
        for lane, slots in SLOTS.items():
            queue.add(held(lane))
            for number in range(slots + _MORE):
                jobs.append(await queue.enqueue(JobRequest(f"held.{lane}", {}, str(number))))
        await until(lambda: all(len(running[lane]) >= slots for lane, slots in SLOTS.items()))
        go.set()
        for job in jobs:
            assert (await queue.wait(job.id, 30.0)).state == "done"
        assert most == SLOTS

"""How many jobs one instance does at a time, in each lane."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from core.jobs import JobRequest, JobRun, JobSpec
from core.jobs.lanes import Lane
from core.ports.documents import JsonObject
from tests.core.jobs.bench import until
from tests.support.servers import LocalServiceProcess, clinic_settings, running_clinic

SLOTS: dict[Lane, int] = {"urgent": 20, "interactive": 100, "background": 16}
OTHER: dict[Lane, Lane] = {
    "urgent": "background",
    "interactive": "urgent",
    "background": "interactive",
}
_MORE = 20


@pytest.mark.parametrize("lane", SLOTS)
async def test_each_lane_does_so_many_at_a_time_and_holds_up_no_other(
    lane: Lane, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    running: dict[Lane, set[str]] = {name: set() for name in SLOTS}
    go = asyncio.Event()

    def held(lane: Lane) -> JobSpec:
        async def work(run: JobRun) -> JsonObject:
            running[lane].add(run.id)
            await go.wait()
            return {}

        return JobSpec(f"held.{lane}", work, lane)

    async def nothing(run: JobRun) -> JsonObject:
        return {}

    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        queue = clinic.app.state.platform.jobs
        jobs = []

        async def fill(lane: Lane) -> None:
            queue.add(held(lane))
            for number in range(SLOTS[lane] + _MORE):
                jobs.append(await queue.enqueue(JobRequest(f"held.{lane}", {}, str(number))))
            await until(lambda: len(running[lane]) >= SLOTS[lane])

        other = OTHER[lane]
        await fill(lane)
        # Both lanes look at once: by the time that a job of the other one has ended, one too many
        # of this lane would have begun.
        queue.wake(lane)
        queue.add(JobSpec("short.other", nothing, other))
        short = await queue.enqueue(JobRequest("short.other", {}, "after"))
        assert (await queue.wait(short.id, 30.0)).state == "done"
        assert len(running[lane]) == SLOTS[lane]
        await fill(other)
        go.set()
        for job in jobs:
            assert (await queue.wait(job.id, 30.0)).state == "done"

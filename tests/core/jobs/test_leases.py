"""Jobs whose worker dies, hangs or loses the store: another one takes them over."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from core import clock
from core.jobs import JobRequest, JobRun, JobState
from core.jobs.run import LeaseLost
from core.jobs.worker import MAX_CRASHES
from core.ports.documents import JsonObject
from tests.core.jobs.bench import THINGS, WORK, Bench, Held, until
from tests.core.jobs.job_process import make_thing
from tests.support.servers import ROOT


def start_process(folder: Path, lease: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.core.jobs.job_process", str(folder), str(lease)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


async def begun(process: subprocess.Popen[bytes]) -> None:
    """Wait until the process says that it does the job."""
    assert process.stdout is not None
    assert await asyncio.to_thread(process.stdout.readline) == b"begun\n"


async def test_a_job_of_a_killed_process_is_done_by_another(bench: Bench, tmp_path: Path) -> None:
    made_now = []

    async def handler(run: JobRun) -> JsonObject:
        made_now.append(await make_thing(bench.store, run))
        return {"attempt": run.attempt}

    bench.offer("things.work", handler)
    job = await bench.queue.enqueue(WORK)
    with start_process(tmp_path, lease=1.0) as process:
        await begun(process)
        data = (await bench.stored(job)).data
        assert (data["state"], data["message"]) == ("running", "Half done")
        await bench.work()
        process.kill()
    ended = await bench.done(job)
    assert (ended.state, ended.attempts) == (JobState.DONE, 2)
    assert (ended.result, ended.message) == ({"attempt": 2}, "")
    assert (await bench.stored(job)).data["crashes"] == 1
    # The first try had made the thing; the second one found it.
    assert made_now == [False]
    thing = await bench.store.get(THINGS, "t1")
    assert thing is not None
    assert thing.data == {"made_by": 1}


async def test_what_was_asked_for_while_the_process_died_is_done(
    bench: Bench, tmp_path: Path
) -> None:
    held = Held()
    held.go.set()
    bench.offer("things.work", held)
    job = await bench.queue.enqueue(WORK)
    with start_process(tmp_path, lease=1.0) as process:
        await begun(process)
        await bench.queue.enqueue(JobRequest("things.work", {"thing": "newer"}, "t1"))
        process.kill()
    await bench.work()
    ended = await bench.done(job)
    assert (ended.state, ended.result) == (JobState.DONE, {"thing": "newer"})


async def test_a_job_that_kills_its_process_again_and_again_is_given_up(bench: Bench) -> None:
    held = Held()
    bench.offer("things.work", held)
    job = await bench.queue.enqueue(WORK)
    await bench.change(
        job,
        state="running",
        lease_owner="dead",
        crashes=MAX_CRASHES - 1,
        due_at=clock.stamp(plus_seconds=-1),
    )
    await bench.work()
    ended = await bench.done(job)
    assert ended.state is JobState.FAILED
    assert ended.error is not None
    assert ended.error["error_code"] == "job_crashed"
    assert held.begun == []


async def test_a_job_that_takes_long_keeps_its_lease(bench: Bench, other: Bench) -> None:
    held, other_held = Held(), Held()
    bench.offer("things.work", held)
    other.offer("things.work", other_held)
    await bench.work(lease=3.0)
    job = await bench.queue.enqueue(WORK)
    await until(lambda: len(held.begun) == 1)
    await other.work(lease=3.0)
    first = (await bench.stored(job)).data["due_at"]

    async def has_outlived_its_first_lease() -> bool:
        return bool(clock.stamp() > first)

    await until(has_outlived_its_first_lease)
    data = (await bench.stored(job)).data
    assert data["due_at"] > first
    assert data["attempts"] == 1
    held.go.set()
    assert (await bench.done(job)).state is JobState.DONE
    assert other_held.begun == []


async def test_a_worker_stops_a_job_that_another_has_taken_over(bench: Bench, other: Bench) -> None:
    held, other_held = Held(), Held()
    bench.offer("things.work", held)
    other.offer("things.work", other_held)
    await bench.work(lease=1.0)
    job = await bench.queue.enqueue(WORK)
    await until(lambda: len(held.begun) == 1)
    # As if the first process had been suspended until its lease ran out.
    await bench.change(job, due_at=clock.stamp(plus_seconds=-1))
    await other.work()
    await until(lambda: held.stopped == 1)
    assert len(other_held.begun) == 1
    other_held.go.set()
    ended = await other.done(job)
    assert (ended.state, ended.attempts, ended.failures) == (JobState.DONE, 2, 0)
    assert held.ended == []


async def test_a_worker_does_not_take_over_from_itself(bench: Bench) -> None:
    held = Held()
    bench.offer("things.work", held)
    await bench.work(lease=60.0)
    job = await bench.queue.enqueue(WORK)
    await until(lambda: len(held.begun) == 1)
    await bench.change(job, due_at=clock.stamp(plus_seconds=-1))
    later = await bench.queue.enqueue(JobRequest("things.work", {"thing": "t2"}, "t2"))
    await until(lambda: len(held.begun) == 2)
    held.go.set()
    assert (await bench.done(job)).attempts == 1
    assert (await bench.done(later)).attempts == 1
    assert len(held.ended) == 2


async def test_progress_of_a_job_that_was_taken_over_is_refused(bench: Bench, other: Bench) -> None:
    go = asyncio.Event()
    told = []

    async def slow(run: JobRun) -> JsonObject:
        await go.wait()
        told.append("progress")
        await run.progress(0.5, "Too late")
        told.append("went on")
        return {"by": "first"}

    async def quick(run: JobRun) -> JsonObject:
        return {"by": "second"}

    bench.offer("things.work", slow)
    other.offer("things.work", quick)
    await bench.work(lease=60.0)
    job = await bench.queue.enqueue(WORK)

    async def runs() -> bool:
        return bool((await bench.stored(job)).data["state"] == "running")

    await until(runs)
    await bench.change(job, due_at=clock.stamp(plus_seconds=-1))
    await other.work()
    ended = await other.done(job)
    assert ended.result == {"by": "second"}
    go.set()
    await until(lambda: told == ["progress"])
    await bench.workers[0].stop()
    assert told == ["progress"]
    assert await other.queue.get(job.id) == ended


async def test_the_end_of_a_run_is_its_end(bench: Bench) -> None:
    """A renewal or a release that comes after the end changes nothing."""
    runs: list[JobRun] = []

    async def handler(run: JobRun) -> JsonObject:
        runs.append(run)
        return {}

    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    before = await bench.stored(job)
    for late in (runs[0].renew(), runs[0].release(), runs[0].progress(0.1, "late")):
        with pytest.raises(LeaseLost):
            await late
    assert await bench.stored(job) == before

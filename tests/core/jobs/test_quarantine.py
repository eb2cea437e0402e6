"""Jobs in flight when their process died: the guilty one is found, the innocent ones are done."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from pathlib import Path

from core import clock
from core.jobs import Job, JobQueue, JobRequest, JobRun, JobState
from core.jobs.worker import MAX_CRASHES
from core.ports.documents import JsonObject
from tests.core.jobs.bench import THINGS, WORK, Bench, CountingStore, Held, until
from tests.support.servers import ROOT

INNOCENT = 16


async def run_until_it_ends(folder: Path) -> int:
    """The exit status of a process that does jobs; negative when a signal has ended it."""
    command = [sys.executable, "-m", "tests.core.jobs.poison_process", str(folder), "1.0"]
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
    try:
        async with asyncio.timeout(60):
            return await process.wait()
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()


async def enqueue(bench: Bench, name: str, **payload: object) -> Job:
    return await bench.queue.enqueue(JobRequest("things.work", {"thing": name} | payload, key=name))


async def in_flight(bench: Bench, job: Job, **changes: object) -> None:
    """As if the job had been running in a process that has died since."""
    state = {"state": "running", "lease_owner": "dead", "attempts": 1}
    await bench.change(job, **(state | {"due_at": clock.stamp(plus_seconds=-1)} | changes))


async def test_one_of_seventeen_kills_its_process(bench: Bench, tmp_path: Path) -> None:
    async def nothing(run: JobRun) -> JsonObject:
        return {}

    bench.offer("things.work", nothing)
    poison = await enqueue(bench, "poison", poison=True)
    others = [await enqueue(bench, f"t{number}") for number in range(INNOCENT)]
    deaths = 0
    while await run_until_it_ends(tmp_path) < 0:
        deaths += 1
        assert deaths <= MAX_CRASHES + 2, "the guilty job was not given up"
    assert [(await bench.done(job)).state for job in others] == [JobState.DONE] * INNOCENT
    assert (await bench.store.totals(THINGS)).count == INNOCENT
    ended = await bench.done(poison)
    assert ended.state is JobState.FAILED
    assert ended.error is not None
    assert ended.error["error_code"] == "job_crashed"
    assert [job.id for job in await bench.queue.failed(10)] == [poison.id]


async def test_suspects_are_tried_one_at_a_time_and_others_beside_them(bench: Bench) -> None:
    held = Held()
    bench.offer("things.work", held)
    suspects = [await enqueue(bench, f"s{number}") for number in range(3)]
    for job in suspects:
        await in_flight(bench, job)
    await bench.work()
    await until(lambda: len(held.begun) == 1)
    fresh = [await enqueue(bench, f"f{number}") for number in range(2)]
    await until(lambda: len(held.begun) == 3)
    assert [payload["thing"][0] for payload in held.begun] == ["s", "f", "f"]
    held.go.set()
    for job in [*suspects, *fresh]:
        assert (await bench.done(job)).state is JobState.DONE
        data = (await bench.stored(job)).data
        assert (data["lane"], data["crashes"]) == ("background", 0)


async def test_a_death_in_company_is_counted_against_nobody(bench: Bench) -> None:
    held = Held()
    bench.offer("things.work", held)
    jobs = [await enqueue(bench, f"s{number}") for number in range(3)]
    for number, job in enumerate(jobs):
        # The leases of one process run out one after the other.
        lease = clock.stamp(plus_seconds=-1 + 0.3 * number)
        await in_flight(bench, job, due_at=lease, crashes=MAX_CRASHES - 1)
    held.go.set()
    await bench.work()
    for job in jobs:
        assert (await bench.done(job)).state is JobState.DONE


async def test_given_up_work_is_done_when_it_is_tried_again(bench: Bench) -> None:
    held = Held()
    held.go.set()
    bench.offer("things.work", held)
    job = await bench.queue.enqueue(WORK)
    await in_flight(bench, job, crashes=MAX_CRASHES - 1)
    await bench.work()
    assert (await bench.done(job)).state is JobState.FAILED
    again = await bench.queue.retry(job.id)
    assert (again.state, again.failures, again.error) == (JobState.QUEUED, 0, None)
    assert (await bench.done(job)).state is JobState.DONE
    assert held.ended == [WORK.payload]
    assert await bench.queue.failed(10) == []


async def test_jobs_are_done_after_the_clock_was_set_back(bench: Bench) -> None:
    held = Held()
    held.go.set()
    bench.offer("things.work", held)
    late = clock.stamp(plus_seconds=3600)
    waiting = await enqueue(bench, "waiting")
    await bench.change(waiting, due_at=late, updated_at=late, failures=2)
    leased = await enqueue(bench, "leased")
    await in_flight(bench, leased, due_at=late, updated_at=late)
    await bench.work(lease=1.0)
    for job in (waiting, leased):
        assert (await bench.done(job)).state is JobState.DONE


async def test_jobs_go_on_after_the_clock_was_set_back_by_some_minutes(bench: Bench) -> None:
    held = Held()
    held.go.set()
    bench.offer("things.work", held)
    soon = clock.stamp(plus_seconds=600)
    waiting, pausing, leased = [
        await enqueue(bench, name) for name in ("waiting", "pausing", "leased")
    ]
    await bench.change(waiting, due_at=soon, updated_at=soon)
    # Its provider has asked for a pause, by a clock that was right.
    await bench.change(pausing, due_at=soon, failures=1)
    await in_flight(bench, leased, due_at=soon, updated_at=soon)
    await bench.work(lease=1.0)
    for job in (waiting, leased):
        assert (await bench.done(job)).state is JobState.DONE
    assert (await bench.stored(pausing)).data["due_at"] == soon


async def test_jobs_go_on_when_the_clock_is_set_back_while_they_wait(bench: Bench) -> None:
    with clock.rehearsed() as move:
        held = Held()
        held.go.set()
        bench.offer("things.work", held)
        await bench.work()
        job = await enqueue(bench, "pausing")
        await bench.done(job)
        now, soon = clock.stamp(), clock.stamp(plus_seconds=300)
        await bench.change(job, state="queued", active=True, due_at=soon, updated_at=now)
        move(-600)
        assert (await bench.done(job)).state is JobState.DONE
        assert len(held.ended) == 2


async def test_a_lease_that_is_renewed_by_a_clock_that_runs_ahead_is_left_alone(
    bench: Bench,
) -> None:
    held = Held()
    held.go.set()
    bench.offer("things.work", held)
    job = await enqueue(bench, "elsewhere")
    await in_flight(bench, job, due_at=clock.stamp(plus_seconds=3600))
    await bench.work(lease=1.0)
    ends = time.monotonic() + 2.5

    async def has_outlived_its_lease_twice() -> bool:
        await bench.change(job, due_at=clock.stamp(plus_seconds=3600))
        return time.monotonic() > ends

    await until(has_outlived_its_lease_twice)
    assert held.begun == []


async def test_a_job_that_ends_wakes_those_who_wait_for_it_and_nobody_else(tmp_path: Path) -> None:
    store = CountingStore(tmp_path)
    bench = Bench(store, JobQueue(store))
    gates = {f"t{number}": asyncio.Event() for number in range(20)}

    async def handler(run: JobRun) -> JsonObject:
        await gates[run.payload["thing"]].wait()
        return {}

    bench.offer("things.work", handler)
    await bench.work(slots=len(gates))
    jobs = [await enqueue(bench, name) for name in gates]
    await until(lambda: len(bench.queue.here) == len(gates))
    store.reads.clear()
    waiting = [asyncio.create_task(bench.done(job)) for job in jobs]
    await until(lambda: store.read >= {job.id for job in jobs})
    store.reads.clear()
    gates["t0"].set()
    assert (await waiting[0]).state is JobState.DONE
    # What became of it is told, too, and not asked for.
    assert jobs[0].id not in store.read
    # A store that is polled as well may be asked for others meanwhile, but not for each of them.
    assert len(store.read) < len(gates) / 2
    for gate in gates.values():
        gate.set()
    await asyncio.gather(*waiting)
    await bench.close()

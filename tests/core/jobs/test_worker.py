"""Doing jobs: progress, results, asking again, stopping, and other lanes and kinds."""

from __future__ import annotations

import asyncio

import pytest

from core import clock
from core.errors import Conflict
from core.jobs import JobRequest, JobRun, JobState
from core.ports.documents import JsonObject
from tests.core.jobs.bench import WORK, Bench, Failing, Held, until


async def test_a_job_is_done_and_keeps_its_result(bench: Bench) -> None:
    async def handler(run: JobRun) -> JsonObject:
        return {"payload": run.payload, "attempt": run.attempt, "id": run.id}

    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert (job.state, job.progress, job.attempts, job.error) == (JobState.DONE, 1.0, 1, None)
    assert job.result == {"payload": {"thing": "t1"}, "attempt": 1, "id": job.id}


async def test_jobs_that_waited_before_the_start_are_done(bench: Bench) -> None:
    bench.offer("things.work", Failing())
    jobs = [
        await bench.queue.enqueue(JobRequest("things.work", {}, str(number)))
        for number in range(10)
    ]
    await bench.work(slots=2)
    assert {(await bench.done(job)).state for job in jobs} == {JobState.DONE}


async def test_a_job_for_later_lets_others_go_first(bench: Bench) -> None:
    done: list[str] = []

    async def handler(run: JobRun) -> JsonObject:
        done.append(run.payload["thing"])
        return {}

    bench.offer("things.work", handler)
    await bench.work(slots=1)
    for key, later in (("moved", 60.0), ("later", 2.0), ("now", 0.0), ("moved", 0.0)):
        await bench.queue.enqueue(
            JobRequest("things.work", {"thing": key}, key, after_seconds=later)
        )
    await until(lambda: len(done) == 3)
    assert done[-1] == "later"
    assert set(done[:2]) == {"now", "moved"}


async def test_progress_is_kept_and_bounded(bench: Bench) -> None:
    steps = [(-1.0, "Begun"), (0.12345, "A little"), (7.0, "More than all")]
    seen = []

    async def handler(run: JobRun) -> JsonObject:
        for fraction, message in steps:
            await run.progress(fraction, message)
            job = await bench.queue.get(run.id)
            assert job is not None
            seen.append((job.state, job.progress, job.message))
        return {}

    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert job.error is None
    assert seen == [
        ("running", 0.0, "Begun"),
        ("running", 0.123, "A little"),
        ("running", 1.0, "More than all"),
    ]
    assert (job.progress, job.message) == (1.0, "")


@pytest.mark.parametrize("first_try", ["works", "fails"])
async def test_what_is_asked_for_again_while_it_runs_is_done_again(
    bench: Bench, first_try: str
) -> None:
    held = Held()

    async def handler(run: JobRun) -> JsonObject:
        result = await held(run)
        if first_try == "fails" and len(held.begun) == 1:
            raise Conflict("No.")
        return result

    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.queue.enqueue(WORK)
    await until(lambda: len(held.begun) == 1)
    for number in range(3):
        await bench.queue.enqueue(JobRequest("things.work", {"thing": number}, "t1"))
    held.go.set()
    ended = await bench.done(job)
    assert (ended.state, ended.result, ended.error) == ("done", {"thing": 2}, None)
    assert held.begun == [{"thing": "t1"}, {"thing": 2}]
    assert not (await bench.stored(job)).data["again"]


async def test_stopping_gives_running_jobs_back(bench: Bench, other: Bench) -> None:
    held, other_held = Held(), Held()
    bench.offer("things.work", held)
    other.offer("things.work", other_held)
    worker = await bench.work()
    job = await bench.queue.enqueue(WORK)
    await until(lambda: len(held.begun) == 1)
    await worker.stop()
    assert (held.stopped, held.ended) == (1, [])
    data = (await bench.stored(job)).data
    assert (data["state"], data["active"], data["attempts"]) == ("queued", True, 0)
    assert (data["lease_owner"], data["crashes"], data["failures"]) == (None, 0, 0)
    other_held.go.set()
    await other.work()
    ended = await other.done(job)
    assert (ended.state, ended.attempts) == (JobState.DONE, 1)


@pytest.mark.parametrize("pause", [0.0, 0.001, 0.003, 0.01])
async def test_stopping_at_any_moment_leaves_no_job_that_nobody_does(
    bench: Bench, pause: float
) -> None:
    bench.offer("things.work", Failing())
    jobs = [
        await bench.queue.enqueue(JobRequest("things.work", {}, str(number)))
        for number in range(30)
    ]
    worker = await bench.work(slots=8)
    await asyncio.sleep(pause)
    await worker.stop()
    for job in jobs:
        data = (await bench.stored(job)).data
        assert (data["state"], data["active"]) in [("queued", True), ("done", False)]
    await bench.work(slots=8)
    assert {(await bench.done(job)).state for job in jobs} == {JobState.DONE}
    assert {(await bench.stored(job)).data["crashes"] for job in jobs} == {0}


async def test_a_worker_that_stops_takes_no_more(bench: Bench) -> None:
    handler = Failing()
    bench.offer("things.work", handler)
    worker = await bench.work()
    await worker.stop()
    await bench.queue.enqueue(WORK)
    await asyncio.sleep(0.3)
    assert handler.tries == []


async def test_a_kind_without_its_plugin_is_put_off(bench: Bench, other: Bench) -> None:
    other.offer("gone.work", Failing())
    unknown = [
        await other.queue.enqueue(JobRequest("gone.work", {}, str(number))) for number in range(5)
    ]
    bench.offer("things.work", Failing())
    known = await bench.queue.enqueue(WORK)
    without = await bench.work(slots=1)
    assert (await bench.done(known)).state is JobState.DONE
    for job in unknown:
        put_off = await bench.queue.get(job.id)
        assert put_off is not None
        assert (put_off.state, put_off.attempts) == (JobState.QUEUED, 0)
        assert put_off.due_at > clock.stamp(plus_seconds=10)
    # Its plugin is back: asking for it makes it due. Whoever has no plugin would put it off again.
    await without.stop()
    await other.work()
    assert (await other.done(await other.queue.enqueue(JobRequest("gone.work", {}, "0")))).result


async def test_lanes_do_not_wait_for_each_other(bench: Bench) -> None:
    held = Held()
    bench.offer("things.slow", held, "background")
    bench.offer("things.quick", Failing(), "interactive")
    await bench.work(slots=1)
    slow = [
        await bench.queue.enqueue(JobRequest("things.slow", {"n": number}, str(number)))
        for number in range(3)
    ]
    await until(lambda: len(held.begun) == 1)
    quick = await bench.queue.enqueue(JobRequest("things.quick", {}, "q"))
    assert (await bench.done(quick)).state is JobState.DONE
    # One slot, one job: the others wait, the oldest first.
    assert held.begun == [{"n": 0}]
    held.go.set()
    for job in slow:
        await bench.done(job)
    assert held.ended == [{"n": 0}, {"n": 1}, {"n": 2}]


async def test_a_job_is_done_by_one_worker_only(bench: Bench, other: Bench) -> None:
    done: list[str] = []

    async def handler(run: JobRun) -> JsonObject:
        done.append(run.id)
        await asyncio.sleep(0.001)
        return {}

    for instance in (bench, other):
        instance.offer("things.work", handler)
        await instance.work(slots=4)
    jobs = [
        await instance.queue.enqueue(JobRequest("things.work", {}, f"{number}"))
        for number in range(30)
        for instance in (bench, other)
    ]
    for job in jobs:
        assert (await bench.done(job)).state is JobState.DONE
    # The same key may have been asked for once more after it was done.
    assert 30 <= len(done) <= 60
    assert {(await bench.stored(job)).data["crashes"] for job in jobs} == {0}


async def test_a_damaged_job_does_not_end_its_lane(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.offer("things.work", Failing())
    job = await bench.queue.enqueue(WORK)
    await bench.change(job, attempts="many")
    await bench.work()
    await until(lambda: "jobs: TypeError at core.jobs.worker:" in caplog.text)
    await bench.change(job, attempts=0)
    assert (await bench.done(job)).state is JobState.DONE

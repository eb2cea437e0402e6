"""Doing jobs: progress, results, retries with back-off, ends, and other lanes and kinds."""

from __future__ import annotations

import asyncio

import pytest

from core import clock
from core.contracts import JobRequest, JobSpec
from core.errors import (
    AppError,
    Conflict,
    InvalidInput,
    OutOfCredit,
    ProviderBusy,
    ProviderTimeout,
    Unavailable,
)
from core.jobs import Job, JobRun, JobState
from core.jobs.worker import MAX_UNEXPECTED_ERRORS, backoff
from core.ports.documents import JsonObject
from tests.core.jobs.bench import Bench, until

WORK = JobRequest("things.work", {"thing": "t1"}, key="t1")


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


def wait_of(job: Job) -> float:
    """Seconds from the last change of the job to its next try."""
    return (clock.parse(job.due_at) - clock.parse(job.updated_at)).total_seconds()


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


def test_pauses_grow_to_ten_seconds() -> None:
    assert [backoff(failures) for failures in (0, 1, 2, 3, 4, 5, 1000)] == [1, 2, 4, 8, 10, 10, 10]


@pytest.mark.parametrize(
    "error",
    [Unavailable("Down."), ProviderTimeout("Slow."), ProviderBusy("Busy.")],
    ids=lambda error: type(error).__name__,
)
async def test_what_can_succeed_later_is_tried_again(bench: Bench, error: AppError) -> None:
    handler = Failing(error)
    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.queue.enqueue(WORK)

    async def waits() -> bool:
        return (await bench.stored(job)).data["failures"] == 1

    await until(waits)
    waiting = await bench.queue.get(job.id)
    assert waiting is not None
    assert (waiting.state, waiting.failures, waiting.attempts) == (JobState.QUEUED, 1, 1)
    assert waiting.error == {
        "detail": error.detail,
        "error_code": error.error_code,
        "retryable": True,
    }
    assert 0.5 < wait_of(waiting) <= 1
    ended = await bench.done(job)
    assert (ended.state, ended.attempts, ended.failures, ended.error) == ("done", 2, 0, None)
    assert handler.tries == [1, 2]


@pytest.mark.parametrize(("failures", "seconds"), [(1, 2), (2, 4), (3, 8), (4, 10), (20, 10)])
async def test_pauses_grow_with_the_failures(bench: Bench, failures: int, seconds: float) -> None:
    bench.offer("things.work", Failing(Unavailable("Down.")))
    job = await bench.queue.enqueue(WORK)
    await bench.change(job, failures=failures)
    await bench.work()

    async def failed() -> bool:
        return (await bench.stored(job)).data["failures"] == failures + 1

    await until(failed)
    waiting = await bench.queue.get(job.id)
    assert waiting is not None
    assert seconds - 1 < wait_of(waiting) <= seconds


async def test_a_busy_provider_is_left_alone_as_long_as_it_asks(bench: Bench) -> None:
    bench.offer("things.work", Failing(ProviderBusy("Busy.", retry_after=45)))
    await bench.work()
    job = await bench.queue.enqueue(WORK)

    async def failed() -> bool:
        return (await bench.stored(job)).data["failures"] == 1

    await until(failed)
    waiting = await bench.queue.get(job.id)
    assert waiting is not None
    assert 44 < wait_of(waiting) <= 45


async def test_asking_again_ends_the_pause(bench: Bench) -> None:
    bench.offer("things.work", Failing(ProviderBusy("Busy.", retry_after=3600)))
    await bench.work()
    job = await bench.queue.enqueue(WORK)

    async def failed() -> bool:
        return (await bench.stored(job)).data["failures"] == 1

    await until(failed)
    assert (await bench.done(await bench.queue.enqueue(WORK))).state is JobState.DONE


@pytest.mark.parametrize(
    "error",
    [InvalidInput.field("text", "Blank."), Conflict("Not approved."), OutOfCredit("No credit.")],
    ids=lambda error: type(error).__name__,
)
async def test_what_cannot_succeed_fails_at_once(bench: Bench, error: AppError) -> None:
    handler = Failing(error)
    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert (job.state, job.attempts, job.failures, job.result) == ("failed", 1, 1, None)
    assert job.error == {
        "detail": error.detail,
        "error_code": error.error_code,
        "retryable": False,
    }
    # A person may ask for it once more.
    assert (await bench.done(await bench.queue.enqueue(WORK))).state is JobState.DONE
    assert len(handler.tries) == 2


async def test_a_retry_is_given_up_after_a_day(bench: Bench) -> None:
    bench.offer("things.work", Failing(Unavailable("Down.")))
    job = await bench.queue.enqueue(WORK)
    await bench.change(job, created_at=clock.stamp(plus_seconds=-25 * 3600))
    await bench.work()
    ended = await bench.done(job)
    assert ended.state is JobState.FAILED
    assert ended.error is not None
    assert ended.error["error_code"] == "unavailable"


async def test_a_mistake_of_the_program_is_tried_a_few_times(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "the patient said this"
    handler = Failing(*[ZeroDivisionError(secret)] * 10)
    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert (job.state, job.failures) == (JobState.FAILED, MAX_UNEXPECTED_ERRORS)
    assert handler.tries == [1, 2, 3]
    assert job.error is not None
    assert job.error["error_code"] == "internal_error"
    assert secret not in caplog.text + str(job.error)
    assert "ZeroDivisionError at tests.core.jobs.test_worker:" in caplog.text


async def test_a_mistake_that_goes_away_does_no_harm(bench: Bench) -> None:
    bench.offer("things.work", Failing(KeyError("x")))
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert (job.state, job.attempts, job.failures, job.error) == ("done", 2, 0, None)


@pytest.mark.parametrize(
    "result",
    [{"a": b"bytes"}, {"a": float("nan")}, {"a": "x" * 900_001}],
    ids=["type", "nan", "size"],
)
async def test_a_result_that_cannot_be_kept_fails_the_job(bench: Bench, result: JsonObject) -> None:
    async def handler(run: JobRun) -> JsonObject:
        return result

    bench.offer("things.work", handler)
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert (job.state, job.result) == (JobState.FAILED, None)


async def test_the_plugin_is_told_of_a_failure_before_anybody_sees_it(bench: Bench) -> None:
    told = []

    async def failed(run: JobRun, error: JsonObject) -> None:
        job = await bench.queue.get(run.id)
        assert job is not None
        told.append((job.state, run.payload, error["error_code"]))
        raise RuntimeError("what the plugin does about it may fail as well")

    handler = Failing(Unavailable("Down."), Conflict("No."))
    bench.queue.add(JobSpec("things.work", handler, failed=failed))
    await bench.work()
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert job.state is JobState.FAILED
    assert told == [("running", {"thing": "t1"}, "conflict")]


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
    await bench.work(slots=1)
    assert (await bench.done(known)).state is JobState.DONE
    for job in unknown:
        put_off = await bench.queue.get(job.id)
        assert put_off is not None
        assert (put_off.state, put_off.attempts) == (JobState.QUEUED, 0)
        assert put_off.due_at > clock.stamp(plus_seconds=10)
    # Its plugin is back: asking for it makes it due.
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

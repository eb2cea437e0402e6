"""Jobs that fail: tried again with growing pauses, or ended so that a person can see why."""

from __future__ import annotations

import pytest

from core import clock
from core.errors import (
    AppError,
    Conflict,
    InvalidInput,
    OutOfCredit,
    ProviderBusy,
    ProviderTimeout,
    Unavailable,
)
from core.jobs import Job, JobRun, JobSpec, JobState
from core.jobs.model import describe
from core.jobs.worker import MAX_UNEXPECTED_ERRORS, backoff
from core.ports.documents import JsonObject
from tests.core.jobs.bench import WORK, Bench, Failing, until


def wait_of(job: Job) -> float:
    """Seconds from the last change of the job to its next try."""
    return (clock.parse(job.due_at) - clock.parse(job.updated_at)).total_seconds()


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

    await until(lambda: bench.has_failed(job))
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

    await until(lambda: bench.has_failed(job, failures + 1))
    waiting = await bench.queue.get(job.id)
    assert waiting is not None
    assert seconds - 1 < wait_of(waiting) <= seconds


async def test_a_busy_provider_is_left_alone_as_long_as_it_asks(bench: Bench) -> None:
    bench.offer("things.work", Failing(ProviderBusy("Busy.", retry_after=45)))
    await bench.work()
    job = await bench.queue.enqueue(WORK)

    await until(lambda: bench.has_failed(job))
    waiting = await bench.queue.get(job.id)
    assert waiting is not None
    assert 44 < wait_of(waiting) <= 45


async def test_asking_again_ends_the_pause(bench: Bench) -> None:
    bench.offer("things.work", Failing(ProviderBusy("Busy.", retry_after=3600)))
    await bench.work()
    job = await bench.queue.enqueue(WORK)

    await until(lambda: bench.has_failed(job))
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
    assert job.error == describe(error)
    assert job.error["detail"] == error.detail
    assert (job.error["error_code"], job.error["retryable"]) == (error.error_code, False)
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
    assert "ZeroDivisionError at tests.core.jobs.bench:" in caplog.text


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

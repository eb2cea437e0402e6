"""Jobs that were promised to somebody: tried again whatever ends a try, and however often."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import clock
from core.errors import AppError, Conflict, NotFound, OutOfCredit, ProviderRefused, Unavailable
from core.jobs import Job, JobRun, JobSpec, JobState
from core.jobs.retries import (
    MAX_CRASHES,
    MAX_PAUSE_SECONDS,
    MAX_UNEXPECTED_ERRORS,
    backoff,
    patient_backoff,
)
from core.ports.documents import JsonObject
from tests.core.jobs.bench import WORK, Bench, Failing, until

PROMISED = replace(WORK, never_give_up=True)


async def waiting(bench: Bench, job: Job, failures: int) -> Job:
    """The job once it has failed so often and waits for its next try."""
    await until(lambda: bench.has_failed(job, failures))
    found = await bench.queue.get(job.id)
    assert found is not None
    assert found.state is JobState.QUEUED
    return found


def pause_of(job: Job) -> float:
    """Seconds from the last change of the job to its next try."""
    return (clock.parse(job.due_at) - clock.parse(job.updated_at)).total_seconds()


def test_pauses_grow_to_a_quarter_of_an_hour() -> None:
    assert [patient_backoff(failures) for failures in range(5)] == [1, 2, 4, 8, 16]
    assert patient_backoff(9) == 512
    assert patient_backoff(10) == patient_backoff(10**6) == MAX_PAUSE_SECONDS


def test_no_number_of_failures_is_too_large_for_a_pause() -> None:
    assert backoff(8_640) == 10


@pytest.mark.parametrize(
    "error",
    [
        ProviderRefused("No such key.", error_code="invalid_api_key"),
        OutOfCredit("Empty."),
        NotFound("What?"),
        Conflict("Not now."),
        ZeroDivisionError(),
    ],
    ids=lambda error: type(error).__name__,
)
async def test_no_answer_ends_it(bench: Bench, error: Exception) -> None:
    rounds = MAX_UNEXPECTED_ERRORS + 2
    handler = Failing(*[error] * rounds)
    told: list[JsonObject] = []

    async def failed(run: JobRun, reason: JsonObject) -> None:
        told.append(reason)

    bench.queue.add(JobSpec("things.work", handler, failed=failed))
    await bench.work()
    job = await bench.queue.enqueue(PROMISED)
    for failures in range(1, rounds + 1):
        found = await waiting(bench, job, failures)
        assert found.error is not None
        if isinstance(error, AppError):
            assert found.error["error_code"] == error.error_code
        # Asking again ends the pause, here as on the page.
        await bench.queue.enqueue(WORK)
    assert (await bench.done(job)).state is JobState.DONE
    assert told == []


async def test_pauses_grow_with_each_refusal(bench: Bench) -> None:
    bench.offer("things.work", Failing(OutOfCredit("Empty.")))
    job = await bench.queue.enqueue(PROMISED)
    await bench.change(job, failures=7)
    await bench.work()
    assert 120 < pause_of(await waiting(bench, job, 8)) <= 128


async def test_a_day_is_not_the_end(bench: Bench) -> None:
    bench.offer("things.work", Failing(Unavailable("Down.")))
    job = await bench.queue.enqueue(PROMISED)
    await bench.change(job, created_at=clock.stamp(plus_seconds=-30 * 86_400), failures=2_000)
    await bench.work()
    found = await waiting(bench, job, 2_001)
    assert pause_of(found) > MAX_PAUSE_SECONDS - 60
    await bench.queue.enqueue(WORK)
    assert (await bench.done(job)).state is JobState.DONE


async def test_deaths_of_the_process_are_a_pause_and_no_end(bench: Bench) -> None:
    handler = Failing()
    bench.offer("things.work", handler)
    job = await bench.queue.enqueue(PROMISED)
    died = {"state": "running", "lease_owner": "dead", "due_at": clock.stamp(plus_seconds=-1)}
    await bench.change(job, **died, crashes=MAX_CRASHES - 1)
    await bench.work()
    found = await waiting(bench, job, 1)
    assert found.error is not None
    assert found.error["error_code"] == "job_crashed"
    assert handler.tries == []
    await bench.queue.enqueue(WORK)
    assert (await bench.done(job)).state is JobState.DONE


async def test_a_promise_is_kept_when_the_same_is_asked_for_without_one(bench: Bench) -> None:
    bench.offer("things.work", Failing(Conflict("No.")))
    job = await bench.queue.enqueue(PROMISED)
    await bench.queue.enqueue(WORK)
    await bench.work()
    await waiting(bench, job, 1)


async def test_work_of_an_earlier_version_ends_as_before(bench: Bench) -> None:
    bench.offer("things.work", Failing(Conflict("No.")))
    job = await bench.queue.enqueue(WORK)
    stored = await bench.stored(job)
    older = {name: value for name, value in stored.data.items() if name != "never_give_up"}
    await bench.store.replace("jobs", job.id, older, stored.version)
    await bench.work()
    assert (await bench.done(job)).state is JobState.FAILED

"""Looks for due jobs: one for all lanes, which hides no lane and makes no job late."""

from __future__ import annotations

from pathlib import Path

from core import clock
from core.errors import Unavailable
from core.jobs import JOBS, JobQueue, JobRequest, JobState
from core.jobs.due import DueJobs
from core.jobs.queue import LANES
from core.ports.documents import Query
from core.records import ReadableDocuments, UnreadableRecords
from tests.core.jobs.bench import WORK, Bench, CountingStore, Failing, Held, until

AN_HOUR = 3_600.0


def of_a_lane(query: Query) -> bool:
    return any(one.field == "lane" for one in query.filters)


async def test_all_lanes_of_an_idle_instance_share_one_look(tmp_path: Path) -> None:
    store = CountingStore(tmp_path)
    bench = Bench(store, JobQueue(store))
    await bench.work()
    await until(lambda: sum(not of_a_lane(query) for query in store.queries) >= 25)
    lanes_and_suspects = 2 * len(LANES)
    # Each lane has looked once, when it began.
    assert sum(of_a_lane(query) for query in store.queries) == lanes_and_suspects
    await bench.close()


async def test_jobs_of_another_instance_are_found_behind_the_queue_of_a_full_lane(
    bench: Bench, other: Bench
) -> None:
    held = Held()
    for instance in (bench, other):
        instance.offer("things.slow", held, "background")
        instance.offer("things.quick", Failing(), "interactive")
    await bench.work(slots=1)
    slow = [
        await other.queue.enqueue(JobRequest("things.slow", {"n": number}, str(number)))
        for number in range(3)
    ]
    await until(lambda: len(held.begun) == 1)
    # Nobody wakes the worker: the instance that has asked does no jobs.
    quick = await other.queue.enqueue(JobRequest("things.quick", {}, "q"))
    assert (await other.done(quick)).state is JobState.DONE
    held.go.set()
    for job in slow:
        assert (await other.done(job)).state is JobState.DONE


async def test_a_job_that_cannot_be_read_hides_no_other_and_is_none_itself(bench: Bench) -> None:
    bench.offer("things.work", Failing())
    unreadable = await bench.queue.enqueue(JobRequest("things.work", {}, "unreadable"))
    await bench.change(unreadable, attempts="many", due_at=clock.stamp(plus_seconds=-60))
    readable = ReadableDocuments(bench.store, [JOBS], UnreadableRecords())
    due = DueJobs(readable, lease_seconds=60, poll_seconds=1)
    assert not await due.any()
    await bench.queue.enqueue(WORK)
    assert await due.any()


async def test_a_long_queue_does_not_hide_what_is_due_impossibly_late(bench: Bench) -> None:
    """As after the clock was set back: the lane's long work is due, and nobody has room for it."""
    held = Held()
    bench.offer("things.slow", held, "background")
    bench.offer("things.quick", Failing(), "interactive")
    late = await bench.queue.enqueue(JobRequest("things.quick", {}, "q"))
    await bench.change(late, due_at=clock.stamp(plus_seconds=AN_HOUR))
    slow = [
        await bench.queue.enqueue(JobRequest("things.slow", {"n": number}, str(number)))
        for number in range(2)
    ]
    await bench.work(slots=1)
    assert (await bench.done(late)).state is JobState.DONE
    held.go.set()
    for job in slow:
        assert (await bench.done(job)).state is JobState.DONE


async def test_the_next_try_waits_for_no_look(bench: Bench) -> None:
    handler = Failing(Unavailable("Down."), Unavailable("Down."))
    bench.offer("things.work", handler)
    await bench.work(poll=AN_HOUR)
    job = await bench.done(await bench.queue.enqueue(WORK))
    assert (job.state, handler.tries) == (JobState.DONE, [1, 2, 3])


async def test_work_that_was_asked_for_again_meanwhile_waits_for_no_look(bench: Bench) -> None:
    held = Held()
    bench.offer("things.work", held)
    await bench.work(poll=AN_HOUR)
    job = await bench.queue.enqueue(WORK)
    await until(lambda: len(held.begun) == 1)
    await bench.queue.enqueue(WORK)
    held.go.set()
    assert (await bench.done(job)).state is JobState.DONE
    await until(lambda: len(held.ended) == 2)

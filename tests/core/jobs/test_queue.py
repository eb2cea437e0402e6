"""Asking for jobs: one job for one key, stored together with other writes or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.adapters.sqlite.documents import SqliteDocumentStore
from core.errors import Conflict, NotFound, StaleVersion, Unavailable
from core.jobs import JOBS, JobQueue, JobRequest, JobRun, JobState, job_id
from core.ports.documents import (
    CollectionSpec,
    Create,
    Delete,
    JsonObject,
    Query,
    Replace,
    StoredDocument,
    Write,
)
from tests.core.jobs.bench import THINGS, Bench

SYNC = JobRequest("things.sync", {"thing": "t1"}, key="t1")


async def nothing(run: JobRun) -> JsonObject:
    return {}


@pytest.fixture
def asking(bench: Bench) -> Bench:
    """A bench that knows one kind of job and has no worker."""
    bench.offer("things.sync", nothing)
    return bench


async def jobs(bench: Bench) -> int:
    return (await bench.store.totals("jobs")).count


async def test_a_job_is_stored_and_waits(asking: Bench) -> None:
    job = await asking.queue.enqueue(SYNC)
    assert job.id == job_id("things.sync", "t1")
    assert (job.kind, job.state, job.progress, job.message) == ("things.sync", "queued", 0.0, "")
    assert (job.attempts, job.failures, job.error, job.result) == (0, 0, None, None)
    assert await asking.queue.get(job.id) == job
    assert (await asking.stored(job)).data["payload"] == {"thing": "t1"}


async def test_a_kind_that_nobody_offers_is_unavailable(asking: Bench) -> None:
    with pytest.raises(Unavailable) as raised:
        await asking.queue.enqueue(JobRequest("nobody.sync", {}, "k"), [Create(THINGS, "t1", {})])
    assert raised.value.error_code == "job_kind_unknown"
    assert "nobody.sync" in raised.value.detail
    assert await asking.store.get(THINGS, "t1") is None
    assert await jobs(asking) == 0


async def test_two_plugins_cannot_offer_one_kind(asking: Bench) -> None:
    with pytest.raises(ValueError, match=r"things\.sync"):
        asking.offer("things.sync", nothing)


async def test_the_same_key_is_the_same_job_while_it_waits(asking: Bench) -> None:
    first = await asking.queue.enqueue(SYNC)
    await asking.change(first, due_at="2999-01-01T00:00:00.000000Z", failures=2)
    again = await asking.queue.enqueue(JobRequest("things.sync", {"thing": "newer"}, "t1"))
    assert again.id == first.id
    assert await jobs(asking) == 1
    # It is made due now and does what was asked for last.
    assert again.due_at < "2999"
    assert (again.state, again.failures, again.created_at) == ("queued", 2, first.created_at)
    assert (await asking.stored(again)).data["payload"] == {"thing": "newer"}


async def test_other_keys_and_kinds_are_other_jobs(asking: Bench) -> None:
    asking.offer("things.speak", nothing)
    requests = [SYNC, JobRequest("things.sync", {}, "t2"), JobRequest("things.speak", {}, "t1")]
    found = {(await asking.queue.enqueue(request)).id for request in requests}
    assert len(found) == await jobs(asking) == 3


@pytest.mark.parametrize("key", ["", "x" * 5000, "糖", "a/b c", "\x00"])
async def test_any_key_gives_an_id_that_the_store_takes(asking: Bench, key: str) -> None:
    job = await asking.queue.enqueue(JobRequest("things.sync", {}, key))
    assert await asking.queue.get(job.id) == job


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED])
async def test_the_same_key_begins_anew_when_the_job_has_ended(
    asking: Bench, state: JobState
) -> None:
    first = await asking.queue.enqueue(SYNC)
    await asking.change(
        first, state=state.value, active=False, attempts=3, failures=2, crashes=1, progress=1.0
    )
    again = await asking.queue.enqueue(SYNC)
    assert (again.id, again.state, again.attempts, again.failures) == (first.id, "queued", 0, 0)
    assert again.progress == 0.0
    assert await jobs(asking) == 1


async def test_the_same_key_while_it_runs_is_asked_for_again(asking: Bench) -> None:
    first = await asking.queue.enqueue(SYNC)
    await asking.change(first, state="running", lease_owner="somebody", due_at="2999")
    again = await asking.queue.enqueue(JobRequest("things.sync", {"thing": "newer"}, "t1"))
    data = (await asking.stored(again)).data
    assert (data["state"], data["again"], data["lease_owner"]) == ("running", True, "somebody")
    assert (data["due_at"], data["payload"]) == ("2999", {"thing": "newer"})


async def test_a_job_is_stored_together_with_other_writes(asking: Bench) -> None:
    old = await asking.store.create(THINGS, "old", {"a": 1})
    await asking.store.create(THINGS, "leaving", {})
    await asking.queue.enqueue(
        SYNC,
        [
            Create(THINGS, "t1", {"state": "pending"}),
            Replace(THINGS, "old", {"a": 2}, old.version),
            Delete(THINGS, "leaving"),
        ],
    )
    things = (await asking.store.query(THINGS, Query())).items
    assert {thing.id: thing.data for thing in things} == {
        "t1": {"state": "pending"},
        "old": {"a": 2},
    }
    assert await jobs(asking) == 1


@pytest.mark.parametrize("waiting", [False, True])
@pytest.mark.parametrize("failing", ["conflict", "stale", "missing"])
async def test_neither_is_stored_when_a_write_fails(
    asking: Bench, failing: str, waiting: bool
) -> None:
    there = await asking.store.create(THINGS, "there", {"a": 1})
    newer = await asking.store.replace(THINGS, "there", {"a": 2}, there.version)
    before = await asking.stored(await asking.queue.enqueue(SYNC)) if waiting else None
    failures: dict[str, tuple[Write, type[Exception]]] = {
        "conflict": (Create(THINGS, "there", {}), Conflict),
        "stale": (Replace(THINGS, "there", {}, there.version), StaleVersion),
        "missing": (Replace(THINGS, "nobody", {}, there.version), NotFound),
    }
    write, error = failures[failing]
    with pytest.raises(error) as raised:
        await asking.queue.enqueue(SYNC, [Create(THINGS, "t1", {}), write])
    assert type(raised.value) is error
    assert await asking.store.get(THINGS, "t1") is None
    assert await asking.store.get(THINGS, "there") == newer
    assert await asking.store.get("jobs", job_id(SYNC.kind, SYNC.key)) == before


class WatchedStore(SqliteDocumentStore):
    """The store as it is; `lost` counts the batches that somebody else was faster than."""

    lost = 0

    async def write(self, writes: Sequence[Write]) -> list[StoredDocument | None]:
        try:
            return await super().write(writes)
        except Conflict:
            self.lost += 1
            raise


async def test_a_race_for_the_job_is_no_conflict_of_the_writes(tmp_path: Path) -> None:
    store = WatchedStore(tmp_path / "documents.sqlite3", [JOBS, CollectionSpec(THINGS)])
    bench = Bench(store, JobQueue(store))
    bench.offer("things.sync", nothing)
    found = await asyncio.gather(
        *(bench.queue.enqueue(SYNC, [Create(THINGS, f"t{n}", {})]) for n in range(12))
    )
    assert {job.id for job in found} == {job_id(SYNC.kind, SYNC.key)}
    assert await jobs(bench) == 1
    assert (await store.totals(THINGS)).count == 12
    assert store.lost > 0  # or this was no race
    await bench.close()


async def test_in_a_race_for_the_job_a_conflict_of_the_writes_is_still_told(
    asking: Bench,
) -> None:
    results = await asyncio.gather(
        *(asking.queue.enqueue(SYNC, [Create(THINGS, "same", {"by": n})]) for n in range(12)),
        return_exceptions=True,
    )
    assert [type(r) for r in results if isinstance(r, Exception)] == [Conflict] * 11
    assert await jobs(asking) == (await asking.store.totals(THINGS)).count == 1


async def test_waiting_for_a_job_that_is_not_there(asking: Bench) -> None:
    assert await asking.queue.get("things.sync:none") is None
    with pytest.raises(NotFound):
        await asking.queue.wait("things.sync:none", 5)


async def test_waiting_ends_with_the_time(asking: Bench) -> None:
    job = await asking.queue.enqueue(SYNC)
    for seconds in (0.0, 0.1, -1.0):
        assert await asking.queue.wait(job.id, seconds) == job


async def test_waiting_sees_a_job_that_another_instance_ends(asking: Bench, other: Bench) -> None:
    job = await asking.queue.enqueue(SYNC)
    waiting = asyncio.create_task(asking.done(job))
    other.offer("things.sync", nothing)
    await other.work()
    assert (await waiting).state is JobState.DONE

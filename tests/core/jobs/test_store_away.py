"""Workers whose store cannot be reached ask less and less often."""

from __future__ import annotations

import logging

import pytest

from core.adapters.firestore.documents import FirestoreDocumentStore
from core.jobs import JOBS, JobQueue, JobWorker
from tests.core.jobs.bench import until
from tests.support.servers import free_port


async def test_a_store_that_is_away_is_asked_less_and_less_often(
    caplog: pytest.LogCaptureFixture,
) -> None:
    address = f"127.0.0.1:{free_port()}"
    store = FirestoreDocumentStore("clinic", "notes", [JOBS], emulator_host=address)
    slots = {"urgent": 1, "interactive": 1, "background": 1}
    worker = JobWorker(store, JobQueue(store), lease_seconds=60, slots=slots, poll_seconds=0.05)

    def failures() -> list[float]:
        """When a lane, or the look for all of them, found that the store is away."""
        return [
            record.created
            for record in caplog.records
            if "the store cannot be reached" in record.getMessage()
        ]

    with caplog.at_level(logging.WARNING):
        await worker.start()
        await until(lambda: len(failures()) >= 11)
        await worker.stop()
    await store.close()

    times = failures()
    # Of eleven failures of five who ask, one has had three: it paused for one second, then for two.
    assert times[10] - times[0] >= 3.0

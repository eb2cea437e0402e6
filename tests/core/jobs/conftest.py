"""A store with jobs, a queue on it, and workers that are stopped at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.jobs import JobQueue
from tests.core.jobs.bench import Bench, open_store


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """One instance of the product, as far as jobs go."""
    store = open_store(tmp_path)
    made = Bench(store, JobQueue(store))
    yield made
    await made.close()


@pytest.fixture
async def other(tmp_path: Path) -> AsyncIterator[Bench]:
    """Another instance on the same data."""
    store = open_store(tmp_path)
    made = Bench(store, JobQueue(store))
    yield made
    await made.close()

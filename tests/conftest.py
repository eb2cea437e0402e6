"""Fixtures shared by all tests."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import hypothesis
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from tests.support import one_thread as one_thread  # before anything else imports numpy
from tests.support.providers.cloud import CloudServers, running_cloud
from tests.support.servers import (
    ROOT,
    Clinic,
    LocalServiceProcess,
    StandingApi,
    begin_with,
    client_of,
    clinic_settings,
    empty_data,
    running_clinic,
    standing_api,
)

# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")

# What pytest makes of a test module is kept for the next run, whatever the environment says: to
# make it anew takes each process longer than to import all the rest. What tests write themselves
# and import is never kept: two versions of one second and length would be taken for each other.
sys.dont_write_bytecode = False

# What is collected stays until the end: looking for garbage in it takes a part of the time.
gc.disable()


BEGUN_BY = {"browser": 0.6, "process": 0.8, "": 1.0}
"""By which part of the run all tests with this mark have begun; the first mark counts."""


class FilesAndWaitingTests(LoadFileScheduling):
    """What each of several processes tests as a whole, and in which order.

    A file is done by one of them, as its tests share servers. Tests of whole processes share
    nothing, unless their file says so, and mostly wait: they go one by one, between the files, so
    that the cores have work meanwhile and none of them is left for the end. Those with a browser
    are the longest; they are far from each other, as a few at a time are more than two cores can
    do. Those of several files that share one product are done by one process.
    """

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


def unit_of(nodeid: str) -> str:
    """The name of what one process does as a whole, and the test belongs to."""
    file = nodeid.partition("::")[0]
    text = _text_of(file)
    if "shared_product" in text:
        return "shared_product"
    waits_alone = "pytest.mark.process" in text and 'scope="module"' not in text
    return nodeid if waits_alone else file


@cache
def _text_of(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> FilesAndWaitingTests:
    """Called where several processes test (`make test`)."""
    return FilesAndWaitingTests(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what waits between what works, see `FilesAndWaitingTests`."""
    if not hasattr(config, "workerinput"):
        return
    kinds: dict[str, dict[str, list[pytest.Item]]] = {kind: {} for kind in BEGUN_BY}
    # Files that stand in no folder have the longest tests of one process: none is left for last.
    for item in sorted(items, key=lambda item: item.path.parent != ROOT / "tests"):
        kind = next(kind for kind in BEGUN_BY if not kind or item.get_closest_marker(kind))
        kinds[kind].setdefault(unit_of(item.nodeid), []).append(item)
    turns = [
        (BEGUN_BY[kind] * number / len(units), unit)
        for kind, units in kinds.items()
        for number, unit in enumerate(units.values())
    ]
    turns.sort(key=lambda turn: turn[0])
    items[:] = chain.from_iterable(unit for _, unit in turns)


def pytest_collection_finish() -> None:
    """Collecting is over: what is imported from now on may be a test's own.

    The tests themselves are kept out of each search for garbage, which a server has to wait for.

    Each test leaves servers and apps behind, which are searched in vain until they are old.
    """
    sys.dont_write_bytecode = True
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.fixture(scope="session")
def local_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServiceProcess]:
    """One local service for all tests that do not stop it, nor act while it writes or speaks."""
    service = LocalServiceProcess(tmp_path_factory.mktemp("local-service"))
    service.start(at_once=True)
    yield service
    service.stop()


@pytest.fixture
def own_local_service(tmp_path: Path) -> Iterator[LocalServiceProcess]:
    """A local service that the test may kill and start again; it is started."""
    service = LocalServiceProcess(tmp_path / "local")
    service.start()
    yield service
    service.kill()


@pytest.fixture
async def own_clinic(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """A clinic whose voice and writer service the test may kill, and whose scripts take time."""
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as running:
        yield running


@pytest.fixture(scope="session")
def empty() -> Path:
    """What the data folder of an empty clinic begins with."""
    return empty_data()


@pytest.fixture
async def clinic(
    tmp_path: Path, empty: Path, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """An empty clinic, served over HTTP."""
    data = begin_with(empty, tmp_path)
    async with running_clinic(clinic_settings(data, local_service.port)) as running:
        yield running


@pytest.fixture(scope="module")
def standing(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, local_service: LocalServiceProcess
) -> Iterator[StandingApi]:
    """What `shared_clinic` is a clinic of."""
    folder = begin_with(empty, tmp_path_factory.mktemp("shared-clinic"))
    with standing_api(clinic_settings(folder, local_service.port)) as api:
        yield api


@pytest.fixture
async def shared_clinic(standing: StandingApi) -> AsyncIterator[Clinic]:
    """One clinic for the tests of a file that look at nothing but what they have made themselves.

    To make an empty one for each takes longer than what most of them ask of it.
    """
    async with client_of(standing) as clinic:
        yield clinic


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[CloudServers]:
    """Firestore and Cloud Storage on loopback."""
    with running_cloud(tmp_path) as servers:
        yield servers


@pytest.fixture(scope="module")
def standing_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CloudServers]:
    """The same for all tests of a file, each of which has a database of its own."""
    with running_cloud(tmp_path_factory.mktemp("cloud")) as servers:
        yield servers

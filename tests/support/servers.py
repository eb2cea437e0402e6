"""The product's own processes and apps on free loopback ports, for the tests."""

from __future__ import annotations

import asyncio
import atexit
import itertools
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import httpx
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI

from core.api import create_app
from core.bootstrap import DOCUMENTS_FILE
from core.isolation.guard import StartBudget
from core.settings import Settings, load_settings
from tests.support.forked.servers import FORKED, ForkedProcess
from tests.support.loopback import serve
from tests.support.patience import PATIENCE_SECONDS, looks
from tests.support.providers.local_service import AT_ONCE

ROOT = Path(__file__).resolve().parents[2]

# Below those that the kernel gives to connections. Each test process begins elsewhere.
_PORTS = range(11_000, 32_000)
_ports = itertools.cycle(_PORTS)
for _ in range(os.getpid() * 997 % len(_PORTS)):
    next(_ports)


def free_port() -> int:
    """A port that nobody listens on now, and that was not given lately."""
    for port in itertools.islice(_ports, len(_PORTS)):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


class Running(Protocol):
    """A process that was started."""

    def poll(self) -> object:
        """None while it runs."""


def wait_until_up(url: str, process: Running) -> None:
    """Wait until the address answers 200; fails when the process ends first."""
    # Without the certificates of the world, which take longer to read than all the rest.
    with httpx.Client(timeout=5.0, trust_env=False, verify=False) as client:
        for _ in looks():
            assert (ended := process.poll()) is None, f"the process ended with {ended}"
            with suppress(httpx.TransportError):
                if client.get(url).status_code == 200:
                    return
    raise AssertionError(f"{url} did not answer")


def without_model(environment: Mapping[str, str]) -> dict[str, str]:
    """This environment for the product's processes, as where the model of meanings is missing.

    The model reads each document for some 20 ms a sentence, also long after a test has made it.
    Whoever puts a `sitecustomize` of their own on PYTHONPATH keeps the model.
    """
    paths = [environment.get("PYTHONPATH"), str(Path(__file__).with_name("words_alone"))]
    return {**environment, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


class LocalServiceProcess:
    """The local voice and writer service as a process of its own; its state outlives it.

    It finds passages by their words alone, see `tests.support.providers.local_service`.
    """

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.port = free_port()
        self._process: ForkedProcess | None = None
        self._client: httpx.Client | None = None

    @property
    def url(self) -> str:
        """Its base address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def process_id(self) -> int:
        """The id of its process."""
        assert self._process is not None
        return self._process.pid

    def ask(self, method: str, path: str, **options: object) -> httpx.Response:
        """Call the service's own API, as the provider's other clients would."""
        if self._client is None:
            self._client = httpx.Client(
                headers={"xi-api-key": "test"}, timeout=60.0, trust_env=False, verify=False
            )
        return self._client.request(method, f"{self.url}{path}", **options)  # type: ignore[arg-type]

    def start(self, *, at_once: bool = False) -> None:
        """Start it and wait until it serves.

        A script that it streams takes as long as in the product, so that a test can act before its
        end; or no time, and neither does speech of a text that was spoken lately.
        """
        options = [AT_ONCE] if at_once else []
        environment = os.environ | {
            "ELEVENDOPS_DATA_DIR": str(self.data_dir),
            "LOCAL_SERVICE_PORT": str(self.port),
            "LOG_LEVEL": "WARNING",
        }
        self._process = FORKED.start(environment, options)
        wait_until_up(f"{self.url}/health", self._process)

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._end()

    def stop(self) -> None:
        """End it as the supervisor would."""
        if self._process is not None:
            self._process.terminate()
            self._end()

    def _end(self) -> None:
        assert self._process is not None
        self._process.wait(timeout=PATIENCE_SECONDS)
        self._process = None
        if self._client is not None:
            self._client.close()
            self._client = None


@dataclass(frozen=True, slots=True)
class Clinic:
    """A running API: its app, its address and a client for it."""

    app: FastAPI
    settings: Settings
    url: str
    client: httpx.AsyncClient


def clinic_settings(data_dir: Path, local_port: int, **overrides: object) -> Settings:
    """Settings of a test clinic, whatever the environment holds."""
    values: dict[str, object] = {
        "_env_file": None,
        "elevendops_data_dir": data_dir,
        "local_service_port": local_port,
        "log_level": "WARNING",
        # Tests count the calls of stores and providers.
        "health_check_seconds": 0,
    }
    return load_settings(**(values | overrides))


_FIRST_LOOKS = (
    "/api/knowledge",
    "/api/agent",
    "/api/audio/list",
    "/api/conversations",
    "/api/dashboard/stats",
)
_emptying = threading.Lock()


def empty_data() -> Path:
    """A data folder in which the API has made its tables, and nothing was ever stored.

    Those indexes are there too that are made when somebody first looks at a list. To make all of
    them anew takes longer than most tests do.
    """
    with _emptying:
        return _empty_data()


@cache
def _empty_data() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="empty-clinic-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

    async def look_around() -> None:
        async with _served(create_app(clinic_settings(folder, free_port()))) as (_, client):
            for path in _FIRST_LOOKS:
                (await client.get(path)).raise_for_status()

    asyncio.run(look_around())
    shutil.rmtree(folder / "traces")
    return folder


def begin_with(empty: Path, folder: Path) -> Path:
    """Copy such a folder."""
    shutil.copytree(empty, folder, dirs_exist_ok=True)
    return folder


@asynccontextmanager
async def running_clinic(
    settings: Settings, budget: StartBudget | None = None
) -> AsyncIterator[Clinic]:
    """Serve the API over HTTP on loopback, with its jobs.

    Where it has no database yet, it begins with that of an empty clinic.
    """
    folder = settings.elevendops_data_dir
    if not (settings.documents_in_firestore or (folder / DOCUMENTS_FILE).exists()):
        begin_with(await asyncio.to_thread(empty_data), folder)
    app = create_app(settings, budget=budget)
    async with _served(app) as (url, client):
        yield Clinic(app, settings, url, client)


@asynccontextmanager
async def _served(app: FastAPI) -> AsyncIterator[tuple[str, httpx.AsyncClient]]:
    async with (
        serve(app) as url,
        httpx.AsyncClient(base_url=url, timeout=60.0, trust_env=False, verify=False) as client,
    ):
        yield url, client


@dataclass(frozen=True, slots=True)
class StandingApi:
    """An API that is served by a thread of its own, whatever event loops the tests have."""

    app: FastAPI
    settings: Settings
    url: str


@contextmanager
def standing_api(settings: Settings) -> Iterator[StandingApi]:
    """Serve the API over HTTP on loopback from a thread."""
    app = create_app(settings)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(serve(app)) as url,
    ):
        yield StandingApi(app, settings, url)


@asynccontextmanager
async def client_of(api: StandingApi) -> AsyncIterator[Clinic]:
    """The clinic of such an API with a client for this event loop."""
    async with httpx.AsyncClient(
        base_url=api.url, timeout=60.0, trust_env=False, verify=False
    ) as client:
        yield Clinic(api.app, api.settings, api.url, client)

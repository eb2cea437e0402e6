"""What each process of the product does by itself, whoever starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.process.pulse import SETTING
from tests.core.process.test_private_files import earlier_data, mode
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import ROOT, free_port, wait_until_up

pytestmark = pytest.mark.process


@dataclass(frozen=True, slots=True)
class Served:
    """A process that has served: what came through its pipe, and the folder that is its own."""

    beats: list[bytes]
    data: Path
    folder: str


@pytest.fixture(
    scope="module",
    params=[
        ("core.api", "BACKEND_PORT", "/api/health", "blobs"),
        ("core.ui", "PORT", "/_stcore/health", "traces"),
        ("core.local", "LOCAL_SERVICE_PORT", "/health", "local-service"),
    ],
    ids=lambda of: of[0],
)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """One of them, with the mask that most users have, and with the data of an earlier version."""
    module, port_setting, health, folder = request.param
    source, sink = os.pipe()
    port = str(free_port())
    own_mask = os.umask(0o022)
    try:
        data = earlier_data(tmp_path_factory.mktemp(module))
        for name in ("documents.sqlite3", "documents.sqlite3-wal", "documents.sqlite3-shm"):
            (data / name).unlink()
        (data / "local-service/state.sqlite3").unlink()
        settings = {SETTING: str(sink), port_setting: port, "ELEVENDOPS_DATA_DIR": str(data)}
        process = subprocess.Popen(
            [sys.executable, "-m", module], cwd=ROOT, env=os.environ | settings, pass_fds=[sink]
        )
    finally:
        os.umask(own_mask)
    os.close(sink)
    try:
        wait_until_up(f"http://127.0.0.1:{port}{health}", process)
        with open(source, "rb", buffering=0) as pulse:
            beats = [pulse.read(1) for _ in range(3)]
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)
    return Served(beats, data, folder)


def test_it_has_a_pulse(served: Served) -> None:
    assert served.beats == [b"."] * 3


def test_it_keeps_its_files_private(served: Served) -> None:
    folder = served.data / served.folder
    for path in [served.data, folder, *folder.rglob("*")]:
        assert mode(path) & 0o077 == 0, path

"""A tree in which scripts/start.sh runs stand-ins for the product's processes."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.scripts.supervisor import Supervisor, left_in
from tests.support.servers import ROOT, free_port

Start = Callable[..., Supervisor]
HANG_SECONDS = 10
"""After which a stand-in that does nothing hangs, unless a test says otherwise."""

SECOND = 0.2
"""How long a second of a script in a hurry is. It counts no more than one for each look that it
takes, ten times a second, so that a busy machine makes them longer."""

CHECK = "core/process/preflight.py"
MODULES = {"local": "core.local", "api": "core.api", "ui": "core.ui"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The tree as far as start.sh needs it, with a stand-in for each process and for the check."""
    for folder in ("scripts", "core/process"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "scripts/start.sh", tmp_path / "scripts")
    for package in ("core", "core/process"):
        (tmp_path / package / "__init__.py").touch()
    shutil.copy(Path(__file__).with_name("check_stand_in.py"), tmp_path / CHECK)
    for name in MODULES:
        shutil.copy(Path(__file__).with_name("stand_in.py"), tmp_path / f"core/{name}.py")
        (tmp_path / f"{name}.plan").write_text("serve")
    return tmp_path


@pytest.fixture
def checked(tree: Path) -> None:
    """The tree has the real check of the settings; a start takes twice the processor's time."""
    make_checked(tree)


def make_checked(tree: Path) -> None:
    """Give the tree the real check of the settings."""
    for name in ("core/declarations.py", "core/errors.py", "core/process/__init__.py", CHECK):
        shutil.copy(ROOT / name, tree / name)
    for name in ("core/i18n", "core/models", "core/settings"):
        shutil.copytree(ROOT / name, tree / name)


@pytest.fixture
def ports() -> dict[str, str]:
    """Free ports, by the name of the setting."""
    return {name: str(free_port()) for name in ("BACKEND_PORT", "PORT", "LOCAL_SERVICE_PORT")}


@pytest.fixture
def start(tree: Path, ports: dict[str, str]) -> Iterator[Start]:
    """Starts start.sh with what each stand-in does, and sees to its end."""
    running: list[Supervisor] = []

    def start_it(
        settings: dict[str, str] | None = None, before: tuple[str, ...] = (), **plans: str
    ) -> Supervisor:
        for name, plan in plans.items():
            (tree / f"{name}.plan").write_text(plan)
        defaults = {"SUPERVISOR_HANG_SECONDS": str(HANG_SECONDS)}
        running.append(Supervisor(tree, ports | defaults | (settings or {}), before))
        return running[-1]

    yield start_it
    for supervisor in running:
        if supervisor.process.poll() is None:
            supervisor.process.kill()
            supervisor.process.wait()
    for pid in left_in(tree):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def hurry(tree: Path, **constants: int) -> None:
    """Let the script in the tree count short seconds, and change constants of it.

    It does the same after as many of them. What it promises in seconds of the clock, how it stops
    and that it soon sees an end, is tested with a script that is as it is.
    """
    script = tree / "scripts" / "start.sh"
    text = script.read_text(encoding="utf-8")
    for name, value in {"SECOND": round(SECOND * 1_000_000), **constants}.items():
        text, found = re.subn(rf"\b{name}=\d+", f"{name}={value}", text)
        assert found == 1, name
    script.write_text(text, encoding="utf-8")


def wait_for_all(supervisor: Supervisor) -> None:
    """Wait until each process has begun; the local service is awaited by none of the others."""
    supervisor.wait_for("Open http")
    supervisor.wait_for("local says hello from stderr")


def starts_of(tree: Path, name: str) -> list[int]:
    """The process ids of a stand-in's starts so far."""
    file = tree / f"{name}.starts"
    return [int(pid) for pid in file.read_text().split()] if file.exists() else []


def answers_of(tree: Path, name: str) -> list[str]:
    """The statuses that a stand-in answered health checks with."""
    file = tree / f"{name}.answers"
    return file.read_text().split() if file.exists() else []


def assert_nothing_left(tree: Path) -> None:
    """Nothing that start.sh has started is running."""
    assert left_in(tree) == {}

"""From a wheel in an empty environment the whole product runs, whatever else is installed there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from core.host.discovery import built_in_ids
from tests.support.browser import browser_page, open_page
from tests.support.fresh_environment import Shell, offline_shell, share_packages
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import ROOT, free_port, wait_until_up

PARTS = ("core", "pages", "plugins")
FOREIGN = "raise ImportError('this is the package of somebody else')\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without any index."""
    folder = tmp_path_factory.mktemp("wheel")
    offline_shell(folder).run(
        f'"{sys.executable}" -m pip wheel --quiet --no-deps --no-build-isolation "$ELEVENDOPS"'
    )
    (found,) = folder.glob("*.whl")
    return found


def names_in(wheel: Path) -> set[str]:
    """The paths of its files."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_adds_one_package_and_no_name_that_others_may_have(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in names_in(wheel)}
    assert {name for name in tops if not name.endswith(".dist-info")} == {
        "elevendops",
        "elevendops.pth",
    }


def test_it_carries_every_file_of_the_product(wheel: Path) -> None:
    files = {
        file.relative_to(ROOT).as_posix()
        for part in PARTS
        for file in (ROOT / part).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert "core/ui/.streamlit/config.toml" in files
    files |= {"scripts/start.sh"}
    assert {f"elevendops/_product/{file}" for file in files} <= names_in(wheel)


@pytest.fixture(scope="module")
def shell(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """A shell in a folder of its own, in which an environment has the wheel and what it needs.

    The environment and the folder have packages of others with the names of our folders.
    """
    folder = tmp_path_factory.mktemp("installed")
    # This environment's pip installs there: one of its own takes longer to make than all the rest.
    offline_shell(folder).run("python -m venv --without-pip venv")
    share_packages(folder / "venv", ["elevendops[speech]"])
    binaries = folder / "venv" / "bin"
    work = folder / "work"
    ports = {name: str(free_port()) for name in ("PORT", "BACKEND_PORT", "LOCAL_SERVICE_PORT")}
    shell = offline_shell(work, LOG_LEVEL="WARNING", **ports)
    path = f"{binaries}:{shell.environment['PATH']}"
    shell = Shell(work, shell.environment | {"PATH": path})
    work.mkdir()
    pip = f'"{sys.executable}" -m pip --python "{binaries / "python"}"'
    shell.run(f'{pip} install --quiet --no-deps "{wheel}"')
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    for place in (site, work):
        for part in PARTS:
            (place / part).mkdir()
            (place / part / "__init__.py").write_text(FOREIGN, encoding="utf-8")
    return shell


@pytest.fixture(scope="module")
def product(shell: Shell) -> Iterator[subprocess.Popen[bytes]]:
    """`elevendops run` in that folder, serving; ended as a user ends it."""
    running = subprocess.Popen(
        ["bash", "-c", "exec elevendops run"], cwd=shell.folder, env=shell.environment
    )
    try:
        for port, path in (("BACKEND_PORT", "/api/health"), ("PORT", "/_stcore/health")):
            url = f"http://127.0.0.1:{shell.environment[port]}{path}"
            wait_until_up(url, running)
        yield running
    finally:
        os.kill(running.pid, signal.SIGTERM)
        assert running.wait(timeout=PATIENCE_SECONDS) == 0


@pytest.mark.process
def test_every_plugin_works_and_keeps_its_data_where_it_was_started(
    shell: Shell, product: subprocess.Popen[bytes]
) -> None:
    api = f"http://127.0.0.1:{shell.environment['BACKEND_PORT']}"
    plugins = httpx.get(f"{api}/api/plugins", timeout=PATIENCE_SECONDS, trust_env=False).json()[
        "plugins"
    ]
    states = {plugin["id"]: plugin["state"] for plugin in plugins}
    assert states == dict.fromkeys(built_in_ids(), "active")
    assert (shell.folder / ".elevendops").is_dir()


@pytest.mark.browser
@pytest.mark.process
def test_its_pages_are_drawn(shell: Shell, product: subprocess.Popen[bytes]) -> None:
    dashboard = f"http://127.0.0.1:{shell.environment['PORT']}"
    with browser_page() as page:
        open_page(page, f"{dashboard}/upload-knowledge", "Upload Knowledge")
        open_page(page, f"{dashboard}/patient-test", "Patient Test")


def test_the_other_commands_work(shell: Shell) -> None:
    assert shell.run("elevendops --version").startswith("elevendops ")
    assert "safety" in shell.run("elevendops plugins")
    shell.run("elevendops new-plugin waiting-list")
    assert (shell.folder / "elevendops-waiting-list" / "pyproject.toml").is_file()


def test_type_checkers_are_shown_where_the_product_lies(shell: Shell) -> None:
    """They read `.pth` files as Python does, and run nothing that would extend the path."""
    said = shell.run("python -P -c 'import sys; print(*sys.path, sep=chr(10))'")
    (place,) = (line for line in said.splitlines() if line.endswith("/elevendops/_product"))
    assert (Path(place) / "core" / "py.typed").is_file()

"""Whoever follows the tutorial, block by block, has a plugin in the running app."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.support.browser import browser_page, open_page
from tests.support.fresh_environment import Shell, offline_shell, share_packages
from tests.support.patience import PATIENCE_SECONDS
from tests.support.servers import ROOT, free_port, wait_until_up

TUTORIAL = ROOT / "docs" / "plugins" / "tutorial.md"
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ENVIRONMENT = "python -m venv"
INSTALL = re.compile(r'pip install .*?"?(\$ELEVENDOPS|\.|[\w-]+[\w.<>=,]+)(?:\[(\w*)\])?"?$')
FOLDER = re.compile(r"^cd (\S+)$", re.MULTILINE)
RUN = "elevendops run"
MAX_OWN_LINES = 40


def blocks() -> list[tuple[str, str, str]]:
    """Language, file (or nothing) and text of each block, in the order of the page."""
    return BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))


def test_the_author_writes_at_most_forty_lines() -> None:
    written = [text for _, file, text in blocks() if file]
    assert written
    lines = [line for text in written for line in text.splitlines() if line.strip()]
    assert len(lines) <= MAX_OWN_LINES


def test_every_block_says_what_it_is() -> None:
    assert {(language, bool(file)) for language, file, _ in blocks()} == {
        ("sh", False),
        ("python", True),
    }
    assert [text.strip() for language, _, text in blocks() if language == "sh"][-1] == RUN


def follow(folder: Path) -> Shell:
    """Do all but the last block; the shell in which the last one is to be run."""
    ports = {name: str(free_port()) for name in ("PORT", "BACKEND_PORT", "LOCAL_SERVICE_PORT")}
    data = {"ELEVENDOPS_DATA_DIR": str(folder / "data"), "LOG_LEVEL": "WARNING"}
    shell = offline_shell(folder, **ports, **data)
    for _, file, text in blocks()[:-1]:
        if file:
            target = shell.folder / file
            assert target.exists(), f"{file} is not there to be replaced"
            target.write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            if found := INSTALL.search(line):
                share_packages(folder / "venv", wanted(shell.folder, *found.groups("")))
            shell.run(line)
            if ENVIRONMENT in line:
                path = f"{folder / 'venv' / 'bin'}:{shell.environment['PATH']}"
                shell = Shell(folder, shell.environment | {"PATH": path})
            if moved := FOLDER.search(line):
                shell = Shell(shell.folder / moved[1], shell.environment)
    return shell


def wanted(folder: Path, what: str, extras: str) -> list[str]:
    """What pip has to install for this argument: a requirement, or a folder with its extras."""
    if what == "$ELEVENDOPS":
        return [f"elevendops[{extras}]"]
    if what != ".":
        return [what]
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    chosen = [project["optional-dependencies"][extra] for extra in extras.split(",") if extra]
    return [one for one in chain(project["dependencies"], *chosen) if "elevendops" not in one]


@pytest.mark.browser
@pytest.mark.process
def test_the_plugin_is_in_the_running_app(tmp_path: Path) -> None:
    shell = follow(tmp_path)
    api = f"http://127.0.0.1:{shell.environment['BACKEND_PORT']}"
    dashboard = f"http://127.0.0.1:{shell.environment['PORT']}"
    product = subprocess.Popen(
        ["bash", "-c", f"exec {blocks()[-1][2]}"], cwd=shell.folder, env=shell.environment
    )
    try:
        wait_until_up(f"{api}/api/health", product)
        wait_until_up(f"{dashboard}/_stcore/health", product)
        plugin = httpx.get(
            f"{api}/api/plugins/waiting_list", timeout=PATIENCE_SECONDS, trust_env=False
        ).json()
        assert plugin["state"] == "active"
        assert plugin["source"].startswith("elevendops-waiting-list ")
        with browser_page() as page:
            open_page(page, f"{dashboard}/waiting-list", "Waiting list")
            page.get_by_label("Who is here?").fill("Ms Lin")
            page.get_by_role("button", name="Put on the list").click()
            expect(
                page.get_by_role("button", name=re.compile("Ms Lin, here since"))
            ).to_be_visible()
    finally:
        os.kill(product.pid, signal.SIGTERM)
        assert product.wait(timeout=PATIENCE_SECONDS) == 0

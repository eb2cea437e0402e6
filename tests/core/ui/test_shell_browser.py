"""The dashboard's own process in a real browser, beside a real API process."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from core.adapters.files import FileBlobStore
from tests.browser import browser_page, open_page, settled
from tests.plugin_packages import installed
from tests.servers import free_port, wait_until_up

pytestmark = [pytest.mark.browser, pytest.mark.process]

TITLES = [
    "Doctor Dashboard",
    "Upload Knowledge",
    "Education Audio",
    "Agent Setup",
    "Patient Test",
    "Conversation Logs",
    "Odd Page",
    "Traces",
]
DOWN = "This page shows everything again by itself"
SECRET = "the patient said something private"
CONTENT = bytes(range(256)) * 64

ODD = f"""
    import streamlit as st
    from core import PageSpec, PluginInfo, hookimpl

    @hookimpl
    def register_plugin():
        return PluginInfo(id="odd_page", title="Odd Page", version="1.0")

    @hookimpl
    def register_pages():
        return [PageSpec("Odd Page", __name__ + ":show", ":material/science:", "odd-page")]

    def fail():
        raise ValueError("{SECRET}")

    @st.fragment
    def part():
        if st.button("Break this part"):
            fail()

    def show():
        st.title("Odd Page")
        st.button("Break the callback", on_click=fail)
        part()
"""


class Processes:
    """The API and the dashboard on ports of their own; both can be ended and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = {name: free_port() for name in ("BACKEND_PORT", "PORT", "LOCAL_SERVICE_PORT")}
        self.dashboard = f"http://127.0.0.1:{self.ports['PORT']}"
        self.log = folder / "dashboard.log"
        self._packages = installed(folder, {"odd_page": ODD})
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, module: str, health: str) -> None:
        """Start one of them and wait until it serves."""
        environment = os.environ | {name: str(port) for name, port in self.ports.items()}
        environment |= self._packages | {"ELEVENDOPS_DATA_DIR": str(self.folder / "data")}
        with self.log.open("ab") as log:
            self._running[module] = subprocess.Popen(
                [sys.executable, "-m", module],
                # Not the repository's folder: nothing may depend on where it was started.
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until_up(health, self._running[module], 60)

    def start_api(self) -> None:
        """Start the API."""
        port = self.ports["BACKEND_PORT"]
        self.start("core.api", f"http://127.0.0.1:{port}/api/health")

    def start_dashboard(self) -> None:
        """Start the dashboard."""
        self.start("core.ui", f"{self.dashboard}/_stcore/health")

    def end(self, module: str) -> int:
        """End one of them as the supervisor does; its exit code."""
        process = self._running.pop(module)
        process.send_signal(signal.SIGTERM)
        return process.wait(timeout=20)

    def end_all(self) -> None:
        """End what is still running."""
        for module in list(self._running):
            self.end(module)


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    """Both processes, started, with one plugin more than the built-in ones."""
    both = Processes(tmp_path)
    try:
        both.start_api()
        both.start_dashboard()
        yield both
    finally:
        both.end_all()


def test_the_shell(processes: Processes) -> None:
    base = processes.dashboard
    address = asyncio.run(store(processes.folder))
    with browser_page() as page:
        navigation(page, base)
        deep_links(page, base)
        without_the_api(page, processes)
        a_part_that_fails(page, processes)
        health_and_files(processes, address)
        # With an open page the end is graceful too.
        assert processes.end("core.ui") == 0


def navigation(page: Page, base: str) -> None:
    open_page(page, base, "Doctor Dashboard")
    links = page.get_by_test_id("stSidebarNav").get_by_role("link")
    expect(links).to_have_text([re.compile(f"{title}$") for title in TITLES])
    # A list without sections: sectioned navigation fails accessibility checks.
    expect(page.get_by_test_id("stNavSectionHeader")).to_have_count(0)
    expect(page.get_by_text("Local mode")).to_be_visible()
    expect(page.get_by_text("It is not medical advice")).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Conversation Logs").click()
    expect(page.get_by_role("heading", name="Conversation Logs", level=1)).to_be_visible()
    expect(page.get_by_text("There is no conversation yet")).to_be_visible()


def deep_links(page: Page, base: str) -> None:
    open_page(page, f"{base}/dashboard", "Doctor Dashboard")
    expect(page.get_by_role("dialog")).to_have_count(0)
    address = f"{base}/conversation-logs?patient_id=P7&start_date=2026-03-01"
    open_page(page, address, "Conversation Logs")
    expect(page.get_by_role("textbox", name="Patient id")).to_have_value("P7")
    expect(page.get_by_text("No conversation fits these filters")).to_be_visible()
    assert page.url == address
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_text("There is no conversation yet")).to_be_visible()
    page.wait_for_url(f"{base}/conversation-logs")


def without_the_api(page: Page, processes: Processes) -> None:
    open_page(page, processes.dashboard, "Doctor Dashboard")
    processes.end("core.api")
    # A page that is open stays as it is, with a banner.
    expect(page.get_by_text(DOWN)).to_be_visible()
    expect(page.get_by_test_id("stMetric").first).to_be_visible()
    assert httpx.get(f"{processes.dashboard}/health", trust_env=False).status_code == 503
    # A page that is opened now is drawn, and says what is wrong.
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Conversation Logs").click()
    expect(page.get_by_role("heading", name="Conversation Logs", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.get_by_role("textbox", name="Patient id").fill("typed before")
    processes.start_api()
    # It comes back by itself, with what was typed.
    expect(page.get_by_text("There is no conversation yet")).to_be_visible()
    expect(page.get_by_text(DOWN)).to_have_count(0)
    expect(page.get_by_role("textbox", name="Patient id")).to_have_value("typed before")


def a_part_that_fails(page: Page, processes: Processes) -> None:
    for button in ("Break the callback", "Break this part"):
        open_page(page, f"{processes.dashboard}/odd-page", "Odd Page")
        page.get_by_role("button", name=button).click()
        expect(page.get_by_text("This page has a fault")).to_be_visible()
        settled(page)
        assert SECRET not in page.content()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Doctor Dashboard").click()
    expect(page.get_by_test_id("stMetric").first).to_be_visible()
    log = processes.log.read_text(encoding="utf-8")
    assert "ValueError at dist_odd_page_module" in log
    assert SECRET not in log
    # Addresses hold what staff search for.
    assert "patient_id=P7" not in log


def health_and_files(processes: Processes, address: str) -> None:
    with httpx.Client(base_url=processes.dashboard, trust_env=False) as client:
        assert client.get("/health").json()["status"] == "healthy"
        assert client.get(address).content == CONTENT
        part = client.get(address, headers={"Range": "bytes=256-511"})
        assert part.status_code == 206
        assert part.content == bytes(range(256))
        assert part.headers["content-range"] == f"bytes 256-511/{len(CONTENT)}"
        assert client.head(address).headers["content-length"] == str(len(CONTENT))
        assert client.get("/blobs/audio/test.wav").status_code == 404


async def store(folder: Path) -> str:
    """The signed address of a file in the API's data folder."""
    blobs = FileBlobStore(folder / "data" / "blobs")
    await blobs.put("audio/test.wav", CONTENT, "audio/wav")
    address = await blobs.url("audio/test.wav", 3600)
    await blobs.close()
    return address

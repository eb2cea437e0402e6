"""The dashboard's own process in a real browser, beside a real API process."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from core.adapters.files.blobs import FileBlobStore
from tests.support.browser import browser_page, open_page, settled
from tests.support.plugin_packages import installed
from tests.support.processes import Processes

pytestmark = [pytest.mark.browser, pytest.mark.process]

TITLES = [
    "Doctor Dashboard",
    "Upload Knowledge",
    "Education Audio",
    "Agent Setup",
    "Patient Test",
    "Conversation Logs",
    "Safety",
    "Late Page",
    "Odd Page",
    "Traces",
]
DOWN = "This page reloads automatically"
SECRET = "the patient said something private"
CONTENT = bytes(range(256)) * 64

ODD = f"""
    import streamlit as st
    from elevendops import PageSpec, PluginInfo, hookimpl, ui

    @hookimpl
    def register_plugin():
        return PluginInfo(id="odd_page", title="Odd Page", version="1.0")

    @hookimpl
    def register_pages():
        return [
            PageSpec("Odd Page", __name__ + ":show", ":material/science:", "odd-page"),
            PageSpec("Late Page", __name__ + ":show_late", ":material/timer:", "late-page"),
        ]

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

    def late():
        asked.append(1)
        if len(asked) < 3:
            raise ui.ApiProblem("It took too long.", error_code="api_timeout", retryable=True)
        return f"It came at try {{len(asked)}}."

    asked = []

    def show_late():
        st.title("Late Page")
        found = ui.fetch(late, "late")
        if found is not None:
            st.text(found)
"""


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    """All processes, started, with one plugin more than the built-in ones."""
    all_three = Processes(tmp_path, installed(tmp_path, {"odd_page": ODD}))
    try:
        all_three.start_all()
        yield all_three
    finally:
        all_three.end_all()


def test_the_shell(processes: Processes) -> None:
    base = processes.dashboard
    address = asyncio.run(store(processes.folder))
    with browser_page() as page:
        navigation(page, base)
        deep_links(page, base)
        a_page_that_was_too_slow(page, base)
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
    expect(page.get_by_text("No conversations match")).to_be_visible()
    assert page.url == address
    page.get_by_role("button", name="Clear filters").click()
    expect(page.get_by_text("There is no conversation yet")).to_be_visible()
    page.wait_for_url(f"{base}/conversation-logs")


def without_the_api(page: Page, processes: Processes) -> None:
    open_page(page, processes.dashboard, "Doctor Dashboard")
    processes.end("core.api")
    # A page that is open stays as it is, with a banner.
    expect(page.get_by_text(DOWN)).to_be_visible()
    expect(page.locator(".cards strong").first).to_be_visible()
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


def a_page_that_was_too_slow(page: Page, base: str) -> None:
    """It asks again by itself, also after the second time."""
    page.goto(f"{base}/late-page")
    expect(page.get_by_text("It took too long.")).to_be_visible()
    expect(page.get_by_text("It came at try 3.")).to_be_visible()
    expect(page.get_by_text("It took too long.")).to_have_count(0)


def a_part_that_fails(page: Page, processes: Processes) -> None:
    for button in ("Break the callback", "Break this part"):
        open_page(page, f"{processes.dashboard}/odd-page", "Odd Page")
        page.get_by_role("button", name=button).click()
        expect(page.get_by_text("This page has a fault")).to_be_visible()
        settled(page)
        # On the author's own machine, where nobody signs in, it is shown; the log stays without it.
        expect(page.get_by_text(f"ValueError: {SECRET}")).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Doctor Dashboard").click()
    expect(page.locator(".cards strong").first).to_be_visible()
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

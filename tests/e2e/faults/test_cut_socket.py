"""Cloud Run cuts each connection after 300 s: the page goes on, and nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Product, running_product
from tests.e2e.through_api import SAMPLE, api, told, until
from tests.support.browser import attach, choose, chromium, open_page, page_of, settled
from tests.support.cut_line import line_to
from tests.support.plugin_packages import installed

pytestmark = [pytest.mark.browser, pytest.mark.process]

SLOW = """
    import time
    import streamlit as st
    from elevendops import PageSpec, PluginInfo, hookimpl, ui

    @hookimpl
    def register_plugin():
        return PluginInfo(id="slow_page", title="Slow Page", version="1.0")

    @hookimpl
    def register_pages():
        return [PageSpec("Slow Page", __name__ + ":show", ":material/science:", "slow-page")]

    def show():
        st.title("Slow Page")
        steps = st.empty()
        for step in range(40):
            time.sleep(0.1)
            steps.caption(f"Step {step}")
        note = st.text_input("Note", **ui.keep("slow.note", ""))
        paper = st.file_uploader("Paper", key="slow.paper")
        st.markdown(f"Read: {note}, {paper.name if paper else 'nothing'}")
"""


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product, empty, with a page that is drawn slowly."""
    folder = tmp_path_factory.mktemp("cut")
    with running_product(folder / "data", installed(folder, {"slow_page": SLOW})) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of both tests; each has a page of its own."""
    with chromium() as running:
        yield running


def connected_again(page: Page) -> None:
    """Wait until Streamlit has noticed the cut, and mended it by itself with the same session."""
    app = page.get_by_test_id("stApp")
    page.wait_for_timeout(1000)
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
    settled(page)


def test_a_cut_while_a_page_is_drawn_takes_no_field(product: Product, browser: Browser) -> None:
    port = int(product.dashboard.rpartition(":")[2])
    with line_to(port) as line, page_of(browser) as page:
        open_page(page, f"http://127.0.0.1:{line.port}/slow-page", "Slow Page")
        attach(page, SAMPLE)
        note = page.get_by_role("textbox", name="Note")
        for text in ("first", "second", "third"):
            note.fill(text)
            page.keyboard.press("Tab")
            page.get_by_text(re.compile(r"^Step ([3-9]|[12]\d)$")).wait_for()
            assert line.cut() > 0
            expect(page.get_by_text(f"Read: {text}, {SAMPLE.name}")).to_be_visible()
            settled(page)
            expect(note).to_have_value(text)


def test_the_socket_is_cut_in_the_middle_of_the_work(product: Product, browser: Browser) -> None:
    port = int(product.dashboard.rpartition(":")[2])
    with line_to(port) as line, page_of(browser) as page, api(product) as client:
        open_page(page, f"http://127.0.0.1:{line.port}/upload-knowledge", "Upload Knowledge")
        attach(page, SAMPLE)
        topic = page.get_by_role("textbox", name="Disease or topic")
        topic.fill("Starting Warfarin")
        page.keyboard.press("Tab")
        settled(page)
        assert line.cut() > 0
        connected_again(page)
        expect(topic).to_have_value("Starting Warfarin")
        choose(page, "Tags", "Medication")
        assert line.cut() > 0
        connected_again(page)
        page.get_by_role("button", name="Save document").click()
        expect(page.get_by_text("is saved. It is now being sent")).to_be_visible()
        stored = client.get("/api/knowledge").json()["documents"]
        assert [row["disease_name"] for row in stored] == ["Starting Warfarin"]

        open_page(page, f"http://127.0.0.1:{line.port}/education-audio", "Education Audio")
        choose(page, "Document", "Starting Warfarin")
        page.get_by_role("button", name="Write the script").click()
        page.wait_for_url(re.compile(r"[?&]draft="))  # it is being written
        line.cut()
        script = page.get_by_role("textbox", name="Script", exact=True)
        expect(script).to_be_visible(timeout=180_000)
        expect(script).not_to_be_empty()
        settled(page)
        edited = f"{script.input_value()}\n\nBring this leaflet to every visit."
        script.fill(edited)
        page.keyboard.press("Tab")
        settled(page)
        # An edit is sent when the field is left, and kept by the API a moment later.
        (draft_id,) = parse_qs(urlsplit(page.url).query)["draft"]
        draft = f"/api/audio/drafts/{draft_id}"
        until(lambda: told(client, draft), lambda kept: kept["script"] == edited)
        line.cut()
        page.reload()
        expect(script).to_have_value(edited)

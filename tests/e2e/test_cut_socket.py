"""Cloud Run cuts each connection after 300 s: the page goes on, and nothing typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import browser_page, choose, open_page, settled
from tests.cut_line import line_to
from tests.e2e.conftest import Product
from tests.e2e.through_api import SAMPLE, api

pytestmark = [pytest.mark.browser, pytest.mark.process]


def test_the_socket_is_cut_in_the_middle_of_the_work(product: Product) -> None:
    port = int(product.dashboard.rpartition(":")[2])
    with line_to(port) as line, browser_page() as page, api(product) as client:
        open_page(page, f"http://127.0.0.1:{line.port}/upload-knowledge", "Upload Knowledge")
        page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(SAMPLE)
        topic = page.get_by_role("textbox", name="Disease or topic")
        topic.fill("Starting Warfarin")
        page.keyboard.press("Tab")
        settled(page)
        # Cloud Run cuts after minutes, not while a page is being drawn.
        page.wait_for_timeout(2000)
        assert line.cut() > 0
        # Streamlit connects again by itself, with the same session.
        page.wait_for_timeout(1000)
        expect(topic).to_have_value("Starting Warfarin")
        choose(page, "Tags", "Medication")
        page.wait_for_timeout(2000)
        assert line.cut() > 0
        page.wait_for_timeout(1000)
        page.get_by_role("button", name="Save document").click()
        expect(page.get_by_text("is saved. It is now being sent")).to_be_visible()
        stored = client.get("/api/knowledge").json()["documents"]
        assert [row["disease_name"] for row in stored] == ["Starting Warfarin"]

        open_page(page, f"http://127.0.0.1:{line.port}/education-audio", "Education Audio")
        choose(page, "Document", "Starting Warfarin")
        page.get_by_role("button", name="Write the script").click()
        page.wait_for_timeout(500)
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
        page.wait_for_timeout(5000)
        line.cut()
        page.reload()
        expect(script).to_have_value(edited)

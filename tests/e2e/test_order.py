"""The content of a script is put into another order in a real browser: by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import api
from tests.support.browser import open_page, settled, window_of

pytestmark = [pytest.mark.browser, pytest.mark.process]


def said(page: Page, order: str) -> None:
    expect(page.get_by_text(f"In this order: {order}.")).to_be_visible()


def test_modules_are_dragged_and_moved_by_the_keyboard(
    shared_product: Product, visitor: BrowserContext
) -> None:
    with api(shared_product) as client:
        body = {"disease_name": "Eye drops", "tags": ["faq"], "raw_content": "One in the evening."}
        knowledge_id = client.post("/api/knowledge", json=body).json()["knowledge_id"]
    address = f"{shared_product.dashboard}/education-audio?document={knowledge_id}"
    with window_of(visitor) as page:
        open_page(page, address, heading="Education Audio")
        rows = page.get_by_role("list", name="Order of the content").get_by_role("listitem")
        page.get_by_role("button", name="Medicines").click()
        settled(page)
        expect(rows).to_have_count(0)
        page.get_by_role("button", name="Common questions").click()
        settled(page)
        said(page, "1. Medicines, 2. Common questions")
        expect(rows).to_have_count(2)

        down = page.get_by_role("button", name="Move “Medicines” down")
        down.focus()
        page.keyboard.press("Enter")
        settled(page)
        said(page, "1. Common questions, 2. Medicines")
        expect(down).to_be_focused()
        expect(down).to_have_attribute("aria-disabled", "true")

        # Moved twice, the second time before the page has answered the first.
        page.get_by_role("button", name="Move “Medicines” up").focus()
        page.keyboard.press("Enter")
        down.focus()
        page.keyboard.press("Enter")
        settled(page)
        said(page, "1. Common questions, 2. Medicines")
        expect(rows.nth(1)).to_contain_text("Medicines")
        expect(down).to_be_focused()

        rows.nth(0).drag_to(rows.nth(1), target_position={"x": 30, "y": 40})
        settled(page)
        said(page, "1. Medicines, 2. Common questions")
        expect(rows.nth(0)).to_contain_text("Medicines")

        page.get_by_role("button", name="Medicines", exact=True).click()
        settled(page)
        said(page, "1. Common questions")
        expect(rows).to_have_count(0)

"""Staff open a row of a list with the mouse, by the keyboard or in another tab, and come back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import api
from tests.support.browser import open_page, settled, window_of

pytestmark = [pytest.mark.browser, pytest.mark.process]

NAMES = ("Rows of *gout*", "Rows of warfarin")


@pytest.fixture
def listed(shared_product: Product, visitor: BrowserContext) -> Iterator[Page]:
    with api(shared_product) as client:
        found = client.get("/api/knowledge", params={"q": "rows"}).raise_for_status().json()
        for name in () if found["documents"] else NAMES:
            body = {"disease_name": name, "tags": ["faq"], "raw_content": f"# {name}\n\nRest.\n"}
            client.post("/api/knowledge", json=body).raise_for_status()
    with window_of(visitor) as page:
        open_page(page, f"{shared_product.dashboard}/upload-knowledge?q=rows", "Upload Knowledge")
        yield page


def test_a_row_is_opened_and_left_again(listed: Page) -> None:
    page = listed
    rows = page.get_by_role("main").get_by_role("listitem").filter(has_text="Rows of")
    expect(rows).to_have_count(2)
    # The newest comes first; what a user typed is shown as it was typed.
    expect(rows.first).to_contain_text(NAMES[1])
    expect(rows.last).to_contain_text(NAMES[0])
    rows.first.get_by_role("link").click()
    expect(page.get_by_role("heading", name=NAMES[1], level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(r"[?&]q=rows\b.*[?&]?id=kd_"))
    page.go_back()
    expect(rows).to_have_count(2)


def test_a_row_is_reached_and_opened_by_the_keyboard(listed: Page) -> None:
    page = listed
    link = page.get_by_role("link", name=f"Open: {NAMES[0]}")
    link.focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name=f"Open: {NAMES[1]}")).to_be_focused()
    # Whoever is at a link stays there while the page is drawn anew.
    page.keyboard.press("r")
    settled(page)
    expect(page.get_by_role("link", name=f"Open: {NAMES[1]}")).to_be_focused()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=NAMES[0], level=1)).to_be_visible()


def test_a_row_is_opened_in_another_tab(listed: Page) -> None:
    link = listed.get_by_role("link", name=f"Open: {NAMES[0]}")
    address = left_to_the_browser(link)
    with window_of(listed.context) as other:
        open_page(other, address, NAMES[0])
    expect(listed.get_by_role("heading", name="Upload Knowledge", level=1)).to_be_visible()


def left_to_the_browser(link: Locator) -> str:
    """Click it with the key for another tab; the address that the browser would open there.

    The tab itself is not opened: Chromium's headless shell loses one of ten that a click asks for.
    """
    link.page.evaluate(
        """() => document.addEventListener("click", (event) => {
            window.leftToTheBrowser = !event.defaultPrevented;
            event.preventDefault();
        }, {once: true})"""
    )
    link.click(modifiers=["ControlOrMeta"])
    assert link.page.evaluate("() => window.leftToTheBrowser")
    return str(link.evaluate("link => link.href"))


def test_a_row_leads_to_another_page(
    listed: Page, shared_product: Product, visitor: BrowserContext
) -> None:
    with api(shared_product) as client:
        found = client.get("/api/knowledge", params={"q": "rows"}).json()["documents"]
        knowledge_id = next(one["knowledge_id"] for one in found if one["disease_name"] == NAMES[0])
        plan = {"review_on": "2024-02-05"}
        client.put(f"/api/knowledge/{knowledge_id}/review", json=plan).raise_for_status()
    page = listed
    open_page(page, shared_product.dashboard, "Doctor Dashboard")
    link = page.get_by_role("link", name=f"Review: Review due: “{NAMES[0]}”")
    address = left_to_the_browser(link)
    with window_of(visitor) as other:
        open_page(other, address, NAMES[0])
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=NAMES[0], level=1)).to_be_visible()
    expect(page).to_have_url(re.compile(rf"/upload-knowledge\?id={knowledge_id}$"))
    page.go_back()
    expect(page.get_by_role("heading", name="Doctor Dashboard", level=1)).to_be_visible()

"""Every kind of broken plugin at once in the running product: the clinic goes on as if without."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser import browser_page, open_page
from tests.core.broken_plugins import BROKEN
from tests.e2e.conftest import Product, running_product
from tests.plugin_packages import install
from tests.servers import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.process]

PATIENCE_SECONDS = 60.0

PAGES = {
    "dashboard": "Doctor Dashboard",
    "upload-knowledge": "Upload Knowledge",
    "education-audio": "Education Audio",
    "agent-setup": "Agent Setup",
    "patient-test": "Patient Test",
    "conversation-logs": "Conversation Logs",
}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product with all of them installed."""
    folder = tmp_path_factory.mktemp("broken")
    packages = folder / "packages"
    packages.mkdir()
    for name, broken in BROKEN.items():
        install(packages, name, broken.source(name))
    paths = os.pathsep.join([str(packages), str(ROOT)])
    with running_product(folder / "data", {"PYTHONPATH": paths}) as running:
        yield running


def failed_plugins(client: httpx.Client) -> dict[str, dict[str, str]]:
    """What the API says of them, once it has found each; some fail only after the start."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        listed = {view["id"]: view for view in client.get("/api/plugins").json()["plugins"]}
        working = [name for name in BROKEN if listed[name]["state"] != "failed"]
        if not working:
            return listed
        assert time.monotonic() < deadline, working
        time.sleep(0.2)


def test_all_pages_are_drawn_and_the_plugins_page_names_each(product: Product) -> None:
    with httpx.Client(base_url=product.api, trust_env=False, timeout=60) as client:
        found = failed_plugins(client)
        for path in ("/api/health", "/openapi.json", "/api/knowledge", "/api/dashboard/stats"):
            assert client.get(path).status_code == 200, path
    with browser_page() as page:
        for address, heading in PAGES.items():
            open_page(page, f"{product.dashboard}/{address}", heading)
            expect(page.get_by_test_id("stException")).to_have_count(0)
        open_page(page, f"{product.dashboard}/plugins", "Plugins")
        shown = page.get_by_role("main")
        for name in BROKEN:
            expect(shown).to_contain_text(f"dist-{name.replace('_', '-')} 1.0")
            expect(shown).to_contain_text(found[name]["remedy"])

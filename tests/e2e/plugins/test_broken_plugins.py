"""Every kind of broken plugin at once in the running product: the clinic goes on as if without."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.core.isolation.broken_plugins import BROKEN
from tests.e2e.conftest import supervised_product
from tests.e2e.through_api import Row, api, until
from tests.support.browser import browser_page, open_page
from tests.support.dashboard import SIX_PAGES
from tests.support.patience import looks
from tests.support.plugin_packages import installed

pytestmark = [pytest.mark.browser, pytest.mark.process]


def plugins(client: httpx.Client) -> Row:
    return {view["id"]: view for view in client.get("/api/plugins").json()["plugins"]}


def test_all_pages_are_drawn_and_the_plugins_page_names_each(tmp_path: Path) -> None:
    packages = installed(tmp_path, {name: broken.source(name) for name, broken in BROKEN.items()})
    with supervised_product(tmp_path / "data", packages) as product, browser_page() as page:
        with api(product) as client:
            # Some fail only after the start.
            found = until(
                lambda: plugins(client),
                lambda found: all(found[name]["state"] == "failed" for name in BROKEN),
            )
            for path in ("/api/health", "/openapi.json", "/api/knowledge", "/api/dashboard/stats"):
                assert client.get(path).status_code == 200, path
        for address, heading in SIX_PAGES.items():
            open_page(page, f"{product.dashboard}/{address}", heading)
            expect(page.get_by_test_id("stException")).to_have_count(0)
        open_page(page, f"{product.dashboard}/plugins", "Plugins")
        wanted = [f"dist-{name.replace('_', '-')} 1.0" for name in BROKEN]
        wanted += [found[name]["remedy"] for name in BROKEN]
        # The page is long: to read it for each of these takes longer than to draw it.
        main = page.get_by_role("main")
        for _ in looks():
            shown = one_line(main.text_content() or "")
            if not (missing := [words for words in wanted if one_line(words) not in shown]):
                break
        assert not missing


def one_line(words: str) -> str:
    return " ".join(words.split())

"""What the dashboard's process loads while its pages are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.e2e.conftest import Product
from tests.e2e.through_api import api, document, process_of
from tests.support.browser import open_page, window_of
from tests.support.dashboard import SIX_PAGES

pytestmark = [pytest.mark.browser, pytest.mark.process]


def test_no_page_loads_the_packages_for_data_frames(
    shared_product: Product, visitor: BrowserContext
) -> None:
    with api(shared_product) as client:
        document(client)
    with window_of(visitor) as page:
        for address, heading in SIX_PAGES.items():
            open_page(page, f"{shared_product.dashboard}/{address}", heading)

    loaded = Path(f"/proc/{process_of(shared_product, 'core.ui')}/maps").read_text()
    assert "/pydantic_core/" in loaded  # so the list is that of the right process
    assert "/pandas/" not in loaded
    assert "/pyarrow/" not in loaded

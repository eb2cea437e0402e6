"""The whole main job by browser: from an uploaded document to the log, through all six pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Product
from tests.e2e.main_job import leaflet, whole_job
from tests.support.browser import browser_page

pytestmark = [pytest.mark.browser, pytest.mark.process]


def test_from_an_uploaded_document_to_the_log(any_product: Product, tmp_path: Path) -> None:
    with browser_page() as page:
        whole_job(page, any_product, leaflet(tmp_path))

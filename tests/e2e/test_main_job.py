"""The whole main job by browser: from an uploaded document to the log, through all six pages.

This is with Firestore and Cloud Storage. With SQLite and files it is done, and traced, in
`test_main_job_traces`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.conftest import Product
from tests.e2e.main_job import leaflet, whole_job
from tests.support.browser import browser_page

pytestmark = [pytest.mark.browser, pytest.mark.process]


def test_from_an_uploaded_document_to_the_log(cloud_product: Product, tmp_path: Path) -> None:
    with browser_page() as page:
        whole_job(page, cloud_product, leaflet(tmp_path))

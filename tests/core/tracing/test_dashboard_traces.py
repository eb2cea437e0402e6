"""By browser: what a user does is one trace, from the page to the provider, in both processes."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from core.tracing.redaction import SPAN_NAMES
from core.ui.page_tracing import action_of
from tests.core.tracing.support import PATIENCE_SECONDS, Tree, trees
from tests.e2e.conftest import Product, running_product
from tests.support.browser import browser_page, open_page, save_document, settled

SECRET = "My left knee hurts"
SAVE = "action upload-knowledge upload.save"


def wait_for(product: Product, ready: Callable[[Tree], bool]) -> Tree:
    """The first trace for which this holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        if found := next((tree for tree in trees(product.data) if ready(tree)), None):
            return found
        assert time.monotonic() < deadline, [tree.tops()[0].name for tree in trees(product.data)]
        time.sleep(0.2)


@pytest.mark.browser
@pytest.mark.process
def test_a_click_is_one_trace(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "product.log"
    settings = {"LOG_LEVEL": "INFO", "TRACE_LINK_TEMPLATE": "http://traces.example/{trace_id}"}
    with running_product(data, settings, log) as product, browser_page() as page:
        open_page(page, f"{product.dashboard}/upload-knowledge", "Upload Knowledge")
        opened(product)
        save(page)
        saved(product)
        refused(page)
        # The last action's spans have ended when the page is still; the end must send them.
        settled(page)
    last = [tree for tree in trees(data) if tree.find("page conversation-logs")]
    assert last
    names = {row.name for tree in trees(data) for row in tree.rows}
    assert all(any(known.fullmatch(name) for known in SPAN_NAMES) for name in names), names
    files = [path.read_text(encoding="utf-8") for path in (data / "traces").iterdir()]
    assert SECRET not in "".join([*files, log.read_text(encoding="utf-8")])


def opened(product: Product) -> None:
    tree = wait_for(
        product,
        lambda tree: bool(tree.find("page upload-knowledge")) and len(tree.tops()) == 1,
    )
    (top,) = tree.tops()
    assert top.name == "page upload-knowledge"
    assert top.process == "dashboard"
    assert top.attributes["elevendops.plugin"] == "knowledge"
    assert top.attributes["elevendops.page"] == "upload-knowledge"
    stores = {tuple(tree.path(row)): row for row in tree.find("store query knowledge_documents")}
    listed = (
        "page upload-knowledge",
        "GET /api/knowledge",
        "GET /api/knowledge",
        "store query knowledge_documents",
    )
    assert listed in stores
    assert stores[listed].process == "api"


def save(page: Page) -> None:
    leaflet = f"# Knee\n\n{SECRET}. {'Rest the joint. ' * 40}"
    file: FilePayload = {
        "name": "knee.md",
        "mimeType": "text/markdown",
        "buffer": leaflet.encode(),
    }
    save_document(page, file, "Knee pain")
    settled(page)


def saved(product: Product) -> None:
    # Both processes write what has ended; whole is a trace with a single span at its top.
    tree = wait_for(
        product,
        lambda tree: bool(tree.find("voice create_document")) and len(tree.tops()) == 1,
    )
    (top,) = tree.tops()
    assert top.name == SAVE, top.name
    voice = tree.one("voice create_document")
    path = tree.path(voice)
    assert path[0] == SAVE
    assert path[-2:] == ["job knowledge.sync", "voice create_document"]
    assert any(row.process == "dashboard" and row.kind == "client" for row in tree.rows)
    assert tree.find("store write knowledge_documents")
    # No other trace has the click's work in it.
    others = [tree for tree in trees(product.data) if tree.find("job knowledge.sync")]
    assert len(others) == 1


def refused(page: Page) -> None:
    """The panel of an error names the trace, with a link to where it can be seen."""
    base = page.url.rpartition("/")[0]
    page.goto(f"{base}/conversation-logs?id=cv_none")
    link = page.get_by_role("link", name=re.compile("Trace [0-9a-f]{32}"))
    expect(link.first).to_be_visible()
    address = link.first.get_attribute("href") or ""
    assert address.startswith("http://traces.example/")
    assert len(address.rpartition("/")[2]) == 32


@pytest.mark.parametrize(
    ("key", "action"),
    [
        ("save", "save"),
        ("audio.play.au_0123", "audio.play"),
        ("link.Knee pain?id=kd_1", "link"),
        ("link.diabetes?", "link"),
        ("retry.kd_123", "retry"),
        ("My knee hurts", "field"),
        ("upload.file.3", "upload.file"),
        ("log.rows__events", "log.rows"),
        ("upload.rows.0__events", "upload.rows"),
        (None, "field"),
        ("P1234", "field"),
        ("", "field"),
    ],
)
def test_an_action_is_named_without_ids_and_labels(key: str | None, action: str) -> None:
    assert action_of(key, "field") == action

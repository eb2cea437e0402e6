"""By browser: what a user does is one trace, from the page to the provider, in both processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core.tracing.redaction import SPAN_NAMES
from core.ui.runs import action_of
from tests.browser import attach, browser_page, choose, open_page, settled
from tests.core.tracing.support import PATIENCE_SECONDS, Tree, trees
from tests.servers import ROOT, free_port, wait_until_up

SECRET = "My left knee hurts"
SAVE = "action upload-knowledge upload.save"


class Product:
    """The whole product by its own script; its log goes to a file."""

    def __init__(self, data: Path) -> None:
        self.data = data
        ports = {name: str(free_port()) for name in ("PORT", "BACKEND_PORT", "LOCAL_SERVICE_PORT")}
        self.url = f"http://127.0.0.1:{ports['PORT']}"
        self.api = f"http://127.0.0.1:{ports['BACKEND_PORT']}"
        self.log = data.with_suffix(".log")
        environment = os.environ | ports
        environment |= {
            "ELEVENDOPS_DATA_DIR": str(data),
            "LOG_LEVEL": "INFO",
            "TRACE_LINK_TEMPLATE": "http://traces.example/{trace_id}",
        }
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                ["bash", str(ROOT / "scripts" / "start.sh")],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
            )
        wait_until_up(f"{self.url}/_stcore/health", self._process, 90)

    def stop(self) -> int:
        """End it as Cloud Run does; its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        return self._process.wait(30)


@pytest.fixture
def product(tmp_path: Path) -> Iterator[Product]:
    running = Product(tmp_path / "data")
    yield running
    running.stop()


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
def test_a_click_is_one_trace(product: Product) -> None:
    with browser_page() as page:
        open_page(page, f"{product.url}/upload-knowledge", "Upload Knowledge")
        opened(product)
        save(page)
        saved(product)
        refused(page)
        # The last action's spans have ended when the page is still; the end must send them.
        settled(page)
        assert product.stop() == 0
    last = [tree for tree in trees(product.data) if tree.find("page conversation-logs")]
    assert last
    names = {row.name for tree in trees(product.data) for row in tree.rows}
    assert all(any(known.fullmatch(name) for known in SPAN_NAMES) for name in names), names
    files = [path.read_text(encoding="utf-8") for path in (product.data / "traces").iterdir()]
    assert SECRET not in "".join([*files, product.log.read_text(encoding="utf-8")])


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
    stores = tree.find("store query knowledge_documents")
    assert stores
    assert tree.path(stores[0]) == [
        "page upload-knowledge",
        "GET /api/knowledge",
        "GET /api/knowledge",
        "store query knowledge_documents",
    ]
    assert stores[0].process == "api"


def save(page: Page) -> None:
    page.get_by_role("textbox", name="Disease or topic").fill("Knee pain")
    attach(
        page,
        {
            "name": "knee.md",
            "mimeType": "text/markdown",
            "buffer": f"# Knee\n\n{SECRET}. {'Rest the joint. ' * 40}".encode(),
        },
    )
    settled(page)
    choose(page, "Tags", "Medication")
    page.get_by_role("button", name="Save document").click()
    expect(page.get_by_text("is saved. It is now being sent")).to_be_visible()
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
        (None, "field"),
        ("P1234", "field"),
        ("", "field"),
    ],
)
def test_an_action_is_named_without_ids_and_labels(key: str | None, action: str) -> None:
    assert action_of(key, "field") == action

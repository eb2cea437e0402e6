"""Pages of other sites in a browser on this machine: they read, change, join and frame nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Product, running_product
from tests.e2e.through_api import api, document, synced
from tests.support.browser import chromium, open_page, page_of
from tests.support.patience import PATIENCE_SECONDS

pytestmark = [pytest.mark.browser, pytest.mark.process]

FOREIGN = "elsewhere.test"
ALLOWED = "front-desk.test"
PRIVATE = "Warfarin"

# Everything that a page can try without its user: each gives what came of it, or `refused`.
TRIES = """
async (target) => {
  const refused = (promise) => promise.then((value) => value, () => "refused");
  const loaded = (element, source) => new Promise((resolve) => {
    element.onload = () => resolve("loaded");
    element.onerror = () => resolve("refused");
    element.src = source;
    document.body.append(element);
  });
  const upload = () => {
    const form = new FormData();
    form.append("file", new File(["# Gout\\n\\nDrink water."], "gout.md", {type: "text/markdown"}));
    form.append("disease_name", "Planted by a page");
    form.append("tags", "faq");
    return form;
  };
  const socket = (path) => new Promise((resolve) => {
    const found = new WebSocket(target.replace("http", "ws") + path);
    found.onopen = () => resolve("open");
    found.onerror = () => resolve("refused");
  });
  const submitted = () => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.name = "answer";
    document.body.append(frame);
    const form = document.createElement("form");
    form.action = target + "/api/knowledge/upload";
    form.method = "post";
    form.enctype = "multipart/form-data";
    form.target = "answer";
    const parts = new DataTransfer();
    parts.items.add(new File(["# Gout\\n\\nDrink water."], "gout.md", {type: "text/markdown"}));
    const file = Object.assign(document.createElement("input"), {type: "file", name: "file"});
    file.files = parts.files;
    form.append(file);
    for (const [name, value] of [["disease_name", "Planted by a form"], ["tags", "faq"]]) {
      form.append(Object.assign(document.createElement("input"), {name, value}));
    }
    document.body.append(form);
    frame.onload = () => resolve("done");
    form.submit();
  });
  const read = (path) => refused(fetch(target + path).then((answer) => answer.text()));
  const sent = (path, body) => refused(
    fetch(target + path, {method: "POST", mode: "no-cors", body}).then((answer) => answer.type));
  return {
    read: [
      await read("/api/knowledge?include=content"), await read("/openapi.json"),
      await read("/v1/convai/knowledge-base"), await read("/_stcore/host-config"), await read("/"),
    ],
    sent: [
      await sent("/api/knowledge/upload", upload()),
      await sent("/v1/convai/knowledge-base/file", upload()),
      await sent("/v1beta/models/gemini-2.5-flash:generateContent", "{}"),
      await submitted(),
    ],
    joined: [
      await socket("/_stcore/stream"), await socket("/v1/convai/conversation?agent_id=a"),
    ],
    included: [
      await loaded(document.createElement("script"), target + "/api/knowledge"),
      await loaded(new Image(), target + "/favicon.png"),
    ],
  };
}
"""


class _Blank(BaseHTTPRequestHandler):
    """A page of somebody else's server."""

    def do_GET(self) -> None:
        """Answer any path with an empty page."""
        body = b"<!doctype html><title>Elsewhere</title><body></body>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def somebody_elses_server() -> Iterator[int]:
    """A web server that has nothing to do with the product; gives its port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Blank)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product with one document, which the local service has too."""
    data = tmp_path_factory.mktemp("product") / "data"
    with running_product(data, {"ALLOWED_HOSTS": ALLOWED}) as running:
        with api(running) as client:
            synced(client, f"/api/knowledge/{document(client)}")
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for which all names lead here; each test has a page of its own in it."""
    with chromium([FOREIGN, ALLOWED]) as running:
        yield running


def stored(product: Product) -> tuple[object, object]:
    """What a page could have changed: the clinic's documents and the local service's."""
    with api(product) as client:
        ours = client.get("/api/knowledge", params={"include": "content"}).json()
    theirs = httpx.get(
        f"{product.local_service}/v1/convai/knowledge-base",
        headers={"xi-api-key": "any"},
        trust_env=False,
    )
    return ours, theirs.raise_for_status().json()


@pytest.mark.parametrize("host", [FOREIGN, "127.0.0.1", "localhost"])
def test_a_page_of_another_server_gets_nowhere(
    product: Product, browser: Browser, host: str
) -> None:
    before = stored(product)
    assert PRIVATE in str(before)
    with somebody_elses_server() as port, page_of(browser) as page:
        for target in (product.api, product.local_service, product.dashboard):
            page.goto(f"http://{host}:{port}/")
            found = page.evaluate(TRIES, target)
            assert set(found["read"]) == {"refused"}, target
            assert set(found["joined"]) == {"refused"}, target
            assert set(found["included"]) == {"refused"}, target
    assert stored(product) == before


def test_a_name_that_leads_here_opens_nothing(product: Product, browser: Browser) -> None:
    before = stored(product)
    with page_of(browser) as page:
        for target in (product.api, product.local_service, product.dashboard):
            renamed = target.replace("127.0.0.1", FOREIGN)
            answer = page.goto(f"{renamed}/")
            assert answer is not None
            assert answer.status == 421
            # To the browser this page and all that it asks for are of one site.
            found = page.evaluate(TRIES, renamed)
            assert PRIVATE not in str(found)
            assert all("ALLOWED_HOSTS" in text for text in found["read"]), target
            assert set(found["joined"]) == {"refused"}, target
            assert set(found["included"]) == {"refused"}, target
    assert stored(product) == before


def framed_by(page: Page, address: str) -> bool:
    """Whether a page gets the address into a frame of its own."""
    page.evaluate(
        """(address) => new Promise((resolve) => {
          const frame = document.createElement("iframe");
          frame.onload = resolve;
          frame.src = address;
          document.body.append(frame);
        })""",
        address,
    )
    return page.frames[-1].url.startswith(address)


def test_no_page_frames_ours(product: Product, browser: Browser) -> None:
    with somebody_elses_server() as port, page_of(browser) as page:
        for host in (FOREIGN, "127.0.0.1"):
            page.goto(f"http://{host}:{port}/")
            assert framed_by(page, f"http://{host}:{port}/other")
            for target in (product.dashboard, product.api, product.local_service):
                assert not framed_by(page, f"{target}/")
                assert not framed_by(page, f"{target}/_stcore/health")


def test_the_product_itself_works_under_its_names(product: Product, browser: Browser) -> None:
    with page_of(browser) as page:
        for host in ("127.0.0.1", "localhost", ALLOWED):
            address = product.dashboard.replace("127.0.0.1", host)
            open_page(page, f"{address}/upload-knowledge", "Upload Knowledge")
            expect(page.get_by_role("main")).to_contain_text(PRIVATE)


def test_a_link_on_another_page_leads_here(product: Product, browser: Browser) -> None:
    with somebody_elses_server() as port, page_of(browser) as page:
        page.goto(f"http://{FOREIGN}:{port}/")
        page.evaluate(
            "(address) => { const link = document.createElement('a'); link.href = address;"
            " link.textContent = 'The clinic'; document.body.append(link); }",
            f"{product.dashboard}/upload-knowledge",
        )
        page.get_by_role("link", name="The clinic").click()
        expect(page.get_by_role("heading", name="Upload Knowledge", level=1)).to_be_visible()


@pytest.mark.parametrize("server", ["dashboard", "api", "local_service"])
def test_every_answer_says_what_browsers_may_not_do(product: Product, server: str) -> None:
    address = getattr(product, server)
    for method, path in (("GET", "/"), ("GET", "/health"), ("GET", "/nowhere"), ("PUT", "/media")):
        for headers in ({}, {"Origin": "http://elsewhere.test"}, {"Host": "elsewhere.test"}):
            answer = httpx.request(
                method,
                f"{address}{path}",
                headers=headers,
                trust_env=False,
                timeout=PATIENCE_SECONDS,
            )
            assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"
            assert answer.headers["x-frame-options"] == "DENY"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["referrer-policy"] == "same-origin"


def test_nothing_that_is_written_is_for_others(product: Product) -> None:
    paths = [product.data, *product.data.rglob("*")]
    assert {Path(path).relative_to(product.data).parts[:1] for path in paths} >= {
        ("blobs",),
        ("documents.sqlite3",),
        ("local-service",),
        ("traces",),
    }
    assert [str(path) for path in paths if path.stat().st_mode & 0o077] == []

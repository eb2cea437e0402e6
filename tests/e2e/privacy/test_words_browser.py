"""500 identifiers and sentences are typed, uploaded and opened in every page; none leaves.

What leaves: the spans of both processes, the runs in LangSmith, and the log of the whole product
at its most talkative. The voice and writing service then refuses everything, quoting it.
"""

from __future__ import annotations

import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest
from playwright.sync_api import Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.core.tracing.words import IDENTIFIERS, NAMES, SENTENCES, assert_silent, texts
from tests.e2e.conftest import Product, running_product
from tests.e2e.main_job import approve, ask, badge
from tests.e2e.through_api import api, process_of
from tests.support.browser import attach, browser_page, choose, open_page, settled
from tests.support.dashboard import SIX_PAGES
from tests.support.patience import PATIENCE_SECONDS
from tests.support.plugin_packages import installed
from tests.support.providers import trace_server

pytestmark = [pytest.mark.browser, pytest.mark.process]

PAGES = (*SIX_PAGES, "traces", "plugins", "careless")
VOICE = "localEnglishAnna0001"
CARELESS = '''
    """A plugin whose page and route put what they are given into their errors."""

    import logging
    import threading

    from fastapi import APIRouter
    from pydantic import BaseModel

    from elevendops import PageSpec, PluginInfo, RouterSpec, hookimpl, ui

    log = logging.getLogger(__name__)

    @hookimpl
    def register_plugin():
        return PluginInfo(id="careless", title="Careless", version="1.0")

    @hookimpl
    def register_routes(context):
        router = APIRouter()

        @router.get("/{words}")
        async def fail(words: str) -> None:
            log.info("a careless route is asked")
            raise ValueError(words)

        return [RouterSpec("careless", router)]

    @hookimpl
    def register_pages():
        return [PageSpec("Careless", f"{__name__}:render", ":material/science:", "careless")]

    def render():
        import streamlit as st

        log.info("a careless page is drawn")
        st.title("Careless")
        words = st.text_input("Words", key="careless.words")
        st.button("In a callback", key="careless.callback", on_click=fail, args=(words,))
        st.button("By the API", key="careless.api", on_click=ask, args=(words,))
        if st.button("In a thread", key="careless.thread"):
            thread = threading.Thread(target=fail, args=(words,))
            thread.start()
            thread.join()
        if st.button("On the page", key="careless.page"):
            try:
                fail(words)
            except ValueError as error:
                raise KeyError(words) from error

    def ask(words):
        ui.api().get(ui.path("api", "careless", words), BaseModel)

    def fail(words):
        raise ValueError(words)
'''


class Words:
    """What is said next. It begins anew where all have been said."""

    def __init__(self) -> None:
        self._said = {"sentence": 0, "name": 0, "identifier": 0}

    def sentences(self, count: int = 1) -> str:
        return " ".join(self._next("sentence", SENTENCES) for _ in range(count))

    def name(self) -> str:
        return self._next("name", NAMES)

    def identifier(self) -> str:
        return self._next("identifier", IDENTIFIERS)

    def _next(self, kind: str, words: list[str]) -> str:
        self._said[kind] += 1
        return words[(self._said[kind] - 1) % len(words)]


def test_nothing_that_was_typed_uploaded_or_opened_leaves(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    with trace_server.otlp() as spans, trace_server.langsmith() as runs:
        settings = {
            "LOG_LEVEL": "DEBUG",
            "TRACE_EXPORTER": "otlp",
            "OTEL_EXPORTER_OTLP_ENDPOINT": spans.address,
            "LANGSMITH_API_KEY": "k",
            "LANGSMITH_ENDPOINT": runs.address,
        } | installed(tmp_path, {"careless": CARELESS})
        with running_product(tmp_path / "data", settings, log) as product, browser_page() as page:
            words = Words()
            spoken = use(page, product, words, tmp_path)
            look_around(page, product, words)
            be_careless(page, product, words)
            fail(page, product, words, spoken, tmp_path)
    logged = log.read_text(encoding="utf-8", errors="replace")
    by_process = {
        process: [span for span in spans.spans if span.service == process]
        for process in ("elevendops-api", "elevendops-dashboard")
    }
    assert min(len(found) for found in by_process.values()) > 100
    pages = {span.attributes.get("elevendops.page") for span in by_process["elevendops-dashboard"]}
    assert set(PAGES) <= pages, pages
    for process, failures in {
        "elevendops-api": {"500", "ProviderRefused"},
        "elevendops-dashboard": {"KeyError", "ApiProblem"},
    }.items():
        kinds = {span.attributes.get("error.type") for span in by_process[process]}
        assert failures <= kinds, kinds
    assert b"ProviderRefused" in b"".join(runs.raw)
    for line in ("a careless route is asked", "a careless page is drawn", "a thread ended"):
        assert line in logged
    assert_silent(*texts(spans, runs), logged)


def use(page: Page, product: Product, words: Words, folder: Path) -> str:
    """The main job with somebody's words wherever words can be; the address of the audio."""
    file = folder / f"{words.name()}.md"
    everything = " ".join((*SENTENCES, *NAMES, *IDENTIFIERS))
    file.write_text(f"# {words.sentences()}\n\n{everything}\n", encoding="utf-8")
    topic = words.name()
    save(page, product, file, topic, words)
    expect(badge(page.get_by_role("main"), "Ready")).to_be_visible()
    fill(page, "Find by name", words.name())
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("No document fits")).to_be_visible()
    document = str(documents(product)[0]["knowledge_id"])
    edit(page, product, document, words)
    spoken = make_audio(page, product, topic, words)
    create_agent(page, product, topic, words)
    expect(badge(page.get_by_role("main"), "Ready")).to_be_visible()
    talk(page, product, words)
    return spoken


def documents(product: Product) -> list[dict[str, object]]:
    with api(product) as client:
        found: list[dict[str, object]] = client.get("/api/knowledge").json()["documents"]
    return found


def fill(page: Page, label: str, text: str) -> None:
    """Fill in a field of a form."""
    page.get_by_role("textbox", name=label, exact=True).fill(text)


def write(page: Page, label: str, text: str) -> None:
    """Fill in a field, and leave it."""
    fill(page, label, text)
    page.keyboard.press("Tab")


def save(page: Page, product: Product, file: Path, topic: str, words: Words) -> None:
    address = {"q": words.sentences(), "tag": words.name(), "sync_status": words.sentences()}
    open_page(
        page, f"{product.dashboard}/upload-knowledge?{urlencode(address)}", "Upload Knowledge"
    )
    attach(page, file)
    write(page, "Disease or topic", topic)
    tags = page.get_by_role("combobox", name="Tags", exact=True)
    tags.fill(words.name())
    tags.press("Enter")
    page.keyboard.press("Escape")
    settled(page)
    page.get_by_role("button", name="Save document").click()
    expect(page.get_by_text("is saved. It is now being sent")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    settled(page)


def edit(page: Page, product: Product, document: str, words: Words) -> None:
    page.goto(f"{product.dashboard}/upload-knowledge?id={document}&q={quote(words.sentences())}")
    page.get_by_role("tab", name="Edit").click()
    field = page.get_by_role("textbox", name="Text", exact=True)
    field.fill(f"{field.input_value()}\n\n{words.sentences(40)}")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Save changes").click()
    expect(page.get_by_text("The changes are saved.")).to_be_visible()


def make_audio(page: Page, product: Product, topic: str, words: Words) -> str:
    address = {"draft": words.sentences(), "audio": words.identifier()}
    open_page(page, f"{product.dashboard}/education-audio?{urlencode(address)}", "Education Audio")
    choose(page, "Document", topic)
    write(page, "Extra instructions", words.sentences(5))
    settled(page)
    page.get_by_role("button", name="Write the script").click()
    script = page.get_by_role("textbox", name="Script", exact=True)
    expect(script).to_be_visible(timeout=180_000)
    expect(script).not_to_be_empty()
    settled(page)
    script.fill(words.sentences(4))
    page.keyboard.press("Tab")
    settled(page)
    accept_findings(page, words)
    approve(page)
    write(page, "Name", words.name())
    write(page, "Description", words.sentences(3))
    settled(page)
    page.get_by_role("button", name="Make the speech").click()
    page.locator("audio").first.wait_for(state="attached", timeout=180_000)
    settled(page)
    return page.url


def accept_findings(page: Page, words: Words) -> None:
    """Accept whatever the checks have found, each for a reason in somebody's words."""
    expect(page.get_by_text("Checks find some mistakes, never all.")).to_be_visible()
    settled(page)
    waiting = page.get_by_role("button", name="Accept it as it is")
    while left := waiting.count():
        waiting.first.click()
        page.get_by_role("textbox", name="Why is it right as it is?").fill(words.sentences())
        page.get_by_role("button", name="Accept", exact=True).click()
        expect(waiting).to_have_count(left - 1)
        settled(page)


def create_agent(page: Page, product: Product, topic: str, words: Words) -> None:
    open_page(page, f"{product.dashboard}/agent-setup?id=new", "New agent")
    write(page, "Name", words.name())
    choose(page, "Documents", topic)
    page.get_by_text("More settings").click()
    write(page, "Greeting", words.sentences(2))
    write(page, "Custom instructions", words.sentences(10))
    settled(page)
    page.get_by_role("button", name="Create agent").click()
    expect(page.get_by_role("heading", name="Agent Setup", level=1)).to_be_visible()


def begin_to_talk(page: Page, product: Product, words: Words) -> None:
    open_page(
        page, f"{product.dashboard}/patient-test?agent={quote(words.sentences())}", "Patient Test"
    )
    write(page, "Patient id", words.identifier())
    settled(page)
    page.get_by_role("button", name="Start the conversation").click()
    expect(page.get_by_role("heading", name=re.compile("^Patient P"), level=1)).to_be_visible()
    page.get_by_text("Text only").first.click()
    settled(page)


def talk(page: Page, product: Product, words: Words) -> None:
    begin_to_talk(page, product, words)
    for _ in range(3):
        ask(page, words.sentences(4))
    page.get_by_role("button", name="End the conversation").click()
    expect(page.get_by_text("The conversation has ended and is in the log.")).to_be_visible()
    page.get_by_text("See it in the log").click()
    expect(page.get_by_role("heading", name="Transcript")).to_be_visible()


def look_around(page: Page, product: Product, words: Words) -> None:
    """Search, download, and open addresses with somebody's words in them, and of nothing."""
    open_page(page, f"{product.dashboard}/conversation-logs", "Conversation Logs")
    fill(page, "Patient id", words.identifier())
    fill(page, "Words in the conversation", words.sentences())
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("No conversations match")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    settled(page)
    page.get_by_text(re.compile("^Download 1 conversation")).click()
    links = page.locator("a[href^='/downloads/']")
    links.first.wait_for(state="attached")
    for link in links.all():
        file = page.request.get(f"{product.dashboard}{link.get_attribute('href')}")
        assert any(sentence in file.text() for sentence in SENTENCES)
    for name, questions in {
        "conversation-logs": ("id", "q", "patient_id", "start_date"),
        "education-audio": ("document", "script", "audio"),
        "agent-setup": ("id",),
        "patient-test": ("session",),
        "upload-knowledge": ("id", "q"),
        "traces": ("plugin", "page", "min_milliseconds", "show"),
        "plugins": ("plugin", "id"),
        "dashboard": ("q", "id"),
    }.items():
        asked = urlencode({question: words.sentences() for question in questions})
        page.goto(f"{product.dashboard}/{name}?{asked}")
        page.get_by_role("main").locator("h1, [data-testid=stAlert]").first.wait_for()
        settled(page)
    for place in ("traces?trace=", ""):
        page.goto(f"{product.dashboard}/{place}{quote(words.sentences())}")
        settled(page)
    for place in ("downloads/", "blobs/", "blobs/x?signature=", "health?q=", "dashboard/"):
        page.request.get(f"{product.dashboard}/{place}{quote(words.sentences())}")
    with pytest.raises(InvalidStatus):
        connect(f"{product.api.replace('http', 'ws', 1)}/api/x?q={quote(words.sentences())}")
    with api(product) as client:
        client.get(f"/api/{words.identifier()}/{quote(words.sentences())}")
        client.get("/api/conversations/export", params={"q": words.sentences(), "format": "x y"})


def be_careless(page: Page, product: Product, words: Words) -> None:
    """A plugin's errors quote what it was given."""
    for button, said in {
        "In a callback": "This page has a fault",
        "By the API": "Details for support",
        "In a thread": "Careless",
        "On the page": "This page has a fault",
    }.items():
        open_page(page, f"{product.dashboard}/careless?q={quote(words.sentences())}", "Careless")
        write(page, "Words", words.sentences(2))
        settled(page)
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("main").get_by_text(said)).to_be_visible()
        settled(page)
    with api(product) as client:
        answer = client.get(f"/api/careless/{quote(words.sentences())}")
    assert answer.status_code == 500


@contextmanager
def refusing_service(product: Product) -> Iterator[None]:
    """The voice and writing service ends, and in its place stands one that refuses and quotes."""
    port = httpx.URL(product.local_service).port
    assert port is not None
    os.kill(process_of(product, "core.local"), signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            server = ThreadingHTTPServer(("127.0.0.1", port), _Quoting)
            break
        except OSError:  # it has not ended yet
            assert time.monotonic() < deadline
            time.sleep(0.02)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quoting(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said = f"{self.path} {sent.decode('utf-8', 'replace')}"
        # Also where a code should be.
        error = {"code": 400, "status": said, "message": said}
        answer = json.dumps({"detail": {"status": said, "message": said}, "error": error})
        self.send_response(400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer.encode())))
        self.end_headers()
        self.wfile.write(answer.encode())

    do_GET = do_PATCH = do_DELETE = do_POST  # noqa: N815 - the library's names

    def log_message(self, format: str, *arguments: object) -> None:
        """Quiet."""


def fail(page: Page, product: Product, words: Words, spoken: str, folder: Path) -> None:
    """Speak, ask, save, write and set up, all in vain."""
    main = page.get_by_role("main")
    begin_to_talk(page, product, words)
    with page.context.new_page() as speaking:
        open_page(speaking, spoken, "Education Audio")
        with refusing_service(product):
            write(speaking, "Description", words.sentences(2))
            # What one voice has said is kept; the other has to be asked.
            choose(speaking, "Voice", "Paul")
            speaking.get_by_role("button", name="Make the speech").click()
            expect(speaking.get_by_test_id("stAlert").first).to_be_visible()
            settled(speaking)
            for _ in range(2):
                ask(page, words.sentences(4))
            expect(badge(main, "Service fault")).to_have_count(2)
            file = folder / f"{words.name()}.md"
            file.write_text(f"# {words.sentences()}\n\n{words.sentences(20)}\n", encoding="utf-8")
            save(page, product, file, words.name(), words)
            expect(badge(main, "Failed")).to_be_visible()
            fail_to_write_and_to_speak(page, product, words)
            with api(product) as client:
                agent = {
                    "name": words.name(),
                    "voice_id": VOICE,
                    "first_message": words.sentences(),
                }
                answer = client.post("/api/agent", json={**agent, "answer_style": "friendly"})
            open_page(page, f"{product.dashboard}/agent-setup", "Agent Setup")
            # Refused at once where the list of voices is older than a minute.
            if answer.status_code == 201:
                expect(badge(main, "Failed")).to_be_visible()


def fail_to_write_and_to_speak(page: Page, product: Product, words: Words) -> None:
    document = str(documents(product)[0]["knowledge_id"])
    with api(product) as client:
        asked = {"knowledge_id": document, "script": words.sentences(3), "voice_id": VOICE}
        answer = client.post("/api/audio/generate", json={**asked, "approve": True})
    address = f"{product.dashboard}/education-audio?document={document}"
    # Refused at once where the list of voices is older than a minute.
    if answer.status_code == 200:
        open_page(page, f"{address}&audio={answer.json()['audio_id']}", "Education Audio")
        expect(badge(page.get_by_role("main"), "Failed").first).to_be_visible()
    open_page(page, address, "Education Audio")
    write(page, "Extra instructions", words.sentences(5))
    settled(page)
    page.get_by_role("button", name="Write the script").click()
    expect(page.get_by_text("There is no script")).to_be_visible()
    settled(page)

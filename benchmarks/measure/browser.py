"""A real browser that measures pages of Streamlit: Debian's Chromium, by Playwright."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

# As patients and staff have it, where it is there; the tests need no more than its shell.
CHROMIUM = which("chromium") or "/usr/bin/chromium-headless-shell"
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
_PATIENCE = 120_000.0
_LOOK_MILLISECONDS = 5
_UNHEARD = 20_000.0
_IS_SEEN = """heading => Array.from(document.querySelectorAll("h1")).some(
    found => found.innerText.trim() === heading && found.checkVisibility())"""
_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, without a window; nothing leaves this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """One page in a browser that has never been here."""

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context()
        context.set_default_timeout(_PATIENCE)
        self._page: Page = context.new_page()
        self._page.on("websocket", self._opened)
        self._runs = 0
        self._begun = False
        self._finished = 0.0
        self.messages = 0

    def close(self) -> None:
        """Leave."""
        self._page.context.close()

    def open(self, url: str, heading: str) -> float:
        """Seconds from the address to the page's heading; the page is whole then."""
        started = time.perf_counter()
        self._page.goto(url, wait_until="commit")
        # With each frame: Playwright's own waiting looks after 0.1, 0.35, 0.85 and 1.85 seconds.
        self._page.wait_for_function(_IS_SEEN, arg=heading, polling="raf", timeout=_PATIENCE)
        took = time.perf_counter() - started
        self._until_run(1)
        return took

    def rerun(self) -> float:
        """Seconds of one more run of the open page, asked for by its key, until it is drawn."""
        wanted = self._runs + 1
        while True:
            # Streamlit takes no key while it shows that it runs.
            shown = self._page.locator("[data-test-script-state=notRunning]")
            shown.first.wait_for(state="attached", timeout=_PATIENCE)
            self.messages, self._begun = 0, False
            started = time.perf_counter()
            self._page.keyboard.press("r")
            if self._until_run(wanted):
                break
        drawing = time.perf_counter()
        self._page.evaluate(_DRAWN)
        return self._finished - started + time.perf_counter() - drawing

    def _until_run(self, number: int) -> bool:
        """Wait for the end of a run; False where none has begun, as the page was not ready."""
        asked = time.perf_counter()
        while self._runs < number:
            self._page.wait_for_timeout(_LOOK_MILLISECONDS)
            waited = 1000 * (time.perf_counter() - asked)
            if waited > _PATIENCE:
                raise RuntimeError(f"a run of {self._page.url} does not end")
            if waited > _UNHEARD and not self._begun:
                return False
        return True

    def _opened(self, socket: WebSocket) -> None:
        # There is another one when the first was lost.
        socket.on("framereceived", self._received)

    def _received(self, data: bytes | str) -> None:
        if isinstance(data, str):
            return
        self.messages += 1
        message = ForwardMsg()
        message.ParseFromString(data)
        self._begun = self._begun or message.WhichOneof("type") == "new_session"
        # A part of a page that draws itself anew ends otherwise.
        if (
            message.WhichOneof("type") == "script_finished"
            and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        ):
            self._runs += 1
            self._finished = time.perf_counter()

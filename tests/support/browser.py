"""Headless Chromium for the browser tests: nothing leaves this machine."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    BrowserContext,
    FilePayload,
    Locator,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.support.patience import PATIENCE_SECONDS

CHROMIUM = which("chromium-headless-shell") or "/usr/bin/chromium"
"""The shell is the same browser without windows of its own, for half the processor time."""
_NO_OTHER_HOST = "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
    # No page is open long enough to gain from programs that are made faster while they run: a walk
    # through the pages uses a sixth less of the processor without.
    "--js-flags=--no-opt --no-maglev",
    # All windows of one person share a process, in which the program of the pages is translated.
    "--process-per-site",
    f"--host-resolver-rules={_NO_OTHER_HOST}",
)
PATIENCE = 1000 * PATIENCE_SECONDS
"""Milliseconds that a step may take on a busy machine before it counts as failed."""
_HOLD_STILL = """document.addEventListener("animationstart", (event) => {
    for (const one of event.target.getAnimations({subtree: true}))
        if (one.effect?.getComputedTiming().iterations === Infinity) one.pause();
}, true)"""
"""What turns for ever, such as a spinner, would be drawn 60 times a second while a test waits."""


@contextmanager
def chromium(names: Sequence[str] = ()) -> Iterator[Browser]:
    """A fresh browser, for which these names are addresses of this machine too."""
    rules = ", ".join([*(f"MAP {name} 127.0.0.1" for name in names), _NO_OTHER_HOST])
    # Of an argument that is given twice, the last one counts.
    arguments = [*ARGUMENTS, f"--host-resolver-rules={rules}"]
    with _playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        try:
            expect.set_options(timeout=PATIENCE)
            yield browser
        finally:
            browser.close()


class _Running(threading.local):
    playwright: Playwright | None = None


_running = _Running()


@contextmanager
def _playwright() -> Iterator[Playwright]:
    """What starts browsers; there can be one at a time in a thread."""
    if _running.playwright is not None:
        yield _running.playwright
        return
    with sync_playwright() as started:
        _running.playwright = started
        try:
            yield started
        finally:
            _running.playwright = None


@contextmanager
def page_of(browser: Browser, width: int = 1280, height: int = 1000) -> Iterator[Page]:
    """A page of somebody who has never been here: nothing is kept from another one."""
    with person(browser, {"width": width, "height": height}) as sitting:
        yield sitting.new_page()


@contextmanager
def browser_page(
    width: int = 1280, height: int = 1000, names: Sequence[str] = ()
) -> Iterator[Page]:
    """A page of a fresh browser, see `chromium` and `page_of`."""
    with chromium(names) as browser, page_of(browser, width, height) as page:
        yield page


@contextmanager
def person(browser: Browser, viewport: ViewportSize | None = None) -> Iterator[BrowserContext]:
    """Somebody whose windows, see `window_of`, share what the browser keeps.

    The program of the dashboard's pages is fetched and translated once for all of them, which takes
    2 s of processor time; most that a page does takes less.
    """
    context = browser.new_context(viewport=viewport)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_HOLD_STILL)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def window_of(person: BrowserContext, width: int = 1280, height: int = 1000) -> Iterator[Page]:
    """A new window of this person.

    It is closed when the next one is left: the process of the windows ends with the last of them,
    and a new one would have to translate the program of the pages anew.
    """
    page = person.new_page()
    page.set_viewport_size({"width": width, "height": height})
    try:
        yield page
    finally:
        for before in _left.get(person, ()):
            before.close()
        _left[person] = [page]


_left: WeakKeyDictionary[BrowserContext, list[Page]] = WeakKeyDictionary()


def open_page(page: Page, url: str, heading: str) -> None:
    """Open an address and wait until the page with this heading is drawn."""
    page.goto(url)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    settled(page)


_STILL = """() => document.getAnimations().every((one) => one.playState !== "running"
    || one.effect?.getComputedTiming().iterations === Infinity)"""
"""A part that opens moves what is below it; what turns for ever, such as a spinner, does not."""


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn what was asked for, and nothing moves any more."""
    expect(page.locator("[data-test-script-state]")).not_to_have_attribute(
        "data-test-script-state", re.compile("running|rerunRequested")
    )
    page.wait_for_function(_STILL)


def plays(audio: Locator) -> float:
    """Play this sound until its time has moved on; its duration in seconds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        # Not awaited, since a sound that never comes has a promise that never ends; begun again
        # where the page has drawn the element anew.
        now, duration = audio.evaluate(
            "element => { if (element.paused) element.play().catch(() => 0);"
            " return [element.currentTime, element.duration]; }"
        )
        if now > 0.2:
            audio.evaluate("element => element.pause()")
            return float(duration)
        audio.page.wait_for_timeout(100)
    raise AssertionError(f"the sound at {audio.get_attribute('src')} does not play")


def attach(page: Page, file: Path | FilePayload) -> None:
    """Choose a file to upload, and wait until the page has it; a redraw may lose it."""
    chosen = page.get_by_test_id("stFileChip").filter(has_not=page.get_by_role("progressbar"))
    for _ in range(30):
        settled(page)
        if not page.get_by_test_id("stFileChip").count():
            page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(file)
        try:
            chosen.first.wait_for(timeout=2000)
        except PlaywrightTimeout:
            continue
        settled(page)
        if chosen.count():
            return
    raise AssertionError("the page does not take the file")


def save_document(page: Page, file: Path | FilePayload, topic: str) -> None:
    """Save a file as a document, on the open page Upload Knowledge."""
    attach(page, file)
    page.get_by_role("textbox", name="Disease or topic").fill(topic)
    page.keyboard.press("Tab")
    chosen = page.get_by_test_id("stMultiSelect").get_by_text("Medication", exact=True)
    for _ in range(5):
        choose(page, "Tags", "Medication")
        if chosen.count():
            break
    page.get_by_role("button", name="Save document").click()
    expect(page.get_by_text("is saved. It is now being sent")).to_be_visible()


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a field, by keyboard as far as its list; a redraw may close the list.

    While a list is open the rest of the page is hidden from roles, so it is closed in the end.
    """
    field = page.get_by_role("combobox", name=label, exact=True)
    wanted = page.get_by_role("option", name=option).first
    for _ in range(30):
        try:
            field.press("ArrowDown", timeout=10_000)
            wanted.click(timeout=2000)
            break
        except PlaywrightTimeout:
            # A redraw below an open list hides the field with the rest of the page.
            page.keyboard.press("Escape")
            settled(page)
    for _ in range(30):
        page.keyboard.press("Escape")
        settled(page)
        if not page.get_by_role("listbox").count():
            return
    raise AssertionError(f"the list of {label} stays open")

"""Pages in a real browser beside a bare Streamlit page: `python -m benchmarks.pages`.

In turns: a browser that has never been there opens the page until its heading is seen, and asks for
a few more runs of it. It needs Chromium, or its headless shell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from playwright.sync_api import Browser

from benchmarks.bare.programs import BarePair
from benchmarks.measure.bench import Bench, TraceCollector
from benchmarks.measure.browser import Visit, chromium
from benchmarks.measure.processes import (
    healthy_urls,
    page_url,
    product_environment,
    running,
)
from benchmarks.measure.report import Row, ratio_at_most, run_alone

PAGES = {
    "Doctor Dashboard": ("dashboard", "Doctor Dashboard"),
    "Upload Knowledge": ("upload-knowledge", "Upload Knowledge"),
    "a document": ("upload-knowledge?id=kd_000000", "Gout, part 0"),
    "Education Audio": ("education-audio", "Education Audio"),
    "Agent Setup": ("agent-setup", "Agent Setup"),
    "Patient Test": ("patient-test", "Patient Test"),
    "Conversation Logs": ("conversation-logs", "Conversation Logs"),
    "a conversation": ("conversation-logs?id=cv_000000", "Patient P0000"),
    "Safety": ("safety", "Safety"),
    "Traces": ("traces", "Traces"),
    "Plugins": ("plugins", "Plugins"),
}
"""The addresses of the pages and their headings, by the names that their rows begin with."""

_BARE_HEADING = "A bare page"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    stored: int = field(default=1_000, metadata={"help": "documents and conversations to store"})
    pages: tuple[str, ...] = field(default=tuple(PAGES), metadata={"help": "pages, by their names"})
    visits: int = field(default=5, metadata={"help": "visits of each page"})
    reruns: int = field(default=5, metadata={"help": "runs after the first of each visit"})
    uncounted: int = field(default=1, metadata={"help": "visits of each page before those"})
    beside: int = field(default=1, metadata={"help": "visits of a bare page beside each of those"})


SMALL = Size(
    stored=60,
    pages=("Doctor Dashboard", "a document", "a conversation", "Plugins"),
    visits=1,
    reruns=1,
    uncounted=0,
    beside=0,
)


@dataclass(slots=True)
class _Seen:
    """Seconds of first contents and reruns, and messages of a rerun."""

    first: list[float] = field(default_factory=list)
    reruns: list[float] = field(default_factory=list)
    messages: list[float] = field(default_factory=list)


def measure(size: Size, bench: Bench) -> Iterator[Row]:
    """The rows about pages."""
    collector = TraceCollector()
    environment = product_environment(bench.clinic(size.stored)) | collector.as_in_production()
    pair = BarePair()
    with (
        collector.running(),
        running(["scripts/start.sh"], healthy_urls(environment), environment),
        pair.running(),
        chromium() as browser,
    ):
        # What servers and browser load once, and make ready for the second time.
        before = _Seen()
        _visit(browser, pair.page_url, _BARE_HEADING, 1, before)
        for name in size.pages:
            address, heading = PAGES[name]
            bench.say(f"Opening {name}")
            own, bare = _Seen(), _Seen() if size.beside else before
            url = f"{page_url(environment)}/{address}"
            for _ in range(size.uncounted):
                _visit(browser, url, heading, 0, _Seen())
            for _ in range(size.visits):
                _visit(browser, url, heading, size.reruns, own)
                for _ in range(size.beside):
                    _visit(browser, pair.page_url, _BARE_HEADING, size.reruns, bare)
            yield from _rows(name, own, bare)


def _visit(browser: Browser, url: str, heading: str, reruns: int, seen: _Seen) -> None:
    visit = Visit(browser)
    try:
        seen.first.append(visit.open(url, heading))
        for _ in range(reruns):
            seen.reruns.append(visit.rerun())
            seen.messages.append(visit.messages)
    finally:
        visit.close()


def _rows(name: str, own: _Seen, bare: _Seen) -> Iterator[Row]:
    yield Row(f"{name}: first content", "s", own.first, bare.first, ratio_at_most(1.3))
    own_reruns, bare_reruns = [[1000 * one for one in seen.reruns] for seen in (own, bare)]
    yield Row(f"{name}: rerun", "ms", own_reruns, bare_reruns, ratio_at_most(1.0))
    yield Row(f"{name}: messages of a rerun", "", own.messages, bare.messages)


if __name__ == "__main__":
    run_alone(str(__doc__), Size, SMALL, measure)

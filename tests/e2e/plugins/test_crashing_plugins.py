"""Plugins that crash, hang, block or spin in the running product: the clinic goes on without them,
each is named with its file and line, and one click brings it back when it is mended."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page, expect

from tests.core.isolation.crashing_plugins import CRASHING, line_of, module_of, suffix_of
from tests.e2e.conftest import SUPERVISOR, Product, running_product, supervised_product
from tests.e2e.through_api import Row, api, told, until
from tests.scripts.supervisor import descendants_of
from tests.support.browser import browser_page, open_page, settled
from tests.support.patience import looks
from tests.support.plugin_packages import installed

pytestmark = [
    pytest.mark.browser,
    pytest.mark.process,
]

DOCUMENT = {"disease_name": "Warfarin", "tags": "medication"}
RUN_LATER = ("callback", "fragment")
IN_PAGES = ("page", *RUN_LATER)
IN_ROUTES = ("route", "thread route", "dependency")
AT_THE_START = ("import", "hook", "lifespan")
WATCHED = "route_leaves"
"""The one of those in the serving API that `scripts/start.sh` sees end."""
ENDS = ("_leaves", "_in_c", "_blocks")
# What was healthy for a second has its three restarts anew: each of these ends a process once.
# What computes takes the processor from the other tests meanwhile: no setting stops it sooner.
SOON = {
    "SUPERVISOR_STABLE_SECONDS": "1",
    "PLUGINS_STOPPED_SECONDS": "3",
    "PLUGINS_MEMORY_MB": "700",
}

# Time for a request to arrive at a busy process; many are never answered.
REACHES_SECONDS = 5.0
AGAIN_SECONDS = 20.0


@dataclass
class Seen:
    """What was seen of one plugin: how it was named, and how it stood when it was started again."""

    named: str = ""
    state: str = ""
    others: list[int] = field(default_factory=list)
    afterwards: str = ""


class Trial:
    """The product with some of the plugins; each misbehaves in its turn."""

    def __init__(self, product: Product, packages: Path, client: httpx.Client) -> None:
        self.product = product
        self._packages = packages
        self.client = client

    def of(
        self,
        plugins: Sequence[str],
        set_off: Callable[[], None],
        again: Callable[[], None] | None = None,
    ) -> dict[str, Seen]:
        """Let plugins misbehave together, look at the others, and mend them.

        `again` sets them off once more: a busy machine may not have answered in time, or ended the
        process, which takes with it what was set off.
        """
        armed = [self._packages / f"{plugin}.armed" for plugin in plugins]
        for file in armed:
            file.touch()
        set_off()
        found: dict[str, Seen] = {}
        for plugin in plugins:
            try:
                view = until(self._looking(plugin, again), partial(self._has_come, plugin))
            except AssertionError as failed:  # that is said of this plugin; the others go on
                found[plugin] = Seen(str(failed))
            else:
                found[plugin] = Seen(f"{view['error']} {view['last_error']}", view["state"])
        for path in ("/api/health", "/api/knowledge", "/api/conversations"):
            answer = until(partial(self._status, path), bool)
            for plugin in plugins:
                found[plugin].others.append(answer["status"])
        for file in armed:
            file.unlink()
        return found

    def _looking(self, plugin: str, again: Callable[[], None] | None) -> Callable[[], Row]:
        due = time.monotonic() + AGAIN_SECONDS

        def look() -> Row:
            nonlocal due
            if again is not None and time.monotonic() > due:
                again()
                due = time.monotonic() + AGAIN_SECONDS
            return self.view(plugin)

        return look

    def brought_back(self, plugins: list[str], seen: dict[str, Seen]) -> None:
        """Start all that are off again, which is one click for each; they come at once, so that
        the API starts anew once for all of them."""
        left = plugins
        for _ in looks():
            left = self._not_started(left)
            if not left:
                break
        assert not left
        for plugin in plugins:
            self.works_again(plugin, seen)

    def works_again(self, plugin: str, seen: dict[str, Seen]) -> None:
        until(partial(self._hello, plugin), bool)
        view = until(partial(self.view, plugin), lambda view: view["state"] != "failed")
        seen[plugin].afterwards = view["state"]

    def _not_started(self, plugins: list[str]) -> list[str]:
        address = httpx.URL(self.product.api)
        asked = [(HTTPConnection(address.host, address.port, timeout=60), one) for one in plugins]
        left = []
        for deed in (_connect, _ask_to_start):
            for line, plugin in asked:
                with suppress(OSError):
                    deed(line, plugin)
        for line, plugin in asked:
            try:
                started = line.sock is not None and line.getresponse().status == 200
            except (OSError, HTTPException):  # the API has ended meanwhile
                started = False
            line.close()
            left += [] if started else [plugin]
        return left

    def view(self, plugin: str) -> Row:
        return told(self.client, f"/api/plugins/{plugin}")

    def end_api(self) -> None:
        """End the API as an operator would; it is started again."""
        pid = next(pid for pid, command in self._processes().items() if "-m core.api" in command)
        os.kill(pid, signal.SIGTERM)
        until(lambda: {"is": pid in self._processes()}, lambda found: not found["is"])

    def _processes(self) -> dict[int, str]:
        return descendants_of(self.product.processes[SUPERVISOR])

    @staticmethod
    def _has_come(plugin: str, view: Row) -> bool:
        if CRASHING[plugin].off:
            # A process that comes to its end cancels what all lifespans hold open.
            is_ending = view.get("stage") == "lifespan" != CRASHING[plugin].place
            return bool(view.get("error")) and not is_ending
        return bool(view.get("last_error"))

    def _status(self, path: str) -> Row:
        return {"status": self.client.get(path).status_code}

    def _hello(self, plugin: str) -> Row:
        answer = self.client.get(f"/api/{plugin.replace('_', '-')}/hello")
        return {"said": answer.json()} if answer.is_success else {}


def _connect(line: HTTPConnection, plugin: str) -> None:
    line.connect()


def _ask_to_start(line: HTTPConnection, plugin: str) -> None:
    line.request("POST", f"/api/plugins/{plugin}/start")


def set_off(client: httpx.Client, plugin: str, place: str) -> None:
    """Have the plugin's code run, in the API; whether that is answered is not asked. A timer runs
    by itself."""
    root = f"/api/{plugin.replace('_', '-')}"
    with suppress(httpx.TransportError):
        if place in IN_ROUTES:
            client.get(f"{root}/go", timeout=REACHES_SECONDS)
        elif place == "extractor":
            file = (f"a.{suffix_of(plugin)}", b"some words")
            client.post(
                "/api/knowledge/upload",
                data=DOCUMENT,
                files={"file": file},
                timeout=REACHES_SECONDS,
            )
        elif place == "timer":
            return
        elif place == "exporter":
            client.get(
                "/api/conversations/export", params={"format": plugin}, timeout=REACHES_SECONDS
            )
        elif place == "card":
            client.get("/api/dashboard/stats", timeout=REACHES_SECONDS)
        else:
            client.post(f"{root}/{'work' if place == 'job' else 'tell'}", timeout=REACHES_SECONDS)


@contextmanager
def trial_of(folder: Path, plugins: list[str], *, supervised: bool = False) -> Iterator[Trial]:
    """A running product that has these plugins; it is `scripts/start.sh` that keeps it up where it
    is to be `supervised`."""
    sources = {plugin: CRASHING[plugin].source(plugin) for plugin in plugins}
    more = installed(folder, sources) | SOON
    running = (
        supervised_product(folder / "data", more, folder / "log")
        if supervised
        else running_product(folder / "data", more, folder / "log", kept_up=True)
    )
    with running as product, api(product) as client:
        yield Trial(product, folder / "packages", client)


def at_the_start(folder: Path, plugins: list[str]) -> dict[str, Seen]:
    """Plugins that misbehave when the API starts: those that end it, which they do in turn, after
    the others; and one that ends it while it serves."""
    seen: dict[str, Seen] = {}
    with trial_of(folder, plugins, supervised=True) as trial:
        starting = [plugin for plugin in plugins if CRASHING[plugin].place in AT_THE_START]
        ending = [plugin for plugin in starting if plugin.endswith(ENDS)]
        for some in filter(None, ([p for p in starting if p not in ending], ending)):
            seen |= trial.of(some, trial.end_api)
        serving = [plugin for plugin in plugins if plugin not in starting]
        misbehave_in_turn(trial, serving, seen)
        trial.brought_back([p for p in plugins if seen[p].state == "failed"], seen)
    return seen


def in_the_api(folder: Path, plugins: list[str]) -> dict[str, Seen]:
    """Plugins that misbehave while the API serves."""
    seen: dict[str, Seen] = {}
    with trial_of(folder, plugins) as trial:
        misbehave_in_turn(trial, plugins, seen)
        trial.brought_back([p for p in plugins if seen[p].state == "failed"], seen)
    return seen


def misbehave_in_turn(trial: Trial, plugins: list[str], seen: dict[str, Seen]) -> None:
    for plugin in plugins:
        deed = partial(set_off, trial.client, plugin, CRASHING[plugin].place)
        seen.update(trial.of([plugin], deed, again=deed))


def in_pages(folder: Path, plugins: list[str]) -> dict[str, Seen]:
    """Plugins whose pages misbehave in a browser."""
    seen: dict[str, Seen] = {}
    with trial_of(folder, plugins, supervised=True) as trial, browser_page() as page:
        addresses = {p: f"{trial.product.dashboard}/{p.replace('_', '-')}" for p in plugins}
        for plugin, address in addresses.items():
            if CRASHING[plugin].place in RUN_LATER:
                open_page(page, address, f"Page of {plugin}")
            deed = partial(look, page, address, plugin)
            seen.update(trial.of([plugin], deed, again=deed))
            until(partial(reachable, trial.product), bool)
        click_start(page, trial.product, [p for p in plugins if seen[p].state == "failed"])
        for plugin, address in addresses.items():
            open_page(page, address, f"Page of {plugin}")
            seen[plugin].afterwards = trial.view(plugin)["state"]
    return seen


def look(page: Page, address: str, plugin: str) -> None:
    """Open the page that misbehaves, or press its button; a fragment runs by itself."""
    with suppress(BrowserError):
        if CRASHING[plugin].place == "callback":
            page.get_by_role("button", name="Press").click()
        elif CRASHING[plugin].place == "page":
            page.goto(address, wait_until="commit")


def reachable(product: Product) -> Row:
    answer = httpx.get(f"{product.dashboard}/_stcore/health", trust_env=False, verify=False)
    return {"up": True} if answer.is_success else {}


def click_start(page: Page, product: Product, plugins: list[str]) -> None:
    """Press “Start again” on the Plugins page, where it stands beside the name of each."""
    open_page(page, f"{product.dashboard}/plugins", "Plugins")
    for plugin in plugins:
        box = page.locator(f"[class*='st-key-plugins-{plugin}-failed']")
        expect(box).to_contain_text(f"{module_of(plugin)}.py:")
        box.get_by_role("button", name="Start again").click()
        expect(box).to_have_count(0)
        settled(page)


def places(*wanted: str) -> list[str]:
    return [name for name, crashing in CRASHING.items() if crashing.place in wanted]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Seen]]:
    """What was seen of each plugin. Several products at a time: most of it is waiting."""
    served = places(*IN_ROUTES, "job", "card", "event", "timer", "extractor", "exporter")
    groups: list[tuple[Callable[[Path, list[str]], dict[str, Seen]], list[str]]] = [
        (at_the_start, [*places(*AT_THE_START), WATCHED]),
        (in_the_api, [plugin for plugin in served if plugin != WATCHED]),
        (in_pages, places(*IN_PAGES)),
    ]
    with ThreadPoolExecutor(len(groups)) as pool:
        found: dict[str, Future[dict[str, Seen]]] = {}
        for number, (run, plugins) in enumerate(groups):
            future = pool.submit(run, tmp_path_factory.mktemp(f"group{number}"), plugins)
            found |= dict.fromkeys(plugins, future)
        yield lambda plugin: found[plugin].result()[plugin]


@pytest.mark.parametrize("plugin", CRASHING)
def test_only_the_plugin_is_off(plugin: str, seen: Callable[[str], Seen]) -> None:
    crashing, found = CRASHING[plugin], seen(plugin)
    # What was put back was found after the step; the step is named then.
    exact = "" if "put back" in found.named else str(line_of(crashing.source(plugin)))
    assert f"{module_of(plugin)}.py:{exact}" in found.named
    assert found.others == [200, 200, 200]
    assert (found.state == "failed") == crashing.off
    if crashing.off:
        assert found.afterwards == "active"

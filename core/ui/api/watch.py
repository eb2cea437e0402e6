"""Knows how the API stands without making a page wait for it."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel

from core import clock
from core.api_models import Health, Mode, PluginList, Readiness
from core.ui.api.client import ApiClient
from core.ui.api.problem import ApiProblem

M = TypeVar("M", bound=BaseModel)
D = TypeVar("D")

log = logging.getLogger(__name__)

FRESH_SECONDS = 10.0
"""How long what was seen is taken as true while the API answers."""
FRESH_SECONDS_DOWN = 2.0
"""The same while it does not: its return must show soon."""
BRIEFLY = 0.2
"""Seconds that a part of a page may wait when it redraws itself."""
_WAIT_SECONDS = 1.0
# A little over the two seconds that the API gives each of its dependencies.
_ASK_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How the API stands. `reachable` is None while nothing is known yet; times are UTC."""

    reachable: bool | None = None
    version: str | None = None
    mode: Mode | None = None
    plugins: PluginList = field(default_factory=lambda: PluginList(plugins=[]))
    readiness: Readiness | None = None
    readiness_at: datetime | None = None


class BackendWatch:
    """Asks the API in the background and keeps the newest Snapshot for all sessions."""

    def __init__(self, client: ApiClient) -> None:
        self._client = client
        self._lock = threading.Lock()
        self._asking: threading.Thread | None = None
        self._newest = Snapshot()
        self._asked = float("-inf")
        self._closed = False

    def snapshot(self, wait: float = _WAIT_SECONDS) -> Snapshot:
        """The newest snapshot; when it is old, at most `wait` seconds are spent on a new one."""
        with self._lock:
            fresh = FRESH_SECONDS if self._newest.reachable else FRESH_SECONDS_DOWN
            if time.monotonic() - self._asked < fresh:
                return self._newest
            if self._asking is None:
                self._asking = threading.Thread(target=self._ask, daemon=True, name="backend-watch")
                self._asking.start()
            asking = self._asking
        asking.join(wait)
        return self._newest

    def suspect(self) -> None:
        """Something was not reachable: look again at the next chance."""
        with self._lock:
            self._asked = float("-inf")

    def close(self) -> None:
        """The client is about to be closed; a question under way ends with it."""
        self._closed = True

    def _ask(self) -> None:
        before = self._newest.reachable
        try:
            self._look()
        except RuntimeError:
            # What httpx raises of a client that was closed.
            if not self._closed:
                raise
        finally:
            with self._lock:
                self._asking = None
                self._asked = time.monotonic()
        if self._newest.reachable != before:
            log.info("the API is %s", "reachable" if self._newest.reachable else "not reachable")

    def _look(self) -> None:
        old = self._newest
        try:
            health = self._client.get("/api/health", Health, timeout=_ASK_SECONDS)
        except ApiProblem:
            # What was known of the mode stays: the sidebar goes on saying it.
            self._newest = Snapshot(reachable=False, mode=old.mode, plugins=old.plugins)
            return
        seen = Snapshot(
            reachable=True,
            version=health.version,
            mode=self._ask_for("/api/mode", Mode, old.mode),
            plugins=self._ask_for("/api/plugins", PluginList, old.plugins),
            readiness=old.readiness,
            readiness_at=old.readiness_at,
        )
        # A dependency that hangs must not delay the rest.
        self._newest = seen
        ready = self._ask_for("/api/health/ready", Readiness, None)
        self._newest = replace(seen, readiness=ready, readiness_at=clock.now())

    def _ask_for(self, path: str, model: type[M], otherwise: D) -> M | D:
        try:
            # "Not ready" (503) is an answer too, with the same body.
            return self._client.get(path, model, timeout=_ASK_SECONDS, accept=(503,))
        except ApiProblem:
            return otherwise

"""A checkout whose programs run, to be used as a clinic uses them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from tests.support.patience import PATIENCE_SECONDS, looks

Json = dict[str, Any]

# A way for alerts to leave the page, at whose end nobody is.
WEBHOOK = {
    "ALERTS_WEBHOOK_URL": "http://127.0.0.1:8763/alerts",
    "ALERTS_WEBHOOK_SECRET": "a secret of a clinic that is recorded",
}


class Desk:
    """The published API as a clinic's staff use it."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def post(self, path: str, body: Json) -> Json:
        """What a POST gives."""
        return _given(self.client.post(path, json=body))

    def delete(self, path: str) -> None:
        """A DELETE that succeeds."""
        _given(self.client.delete(path))

    def put(self, path: str, body: Json) -> Json:
        """What a PUT gives."""
        return _given(self.client.put(path, json=body))

    def get(self, path: str) -> Json:
        """What a GET gives."""
        return _given(self.client.get(path))


class Recorded(Desk):
    """A checkout's API and local service, and a client of the API."""

    def __init__(self, checkout: Path, data: Path) -> None:
        self._checkout = checkout
        self._ports = {"BACKEND_PORT": "8761", "LOCAL_SERVICE_PORT": "8762"}
        self._environment = os.environ | self._ports | WEBHOOK
        self._environment["ELEVENDOPS_DATA_DIR"] = str(data)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        super().__init__(
            httpx.Client(
                base_url=f"http://127.0.0.1:{self._ports['BACKEND_PORT']}",
                timeout=PATIENCE_SECONDS,
                trust_env=False,
            )
        )

    def start(self, module: str, path: str, port: str) -> None:
        """Start one of its programs and wait until it answers."""
        python = self._checkout / ".venv" / "bin" / "python"
        self._processes[module] = subprocess.Popen(
            [str(python), "-m", module], cwd=self._checkout, env=self._environment
        )
        url = f"http://127.0.0.1:{self._ports[port]}{path}"
        until(lambda: {"up": _answers(url)}, lambda found: bool(found["up"]))

    def stop(self, module: str) -> None:
        """Let it end as the supervisor does."""
        process = self._processes.pop(module)
        process.terminate()
        process.wait(timeout=PATIENCE_SECONDS)

    def stop_all(self) -> None:
        """Let all end that still run."""
        for module in list(self._processes):
            self.stop(module)


def until(ask: Callable[[], Json], reached: Callable[[Json], bool]) -> Json:
    """Ask until it is so."""
    found: Json = {}
    for _ in looks():
        if reached(found := ask()):
            return found
    raise AssertionError(f"it did not come so far: {found}")


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def _given(answer: httpx.Response) -> Json:
    assert answer.is_success, f"{answer.request.url}: {answer.text}"
    found: Json = answer.json() if answer.content else {}
    return found

"""Using the whole product through its API, with patience."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import httpx

from tests.e2e.conftest import SUPERVISOR, Product
from tests.support.patience import PATIENCE_SECONDS, looks
from tests.support.servers import ROOT

Row = dict[str, Any]

SAMPLE = ROOT / "plugins" / "knowledge" / "samples" / "starting-warfarin.md"
QUESTIONS = "\n\nWhat should you not do? When would you call for help?\n"
"""What a script made of the sample must ask at its end."""
PATIENCE = PATIENCE_SECONDS


class HasApi(Protocol):
    """Anything with the address of an API."""

    @property
    def api(self) -> str: ...


def api(product: HasApi) -> httpx.Client:
    return httpx.Client(base_url=product.api, timeout=60.0, trust_env=False, verify=False)


def told(client: httpx.Client, path: str) -> Row:
    """What the API says there. Raises TransportError while it is down or cannot tell yet."""
    answer = client.get(path)
    if answer.is_server_error:
        raise httpx.ReadError(answer.text)
    found: Row = answer.raise_for_status().json()
    return found


def until(ask: Callable[[], Row], reached: Callable[[Row], bool]) -> Row:
    """Ask until it is so; a TransportError is no answer, but is named when the patience is over."""
    found: Row = {}
    for _ in looks():
        try:
            found = ask()
        except httpx.TransportError as problem:
            found = {"problem": repr(problem)}
        else:
            if reached(found):
                return found
    raise AssertionError(f"it did not come so far: {found}")


def synced(client: httpx.Client, address: str) -> str:
    """The address of a record, once its page stays as it is by itself.

    The voice service has it then, and whether a document's text is found there is known.
    """
    until(lambda: told(client, address), _is_still)
    return address


def _is_still(record: Row) -> bool:
    proof = record.get("proof")
    asked_about = proof is not None and proof["proved"] is None and proof["problem"] is None
    return record["sync_status"] == "completed" and not asked_about


def process_of(product: Product, module: str) -> int:
    """The process of the product that runs the module."""
    if found := product.processes.get(module):
        return found
    for task in Path(f"/proc/{product.processes[SUPERVISOR]}/task").glob("*/children"):
        for child in task.read_text(encoding="ascii").split():
            command = Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8").split("\0")
            if module in command:
                return int(child)
    raise AssertionError(f"{module} is not running")


def document(client: httpx.Client) -> str:
    body = {
        "disease_name": "Starting Warfarin",
        "tags": ["medication"],
        "raw_content": SAMPLE.read_text(encoding="utf-8"),
    }
    created = client.post("/api/knowledge", json=body)
    assert created.status_code == 201, created.text
    knowledge_id: str = created.json()["knowledge_id"]
    return knowledge_id

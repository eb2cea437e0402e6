"""Processes of the product are killed in the middle of work; the work is completed once."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.e2e.conftest import Product
from tests.servers import ROOT

pytestmark = pytest.mark.process

Row = dict[str, Any]

SAMPLE = ROOT / "core" / "samples" / "documents" / "starting-warfarin.md"
PATIENCE = 120.0


def api(product: Product) -> httpx.Client:
    return httpx.Client(base_url=product.api, timeout=60.0, trust_env=False)


def until(ask: Callable[[], Row], reached: Callable[[Row], bool]) -> Row:
    """Ask until it is so; while the API is down is no answer."""
    deadline = time.monotonic() + PATIENCE
    found: Row = {}
    while time.monotonic() < deadline:
        try:
            found = ask()
        except httpx.TransportError:
            time.sleep(0.1)
            continue
        if reached(found):
            return found
        time.sleep(0.05)
    raise AssertionError(f"it did not come so far: {found}")


def process_of(product: Product, module: str) -> int:
    """The process of the product that runs the module."""
    for task in Path(f"/proc/{product.pid}/task").glob("*/children"):
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


def audio_blobs(product: Product) -> list[Path]:
    """All stored files whose content is MP3, whatever their names."""
    blobs = [path for path in (product.data / "blobs").rglob("*") if path.is_file()]
    return [path for path in blobs if b"LAME" in path.read_bytes()[:4096] or ".mp3" in path.name]


def test_the_api_is_killed_during_a_speech_job(product: Product) -> None:
    with api(product) as client:
        knowledge_id = document(client)
        script = SAMPLE.read_text(encoding="utf-8") * 4
        request = {
            "knowledge_id": knowledge_id,
            "script": script,
            "voice_id": "localEnglishAnna0001",
            "approve": True,
        }
        audio = client.post("/api/audio/generate", json=request)
        assert audio.status_code == 200, audio.text
        place = f"/api/audio/files/{audio.json()['audio_id']}"
        begun = until(lambda: client.get(place).json(), lambda found: found["progress"] > 0)
        assert begun["status"] != "completed", "the script is too short for this test"
        os.kill(process_of(product, "core.api"), signal.SIGKILL)
        done = until(lambda: client.get(place).json(), lambda found: found["status"] == "completed")
        assert done["duration_seconds"] > 300
        listed = client.get("/api/audio/list").json()
        assert listed["total_count"] == 1
        (blob,) = audio_blobs(product)
        served = client.get(f"/api/audio/stream/{done['audio_id']}")
        assert blob.read_bytes().startswith(served.content)  # the content type stands behind it


def test_the_local_service_is_killed_in_the_middle_of_everything(product: Product) -> None:
    with api(product) as client:
        knowledge_id = document(client)
        place = f"/api/knowledge/{knowledge_id}"
        until(lambda: client.get(place).json(), lambda found: found["sync_status"] == "completed")
        agent = client.post(
            "/api/agent",
            json={
                "name": "Guide",
                "knowledge_ids": [knowledge_id],
                "voice_id": "localEnglishAnna0001",
                "answer_style": "friendly",
            },
        ).json()
        until(
            lambda: client.get(f"/api/agent/{agent['agent_id']}").json(),
            lambda found: found["sync_status"] == "completed",
        )
        body = {"patient_id": "P1001", "agent_id": agent["agent_id"]}
        session = client.post("/api/patient/session", json=body).json()["session_id"]

        os.kill(process_of(product, "core.local"), signal.SIGKILL)
        second = document(client)
        asked = client.post(
            f"/api/patient/session/{session}/message",
            json={"message": "What should I do if I miss a dose?", "chat_mode": True},
        )
        assert asked.status_code == 200, asked.text
        script = client.post("/api/audio/generate-script", json={"knowledge_id": knowledge_id})
        assert script.status_code in (200, 503), script.text

        # The supervisor starts it again, and all of it completes by itself.
        until(
            lambda: client.get(f"/api/knowledge/{second}").json(),
            lambda found: found["sync_status"] == "completed",
        )
        state = until(
            lambda: client.get(f"/api/patient/session/{session}").json(),
            lambda found: all(turn["status"] != "waiting" for turn in found["turns"]),
        )
        assert [turn["status"] for turn in state["turns"]] == ["answered"]
        assert len(state["turns"][0]["sources"]) == 1

"""Processes of the product are killed in the middle of work; the work is completed once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Product, supervised_product
from tests.e2e.through_api import QUESTIONS, SAMPLE, api, document, process_of, told, until

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The whole product; its supervisor brings back what a test has killed."""
    with supervised_product(tmp_path_factory.mktemp("crashes") / "data", {}) as running:
        yield running


def audio_blobs(product: Product) -> list[Path]:
    """All stored files whose content is MP3, whatever their names."""
    blobs = [path for path in (product.data / "blobs").rglob("*") if path.is_file()]
    return [path for path in blobs if b"LAME" in path.read_bytes()[:4096] or ".mp3" in path.name]


def test_the_api_is_killed_during_a_speech_job(product: Product) -> None:
    before = set(audio_blobs(product))
    with api(product) as client:
        knowledge_id = document(client)
        script = SAMPLE.read_text(encoding="utf-8") * 2 + QUESTIONS
        request = {
            "knowledge_id": knowledge_id,
            "script": script,
            "voice_id": "localEnglishAnna0001",
            "approve": True,
        }
        audio = client.post("/api/audio/generate", json=request)
        assert audio.status_code == 200, audio.text
        place = f"/api/audio/files/{audio.json()['audio_id']}"
        begun = until(lambda: told(client, place), lambda found: found["progress"] > 0)
        assert begun["status"] != "completed", "the script is too short for this test"
        os.kill(process_of(product, "core.api"), signal.SIGKILL)
        done = until(lambda: told(client, place), lambda found: found["status"] == "completed")
        assert done["duration_seconds"] > 300
        listed = client.get("/api/audio/list", params={"knowledge_id": knowledge_id}).json()
        assert listed["total_count"] == 1
        served = client.get(f"/api/audio/stream/{done['audio_id']}").content
        # The content type stands behind it. The parts of the speech are files of their own.
        spoken = set(audio_blobs(product)) - before
        whole = [blob for blob in spoken if blob.read_bytes().startswith(served)]
        assert len(whole) == 1


def test_the_local_service_is_killed_in_the_middle_of_everything(product: Product) -> None:
    with api(product) as client:
        knowledge_id = document(client)
        place = f"/api/knowledge/{knowledge_id}"
        until(lambda: told(client, place), lambda found: found["sync_status"] == "completed")
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
            lambda: told(client, f"/api/agent/{agent['agent_id']}"),
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
            lambda: told(client, f"/api/knowledge/{second}"),
            lambda found: found["sync_status"] == "completed",
        )
        state = until(
            lambda: told(client, f"/api/patient/session/{session}"),
            lambda found: all(turn["status"] != "waiting" for turn in found["turns"]),
        )
        assert [turn["status"] for turn in state["turns"]] == ["answered"]
        assert len(state["turns"][0]["sources"]) == 1

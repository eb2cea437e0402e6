"""Firestore and Cloud Storage keep failing during the main job; nothing shows or is lost."""

from __future__ import annotations

from itertools import count

import httpx
import pytest

from tests.e2e.conftest import Product
from tests.e2e.through_api import SAMPLE, Row, api, until
from tests.support.providers.cloud import CloudServers

pytestmark = pytest.mark.process

LEAST_FAULTS = 200
SCRIPT = "Take one tablet of warfarin each evening, at the same time. " * 6
VOICE = "localEnglishAnna0001"


class Careful:
    """Uses the API; no answer may be a server's error."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def __call__(self, method: str, path: str, body: Row | None = None) -> Row:
        answer = self._client.request(method, path, json=body)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
        found: Row = answer.json() if answer.content else {}
        return found


def test_two_hundred_faults_during_the_main_job(
    cloud: CloudServers, cloud_product: Product
) -> None:
    with api(cloud_product) as client:
        do = Careful(client)
        cloud.disturb()
        texts: dict[str, str] = {}
        for number in count(1):
            work(do, number, texts)
            if cloud.disturbances() >= LEAST_FAULTS:
                break
        everything_is_there_once(do, cloud_product, number, texts)


def work(do: Careful, number: int, texts: dict[str, str]) -> None:
    text = SAMPLE.read_text(encoding="utf-8") + f"\n\n## Leaflet {number}\n\nKeep this leaflet.\n"
    body = {"disease_name": f"Warfarin {number}", "tags": ["medication"], "raw_content": text}
    document = do("POST", "/api/knowledge", body)["knowledge_id"]
    texts[document] = text
    until(lambda: do("GET", f"/api/knowledge/{document}"), synced)
    audio = do(
        "POST",
        "/api/audio/generate",
        {"knowledge_id": document, "script": SCRIPT, "voice_id": VOICE, "approve": True},
    )["audio_id"]
    agent = do(
        "POST",
        "/api/agent",
        {
            "name": f"Guide {number}",
            "knowledge_ids": [document],
            "voice_id": VOICE,
            "answer_style": "friendly",
        },
    )["agent_id"]
    until(lambda: do("GET", f"/api/agent/{agent}"), synced)
    session = do("POST", "/api/patient/session", {"patient_id": "P1", "agent_id": agent})[
        "session_id"
    ]
    for question in ("What should I do if I miss a dose?", "Where can I park my car?"):
        asked = {"message": question, "chat_mode": True}
        do("POST", f"/api/patient/session/{session}/message", asked)
    until(
        lambda: do("GET", f"/api/patient/session/{session}"),
        lambda found: [turn["status"] for turn in found["turns"]] == ["answered", "unanswered"],
    )
    do("POST", f"/api/patient/session/{session}/end")
    until(
        lambda: do("GET", f"/api/audio/files/{audio}"),
        lambda found: found["status"] == "completed",
    )


def synced(found: Row) -> bool:
    return bool(found["sync_status"] == "completed")


def everything_is_there_once(
    do: Careful, product: Product, rounds: int, texts: dict[str, str]
) -> None:
    documents = do("GET", "/api/knowledge?limit=200")
    assert documents["total_count"] == rounds
    assert {row["knowledge_id"] for row in documents["documents"]} == set(texts)
    for identifier, text in texts.items():
        assert do("GET", f"/api/knowledge/{identifier}")["raw_content"] == text
    assert do("GET", "/api/agent?limit=200")["total_count"] == rounds
    assert do("GET", "/api/audio/list?limit=200")["total_count"] == rounds
    logged = do("GET", "/api/conversations?limit=200")
    assert logged["total_count"] == rounds
    counts = {(row["answered_count"], row["unanswered_count"]) for row in logged["conversations"]}
    assert counts == {(1, 1)}
    for kind, key in (("knowledge-base", "documents"), ("agents", "agents")):
        theirs = httpx.get(
            f"{product.local_service}/v1/convai/{kind}?page_size=100",
            headers={"xi-api-key": "test"},
            trust_env=False,
        ).json()
        assert len(theirs[key]) == rounds

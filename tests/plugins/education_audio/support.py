"""What the tests of Education Audio share: documents, streams of events, waiting for a state."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.support.patience import PATIENCE_SECONDS, awaited_looks
from tests.support.servers import ROOT, Clinic

Row = dict[str, Any]

SAMPLES = ROOT / "plugins" / "knowledge" / "samples"
ANNA, PAUL = "localEnglishAnna0001", "localEnglishPaul0001"
MEI, LUCIA = "localChineseMei00001", "localSpanishLucia001"

TEXT = """# Gout

Gout is a kind of arthritis. It comes from uric acid.

## What to eat

Drink plenty of water. Avoid beer and organ meat.

## When to call us

Call us when the joint is hot and you have a fever.
"""
SCRIPT = "Gout is a kind of arthritis. Drink plenty of water. Call us when you have a fever."


def sample(name: str) -> str:
    """The text of a sample document."""
    return (SAMPLES / name).read_text(encoding="utf-8")


async def add_document(clinic: Clinic, text: str = TEXT, name: str = "Gout") -> str:
    """Store a document; returns its id."""
    answer = await clinic.client.post(
        "/api/knowledge", json={"disease_name": name, "tags": ["faq"], "raw_content": text}
    )
    assert answer.status_code == 201, answer.text
    knowledge_id: str = answer.json()["knowledge_id"]
    return knowledge_id


async def document_of(clinic: Clinic, script: str) -> str:
    """A document that says what this script says, so that nothing is found in it; its id.

    Each finding is accepted by itself, which takes longer than to speak its sentence.
    """
    return await add_document(clinic, f"# Gout\n\n{script}\n")


async def listed_models(clinic: Clinic) -> dict[str, Any]:
    """The models to choose from once the writing service has listed its own."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        models: dict[str, Any] = (await clinic.client.get("/api/audio/models")).json()
        if models["from_provider"]:
            return models
        assert time.monotonic() < deadline, models
        await asyncio.sleep(0.1)


async def accept_findings(client: httpx.AsyncClient, knowledge_id: str, script: object) -> None:
    """Accept all that is found in a script; the tests are about other things."""
    body = {"knowledge_id": knowledge_id, "script": script}
    checks = await client.post("/api/audio/checks", json=body)
    for finding in checks.json().get("findings", ()):
        accepted = body | {"finding": finding["finding"], "reason": "For this test."}
        await client.post("/api/audio/acceptances", json=accepted)


async def generate(clinic: Clinic, knowledge_id: str, **changes: object) -> httpx.Response:
    """Ask for the speech of an approved script; whatever is found in it is accepted."""
    request = {"knowledge_id": knowledge_id, "script": SCRIPT, "voice_id": ANNA, "approve": True}
    if changes.get("approve", True):
        await accept_findings(clinic.client, knowledge_id, changes.get("script", SCRIPT))
    return await clinic.client.post("/api/audio/generate", json=request | changes)


async def spoken(clinic: Clinic, knowledge_id: str, **changes: object) -> Row:
    """The audio file of an approved script, completed."""
    answer = await generate(clinic, knowledge_id, **changes)
    assert answer.status_code == 200, answer.text
    return await until_audio(clinic, answer.json()["audio_id"], in_state("completed"))


def in_state(state: str) -> Callable[[Row], bool]:
    """True for an audio file with this status, or a draft in this state."""
    return lambda found: state in (found.get("status"), found.get("state"))


async def until_audio(clinic: Clinic, audio_id: str, reached: Callable[[Row], bool]) -> Row:
    """Wait for an audio file to get there."""
    return await _until(clinic, f"/api/audio/files/{audio_id}", reached)


async def until_draft(clinic: Clinic, draft_id: str, reached: Callable[[Row], bool]) -> Row:
    """Wait for a draft to get there."""
    return await _until(clinic, f"/api/audio/drafts/{draft_id}", reached)


async def until_job_done(clinic: Clinic, job_id: str) -> None:
    """Wait for a job to end well."""
    await _until(clinic, f"/api/jobs/{job_id}", in_state("done"))


async def _until(clinic: Clinic, path: str, reached: Callable[[Row], bool]) -> Row:
    found: Row = {}
    async for _ in awaited_looks():
        answer = await clinic.client.get(path)
        assert answer.status_code == 200, answer.text
        found = answer.json()
        if reached(found):
            return found
    raise AssertionError(f"it did not come so far: {found}")


@asynccontextmanager
async def events(
    clinic: Clinic, method: str, path: str, body: Row | None = None
) -> AsyncIterator[AsyncIterator[Row]]:
    """The events of a script stream."""
    async with clinic.client.stream(method, path, json=body) as answer:
        assert answer.status_code == 200, await answer.aread()
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield _rows(answer)


async def _rows(answer: httpx.Response) -> AsyncIterator[Row]:
    async for line in answer.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))


async def all_events(clinic: Clinic, method: str, path: str, body: Row | None = None) -> list[Row]:
    """Every event of a stream that ends."""
    async with events(clinic, method, path, body) as stream:
        return [event async for event in stream]


async def write_stream(clinic: Clinic, knowledge_id: str, **changes: object) -> list[Row]:
    """Every event of writing a script."""
    body = {"knowledge_id": knowledge_id} | changes
    return await all_events(clinic, "POST", "/api/audio/generate-script-stream", body)


def tokens(found: list[Row]) -> str:
    """The text of the tokens since the text last began."""
    text = ""
    for event in found:
        if event["type"] == "restart":
            text = ""
        elif event["type"] == "token":
            text += event["content"]
    return text


def characters_spoken(service_url: str) -> int:
    """What the voice service has charged."""
    answer = httpx.get(
        f"{service_url}/v1/user/subscription", headers={"xi-api-key": "test"}, trust_env=False
    )
    count: int = answer.json()["character_count"]
    return count


def stored_files(clinic: Clinic, folder: str) -> list[Path]:
    """The files of the blobs under this first segment of their keys."""
    root = clinic.settings.elevendops_data_dir / "blobs" / f"{folder}+"
    return [path for path in root.rglob("*") if path.is_file()]

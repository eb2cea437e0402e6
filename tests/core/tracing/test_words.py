"""500 identifiers and sentences of patients go through every flow; none is in what leaves.

What leaves: spans by OTLP, runs to LangSmith, log lines. Searched are the sentences as they are,
and of each its own odd word in text that is stripped of case and of all that is no letter.
"""

from __future__ import annotations

import json
import logging
import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.contracts import JobRequest, JobSpec
from core.jobs import JobRun
from core.ports.documents import JsonObject
from core.telemetry import CloudFormatter, LineFormatter
from tests import trace_server
from tests.core.tracing.support import until
from tests.loopback import serve
from tests.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic
from tests.trace_server import Received

_CHANCE = random.Random(20261125)


def _word() -> str:
    letters = _CHANCE.sample("bcdfghjklmnpqrstvwxz", 8)
    return "".join(letters)


WORDS = [_word() for _ in range(500)]
SENTENCES = [
    f"My {word} hurts since {number % 28 + 1} days and I am afraid."
    for number, word in enumerate(WORDS[:350])
]
NAMES = [f"Anna {word.capitalize()}" for word in WORDS[350:425]]
IDENTIFIERS = [f"P{word}{number}" for number, word in enumerate(WORDS[425:])]


class Lines(logging.Handler):
    """Every log line of the process, in both formats."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.split(".")[0] in ("core", "plugins", "opentelemetry", "langsmith"):
            self.lines.append(CloudFormatter().format(record))
            self.lines.append(LineFormatter().format(record))


@pytest.fixture
def lines() -> Iterator[Lines]:
    handler = Lines()
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield handler
    root.removeHandler(handler)
    root.setLevel(before)


def assert_silent(*places: str) -> None:
    """None of the words is in any of the texts."""
    for text in places:
        whole = unquote_plus(text) + json.dumps(text)
        letters = re.sub(r"[^a-z]", "", whole.lower())
        for said in (*SENTENCES, *NAMES, *IDENTIFIERS):
            assert said not in whole, said
        for word in WORDS:
            assert word not in letters, word


def texts(*received: Received) -> list[str]:
    return [raw.decode("utf-8", "replace") for one in received for raw in one.raw]


async def talk(clinic: Clinic) -> None:
    """Use what the clinic offers, as its staff and as a clumsy or curious caller would."""
    client = clinic.client
    said, names, ids = iter(SENTENCES), iter(NAMES), iter(IDENTIFIERS)
    documents = []
    for _ in range(3):
        body = {
            "disease_name": next(names),
            "tags": ["faq", next(names)[:40]],
            "raw_content": "# Gout\n\n" + " ".join(next(said) for _ in range(85)),
            "doctor_id": next(ids),
        }
        answer = await client.post("/api/knowledge", json=body)
        assert answer.status_code == 201, answer.text
        documents.append(answer.json()["knowledge_id"])
    await client.put(f"/api/knowledge/{documents[0]}", json={"disease_name": next(names)})
    for _ in range(10):
        query = {"q": next(said), "tag": next(names)}
        await client.get("/api/knowledge", params=query)
        await client.get("/api/knowledge/search", params=query | {"document_ids": documents})
        await client.get("/api/conversations", params={"q": next(said), "patient_id": next(ids)})
    await client.post(
        "/api/knowledge/upload",
        files={"file": (f"{next(names)}.md", f"# {next(said)}\n\n{next(said)}".encode())},
        data={"disease_name": next(names), "tags": ["faq"]},
    )
    await client.post("/api/templates", json={"display_name": next(names), "content": next(said)})
    script = {
        "knowledge_id": documents[1],
        "model_name": "gemini-2.5-flash",
        "custom_prompt": next(said),
        "template_config": {"quick_instructions": next(said)},
    }
    await client.post("/api/audio/generate-script", json=script)
    await client.post("/api/audio/generate-script-stream", json=script)
    listed = (await client.get("/api/audio/voices/list")).json()
    voices = listed["voices"] if isinstance(listed, dict) and "voices" in listed else listed
    voice = voices[0]["voice_id"] if isinstance(voices, list) else "v1"
    speech = {
        "knowledge_id": documents[2],
        "script": " ".join(next(said) for _ in range(3)),
        "voice_id": voice,
        "name": next(names),
        "description": next(said),
        "approve": True,
    }
    await client.post("/api/audio/generate", json=speech)
    agent = await client.post(
        "/api/agent",
        json={
            "name": next(names),
            "knowledge_ids": documents,
            "voice_id": voice,
            "answer_style": "friendly",
            "languages": ["en"],
            "system_prompt_override": next(said),
            "first_message": next(said),
        },
    )
    patient = next(ids)
    opened = await client.post(
        "/api/patient/session",
        json={"patient_id": patient, "agent_id": agent.json().get("agent_id", "ag_x")},
    )
    session = opened.json().get("session_id", "ps_none")
    for _ in range(4):
        await client.post(
            f"/api/patient/session/{session}/message",
            json={"message": " ".join(next(said) for _ in range(5)), "chat_mode": True},
        )
    await client.post(f"/api/patient/session/{session}/end")
    await client.get(f"/api/patient/{patient}/summary")
    await client.get(f"/api/patient/{patient}")
    await client.delete(f"/api/patient/{patient}")
    # What is refused, and what is not there.
    for _ in range(8):
        await client.get(f"/api/knowledge/{next(ids)}")
        await client.get(f"/api/{next(ids)}/{next(said)}")
        await client.request("BREW", f"/api/knowledge/{next(ids)}")
        await client.post(
            "/api/knowledge", json={"disease_name": next(said) * 9, "tags": next(ids)}
        )
        await client.post(
            "/api/patient/session", json={"patient_id": next(said), "agent_id": "x y"}
        )
        await client.get("/api/agent", headers={"baggage": f"patient={next(ids)}"})
    for rest in (*said, *names, *ids):
        await client.get("/api/knowledge", params={"q": rest})
    await client.post("/api/agent", content=f'{{"name": "{SENTENCES[2]}"'.encode())


def add_faults(clinic: Clinic) -> None:
    """A route and a job that fail with a patient's words in their errors."""

    async def fail() -> None:
        try:
            raise KeyError(IDENTIFIERS[0])
        except KeyError as error:
            raise ValueError(SENTENCES[0]) from error

    async def failing_job(run: JobRun) -> JsonObject:
        raise RuntimeError(f"{SENTENCES[1]} {NAMES[0]}")

    clinic.app.add_api_route("/api/fault", fail)
    clinic.app.state.platform.jobs.add(JobSpec("knowledge.fault", failing_job))


async def through(clinic: Clinic) -> None:
    """All flows, and the faults."""
    add_faults(clinic)
    await talk(clinic)
    tracing = clinic.app.state.platform.tracing
    assert (await clinic.client.get("/api/fault")).status_code == 500
    with tracing.root("page agents", {}):
        await clinic.app.state.platform.jobs.enqueue(JobRequest("knowledge.fault", {}, key="k"))


async def test_nothing_of_what_works(
    tmp_path: Path, local_service: LocalServiceProcess, lines: Lines
) -> None:
    with trace_server.otlp() as spans, trace_server.langsmith() as runs:
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            log_level="DEBUG",
            otel_exporter_otlp_endpoint=spans.address,
            langsmith_api_key="k",
            langsmith_endpoint=runs.address,
        )
        async with running_clinic(settings) as clinic:
            await through(clinic)
            await until(lambda: bool(spans.named("generate_content gemini-2.5-flash")))
            await until(lambda: bool(spans.named("job knowledge.fault")))
            await until(lambda: runs.messages > 0)
        names = {span.name.split()[0] for span in spans.spans}
        flows = {"store", "blob", "job", "voice", "service", "hook", "text_to_speech"}
        assert flows <= names, names
        assert "invoke_agent" in names
        assert len(spans.spans) > 300
        assert_silent(*texts(spans, runs), "\n".join(lines.lines))


async def test_nothing_of_a_provider_that_quotes_what_it_was_sent(
    tmp_path: Path, lines: Lines
) -> None:
    async def quote(request: Request) -> Response:
        """Refuse, with the request's words in the message, as providers do."""
        words = (await request.body()).decode("utf-8", "replace") + str(request.url)
        error = {"code": 400, "status": "INVALID_ARGUMENT", "message": words}
        return JSONResponse(
            {"detail": {"status": "invalid", "message": words}, "error": error}, status_code=400
        )

    methods = ["GET", "POST", "PATCH", "DELETE"]
    app = Starlette(routes=[Route("/{path:path}", quote, methods=methods)])
    with trace_server.otlp() as spans, trace_server.langsmith() as runs:
        async with serve(app) as url:
            settings = clinic_settings(
                tmp_path,
                int(url.rpartition(":")[2]),
                log_level="DEBUG",
                otel_exporter_otlp_endpoint=spans.address,
                langsmith_api_key="k",
                langsmith_endpoint=runs.address,
            )
            async with running_clinic(settings) as clinic:
                await through(clinic)
                await until(lambda: bool(spans.named("voice create_document")))
                await until(lambda: bool(spans.named("generate_content gemini-2.5-flash")))
                await until(lambda: runs.messages > 0)
        failed = [span for span in spans.spans if "error.type" in span.attributes]
        assert {"voice", "generate_content"} <= {span.name.split()[0] for span in failed}
        assert_silent(*texts(spans, runs), "\n".join(lines.lines))


def test_the_search_finds_what_is_there() -> None:
    assert_silent("store get agents")
    for leak in (SENTENCES[3], f"x{SENTENCES[3].upper()}", f"q={IDENTIFIERS[2].lower()}"):
        with pytest.raises(AssertionError):
            assert_silent(leak)

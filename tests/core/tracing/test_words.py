"""500 identifiers and sentences of patients go through every flow; none is in what leaves.

What leaves: spans by OTLP and to Cloud Trace, runs to LangSmith, log lines.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import logging
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from core.jobs import JobRequest, JobRun, JobSpec
from core.ports.documents import JsonObject
from core.process.logs import CloudFormatter, LineFormatter, configure_logging
from tests.core.tracing.support import PATIENCE_SECONDS, until
from tests.core.tracing.words import (
    IDENTIFIERS,
    NAMES,
    SENTENCES,
    WORDS,
    assert_silent,
    found_in,
    texts,
)
from tests.plugins.agents.support import agent_synced
from tests.support.loopback import serve
from tests.support.providers import trace_server
from tests.support.providers.cloud import CloudServers
from tests.support.providers.trace_server import Received
from tests.support.servers import ROOT, Clinic, LocalServiceProcess, clinic_settings, running_clinic

STORE_CODES = (
    "INTERNAL",
    "INVALID_ARGUMENT",
    "PERMISSION_DENIED",
    "FAILED_PRECONDITION",
    "UNKNOWN",
)
STORE_STATUSES = (400, 403, 412, 503)
LEAST_FAULTS = 40


class Lines(logging.Handler):
    """Every log line of the process, in both formats."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {CloudFormatter().format(record)}")
        self.lines.append(LineFormatter().format(record))


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the product's processes log when they say all that they can."""
    manager = logging.getLogger().manager
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in list(manager.loggerDict))]
    before = [(one, one.handlers[:], one.level, one.propagate) for one in loggers]
    hooks = (threading.excepthook, sys.unraisablehook)
    handler = Lines()
    configure_logging("DEBUG")
    logging.getLogger().addHandler(handler)
    yield handler
    threading.excepthook, sys.unraisablehook = hooks
    for one, handlers, level, propagate in before:
        one.handlers, one.propagate = handlers, propagate
        one.setLevel(level)


class Talker:
    """Sends what a test says, whatever comes of it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self.statuses: Counter[int] = Counter()

    async def __call__(self, method: str, path: str, **options: Any) -> httpx.Response:
        try:
            answer = await self._client.request(method, path, **options)
        except httpx.RemoteProtocolError:  # an answer that had begun and could not be finished
            answer = httpx.Response(599)
        self.statuses[answer.status_code] += 1
        return answer

    async def made(self, path: str, body: dict[str, object]) -> dict[str, Any]:
        """What a POST makes; where stores or providers fail, it may come to nothing."""
        for _ in range(5):
            answer = await self("POST", path, json=body)
            if answer.status_code in (200, 201):
                found: dict[str, Any] = answer.json()
                return found
        return {}


async def talk(clinic: Clinic, *, all_works: bool) -> Counter[int]:
    """Use what the clinic offers, as its staff and as a clumsy or curious caller would.

    Gives how often which status came back. An agent is waited for where `all_works`.
    """
    say = Talker(clinic.client)
    said, names, ids = iter(SENTENCES), iter(NAMES), iter(IDENTIFIERS)
    documents = []
    for _ in range(3):
        body = {
            "disease_name": next(names),
            "tags": ["faq", next(names)[:40]],
            "raw_content": "# Gout\n\n" + " ".join(next(said) for _ in range(85)),
            "doctor_id": next(ids),
        }
        made = await say.made("/api/knowledge", body)
        documents.append(made.get("knowledge_id", "kd_none"))
    await say("PUT", f"/api/knowledge/{documents[0]}", json={"disease_name": next(names)})
    for _ in range(10):
        query = {"q": next(said), "tag": next(names)}
        await say("GET", "/api/knowledge", params=query)
        await say("GET", "/api/knowledge/search", params=query | {"document_ids": documents})
        await say("GET", "/api/conversations", params={"q": next(said), "patient_id": next(ids)})
    await say(
        "POST",
        "/api/knowledge/upload",
        files={"file": (f"{next(names)}.md", f"# {next(said)}\n\n{next(said)}".encode())},
        data={"disease_name": next(names), "tags": ["faq"]},
    )
    await say("POST", "/api/templates", json={"display_name": next(names), "content": next(said)})
    script = {
        "knowledge_id": documents[1],
        "model_name": "gemini-3.8-flash",
        "custom_prompt": next(said),
        "template_config": {"quick_instructions": next(said)},
    }
    await say("POST", "/api/audio/generate-script", json=script)
    await say("POST", "/api/audio/generate-script-stream", json=script)
    listed = (await say("GET", "/api/audio/voices/list")).json()
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
    await say("POST", "/api/audio/generate", json=speech)
    agent = await say.made(
        "/api/agent",
        {
            "name": next(names),
            "knowledge_ids": documents,
            "voice_id": voice,
            "answer_style": "friendly",
            "languages": ["en"],
            "system_prompt_override": next(said),
            "first_message": next(said),
        },
    )
    if all_works:
        await agent_synced(clinic, agent["agent_id"])
    patient = next(ids)
    opened = await say.made(
        "/api/patient/session",
        {"patient_id": patient, "agent_id": agent.get("agent_id", "ag_none")},
    )
    session = opened.get("session_id", "ps_none")
    for _ in range(4):
        await say(
            "POST",
            f"/api/patient/session/{session}/message",
            json={"message": " ".join(next(said) for _ in range(5)), "chat_mode": True},
        )
    await say("POST", f"/api/patient/session/{session}/end")
    await say("GET", f"/api/patient/{patient}/summary")
    await say("GET", f"/api/patient/{patient}")
    await say("DELETE", f"/api/patient/{patient}")
    # What is refused, and what is not there.
    for _ in range(8):
        await say("GET", f"/api/knowledge/{next(ids)}")
        await say("GET", f"/api/{next(ids)}/{next(said)}")
        await say("BREW", f"/api/knowledge/{next(ids)}")
        await say(
            "POST", "/api/knowledge", json={"disease_name": next(said) * 9, "tags": next(ids)}
        )
        await say(
            "POST", "/api/patient/session", json={"patient_id": next(said), "agent_id": "x y"}
        )
        await say("GET", "/api/agent", headers={"baggage": f"patient={next(ids)}"})
    for rest in (*said, *names, *ids):
        await say("GET", "/api/knowledge", params={"q": rest})
    await say("POST", "/api/agent", content=f'{{"name": "{SENTENCES[2]}"'.encode())
    return say.statuses


def add_faults(clinic: Clinic) -> None:
    """A route and a job that fail with a patient's words in their errors."""

    async def fail() -> None:
        await asyncio.wait([asyncio.create_task(fail_alone())])
        threading.Thread(target=fail_in_thread).start()
        asyncio.get_running_loop().call_soon(fail_with, SENTENCES[6])
        logging.getLogger("core").warning("%d", SENTENCES[7])
        try:
            raise KeyError(IDENTIFIERS[0])
        except KeyError as error:
            raise ValueError(SENTENCES[0]) from error

    async def fail_alone() -> None:
        raise ValueError(SENTENCES[4])

    def fail_in_thread() -> None:
        raise ValueError(SENTENCES[5])

    def fail_with(words: str) -> None:
        raise ValueError(words)

    async def failing_job(run: JobRun) -> JsonObject:
        raise RuntimeError(f"{SENTENCES[1]} {NAMES[0]}")

    clinic.app.add_api_route("/api/fault", fail)
    clinic.app.state.platform.jobs.add(JobSpec("knowledge.fault", failing_job))


async def through(clinic: Clinic, *, all_works: bool = False) -> Counter[int]:
    """All flows, and the faults; how often which status came back."""
    add_faults(clinic)
    statuses = await talk(clinic, all_works=all_works)
    tracing = clinic.app.state.platform.tracing
    assert (await clinic.client.get("/api/fault")).status_code == 500
    # Where the stores fail, this may fail too.
    with tracing.root("page agents", {}), suppress(Exception):
        await clinic.app.state.platform.jobs.enqueue(JobRequest("knowledge.fault", {}, key="k"))
    return statuses


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
            statuses = await through(clinic, all_works=True)
            assert statuses[200] + statuses[201] > 100, statuses
            await until(lambda: bool(spans.named("generate_content gemini-3.8-flash")))
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
                await until(lambda: bool(spans.named("generate_content gemini-3.8-flash")))
                await until(lambda: runs.messages > 0)
        failed = [span for span in spans.spans if "error.type" in span.attributes]
        assert {"voice", "generate_content"} <= {span.name.split()[0] for span in failed}
        assert_silent(*texts(spans, runs), "\n".join(lines.lines))


async def write_until_seen(clinic: Clinic, runs: Received) -> None:
    """Have scripts written, as far as the stores let it come to that, until a run has arrived."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    for attempt in itertools.count():
        if runs.messages:
            return
        assert time.monotonic() < deadline, "no script came to be written"
        body = {
            "disease_name": NAMES[5],
            "tags": ["faq"],
            "raw_content": f"# Gout\n\n{SENTENCES[5]}",
        }
        made = await clinic.client.post("/api/knowledge", json=body)
        if made.status_code == 201:
            identifier = made.json()["knowledge_id"]
            # As many calls for each would let every so-manieth one that fails be the same one.
            for _ in range(attempt % 7):
                await clinic.client.get(f"/api/knowledge/{identifier}")
            script = {"knowledge_id": identifier, "model_name": "gemini-3.8-flash"}
            await clinic.client.post("/api/audio/generate-script", json=script)
            await asyncio.sleep(0.5)


async def test_nothing_of_stores_that_fail_and_quote_what_they_were_asked(
    tmp_path: Path, local_service: LocalServiceProcess, lines: Lines
) -> None:
    cloud = CloudServers(tmp_path)
    with trace_server.cloud_trace() as spans, trace_server.langsmith() as runs:
        cloud.start()
        try:
            settings = clinic_settings(
                tmp_path,
                local_service.port,
                log_level="DEBUG",
                trace_exporter="cloud-trace",
                trace_endpoint=spans.address,
                langsmith_api_key="k",
                langsmith_endpoint=runs.address,
                **{name.lower(): value for name, value in cloud.environment.items()},
            )
            async with running_clinic(settings) as clinic:
                cloud.disturb(STORE_CODES, STORE_STATUSES, every=(41, 19))
                await through(clinic)
                for _ in range(LEAST_FAULTS):
                    await clinic.client.get("/api/knowledge", params={"q": SENTENCES[3]})
                await write_until_seen(clinic, runs)
            assert cloud.disturbances() >= LEAST_FAULTS
        finally:
            cloud.stop()
    failed = [span for span in spans.spans if "error.type" in span.attributes]
    assert {"store", "blob"} <= {span.name.split()[0] for span in failed}
    # Also what is no error that the stores are known to have.
    kinds = {str(span.attributes["error.type"]) for span in failed}
    assert {"Unavailable"} < kinds, kinds
    assert any("firestore: " in line for line in lines.lines)
    assert any("cloud storage: " in line for line in lines.lines)
    assert_silent(*texts(spans, runs), "\n".join(lines.lines))


SENTENCE, WORD, NAME, IDENTIFIER = SENTENCES[3], WORDS[3], NAMES[3], IDENTIFIERS[2]
LEAKS: dict[str, Callable[[], str]] = {
    "a sentence": lambda: f"store get {SENTENCE} agents",
    "in capitals": lambda: SENTENCE.upper(),
    "without its odd word": lambda: SENTENCE.replace(WORD, "(removed)"),
    "its last words": lambda: SENTENCE[-25:],
    "a name": lambda: f"voice {NAME}",
    "an identifier": lambda: f"q={IDENTIFIER.lower()}",
    "an odd word": lambda: f"x{WORD}x",
    "the beginning of one": lambda: f"{WORD[:6]}…",
    "the end of one": lambda: f"…{WORD[2:]}",
    "letters apart": lambda: ", ".join(WORD),
    "letters on lines": lambda: "\n".join(WORD),
    "in an address": lambda: f"GET /x?q={quote_plus(SENTENCE)}&y=1",
    "in a path": lambda: f"/api/{quote(SENTENCE)}",
    "all percent-encoded": lambda: "".join(f"%{ord(sign):02X}" for sign in SENTENCE),
    "in JSON": lambda: json.dumps({"q": f"\n{SENTENCE}"}),
    "in JSON in JSON": lambda: json.dumps(json.dumps({"q": "\n".join(WORD)})),
    "all escaped for JSON": lambda: "".join(f"\\u{ord(sign):04x}" for sign in SENTENCE),
    "as bytes": lambda: repr(f"“{SENTENCE}”".encode()),
    "all escaped as bytes": lambda: "".join(f"\\x{ord(sign):02x}" for sign in WORD),
    "all escaped for protobuf": lambda: "".join(f"\\{ord(sign):03o}" for sign in WORD),
}
LEAKS |= {
    f"in base64 after {skipped}": lambda skipped=skipped: base64.b64encode(  # type: ignore[misc]
        b"?" * skipped + SENTENCE.encode()
    ).decode()
    for skipped in range(3)
}
LEAKS |= {
    f"within base64 at {begin}": lambda begin=begin: (  # type: ignore[misc]
        f"key:{base64.urlsafe_b64encode(b'???' + IDENTIFIER.encode()).decode()[begin:]}"
    )
    for begin in range(4)
}


@pytest.mark.parametrize("leak", LEAKS)
def test_the_search_finds(leak: str) -> None:
    with pytest.raises(AssertionError):
        assert_silent("store get agents", LEAKS[leak]())


def test_the_search_finds_each() -> None:
    assert found_in("\n".join((*SENTENCES, *NAMES, *IDENTIFIERS))) >= set(WORDS)
    assert len(set(WORDS)) == len({*SENTENCES, *NAMES, *IDENTIFIERS}) == 500


def test_the_search_finds_nothing_where_nothing_is() -> None:
    """Not in the whole program, nor in random ids, whose letters make words by chance."""
    program = [
        file.read_text(encoding="utf-8")
        for folder in ("core", "plugins", "pages")
        for file in sorted((ROOT / folder).rglob("*.py"))
    ]
    ids = [random.Random(1).randbytes(16).hex() for _ in range(10_000)]
    raw = random.Random(2).randbytes(1_000_000).decode("utf-8", "replace")
    assert len(program) > 100
    assert_silent("\n".join(program), " ".join(ids), raw)

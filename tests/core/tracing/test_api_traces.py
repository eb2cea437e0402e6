"""A request is one trace, down to the store and the provider, jobs and conversations included."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.process.logs import CloudFormatter
from tests.core.adapters.gemini.stand_in import Gemini, part
from tests.core.tracing.support import has, tree_of, trees, until
from tests.support.loopback import serve
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

TEXT = "# Gout\n\nGout is a kind of arthritis. Drink plenty of water. " * 12
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SPAN = "00f067aa0ba902b7"


async def add_document(clinic: Clinic) -> str:
    answer = await clinic.client.post(
        "/api/knowledge",
        json={"disease_name": "Gout", "tags": ["faq"], "raw_content": TEXT, "doctor_id": "d"},
    )
    assert answer.status_code == 201, answer.text
    found: str = answer.json()["knowledge_id"]
    return found


@pytest.fixture
async def quick(tmp_path: Path, local_service: LocalServiceProcess) -> AsyncIterator[Clinic]:
    """A clinic whose traces are in its own data folder."""
    settings = clinic_settings(tmp_path, local_service.port)
    async with running_clinic(settings) as running:
        yield running


def folder(clinic: Clinic) -> Path:
    return clinic.settings.elevendops_data_dir


async def test_a_request_and_its_job_are_one_trace(quick: Clinic) -> None:
    await add_document(quick)
    name = "POST /api/knowledge"
    await until(lambda: has(folder(quick), name, "voice create_document"))
    await until(lambda: has(folder(quick), name, "job agents.relink"))
    tree = tree_of(folder(quick), name)
    assert tree.tops() == [tree.one(name)]
    request = tree.one(name)
    assert request.kind == "server"
    assert request.attributes["http.route"] == "/api/knowledge"
    assert request.attributes["http.response.status_code"] == 201
    assert request.attributes["elevendops.plugin"] == "knowledge"
    assert request.attributes["elevendops.mode"] == "local"
    assert len(str(request.attributes["elevendops.user"])) == 16
    job = tree.one("job knowledge.sync")
    assert tree.path(job) == [name, "job knowledge.sync"]
    assert [link.trace_id for link in job.links] == [request.trace_id]
    assert job.attributes["elevendops.job.attempt"] == 1
    voice = tree.one("voice create_document")
    assert tree.path(voice) == [name, "job knowledge.sync", "voice create_document"]
    assert voice.attributes["gen_ai.provider.name"] == "elevendops"
    assert tree.find("hook on_event")
    paths = [tree.path(row) for row in tree.find("blob put")]
    # The text, and later what the search needs of it.
    assert paths == [[name, "blob put"], [name, "job knowledge.sync", "blob put"]]
    blob = tree.find("blob put")[0]
    assert blob.attributes["elevendops.blob.folder"] == "knowledge"
    assert blob.attributes["elevendops.bytes"] == len(TEXT)
    write = tree.one("store write knowledge_documents")
    assert write.attributes["elevendops.count"] == 2


async def test_speech_says_voice_characters_and_length(quick: Clinic) -> None:
    knowledge_id = await add_document(quick)
    voices = (await quick.client.get("/api/audio/voices/list")).json()
    voice_id = (voices["voices"] if isinstance(voices, dict) else voices)[0]["voice_id"]
    script = "Gout is a kind of arthritis. Drink plenty of water."
    answer = await quick.client.post(
        "/api/audio/generate",
        json={
            "knowledge_id": knowledge_id,
            "script": script,
            "voice_id": voice_id,
            "doctor_id": "d",
            "name": "Gout",
            "approve": True,
        },
    )
    assert answer.is_success, answer.text
    name, model = "POST /api/audio/generate", "text_to_speech eleven_multilingual_v2"
    await until(lambda: has(folder(quick), name, model))
    speech = tree_of(folder(quick), name).one(model)
    found = speech.attributes
    assert found["gen_ai.operation.name"] == "text_to_speech"
    assert found["gen_ai.speech.voice"] == voice_id
    assert found["gen_ai.output.type"] == "speech"
    assert found["elevendops.tts.characters"] == len(script)
    assert isinstance(found["elevendops.tts.audio_ms"], int)
    assert 1_000 < found["elevendops.tts.audio_ms"] < 30_000
    assert found["elevendops.tts.cost_characters"] == len(script)


async def test_writing_says_model_tokens_and_how_it_ended(quick: Clinic) -> None:
    knowledge_id = await add_document(quick)
    answer = await quick.client.post(
        "/api/audio/generate-script",
        json={"knowledge_id": knowledge_id, "model_name": "gemini-3.8-flash"},
    )
    assert answer.is_success, answer.text
    name, model = "POST /api/audio/generate-script", "generate_content gemini-3.8-flash"
    await until(lambda: has(folder(quick), name, model))
    tree = tree_of(folder(quick), name)
    writing = tree.one(model)
    assert tree.path(writing) == [name, "job education_audio.write_script", model]
    found = writing.attributes
    assert found["gen_ai.operation.name"] == "generate_content"
    assert found["gen_ai.response.finish_reasons"] == ["STOP"]
    assert isinstance(found["gen_ai.usage.input_tokens"], int)
    assert found["gen_ai.usage.input_tokens"] > 50
    assert isinstance(found["gen_ai.usage.output_tokens"], int)
    assert found["gen_ai.usage.output_tokens"] > 5
    service = tree.find("service KnowledgeReader.source")
    assert service
    assert service[0].attributes["elevendops.service"] == "KnowledgeReader.source"


@pytest.mark.parametrize("sdk", ["google-generativeai", "google-genai"])
async def test_writing_says_which_model_was_asked_for_and_which_has_answered(
    sdk: str, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    text = part("Drink water.", finishReason="STOP", modelVersion="gemini-9-pro")
    async with serve(Gemini([text]).app) as gemini:
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            google_api_key="key",
            gemini_sdk=sdk,
            gemini_base_url=gemini,
        )
        async with running_clinic(settings) as clinic:
            request = {"knowledge_id": await add_document(clinic)}
            answer = await clinic.client.post("/api/audio/generate-script", json=request)
            assert answer.is_success, answer.text
            name, model = "POST /api/audio/generate-script", "generate_content gemini-3.8-flash"
            await until(lambda: has(tmp_path, name, model))
            found = tree_of(tmp_path, name).one(model).attributes

    assert found["gen_ai.provider.name"] == "gcp.gemini"
    assert found["gen_ai.request.model"] == "gemini-3.8-flash"
    assert found["gen_ai.response.model"] == "gemini-9-pro"


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reply is waited for, however busy the machine is: a session that ends has no late ones."""
    monkeypatch.setenv("PATIENT_TEST_REPLY_WAIT_SECONDS", "120")


async def test_a_conversation_has_its_turns(patient: None, quick: Clinic) -> None:
    knowledge_id = await add_document(quick)
    voices = (await quick.client.get("/api/audio/voices/list")).json()
    voice_id = (voices["voices"] if isinstance(voices, dict) else voices)[0]["voice_id"]
    agent = await quick.client.post(
        "/api/agent",
        json={
            "name": "Guide",
            "knowledge_ids": [knowledge_id],
            "voice_id": voice_id,
            "answer_style": "friendly",
            "languages": ["en"],
            "doctor_id": "d",
        },
    )
    agent_id = agent.json()["agent_id"]

    await until(lambda: has(folder(quick), "POST /api/agent", "voice create_agent"))
    session = await quick.client.post(
        "/api/patient/session", json={"patient_id": "P1234", "agent_id": agent_id}
    )
    address = f"/api/patient/session/{session.json()['session_id']}"
    for question in ("What is gout?", "How much water should I drink?"):
        answer = await quick.client.post(
            f"{address}/message", json={"message": question, "chat_mode": True}
        )
        assert answer.is_success, answer.text
        assert answer.json()["status"] != "waiting"
    await quick.client.post(f"{address}/end")
    name = "POST /api/patient/session/{session_id}/message"
    turns = ("invoke_agent 1", "invoke_agent 2")
    await until(lambda: all(has(folder(quick), name, turn) for turn in turns))
    await until(lambda: has(folder(quick), name, "voice conversation"))
    first = next(tree for tree in trees(folder(quick)) if tree.find(turns[0]))
    assert first.path(first.one(turns[0]))[-2:] == ["voice conversation", turns[0]]
    assert first.one(turns[0]).attributes["elevendops.conversation.turn"] == 1
    assert first.path(first.one("voice converse"))[-2:] == ["voice conversation", "voice converse"]
    # A later turn is in the trace of who asks, and linked to the conversation.
    second = next(tree for tree in trees(folder(quick)) if tree.find(turns[1]))
    (link,) = second.one(turns[1]).links
    assert link.span_id == first.one("voice conversation").span_id
    assert name in second.path(second.one(turns[1]))


async def test_the_caller_s_trace_goes_on(quick: Clinic) -> None:
    headers = {"traceparent": f"00-{TRACE}-{SPAN}-01"}
    await quick.client.get("/api/knowledge", headers=headers)
    cloud = {"X-Cloud-Trace-Context": f"{'c' * 32}/{0xAB};o=1"}
    await quick.client.get("/api/agent", headers=cloud)

    def found(name: str) -> bool:
        return any(tree.find(name) for tree in trees(folder(quick)))

    await until(lambda: found("GET /api/knowledge") and found("GET /api/agent"))
    request = next(tree for tree in trees(folder(quick)) if tree.find("GET /api/knowledge")).one(
        "GET /api/knowledge"
    )
    assert (request.trace_id, request.parent_id) == (TRACE, SPAN)
    other = next(tree for tree in trees(folder(quick)) if tree.find("GET /api/agent"))
    assert {row.trace_id for row in other.rows} == {"c" * 32}


async def test_addresses_that_nobody_serves_are_not_told(quick: Clinic) -> None:
    answer = await quick.client.get("/api/chest-pain/anna?q=secret")
    assert answer.status_code == 404
    await until(lambda: has(folder(quick), "GET unmatched"))
    request = tree_of(folder(quick), "GET unmatched").one("GET unmatched")
    assert request.attributes["elevendops.error_code"] == "not_found"
    assert "chest" not in json.dumps(dict(request.attributes))
    assert answer.json()["trace_id"] == request.trace_id


async def test_probes_are_no_traces(quick: Clinic) -> None:
    for path in ("/api/health", "/api/health/ready", "/api/plugins", "/api/mode"):
        await quick.client.get(path)
    await quick.client.get("/api/agent")
    await until(lambda: has(folder(quick), "GET /api/agent"))
    assert [tree.tops()[0].name for tree in trees(folder(quick))] == ["GET /api/agent"]


async def test_a_provider_that_is_away_is_an_error_in_the_trace(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    """Kept though hardly any trace is."""
    settings = clinic_settings(tmp_path, own_local_service.port, trace_ratio=0.0)
    async with running_clinic(settings) as clinic:
        await clinic.client.get("/api/agent")
        own_local_service.kill()
        answer = await clinic.client.get("/api/audio/voices/list")
        assert answer.status_code == 503
        name = "GET /api/audio/voices/list"
        await until(lambda: has(tmp_path, name))
        tree = tree_of(tmp_path, name)
        voice = tree.one("voice voices")
        assert voice.status == "error"
        assert voice.events[0].attributes == {"exception.type": "Unavailable"}
        assert tree.one(name).status == "error"
        assert tree.one(name).attributes["elevendops.error_code"] == answer.json()["error_code"]
        assert answer.json()["trace_id"] == tree.one(name).trace_id
        assert not has(tmp_path, "GET /api/agent")


async def test_log_lines_carry_the_trace(quick: Clinic) -> None:
    """A line that is written while a span is recorded names it."""
    lines: list[dict[str, object]] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(json.loads(CloudFormatter().format(record)))

    handler = Keep()
    logging.getLogger("core").addHandler(handler)
    try:
        tracing = quick.app.state.platform.tracing
        with tracing.root("page agents", {}) as span:
            logging.getLogger("core.x").warning("inside")
        logging.getLogger("core.x").warning("outside")
    finally:
        logging.getLogger("core").removeHandler(handler)
    assert span.context is not None
    assert lines[0]["logging.googleapis.com/trace"] == f"{span.context.trace_id:032x}"
    assert lines[0]["logging.googleapis.com/spanId"] == f"{span.context.span_id:016x}"
    assert lines[0]["logging.googleapis.com/trace_sampled"] is True
    assert "logging.googleapis.com/trace" not in lines[1]


async def test_without_tracing_nothing_is_kept_and_nothing_is_named(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port, trace_exporter="none")
    async with running_clinic(settings) as clinic:
        answer = await clinic.client.get("/api/knowledge/kd_none")
        assert "trace_id" not in answer.json()
        await add_document(clinic)
    assert not (tmp_path / "traces").exists()


async def test_a_service_that_stops_sends_what_has_ended(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        for number in range(50):  # each another question, as answers are kept
            await clinic.client.get(f"/api/knowledge?limit={number + 1}")
    found = [tree for tree in trees(tmp_path) if tree.find("GET /api/knowledge")]
    assert len(found) == 50
    # The request, its page of documents, how many there are, and how many wait to be removed.
    assert {len(tree.rows) for tree in found} == {4}

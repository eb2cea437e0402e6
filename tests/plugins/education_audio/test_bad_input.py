"""Bad input on every endpoint: a problem that names the field; nothing stored, nothing asked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from core.ports.documents import Filter
from plugins.education_audio.models import (
    APPROVALS,
    AUDIO,
    DRAFTS,
    PARTS,
    PENDING,
    SPEAK_JOB,
    WRITE_JOB,
)
from tests.plugins.education_audio.conftest import WatchedClinic
from tests.plugins.education_audio.support import (
    ANNA,
    PAUL,
    SCRIPT,
    Row,
    add_document,
    generate,
    in_state,
    until_audio,
    write_stream,
)
from tests.support.servers import Clinic

LONG_ID = "x" * 129


@dataclass(frozen=True, slots=True)
class Case:
    """A bad request; `{id}` in it stands for the document that exists."""

    method: str
    path: str
    body: Any = None
    field: str | None = None
    status: int = 422


def script_cases(path: str) -> list[Case]:
    def case(field: str, status: int = 422, **body: object) -> Case:
        return Case("POST", path, {"knowledge_id": "{id}"} | body, field, status)

    def config(field: str, **config: object) -> Case:
        return case(f"template_config.{field}", template_config=config)

    return [
        Case("POST", path, None, "body"),
        Case("POST", path, [], "body"),
        Case("POST", path, {}, "knowledge_id"),
        case("knowledge_id", 404, knowledge_id="kd_unknown"),
        case("knowledge_id", knowledge_id=""),
        case("knowledge_id", knowledge_id="   "),
        case("knowledge_id", knowledge_id="../etc/passwd"),
        case("knowledge_id", knowledge_id=LONG_ID),
        case("knowledge_id", knowledge_id=7),
        case("knowledge_id", knowledge_id=None),
        case("model_name", model_name="gpt-unknown"),
        case("model_name", model_name=""),
        case("model_name", model_name="m" * 101),
        case("model_name", model_name=["gemini-3.8-flash"]),
        case("custom_prompt", custom_prompt=" "),
        case("custom_prompt", custom_prompt="x" * 20_001),
        case("custom_prompt", custom_prompt="half \ud83d"),
        case("template_config", template_config="medication"),
        config("template_ids.1", template_ids=["faq", "unknown"]),
        config("template_ids.0", template_ids=[""]),
        config("template_ids", template_ids="faq"),
        config("template_ids", template_ids=["faq"] * 31),
        config("quick_instructions", quick_instructions="x" * 2001),
        config("quick_instructions", quick_instructions="a\x00b"),
        config("system_prompt_override", system_prompt_override="\n"),
        config("system_prompt_override", system_prompt_override="x" * 20_001),
        config("preferred_languages.0", preferred_languages=["klingon"]),
        config("preferred_languages.1", preferred_languages=["en", ""]),
        config("preferred_languages", preferred_languages=["en"] * 6),
        config("preferred_languages.0", preferred_languages=[5]),
        config("speaker1_languages.0", speaker1_languages=["xx"], is_multi_speaker=True),
        config("speaker2_languages.0", speaker2_languages=["e\ud800n"]),
        config("target_duration_minutes", target_duration_minutes=4),
        config("target_duration_minutes", target_duration_minutes="long"),
        config("is_multi_speaker", is_multi_speaker="maybe"),
    ]


def speech_cases(path: str) -> list[Case]:
    good = {"knowledge_id": "{id}", "script": SCRIPT}
    if path.endswith("generate"):
        good |= {"voice_id": ANNA, "approve": True}  # type: ignore[dict-item]

    def case(field: str, status: int = 422, **body: object) -> Case:
        return Case("POST", path, good | body, field, status)

    return [
        Case("POST", path, None, "body"),
        Case("POST", path, {}, "script"),
        case("knowledge_id", 404, knowledge_id="kd_unknown"),
        case("knowledge_id", knowledge_id="a/b"),
        case("script", script=""),
        case("script", script=" \n\t "),
        case("script", script="?! … --- ***"),
        case("script", script="Speaker 1:\nSpeaker 2: ..."),
        case("script", script="x" * 50_001),
        case("script", script=17),
        case("script", script=None),
        case("script", script="a\x00b"),
        case("script", script="half \udc00"),
        case("doctor_id", doctor_id="no spaces allowed"),
        case("doctor_id", doctor_id=""),
    ]


GENERATE: Row = {"knowledge_id": "{id}", "script": SCRIPT, "voice_id": ANNA, "approve": True}

CASES = [
    *script_cases("/api/audio/generate-script"),
    *script_cases("/api/audio/generate-script-stream"),
    *speech_cases("/api/audio/approvals"),
    *speech_cases("/api/audio/generate"),
    *(
        Case("POST", "/api/audio/generate", GENERATE | body, field)
        for field, body in [
            ("voice_id", {"voice_id": "unknownVoice00000000"}),
            ("voice_id", {"voice_id": ""}),
            ("voice_id", {"voice_id": "not an id"}),
            ("voice_id", {"voice_id": None}),
            ("speaker2_voice_id", {"speaker2_voice_id": PAUL}),
            ("speaker2_voice_id", {"speaker2_voice_id": "?"}),
            (
                "speaker2_voice_id",
                {"speaker2_voice_id": "unknown", "script": "Speaker 1: Hi.\nSpeaker 2: Hi."},
            ),
            ("speaker2_voice_id", {"speaker2_voice_id": PAUL, "script": "Speaker 1: Hi."}),
            ("speaker2_voice_id", {"script": "Speaker 1: Hi.\n**Speaker 2:** Good day."}),
            ("name", {"name": " "}),
            ("name", {"name": "x" * 201}),
            ("name", {"name": 3}),
            ("description", {"description": "x" * 1001}),
            ("description", {"description": "a\x00"}),
            ("approve", {"approve": "perhaps"}),
        ]
    ),
    *(
        Case(method, path.format(bad), {} if method in ("PUT", "POST") else None, field, status)
        for method, path, field in [
            ("GET", "/api/audio/drafts/{}", "draft_id"),
            ("GET", "/api/audio/drafts/{}/stream", "draft_id"),
            ("GET", "/api/audio/files/{}", "audio_id"),
            ("POST", "/api/audio/files/{}/retry", "audio_id"),
            ("GET", "/api/audio/stream/{}", "audio_id"),
            ("DELETE", "/api/audio/{}", "audio_id"),
            ("GET", "/api/audio/{}", "knowledge_id"),
        ]
        for bad, status in [("unknown", 404), ("%20", 422), ("a%00b", 422), (LONG_ID, 422)]
    ),
    Case("PUT", "/api/audio/drafts/unknown", {"script": "Hello."}, status=404),
    Case("PUT", "/api/audio/drafts/unknown", {"script": " "}, "script"),
    Case("PUT", "/api/audio/unknown", {"name": "x"}, status=404),
    *(
        Case("GET", f"{path}?{query}", None, field)
        for path in ("/api/audio/list", "/api/audio/{id}")
        for query, field in [
            ("limit=0", "limit"),
            ("limit=201", "limit"),
            ("limit=many", "limit"),
            ("cursor=nonsense", "cursor"),
            (f"cursor={'x' * 1001}", "cursor"),
        ]
    ),
    Case("GET", "/api/audio/list?doctor_id=a%20b", None, "doctor_id"),
    Case("GET", "/api/audio/list?knowledge_id=", None, "knowledge_id"),
    *(
        Case("POST", "/api/templates/preview", body, field, status)
        for field, body, status in [
            ("body", None, 422),
            ("template_ids.0", {"template_ids": ["unknown"]}, 422),
            ("preferred_languages.0", {"preferred_languages": ["tlh"]}, 422),
            ("quick_instructions", {"quick_instructions": "x" * 2001}, 422),
            ("custom_prompt", {"custom_prompt": ""}, 422),
            ("knowledge_id", {"knowledge_id": "kd_unknown"}, 404),
            ("knowledge_id", {"knowledge_id": "a b"}, 422),
        ]
    ),
]

ASKED = ("/text-to-speech/", "GenerateContent", "generateContent")


async def stored_counts(clinic: Clinic) -> dict[str, int]:
    documents = clinic.app.state.platform.documents
    names = (DRAFTS, APPROVALS, AUDIO, PARTS, PENDING)
    counts = {name: (await documents.totals(name)).count for name in names}
    for kind in (WRITE_JOB, SPEAK_JOB):
        counts[kind] = (await documents.totals("jobs", [Filter("kind", "==", kind)])).count
    return counts


def filled(value: Any, knowledge_id: str) -> Any:
    if isinstance(value, dict):
        return {key: filled(inner, knowledge_id) for key, inner in value.items()}
    return knowledge_id if value == "{id}" else value


def _json(body: Any) -> bytes:
    """JSON as a careless client sends it: lone surrogates and all."""
    return b"" if body is None else json.dumps(body).encode()


async def test_bad_input_changes_and_costs_nothing(watched: WatchedClinic) -> None:
    clinic = watched.clinic
    knowledge_id = await add_document(clinic)
    before = await stored_counts(clinic)
    wrong = []

    for case in CASES:
        path = case.path.replace("{id}", knowledge_id)
        body = filled(case.body, knowledge_id)
        answer = await clinic.client.request(
            case.method, path, content=_json(body), headers={"content-type": "application/json"}
        )
        problem = answer.json() if answer.content else {}
        fields = [error["field"] for error in problem.get("errors", [])]
        expected = case.field is None or case.field in fields or case.status == 404
        if (
            answer.status_code != case.status
            or answer.headers["content-type"] != "application/problem+json"
            or not expected
            or not problem["detail"]
            or problem["retryable"]
        ):
            wrong.append((case, answer.status_code, problem))

    assert wrong == []
    assert await stored_counts(clinic) == before
    assert [call for part in ASKED for call in watched.proxy.to(part)] == []


@pytest.mark.parametrize(
    "path", ["/api/audio/generate-script", "/api/audio/generate", "/api/templates/preview"]
)
async def test_an_unknown_document_is_named(shared_clinic: Clinic, path: str) -> None:
    body = GENERATE | {"knowledge_id": "kd_unknown"}

    answer = await shared_clinic.client.post(path, json=body)

    assert answer.status_code == 404
    [error] = answer.json()["errors"]
    assert error["field"] == "knowledge_id"


async def test_every_bad_field_is_named_at_once(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)

    answer = await shared_clinic.client.post(
        "/api/audio/generate-script",
        json={
            "knowledge_id": knowledge_id,
            "model_name": "unknown",
            "template_config": {"template_ids": ["faq", "no"], "preferred_languages": ["??"]},
        },
    )

    assert [error["field"] for error in answer.json()["errors"]] == [
        "template_config.template_ids.1",
        "template_config.preferred_languages.0",
        "model_name",
    ]


async def test_bad_changes_of_an_audio_file_change_nothing(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    audio = (await generate(shared_clinic, knowledge_id, name="Good name")).json()
    path = f"/api/audio/{audio['audio_id']}"
    await until_audio(shared_clinic, audio["audio_id"], in_state("completed"))

    for body, field in [
        ({}, "body"),
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": 5}, "name"),
        ({"name": "Better", "description": "x" * 1001}, "description"),
    ]:
        answer = await shared_clinic.client.put(path, json=body)
        assert answer.status_code == 422, body
        assert [error["field"] for error in answer.json()["errors"]] == [field]

    found = (await shared_clinic.client.get(f"/api/audio/files/{audio['audio_id']}")).json()
    assert found["name"] == "Good name"


async def test_bad_edits_of_a_draft_change_nothing(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    last = (await write_stream(shared_clinic, knowledge_id))[-1]
    path = f"/api/audio/drafts/{last['draft_id']}"

    for script in ("", "  ", "x" * 50_001, 5, None):
        answer = await shared_clinic.client.put(path, json={"script": script})
        assert answer.status_code == 422
        assert [error["field"] for error in answer.json()["errors"]] == ["script"]

    assert (await shared_clinic.client.get(path)).json()["script"] == last["script"]

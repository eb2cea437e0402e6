"""Damaged records: set aside in every list, named to operators, and clear when opened."""

from __future__ import annotations

import copy
import random
import re
from typing import Any

import httpx
import pytest

from core.ports.documents import Create, JsonObject
from core.shared.approvals import Approver
from plugins.education_audio.models import new_approval
from tests.plugins.agents.support import agent_synced
from tests.plugins.conversations.support import DRY, document, record, turn
from tests.support.patience import looks
from tests.support.servers import Clinic

COPIES = 36
"""Damaged copies in each collection: more than a thousand."""

WRONG: list[Any] = [None, 17, "", "words of a patient", True, [], ["x"], {}, {"a": 1}, -0.5]
SECRET = "words of a patient"

# Where each is listed, under which name, and from which collection.
LISTS = {
    "/api/knowledge": ("documents", "knowledge_documents"),
    "/api/agent": ("agents", "agents"),
    "/api/audio/list": ("audio_files", "audio_files"),
    "/api/conversations": ("conversations", "conversations"),
}


def damaged(data: JsonObject, chance: random.Random) -> JsonObject:
    """A copy with one field gone, of another type, or too many; also inside of a field."""
    copied: JsonObject = copy.deepcopy(data)
    place = copied
    field = chance.choice(sorted(place))
    inner = place[field]
    if isinstance(inner, list) and inner and isinstance(inner[0], dict):
        inner = inner[0]
    if isinstance(inner, dict) and inner and chance.random() < 0.5:
        place, field = inner, chance.choice(sorted(inner))
    how = chance.randrange(5)
    if how < 2:
        del place[field]
    elif how < 4:
        place[field] = chance.choice(WRONG)
    else:
        place["surplus"] = chance.choice(WRONG)
    return copied


def clarity(at: str) -> JsonObject:
    tick = {"key": "purpose", "answer": "yes", "by": "Ana", "at": at}
    text = {"sha256": "0" * 64, "ticks": [tick], "met": 7, "answered": 9, "at": at}
    return {"texts": [text]}


async def good_records(clinic: Clinic) -> dict[str, JsonObject]:
    """One whole record of every collection of the plugins and of the core, by collection."""
    client = clinic.client
    knowledge_id = await document(clinic)
    body = {
        "name": "Cast guide",
        "knowledge_ids": [knowledge_id],
        "voice_id": "localEnglishAnna0001",
        "answer_style": "friendly",
    }
    agent_id = (await client.post("/api/agent", json=body)).json()["agent_id"]
    await agent_synced(clinic, agent_id)
    session = await client.post(
        "/api/patient/session", json={"patient_id": "P7", "agent_id": agent_id}
    )
    session_id = session.json()["session_id"]
    asked = await client.post(
        f"/api/patient/session/{session_id}/message",
        json={"message": "How do I take a shower?", "chat_mode": True},
    )
    await record(clinic, "conv_good", [turn("How do I take a shower?", DRY)])
    script = {"knowledge_id": knowledge_id}
    draft = await client.post("/api/audio/generate-script", json=script)
    speech = {"script": "Keep the cast dry.", "voice_id": "localEnglishAnna0001", "approve": True}
    audio = await client.post("/api/audio/generate", json=script | speech)
    ids = {
        "knowledge_documents": knowledge_id,
        "agents": agent_id,
        "agent_versions": f"{agent_id}.1",
        "patient_sessions": session_id,
        "patient_turns": asked.json()["turn_id"],
        "conversations": "conv_good",
        "conversation_words": "conv_good",
        "script_drafts": draft.json()["draft_id"],
        "audio_files": audio.json()["audio_id"],
    }
    found = {name: await stored(clinic, name, one) for name, one in ids.items()}
    return found | {
        "agent_removals": {
            "name": "Cast guide",
            "elevenlabs_agent_id": None,
            "deleted_at": found["agents"]["created_at"],
        },
        "knowledge_removals": {
            "name": "Gout",
            "deleted_at": found["agents"]["created_at"],
            "provider_id": None,
            "sync_name": None,
            "content_keys": [],
        },
        "knowledge_comparisons": {
            "looked_at": found["agents"]["created_at"],
            "account": "local",
            "documents": 1,
            "entries": 1,
            "differences": [],
            "left_out": 0,
        },
        "finding_acceptances": {
            "knowledge_id": knowledge_id,
            "sha256": "0" * 64,
            "document_sha256": "1" * 64,
            "finding": "2" * 32,
            "reason": "The new tablets.",
            "accepted_by": "u_1",
            "accepted_by_name": "Ana",
            "accepted_at": found["agents"]["created_at"],
        },
        "script_identifier_answers": {
            "knowledge_id": knowledge_id,
            "answered_by": "u_1",
            "answered_by_name": "Ana",
            "answered_at": found["agents"]["created_at"],
        },
        "script_opinions": {
            "knowledge_id": knowledge_id,
            "draft_id": "draft_1",
            "sha256": "0" * 64,
            "document_sha256": "1" * 64,
            "model": "gemini-3.8-flash",
            "state": "given",
            "differences": [{"kind": "figure", "passage": "Take 2.", "source": "Take 1."}],
            "dropped": 1,
            "error": None,
            "asked_by": "u_1",
            "asked_by_name": "Ana",
            "asked_at": found["agents"]["created_at"],
        },
        "translation_readers": {
            "name": "Ana",
            "marks": [
                {
                    "language": "es",
                    "confirmed_by": "Ben",
                    "confirmed_at": found["agents"]["created_at"],
                }
            ],
            "changed_at": found["agents"]["created_at"],
        },
        "script_templates": {
            "display_name": "For the ward",
            "description": "",
            "content": "Begin with who the talk is for.",
            "includes": ["faq"],
            "created_by": "Ana",
            "created_at": found["agents"]["created_at"],
        },
        "script_template_versions": {
            "display_name": "For the ward",
            "description": "",
            "content": "Begin with who the talk is for.",
            "includes": ["faq"],
            "saved_by": "Ana",
            "saved_at": found["agents"]["created_at"],
        },
        "pronunciations": {
            "language": "en",
            "written": "Metoprolol",
            "spoken": "meh-toe-pro-lol",
            "changed_by": "Ana",
            "changed_at": found["agents"]["created_at"],
        },
        "knowledge_versions": {
            "knowledge_id": knowledge_id,
            "number": 1,
            "disease_name": "Gout",
            "tags": ["faq"],
            "content_key": found["knowledge_documents"]["content_key"],
            "content_sha256": "0" * 64,
            "characters": 12,
            "saved_by": None,
            "saved_at": found["agents"]["created_at"],
        },
        "knowledge_retired": {
            "retirement": "archived",
            "retired_at": found["agents"]["created_at"],
            "retired_by": "Ana",
            "document": found["knowledge_documents"],
        },
        "handouts": {
            "audio_id": ids["audio_files"],
            "knowledge_id": knowledge_id,
            "script_sha256": "1" * 64,
            "language": "en",
            "questions": ["medicine"],
            "created_at": found["agents"]["created_at"],
            "created_by": "u_1",
            "created_by_name": "Ana",
            "expires_at": found["agents"]["created_at"],
        },
        "handout_results": {"stops": [0] * 10, "could": [0] * 3, "unsure": [0] * 3},
        "recalls": {
            "kind": "document",
            "knowledge_id": knowledge_id,
            "target": None,
            "name": "Gout",
            "active": False,
            "steps": [
                {
                    "withdrawn": True,
                    "at": found["agents"]["created_at"],
                    "by": "u_1",
                    "by_name": "Ana",
                    "reason": "The dose is wrong.",
                }
            ],
            "modified_at": found["agents"]["created_at"],
        },
        "golden_questions": {
            "agent_id": agent_id,
            "question": "How do I take a shower?",
            "expected": "answered",
            "knowledge_id": knowledge_id,
            "must_contain": ["dry"],
            "origin": "written",
            "created_at": found["agents"]["created_at"],
            "created_by": "Ana",
        },
        "golden_runs": {
            "agent_id": agent_id,
            "key": "0" * 64,
            "configuration": found["agent_versions"]["configuration"],
            "configuration_sha256": found["agent_versions"]["sha256"],
            "knowledge_ids": [knowledge_id],
            "language": "en",
            "questions": ["gq_1"],
            "state": "done",
            "total": 1,
            "results": [
                {
                    "question_id": "gq_1",
                    "question": "How do I take a shower?",
                    "expected": "answered",
                    "passed": False,
                    "reply": "Keep it dry.",
                    "answered_from": None,
                    "reason": "It was refused.",
                }
            ],
            "started_at": found["agents"]["created_at"],
            "started_by": None,
            "error": None,
        },
        "golden_simulations": {
            "agent_id": agent_id,
            "configuration": found["agent_versions"]["configuration"],
            "configuration_sha256": found["agent_versions"]["sha256"],
            "knowledge_ids": [knowledge_id],
            "language": "en",
            "scripted": True,
            "state": "done",
            "talks": [{"persona": "worried", "said": ["What about the cast?"], "turns": []}],
            "started_at": found["agents"]["created_at"],
            "started_by": None,
            "error": None,
        },
        "safety_alerts": {
            "conversation_id": "conv_good",
            "turn": 0,
            "patient_id": "P7",
            "tier": "urgent",
            "red_flags": ["chest_pain"],
            "raised_at": found["agents"]["created_at"],
            "due_at": found["agents"]["created_at"],
        },
        "safety_texts": {
            "versions": [
                {
                    "number": 1,
                    "text": "Call 112 now.",
                    "sha256": "0" * 64,
                    "saved_by": "Ana",
                    "saved_at": found["agents"]["created_at"],
                }
            ],
            "in_force": None,
        },
        "safety_phrases": {
            "versions": [
                {
                    "number": 1,
                    "phrases": [{"words": "cloudy bag", "language": "en", "tier": "urgent"}],
                    "sha256": "0" * 64,
                    "saved_by": "Ana",
                    "saved_at": found["agents"]["created_at"],
                }
            ],
            "in_force": None,
        },
        "script_approvals": new_approval(knowledge_id, "0" * 64, "1" * 64, Approver("u_1", "Ana")),
        "audio_parts": {"longest": 400, "keys": [], "names": ["b-0"]},
        "audio_speech": {
            "blob": "audio-parts/b-0-c.mp3",
            "users": [ids["audio_files"]],
            "closed": False,
            "asked_at": found["agents"]["created_at"],
            "asked_by": ids["audio_files"],
            "seconds": 2.5,
            "begins": [0.0, 1.2],
            "heard": [["Rest.", 0.1, 0.6]],
        },
        "audio_hearings": {
            "state": "heard",
            "deviations": [
                {"kind": "figure", "at": 1.2, "sentence": "Take 5 mg.", "heard": "Take 15 mg."}
            ],
            "error": None,
            "asked_by": "u_1",
            "asked_by_name": "Ana",
            "asked_at": found["agents"]["created_at"],
        },
        "knowledge_clarity": clarity(found["agents"]["created_at"]),
        "script_clarity": clarity(found["agents"]["created_at"]),
        "audio_pending": {"audio_id": ids["audio_files"]},
        "spoken_by": {"fingerprint": "0" * 64},
        "jobs": await stored(clinic, "jobs", audio.json()["job_id"]),
        "plugin_audit": {
            "plugin_id": "agents",
            "at": found["agents"]["created_at"],
            "action": "read",
            "subject": "the collection 'visits'",
        },
        "plugin_usage": {"plugin_id": "agents", "day": "2026-02-03", "voice_calls": 4},
    }


async def stored(clinic: Clinic, collection: str, id: str) -> JsonObject:
    found = await clinic.app.state.platform.documents.get(collection, id)
    assert found is not None
    data: JsonObject = found.data
    return data


async def walk(client: httpx.AsyncClient, path: str, items: str) -> tuple[int, int, int]:
    """How many entries a list shows over all its pages, leaves out, and says there are."""
    shown = left_out = 0
    cursor: str | None = None
    while True:
        params = {"limit": 30} | ({"cursor": cursor} if cursor else {})
        answer = await client.get(path, params=params)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        shown += len(page[items])
        left_out += page.get("unreadable_count", 0)
        cursor = page["next_cursor"]
        if cursor is None:
            return shown, left_out, page["total_count"]


@pytest.mark.parametrize("seed", [3, 2026])
async def test_a_thousand_damaged_records_take_nothing_down(
    clinic: Clinic, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(seed)
    documents = clinic.app.state.platform.documents
    client = clinic.client
    ids: dict[str, list[str]] = {}
    sorted_in: dict[str, int] = {}
    for collection, data in (await good_records(clinic)).items():
        copies = {f"{collection}.{seed}.{n}": damaged(data, chance) for n in range(COPIES)}
        ids[collection] = list(copies)
        # A store cannot sort a record in that lacks the field of the order.
        sorted_in[collection] = sum("created_at" in copy for copy in copies.values())
        await documents.write([Create(collection, one, copy) for one, copy in copies.items()])
    for path, (items, collection) in LISTS.items():
        shown, left_out, total = await walk(client, path, items)
        assert total == COPIES + 1
        assert shown + left_out == sorted_in[collection] + 1
        assert 0 < left_out < COPIES
    # A busy machine may leave a card too little time; what a record breaks stays broken.
    for _ in looks():
        stats = (await client.get("/api/dashboard/stats")).json()
        errors = [card["error"] for card in stats["cards"]]
        if not any(errors):
            break
    assert errors == [None] * len(stats["cards"])
    paths = [
        "/api/conversations?q=shower",
        "/api/conversations?patient_id=P1001&q=shower",
        "/api/conversations?requires_attention_only=true",
        "/api/conversations/statistics",
        "/api/conversations/unanswered",
        "/api/conversations/export?format=csv",
        "/api/conversations/export?format=json&q=shower",
        "/api/knowledge?include=content&q=plaster&tag=faq",
        "/api/plugins",
        *(f"/api/knowledge/{one}" for one in ids["knowledge_documents"]),
        *(f"/api/agent/{one}" for one in ids["agents"]),
        *(f"/api/audio/files/{one}" for one in ids["audio_files"]),
        *(f"/api/audio/drafts/{one}" for one in ids["script_drafts"]),
        *(f"/api/conversations/{one}" for one in ids["conversations"]),
        *(f"/api/patient/session/{one}" for one in ids["patient_sessions"]),
    ]
    for path in paths:
        answer = await client.get(path)
        assert answer.status_code in (200, 404, 409), f"{path}: {answer.text}"
    exported = (await client.get("/api/conversations/export?format=json")).json()
    assert "conv_good" in [row["conversation_id"] for row in exported]
    for one in ids["patient_sessions"]:
        answer = await client.post(f"/api/patient/session/{one}/message", json={"message": "Hello"})
        assert answer.status_code < 500, answer.text
    assert SECRET not in caplog.text
    assert "cannot be read" in caplog.text


def gappy(data: JsonObject, chance: random.Random) -> JsonObject:
    """A copy in which any fields may be missing, and up to three are too many."""
    kept = {name: value for name, value in data.items() if chance.random() < 0.93}
    surplus = (f"field_{chance.randrange(10_000)}" for _ in range(chance.randrange(4)))
    return kept | {name: chance.choice(WRONG) for name in surplus}


@pytest.mark.parametrize("seed", [5, 1311])
async def test_every_list_answers_whatever_fields_rows_lack_or_have_too_many(
    clinic: Clinic, seed: int
) -> None:
    chance = random.Random(seed)
    platform = clinic.app.state.platform
    good = await good_records(clinic)
    # A collection that is added gets a good record here.
    assert good.keys() == {name for names in platform.collections.values() for name in names}
    ids: list[str] = []
    for collection, data in good.items():
        copies = {f"{collection}.{seed}.{n}": gappy(data, chance) for n in range(COPIES)}
        ids += copies
        await platform.documents.write(
            [Create(collection, one, copy) for one, copy in copies.items()]
        )
    assert len(ids) > 1000
    reads = [path for path, item in clinic.app.openapi()["paths"].items() if "get" in item]
    lists = [path for path in reads if "{" not in path]
    assert len(lists) > 20
    page = (await clinic.client.get("/api/knowledge?limit=20")).json()
    listed = [document["knowledge_id"] for document in page["documents"]]
    # What a question names must be whole.
    documents = [
        one
        for one in listed
        if (await clinic.client.get(f"/api/knowledge/{one}")).status_code == 200
    ]
    assert documents
    params: dict[str, dict[str, Any]] = {
        "/api/knowledge/search": {"q": "How do I take a shower?", "document_ids": documents},
        "/api/audio/offered": {"knowledge_ids": documents},
        "/api/handouts": {"audio_id": good["audio_pending"]["audio_id"]},
        "/api/golden": {"agent_id": good["golden_questions"]["agent_id"]},
        "/api/golden/coverage": {"agent_id": good["golden_questions"]["agent_id"]},
        "/api/golden/simulations/latest": {"agent_id": good["golden_questions"]["agent_id"]},
        "/api/golden/runs/latest": {"agent_id": good["golden_questions"]["agent_id"]},
    }
    for path in lists:
        answer = await clinic.client.get(path, params=params.get(path))
        assert answer.status_code == 200, f"{path}: {answer.text}"
    for path in set(reads) - set(lists):
        for one in chance.sample(ids, 25):
            answer = await clinic.client.get(re.sub(r"{[^}]*}", one, path))
            assert answer.status_code < 500, f"{path} of {one}: {answer.text}"
    checked = await clinic.client.post("/api/attention/check")
    assert checked.status_code == 200
    assert len(checked.json()["unreadable"]) > 100

"""What a clinic does in a day that is recorded: something of every kind that is stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.data.recorded import Desk, Json, Recorded, until

ANNA = "localEnglishAnna0001"

_WARFARIN = """# Starting warfarin

## How to take it

Take your warfarin once a day, at six in the evening. Swallow the tablet with a glass of water.

## If you miss a dose

If you miss a dose, take it as soon as you remember on the same day. Never take two doses at once.

## Food

Eat as usual.

## When to call us

Call the clinic when you have black stools, or bleeding that does not stop after ten minutes.
"""
_ASTHMA = """# El asma y su inhalador

Agite el inhalador antes de cada uso. Espere un minuto entre dos inhalaciones.
"""
_CATARACT = "# 白內障手術後\n\n手術後一週內不要揉眼睛。每天點眼藥水四次。\n"
_SCRIPT = "Take your warfarin once a day. Never take two doses at once."


def work(clinic: Recorded) -> dict[str, Json]:
    """A day of the clinic: documents, scripts, audio and its links, recalls, agents, talks, alerts.

    The result is what the API answers in the end, by path.
    """
    warfarin = _document(clinic, "Starting Warfarin", ["medication"], _WARFARIN)
    asthma = _document(clinic, "Asma", ["medication", "faq"], _ASTHMA)
    clinic.put(f"/api/knowledge/{asthma}", {"raw_content": f"{_ASTHMA}\nNo fume.\n"})
    cataract = _document(clinic, "白內障", ["post_care"], _CATARACT)
    gone = _document(clinic, "Old leaflet", ["faq"], "# Old leaflet\n\nNobody reads it.\n")
    for one in (warfarin, asthma, cataract, gone):
        until(
            lambda one=one: clinic.get(f"/api/knowledge/{one}"),  # type: ignore[misc]
            lambda found: found["sync_status"] == "completed",
        )
    written = clinic.post("/api/audio/generate-script", {"knowledge_id": asthma})
    draft = f"/api/audio/drafts/{written['draft_id']}"
    clinic.put(draft, {"script": f"{written['script']}\nLlame si empeora."})
    clinic.post("/api/audio/approvals", {"knowledge_id": warfarin, "script": _SCRIPT})
    speech = {"knowledge_id": warfarin, "script": _SCRIPT, "voice_id": ANNA, "name": "Warfarin"}
    clinic.post("/api/audio/generate", speech)
    until(
        lambda: clinic.get("/api/audio/list"),
        lambda found: [file["status"] for file in found["audio_files"]] == ["completed"],
    )
    in_and_out_of_use(clinic, warfarin)
    (audio,) = clinic.get("/api/audio/list")["audio_files"]
    give_handouts(clinic, audio["audio_id"])
    recall_documents(clinic)
    write_emergency_text(clinic)
    agent = _agent(clinic, "Warfarin guide", [warfarin])
    _agent(clinic, "Ojos y asma", [asthma, cataract])
    leaving = _agent(clinic, "Leaving", [gone])
    clinic.put(f"/api/agent/{agent}", {"first_message": "Hello, I am the warfarin guide."})
    for patient, questions in {
        "P1001": ["What should I do if I miss a dose?", "Where can I park my car?"],
        "P1002": ["I am afraid of bleeding. When should I call you?"],
        "P1004": ["I have crushing chest pain and I cannot breathe.", "May I eat cabbage?"],
        "P1005": ["May I drink wine?", "My left arm is numb and I cannot speak well."],
    }.items():
        clinic.post(f"/api/patient/session/{talk(clinic, agent, patient, questions)}/end", {})
    open_session = talk(clinic, agent, "P1003", ["What may I eat?", "When do I take my warfarin?"])
    until(lambda: clinic.get("/api/conversations"), lambda found: found["total_count"] == 4)
    alerts = clinic.get("/api/safety/alerts")["alerts"]
    clinic.post(f"/api/safety/alerts/{alerts[-1]['alert_id']}/acknowledge", {})
    # What is begun while the voice service is away is still to be done when a later version starts.
    clinic.stop("core.local")
    assert clinic.client.delete(f"/api/knowledge/{gone}").status_code == 204
    assert clinic.client.delete(f"/api/agent/{leaving}").is_success
    clinic.put(f"/api/knowledge/{cataract}", {"disease_name": "白內障手術"})
    clinic.post(
        "/api/audio/generate", speech | {"name": "Again", "voice_id": "localEnglishPaul0001"}
    )
    paths = [draft, f"/api/handouts?audio_id={audio['audio_id']}"]
    return _answers_of(clinic, [f"/api/patient/session/{open_session}", *paths])


def _document(clinic: Desk, name: str, tags: list[str], text: str) -> str:
    body = {"disease_name": name, "tags": tags, "raw_content": text, "doctor_id": "dr_ng"}
    return str(clinic.post("/api/knowledge", body)["knowledge_id"])


def in_and_out_of_use(clinic: Desk, knowledge_id: str) -> None:
    """A plan to read a document again, and documents that were archived and restored."""
    day = (datetime.now(UTC) + timedelta(days=3650)).date().isoformat()
    plan = {"review_on": day, "review_owner": "Dr. Ng"}
    clinic.put(f"/api/knowledge/{knowledge_id}/review", plan)
    for name in ("Archived leaflet", "Leaflet that came back"):
        archived = _document(clinic, name, ["faq"], f"# {name}\n\nDrink enough water.\n")
        clinic.post(f"/api/knowledge/{archived}/archive", {})
    clinic.post(f"/api/knowledge/retired/{archived}/restore", {})


def give_handouts(clinic: Desk, audio_id: str) -> None:
    """A link that a patient has used, and one that was ended."""
    ends = (datetime.now(UTC) + timedelta(days=300)).isoformat()
    for language in ("en", "es"):
        body = {"audio_id": audio_id, "language": language, "expires_at": ends}
        made = clinic.post("/api/handouts", body)
        if language == "es":
            clinic.post(f"/api/handouts/{made['handout']['handout_id']}/revoke", {})
            return
        page = f"/api/handouts/open/{made['path'].rpartition('/')[2]}"
        assert clinic.client.get(page).is_success
        for event in (
            {"kind": "play"},
            {"kind": "stop", "at": 2.0},
            {"kind": "question", "question": 1, "yes": True},
            {"kind": "helped", "yes": False},
        ):
            clinic.post(f"{page}/events", event)


def recall_documents(clinic: Desk) -> None:
    """A document that is withdrawn, and one that was and is no more."""
    for name in ("Withdrawn leaflet", "Leaflet that was right"):
        document = _document(clinic, name, ["faq"], f"# {name}\n\nEat enough fruit.\n")
        body = {"kind": "document", "knowledge_id": document, "name": name}
        made = clinic.post("/api/recalls", body | {"reason": "A wrong dose"})
    clinic.post(f"/api/recalls/{made['recall_id']}/undo", {"reason": "It was right"})


def write_emergency_text(clinic: Desk) -> None:
    """The clinic's own words, approved, and a later draft of them."""
    path = "/api/safety/texts/en/emergency"
    saved = clinic.put(path, {"text": "Now: {call}. Then tell our desk."})["versions"][-1]
    clinic.post(f"{path}/approve", {name: saved[name] for name in ("number", "sha256")})
    clinic.put(path, {"text": "Now: {call}."})


def _agent(clinic: Recorded, name: str, knowledge_ids: list[str]) -> str:
    body = {
        "name": name,
        "knowledge_ids": knowledge_ids,
        "voice_id": ANNA,
        "answer_style": "friendly",
        "languages": ["en"],
        "doctor_id": "dr_ng",
    }
    made = clinic.post("/api/agent", body)["agent_id"]
    until(
        lambda: clinic.get(f"/api/agent/{made}"),
        lambda found: found["elevenlabs_agent_id"] is not None,
    )
    return str(made)


def talk(clinic: Desk, agent: str, patient: str, questions: list[str]) -> str:
    body = {"patient_id": patient, "agent_id": agent}
    session = str(clinic.post("/api/patient/session", body)["session_id"])
    for number, question in enumerate(questions):
        message = {"message": question, "chat_mode": patient != "P1003" or number > 0}
        clinic.post(f"/api/patient/session/{session}/message", message)
    return session


def _answers_of(clinic: Recorded, single: list[str]) -> dict[str, Json]:
    """What the API says of all there is, by path."""
    lists = {
        "/api/knowledge": ("documents", "/api/knowledge/{knowledge_id}"),
        "/api/audio/list": ("audio_files", "/api/audio/files/{audio_id}"),
        "/api/agent": ("agents", "/api/agent/{agent_id}"),
        "/api/conversations": ("conversations", "/api/conversations/{conversation_id}"),
        "/api/knowledge/retired?retirement=archived": (
            "documents",
            "/api/knowledge/retired/{knowledge_id}",
        ),
    }
    paths = [
        *single,
        "/api/recalls",
        "/api/safety/alerts",
        "/api/safety/texts",
    ]
    answers: dict[str, Json] = {}
    for path, (items, one) in lists.items():
        answers[path] = clinic.get(path)
        paths += [one.format(**item) for item in answers[path][items]]
    return answers | {path: clinic.get(path) for path in paths}

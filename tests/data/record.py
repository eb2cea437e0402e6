"""Records the data of a version of ElevenDops, for the tests that open them with later versions.

    python -m tests.data.record CHECKOUT FOLDER

runs the API and the local service of a checkout (with its own `.venv`) in local mode, uses them as
a clinic does through the published API, and leaves in FOLDER what they have stored: both SQLite
files as SQL text, the blobs as they are, and `answers.json` with what the API answered last.
Run it when a version is released, and keep the folder; a recorded folder is never changed.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

Json = dict[str, Any]

FILES = {"documents.sql": "documents.sqlite3", "voice.sql": "local-service/state.sqlite3"}
"""The recorded texts, and the SQLite file of the data folder that each is of."""

ANNA = "localEnglishAnna0001"
_PATIENCE_SECONDS = 120.0

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


class Recorded:
    """A checkout's API and local service, and a client of the API."""

    def __init__(self, checkout: Path, data: Path) -> None:
        self._checkout = checkout
        self._ports = {"BACKEND_PORT": "8761", "LOCAL_SERVICE_PORT": "8762"}
        self._environment = os.environ | self._ports | {"ELEVENDOPS_DATA_DIR": str(data)}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self.client = httpx.Client(
            base_url=f"http://127.0.0.1:{self._ports['BACKEND_PORT']}",
            timeout=_PATIENCE_SECONDS,
            trust_env=False,
        )

    def start(self, module: str, path: str, port: str) -> None:
        """Start one of its programs and wait until it answers."""
        python = self._checkout / ".venv" / "bin" / "python"
        self._processes[module] = subprocess.Popen(
            [str(python), "-m", module], cwd=self._checkout, env=self._environment
        )
        url = f"http://127.0.0.1:{self._ports[port]}{path}"
        until(lambda: {"up": _answers(url)}, lambda found: bool(found["up"]))

    def stop(self, module: str) -> None:
        """Let it end as the supervisor does."""
        process = self._processes.pop(module)
        process.terminate()
        process.wait(timeout=30)

    def stop_all(self) -> None:
        """Let all end that still run."""
        for module in list(self._processes):
            self.stop(module)

    def post(self, path: str, body: Json) -> Json:
        """What a POST gives."""
        return _given(self.client.post(path, json=body))

    def put(self, path: str, body: Json) -> Json:
        """What a PUT gives."""
        return _given(self.client.put(path, json=body))

    def get(self, path: str) -> Json:
        """What a GET gives."""
        return _given(self.client.get(path))


def until(ask: Callable[[], Json], reached: Callable[[Json], bool]) -> Json:
    """Ask until it is so."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not reached(found := ask()):
        assert time.monotonic() < deadline, f"it did not come so far: {found}"
        time.sleep(0.1)
    return found


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def _given(answer: httpx.Response) -> Json:
    assert answer.is_success, f"{answer.request.url}: {answer.text}"
    found: Json = answer.json() if answer.content else {}
    return found


def work(clinic: Recorded) -> dict[str, Json]:
    """A day of the clinic: documents, a script, audio, agents and conversations.

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
    clinic.post("/api/audio/generate-script", {"knowledge_id": asthma})
    clinic.post("/api/audio/approvals", {"knowledge_id": warfarin, "script": _SCRIPT})
    speech = {"knowledge_id": warfarin, "script": _SCRIPT, "voice_id": ANNA, "name": "Warfarin"}
    clinic.post("/api/audio/generate", speech)
    until(
        lambda: clinic.get("/api/audio/list"),
        lambda found: [file["status"] for file in found["audio_files"]] == ["completed"],
    )
    agent = _agent(clinic, "Warfarin guide", [warfarin])
    _agent(clinic, "Ojos y asma", [asthma, cataract])
    leaving = _agent(clinic, "Leaving", [gone])
    clinic.put(f"/api/agent/{agent}", {"first_message": "Hello, I am the warfarin guide."})
    for patient, questions in {
        "P1001": ["What should I do if I miss a dose?", "Where can I park my car?"],
        "P1002": ["I am afraid of bleeding. When should I call you?"],
    }.items():
        clinic.post(f"/api/patient/session/{_talk(clinic, agent, patient, questions)}/end", {})
    open_session = _talk(clinic, agent, "P1003", ["What may I eat?", "When do I take my warfarin?"])
    until(lambda: clinic.get("/api/conversations"), lambda found: found["total_count"] == 2)
    # What is begun while the voice service is away is still to be done when a later version starts.
    clinic.stop("core.local")
    assert clinic.client.delete(f"/api/knowledge/{gone}").status_code == 204
    assert clinic.client.delete(f"/api/agent/{leaving}").is_success
    clinic.put(f"/api/knowledge/{cataract}", {"disease_name": "白內障手術"})
    clinic.post(
        "/api/audio/generate", speech | {"name": "Again", "voice_id": "localEnglishPaul0001"}
    )
    return _answers_of(clinic, open_session)


def _document(clinic: Recorded, name: str, tags: list[str], text: str) -> str:
    body = {"disease_name": name, "tags": tags, "raw_content": text, "doctor_id": "dr_ng"}
    return str(clinic.post("/api/knowledge", body)["knowledge_id"])


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


def _talk(clinic: Recorded, agent: str, patient: str, questions: list[str]) -> str:
    body = {"patient_id": patient, "agent_id": agent}
    session = str(clinic.post("/api/patient/session", body)["session_id"])
    for number, question in enumerate(questions):
        message = {"message": question, "chat_mode": patient != "P1003" or number > 0}
        clinic.post(f"/api/patient/session/{session}/message", message)
    return session


def _answers_of(clinic: Recorded, session: str) -> dict[str, Json]:
    """What the API says of all there is, by path."""
    lists = {
        "/api/knowledge": ("documents", "/api/knowledge/{knowledge_id}"),
        "/api/audio/list": ("audio_files", "/api/audio/files/{audio_id}"),
        "/api/agent": ("agents", "/api/agent/{agent_id}"),
        "/api/conversations": ("conversations", "/api/conversations/{conversation_id}"),
    }
    paths = [f"/api/patient/session/{session}"]
    answers: dict[str, Json] = {}
    for path, (items, one) in lists.items():
        answers[path] = clinic.get(path)
        paths += [one.format(**item) for item in answers[path][items]]
    return answers | {path: clinic.get(path) for path in paths}


def record(checkout: Path, folder: Path) -> None:
    """Write the folder anew."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place)
        clinic = Recorded(checkout, data)
        try:
            clinic.start("core.local", "/health", "LOCAL_SERVICE_PORT")
            clinic.start("core.api", "/api/health", "BACKEND_PORT")
            answers = work(clinic)
        finally:
            clinic.stop_all()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, source in FILES.items():
            (folder / name).write_text(dump(data / source), encoding="utf-8")
        # What begins like this is of the store itself: a key for addresses, files in the making.
        shutil.copytree(data / "blobs", folder / "blobs", ignore=shutil.ignore_patterns("~*"))
    text = json.dumps(answers, ensure_ascii=False, indent=1)
    (folder / "answers.json").write_text(f"{text}\n", encoding="utf-8")


def dump(file: Path) -> str:
    """A SQLite file as SQL text."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        return "".join(f"{line}\n" for line in connection.iterdump())


def restore(folder: Path, data: Path) -> None:
    """Make a data folder of what was recorded."""
    shutil.copytree(folder / "blobs", data / "blobs")
    for name, target in FILES.items():
        (data / target).parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(data / target)) as connection:
            connection.executescript((folder / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    record(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())

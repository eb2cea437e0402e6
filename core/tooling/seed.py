"""Fills a running clinic with the sample data, through the API like anybody else.

What is there already is left as it is, so that an interrupted run can be completed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from core.security.tokens import service_headers
from core.settings import Settings

_SAMPLES = Path(__file__).resolve().parents[1] / "samples"
_CALL_SECONDS = 120.0
_WAIT_SECONDS = 300.0

Row = dict[str, Any]


class SeedError(Exception):
    """A sample cannot be added; the text says why."""


def seed_clinic(settings: Settings, *, only_if_empty: bool = False) -> int:
    """Create the sample documents, audio, agents and conversations; the exit code.

    With `only_if_empty` nothing is done in a clinic that has documents of its own. A sample that
    cannot be added is named, and the others are added all the same.
    """
    samples: Row = json.loads((_SAMPLES / "clinic.json").read_text(encoding="utf-8"))
    try:
        with httpx.Client(
            base_url=settings.api_url, timeout=_CALL_SECONDS, trust_env=False
        ) as client:
            seeder = _Seeder(client, settings, samples)
            seeder.run(only_if_empty)
    except httpx.TransportError:
        print(  # noqa: T201
            f"The API does not answer at {settings.api_url}. Start the product first: make run",
            file=sys.stderr,
        )
        return 1
    except SeedError as error:
        print(str(error), file=sys.stderr)  # noqa: T201
        return 1
    if seeder.left_out:
        print(  # noqa: T201
            f"{len(seeder.left_out)} of the samples could not be added. Mend what is named above, "
            "then run `elevendops seed` to add them.",
            file=sys.stderr,
        )
        return 1
    return 0


class _Seeder:
    def __init__(self, client: httpx.Client, settings: Settings, samples: Row) -> None:
        self._client = client
        self._settings = settings
        self._samples = samples
        self.left_out: list[str] = []

    @contextmanager
    def _adding(self, what: str, *, say: bool = True) -> Iterator[None]:
        """Say that a sample is being added; when it cannot be, say why and go on."""
        if say:
            print(f"Sample {what}", flush=True)  # noqa: T201
        try:
            yield
        except SeedError as error:
            self.left_out.append(what)
            print(f"Left out: sample {what}: {error}", file=sys.stderr, flush=True)  # noqa: T201

    def run(self, only_if_empty: bool) -> None:
        names = {row["disease_name"] for row in self._samples["documents"]}
        present = self._all("/api/knowledge", "documents")
        if only_if_empty and any(row["disease_name"] not in names for row in present):
            print("The clinic has documents of its own; no sample data is added.")  # noqa: T201
            return
        documents = {row["disease_name"]: row["knowledge_id"] for row in present}
        for row in self._samples["documents"]:
            if row["disease_name"] not in documents:
                with self._adding(f"document: {row['disease_name']}"):
                    documents[row["disease_name"]] = self._document(row)
        for name in names & documents.keys():
            with self._adding(f"document: {name}", say=False):
                self._wait_until_synced(name, documents[name])
        voices = self._call("GET", "/api/audio/voices/list")
        self._audio(documents, voices)
        agents = self._agents(documents, voices)
        self._conversations(agents)

    def _document(self, row: Row) -> str:
        text = (_SAMPLES / "documents" / row["file"]).read_text(encoding="utf-8")
        body = {"disease_name": row["disease_name"], "tags": row["tags"], "raw_content": text}
        created: str = self._call("POST", "/api/knowledge", body)["knowledge_id"]
        return created

    def _wait_until_synced(self, name: str, knowledge_id: str) -> None:
        self._wait(
            f"the document “{name}” to be synced",
            f"/api/knowledge/{knowledge_id}",
            lambda found: found["sync_status"],
        )

    def _audio(self, documents: dict[str, str], voices: list[Row]) -> None:
        have = {row["name"] for row in self._all("/api/audio/list", "audio_files")}
        wanted = [row for row in self._samples["audio"] if row["name"] not in have]
        for row in wanted:
            with self._adding(f"audio: {row['name']}"):
                # Asked each time: speech that cannot be made now is waited for, not refused.
                self._demand_speech()
                self._one_audio(row, _added(documents, row["document"]), voices)

    def _demand_speech(self) -> None:
        ready = self._call("GET", "/api/health/ready", accept=(503,))
        if error := ready["services"]["voice"]["error"]:
            raise SeedError(error)

    def _one_audio(self, row: Row, knowledge_id: str, voices: list[Row]) -> None:
        config = {"target_duration_minutes": row["minutes"]}
        script = self._call(
            "POST",
            "/api/audio/generate-script",
            {"knowledge_id": knowledge_id, "template_config": config},
        )["script"]
        audio = self._call(
            "POST",
            "/api/audio/generate",
            {
                "knowledge_id": knowledge_id,
                "script": script,
                "voice_id": _voice(voices, row["language"]),
                "name": row["name"],
                "approve": True,
            },
        )
        self._wait(
            f"the audio “{row['name']}”",
            f"/api/audio/files/{audio['audio_id']}",
            lambda found: found["status"],
        )

    def _agents(self, documents: dict[str, str], voices: list[Row]) -> dict[str, str]:
        agents = {row["name"]: row["agent_id"] for row in self._all("/api/agent", "agents")}
        for row in self._samples["agents"]:
            if row["name"] in agents:
                continue
            with self._adding(f"agent: {row['name']}"):
                body = {
                    "name": row["name"],
                    "knowledge_ids": [_added(documents, name) for name in row["documents"]],
                    "voice_id": _voice(voices, row["voice_language"]),
                    "answer_style": row["answer_style"],
                    "languages": row["languages"],
                }
                agents[row["name"]] = self._call("POST", "/api/agent", body)["agent_id"]
        for name in {row["name"] for row in self._samples["agents"]} & agents.keys():
            with self._adding(f"agent: {name}", say=False):
                self._wait(
                    f"the agent “{name}”",
                    f"/api/agent/{agents[name]}",
                    lambda found: found["sync_status"],
                )
        return agents

    def _conversations(self, agents: dict[str, str]) -> None:
        for row in self._samples["conversations"]:
            patient = row["patient_id"]
            if self._call("GET", f"/api/conversations?patient_id={patient}")["total_count"]:
                continue
            with self._adding(f"conversation of patient {patient}"):
                body = {"patient_id": patient, "agent_id": _added(agents, row["agent"])}
                session = self._call("POST", "/api/patient/session", body)["session_id"]
                for message in row["messages"]:
                    self._call(
                        "POST",
                        f"/api/patient/session/{session}/message",
                        {"message": message, "chat_mode": True},
                    )
                self._call("POST", f"/api/patient/session/{session}/end")

    def _all(self, path: str, key: str) -> list[Row]:
        rows: list[Row] = []
        cursor: str | None = None
        while True:
            query = {"limit": "200"} | ({"cursor": cursor} if cursor else {})
            page = self._call("GET", f"{path}?{httpx.QueryParams(query)}")
            rows += page[key]
            cursor = page["next_cursor"]
            if cursor is None:
                return rows

    def _wait(self, what: str, path: str, state: Any) -> None:
        deadline = time.monotonic() + _WAIT_SECONDS
        while True:
            found = self._call("GET", path)
            if state(found) == "completed":
                return
            if state(found) == "failed" or time.monotonic() > deadline:
                raise SeedError(f"Gave up waiting for {what}. Run the command again to go on.")
            time.sleep(0.2)

    def _call(
        self, method: str, path: str, body: Row | None = None, accept: tuple[int, ...] = ()
    ) -> Any:
        answer = self._client.request(
            method, path, json=body, headers=service_headers(self._settings)
        )
        if answer.is_error and answer.status_code not in accept:
            try:
                detail = answer.json()["detail"]
            except (ValueError, KeyError):
                detail = f"HTTP status {answer.status_code}"
            raise SeedError(f"{method} {path.partition('?')[0]}: {detail}")
        return answer.json()


def _added(ids: dict[str, str], name: str) -> str:
    """The id of what was added by this name. Raises SeedError when it was left out."""
    if name not in ids:
        raise SeedError(f"“{name}” is missing.")
    return ids[name]


def _voice(voices: list[Row], language: str) -> str:
    """The first voice whose own language it is, else one that speaks it."""
    for place in (1, None):
        for voice in voices:
            if language in voice["languages"][:place]:
                found: str = voice["voice_id"]
                return found
    raise SeedError(f"The voice service has no voice for the language {language!r}.")

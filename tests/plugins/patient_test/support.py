"""Sessions with agents for the tests of Patient Test."""

from __future__ import annotations

import base64
import io
import wave
from dataclasses import dataclass

from tests.plugins.agents.support import Row, agent_synced, got, new_agent, synced_document
from tests.support.servers import ROOT, Clinic, LocalServiceProcess

SAMPLES = ROOT / "plugins" / "knowledge" / "samples"


@dataclass(frozen=True, slots=True)
class Talk:
    """A session of a patient with an agent, through the API."""

    clinic: Clinic
    session_id: str

    @property
    def path(self) -> str:
        """The session's address."""
        return f"/api/patient/session/{self.session_id}"

    async def ask(self, message: str, *, chat_mode: bool = True, text_first: bool = False) -> Row:
        """Say something and get the agent's reply."""
        body = {"message": message, "chat_mode": chat_mode, "text_first": text_first}
        answer = await self.clinic.client.post(f"{self.path}/message", json=body)
        assert answer.status_code == 200, answer.text
        found: Row = answer.json()
        return found

    async def state(self) -> Row:
        """The session as a reloaded page gets it."""
        return await got(self.clinic, self.path)

    async def end(self) -> Row:
        """End the session."""
        answer = await self.clinic.client.post(f"{self.path}/end")
        assert answer.status_code == 200, answer.text
        found: Row = answer.json()
        return found


async def agent_for(clinic: Clinic, sample: str, **changes: object) -> Row:
    """An agent that the voice service has, with one of the sample documents."""
    text = (SAMPLES / f"{sample}.md").read_text(encoding="utf-8")
    name = text.splitlines()[0].removeprefix("# ")
    knowledge_id = await synced_document(clinic, name, text)
    agent = await new_agent(clinic, knowledge_ids=[knowledge_id], **changes)
    return await agent_synced(clinic, agent["agent_id"])


async def begin(
    clinic: Clinic, agent: Row, patient_id: str = "P1001", language: str | None = None
) -> Talk:
    """A new session with the agent."""
    body = {"patient_id": patient_id, "agent_id": agent["agent_id"], "language": language}
    answer = await clinic.client.post("/api/patient/session", json=body)
    assert answer.status_code == 201, answer.text
    return Talk(clinic, answer.json()["session_id"])


def seconds_of_speech(audio_data: str) -> float:
    """The duration of a WAV in base64 whose sound is not silence."""
    with wave.open(io.BytesIO(base64.b64decode(audio_data, validate=True))) as sound:
        frames = sound.readframes(sound.getnframes())
        assert max(frames) != min(frames), "silence"
        return sound.getnframes() / sound.getframerate()


def conversations(service: LocalServiceProcess, session_id: str) -> list[Row]:
    """The session's conversations at the voice service, oldest first."""
    rows = service.ask(
        "GET",
        "/v1/convai/conversations",
        params={"user_id": session_id, "page_size": 100, "sort_direction": "asc"},
    ).json()["conversations"]
    return [
        service.ask("GET", f"/v1/convai/conversations/{row['conversation_id']}").json()
        for row in rows
    ]


def heard(service: LocalServiceProcess, session_id: str) -> list[list[str]]:
    """What the voice service was asked in each conversation of the session, oldest first."""
    return [
        [turn["message"] for turn in found["transcript"] if turn["role"] == "user"]
        for found in conversations(service, session_id)
    ]

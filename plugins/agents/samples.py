"""Sample agents for demo mode: they answer from the sample documents."""

from __future__ import annotations

from dataclasses import dataclass

from core.shared.samples import SampleClinic, added, voice_for
from plugins.agents.contract import AnswerStyle


@dataclass(frozen=True, slots=True)
class SampleAgent:
    """An agent: the names of its documents, the language of its voice (ISO 639-1), and the
    languages that it speaks.
    """

    name: str
    documents: tuple[str, ...]
    voice_language: str
    answer_style: AnswerStyle
    languages: tuple[str, ...]


AGENTS = (
    SampleAgent(
        "Heart and diabetes guide",
        ("High Blood Pressure", "Living with Type 2 Diabetes", "Starting Warfarin"),
        "en",
        AnswerStyle.FRIENDLY,
        ("en",),
    ),
    SampleAgent(
        "Procedure guide",
        ("Preparing for a Colonoscopy", "After Knee Arthroscopy"),
        "en",
        AnswerStyle.PROFESSIONAL,
        ("en",),
    ),
    SampleAgent(
        "白內障手術小幫手",
        ("白內障手術：術前準備與術後照護",),
        "zh",
        AnswerStyle.EDUCATIONAL,
        ("zh-TW",),
    ),
    SampleAgent(
        "Guía del asma",
        ("Asma y uso del inhalador",),
        "es",
        AnswerStyle.FRIENDLY,
        ("es",),
    ),
)


def add_agents(clinic: SampleClinic) -> None:
    """Create the agents that are missing, and wait until the voice service has them all."""
    present = {row["name"]: row["agent_id"] for row in clinic.all("/api/agent", "agents")}
    documents = {
        row["disease_name"]: row["knowledge_id"]
        for row in clinic.all("/api/knowledge", "documents")
    }
    voices = clinic.call("GET", "/api/audio/voices/list")
    for agent in AGENTS:
        if agent.name in present:
            continue
        with clinic.adding(f"agent: {agent.name}"):
            body = {
                "name": agent.name,
                "knowledge_ids": [added(documents, name) for name in agent.documents],
                "voice_id": voice_for(voices, agent.voice_language),
                "answer_style": agent.answer_style.value,
                "languages": list(agent.languages),
            }
            present[agent.name] = clinic.call("POST", "/api/agent", body)["agent_id"]
    for agent in AGENTS:
        if agent.name in present:
            with clinic.adding(f"agent: {agent.name}", say=False):
                clinic.wait(
                    f"the agent “{agent.name}”", f"/api/agent/{present[agent.name]}", "sync_status"
                )

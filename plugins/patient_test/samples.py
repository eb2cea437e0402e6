"""Sample conversations for demo mode: patients who talk to the sample agents."""

from __future__ import annotations

from dataclasses import dataclass

from core.shared.samples import SampleClinic, added


@dataclass(frozen=True, slots=True)
class SampleConversation:
    """What one patient asks the agent of this name."""

    patient_id: str
    agent: str
    messages: tuple[str, ...]


CONVERSATIONS = (
    SampleConversation(
        "P1001",
        "Heart and diabetes guide",
        (
            "How often should I check my blood pressure at home?",
            "Can I eat grapefruit if I take warfarin?",
            "Where can I park at the clinic?",
        ),
    ),
    SampleConversation(
        "P1002",
        "Procedure guide",
        (
            "When do I have to stop eating before the colonoscopy?",
            "Can I drive home on the same day?",
        ),
    ),
    SampleConversation("P1003", "白內障手術小幫手", ("手術後多久可以洗頭？", "手術費用是多少？")),
    SampleConversation(
        "P1004",
        "Guía del asma",
        ("¿Cómo uso el inhalador?", "¿Puedo hacer ejercicio si tengo asma?"),
    ),
)


def add_conversations(clinic: SampleClinic) -> None:
    """Have the conversations that are not in the log yet."""
    agents = {row["name"]: row["agent_id"] for row in clinic.all("/api/agent", "agents")}
    for sample in CONVERSATIONS:
        logged = clinic.call("GET", f"/api/conversations?patient_id={sample.patient_id}")
        if not logged["total_count"]:
            with clinic.adding(f"conversation of patient {sample.patient_id}"):
                _talk(clinic, sample, added(agents, sample.agent))


def _talk(clinic: SampleClinic, sample: SampleConversation, agent_id: str) -> None:
    body = {"patient_id": sample.patient_id, "agent_id": agent_id}
    session = clinic.call("POST", "/api/patient/session", body)["session_id"]
    for message in sample.messages:
        clinic.call(
            "POST",
            f"/api/patient/session/{session}/message",
            {"message": message, "chat_mode": True},
        )
    clinic.call("POST", f"/api/patient/session/{session}/end")

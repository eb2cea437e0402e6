"""Sample audio for demo mode: spoken from the sample documents."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import SampleError
from core.shared.samples import Row, SampleClinic, added, voice_for


@dataclass(frozen=True, slots=True)
class SampleAudio:
    """An audio file: the name of its document, and its language as an ISO 639-1 code."""

    name: str
    document: str
    language: str
    minutes: int = 3


AUDIO = (
    SampleAudio("High blood pressure, in three minutes", "High Blood Pressure", "en"),
    SampleAudio("白內障手術三分鐘說明", "白內障手術：術前準備與術後照護", "zh"),
    SampleAudio("El asma en tres minutos", "Asma y uso del inhalador", "es"),
)


def add_audio(clinic: SampleClinic) -> None:
    """Write and speak what is missing; nobody needs to approve a sample."""
    present = {row["name"] for row in clinic.all("/api/audio/list", "audio_files")}
    documents = {
        row["disease_name"]: row["knowledge_id"]
        for row in clinic.all("/api/knowledge", "documents")
    }
    voices = clinic.call("GET", "/api/audio/voices/list")
    for sample in AUDIO:
        if sample.name not in present:
            with clinic.adding(f"audio: {sample.name}"):
                # Asked each time: speech that cannot be made now is waited for, not refused.
                _demand_speech(clinic)
                _add(clinic, sample, added(documents, sample.document), voices)


def _demand_speech(clinic: SampleClinic) -> None:
    ready = clinic.call("GET", "/api/health/ready", accept=(503,))
    if error := ready["services"]["voice"]["error"]:
        raise SampleError(error)


def _add(clinic: SampleClinic, sample: SampleAudio, knowledge_id: str, voices: list[Row]) -> None:
    script = clinic.call(
        "POST",
        "/api/audio/generate-script",
        {
            "knowledge_id": knowledge_id,
            "template_config": {"target_duration_minutes": sample.minutes},
        },
    )["script"]
    _accept_findings(clinic, {"knowledge_id": knowledge_id, "script": script})
    audio = clinic.call(
        "POST",
        "/api/audio/generate",
        {
            "knowledge_id": knowledge_id,
            "script": script,
            "voice_id": voice_for(voices, sample.language),
            "name": sample.name,
            "approve": True,
        },
    )
    clinic.wait(f"the audio “{sample.name}”", f"/api/audio/files/{audio['audio_id']}", "status")


def _accept_findings(clinic: SampleClinic, script: Row) -> None:
    for finding in clinic.call("POST", "/api/audio/checks", script)["findings"]:
        if finding["severity"] == "warning":
            accepted = script | {"finding": finding["finding"], "reason": "It is a sample."}
            clinic.call("POST", "/api/audio/acceptances", accepted)

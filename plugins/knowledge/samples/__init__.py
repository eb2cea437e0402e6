"""Sample documents for demo mode, written for this project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.shared.samples import SampleClinic

_READERS = ("Dr. Sample One", "Dr. Sample Two")
"""Who has read the samples, where nobody signs in."""

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """A document: its name and tags, and the file of its text beside this module."""

    file: str
    name: str
    tags: tuple[str, ...]


DOCUMENTS = (
    SampleDocument(
        "high-blood-pressure.md",
        "High Blood Pressure",
        ("diagnosis", "medication", "warning_signs"),
    ),
    SampleDocument(
        "living-with-type-2-diabetes.md",
        "Living with Type 2 Diabetes",
        ("diagnosis", "medication", "faq"),
    ),
    SampleDocument("starting-warfarin.md", "Starting Warfarin", ("medication", "warning_signs")),
    SampleDocument(
        "preparing-for-a-colonoscopy.md",
        "Preparing for a Colonoscopy",
        ("before_visit", "procedure"),
    ),
    SampleDocument(
        "after-knee-arthroscopy.md",
        "After Knee Arthroscopy",
        ("procedure", "post_care", "warning_signs"),
    ),
    SampleDocument(
        "cataract-surgery-zh.md",
        "白內障手術：術前準備與術後照護",
        ("before_visit", "procedure", "post_care"),
    ),
    SampleDocument(
        "asma-e-inhalador.md",
        "Asma y uso del inhalador",
        ("diagnosis", "medication", "warning_signs"),
    ),
)


def own_documents(clinic: SampleClinic) -> bool:
    """Whether the clinic has a document that is no sample."""
    return bool(_documents(clinic).keys() - {document.name for document in DOCUMENTS})


def add_documents(clinic: SampleClinic) -> None:
    """Add the documents that are missing, approved, and wait until the voice service has them
    all.
    """
    present = _documents(clinic)
    for document in DOCUMENTS:
        if document.name not in present:
            with clinic.adding(f"document: {document.name}"):
                present[document.name] = _add(clinic, document)
    for document in DOCUMENTS:
        if document.name in present:
            with clinic.adding(f"document: {document.name}", say=False):
                clinic.wait(
                    f"the document “{document.name}” to be synced",
                    f"/api/knowledge/{present[document.name]}",
                    "sync_status",
                )


def _documents(clinic: SampleClinic) -> dict[str, str]:
    rows = clinic.all("/api/knowledge", "documents")
    return {row["disease_name"]: row["knowledge_id"] for row in rows}


def _add(clinic: SampleClinic, document: SampleDocument) -> str:
    body = {
        "disease_name": document.name,
        "tags": list(document.tags),
        "raw_content": (FOLDER / document.file).read_text(encoding="utf-8"),
    }
    created = clinic.call("POST", "/api/knowledge", body)
    knowledge_id: str = created["knowledge_id"]
    for reader in _READERS:
        if created["approval"]["state"] != "approved":
            approval = {"content_sha256": created["content_sha256"], "reader": reader}
            created = clinic.call("POST", f"/api/knowledge/{knowledge_id}/approval", approval)
    return knowledge_id

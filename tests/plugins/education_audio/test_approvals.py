"""Nothing is spoken that a clinician has not approved, to the byte."""

from __future__ import annotations

import hashlib
import random

from tests.plugins.education_audio.support import (
    SCRIPT,
    accept_findings,
    add_document,
    characters_spoken,
    generate,
    spoken,
    stored_files,
)
from tests.support.servers import Clinic, LocalServiceProcess

APPROVED = "Take 5 mg of Café-Drug at night.\nDo not take more. See Dr. Ng."

MUTATIONS = {
    "dose": APPROVED.replace("5", "50"),
    "dropped not": APPROVED.replace("not ", ""),
    "case": APPROVED.replace("mg", "MG"),
    "space at the end": f"{APPROVED} ",
    "space at the start": f" {APPROVED}",
    "line break at the end": f"{APPROVED}\n",
    "Windows line break": APPROVED.replace("\n", "\r\n"),
    "no full stop": APPROVED[:-1],
    "decomposed accent": APPROVED.replace("é", "e\u0301"),
    "no-break space": APPROVED.replace("5 mg", "5\u00a0mg"),
    "zero-width space": APPROVED.replace("5 mg", "5\u200b mg"),
    "letter that looks the same": APPROVED.replace("N", "\u039d"),
    "full-width digit": APPROVED.replace("5", "５"),
    "byte order mark": f"\ufeff{APPROVED}",
    "typographic hyphen": APPROVED.replace("-", "\u2010"),
    "repeated": f"{APPROVED}\n{APPROVED}",
    "sentence left out": APPROVED.partition("\n")[0],
}


async def approve(clinic: Clinic, knowledge_id: str, script: str, doctor_id: str) -> dict[str, str]:
    await accept_findings(clinic.client, knowledge_id, script)
    answer = await clinic.client.post(
        "/api/audio/approvals",
        json={"knowledge_id": knowledge_id, "script": script, "doctor_id": doctor_id},
    )
    assert answer.status_code == 200, answer.text
    found: dict[str, str] = answer.json()
    return found


async def test_an_approved_script_is_spoken_and_carries_its_approval(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)
    approval = await approve(shared_clinic, knowledge_id, APPROVED, "dr_wu")

    audio = await spoken(shared_clinic, knowledge_id, script=APPROVED, approve=False)

    assert audio["approval"] == approval
    assert approval["sha256"] == hashlib.sha256(APPROVED.encode()).hexdigest()
    assert approval["approved_by"] == "dr_wu"
    assert approval["approved_at"].endswith("Z")


async def test_approving_in_the_same_step_counts_for_later(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)

    first = await spoken(shared_clinic, knowledge_id, approve=True, doctor_id="dr_wu")
    second = await spoken(shared_clinic, knowledge_id, approve=False)

    assert first["approval"]["approved_by"] == "dr_wu"
    assert second["approval"] == first["approval"]


async def test_an_approval_that_exists_stands(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic)

    first = await approve(shared_clinic, knowledge_id, APPROVED, "dr_wu")
    second = await approve(shared_clinic, knowledge_id, APPROVED, "dr_ng")

    assert second == first


async def test_any_change_needs_a_new_approval(
    clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    knowledge_id = await add_document(clinic)
    await approve(clinic, knowledge_id, APPROVED, "dr_wu")
    before = characters_spoken(local_service.url)
    changes = random.Random(27)
    scripts = MUTATIONS | {f"random {n}": mutated(APPROVED, changes) for n in range(200)}

    for name, script in scripts.items():
        answer = await generate(clinic, knowledge_id, script=script, approve=False)
        assert script != APPROVED, name
        assert answer.status_code == 409, name
        assert answer.json()["error_code"] == "approval_required", name

    assert (await clinic.client.get("/api/audio/list")).json()["total_count"] == 0
    assert characters_spoken(local_service.url) == before
    assert stored_files(clinic, "audio") == stored_files(clinic, "audio-parts") == []


def mutated(text: str, changes: random.Random) -> str:
    """The text with one character replaced, dropped, added or moved."""
    while True:
        place = changes.randrange(len(text))
        letter = chr(changes.choice([*range(0x20, 0x7F), 0xA0, 0x301, 0x200B, 0x4E00]))
        rest = text[place + 1 :]
        changed = text[:place] + changes.choice(
            [letter + rest, rest, letter + text[place:], rest[:1] + text[place] + rest[1:]]
        )
        if changed != text:
            return changed


async def test_an_approval_is_for_one_document(shared_clinic: Clinic) -> None:
    gout, other = await add_document(shared_clinic), await add_document(shared_clinic, name="Other")
    await approve(shared_clinic, gout, SCRIPT, "dr_wu")

    answer = await generate(shared_clinic, other, script=SCRIPT, approve=False)

    assert answer.status_code == 409
    assert answer.json()["error_code"] == "approval_required"

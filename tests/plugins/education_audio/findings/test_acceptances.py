"""A finding is mended or accepted with a reason before the script can be approved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.extensions import Contribution
from plugins.education_audio.contract import (
    SCRIPT_CHECKS,
    CheckedScript,
    ScriptCheckSpec,
    ScriptFinding,
)
from tests.plugins.education_audio.support import ANNA, add_document
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

DOCUMENT = """# Iron

## How to take it

Take one tablet of 65 mg with water in the morning.

Do not take it together with milk.
"""
WRONG = "Take one tablet of 650 mg with water in the morning. Do not take it together with milk."
RIGHT = WRONG.replace("650", "65")
ADDED = f"{RIGHT} We wish you a speedy recovery at home with your family."


@pytest.fixture
async def clinic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    # Nothing here is about a check that takes too long.
    monkeypatch.setenv("EDUCATION_AUDIO_CHECK_SECONDS", "60")
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as running:
        yield running


async def post(clinic: Clinic, path: str, **body: object) -> httpx.Response:
    return await clinic.client.post(f"/api/audio/{path}", json=body)


async def warnings(clinic: Clinic, knowledge_id: str, script: str) -> list[dict[str, Any]]:
    """What has to be mended or accepted."""
    answer = await post(clinic, "checks", knowledge_id=knowledge_id, script=script)
    assert answer.status_code == 200, answer.text
    return [one for one in answer.json()["findings"] if one["severity"] == "warning"]


async def test_a_finding_keeps_a_script_from_being_approved(shared_clinic: Clinic) -> None:
    script = {"knowledge_id": await add_document(shared_clinic, DOCUMENT, "Iron"), "script": WRONG}
    refused = [
        await post(shared_clinic, "approvals", **script),
        await post(shared_clinic, "generate", **script, voice_id=ANNA, approve=True),
    ]
    for answer in refused:
        assert (answer.status_code, answer.json()["error_code"]) == (409, "findings_open")
    (finding,) = await warnings(shared_clinic, **script)
    assert finding["acceptance"] is None

    accepted = await post(
        shared_clinic,
        "acceptances",
        **script,
        finding=finding["finding"],
        reason="The new tablets.",
        doctor_id="dr_wu",
    )
    assert accepted.status_code == 200, accepted.text
    (finding,) = await warnings(shared_clinic, **script)
    assert finding["acceptance"] == accepted.json()
    assert (accepted.json()["reason"], accepted.json()["accepted_by"]) == (
        "The new tablets.",
        "dr_wu",
    )
    assert (await post(shared_clinic, "approvals", **script)).status_code == 200


async def test_a_mended_script_needs_no_acceptance(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, DOCUMENT, "Iron")
    assert await warnings(shared_clinic, knowledge_id, RIGHT) == []
    answer = await post(shared_clinic, "approvals", knowledge_id=knowledge_id, script=RIGHT)
    assert answer.status_code == 200


async def test_an_acceptance_is_for_this_script_and_document_only(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, DOCUMENT, "Iron")
    (finding,) = await warnings(shared_clinic, knowledge_id, WRONG)
    await post(
        shared_clinic,
        "acceptances",
        knowledge_id=knowledge_id,
        script=WRONG,
        finding=finding["finding"],
        reason="The new tablets.",
    )
    other = f"{WRONG} "
    answer = await post(shared_clinic, "approvals", knowledge_id=knowledge_id, script=other)
    assert answer.json()["error_code"] == "findings_open"
    await shared_clinic.client.put(
        f"/api/knowledge/{knowledge_id}", json={"raw_content": f"{DOCUMENT}\nCall us.\n"}
    )
    answer = await post(shared_clinic, "approvals", knowledge_id=knowledge_id, script=WRONG)
    assert answer.json()["error_code"] == "findings_open"


async def test_only_what_is_found_can_be_accepted(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, DOCUMENT, "Iron")
    for finding, status in (("0" * 32, 404), ("no finding", 422)):
        answer = await post(
            shared_clinic,
            "acceptances",
            knowledge_id=knowledge_id,
            script=WRONG,
            finding=finding,
            reason="It is right.",
        )
        assert answer.status_code == status


async def test_each_sentence_stands_beside_its_source(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, DOCUMENT, "Iron")
    answer = await post(shared_clinic, "checks", knowledge_id=knowledge_id, script=ADDED)
    sentences = answer.json()["comparison"]["sentences"]
    assert [one["source"] for one in sentences] == [
        "Take one tablet of 65 mg with water in the morning.",
        "Do not take it together with milk.",
        "",
    ]
    assert sentences[2]["text"] == "We wish you a speedy recovery at home with your family."


async def test_a_script_that_could_not_be_compared_is_not_approved(clinic: Clinic) -> None:
    def crashing(checked: CheckedScript) -> list[ScriptFinding]:
        raise MemoryError

    script = {"knowledge_id": await add_document(clinic, DOCUMENT, "Iron"), "script": RIGHT}
    platform = clinic.app.state.platform
    own = next(one for one in platform.registry.records if one.id == "education_audio")
    part = ScriptCheckSpec("crashing", "Crashing", crashing)
    platform.extension_points.fill(own, Contribution(SCRIPT_CHECKS, part))

    answer = await post(clinic, "approvals", **script)

    assert (answer.status_code, answer.json()["error_code"]) == (409, "checks_failed")

"""Staff ask the language model to compare a script; what it proves is mended or accepted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from core.adapters.gemini.sdk import GeminiSdk
from core.jobs import job_id
from plugins.education_audio.models import OPINION_JOB
from plugins.education_audio.second_opinion.asking import (
    DifferenceKind,
    ModelDifference,
    proven,
)
from tests.core.adapters.gemini.stand_in import part, refusal
from tests.plugins.education_audio.second_opinion.support import (
    DOCUMENT,
    SAID,
    SCRIPT,
    TOLD,
    Comparing,
    answer,
    draft,
)
from tests.plugins.education_audio.support import Row, add_document
from tests.support.patience import PATIENCE_SECONDS
from tests.support.providers.gemini_clinic import clinic_with
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
)

REASON = "The family is told by telephone."


async def ask(clinic: Clinic, one: Row) -> httpx.Response:
    return await clinic.client.post(f"/api/audio/drafts/{one['draft_id']}/second-opinion")


async def checks(clinic: Clinic, one: Row) -> Row:
    found = await clinic.client.get(f"/api/audio/drafts/{one['draft_id']}/checks")
    assert found.status_code == 200, found.text
    answered: Row = found.json()
    return answered


def second(found: Row) -> list[Row]:
    return [one for one in found["findings"] if one["second_opinion"]]


async def approve(clinic: Clinic, one: Row) -> httpx.Response:
    body = {"knowledge_id": one["knowledge_id"], "script": one["script"]}
    return await clinic.client.post("/api/audio/approvals", json=body)


async def accept(clinic: Clinic, one: Row, finding: Row) -> httpx.Response:
    body = {"knowledge_id": one["knowledge_id"], "script": one["script"]}
    more = {"finding": finding["finding"], "reason": REASON}
    return await clinic.client.post("/api/audio/acceptances", json=body | more)


@pytest.mark.parametrize("sdk", ["google-generativeai", "google-genai"])
async def test_what_it_proves_is_accepted_or_keeps_the_script_from_being_approved(
    tmp_path: Path, local_service: LocalServiceProcess, sdk: GeminiSdk
) -> None:
    gemini = Comparing(
        answer(
            ("meaning", SAID, TOLD),
            ("figure", "Rest the arm on a pillow.", "Rest the leg on a pillow."),
            ("negation", SAID, "Nobody has to stay with you."),
            ("condition", "Rest the leg on a pillow.", "Rest the leg on a pillow."),
        )
    )
    async with clinic_with(gemini, tmp_path, local_service, sdk) as clinic:
        one = await draft(clinic)
        before = await checks(clinic, one)
        assert before["second_opinion"] is None
        assert before["second_opinion_model"] == "gemini-3.8-flash"
        assert gemini.compared == [], "nobody has asked"

        given = await ask(clinic, one)
        assert given.status_code == 200, given.text
        assert given.json()["state"] == "given"
        assert (given.json()["found"], given.json()["dropped"]) == (1, 3)

        after = await checks(clinic, one)
        [finding] = second(after)
        assert (finding["passage"], finding["source"]) == (SAID, TOLD)
        assert finding["severity"] == "warning"
        assert finding["check"] == "Second opinion"
        rules = [other for other in after["findings"] if not other["second_opinion"]]
        assert rules == before["findings"], "the rules say what they said"

        for other in rules:
            await accept(clinic, one, other)
        refused = await approve(clinic, one)
        assert (refused.status_code, refused.json()["error_code"]) == (409, "findings_open")
        assert (await accept(clinic, one, finding)).status_code == 200
        assert second(await checks(clinic, one))[0]["acceptance"]["reason"] == REASON
        assert (await approve(clinic, one)).status_code == 200

        # Asked once more it is not paid once more.
        assert (await ask(clinic, one)).json() == given.json()
        [call] = gemini.compared
    assert SAID in str(call.body)
    assert TOLD in str(call.body)


async def test_a_script_that_may_name_a_patient_is_not_sent(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    gemini = Comparing(answer(("meaning", SAID, TOLD)))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        one = await draft(clinic, script=f"{SCRIPT} This is for Mary Smith, MRN 1234567.")
        refused = await ask(clinic, one)
        assert (refused.status_code, refused.json()["error_code"]) == (
            409,
            "patient_data_unanswered",
        )
        assert gemini.compared == []
        found = (await checks(clinic, one))["identifiers"]
        fingerprints = [identifier["fingerprint"] for identifier in found]
        said = {"knowledge_id": one["knowledge_id"], "fingerprints": fingerprints}
        await clinic.client.post("/api/audio/no-patient-data", json=said)
        assert (await ask(clinic, one)).json()["state"] == "given"


async def test_a_mended_script_is_another_one(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    gemini = Comparing(answer(("meaning", SAID, TOLD)))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        one = await draft(clinic)
        await ask(clinic, one)
        assert second(await checks(clinic, one))
        mended = {"script": SCRIPT.replace(SAID, TOLD)}
        await clinic.client.put(f"/api/audio/drafts/{one['draft_id']}", json=mended)
        found = await checks(clinic, one)
    assert second(found) == []
    assert found["second_opinion"] is None


@pytest.mark.parametrize(
    "parts",
    [
        [part("They differ in one place.", finishReason="STOP")],
        [part('{"differences": [{"kind": "figure"}]}', finishReason="STOP")],
        [part('{"differences": ['), part("", finishReason="MAX_TOKENS")],
        [{"promptFeedback": {"blockReason": "SAFETY"}}],
    ],
    ids=["prose", "another form", "cut", "blocked"],
)
async def test_an_answer_that_cannot_be_read_is_said_and_may_be_asked_for_again(
    tmp_path: Path, local_service: LocalServiceProcess, parts: list[dict[str, Any]]
) -> None:
    gemini = Comparing(parts)
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        one = await draft(clinic)
        failed = (await ask(clinic, one)).json()
        assert failed["state"] == "failed"
        assert "no judgement of this text" in failed["error"]
        assert len(gemini.compared) == 1, "paid again by itself"
        assert second(await checks(clinic, one)) == []

        parts[:] = answer(("meaning", SAID, TOLD))
        assert (await ask(clinic, one)).json()["state"] == "given"
        assert len(second(await checks(clinic, one))) == 1


async def test_while_the_provider_is_down_the_rules_serve_and_it_comes_later(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    gemini = Comparing(answer(("meaning", SAID, TOLD)))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        one = await draft(clinic)
        before = await checks(clinic, one)
        gemini.refusal = refusal(503, "UNAVAILABLE")
        asked = (await ask(clinic, one)).json()
        assert asked["state"] == "asking"
        assert asked["error"]
        assert (await checks(clinic, one))["findings"] == before["findings"]

        gemini.refusal = None
        document = (await clinic.client.get(f"/api/knowledge/{one['knowledge_id']}")).json()
        key = f"{before['sha256']}:{document['content_sha256']}"
        jobs = clinic.app.state.platform.jobs
        assert (await jobs.wait(job_id(OPINION_JOB, key), PATIENCE_SECONDS)).state == "done"
        assert len(second(await checks(clinic, one))) == 1


async def test_in_local_mode_there_is_nobody_to_ask(shared_clinic: Clinic) -> None:
    knowledge_id = await add_document(shared_clinic, DOCUMENT, "Going home")
    body = {"knowledge_id": knowledge_id}
    one = (await shared_clinic.client.post("/api/audio/generate-script", json=body)).json()
    assert (await checks(shared_clinic, one))["second_opinion_model"] is None
    refused = await ask(shared_clinic, one)
    assert (refused.status_code, refused.json()["error_code"]) == (409, "no_judge")


async def test_no_log_line_trace_or_job_holds_a_word_of_it(
    tmp_path: Path, local_service: LocalServiceProcess, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    word = "zwqxkrbvm"
    parts = [part(f"I found {word}.", finishReason="STOP")]
    gemini = Comparing(parts)
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        one = await draft(clinic, f"{DOCUMENT}\nAsk for {word}.", f"{SCRIPT} Ask for {word}.")
        assert (await ask(clinic, one)).json()["state"] == "failed"
        parts[:] = answer(("meaning", f"an invented {word}", TOLD))
        assert (await ask(clinic, one)).json()["dropped"] == 1
        rows = [row.data async for row in _jobs(clinic)]
    assert word in str(gemini.compared[0].body)
    assert word not in str(rows)
    assert word not in caplog.text
    traces = _all_in(tmp_path / "traces")
    assert b"job education_audio.second_opinion" in traces
    assert word.encode() not in traces


async def _jobs(clinic: Clinic) -> AsyncIterator[Any]:
    from core.ports.documents import Query

    for row in (await clinic.app.state.platform.documents.query("jobs", Query(limit=100))).items:
        yield row


def _all_in(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def test_each_pair_of_quotes_counts_once() -> None:
    def claim(kind: DifferenceKind) -> ModelDifference:
        return ModelDifference(kind=kind, script_quote=SAID, document_quote=TOLD)

    twice = [claim(DifferenceKind.MEANING), claim(DifferenceKind.NEGATION)]
    assert proven(twice, SCRIPT, DOCUMENT) == twice[:1]


@pytest.mark.parametrize(
    "spoil",
    [str.upper, str.lower, lambda quote: quote[1:], lambda quote: quote.replace("night", "day")],
)
def test_a_quote_that_is_nearly_right_is_none(spoil: Callable[[str], str]) -> None:
    for said, told in ((spoil(SAID), TOLD), (SAID, spoil(TOLD))):
        one = ModelDifference(kind=DifferenceKind.MEANING, script_quote=said, document_quote=told)
        assert proven([one], SCRIPT, DOCUMENT) == []

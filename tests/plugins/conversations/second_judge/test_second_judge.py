"""The language model judges recorded conversations: on the wire, and believed by its quotes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import Response

from core.adapters.gemini.sdk import GeminiSdk
from core.jobs import job_id
from plugins.conversations.contract import NotedValue, ResultsState, ServiceResults
from plugins.conversations.models import ANNOUNCE_JOB, JUDGE_JOB, RESULTS_JOB
from tests.core.adapters.gemini.stand_in import Gemini, part, refusal
from tests.plugins.conversations.second_judge.support import (
    judged,
    recorded,
    says,
    sent,
    shown,
)
from tests.plugins.conversations.support import (
    DECLINE,
    DRY,
    got,
    listed,
    turn,
)
from tests.support.patience import PATIENCE_SECONDS
from tests.support.providers.gemini_clinic import clinic_with
from tests.support.servers import (
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)

SHOWER = turn("Can I take a shower with my cast?", DRY)
SWITCH = "CONVERSATIONS_LANGUAGE_MODEL_JUDGES"
SAW = "The cast is removed after 6 weeks with a small saw that does not hurt."


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "true")


async def test_it_stays_beside_what_the_voice_service_found_at_the_same_time(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    said = "Nobody will feel a thing, as it is cut open about a month and a half later."
    gemini = says((1, "answered", "a small saw that does not hurt", "Nobody will feel a thing"))
    waiting = ServiceResults(
        state=ResultsState.WAITING, values=[NotedValue(id="mood", name="Mood")]
    )
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        asked = turn("Is it painful when you take it off?", said)
        await recorded(clinic, asked, service_results=waiting)
        assert (await judged(clinic)).state == "done"
        jobs = clinic.app.state.platform.jobs
        assert (await jobs.wait(job_id(RESULTS_JOB, "c1"), PATIENCE_SECONDS)).state == "done"
        after = await shown(clinic)
    assert after["questions"][0]["decided_by"] == "language_model"
    assert after["service_results"]["state"] == "missing"


@pytest.mark.parametrize("sdk", ["google-generativeai", "google-genai"])
async def test_a_paraphrase_that_rules_take_for_unanswered_is_answered_by_its_quotes(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess, sdk: GeminiSdk
) -> None:
    said = "Nobody will feel a thing, as it is cut open about a month and a half later."
    gemini = says((1, "answered", "a small saw that does not hurt", "Nobody will feel a thing"))
    async with clinic_with(gemini, tmp_path, local_service, sdk) as clinic:
        before = await recorded(clinic, turn("Is it painful when you take it off?", said))
        [question] = before["questions"]
        assert question["status"] != "answered", "the rules find it: choose another paraphrase"
        assert question["decided_by"] == "rules"
        assert before["awaits_language_model"] is True
        assert (await judged(clinic)).state == "done"
        after = await shown(clinic)
        [row] = (await listed(clinic))["conversations"]

    [now] = after["questions"]
    assert now["status"] == "answered"
    assert now["decided_by"] == "language_model"
    assert now["rules_said"] == question["status"]
    assert "a small saw that does not hurt" in now["passage"]
    assert now["section_title"] == "When the cast comes off"
    assert "“a small saw that does not hurt”" in now["reason"]
    assert "“Nobody will feel a thing”" in now["reason"]
    assert after["awaits_language_model"] is False
    assert after["messages"][0]["is_answered"] is True
    assert after["concerns"] == []
    assert (row["answered_count"], row["unanswered_count"]) == (1, 0)
    assert row["requires_attention"] is False

    material = sent(gemini)
    assert material["message"] == "Is it painful when you take it off?"
    assert material["reply"] == said
    assert any(SAW in one["text"] for one in material["passages"])
    assert gemini.calls[0].body["generationConfig"]["responseSchema"]["properties"]


async def test_a_contradiction_that_rules_miss_reaches_staff(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    said = f"{DRY} Whether it gets wet matters little."
    quotes = ("Keep the cast dry at all times.", "Whether it gets wet matters little.")
    async with clinic_with(says((1, "contradicted", *quotes)), tmp_path, local_service) as clinic:
        before = await recorded(clinic, turn("Can I take a shower with my cast?", said))
        assert before["questions"][0]["status"] != "contradicted"
        await judged(clinic)
        after = await shown(clinic)
        missing = await got(clinic, "/api/conversations/unanswered")

    assert after["questions"][0]["status"] == "contradicted"
    assert after["requires_attention"] is True
    assert [one["text"] for one in after["concerns"]] == [
        "The reply contradicts your documents: “Can I take a shower with my cast?”"
    ]
    assert [one["status"] for one in missing["questions"]] == ["contradicted"]


@pytest.mark.parametrize(
    ("verdict", "told", "said"),
    [
        ("contradicted", "The cast may get wet sometimes.", DRY),
        ("contradicted", "Keep the cast dry at all times.", "You may swim with it."),
        ("contradicted", "", DRY),
        ("contradicted", DRY, DRY),
        ("says_more", "Keep the cast dry at all times.", ""),
        ("missed", "Raise the arm on a pillow for the first 30 days", DRY),
        ("partly_answered", "a cast", "a shower"),
    ],
)
async def test_a_verdict_with_an_invented_quote_changes_nothing_and_is_counted(
    allowed: None,
    tmp_path: Path,
    local_service: LocalServiceProcess,
    verdict: str,
    told: str,
    said: str,
) -> None:
    gemini = says((1, verdict, told, said))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        before = await recorded(clinic, SHOWER)
        await judged(clinic)
        after = await shown(clinic)

    assert len(gemini.calls) == 1
    assert before["unproven_judgements"] == 0
    assert after["unproven_judgements"] == 1
    assert after["questions"] == before["questions"]
    assert after["concerns"] == before["concerns"]
    assert after["awaits_language_model"] is False


@pytest.mark.parametrize(
    "gemini",
    [
        says((1, "cannot_tell", "", "")),
        says((7, "missed", "Keep the cast dry at all times.", DRY)),
        says(),
        Gemini([part('{"verdicts": [{"question": 1', finishReason="STOP")]),
        Gemini([part("It was answered well.", finishReason="STOP")]),
        Gemini([part("", finishReason="SAFETY")]),
        Gemini([{"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}]),
    ],
    ids=["cannot tell", "no such question", "nothing", "cut", "prose", "safety", "blocked"],
)
async def test_what_is_no_verdict_leaves_that_of_the_rules_and_is_not_paid_again(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess, gemini: Gemini
) -> None:
    gemini.calls.clear()
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        before = await recorded(clinic, SHOWER)
        assert (await judged(clinic)).state == "done"
        after = await shown(clinic)

    assert len(gemini.calls) == 1
    assert after == before | {"awaits_language_model": False}
    assert after["questions"][0]["decided_by"] == "rules"


async def test_a_red_flag_and_what_contradicts_by_the_rules_are_never_taken_back(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    wrong = "The cast is removed after 3 weeks with a small saw that does not hurt."
    gemini = says((1, "answered", "Keep the cast dry at all times.", DRY))
    turns = [
        turn("My chest hurts. Can I take a shower with my cast?", DRY),
        turn("When is the cast removed?", wrong, minute=1),
    ]
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        before = await recorded(clinic, *turns)
        await judged(clinic)
        after = await shown(clinic)

    assert after["red_flag"] is before["red_flag"] is True
    assert after["concerns"][0] == before["concerns"][0]
    assert after["concerns"][0]["kind"] == "red_flag"
    assert [one["status"] for one in after["questions"]] == ["answered", "contradicted"]
    assert after["questions"][1] == before["questions"][1]
    assert "3 weeks" not in str(gemini.calls[0].body), "it is not even asked about that reply"
    assert len(gemini.calls) == 1


@pytest.mark.parametrize(
    "down",
    [
        refusal(503, "UNAVAILABLE"),
        refusal(504, "DEADLINE_EXCEEDED"),
        refusal(429, "RESOURCE_EXHAUSTED"),
    ],
    ids=["away", "timed out", "busy"],
)
async def test_while_the_provider_is_down_the_rules_verdict_stays_and_it_is_asked_later(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess, down: Response
) -> None:
    quotes = ("Cover it with a plastic bag", "Cover it with a plastic bag")
    gemini = says((1, "answered", *quotes))
    gemini.refusal = down
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        before = await recorded(clinic, SHOWER)
        tried = await judged(clinic)
        assert tried.state != "failed"
        assert await shown(clinic) == before
        assert before["questions"][0]["decided_by"] == "rules"

        gemini.refusal = None
        jobs = clinic.app.state.platform.jobs
        done = await jobs.wait(job_id(JUDGE_JOB, "c1"), PATIENCE_SECONDS)
        assert done.state == "done"
        [question] = (await shown(clinic))["questions"]
    assert (question["decided_by"], question["rules_said"]) == ("language_model", "answered")


async def test_what_is_refused_for_good_leaves_all_to_the_rules(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    gemini = Gemini(refusal=refusal(400, "INVALID_ARGUMENT"))
    turns: Sequence[Any] = (SHOWER, turn("And a bath with my cast?", DRY, minute=1))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        before = await recorded(clinic, *turns)
        assert before["awaits_language_model"] is True
        assert (await judged(clinic)).state == "failed"
        assert await shown(clinic) == before | {"awaits_language_model": False}


async def test_an_answer_that_never_comes_is_asked_for_once_more_only(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    gemini = Gemini(refusal=refusal(504, "DEADLINE_EXCEEDED"))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        before = await recorded(clinic, SHOWER)
        await judged(clinic)
        jobs = clinic.app.state.platform.jobs
        done = await jobs.wait(job_id(JUDGE_JOB, "c1"), PATIENCE_SECONDS)
        assert done.state == "done"
        assert await shown(clinic) == before | {"awaits_language_model": False}
    assert len(gemini.calls) == 2


async def test_two_quotes_do_not_take_back_that_a_reply_says_more(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    said = f"{DRY} Whether it gets wet matters little."
    gemini = says((1, "answered", DRY, DRY))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        before = await recorded(clinic, turn("Can I take a shower with my cast?", said))
        assert before["questions"][0]["status"] == "says_more"
        assert (await judged(clinic)).state == "done"
        after = await shown(clinic)
    assert len(gemini.calls) == 1
    assert after["questions"] == before["questions"]
    assert after["unproven_judgements"] == 0


async def test_what_was_to_be_judged_outlives_the_program(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    gemini = says((1, "answered", "Cover it with a plastic bag", "Cover it with a plastic bag"))
    gemini.refusal = refusal(503, "UNAVAILABLE")
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        await recorded(clinic, SHOWER)
        await judged(clinic)
    gemini.refusal = None
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        done = await clinic.app.state.platform.jobs.wait(job_id(JUDGE_JOB, "c1"), PATIENCE_SECONDS)
        assert done.state == "done"
        assert (await shown(clinic))["questions"][0]["decided_by"] == "language_model"


async def test_what_was_judged_is_not_paid_twice_when_a_later_message_fails(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    class FailsAtSecond(Gemini):
        async def _stream(self, request: Any) -> Any:
            self.refusal = refusal(503, "UNAVAILABLE") if len(self.calls) == 1 else None
            return await super()._stream(request)

    good = says((1, "answered", "Cover it with a plastic bag", "Cover it with a plastic bag"))
    gemini = FailsAtSecond(good.parts)
    turns: Sequence[Any] = (SHOWER, turn("And a bath with my cast?", DRY, minute=1))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        await recorded(clinic, *turns)
        await judged(clinic)
        done = await clinic.app.state.platform.jobs.wait(job_id(JUDGE_JOB, "c1"), PATIENCE_SECONDS)
        assert done.state == "done"
        after = await shown(clinic)

    assert [one["decided_by"] for one in after["questions"]] == ["language_model"] * 2
    asked = [json.loads(c.body["contents"][0]["parts"][0]["text"])["message"] for c in gemini.calls]
    assert asked == [SHOWER.message, turns[1].message, turns[1].message]


async def test_by_default_nothing_leaves(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    gemini = says((1, "answered", "Cover it with a plastic bag", "Cover it with a plastic bag"))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        detail = await recorded(clinic, SHOWER)
        jobs = clinic.app.state.platform.jobs
        await jobs.wait(job_id(ANNOUNCE_JOB, "c1"), PATIENCE_SECONDS)
        assert await jobs.get(job_id(JUDGE_JOB, "c1")) is None
    assert gemini.calls == []
    assert detail["awaits_language_model"] is False


async def test_the_local_writer_is_not_asked(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, local_service.port)) as clinic:
        detail = await recorded(clinic, SHOWER)
        jobs = clinic.app.state.platform.jobs
        await jobs.wait(job_id(ANNOUNCE_JOB, "c1"), PATIENCE_SECONDS)
        assert await jobs.get(job_id(JUDGE_JOB, "c1")) is None
    assert detail["awaits_language_model"] is False


async def test_switched_off_meanwhile_nothing_waits_any_more(
    allowed: None,
    tmp_path: Path,
    local_service: LocalServiceProcess,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gemini = Gemini(refusal=refusal(503, "UNAVAILABLE"))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        await recorded(clinic, SHOWER)
        await judged(clinic)
    monkeypatch.setenv(SWITCH, "false")
    gemini.calls.clear()
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        await clinic.app.state.platform.jobs.wait(job_id(JUDGE_JOB, "c1"), PATIENCE_SECONDS)
        assert (await shown(clinic))["awaits_language_model"] is False
    assert gemini.calls == []


async def test_identifiers_stay_here(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    message = (
        "My name is Anna Keller, my medical record number is 4471902 and my social security number "
        "is 536-22-8741. Can I take a shower with my cast?"
    )
    gemini = says((1, "answered", "Cover it with a plastic bag", "Cover it with a plastic bag"))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        await recorded(clinic, turn(message, DRY))
        await judged(clinic)
        [question] = (await shown(clinic))["questions"][-1:]

    body = str(gemini.calls[0].body)
    assert "536-22-8741" not in body
    assert "4471902" not in body
    assert "P1001" not in body, "the id of the patient"
    assert "Can I take a shower with my cast?" in body
    assert question["decided_by"] == "language_model"


async def test_no_log_line_trace_or_job_holds_a_word_of_it(
    allowed: None,
    tmp_path: Path,
    local_service: LocalServiceProcess,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    word = "zwqxkrbvm"
    message = f"Can I take a shower with my {word} cast?"
    answers = (
        says((1, "missed", f"the {word} quote", f"and {word}")).parts,
        [part(f"I cannot judge the {word}.", finishReason="STOP")],
        [part(f'{{"verdicts": "{word}"}}', finishReason="STOP")],
    )
    for number, answer in enumerate(answers):
        gemini = Gemini(answer)
        folder = tmp_path / str(number)
        async with clinic_with(gemini, folder, local_service) as clinic:
            await recorded(clinic, turn(message, f"{word}. {DRY}"))
            job = await judged(clinic)
        assert word in str(gemini.calls[0].body)
        assert word not in str(job)
        said = _all_in(folder / "traces")
        assert b"generate_content" in said
        assert word.encode() not in said
    assert word not in caplog.text


def _all_in(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


async def test_nobody_at_the_other_end_fails_no_talk(
    allowed: None, tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(
        tmp_path,
        local_service.port,
        google_api_key="key-of-the-clinic",
        gemini_base_url=f"http://127.0.0.1:{free_port()}",
        gemini_sdk="google-genai",
    )
    async with running_clinic(settings) as clinic:
        before = await recorded(clinic, SHOWER, turn("Thank you", DECLINE, minute=1))
        assert (await judged(clinic)).state != "failed"
        assert await shown(clinic) == before

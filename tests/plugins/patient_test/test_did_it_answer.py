"""What the patient says of a reply is kept beside the ledger's judgement; a no reopens."""

from __future__ import annotations

import pytest

from tests.pages.test_patient_test import ADDRESS
from tests.plugins.agents.support import Row, got
from tests.plugins.patient_test.support import Talk, agent_for, begin
from tests.support.dashboard import dashboard, page, run
from tests.support.servers import Clinic

QUESTION = "How often is my INR checked?"


async def say(talk: Talk, number: int, *, helped: bool, status: int = 200) -> Row:
    path = f"{talk.path}/message/{number}/feedback"
    answer = await talk.clinic.client.post(path, json={"helped": helped})
    assert answer.status_code == status, answer.text
    found: Row = answer.json()
    return found


async def test_a_no_reopens_what_the_ledger_calls_answered(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    assert (await talk.ask(QUESTION))["status"] == "answered"
    assert (await say(talk, 1, helped=True))["helped"] is True
    assert (await say(talk, 1, helped=False))["helped"] is False
    assert (await talk.state())["turns"][0]["helped"] is False
    await talk.end()

    logged = await got(clinic, f"/api/conversations/{talk.session_id}")
    [question] = logged["questions"]
    assert (question["status"], question["helped"]) == ("answered", False)
    assert (logged["answered_count"], logged["unanswered_count"]) == (0, 1)
    assert logged["requires_attention"] is True
    assert "The patient says that this was not answered" in logged["main_concerns"][0]
    listed = (await got(clinic, "/api/conversations/unanswered"))["questions"]
    assert [one["question"] for one in listed] == [QUESTION]
    await say(talk, 1, helped=True, status=409)


async def test_a_yes_is_kept_and_changes_no_judgement(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    await talk.ask(QUESTION)
    await say(talk, 1, helped=True)
    await talk.ask("Where can I park my car at the clinic?")
    await say(talk, 2, helped=True)
    await talk.end()
    logged = await got(shared_clinic, f"/api/conversations/{talk.session_id}")
    assert [one["helped"] for one in logged["questions"]] == [True, True]
    assert (logged["answered_count"], logged["unanswered_count"]) == (1, 1)


async def test_a_no_counts_where_no_question_was_found(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await talk.ask("good morning")
    await say(talk, 1, helped=False)
    await talk.end()
    listed = (await got(clinic, "/api/conversations/unanswered"))["questions"]
    assert [one["question"] for one in listed] == ["good morning"]


@pytest.mark.parametrize(("number", "status"), [(1, 409), (2, 404), (0, 422)])
async def test_only_a_reply_is_judged(shared_clinic: Clinic, number: int, status: int) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    await talk.ask("I can't breathe")
    await say(talk, number, helped=True, status=status)


async def test_it_is_said_with_two_taps(shared_clinic: Clinic) -> None:
    talk = await begin(shared_clinic, await agent_for(shared_clinic, "starting-warfarin"))
    await talk.ask(QUESTION)
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"session": talk.session_id}))
        [taps] = [one for one in test.segmented_control if one.label == "Did that answer you?"]
        taps.set_value(False)
        await run(test)
    assert (await talk.state())["turns"][0]["helped"] is False

"""Conversation Logs against the real API: the list, its filters and pages, one conversation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core import clock
from core.ui.frame.page_check import rows
from pages.conversation_logs.states import STATES
from plugins.conversations.contract import (
    ConversationRecorder,
    CriterionResult,
    FinishedConversation,
    JudgedCriterion,
    NotedValue,
    QuestionStatus,
    RecordedTurn,
    ResultsState,
    ServiceResults,
)
from tests.plugins.conversations.second_judge.support import judged, recorded, says
from tests.plugins.conversations.support import DRY, OFF, document, record, turn
from tests.plugins.conversations.test_given import exchange, told, told_by_service
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, figures, page, run, words
from tests.support.providers.gemini_clinic import clinic_with
from tests.support.servers import Clinic, LocalServiceProcess, free_port

ADDRESS = "conversation-logs"
ODD = "Is **this** <b>bold</b>? :smile: $x$ [a](https://example.org)"


async def _keep(
    clinic: Clinic,
    number: int,
    *,
    patient: str = "P1",
    started: datetime | None = None,
    results: ServiceResults | None = None,
) -> None:
    """Record a conversation as Patient Test does when a session ends."""
    started = started or clock.now() - timedelta(minutes=number)
    recorder = clinic.app.state.platform.service(ConversationRecorder)
    await recorder.record(
        FinishedConversation(
            conversation_id=f"c{number:03}",
            patient_id=patient,
            agent_id="ag_1",
            agent_name="Nurse Ada",
            knowledge_ids=[],
            started_at=started,
            ended_at=started + timedelta(seconds=65),
            turns=[
                RecordedTurn(
                    message=ODD,
                    asked_at=started,
                    response_text="That is not in your clinic's documents.",
                    answered_at=started + timedelta(seconds=2),
                    audio_key=None,
                    error=None,
                )
            ],
            service_results=results,
        )
    )


async def test_an_empty_log_leads_to_patient_test(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        assert "There is no conversation yet" in words(test)
        assert test.page_link[0].label == "Ask an agent as a patient would"
        assert figures(test)["Conversations"] == "0"
        # An id that nobody has, and one that is none.
        said = words(await run(page(ADDRESS, {"id": "no_such_id"})))
        assert "There is no conversation with this id." in said
        assert "Go back to the list" in said
        assert "There is no conversation yet" in words(await run(page(ADDRESS, {"id": "../x"})))


async def test_one_conversation(clinic: Clinic) -> None:
    agent = await agent_for(clinic, "starting-warfarin")
    talk = await begin(clinic, agent)
    await talk.ask("What should I do if I miss a dose?", chat_mode=False)
    await talk.ask(ODD)
    await talk.end()
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        assert figures(test)["Conversations"] == "1"
        assert figures(test)["Need attention"] == "1"
        assert figures(test)["Answered"] == "1"
        (row,) = rows(test)
        assert row["name"].startswith("Read: P1001, ")
        assert row["opens"] == talk.session_id
        test = await run(page(ADDRESS, {"id": row["opens"]}))
        said = words(test)
        assert test.title[0].value == "Patient P1001"
        assert "This conversation needs attention" in said
        assert "What should I do if I miss a dose?" in said
        # The passage that answers, and why the other question has none.
        assert any("Starting Warfarin" in part.label for part in test.expander)
        assert "Not answered" in said
        assert ODD in said
        # The spoken reply comes through the dashboard's own port.
        (audio,) = test.get("audio")
        assert audio.url.startswith("http://127.0.0.1:8501/blobs/")
        # A reload shows the same, a redraw does not give the player another address.
        (again,) = (await run(test)).get("audio")
        assert again.url == audio.url
        assert test.query_params["id"] == talk.session_id
        next(button for button in test.button if button.label == "All conversations").click()
        await run(test)
        assert "id" not in test.query_params
        assert test.title[0].value == "Conversation Logs"


async def test_filters_are_kept_in_the_address(clinic: Clinic) -> None:
    await _keep(clinic, 1, patient="P1")
    await _keep(clinic, 2, patient="P2")
    # 31 December in London is 1 January in Berlin, where the browser is.
    await _keep(clinic, 3, patient="P3", started=datetime(2025, 12, 31, 23, 30, tzinfo=UTC))
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        assert figures(test)["Conversations"] == "3"
        test.text_input(key="url.patient_id").set_value(" P2 ")
        next(button for button in test.button if button.label == "Show").click()
        said = words(await run(test))
        assert "Patient P2" in said
        assert "Patient P1" not in said
        assert test.query_params["patient_id"] == "P2"
        next(button for button in test.button if button.label == "Clear filters").click()
        await run(test)
        assert figures(test)["Conversations"] == "3"
        assert not test.query_params
        assert test.text_input(key="url.patient_id").value == ""

        day = {"start_date": "2026-01-01", "end_date": "2026-01-01"}
        dated = await run(page(ADDRESS, day))
        assert figures(dated)["Conversations"] == "1"
        assert "1 January 2026, 00:30" in words(dated)
        before = await run(page(ADDRESS, {"end_date": "2025-12-31"}))
        assert "No conversations match" in words(before)
        linked = await run(page(ADDRESS, {"requires_attention_only": "true"}))
        assert linked.toggle(key="url.requires_attention_only").value is True


@pytest.mark.parametrize(
    "query",
    [
        {"start_date": "yesterday", "end_date": "31/12/2025", "requires_attention_only": "maybe"},
        {"log_after": "not a cursor", "log_page": "7"},
        {"log_page": "-1", "agent_id": "ag_unknown", "q": " "},
    ],
)
async def test_an_address_with_rubbish_still_shows_the_log(
    clinic: Clinic, query: dict[str, str]
) -> None:
    await _keep(clinic, 1)
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, query))
    assert test.title[0].value == "Conversation Logs"
    assert not test.error
    assert figures(test)["Conversations"] == ("0" if "agent_id" in query else "1")


async def test_a_filter_that_the_api_refuses_is_named(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"patient_id": "not an id!"}))
    said = words(test)
    assert "**Patient id**:" in said
    assert "Correct what is named here and try again." in said
    # The filters stay, so that it can be corrected.
    assert test.text_input(key="url.patient_id").value == "not an id!"


async def test_the_list_is_paged_by_the_server(clinic: Clinic) -> None:
    for number in range(45):
        await _keep(clinic, number)
    with dashboard(clinic.url):
        test = await run(page(ADDRESS))
        assert "1 to 20 of 45" in words(test)
        for shown in ("21 to 40 of 45", "41 to 45 of 45"):
            next(button for button in test.button if button.label == "Next").click()
            assert shown in words(await run(test))
        assert "Next" not in [button.label for button in test.button]
        # The same page in a new session, as after a reload.
        address = {name: str(value) for name, value in test.query_params.items()}
        assert "41 to 45 of 45" in words(await run(page(ADDRESS, address)))
        next(button for button in test.button if button.label == "Previous").click()
        assert "21 to 40 of 45" in words(await run(test))
        next(button for button in test.button if button.label == "First page").click()
        assert "1 to 20 of 45" in words(await run(test))
        assert not test.query_params


async def test_without_the_api() -> None:
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        said = words(await run(page(ADDRESS)))
        assert "The ElevenDops service is starting or not reachable" in said
        assert "Try again" in said
        said = words(await run(page(ADDRESS, {"id": "c1"})))
        assert "The ElevenDops service is starting or not reachable" in said


def test_every_status_of_a_question_has_words() -> None:
    assert set(STATES) == set(QuestionStatus)
    assert len({words for words, _ in STATES.values()}) == len(QuestionStatus)


async def test_what_the_voice_service_found_stands_with_the_conversation(
    shared_clinic: Clinic,
) -> None:
    found = ServiceResults(
        state=ResultsState.COMPLETE,
        values=[
            NotedValue(id="callback", name="Wants a call back", value=False, reason="Not asked."),
            NotedValue(id="mood", name="Mood"),
        ],
        criteria=[
            JudgedCriterion(
                id="kind", name="Was kind", result=CriterionResult.NOT_MET, reason="It was curt."
            )
        ],
    )
    gone = ServiceResults(state=ResultsState.MISSING, why="The voice service keeps nothing.")
    for number, results in ((701, found), (702, gone), (703, None)):
        await _keep(shared_clinic, number, results=results)
    with dashboard(shared_clinic.url):
        said = words(await run(page(ADDRESS, {"id": "c701"})))
        assert "Not met] Was kind" in said
        assert "It was curt." in said
        assert "Judged by the voice service. The questions are judged by ElevenDops" in said
        # Staff look at this one anyway.
        assert "They differ" not in said
        assert "**Wants a call back:** No" in said
        assert "**Mood:** Nothing was noted" in said
        said = words(await run(page(ADDRESS, {"id": "c702"})))
        assert "There are no results. The voice service keeps nothing." in said
        said = words(await run(page(ADDRESS, {"id": "c703"})))
        assert "What the voice service found" not in said


async def test_who_decided_is_said(
    tmp_path: Path, local_service: LocalServiceProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVERSATIONS_LANGUAGE_MODEL_JUDGES", "true")
    said = "Nobody will feel a thing, as it is cut open about a month and a half later."
    turns = [
        turn("Is it painful when you take it off?", said),
        turn("Can I take a shower with my cast?", DRY, minute=1),
        turn("When is the cast removed?", "I do not know.", minute=2),
    ]
    quotes = ("a small saw that does not hurt", "Nobody will feel a thing")
    gemini = says((1, "answered", *quotes))
    async with clinic_with(gemini, tmp_path, local_service) as clinic:
        await recorded(clinic, *turns)
        with dashboard(clinic.url):
            await judged(clinic)
            shown = words(await run(page(ADDRESS, {"id": "c1"})))
    assert "Decided by the language model, with quotes that stand there. The rules said:" in shown
    assert "2 judgements of the language model were not used" in shown
    assert "Decided by rules." in shown
    assert "still to judge" not in shown


async def test_what_the_agent_was_given_is_said_and_where_two_judges_differ(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    fly, invented = "May I fly with it?", "Flying is safe with it from the tenth day on."
    transcript = [
        *exchange(fly, invented),
        *exchange("When is the cast removed?", OFF, "e_strange"),
    ]
    judged_kind = JudgedCriterion(id="kind", name="Was kind")
    wanted = ServiceResults(state=ResultsState.WAITING, criteria=[judged_kind])
    met = {"evaluation_criteria_results": {"kind": {"result": "success", "rationale": "It was."}}}
    async with told_by_service(tmp_path, local_service, transcript, met) as clinic:
        knowledge_id = await document(clinic)
        turns = [turn(fly, invented), turn("When is the cast removed?", OFF, minute=1)]
        await record(clinic, "c1", turns, knowledge_ids=[knowledge_id], service_results=wanted)
        await told(clinic)
        with dashboard(clinic.url):
            shown = words(await run(page(ADDRESS, {"id": "c1"})))
    assert "Decided by the records of the voice service. The rules said: Not answered." in shown
    assert "gave its agent none of your documents for this reply." in shown
    assert "something that is none of the agent's documents" in shown
    assert "They differ. The voice service finds everything met" in shown

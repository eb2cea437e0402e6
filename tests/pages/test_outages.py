"""Forms stay, with what is typed in them, while the API is away."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from starlette.responses import JSONResponse, Response
from streamlit.testing.v1 import AppTest

from tests.plugins.agents.support import new_agent
from tests.plugins.education_audio.proxy import Call, Proxy, proxy_to
from tests.plugins.education_audio.support import add_document
from tests.plugins.patient_test.support import agent_for, begin
from tests.support.dashboard import dashboard, page, run, words
from tests.support.servers import Clinic

QUESTION = "May I drink coffee before the test?"


def away(call: Call) -> Response:
    """The answer of an API whose stores cannot be reached."""
    problem = {"title": "Not reachable right now", "status": 503, "detail": "It is away."}
    return JSONResponse({**problem, "error_code": "unavailable", "retryable": True}, 503)


@asynccontextmanager
async def dashboard_behind_a_proxy(clinic: Clinic) -> AsyncIterator[Proxy]:
    """A dashboard whose API can be taken away."""
    async with proxy_to(clinic.url) as proxy:
        with dashboard(f"http://127.0.0.1:{proxy.port}") as host:
            host.known.seconds = 0.0
            yield proxy


async def test_a_question_that_is_asked_in_an_outage_can_be_sent_again(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    async with dashboard_behind_a_proxy(clinic) as proxy:
        test = await run(page("patient-test", {"session": talk.session_id}))
        proxy.answer = away
        test.chat_input(key="patient.ask").set_value(QUESTION)
        await run(test)
        said = words(test)
        assert "Your question was not sent" in said
        assert QUESTION in said
        proxy.answer = lambda call: None
        test.button(key="patient.resend").click()
        await run(test)
        assert "Your question was not sent" not in words(test)
    assert [turn["message"] for turn in (await talk.state())["turns"]] == [QUESTION]


def _wording(knowledge_id: str, agent_id: str) -> tuple[AppTest, str]:
    test = page("safety")
    test.session_state["safety.text.en.emergency.change"] = True
    return test, "safety.text.en.emergency.wording"


def _phrases(knowledge_id: str, agent_id: str) -> tuple[AppTest, str]:
    test = page("agent-setup", {"id": agent_id})
    test.session_state["safety.phrases"] = True
    return test, f"safety.phrases.{agent_id}.en.urgent"


def _golden(knowledge_id: str, agent_id: str) -> tuple[AppTest, str]:
    test = page("agent-setup", {"id": agent_id})
    test.session_state["golden.open"] = True
    return test, "golden.question"


def _instructions(knowledge_id: str, agent_id: str) -> tuple[AppTest, str]:
    return page("education-audio", {"document": knowledge_id}), "audio.instructions"


@pytest.mark.parametrize("form", [_wording, _phrases, _golden, _instructions])
async def test_a_form_that_is_being_filled_in_stays(
    shared_clinic: Clinic, form: Callable[[str, str], tuple[AppTest, str]]
) -> None:
    knowledge_id = await add_document(shared_clinic)
    agent = await new_agent(shared_clinic)
    async with dashboard_behind_a_proxy(shared_clinic) as proxy:
        test, field = form(knowledge_id, agent["agent_id"])
        await run(test)
        test.text_area(key=field).set_value(QUESTION)
        await run(test)
        proxy.answer = away
        await run(test)
        assert test.text_area(key=field).value == QUESTION

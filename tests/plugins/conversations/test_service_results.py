"""What the voice service finds in a conversation is kept with it: late, in parts, or not at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from starlette.responses import JSONResponse, Response

from tests.plugins.agents.support import Row, got, until
from tests.plugins.agents.test_options import CALLBACK, MOOD, WITHIN
from tests.plugins.education_audio.proxy import Call, proxy_to
from tests.plugins.patient_test.support import Talk, agent_for, begin
from tests.support.servers import Clinic, LocalServiceProcess, clinic_settings, running_clinic

ASKED = {"data_items": [CALLBACK, MOOD], "success_criteria": [WITHIN]}
CONVERSATIONS = "/v1/convai/conversations"


async def results_when(talk: Talk, state: str) -> Row:
    """The results of an ended session, once they have come to this state."""
    found = await until(
        lambda: got(talk.clinic, f"/api/conversations/{talk.session_id}"),
        lambda detail: detail["service_results"]["state"] == state,
    )
    results: Row = found["service_results"]
    return results


async def test_the_preview_says_that_it_judges_nothing(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin", **ASKED))
    await talk.ask("How often is my INR checked?")
    await talk.end()
    results = await results_when(talk, "complete")
    assert [(one["name"], one["value"]) for one in results["values"]] == [
        ("Wants a call back", None),
        ("Mood", None),
    ]
    (judged,) = results["criteria"]
    assert (judged["name"], judged["result"]) == ("Stayed within the documents", "unknown")
    assert "does not judge" in judged["reason"]


async def test_late_results_of_several_parts_are_put_together_and_exported(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    parts: dict[str, Row] = {}

    def part(name: str, status: str, values: Row, result: str) -> None:
        parts[name] = {
            "conversation_id": name,
            "user_id": talk.session_id,
            "status": status,
            "analysis": {
                "data_collection_results": {
                    key: {"value": value, "rationale": f"{name} says so."}
                    for key, value in values.items()
                },
                "evaluation_criteria_results": {
                    "within_documents": {"result": result, "rationale": f"{name} was read."}
                },
            }
            if status == "done"
            else None,
        }

    def answer(call: Call) -> Response | None:
        if call.path == CONVERSATIONS:
            rows = [{"conversation_id": name} for name in parts]
            return JSONResponse({"conversations": rows, "next_cursor": None, "has_more": False})
        if call.path.startswith(f"{CONVERSATIONS}/"):
            return JSONResponse(parts[call.path.rpartition("/")[2]])
        return None

    async with proxy_to(local_service.url) as proxy:
        settings = clinic_settings(
            tmp_path,
            local_service.port,
            elevenlabs_api_key="a key for the tests",
            elevenlabs_base_url=f"http://127.0.0.1:{proxy.port}",
        )
        async with running_clinic(settings) as clinic:
            talk = await begin(clinic, await agent_for(clinic, "starting-warfarin", **ASKED))
            part("first", "done", {"callback": True, "mood": "worried"}, "failure")
            part("second", "processing", {}, "")
            parts["strange"] = {"conversation_id": "strange", "user_id": "x", "status": "done"}
            proxy.answer = answer
            await talk.ask("How often is my INR checked?")
            await talk.end()
            await results_when(talk, "waiting")
            exported = await clinic.client.get("/api/conversations/export?format=csv")
            (row,) = csv.DictReader(io.StringIO(exported.text.removeprefix("\ufeff")))
            assert row["criteria"] == "Stayed within the documents: waiting"

            part("second", "done", {"callback": None, "mood": "calm"}, "success")
            results = await results_when(talk, "complete")
            assert results["values"] == [
                _noted(CALLBACK, True, "first says so."),
                _noted(MOOD, "calm", "second says so."),
            ]
            (judged,) = results["criteria"]
            assert (judged["result"], judged["reason"]) == ("not_met", "first was read.")

            detail = await got(clinic, f"/api/conversations/{talk.session_id}")
            assert [line["role"] for line in detail["messages"]] == ["patient", "agent"]
            found = await got(clinic, "/api/conversations?q=INR")
            assert found["total_count"] == 1
            exported = await clinic.client.get("/api/conversations/export?format=csv")
            (row,) = csv.DictReader(io.StringIO(exported.text.removeprefix("\ufeff")))
            assert row["criteria"] == "Stayed within the documents: not_met"
            assert row["noted"] == "Wants a call back: yes; Mood: calm"
            exported = await clinic.client.get("/api/conversations/export?format=json")
            assert json.loads(exported.text)[0]["service_results"]["values"] == results["values"]


def _noted(item: Row, value: object, reason: str) -> Row:
    return {"id": item["id"], "name": item["name"], "value": value, "reason": reason}


async def test_results_that_will_not_come_say_why(clinic: Clinic) -> None:
    keeps_nothing = {"retention_days": None, "zero_retention": True, "record_voice": False}
    agent = await agent_for(clinic, "starting-warfarin", privacy=keeps_nothing, **ASKED)
    talk = await begin(clinic, agent)
    await talk.ask("How often is my INR checked?")
    await talk.end()
    results = await results_when(talk, "missing")
    assert "keeps nothing" in results["why"]
    assert [one["name"] for one in results["values"]] == ["Wants a call back", "Mood"]

    agent = await agent_for(clinic, "starting-warfarin", **ASKED)
    talk = await begin(clinic, agent)
    await talk.ask("I can't breathe")
    await talk.end()
    results = await results_when(talk, "missing")
    assert results["why"] == "The agent was not asked anything in this conversation."


async def test_an_agent_that_is_to_have_none_has_none(clinic: Clinic) -> None:
    talk = await begin(clinic, await agent_for(clinic, "starting-warfarin"))
    await talk.ask("How often is my INR checked?")
    await talk.end()
    detail = await got(clinic, f"/api/conversations/{talk.session_id}")
    assert detail["service_results"] is None

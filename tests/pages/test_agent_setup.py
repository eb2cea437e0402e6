"""Agent Setup against the real API: create, list, edit, delete, and a voice service away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from core.api import create_app
from tests.pages.test_page_views import CountingApp
from tests.plugins.agents.support import got, new_agent, new_document, synced_document, until
from tests.plugins.education_audio.proxy import Call, proxy_to
from tests.support.dashboard import dashboard, page, run, words
from tests.support.loopback import serve
from tests.support.servers import (
    Clinic,
    LocalServiceProcess,
    clinic_settings,
    free_port,
    running_clinic,
)

ADDRESS = "agent-setup"
TEXT = "# Gout\n\n## Food\n\nAvoid beer.\n"


async def test_names_of_many_chosen_documents_are_asked_for_at_once(
    tmp_path: Path, local_service: LocalServiceProcess
) -> None:
    settings = clinic_settings(tmp_path, local_service.port)
    app = create_app(settings)
    counting = CountingApp(app)
    async with (
        serve(counting) as url,
        httpx.AsyncClient(base_url=url, timeout=60.0, trust_env=False) as client,
    ):
        clinic = Clinic(app, settings, url, client)
        chosen = [await new_document(clinic, f"Illness {number}") for number in range(7)]
        agent = await new_agent(clinic, knowledge_ids=chosen)
        (await client.delete(f"/api/knowledge/{chosen.pop()}")).raise_for_status()
        await until(
            lambda: got(clinic, f"/api/agent/{agent['agent_id']}"),
            lambda found: set(found["knowledge_ids"]) == set(chosen),
        )
        with dashboard(url):
            test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
            test.session_state["golden.open"] = True
            await run(test)
            find = next(one for one in test.text_input if one.label == "Find documents by name")
            find.set_value("nothing has it")
            counting.asked = []
            await run(test)
            picked = next(one for one in test.multiselect if one.label == "Documents")
            linked = test.selectbox(key="golden.document").options
    # What is found by the word, the names of the chosen, those of the golden questions.
    asked = [path for path in counting.asked if path.startswith("/api/knowledge")]
    assert asked == ["/api/knowledge"] * 3
    names = {f"Illness {number}" for number in range(6)}
    assert {one.removesuffix(" (not ready yet)") for one in picked.options} == names
    assert set(linked) == names | {"Any of its documents"}


def press(test: AppTest, label: str) -> None:
    next(button for button in test.button if button.label == label).click()


async def test_an_empty_list_leads_to_the_form(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        said = words(await run(page(ADDRESS)))
    assert "There is no agent yet" in said
    assert "Create the first agent" in said


async def test_an_agent_is_created_listed_edited_and_deleted(clinic: Clinic) -> None:
    knowledge_id = await synced_document(clinic, "Gout", TEXT)
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"id": "new"}))
        test.text_input(key="agent.new.name").set_value("Gout guide")
        test.multiselect(key="agent.new.documents").set_value([knowledge_id])
        test.multiselect(key="agent.new.languages").set_value(["es", "en"])
        await run(test)
        # Voices of the first language come first.
        voice = next(box for box in test.selectbox if box.label == "Voice")
        assert "Spanish" in voice.options[0]
        press(test, "Create agent")
        await run(test)
        assert "The agent “Gout guide” is saved" in " ".join(e.value for e in test.success)
        assert "**Gout guide**" in words(test)
        (agent,) = (await got(clinic, "/api/agent"))["agents"]
        assert agent["knowledge_ids"] == [knowledge_id]
        assert agent["languages"] == ["es", "en"]
        assert "1 document · Spanish, English · " in words(await run(page(ADDRESS)))

        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        name = next(field for field in test.text_input if field.label == "Name")
        assert name.value == "Gout guide"
        name.set_value("Joint guide")
        await run(test)
        press(test, "Save changes")
        await run(test)
        path = f"/api/agent/{agent['agent_id']}"
        assert (await got(clinic, path))["name"] == "Gout guide"
        said = words(test)
        assert "Patients do not hear these changes" in said
        assert "“Gout guide” became “Joint guide”" in said
        assert "Nothing was examined before patients hear it." in said
        press(test, "Publish")
        await run(test)
        assert (await got(clinic, path))["name"] == "Joint guide"
        test.session_state["agent.versions"] = True
        await run(test)
        assert "nothing was examined before · what patients hear now" in words(test)
        assert "Patients do not hear these changes" not in words(test)

        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        press(test, "Delete this agent")
        await run(test)
        # AppTest draws the whole page where a browser redraws the dialog alone.
        press(test, "Delete this agent")
        test.button(key="ui.delete.yes").click()
        await run(test)
    assert (await got(clinic, "/api/agent"))["total_count"] == 0


async def test_a_draft_is_discarded_and_an_earlier_version_brought_back(
    shared_clinic: Clinic,
) -> None:
    agent = await new_agent(shared_clinic, name="Gout guide")
    path = f"/api/agent/{agent['agent_id']}"
    await shared_clinic.client.put(path, json={"name": "Joint guide"})
    await shared_clinic.client.put(f"{path}/draft", json={"name": "Bone guide"})
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        assert next(one for one in test.text_input if one.label == "Name").value == "Bone guide"
        press(test, "Discard the draft")
        await run(test)
        assert next(one for one in test.text_input if one.label == "Name").value == "Joint guide"
        test.session_state["agent.versions"] = True
        await run(test)
        next(one for one in test.toggle if one.label.startswith("Compare with")).set_value(True)
        await run(test)
        assert "“Gout guide” became “Joint guide”" in words(test)
        press(test, "Roll back to this version")
        await run(test)
        assert "brought back from version 1" in words(test)
    assert (await got(shared_clinic, path))["name"] == "Gout guide"


async def test_each_further_language_has_a_greeting_of_its_own(shared_clinic: Clinic) -> None:
    agent = await new_agent(shared_clinic, languages=["en", "es"])
    path = f"/api/agent/{agent['agent_id']}"
    usual = agent["openings"]["es"]["greeting"]
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        greeting = next(one for one in test.text_area if one.label == "Greeting in Spanish")
        assert (greeting.value, greeting.placeholder) == ("", usual)
        greeting.set_value("Hola, soy la ayuda de su clínica.")
        await run(test)
        press(test, "Save changes")
        await run(test)
        draft = (await got(shared_clinic, path))["draft"]
        assert draft["first_messages"] == {"es": "Hola, soy la ayuda de su clínica."}
        said = words(test)
        assert "What it says first in its other languages" in said
        assert "Hola, soy la ayuda de su clínica." in said
        greeting = next(one for one in test.text_area if one.label == "Greeting in Spanish")
        greeting.set_value("")
        await run(test)
        press(test, "Save changes")
        await run(test)
    assert (await got(shared_clinic, path))["draft"] is None


async def test_a_refused_form_names_the_field_and_keeps_what_was_typed(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"id": "new"}))
        test.text_input(key="agent.new.name").set_value("   ")
        test.multiselect(key="agent.new.languages").set_value([])
        await run(test)
        press(test, "Create agent")
        await run(test)
        assert "Enter text" in words(test)
        assert test.text_input(key="agent.new.name").value == "   "
    assert (await got(clinic, "/api/agent"))["total_count"] == 0


class LostAnswer:
    """The API behind a line that loses its first answer to a new agent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.lost = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        new = scope["type"] == "http" and (scope["method"], scope["path"]) == ("POST", "/api/agent")
        if scope["type"] != "http" or (new and not self.lost):
            self.lost += new

            async def nowhere(message: Message) -> None:
                return

            if new:
                await self._app(scope, receive, nowhere)
            return
        await self._app(scope, receive, send)


async def test_create_pressed_again_after_a_lost_answer_makes_one_agent(clinic: Clinic) -> None:
    line = LostAnswer(clinic.app)
    async with serve(line) as url:
        with dashboard(url):
            test = await run(page(ADDRESS, {"id": "new"}))
            test.text_input(key="agent.new.name").set_value("Heart guide")
            press(test, "Create agent")
            await run(test)
            assert line.lost == 1
            assert test.text_input(key="agent.new.name").value == "Heart guide"
            press(test, "Create agent")
            await run(test)
            assert "The agent “Heart guide” is saved" in " ".join(e.value for e in test.success)
    assert (await got(clinic, "/api/agent"))["total_count"] == 1


async def test_a_document_that_is_deleted_while_it_is_chosen_makes_no_agent(
    clinic: Clinic,
) -> None:
    knowledge_id = await synced_document(clinic, "Gout", TEXT)
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"id": "new"}))
        test.text_input(key="agent.new.name").set_value("Gout guide")
        test.multiselect(key="agent.new.documents").set_value([knowledge_id])
        await run(test)
        await clinic.client.delete(f"/api/knowledge/{knowledge_id}")
        press(test, "Create agent")
        await run(test)
        assert "There is no document with this id" in words(test)
        assert "A document that was deleted" in test.multiselect(key="agent.new.documents").options
    assert (await got(clinic, "/api/agent"))["total_count"] == 0


async def test_a_question_is_tried_on_the_chosen_documents(clinic: Clinic) -> None:
    gout = await synced_document(clinic, "Gout", TEXT)
    warts = await synced_document(clinic, "Warts", "# Warts\n\n## Food\n\nBeer does no harm.\n")
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"id": "new"}))
        assert "Choose a document first" in words(test)
        test.multiselect(key="agent.new.documents").set_value([gout])
        await run(test)
        press(test, "Search the documents")
        assert "Type a question first" in words(await run(test))
        test.text_input(key="agent.new.search").set_value("May I drink beer?")
        press(test, "Search the documents")
        said = words(await run(test))
        assert "**Gout · Food**" in said
        assert "Avoid beer." in said
        assert "Warts" not in said
        # What was found in other documents does not stand here for these.
        test.multiselect(key="agent.new.documents").set_value([warts])
        assert "Avoid beer." not in words(await run(test))
        press(test, "Search the documents")
        said = words(await run(test))
        assert "**Warts · Food**" in said
        test.text_input(key="agent.new.search").set_value("Is there a vaccine for malaria?")
        press(test, "Search the documents")
        assert "No passage of these documents fits" in words(await run(test))
    assert (await got(clinic, "/api/agent"))["total_count"] == 0


async def test_an_agent_on_its_way_is_shown_as_waiting(
    tmp_path: Path, own_local_service: LocalServiceProcess
) -> None:
    async with running_clinic(clinic_settings(tmp_path, own_local_service.port)) as clinic:
        await clinic.client.get("/api/audio/voices/list")
        own_local_service.kill()
        await new_agent(clinic)
        with dashboard(clinic.url):
            said = words(await run(page(ADDRESS)))
        assert "Waiting" in said
        assert "cannot be reached" in said


async def test_a_voice_service_that_refuses_leaves_the_form_as_it_is(
    shared_clinic: Clinic,
) -> None:
    refusal = {"title": "No", "status": 502, "detail": "Not now", "error_code": "http_400"}

    def refuse(call: Call) -> JSONResponse | None:
        return JSONResponse(refusal, 502) if call.path == "/api/agent/voices" else None

    async with proxy_to(shared_clinic.url) as proxy:
        with dashboard(f"http://127.0.0.1:{proxy.port}") as host:
            test = await run(page(ADDRESS, {"id": "new"}))
            test.text_input(key="agent.new.name").set_value("Gout guide")
            await run(test)
            host.known.seconds = 0.0
            proxy.answer = refuse
            said = words(await run(test))
            assert "Not now" in said
            assert "as it was offered last" in said
            assert test.text_input(key="agent.new.name").value == "Gout guide"


async def test_the_page_says_when_the_api_is_down() -> None:
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        assert "not reachable" in words(await run(page(ADDRESS)))


async def test_what_was_changed_at_the_voice_service_is_shown_and_a_side_is_chosen(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, name="Gout guide")
    there = f"/v1/convai/agents/{agent['elevenlabs_agent_id']}"
    change = {
        "name": "Gout line",
        "conversation_config": {"agent": {"language": "es"}},
        "platform_settings": {"auth": {"enable_auth": False}},
    }
    assert local_service.ask("PATCH", there, json=change).status_code == 200
    path = f"/api/agent/{agent['agent_id']}"
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        test.session_state["agent.drift"] = True
        await run(test)
        press(test, "Look now")
        await run(test)
        said = words(test)
        assert "3 things differ" in said
        assert "Theirs cannot be taken: Nobody may talk to an agent without" in said
        assert {"Gout guide", "Gout line", "English", "Spanish", "Anybody"} <= {
            one.value for one in test.code
        }
        press(test, "All: Take theirs into the draft")
        await run(test)
        press(test, "Show what would be done")
        await run(test)
        said = words(test)
        assert "Name, Languages: Taken into the draft" in said
        assert "Who may talk to it: Sent again" in said
        assert (await got(shared_clinic, path))["draft"] is None
        press(test, "Do what is chosen")
        await run(test)
        assert "Patients do not hear these changes" in words(test)
        draft = (await got(shared_clinic, path))["draft"]
        assert (draft["name"], draft["languages"]) == ("Gout line", ["es"])

        assert local_service.ask("DELETE", there).status_code == 200
        press(test, "Look now")
        await run(test)
        assert "This agent was deleted at the voice service" in " ".join(
            one.value for one in test.warning
        )
        press(test, "Make it anew")
        await run(test)
        anew = (await got(shared_clinic, path))["elevenlabs_agent_id"]
        change = {"platform_settings": {"privacy": {"retention_days": 90}}}
        assert local_service.ask("PATCH", f"/v1/convai/agents/{anew}", json=change).is_success
        assert "Somebody had changed" not in " ".join(one.value for one in test.warning)
        press(test, "Look now")
        await run(test)
        assert "as it is published here" in " ".join(one.value for one in test.success)
        assert "Chosen at the voice service and left as it is there" in words(test)
        assert {"As your account there is set", "90 days, with sound"} <= {
            one.value for one in test.code
        }


def labelled(widgets: Sequence[Any], label: str) -> Any:
    return next(one for one in widgets if one.label == label)


async def test_what_is_noted_judged_stopped_and_kept_is_chosen_on_the_page(
    shared_clinic: Clinic,
) -> None:
    agent = await new_agent(shared_clinic, name="Gout guide")
    path = f"/api/agent/{agent['agent_id']}"
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        press(test, "Save changes")
        await run(test)
        assert (await got(shared_clinic, path))["draft"] is None

        for label in ("Note something", "Note something", "Add a criterion"):
            press(test, label)
            await run(test)
        names = [one for one in test.text_input if one.label == "Name"]
        # The agent's own, two things to note, and a criterion.
        for field, said in zip(names[1:], ("Call back?", "電話", "Kind"), strict=True):
            field.set_value(said)
        notes = [one for one in test.text_area if one.label == "What to note"]
        notes[0].set_value("Whether a call was asked for.")
        notes[1].set_value("The number to call.")
        labelled(test.text_area, "It is met when").set_value("The agent was kind.")
        labelled(test.selectbox, "Kind").set_value("boolean")
        labelled(test.toggle, "Choose them here").set_value(True)
        labelled(test.radio, "How long the voice service keeps conversations").set_value("days")
        await run(test)
        labelled(test.number_input, "Days").set_value(14)
        labelled(test.checkbox, "Keep the sound of conversations too").uncheck()
        await run(test)
        labelled(test.radio, "When a patient pauses, the agent is").set_value("patient")
        await run(test)
        press(test, "Save changes")
        await run(test)
        draft = (await got(shared_clinic, path))["draft"]
        assert [(one["id"], one["name"], one["kind"]) for one in draft["data_items"]] == [
            ("call_back", "Call back?", "boolean"),
            ("item", "電話", "string"),
        ]
        assert draft["success_criteria"][0] == {
            "id": "kind",
            "name": "Kind",
            "goal": "The agent was kind.",
            "use_documents": False,
        }
        assert draft["guardrails"] == {
            "focus": True,
            "prompt_injection": True,
            "medical_content": False,
            "custom": [],
        }
        assert draft["privacy"] == {
            "retention_days": 14,
            "zero_retention": False,
            "record_voice": False,
        }
        assert "14 days, without sound" in words(test)
        assert draft["turn_taking"] == {"eagerness": "patient", "wait_seconds": 15}
        assert "15 seconds of silence" in words(test)

        # A row that is taken away is gone, and the id of the other stays with another name.
        press(test, "Remove")
        await run(test)
        next(one for one in test.text_input if one.value == "電話").set_value("Phone")
        labelled(test.radio, "How long the voice service keeps conversations").set_value("nothing")
        await run(test)
        assert "Conversation Logs still hold" in " ".join(one.value for one in test.info)
        press(test, "Save changes")
        await run(test)
        draft = (await got(shared_clinic, path))["draft"]
        assert [(one["id"], one["name"]) for one in draft["data_items"]] == [("item", "Phone")]
        assert draft["privacy"]["zero_retention"] is True

        press(test, "Discard the draft")
        await run(test)
        assert not [one for one in test.text_area if one.label == "What to note"]
        assert labelled(test.toggle, "Choose them here").value is False
        press(test, "Note something")
        await run(test)
        press(test, "Save changes")
        await run(test)
        assert "Enter text" in words(test)
    assert (await got(shared_clinic, path))["draft"] is None


async def test_the_page_says_when_a_language_model_ends(shared_clinic: Clinic) -> None:
    agent = await new_agent(shared_clinic, llm="gpt-5.1", backup_llms=["gpt-6-luna"])
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        assert "gpt-5.1 (until 1 April 2027)" in labelled(test.selectbox, "Language model").options
        assert labelled(test.multiselect, "Backup language models").value == ["gpt-6-luna"]
        said = " ".join(one.value for one in test.warning).replace("\\", "")
        assert "gpt-5.1 answers until 1 April 2027, and from then on gpt-6-luna" in said


async def test_what_was_replaced_at_the_voice_service_is_shown(
    shared_clinic: Clinic, local_service: LocalServiceProcess
) -> None:
    agent = await new_agent(shared_clinic, name="Gout guide")
    there = f"/v1/convai/agents/{agent['elevenlabs_agent_id']}"
    assert local_service.ask("PATCH", there, json={"name": "Gout line"}).is_success
    await shared_clinic.client.put(f"/api/agent/{agent['agent_id']}", json={"temperature": 0.2})
    with dashboard(shared_clinic.url):
        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        assert "Somebody had changed this agent" in " ".join(one.value for one in test.warning)
        assert "Gout line" in [one.value for one in test.code]

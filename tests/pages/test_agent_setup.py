"""Agent Setup against the real API: create, list, edit, delete, and a voice service away."""

from __future__ import annotations

from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from tests.plugins.agents.support import got, new_agent, synced_document
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
        assert (await got(clinic, f"/api/agent/{agent['agent_id']}"))["name"] == "Joint guide"

        test = await run(page(ADDRESS, {"id": agent["agent_id"]}))
        press(test, "Delete this agent")
        await run(test)
        # AppTest draws the whole page where a browser redraws the dialog alone.
        press(test, "Delete this agent")
        test.button(key="ui.delete.yes").click()
        await run(test)
    assert (await got(clinic, "/api/agent"))["total_count"] == 0


async def test_a_refused_form_names_the_field_and_keeps_what_was_typed(clinic: Clinic) -> None:
    with dashboard(clinic.url):
        test = await run(page(ADDRESS, {"id": "new"}))
        test.text_input(key="agent.new.name").set_value("   ")
        test.multiselect(key="agent.new.languages").set_value([])
        await run(test)
        press(test, "Create agent")
        await run(test)
        assert "Must not be blank" in words(test)
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


async def test_the_page_says_when_the_api_is_down() -> None:
    with dashboard(f"http://127.0.0.1:{free_port()}"):
        assert "not reachable" in words(await run(page(ADDRESS)))

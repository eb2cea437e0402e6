"""Two people on one record, clicks right after typing, and an API that goes away, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.through_api import synced
from tests.support.browser import chromium, open_page, person, settled, window_of
from tests.support.processes import Processes

pytestmark = [pytest.mark.browser, pytest.mark.process]

CHANGED = "This was changed meanwhile."
SAVED = "The changes are saved."
VOICE = "localEnglishAnna0001"
LEAFLET = "# Gout\n\nTake one tablet in the morning.\n\n## Food\n\nAvoid beer.\n"
STATEMENT = "I am a clinician. I have read this script and approve exactly this text."

Row = dict[str, Any]


@pytest.fixture(scope="module")
def processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """The three processes, in a folder of their own."""
    running = Processes(tmp_path_factory.mktemp("editing"))
    try:
        running.start_all()
        yield running
    finally:
        running.end_all()


@pytest.fixture(scope="module")
def somebody() -> Iterator[BrowserContext]:
    """Who sits in front of the browser; each test has windows of its own."""
    with chromium() as browser, person(browser) as sitting:
        yield sitting


@pytest.fixture
def client(processes: Processes) -> Iterator[httpx.Client]:
    """A client of the API, whenever it is up."""
    with httpx.Client(base_url=processes.api, timeout=60.0, trust_env=False) as client:
        yield client


def post(client: httpx.Client, path: str, body: Row) -> Row:
    answer = client.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text
    found: Row = answer.json()
    return found


def document(client: httpx.Client, name: str) -> str:
    """The address of a new document."""
    body = {"disease_name": name, "tags": ["faq"], "raw_content": LEAFLET}
    return f"/api/knowledge/{post(client, '/api/knowledge', body)['knowledge_id']}"


def agent(client: httpx.Client, name: str) -> str:
    """The id of a new agent that the voice service has."""
    body = {"name": name, "voice_id": VOICE, "answer_style": "friendly", "languages": ["en"]}
    agent_id = str(post(client, "/api/agent", body)["agent_id"])
    synced(client, f"/api/agent/{agent_id}")
    return agent_id


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=name, exact=True)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def edit_document(page: Page, processes: Processes, address: str, name: str) -> None:
    """Open a document for editing."""
    knowledge_id = address.rpartition("/")[2]
    open_page(page, f"{processes.dashboard}/upload-knowledge?id={knowledge_id}", name)
    page.get_by_role("tab", name="Edit").click()


def edit_agent(page: Page, processes: Processes, agent_id: str, name: str) -> None:
    """Open an agent for editing."""
    open_page(page, f"{processes.dashboard}/agent-setup?id={agent_id}", name)


def click_as_people_do(page: Page, target: Locator) -> None:
    """Press and let go at one place of the screen: whatever is there then is what was clicked."""
    settled(page)
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + min(box["width"] / 2, 60), box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(120)
    page.mouse.up()


def test_two_people_on_a_document(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    address = synced(client, document(client, "Gout"))
    assert somebody.browser is not None
    with (
        person(somebody.browser) as colleague,
        window_of(somebody) as page,
        window_of(colleague) as other,
    ):
        for window in (page, other):
            edit_document(window, processes, address, "Gout")
        field(page, "Text").fill(LEAFLET.replace("one tablet", "two tablets"))
        field(other, "Text").fill(LEAFLET.replace("the morning", "the evening"))
        click_as_people_do(other, button(other, "Save changes"))
        expect(other.get_by_text(SAVED)).to_be_visible()
        synced(client, address)

        click_as_people_do(page, button(page, "Save changes"))
        expect(page.get_by_text(CHANGED)).to_be_visible()
        expect(page.get_by_text("Your text", exact=True)).to_be_visible()
        expect(page.get_by_text("Saved in another window, today")).to_be_visible()
        expect(page.get_by_test_id("stText").get_by_text("two tablets")).to_be_visible()
        expect(page.get_by_test_id("stText").get_by_text("the evening").last).to_be_visible()
        assert "two tablets" not in client.get(address).json()["raw_content"]
        page.set_viewport_size({"width": 390, "height": 900})
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390
        page.set_viewport_size({"width": 1280, "height": 1000})
        click_as_people_do(page, button(page, "Save this choice"))
        expect(page.get_by_text(SAVED)).to_be_visible()
        expect(page.get_by_text(CHANGED)).to_be_hidden()
        kept = client.get(synced(client, address)).json()
        assert "two tablets in the morning" in kept["raw_content"]

        # The colleague has typed on meanwhile, and takes what was saved.
        field(other, "Text").fill("# Gout\n\nSomething else.\n")
        click_as_people_do(other, button(other, "Save changes"))
        expect(other.get_by_text(CHANGED)).to_be_visible()
        other.get_by_text("Keep the saved one").click()
        click_as_people_do(other, button(other, "Save this choice"))
        expect(other.get_by_text("The saved version is kept.")).to_be_visible()
        expect(field(other, "Text")).to_have_value(kept["raw_content"])


def test_a_redraw_takes_nothing_from_who_is_typing(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    processes.end("core.local")
    address = document(client, "Asthma")
    with window_of(somebody) as page:
        edit_document(page, processes, address, "Asthma")
        text = field(page, "Text")
        text.click()
        page.keyboard.press("Control+End")
        page.keyboard.type("Shake it first. ")
        # A colleague saves, and the end of the sync makes the page draw itself again.
        client.put(address, json={"disease_name": "Asthma of adults"})
        processes.start_local_service()
        synced(client, address)
        expect(page.get_by_role("heading", name="Asthma of adults")).to_be_visible()
        settled(page)
        page.keyboard.type("Then breathe in.")
        expect(text).to_have_value(f"{LEAFLET}Shake it first. Then breathe in.")
        click_as_people_do(page, button(page, "Save changes"))
        expect(page.get_by_text(CHANGED)).to_be_visible()
        click_as_people_do(page, button(page, "Save this choice"))
        expect(page.get_by_text(SAVED)).to_be_visible()
        kept = client.get(address).json()
        assert kept["raw_content"].endswith("Shake it first. Then breathe in.")
        assert kept["disease_name"] == "Asthma of adults"


def test_what_was_typed_stays_where_a_closed_part_is_not_drawn(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    address = synced(client, document(client, "Croup"))
    with window_of(somebody) as page:
        edit_document(page, processes, address, "Croup")
        text, owner = field(page, "Text"), field(page, "Who reviews it")
        text.click()
        page.keyboard.press("Control+End")
        page.keyboard.type("Keep calm.")
        # The field is left by the very click that closes its part.
        page.get_by_role("tab", name="Read").click()
        expect(text).to_have_count(0)
        page.get_by_text("Review date and last day").click()
        owner.click()
        page.keyboard.type("Dr Ortiz")
        page.get_by_text("Review date and last day").click()
        expect(owner).to_have_count(0)
        settled(page)
        page.get_by_text("Review date and last day").click()
        expect(owner).to_have_value("Dr Ortiz")
        page.get_by_role("tab", name="Edit").click()
        expect(text).to_have_value(f"{LEAFLET}Keep calm.")


def test_two_windows_on_an_agent(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    agent_id = agent(client, "Ward guide")
    with window_of(somebody) as page, window_of(somebody) as other:
        for window in (page, other):
            edit_agent(window, processes, agent_id, "Ward guide")
        field(page, "Name").fill("Day guide")
        field(other, "Name").fill("Night guide")
        click_as_people_do(other, button(other, "Save changes"))
        expect(other.get_by_text(SAVED)).to_be_visible()
        click_as_people_do(page, button(page, "Save changes"))
        expect(page.get_by_text(CHANGED)).to_be_visible()
        expect(page.get_by_test_id("stText").get_by_text("Night guide")).to_be_visible()
        expect(field(page, "Name")).to_have_value("Day guide")
        assert client.get(f"/api/agent/{agent_id}").json()["draft"]["name"] == "Night guide"
        click_as_people_do(page, button(page, "Save this choice"))
        expect(page.get_by_text(SAVED)).to_be_visible()
        assert client.get(f"/api/agent/{agent_id}").json()["draft"]["name"] == "Day guide"

        # Deleted by a colleague while somebody types: what was typed can be copied.
        edit_agent(page, processes, agent_id, "Ward guide")
        field(page, "Name").fill("Guide of the ward")
        client.delete(f"/api/agent/{agent_id}")
        click_as_people_do(page, button(page, "Save changes"))
        expect(page.get_by_text("There is no agent with this id.")).to_be_visible()
        expect(page.get_by_text("What you had typed.")).to_be_visible()
        expect(page.get_by_text("Guide of the ward")).to_be_visible()


def test_the_first_click_after_typing_counts(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    address = synced(client, document(client, "Migraine"))
    with window_of(somebody) as page:
        edit_document(page, processes, address, "Migraine")
        for name in ("Migraine with aura", "Migraine without aura"):
            field(page, "Disease or topic").fill(name)
            click_as_people_do(page, button(page, "Save changes"))
            expect(page.get_by_text(SAVED)).to_be_visible()
            expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
            assert client.get(synced(client, address)).json()["disease_name"] == name
            page.reload()
            page.get_by_role("tab", name="Edit").click()


def test_the_first_tick_after_typing_counts(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    knowledge_id = synced(client, document(client, "Eczema")).rpartition("/")[2]
    body = {"knowledge_id": knowledge_id}
    draft_id = post(client, "/api/audio/generate-script", body)["draft_id"]
    query = f"document={knowledge_id}&draft={draft_id}"
    with window_of(somebody, height=1600) as page:
        open_page(page, f"{processes.dashboard}/education-audio?{query}", "Education Audio")
        script = field(page, "Script")
        script.fill("Take one tablet in the morning.")
        tick = page.get_by_text(STATEMENT)
        click_as_people_do(page, tick)
        box = page.get_by_role("checkbox", name=STATEMENT)
        expect(box).to_be_checked()
        expect(button(page, "Approve this script")).to_be_enabled()
        # What the checks found stands above the button, and moves it when it comes.
        expect(page.get_by_text("Checks find some mistakes, never all.")).to_be_visible()
        settled(page)
        click_as_people_do(page, button(page, "Approve this script"))
        expect(page.get_by_text("Approved", exact=True)).to_be_visible()

        # A tick is for the text of its moment only.
        script.fill("Take one tablet in the morning. Avoid beer.")
        page.keyboard.press("Tab")
        expect(page.get_by_text("The approval no longer holds.")).to_be_visible()
        settled(page)
        click_as_people_do(page, tick)
        expect(box).to_be_checked()
        script.fill("Use the cream never.")
        page.keyboard.press("Tab")
        expect(box).not_to_be_checked()
        expect(button(page, "Approve this script")).to_be_disabled()


def test_create_agent_in_an_outage(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    with window_of(somebody) as page:
        open_page(page, f"{processes.dashboard}/agent-setup?id=new", "New agent")
        field(page, "Name").fill("Outage guide")
        processes.end("core.api")
        try:
            click_as_people_do(page, button(page, "Create agent"))
            expect(page.get_by_text("Not reachable right now")).to_be_visible()
            expect(page.get_by_text("Nothing that you typed is lost.").last).to_be_visible()
            expect(field(page, "Name")).to_have_value("Outage guide")
            expect(button(page, "Create agent")).to_be_visible()
        finally:
            processes.start_api()
        expect(page.get_by_text("This is shown as it was loaded last.")).to_have_count(0)
        settled(page)
        expect(field(page, "Name")).to_have_value("Outage guide")
        click_as_people_do(page, button(page, "Create agent"))
        expect(page.get_by_text("The agent “Outage guide” is saved.")).to_be_visible()
        agents = client.get("/api/agent", params={"limit": 200}).json()["agents"]
        assert [one["name"] for one in agents].count("Outage guide") == 1


def test_a_document_stays_as_it_is_in_an_outage(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    address = synced(client, document(client, "Hay fever"))
    with window_of(somebody) as page:
        edit_document(page, processes, address, "Hay fever")
        text = field(page, "Text")
        text.fill(f"{LEAFLET}Close the windows.")
        processes.end("core.api")
        try:
            click_as_people_do(page, button(page, "Save changes"))
            # What stands above the form says so, and does not lead away from it.
            expect(page.get_by_text("This is shown as it was loaded last.")).to_be_visible()
            expect(page.get_by_text("Nothing that you typed is lost.").last).to_be_visible()
            expect(text).to_have_value(f"{LEAFLET}Close the windows.")
        finally:
            processes.start_api()
        expect(page.get_by_text("This is shown as it was loaded last.")).to_have_count(0)
        settled(page)
        click_as_people_do(page, button(page, "Save changes"))
        expect(page.get_by_text(SAVED)).to_be_visible()
        assert client.get(address).json()["raw_content"].endswith("Close the windows.")


def test_an_agent_that_is_deleted_while_it_is_chosen(
    processes: Processes, client: httpx.Client, somebody: BrowserContext
) -> None:
    kept, doomed = agent(client, "Kept guide"), agent(client, "Doomed guide")
    with window_of(somebody) as page:
        address = f"{processes.dashboard}/patient-test?agent={doomed}"
        open_page(page, address, "Patient Test")
        choice = page.get_by_role("combobox", name="Agent")
        expect(choice).to_have_value("Doomed guide")
        client.delete(f"/api/agent/{doomed}")
        page.get_by_role("textbox", name="Patient id").fill("P1001")
        click_as_people_do(page, button(page, "Start the conversation"))
        expect(page.get_by_text("has been deleted")).to_be_visible()
        expect(page.get_by_role("heading", name="Patient Test")).to_be_visible()
        settled(page)
        assert "session" not in page.url
        # The link to another agent, followed later, chooses that one.
        open_page(page, f"{processes.dashboard}/patient-test?agent={kept}", "Patient Test")
        expect(choice).to_have_value("Kept guide")
        expect(button(page, "Start the conversation")).to_be_visible()

"""An urgent message in a real browser: what stands on the page, after a reload and in the log."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import api, document, told, until
from tests.support.browser import open_page, window_of
from tests.support.patience import PATIENCE_SECONDS

pytestmark = [pytest.mark.browser, pytest.mark.process]

MESSAGE = "I took my tablets as always, but now I have a crushing pain in my chest"
TEXT = "What you describe may be an emergency."


def test_the_emergency_text_cannot_be_missed(
    shared_product: Product, visitor: BrowserContext
) -> None:
    with api(shared_product) as client:
        session_id = begun(client)
    with window_of(visitor) as page:
        address = f"{shared_product.dashboard}/patient-test?session={session_id}"
        open_page(page, address, "Patient P1001")
        page.get_by_role("textbox", name="Ask as a patient would").fill(MESSAGE)
        page.keyboard.press("Enter")
        reply = page.get_by_test_id("stChatMessage").last.get_by_role("alert")
        expect(reply).to_contain_text(TEXT)
        page.reload()
        expect(reply).to_contain_text(TEXT)
        expect(page.get_by_text("Red flag: Chest pain.")).to_be_visible()
        page.get_by_text("See it in Conversation Logs").click()
        expect(page.get_by_text("This conversation is still going on.")).to_be_visible()
        expect(page.get_by_text("A message tells of an urgent symptom")).to_be_visible()
        open_page(page, shared_product.dashboard, "Doctor Dashboard")
        expect(page.get_by_text("Red flag: conversation of patient P1001")).to_be_visible()


def test_a_new_alert_comes_by_itself_and_leaves_alone_what_is_being_written(
    shared_product: Product, visitor: BrowserContext
) -> None:
    with api(shared_product) as client, window_of(visitor) as page:
        session_id = begun(client, patient_id="P2002")
        open_page(page, f"{shared_product.dashboard}/safety", "Safety")
        page.get_by_text("Change it").first.click()
        wording = page.get_by_role("textbox", name="Wording").first
        wording.fill("Half of a sen")
        alert = page.get_by_text("Patient P2002")
        expect(alert).to_have_count(0)
        body = {"message": MESSAGE, "chat_mode": True}
        client.post(f"/api/patient/session/{session_id}/message", json=body).raise_for_status()
        expect(alert.first).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
        expect(wording).to_be_focused()
        expect(wording).to_have_value("Half of a sen")


def begun(client: httpx.Client, patient_id: str = "P1001") -> str:
    """A session with an agent that the voice service has."""
    knowledge_id = document(client)
    voice_id = client.get("/api/audio/voices/list").json()[0]["voice_id"]
    agent = {
        "name": "Warfarin guide",
        "knowledge_ids": [knowledge_id],
        "voice_id": voice_id,
        "answer_style": "friendly",
        "languages": ["en"],
    }
    agent_id = client.post("/api/agent", json=agent).json()["agent_id"]
    path = f"/api/agent/{agent_id}"
    until(lambda: told(client, path), lambda found: found["sync_status"] == "completed")
    body = {"patient_id": patient_id, "agent_id": agent_id}
    session_id: str = client.post("/api/patient/session", json=body).json()["session_id"]
    return session_id

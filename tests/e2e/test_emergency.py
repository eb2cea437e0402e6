"""An urgent message in a real browser: what stands on the page, after a reload and in the log."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import api, document, until
from tests.support.browser import open_page, window_of

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


def begun(client: httpx.Client) -> str:
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
    until(lambda: client.get(path).json(), lambda found: found["sync_status"] == "completed")
    body = {"patient_id": "P1001", "agent_id": agent_id}
    session_id: str = client.post("/api/patient/session", json=body).json()["session_id"]
    return session_id

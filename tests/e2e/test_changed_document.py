"""A document changes after its audio was approved: a nurse sees it, and approves again."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import api, document, told, until
from tests.support.browser import open_page, settled, window_of

pytestmark = [pytest.mark.browser, pytest.mark.process]

SCRIPT = "Take your warfarin at the same time every evening."
MARK = "Made from an earlier text of this document."


def test_audio_of_an_earlier_text_is_marked_until_it_is_approved_again(
    shared_product: Product, visitor: BrowserContext
) -> None:
    with api(shared_product) as client:
        knowledge_id = document(client)
        place = f"/api/knowledge/{knowledge_id}"
        request = {
            "knowledge_id": knowledge_id,
            "script": SCRIPT,
            "voice_id": "localEnglishAnna0001",
            "name": "Warfarin in the evening",
            "approve": True,
        }
        audio = client.post("/api/audio/generate", json=request).json()
        until(
            lambda: told(client, f"/api/audio/files/{audio['audio_id']}"),
            lambda found: found["status"] == "completed",
        )
        address = f"{shared_product.dashboard}/education-audio?document={knowledge_id}"
        with window_of(visitor) as page:
            open_page(page, address, "Education Audio")
            expect(page.get_by_text("Warfarin in the evening")).to_be_visible()
            expect(page.get_by_text(MARK)).to_have_count(0)

            text = client.get(place).json()["raw_content"] + "\nTake it in the morning instead.\n"
            assert client.put(place, json={"raw_content": text}).status_code == 200
            open_page(page, address, "Education Audio")
            expect(page.get_by_text(MARK)).to_be_visible()

            page.get_by_text("Script and approval").click()
            expect(page.get_by_text(SCRIPT)).to_be_visible()
            settled(page)
            page.get_by_text("I am a clinician.").click()
            approve = page.get_by_role("button", name="Approve again")
            expect(approve).to_be_enabled()
            settled(page)
            approve.click()
            expect(page.get_by_text(MARK)).to_have_count(0)
        offered = client.get("/api/audio/offered", params={"knowledge_ids": knowledge_id}).json()
        assert [row["audio_id"] for row in offered["audio_files"]] == [audio["audio_id"]]

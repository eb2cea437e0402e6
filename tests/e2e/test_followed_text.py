"""Staff follow an audio file in its text in a real browser, at the speed that they choose."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import api, told, until
from tests.support.browser import open_page, settled, window_of

pytestmark = [pytest.mark.browser, pytest.mark.process]

SENTENCES = ("Take the tablet with dinner.", "Do not drink alcohol.", "Call us with a fever.")


def test_the_sentence_that_is_heard_stands_out(
    shared_product: Product, visitor: BrowserContext
) -> None:
    with api(shared_product) as client:
        body = {"disease_name": "Tablets", "tags": ["faq"]}
        text = "# Tablets\n\n" + "\n".join(SENTENCES)
        document = client.post("/api/knowledge", json=body | {"raw_content": text}).json()
        asked = client.post(
            "/api/audio/generate",
            json={
                "knowledge_id": document["knowledge_id"],
                "script": " ".join(SENTENCES),
                "voice_id": "localEnglishAnna0001",
                "name": "Tablets at home",
                "approve": True,
            },
        )
        assert asked.status_code == 200, asked.text
        audio_id = asked.json()["audio_id"]
        path = f"/api/audio/files/{audio_id}"
        until(lambda: told(client, path), lambda found: found["status"] == "completed")
        cues = client.get(f"{path}/cues").json()["cues"]
    assert [cue["text"] for cue in cues] == list(SENTENCES)
    address = f"{shared_product.dashboard}/education-audio?audio={audio_id}"
    with window_of(visitor) as page:
        open_page(page, f"{address}&document={document['knowledge_id']}", heading="Education Audio")
        page.get_by_text("Follow the text").first.click()
        settled(page)
        page.get_by_label("Speed").first.select_option("0.75")
        page.get_by_role("button", name=SENTENCES[1]).first.click()
        heard = page.get_by_role("button", name=SENTENCES[1]).first
        expect(heard).to_have_attribute("aria-current", "true")
        sound = page.locator("audio").first
        assert sound.evaluate("element => element.playbackRate") == 0.75
        last = page.get_by_role("button", name=SENTENCES[2]).first
        expect(last).to_have_attribute("aria-current", "true")
        expect(heard).not_to_have_attribute("aria-current", "true")

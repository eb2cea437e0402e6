"""The steps of the main job by browser, as a doctor does them."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Product
from tests.e2e.through_api import until
from tests.support.browser import choose, open_page, plays, save_document, settled
from tests.support.servers import ROOT

SAMPLES = ROOT / "plugins" / "knowledge" / "samples"
LEAST_BYTES = 10 * 1024


def leaflet(folder: Path) -> Path:
    """A real document of more than 10 KB, in two parts."""
    text = (SAMPLES / "starting-warfarin.md").read_text(encoding="utf-8")
    more = (SAMPLES / "high-blood-pressure.md").read_text(encoding="utf-8")
    for section in more.split("\n## ")[1:]:
        if len(text.encode()) > LEAST_BYTES:
            break
        text += f"\n## {section}"
    file = folder / "warfarin-leaflet.md"
    file.write_text(text, encoding="utf-8")
    assert len(text.encode()) > LEAST_BYTES
    return file


def whole_job(page: Page, product: Product, file: Path) -> None:
    """From an uploaded document to the log, through all six pages."""
    open_page(page, product.dashboard, "Doctor Dashboard")
    expect(page.get_by_text("Next steps")).to_be_visible()
    expect(page.get_by_text("Local mode").first).to_be_visible()
    upload(page, product, file)
    make_audio(page, product)
    set_up_agent(page, product)
    talk(page, product)
    read_log(page)
    look_at_dashboard(page, product)


def upload(page: Page, product: Product, file: Path) -> None:
    open_page(page, f"{product.dashboard}/upload-knowledge", "Upload Knowledge")
    save_document(page, file, "Starting Warfarin")
    listed = httpx.get(f"{product.api}/api/knowledge", trust_env=False).json()["documents"]
    open_page(
        page,
        f"{product.dashboard}/upload-knowledge?id={listed[0]['knowledge_id']}",
        "Starting Warfarin",
    )
    page.get_by_role("button", name="I have read this text and approve it").click()
    expect(page.get_by_text("Read and approved by")).to_be_visible()
    expect(badge(page.get_by_role("main"), "Ready")).to_be_visible()


def make_audio(page: Page, product: Product) -> None:
    open_page(page, f"{product.dashboard}/education-audio", "Education Audio")
    choose(page, "Document", "Starting Warfarin")
    page.get_by_role("button", name="Write the script").click()
    script = page.get_by_role("textbox", name="Script", exact=True)
    expect(script).to_be_visible(timeout=180_000)
    expect(script).not_to_be_empty()
    settled(page)
    written = script.input_value()
    assert "warfarin" in written.lower()
    script.fill(f"{written}\n\nBring this leaflet to every visit.")
    page.keyboard.press("Tab")
    settled(page)
    approve(page)
    choose(page, "Voice", "Anna")
    page.get_by_role("button", name="Make the speech").click()
    # Its beginning can be heard before that.
    listed = until(
        lambda: httpx.get(f"{product.api}/api/audio/list", trust_env=False).json(),
        lambda found: [one["status"] for one in found["audio_files"]] == ["completed"],
    )
    page.locator("audio").first.wait_for(state="attached", timeout=180_000)
    settled(page)
    audio = listed["audio_files"]
    assert audio[0]["script"].endswith("Bring this leaflet to every visit.")
    assert audio[0]["duration_seconds"] > 30
    assert plays(page.locator(f"audio[src*='{audio[0]['audio_id']}']").first) > 3


def approve(page: Page) -> None:
    """Tick the statement and approve; a tick for the text before an edit does not count."""
    # For a moment the page that is drawn anew stands beside the one before.
    box = page.get_by_role("checkbox", name="I am a clinician").last
    button = page.get_by_role("button", name="Approve this script").last
    for _ in range(100):
        settled(page)
        if button.is_enabled():
            break
        if not box.is_checked():
            page.get_by_text("I am a clinician. I have read this script").last.click()
        page.wait_for_timeout(300)
    button.click()
    expect(button).to_have_count(0)
    settled(page)


def set_up_agent(page: Page, product: Product) -> None:
    open_page(page, f"{product.dashboard}/agent-setup?id=new", "New agent")
    page.get_by_role("textbox", name="Name", exact=True).fill("Warfarin guide")
    page.keyboard.press("Tab")
    choose(page, "Documents", "Starting Warfarin")
    page.get_by_text("Friendly", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Create agent").click()
    expect(page.get_by_text("The agent “Warfarin guide” is saved.")).to_be_visible()
    expect(badge(page.get_by_role("main"), "Ready")).to_be_visible()
    ours = httpx.get(f"{product.api}/api/agent", trust_env=False).json()["agents"][0]
    theirs = httpx.get(
        f"{product.local_service}/v1/convai/agents/{ours['elevenlabs_agent_id']}",
        headers={"xi-api-key": "test"},
        trust_env=False,
    ).json()
    linked = theirs["conversation_config"]["agent"]["prompt"]["knowledge_base"]
    assert [entry["name"].startswith("Starting Warfarin") for entry in linked] == [True]


def talk(page: Page, product: Product) -> None:
    open_page(page, f"{product.dashboard}/patient-test", "Patient Test")
    page.get_by_role("textbox", name="Patient id").fill("P1001")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Start the conversation").click()
    expect(page.get_by_role("heading", name="Patient P1001", level=1)).to_be_visible()
    page.get_by_text("Education audio of this agent").click()
    settled(page)
    assert plays(page.locator("audio").first) > 3
    ask(page, "What should I do if I miss a dose?")
    answer = page.get_by_test_id("stChatMessage").last
    expect(badge(answer, "Answered")).to_be_visible()
    assert plays(answer.locator("audio")) > 1
    page.get_by_text("Text only").first.click()
    settled(page)
    ask(page, "Where can I park my car at the clinic?")
    answer = page.get_by_test_id("stChatMessage").last
    expect(badge(answer, "Not answered")).to_be_visible()
    expect(answer.locator("audio")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("Where can I park my car at the clinic?")).to_be_visible()
    page.get_by_role("button", name="End the conversation").click()
    expect(page.get_by_text("The conversation has ended and is in the log.")).to_be_visible()


def read_log(page: Page) -> None:
    page.get_by_text("See it in the log").click()
    expect(page.get_by_role("heading", name="Transcript")).to_be_visible()
    expect(page.get_by_text("This conversation needs attention.")).to_be_visible()
    main = page.get_by_role("main")
    expect(badge(main, "Answered").first).to_be_visible()
    expect(badge(main, "Not answered").first).to_be_visible()
    assert plays(page.locator("audio").first) > 1
    page.get_by_role("button", name="All conversations").click()
    expect(badge(main, "1 answered")).to_be_visible()
    expect(badge(main, "1 not answered")).to_be_visible()
    page.get_by_role("textbox", name="Patient id").fill("P9999")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("No conversations match")).to_be_visible()


def look_at_dashboard(page: Page, product: Product) -> None:
    open_page(page, f"{product.dashboard}/dashboard", "Doctor Dashboard")
    stats = httpx.get(f"{product.api}/api/dashboard/stats", trust_env=False).json()
    counts = ("document_count", "audio_count", "agent_count", "conversation_count")
    assert [stats[name] for name in counts] == [1, 1, 1, 1]
    # The last is of open alerts.
    expect(page.locator(".cards strong")).to_have_text(["1", "1", "1", "1", "0"])


def badge(place: Locator, words: str) -> Locator:
    """A coloured state that reads so, behind its sign."""
    told = place.locator("[data-testid=stMarkdownContainer] p, li > div")
    return told.get_by_text(re.compile(f"{words}$"))


def ask(page: Page, question: str) -> None:
    box = page.get_by_test_id("stChatInput").locator("textarea")
    box.fill(question)
    box.press("Enter")
    # Hidden sources of an earlier reply may have the same words.
    expect(page.get_by_text(question).filter(visible=True).first).to_be_visible()
    settled(page)
    expect(page.get_by_text("The agent is answering…")).to_have_count(0)

"""A patient opens a link in a real browser, on a phone's screen and by keyboard alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from plugins.handouts.contract import LANGUAGES
from tests.e2e.conftest import Product
from tests.e2e.through_api import Row, api, told, until
from tests.support.browser import page_of
from tests.support.patience import looks

pytestmark = [pytest.mark.browser, pytest.mark.process]

SENTENCES = (
    "Tome la pastilla con la cena.",
    "No tome bebidas alcohólicas esta semana.",
    "Llame a la clínica si tiene fiebre.",
)

# The first of its rules that pages break most (WCAG 2.2, as axe checks them).
FAULTS = """() => {
  const named = (element) => element.textContent.trim() || element.getAttribute("aria-label")
    || document.querySelector(`label[for="${element.id}"]`)?.textContent.trim();
  const luminance = (color) => {
    const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (color !== "rgba(0, 0, 0, 0)") return color;
    }
    return "rgb(255, 255, 255)";
  };
  const faults = [];
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  if (new Set(ids).size < ids.length) faults.push("an id stands twice");
  if (document.querySelectorAll("main").length !== 1) faults.push("not one main part");
  if (document.querySelectorAll("h1").length !== 1) faults.push("not one first heading");
  if (!document.title) faults.push("no title");
  for (const element of document.querySelectorAll("button, select, a, section")) {
    const label = element.getAttribute("aria-labelledby");
    if (!(label ? document.getElementById(label)?.textContent : named(element)))
      faults.push(`no name: ${element.outerHTML}`);
  }
  for (const element of document.querySelectorAll("button, select")) {
    if (element.getBoundingClientRect().height < 44) faults.push(`small: ${element.outerHTML}`);
  }
  for (const element of document.querySelectorAll("p, h1, h2, button, select, legend, span, a")) {
    const [one, other] = [getComputedStyle(element).color, behind(element)].map(luminance);
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast}: ${element.outerHTML}`);
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the screen");
  return faults;
}"""


def test_a_patient_listens_answers_and_comes_back(
    shared_product: Product, shared_browser: Browser
) -> None:
    with api(shared_product) as client:
        audio = _audio(client)
        made = _link(client, audio)
        address = shared_product.dashboard + made["path"]
        asked: list[Request] = []
        complaints: list[str] = []
        with page_of(shared_browser, width=360, height=740) as page:
            page.on("request", lambda request: asked.append(request))
            page.on("console", lambda said: complaints.append(said.text))
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_have_text(audio["name"])
            assert page.evaluate("document.documentElement.lang") == "es"
            assert page.locator("#words").get_attribute("lang") == "es"
            expect(page.get_by_text("los hizo un ordenador (IA)")).to_be_visible()
            assert page.evaluate(FAULTS) == []
            _listens(page)
            _answers_by_keyboard(page)
            page.reload()
            expect(page.get_by_text("Continúa donde lo dejó.")).to_be_visible()
            _hears_the_end(page)
            for name in ("sheet",):
                page.goto(f"{address}/{name}")
                expect(page.get_by_role("img", name="Código QR")).to_be_visible()
                assert page.evaluate(FAULTS) == []
        assert {request.url.split("/")[2] for request in asked} == {
            shared_product.dashboard.split("/")[2]
        }
        assert complaints == []
        results = until(lambda: _results(client, audio), lambda found: found["finished"] == 1)
        assert results["opened"] == 2
        assert results["played"] == 2
        assert results["questions"][0]["could"] == 1
        assert results["questions"][0]["unsure"] == 0
        assert results["did_not_help"] == 1


def test_the_page_of_each_language_fits_a_phone(
    shared_product: Product, shared_browser: Browser
) -> None:
    with api(shared_product) as client, page_of(shared_browser, width=360, height=740) as page:
        audio = _audio(client)
        for language in LANGUAGES:
            made = _link(client, audio, language)
            for part in ("", "/sheet"):
                page.goto(shared_product.dashboard + made["path"] + part)
                assert page.evaluate("document.documentElement.lang") == language
                assert page.evaluate(FAULTS) == [], language
            side = page.evaluate("getComputedStyle(document.querySelector('h2, p')).direction")
            assert side == ("rtl" if language == "ar" else "ltr")


def test_a_page_from_the_right_has_its_text_from_the_left(
    shared_product: Product, shared_browser: Browser
) -> None:
    with api(shared_product) as client, page_of(shared_browser, width=360, height=740) as page:
        made = _link(client, _audio(client), "ar")
        page.goto(shared_product.dashboard + made["path"])
        expect(page.get_by_text("هل أجاب هذا عن سؤالك؟")).to_be_visible()
        sides = "id => getComputedStyle(document.getElementById(id)).direction"
        assert page.evaluate(sides, "helped") == "rtl"
        assert page.evaluate(sides, "words") == "ltr"
        page.get_by_role("button", name="نعم").click()
        expect(page.get_by_text("شكرًا لك.")).to_be_visible()


def test_what_is_withdrawn_stops_while_it_plays(
    shared_product: Product, shared_browser: Browser
) -> None:
    with api(shared_product) as client:
        audio = _audio(client)
        made = _link(client, audio)
        with page_of(shared_browser, width=360, height=740) as page:
            page.goto(shared_product.dashboard + made["path"])
            sound = page.locator("#sound")
            # For as long as it takes, however short the sound is.
            sound.evaluate("element => { element.loop = true; return element.play(); }")
            expect(page.locator("#words .now")).to_have_count(1)
            client.post(f"/api/handouts/{made['handout']['handout_id']}/revoke")
            expect(page.get_by_role("alert")).to_contain_text("ha retirado esta grabación")
            expect(sound).to_have_count(0)
            expect(page.get_by_text(SENTENCES[0])).to_have_count(0)


def _audio(client: httpx.Client) -> Row:
    body: dict[str, Any] = {"disease_name": "Después", "tags": ["faq"]}
    text = "# Después\n\n" + "\n".join(SENTENCES)
    document = client.post("/api/knowledge", json=body | {"raw_content": text}).json()
    body = {
        "knowledge_id": document["knowledge_id"],
        "script": " ".join(SENTENCES),
        "voice_id": "localSpanishLucia001",
        "name": "Después de la operación",
        "approve": True,
    }
    asked = client.post("/api/audio/generate", json=body)
    assert asked.status_code == 200, asked.text
    path = f"/api/audio/files/{asked.json()['audio_id']}"
    return until(lambda: told(client, path), lambda found: found["status"] == "completed")


def _link(client: httpx.Client, audio: Row, language: str = "es") -> Row:
    ends = datetime.now(UTC) + timedelta(hours=1)
    body = {"audio_id": audio["audio_id"], "language": language, "expires_at": ends.isoformat()}
    made: Row = client.post("/api/handouts", json=body).json()
    return made


def _results(client: httpx.Client, audio: Row) -> Row:
    listed = client.get("/api/handouts", params={"audio_id": audio["audio_id"]}).json()
    results: Row = listed["handouts"][0]["results"]
    return results


def _listens(page: Page) -> None:
    """The sentence that is heard is marked, at another speed too, until somebody stops."""
    page.get_by_label("Velocidad").select_option("0.75")
    sound = page.locator("#sound")
    assert sound.evaluate("element => element.playbackRate") == 0.75
    sound.evaluate("element => element.play()")
    for place, sentence in enumerate(SENTENCES[:2]):
        expect(page.locator("#words .now")).to_have_text(sentence)
        expect(page.locator("#caption")).to_have_text(sentence)
        assert page.locator("#words .now").get_attribute("id") == f"s{place}"
    sound.evaluate("element => element.pause()")
    assert sound.evaluate("element => element.currentTime") > 1


def _answers_by_keyboard(page: Page) -> None:
    """Every answer is reached by the tab key and given by the space bar, and can be changed."""
    page.locator("#back").focus()
    reached: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        words = page.evaluate("document.activeElement.textContent.trim()")
        reached.append(words)
        if words == "No":
            break
    assert reached.count("He podido decirlo") == 3
    page.keyboard.press("Space")
    expect(page.get_by_text("Pregunte a su clínica.")).to_be_visible()
    first = page.locator("fieldset").first
    for words in ("No estoy seguro/a", "He podido decirlo"):
        first.get_by_role("button", name=words).focus()
        page.keyboard.press("Enter")
    expect(first.get_by_role("button", pressed=True)).to_have_text("He podido decirlo")


def _hears_the_end(page: Page) -> None:
    sound = page.locator("#sound")
    sound.evaluate("element => { element.playbackRate = 1.5; return element.play(); }")
    for _ in looks():
        if sound.evaluate("element => element.ended"):
            return
    raise AssertionError("the sound does not end")

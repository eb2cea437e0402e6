"""Every page in the pseudo-language: what is not marked by it is in no catalogue."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from core.i18n.pseudo import pseudo
from tests.data.clinic_day import (
    give_handouts,
    in_and_out_of_use,
    recall_documents,
    talk,
    write_emergency_text,
)
from tests.data.recorded import WEBHOOK, Desk
from tests.e2e.conftest import Product, supervised_product
from tests.e2e.through_api import PATIENCE, api, until
from tests.support.browser import browser_page, settled
from tests.support.pseudo_language import unmarked

pytestmark = [pytest.mark.browser, pytest.mark.process]

# What the clinic, its provider and its plugins' authors have written, not the product: where it is,
# and in which fields. Every other field may hold sentences of the product.
WRITTEN_BY_OTHERS = (
    "/api/knowledge?limit=50",
    "/api/audio/list?limit=50",
    "/api/audio/drafts?limit=50",
    "/api/audio/voices/list",
    "/api/audio/models",
    "/api/agent?limit=50",
    "/api/agent/llms",
    "/api/agent/system-prompts",
    "/api/conversations?limit=50",
    "/api/safety/texts",
    "/api/recalls",
    "/api/knowledge/retired?retirement=archived",
)
FIELDS_OF_OTHERS = {
    "agent_id",
    "agent_name",
    "answered_questions",
    "assistant",
    "begins",
    "content",
    "conversation_id",
    "description",
    "disclosure",
    "disease_name",
    "doctor_id",
    "first_message",
    "greeting",
    "knowledge_id",
    "llm",
    "model_id",
    "name",
    "passage",
    "patient_id",
    "person",
    "prompt",
    "question",
    "quote",
    "raw_content",
    "reason",
    "recording",
    "review_owner",
    "script",
    "said",
    "section_title",
    "standard",
    "system_prompt_override",
    "tags",
    "text",
    "title",
    "unanswered_questions",
    "voice_id",
}
# Words of Streamlit's own that no page can set, and names.
STREAMLIT = (
    r"Limit \d+MB per file.*|\d+MB per file.*|Upload|Browse files|Drag and drop .* here|"
    r"Press Enter to (apply|submit form)|keyboard_\w+|Running\.*|Stop|Deploy|Choose options|"
    r"Choose an option|(⟦⟧ ?)?\(required\)|Logo|Skip to main content|yyyy(-mm-dd)?"
)
NAMES = (
    r"ElevenDops|PEMAT-P|CCI|Gemini|ElevenLabs|Pseudo|English|MP3|CSV|JSON|UTC|UTF-8|ms|min|id|kd"
)
# What stands deepest in panels, so that it is known that each was opened and had something in it.
IN_PANELS = (
    "End the link",
    "Who had it",
    "Bring back",
    "Restore this version",
    "I take care of it",
    "Send a test alert",
)
SPANS = (
    r"((GET|POST|PUT|PATCH|DELETE) /\S+|page [\w-]+|job [\w.]+|action [\w-]+ [\w.-]+)( +⟦[^⟧]*⟧)?"
)
RENAMED = "A name of the clinic"
WORD = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A clinic with the sample data in it."""
    settings = {"USE_MOCK_DATA": "true", "ELEVENDOPS_PSEUDO_LANGUAGE": "true"} | WEBHOOK
    with supervised_product(tmp_path_factory.mktemp("pseudo") / "data", settings) as running:
        wait_for_samples(running)
        with api(running) as client:
            use_every_panel(Desk(client))
        yield running


def wait_for_samples(product: Product) -> None:
    """Wait until the clinic has documents, audio, agents and conversations."""
    deadline = time.monotonic() + 2 * PATIENCE
    kinds = ("document", "audio", "agent", "conversation")
    with api(product) as client:
        while not all(
            (s := client.get("/api/dashboard/stats").json())[f"{k}_count"] for k in kinds
        ):
            assert time.monotonic() < deadline, s
            time.sleep(0.3)


def use_every_panel(desk: Desk) -> None:
    """What samples do not have: links, recalls, documents out of use, versions, an alert."""
    document = desk.get("/api/knowledge")["documents"][0]["knowledge_id"]
    in_and_out_of_use(desk, document)
    desk.put(f"/api/knowledge/{document}", {"disease_name": RENAMED})
    recall_documents(desk)
    write_emergency_text(desk)
    audio = until(
        lambda: desk.get("/api/audio/list"),
        lambda found: {one["status"] for one in found["audio_files"]} == {"completed"},
    )["audio_files"][0]
    give_handouts(desk, audio["audio_id"])
    agent = until(
        lambda: desk.get("/api/agent"),
        lambda found: {one["sync_status"] for one in found["agents"]} == {"completed"},
    )["agents"][0]
    talk(desk, agent["agent_id"], "P1004", ["I have crushing chest pain and I cannot breathe."])
    assert desk.get("/api/safety/alerts")["alerts"]


def test_no_page_shows_a_text_that_is_in_no_catalogue(product: Product) -> None:
    with api(product) as client, browser_page() as page:
        page.goto(f"{product.dashboard}/language?to=en-XA")
        addresses = list(places(client))
        of_users = users_words(client) | plugin_ids(client)
        shown = {address: look(page, f"{product.dashboard}{address}") for address in addresses}
    found = {
        address: sorted({words for words in texts if not is_fine(words, of_users)})
        for address, texts in shown.items()
    }
    looked_at = "\n".join(words for texts in shown.values() for words in texts)
    assert [words for words in IN_PANELS if pseudo(words) not in looked_at] == []
    assert not any(found.values()), "\n".join(
        f"{address}: {words}" for address, all_words in found.items() for words in all_words
    )


def places(client: httpx.Client) -> Iterator[str]:
    """Every page, and one record of each kind opened in it."""
    yield from ("/", "/upload-knowledge", "/education-audio", "/agent-setup", "/patient-test")
    yield from ("/conversation-logs", "/safety", "/traces", "/plugins")
    documents = client.get("/api/knowledge").json()["documents"]
    document = next(one["knowledge_id"] for one in documents if one["disease_name"] == RENAMED)
    yield f"/upload-knowledge?id={document}"
    yield f"/education-audio?document={document}"
    agent = client.get("/api/agent").json()["agents"][0]["agent_id"]
    yield f"/agent-setup?id={agent}"
    yield f"/patient-test?agent={agent}"
    for conversation in client.get("/api/conversations").json()["conversations"][:2]:
        yield f"/conversation-logs?id={conversation['conversation_id']}"
    yield "/conversation-logs?q=fasting"


def users_words(client: httpx.Client) -> set[str]:
    """The words of the clinic's records, as the API gives them."""
    words: set[str] = set()
    for path in WRITTEN_BY_OTHERS:
        words |= set(of_others(client.get(path).raise_for_status().json()))
    for document in client.get("/api/knowledge?limit=50").json()["documents"]:
        words |= set(of_others(client.get(f"/api/knowledge/{document['knowledge_id']}").json()))
    for row in client.get("/api/conversations?limit=50").json()["conversations"]:
        words |= set(of_others(client.get(f"/api/conversations/{row['conversation_id']}").json()))
    return {re.sub(r"\s+", " ", line).strip() for text in words for line in text.splitlines()}


def plugin_ids(client: httpx.Client) -> set[str]:
    """The names of the plugins for developers."""
    return {plugin["id"] for plugin in client.get("/api/plugins").json()["plugins"]}


def of_others(value: Any) -> Iterator[str]:
    """The texts in a JSON value that others have written."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name in FIELDS_OF_OTHERS and not isinstance(item, dict):
                yield from strings(item)
            else:
                yield from of_others(item)
    elif isinstance(value, list):
        for item in value:
            yield from of_others(item)


def strings(value: Any) -> Iterator[str]:
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def look(page: Page, address: str) -> list[str]:
    """The texts on this page, with all that can be opened on it open, in each of its tabs."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    settled(page)
    texts = opened(page)
    tabs = page.get_by_role("tab")
    for number in range(1, tabs.count()):
        tabs.nth(number).click()
        settled(page)
        texts += opened(page)
    return texts


def opened(page: Page) -> list[str]:
    """The texts that are seen, after opening what is closed."""
    # What is drawn when something is opened may have more to open.
    while page.evaluate(OPEN_ALL):
        settled(page)
    texts: list[str] = page.evaluate(SHOWN)
    return texts


OPEN_ALL = """() => {
  const closed = [...document.querySelectorAll("details:not([open]) > summary")]
    .filter((summary) => summary.checkVisibility());
  closed.forEach((summary) => summary.click());
  return closed.length;
}"""

SHOWN = """() => {
  const found = [];
  const trees = [document];
  for (const tree of trees)
    for (const element of tree.querySelectorAll("*"))
      if (element.shadowRoot) trees.push(element.shadowRoot);
  const all = (selector) => trees.flatMap((tree) => [...tree.querySelectorAll(selector)]);
  for (const element of all("span"))
    if (getComputedStyle(element).fontFamily.includes("Material Symbols"))
      element.setAttribute("role", "img");
  const seen = (element) => element.checkVisibility({visibilityProperty: true});
  // Plain text is what somebody has written, or what a model is told.
  const skipped = "[role=img], [data-testid=stText], .words, script, style";
  const blocks = "p,li,h1,h2,h3,h4,td,th,label,summary,button,a,code,pre,option,caption,span,div";
  for (const element of all(blocks)) {
    if (!seen(element) || element.closest(skipped)) continue;
    if (element.querySelector(blocks.split(",").slice(0, -2).join(",") + ",div")) continue;
    const block = element.closest(blocks.replace(",span,div", "")) || element;
    const copy = block.cloneNode(true);
    copy.querySelectorAll("[role=img], .words").forEach((part) => part.remove());
    copy.querySelectorAll("br").forEach((end) => end.replaceWith("\\n"));
    found.push(...copy.textContent.split("\\n"));
  }
  for (const element of all("[aria-label],[placeholder],[title],[alt]")) {
    if (!seen(element)) continue;
    for (const name of ["placeholder", "title", "alt"])
      if (element.hasAttribute(name)) found.push(...element.getAttribute(name).split("\\n"));
  }
  return found;
}"""


def is_fine(words: str, of_users: set[str]) -> bool:
    """Whether these words are marked, a user's, a name, or no words at all."""
    outside = unmarked(re.sub(r"\s+", " ", words.replace("\u2060", "")))
    rest = re.sub(rf"\b({NAMES})\b", " ", outside).strip(" ·:,.()“”")
    if not WORD.search(rest) or re.fullmatch(f"{STREAMLIT}|{SPANS}", outside.strip()):
        return True
    parts = [part.strip(" ·:,.()“”…*") for part in re.split(r" · |⟦⟧|, ", outside)]
    return all(
        any(part in text for text in of_users) or not WORD.search(without(part, of_users))
        for part in parts
    )


def without(words: str, of_users: set[str]) -> str:
    """What is left of the words without the longer texts of users that stand in them."""
    for text in sorted((text for text in of_users if len(text) > 8), key=len, reverse=True):
        words = words.replace(text, " ")
    return words

"""What the log says of a conversation is in the language of who reads it, not of who ended it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from core.i18n import PSEUDO, offer_pseudo_language, speak
from tests.plugins.conversations.support import (
    DECLINE,
    OFF,
    Row,
    document,
    finished,
    recorder,
    turn,
)
from tests.support.servers import Clinic

IN_PSEUDO = {"Accept-Language": PSEUDO}
TURNS = [
    turn("When is the cast removed?", OFF),
    turn("Do I need a vaccine for Kenya?", DECLINE, minute=1),
    turn("Can I stop taking my pills? I am worried, and my chest hurts.", DECLINE, minute=2),
    turn("Can I take a shower with my cast?", None, minute=3),
]


@pytest.fixture(autouse=True)
def _pseudo() -> None:
    offer_pseudo_language()


def of_the_product(detail: Row) -> Iterator[str]:
    """Every sentence of the log itself in a conversation."""
    yield from detail["main_concerns"]
    yield from (concern["text"] for concern in detail["concerns"])
    yield from (question["reason"] for question in detail["questions"])
    for question in detail["questions"]:
        for note in question["notes"]:
            yield from (note["label"], note["plugin_title"])


async def recorded(clinic: Clinic, language: str) -> None:
    knowledge_id = await document(clinic)
    with speak(language):
        await recorder(clinic).record(finished("c1", TURNS, knowledge_ids=[knowledge_id]))


async def detail(clinic: Clinic, headers: dict[str, str] | None = None) -> Row:
    answer = await clinic.client.get("/api/conversations/c1", headers=headers)
    assert answer.status_code == 200, answer.text
    found: Row = answer.json()
    return found


async def test_each_reader_gets_their_language(clinic: Clinic) -> None:
    await recorded(clinic, PSEUDO)
    plain, marked = await detail(clinic), await detail(clinic, IN_PSEUDO)
    assert {concern["kind"] for concern in plain["concerns"]} >= {
        "red_flag",
        "worry",
        "system_fault",
        "unanswered",
    }
    english = list(of_the_product(plain))
    assert english
    assert not [words for words in english if "⟦" in words]
    assert not [words for words in of_the_product(marked) if not words.startswith("⟦")]
    for name in ("messages", "answered_questions", "unanswered_questions"):
        assert marked[name] == plain[name]


async def test_lists_and_files_too(clinic: Clinic) -> None:
    await recorded(clinic, "en")
    answer = await clinic.client.get("/api/conversations", headers=IN_PSEUDO)
    [row] = answer.json()["conversations"]
    assert row["main_concerns"]
    assert all(words.startswith("⟦") for words in row["main_concerns"])
    address = "/api/conversations/export?format=csv"
    for headers, marked in ((None, False), (IN_PSEUDO, True)):
        file = (await clinic.client.get(address, headers=headers)).content.decode("utf-8-sig")
        first = next(csv.DictReader(io.StringIO(file)))
        assert first["concerns"].startswith("⟦") is marked
        assert first["question"] == "When is the cast removed?"

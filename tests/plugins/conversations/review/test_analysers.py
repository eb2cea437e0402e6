"""Analysers look at each question when a conversation is recorded; one that fails is named."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from plugins.conversations.contract import (
    AnswerAnalyserSpec,
    AnswerNote,
    AskedQuestion,
    ConcernKind,
)
from plugins.conversations.review.analysers import reply_language
from tests.plugins.conversations.support import (
    CAST,
    DECLINE,
    OFF,
    analysed,
    document,
    finished,
    got,
    index_of,
    listed,
    record,
    turn,
)
from tests.support.dashboard import dashboard, page, run, words
from tests.support.extending import extended_clinic, plugin
from tests.support.servers import Clinic, LocalServiceProcess

TRAVEL = """
    def travel(asked):
        assert isinstance(asked, AskedQuestion)
        if "Kenya" in asked.question and not asked.answered:
            return [AnswerNote("Travel", attention=True)]
        return [AnswerNote("Answered with a passage")] if asked.passage else []

    @fills(ANSWER_ANALYSERS)
    def register_contributions():
        return [AnswerAnalyserSpec("travel", "Travel questions", travel)]
"""
FAULTY = """
    def crash(asked):
        raise ValueError(asked.question)

    @fills(ANSWER_ANALYSERS)
    def register_contributions():
        return [
            AnswerAnalyserSpec("crash", "Crashing", crash),
            AnswerAnalyserSpec("exit", "Exiting", lambda asked: exit(3)),
            AnswerAnalyserSpec("kind", "Wrong kind", lambda asked: ["a note"]),
            AnswerAnalyserSpec("blank", "Blank label", lambda asked: [AnswerNote(" ")]),
            AnswerAnalyserSpec("nothing", "No list", lambda asked: None),
        ]
"""
QUESTIONS = [
    turn("When is the cast removed?", OFF),
    turn("Do I need a vaccine for Kenya?", DECLINE, minute=1),
    turn("Are you a robot?", "I am the clinic's assistant.", minute=2),
]


@pytest.fixture
async def extended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, local_service: LocalServiceProcess
) -> AsyncIterator[Clinic]:
    """A clinic with a plugin that analyses, and one that does it badly."""
    plugins = {"Travel desk": TRAVEL, "Faulty": FAULTY}
    async with extended_clinic(tmp_path, monkeypatch, local_service, plugins) as clinic:
        yield clinic


async def test_notes_of_a_plugin_are_kept_and_ask_for_attention(extended: Clinic) -> None:
    knowledge_id = await document(extended)
    await record(extended, "c1", QUESTIONS, knowledge_ids=[knowledge_id])
    shown = await got(extended, "/api/conversations/c1")
    cast, kenya, robot = shown["questions"]
    assert cast["notes"] == [
        {
            "label": "Answered with a passage",
            "plugin_id": "travel_desk",
            "plugin_title": "Travel desk",
            "concern": None,
        }
    ]
    assert [(note["label"], note["concern"]) for note in kenya["notes"]] == [
        ("Not answered", "unanswered"),
        ("Travel", "note"),
    ]
    assert robot["notes"] == [], "what is not about care is shown to no analyser"
    assert shown["main_concerns"] == [
        "Travel: “Do I need a vaccine for Kenya?”",
        "Not answered: “Do I need a vaccine for Kenya?”",
    ]
    assert shown["requires_attention"] is True
    assert (await listed(extended))["attention_required_count"] == 1


async def test_an_analyser_that_fails_is_named_and_takes_nothing_from_the_record(
    extended: Clinic,
) -> None:
    await record(extended, "c1", QUESTIONS[1:])
    shown = await got(extended, "/api/conversations/c1")
    assert sorted(shown["unchecked"]) == [
        "Blank label (Faulty)",
        "Crashing (Faulty)",
        "Exiting (Faulty)",
        "No list (Faulty)",
        "Wrong kind (Faulty)",
    ]
    assert [note["label"] for note in shown["questions"][0]["notes"]] == ["Not answered", "Travel"]
    faulty = await plugin(extended, "faulty")
    assert faulty["errors"] == 5
    assert "Kenya" not in faulty["last_error"], "a patient's words stay out of what is logged"
    assert (await plugin(extended, "conversations"))["errors"] == 0


async def test_the_page_shows_notes_and_what_could_not_be_checked(extended: Clinic) -> None:
    await record(extended, "c1", QUESTIONS)
    with dashboard(extended.url):
        said = words(await run(page("conversation-logs", {"id": "c1"})))
    assert "This conversation needs attention" in said
    assert "Travel (Travel desk)" in said
    assert "Travel: “Do I need a vaccine for Kenya?”" in said
    assert "These checks could not be made" in said
    assert "Crashing (Faulty)" in said


async def test_when_a_built_in_analyser_fails_staff_are_asked_to_look() -> None:
    def crash(asked: AskedQuestion) -> list[AnswerNote]:
        raise ValueError

    index = index_of(CAST)
    alone = await analysed(finished("c1", [turn("When is the cast removed?", OFF)]), index)
    assert alone.concerns == []
    spec = AnswerAnalyserSpec("crash", "Crashing", crash)
    other = await analysed(finished("c1", [QUESTIONS[0]]), index, spec)
    assert other.concerns == []
    assert other.unchecked == ["Crashing (other)"]
    own = await analysed(finished("c1", [QUESTIONS[0]]), index, spec, own=True)
    assert [concern.kind for concern in own.concerns] == [ConcernKind.NOTE]
    assert "Not checked for “Crashing”" in own.concerns[0].text


@pytest.mark.parametrize(
    ("question", "reply", "noted"),
    [
        (
            "¿Cuándo me quitan la escayola?",
            "The cast is removed after weeks.",
            True,
        ),
        ("什麼時候可以拆石膏？", "The cast is removed after six weeks.", True),
        ("When is the cast removed from my arm?", "El yeso se retira después de la semana.", True),
        ("When is the cast removed from my arm?", "The cast is removed after six weeks.", False),
        ("什麼時候可以拆石膏？", "六週後拆石膏。", False),
        ("ok?", "Sí.", False),
        ("When is it removed from my arm?", "", False),
    ],
)
def test_a_reply_in_another_language(question: str, reply: str, noted: bool) -> None:
    notes = reply_language(AskedQuestion(question, reply, True, ""))
    assert [note.label for note in notes] == (["Answered in another language"] if noted else [])
    assert not any(note.attention for note in notes)

"""Of two questions in one message each is judged with the part of the reply that speaks to it."""

from __future__ import annotations

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.analysis import NOT_ANSWERED
from plugins.conversations.review.by_meaning.alignment import ReplyMeaning
from plugins.conversations.review.ledger import judge
from plugins.conversations.review.replied.several import owner_of, parts_of_reply
from tests.plugins.patient_test.support import SAMPLES

SLING = """# Your shoulder sling

## Wearing it

Wear the sling day and night for three weeks. Take it off to wash, and let the arm hang down.

## Moving about

You may walk and climb stairs from the first day. Do not drive while you wear the sling.
"""


@pytest.mark.parametrize(
    ("message", "reply", "left_open"),
    [
        (
            "How long do I wear the sling? And what does a second one cost?",
            "Three weeks, day and night. I have no information about prices.",
            [False, True],
        ),
        (
            "What does a second one cost? And can I climb stairs?",
            "I can't tell you about prices. You may climb stairs from the first day.",
            [True, False],
        ),
        (
            "How long do I wear the sling? Can I drive?",
            "Wear it for three weeks, day and night.",
            [False, True],
        ),
        (
            "How long do I wear the sling? Can I drive?",
            "Wear it for three weeks, day and night. Do not drive while you wear it.",
            [False, False],
        ),
    ],
)
def test_each_question_has_its_own_part(message: str, reply: str, left_open: list[bool]) -> None:
    index = DocumentIndex([SourceDocument("d", "Your shoulder sling", SLING)])
    judged = judge(index, message, reply)
    assert [one.status in NOT_ANSWERED for one in judged] == left_open


def test_a_refusal_goes_to_the_question_that_it_names() -> None:
    index = DocumentIndex([SourceDocument("d", "Your shoulder sling", SLING)])
    asked = ["What does a second sling cost?", "Can I climb stairs?"]
    reply = "You may climb stairs from the first day. I have no information about the cost."
    first, second = parts_of_reply(index, asked, reply, ReplyMeaning(index, reply))
    assert first == "I have no information about the cost."
    assert second == "You may climb stairs from the first day."


BANDAGE = """# 繃帶

## 換繃帶

繃帶每三天換一次。換的時候看傷口有沒有發紅、流膿。
"""
INHALERS = """# Your two inhalers

## The blue one

Take two puffs of the blue inhaler when you wheeze, at most every 4 hours.

## The brown one

Take one puff of the brown inhaler every morning. Rinse your mouth afterwards.
"""


def test_a_wrong_dose_is_told_wherever_it_stands() -> None:
    index = DocumentIndex([SourceDocument("d", "Your two inhalers", INHALERS)])
    judged = judge(
        index,
        "When do I use the brown inhaler? How often may I use the blue inhaler?",
        "Take one puff of the brown inhaler every morning. Take two puffs of the blue inhaler when"
        " you wheeze, at most every 2 hours.",
    )
    statuses = [one.status for one in judged]
    assert statuses == [QuestionStatus.ANSWERED, QuestionStatus.CONTRADICTED]
    assert judged[1].sure


def test_what_stands_late_in_a_long_reply_is_no_less_told() -> None:
    index = DocumentIndex([SourceDocument("d", "Your two inhalers", INHALERS)])
    late = "You may take one puff of it on Sundays."
    reply = " ".join([*["Rinse your mouth afterwards."] * 30, late])
    asked = ["When do I use the brown inhaler?", "How often may I use the blue inhaler?"]
    parts = parts_of_reply(index, asked, reply, ReplyMeaning(index, reply))
    assert all(part.endswith(late) for part in parts)


def test_small_talk_that_is_passed_over_asks_nothing() -> None:
    index = DocumentIndex([SourceDocument("d", "Your two inhalers", INHALERS)])
    message = "Are you a robot? When do I use the brown inhaler?"
    judged = judge(index, message, "Take one puff of the brown inhaler every morning.")
    assert [one.status for one in judged] == [QuestionStatus.OFF_TOPIC, QuestionStatus.ANSWERED]


def test_words_belong_to_the_question_that_they_were_found_for_if_its_part_holds_them() -> None:
    parts = ["Once a day.", "Twice a week. Once a day.", ""]
    assert owner_of("Once a day.", parts, 1) == 1
    assert owner_of("Once a day.", parts, 2) == 0
    assert owner_of("Never.", parts, 2) == 2


@pytest.mark.parametrize(
    ("asked", "reply", "parts"),
    [
        # Nothing in the refusal names a question, and what the ward sells no leaflet tells.
        (
            ["How long do I wear the sling?", "What does a second one cost?"],
            "For about three weeks, day and night. Sadly I can't tell you that.",
            ["For about three weeks, day and night.", "Sadly I can't tell you that."],
        ),
        (
            ["Who repairs the sling on Sundays?", "Can I climb stairs?"],
            "I have nothing on repairs. You may climb them from the first day.",
            ["I have nothing on repairs.", "You may climb them from the first day."],
        ),
        # One answer after another.
        (
            ["Can I climb stairs?", "Can I drive?"],
            "Yes, from the start. Not while you have it on.",
            ["Yes, from the start.", "Not while you have it on."],
        ),
        # One sentence about both.
        (
            ["How long do I wear the sling?", "When do I take the sling off?"],
            "You wear it for three weeks, and take it off to wash.",
            [
                "You wear it for three weeks, and take it off to wash.",
                "You wear it for three weeks, and take it off to wash.",
            ],
        ),
    ],
)
def test_replies_answer_one_question_after_another(
    asked: list[str], reply: str, parts: list[str]
) -> None:
    index = DocumentIndex([SourceDocument("d", "Your shoulder sling", SLING)])
    assert parts_of_reply(index, asked, reply, ReplyMeaning(index, reply)) == parts


def test_a_clause_answers_what_goes_on_with_a_question() -> None:
    index = DocumentIndex([SourceDocument("d", "繃帶", BANDAGE)])
    asked = ["多久換一次繃帶？", "換繃帶看什麼？"]
    reply = "每三天換一次，看的是傷口有沒有發紅。"
    parts = parts_of_reply(index, asked, reply, ReplyMeaning(index, reply))
    assert parts == [reply, "看的是傷口有沒有發紅。"]
    asked = ["多久換一次繃帶？", "可以喝酒嗎？"]
    parts = parts_of_reply(index, asked, reply, ReplyMeaning(index, reply))
    assert parts == [reply, ""]


def test_a_refusal_goes_to_the_question_whose_very_word_it_names() -> None:
    index = DocumentIndex([SourceDocument("d", "Asma", "El ejercicio es bueno para los pulmones.")])
    asked = ["¿Puedo hacer deporte?", "¿Y qué gimnasio me recomienda?"]
    told, refused = "Sí, le hace bien a los pulmones.", "De gimnasios no tengo información."
    reply = f"{told} {refused}"
    assert parts_of_reply(index, asked, reply, ReplyMeaning(index, reply)) == [told, refused]


def test_one_sentence_tells_of_two_questions_that_share_no_word() -> None:
    text = (SAMPLES / "starting-warfarin.md").read_text(encoding="utf-8")
    index = DocumentIndex([SourceDocument("d", "Starting Warfarin", text)])
    reply = "Use an electric razor to shave, and a tattoo is better not done because of bleeding."
    asked = ["May I shave?", "Can I get a tattoo?"]
    parts = parts_of_reply(index, asked, reply, ReplyMeaning(index, reply))
    assert parts == [reply, "and a tattoo is better not done because of bleeding."]
    judged = judge(index, " ".join(asked), reply)
    assert [one.status in NOT_ANSWERED for one in judged] == [False, False]

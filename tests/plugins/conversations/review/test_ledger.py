"""Each question of a message is judged by what the reply says and what the documents hold."""

from __future__ import annotations

import pytest

from core.retrieval.index import DocumentIndex, SourceDocument
from plugins.conversations.contract import QuestionStatus
from plugins.conversations.review.analysis import NOT_ANSWERED
from plugins.conversations.review.ledger import judge
from tests.plugins.conversations.support import (
    CAST,
    CATARACT_ZH,
    DECLINE,
    DRY,
    KNEE_ES,
    OFF,
    index_of,
)

ANSWERED = QuestionStatus.ANSWERED
UNANSWERED = QuestionStatus.UNANSWERED
PRICE = QuestionStatus.PRICE
OFFICE = QuestionStatus.OFFICE
MISS = QuestionStatus.RETRIEVAL_MISS
OFF_TOPIC = QuestionStatus.OFF_TOPIC
FAULT = QuestionStatus.SYSTEM_FAULT

QUOTED = 'Your clinic\'s document "Looking after your plaster cast" (section "{}") says: {}'
EVASIONS = [
    "That is a very good question. Please bring it up at your next visit.",
    "Everybody is different. It is best to talk it over with your care team.",
    "I'm not able to help with that here.",
    "I can only talk about what your clinic has shared with me.",
    "Let me think about that for a moment.",
    "Sure! Anything else?",
]


@pytest.mark.parametrize(
    ("text", "message", "reply", "statuses"),
    [
        # A quotation, a quotation with its source, and the same in other words.
        (CAST, "Can I take a shower with my cast?", DRY, [ANSWERED]),
        (CAST, "Can I shower with it?", QUOTED.format("Keeping it dry", DRY), [ANSWERED]),
        (
            CAST,
            "How can I take a shower with my cast?",
            "Put a plastic bag over the cast whenever you shower, so that it stays dry.",
            [ANSWERED],
        ),
        # No question mark, and a statement that leads up to the question.
        (CAST, "how long until the cast is removed", OFF, [ANSWERED]),
        (CAST, "My arm is in a cast. When does the cast come off?", OFF, [ANSWERED]),
        # Two questions in one message.
        (
            CAST,
            "When is the cast removed? Can I take a shower with my cast?",
            f"{OFF} {DRY}",
            [ANSWERED, ANSWERED],
        ),
        (
            CAST,
            "When is the cast removed? How much does a wheelchair cost?",
            OFF,
            [ANSWERED, PRICE],
        ),
        (
            CAST,
            "When is the cast removed? And do you sell crutches?",
            f"{OFF}\n\n{DECLINE}",
            [ANSWERED, OFFICE],
        ),
        # Declined: rightly, and although the documents hold it.
        (CAST, "Do I need a vaccine for Kenya?", DECLINE, [UNANSWERED]),
        (CAST, "Can I take a shower with my cast?", DECLINE, [MISS]),
        # An answer about something else.
        (CAST, "Which vaccine do I need before my trip to Kenya?", DRY, [UNANSWERED]),
        (CAST, "How much does the cast cost?", DRY, [PRICE]),
        # Small talk.
        (CAST, "What is your name?", "I am the clinic's assistant.", [OFF_TOPIC]),
        (CAST, "Who won the match on Sunday?", DECLINE, [OFF_TOPIC]),
        # Nothing came back.
        (CAST, "Can I take a shower with my cast?", None, [FAULT]),
        (CAST, "Can I take a shower with my cast?", " \n", [FAULT]),
        # Nothing was asked.
        (CAST, "Okay, thank you.", "You are welcome.", []),
        (CAST, "", DRY, []),
        # Spanish and Chinese, with and without their marks.
        (
            KNEE_ES,
            "¿Cuándo puedo conducir después de la operación?",
            "No conduzca hasta que pueda frenar sin dolor, por lo general unas 6 semanas.",
            [ANSWERED],
        ),
        (
            KNEE_ES,
            "cuando puedo conducir despues de la operacion",
            "No conduzca hasta que pueda frenar sin dolor.",
            [ANSWERED],
        ),
        (KNEE_ES, "¿Cuánto cuesta la operación?", "Eso no está en los documentos.", [PRICE]),
        (
            KNEE_ES,
            "¿Cuánto tiempo necesito muletas? ¿Hay aparcamiento en la clínica?",
            "Camine con muletas durante las primeras 4 semanas.",
            [ANSWERED, OFFICE],
        ),
        (KNEE_ES, "¿Qué hora es?", "Solo puedo hablar de sus documentos.", [OFF_TOPIC]),
        (
            CATARACT_ZH,
            "手術後可以洗頭嗎？",
            "手術後一週內不可以洗頭，避免髒水進入眼睛。",
            [ANSWERED],
        ),
        (CATARACT_ZH, "請問眼藥水一天要點幾次", "眼藥水每天點四次，點藥前請先洗手。", [ANSWERED]),
        (CATARACT_ZH, "糖尿病患者可以吃西瓜嗎？", "您診所的文件裡沒有這項內容。", [UNANSWERED]),
        (CATARACT_ZH, "手術後可以洗頭嗎？", "這個問題請和您的醫師討論。", [MISS]),
        (
            CATARACT_ZH,
            "什麼時候要回診？停車要付錢嗎？",
            "手術後第二天、第七天和一個月要回診檢查。",
            [ANSWERED, PRICE],
        ),
        (CATARACT_ZH, "你是機器人嗎？", "我是診所的助理。", [OFF_TOPIC]),
    ],
)
def test_each_question_is_judged(
    text: str, message: str, reply: str | None, statuses: list[QuestionStatus]
) -> None:
    assert [found.status for found in judge(index_of(text), message, reply)] == statuses


@pytest.mark.parametrize("reply", EVASIONS)
@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Can I take a shower with my cast?", MISS),
        ("Do I need a vaccine for Kenya?", UNANSWERED),
    ],
)
def test_an_evasion_answers_nothing(question: str, status: QuestionStatus, reply: str) -> None:
    assert [found.status for found in judge(index_of(CAST), question, reply)] == [status]


@pytest.mark.parametrize(
    "reply", ["Yes.", "No.", "Thank you.", "Of course you may.", "At all times."]
)
def test_a_few_words_that_tell_nothing_answer_nothing(reply: str) -> None:
    index = index_of(f"{CAST}\nYes, of course you may call us. No. Thank you for reading.\n")
    [found] = judge(index, "Can I take a shower with my cast?", reply)
    assert found.status is MISS


def test_repeating_the_question_answers_nothing() -> None:
    question = "Can I take a shower with my plaster cast?"
    reply = "Taking a shower with a plaster cast is something that many people ask about."
    [found] = judge(index_of(CAST), question, reply)
    assert found.status is MISS


def test_the_answering_passage_is_named() -> None:
    index = index_of(KNEE_ES, CAST)
    [found] = judge(index, "When is the cast removed?", OFF)
    assert found.passage is not None
    assert found.passage.document_id == "kd_1"
    assert found.passage.section_title == "When the cast comes off"
    assert OFF in found.passage.text
    assert "When the cast comes off" in found.reason


def test_a_miss_names_the_passage_that_was_missed() -> None:
    [found] = judge(index_of(CAST), "Can I take a shower with my cast?", DECLINE)
    assert found.passage is not None
    assert DRY in found.passage.text
    assert "cannot answer" in found.reason


def test_a_reply_about_something_else_says_what_it_was_about() -> None:
    [found] = judge(index_of(CAST), "Which vaccine do I need before my trip to Kenya?", DRY)
    assert found.passage is None
    assert "Keeping it dry" in found.reason


def test_full_width_marks_part_questions() -> None:
    message = "眼藥水一天要點幾次？手術後可以洗頭嗎？"
    found = judge(index_of(CATARACT_ZH), message, "眼藥水每天點四次，點藥前請先洗手。")
    assert [item.question for item in found] == ["眼藥水一天要點幾次？", "手術後可以洗頭嗎？"]
    assert [item.status for item in found] == [ANSWERED, MISS]


def test_without_documents_nothing_is_answered() -> None:
    [found] = judge(index_of(), "Can I take a shower with my cast?", DRY)
    assert found.status is UNANSWERED


def test_a_very_long_reply_is_judged() -> None:
    reply = "\n\n".join([DECLINE] * 200)
    [found] = judge(index_of(CAST), "Can I take a shower with my cast?", reply)
    assert found.status is MISS


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        ("The splint is worn for ten days. Do not swim with it.", QuestionStatus.ANSWERED),
        ("The splint is worn for ten days.", QuestionStatus.PARTLY_ANSWERED),
        ("I cannot answer that.", QuestionStatus.RETRIEVAL_MISS),
    ],
)
def test_one_of_two_things_asked(reply: str, status: QuestionStatus) -> None:
    leaflet = "The splint is worn for ten days. Do not swim with the splint. Dry it with a towel."
    index = DocumentIndex([SourceDocument("splint", "Your splint", leaflet)])
    [found] = judge(index, "How long is the splint worn and may I swim with it?", reply)
    assert found.status is status


@pytest.mark.parametrize(
    ("message", "status"),
    [
        ("What did my last X-ray of the arm show?", QuestionStatus.OWN_RECORD),
        ("Can you move my appointment for the cast to Friday?", QuestionStatus.OFFICE),
        ("Does my insurance pay for the cast?", QuestionStatus.PRICE),
        ("Can I take my husband's painkillers for the arm?", QuestionStatus.OTHERS_MEDICINE),
        ("Should I double my dose of the painkiller?", QuestionStatus.OWN_DOSE),
    ],
)
def test_a_question_that_no_document_answers_by_its_kind(
    message: str, status: QuestionStatus
) -> None:
    [found] = judge(index_of(CAST), message, DECLINE)
    assert (found.status, found.passage) == (status, None)
    assert "the agent said that it cannot answer" in found.reason
    assert status in NOT_ANSWERED


def test_a_part_that_no_document_answers_by_its_kind() -> None:
    message = "When is the cast removed, and do you sell crutches?"
    [found] = judge(index_of(CAST), message, OFF)
    assert found.status is QuestionStatus.PARTLY_ANSWERED


def test_what_no_document_says_is_named() -> None:
    reply = f"{OFF} Calcium tablets make the bone knit faster. Please ask us if you are worried."
    [found] = judge(index_of(CAST), "When does the cast come off?", reply)
    assert found.status is QuestionStatus.SAYS_MORE
    assert found.passage is not None
    assert "no document says “Calcium tablets make the bone knit faster.”" in found.reason
    assert QuestionStatus.SAYS_MORE in NOT_ANSWERED


@pytest.mark.parametrize(
    ("text", "question", "reply"),
    [
        (CAST, "When does the cast come off?", "We take it off with a little saw at six weeks."),
        (CAST, "How do I lower the swelling?", "Rest the arm up high on a cushion or pillow."),
        (KNEE_ES, "¿Cuándo me quitan los puntos?", "Los puntos se quitan pasados catorce días."),
        (CATARACT_ZH, "眼藥水一天點幾次？", "一天要點四次喔，點之前手要先洗乾淨。"),
    ],
)
def test_a_reply_in_other_words_answers(text: str, question: str, reply: str) -> None:
    assert [found.status for found in judge(index_of(text), question, reply)] == [ANSWERED]


def test_other_words_with_another_figure_do_not_answer() -> None:
    reply = "We take it off with a little saw at nine weeks."
    [found] = judge(index_of(CAST), "When does the cast come off?", reply)
    assert found.status is not ANSWERED

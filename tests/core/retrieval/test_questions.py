"""Messages are split into sentences and into the questions that they ask."""

import pytest

from core.retrieval.questions import split_questions, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Take 2.5 mg. See Dr. Lin at noon.", ["Take 2.5 mg.", "See Dr. Lin at noon."]),
        ("Eat soft food, e.g. soup. Rest!", ["Eat soft food, e.g. soup.", "Rest!"]),
        ("¿Puedo comer? Sí.  Claro.", ["¿Puedo comer?", "Sí.", "Claro."]),
        ("三天內不可洗澡。可以走路！真的？", ["三天內不可洗澡。", "可以走路！", "真的？"]),
        ("One\nTwo\n\nThree", ["One", "Two", "Three"]),
        ("1. Wash. 2. Dry.", ["1. Wash.", "2. Dry."]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_sentences_are_verbatim_pieces() -> None:
    text = 'He said "stop." Then  he left... 好的。Bien.'
    position = 0
    for sentence in split_sentences(text):
        position = text.index(sentence, position) + len(sentence)
    assert position == len(text)


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("Can I drive?", ["Can I drive?"]),
        ("Can I drive? And when may I swim?", ["Can I drive?", "And when may I swim?"]),
        ("when can I drive", ["when can I drive"]),
        ("My knee is swollen. Why", ["My knee is swollen. Why"]),
        ("Hello. I want to know about the side effects", ["I want to know about the side effects"]),
        ("Is it safe? I have asthma. May I run?", ["Is it safe?", "I have asthma. May I run?"]),
        ("I can't sleep, what should I do", ["I can't sleep, what should I do"]),
        ("手術後多久可以洗澡？可以喝酒嗎", ["手術後多久可以洗澡？", "可以喝酒嗎"]),
        ("我眼睛很紅。怎麼辦", ["我眼睛很紅。怎麼辦"]),
        ("您好！請問要回診嗎", ["請問要回診嗎"]),
        ("Hola. ¿Puedo conducir? ¿Y nadar?", ["¿Puedo conducir?", "¿Y nadar?"]),
        ("cuando puedo trabajar", ["cuando puedo trabajar"]),
        ("Me duele la pierna. Es normal", ["Me duele la pierna. Es normal"]),
    ],
)
def test_questions_are_found(message: str, questions: list[str]) -> None:
    assert split_questions(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "Okay, thank you.",
        "Hello! How are you?",
        "When I lie down it hurts.",
        "I am worried about the operation.",
        "Can't breathe",
        "Do not call me on Friday.",
        "Okay?",
        "謝謝您",
        "我頭很痛。",
        "Muchas gracias, doctora.",
        "Cuando camino me duele la rodilla.",
        "",
    ],
)
def test_statements_and_courtesies_ask_nothing(message: str) -> None:
    assert split_questions(message) == []

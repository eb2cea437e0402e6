"""What must be found although it looks like another wording, and the wordings beside it."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import review


def messages(document: str, script: str, language: str) -> list[str]:
    reviewed = review(CheckedScript(script, document, language))
    return [one.difference.message for one in reviewed.found]


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        # The bound of a time or of persons.
        ("血鉀高於6時不要吃螺內酯。", "血鉀低於6的時候，請不要吃螺內酯。", "zh"),
        ("血鉀高於6時不要吃螺內酯。", "血鉀低於6的病人，不要吃螺內酯。", "zh"),
        ("脈搏低於55次時不要吃比索洛爾。", "脈搏高於55次的那天，先不要吃比索洛爾。", "zh"),
        ("一個月內不要搬超過三公斤的箱子。", "少於三公斤的箱子，一個月內都別搬。", "zh"),
        # Allowed before what it is forbidden before.
        ("胃鏡前不要喝豆漿。", "起床以後，胃鏡前可以喝豆漿。", "zh"),
        ("驗血前不要吃水果。", "驗血前可以吃水果，吃完才來。", "zh"),
        # Both sides for one, and one for both.
        ("Rub the balm into your left wrist.", "Rub the balm into both wrists.", "en"),
        ("Bathe the sore eye every morning.", "Every morning bathe both of your eyes.", "en"),
        ("Spray once into each nostril.", "Spray once into the left nostril.", "en"),
        ("Lave el oído izquierdo con suero.", "Lave ambos oídos con suero.", "es"),
        ("Vende el tobillo operado por la noche.", "Por la noche vende los dos tobillos.", "es"),
        ("早上在左耳點兩滴。", "早上在兩隻耳朵各點兩滴。", "zh"),
        ("護膝戴在開刀的膝蓋。", "護膝要戴在兩個膝蓋。", "zh"),
        ("早上兩耳各點三滴。", "早上只在一隻耳朵點三滴。", "zh"),
        # The day of something else.
        (
            "Remove the gauze on the fourth day, and bathe from the third day.",
            "Remove the gauze on day three.",
            "en",
        ),
        (
            "Quite la gasa el cuarto día y báñese desde el tercer día.",
            "Quite la gasa el día tres.",
            "es",
        ),
        # What a “no” answers.
        ("No coma pomelo.", "Coma pomelo, no, no importa.", "es"),
        ("No tome el polvo con zumo.", "Tome el polvo con zumo, nunca, nunca con té.", "es"),
        # Alcohol beside a medicine, in whatever words.
        (
            "Take your cefuroxime 250 mg with supper and drink some water.",
            "With supper have your cefuroxime 250 mg, and some wine.",
            "en",
        ),
        # How long something is missing.
        (
            "Ring us if you go longer than five hours without passing water.",
            "Ring us if you have been without passing water for less than five hours.",
            "en",
        ),
        ("Ring us if the cramp does not stop.", "Ring us if the cramp stops.", "en"),
        ("抽筋持續超過十分鐘請打電話。", "抽筋十分鐘內停了請打電話。", "zh"),
    ],
)
def test_an_error_is_found(document: str, script: str, language: str) -> None:
    assert messages(document, script, language)


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("血鉀高於6時不要吃螺內酯。", "血鉀高於6的時候，請不要吃螺內酯。", "zh"),
        ("一個月內不要搬超過三公斤的箱子。", "超過三公斤的箱子，一個月內都別搬。", "zh"),
        ("拔管前不要喝豆漿。", "要等到拔管以後才可以喝豆漿。", "zh"),
        ("Rub the balm into both wrists.", "Into each wrist, rub the balm.", "en"),
        ("Lave ambos oídos con suero.", "Lave los dos oídos con suero.", "es"),
        (
            "Spray once into each nostril.",
            "Spray once into the left nostril. Then spray once into the right nostril.",
            "en",
        ),
        ("On the fourth day you may bathe.", "You may bathe on day four.", "en"),
        ("The dizziness lasts for about two hours.", "The dizziness wears off in two hours.", "en"),
        ("El mareo dura unas dos horas.", "El mareo se pasa a las dos horas.", "es"),
        ("頭暈會持續大約兩小時。", "頭暈兩小時左右會消失。", "zh"),
        (
            "Use at most 5 lozenges a day.",
            "Even if the cough does not go away never use more than 5 lozenges a day.",
            "en",
        ),
        (
            "Ask the pharmacist before you stop the rivaroxaban.",
            "Never stop the rivaroxaban on your own.",
            "en",
        ),
        (
            "Wipe your feet with lukewarm water. Tape the sensor to your belly.",
            "Wipe your feet with lukewarm water. Sit down, relax your shoulders, and tape the"
            " sensor to your belly.",
            "en",
        ),
        ("Smear the gel on your ankle.", "Squeeze the gel onto your fingertip.", "en"),
        ("Keep the graze on your shin clean.", "Keep an eye on the graze.", "en"),
        (
            "Swallow the capsule with water.",
            "Pour yourself some tea and have the capsule box beside you.",
            "en",
        ),
        ("Apoye el pie en un taburete.", "Apoye la cabeza en un cojín y escuche.", "es"),
    ],
)
def test_the_same_in_other_words(document: str, script: str, language: str) -> None:
    assert messages(document, script, language) == []


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        (
            "If the itching does not stop, do not use more than 4 pads.",
            "If the itching does not stop use more than 4 pads.",
            "en",
        ),
        (
            "Llame si pasa más de nueve horas sin comer.",
            "Si está sin comer más de nueve horas, llame.",
            "es",
        ),
    ],
)
def test_no_finding_quotes_one_word_twice(document: str, script: str, language: str) -> None:
    for message in messages(document, script, language):
        words = [part.split("”")[0].casefold() for part in message.split("“")[1:]]
        assert len(words) == len(set(words))

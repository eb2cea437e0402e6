"""Two speakers say the same in two languages: what they say otherwise is found."""

from __future__ import annotations

import pytest

from plugins.education_audio.checks.built_in import check_teach_back, check_warning_signs
from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.review import Review, review
from plugins.education_audio.fidelity.two_languages import Turn, compare_turns, two_languages

DOCUMENT = """# After your hand operation

Keep the hand above your heart for 3 days. Do not wet the dressing. Take ibuprofen 400 mg twice a
day with food, and not more than 6 tablets in 24 hours. You may drive after 10 days.

Ring us the same day if your fever is above 38 °C or your fingers turn blue.
"""
TURNS = {
    "en": (
        "This is about your hand operation. Keep the hand above your heart for 3 days.",
        "Do not wet the dressing. Take ibuprofen 400 mg twice a day with food.",
        "Take no more than 6 tablets in 24 hours. You may drive after 10 days.",
        "Ring us the same day if your fever is above 38 °C or your fingers turn blue.",
        "What would you ring us for? When may you drive?",
    ),
    "es": (
        "Hablamos de la operación de su mano. Mantenga la mano por encima del corazón 3 días.",
        "No moje el vendaje. Tome ibuprofeno 400 mg dos veces al día con la comida.",
        "No tome más de 6 comprimidos en 24 horas. Puede conducir después de 10 días.",
        "Llámenos el mismo día si la fiebre pasa de 38 °C o si los dedos se ponen azules.",
        "¿Por qué nos llamaría? ¿Cuándo puede conducir?",
    ),
    "zh": (
        "這是關於您的手部手術。請把手抬高於心臟3天。",
        "不要弄濕敷料。布洛芬400毫克，每天兩次，隨餐服用。",
        "24小時內不要超過6錠。10天後可以開車。",
        "發燒超過38°C，或手指變成藍色，請當天打電話給我們。",
        "您什麼情況會打電話給我們？您什麼時候可以開車？",
    ),
}
VIETNAMESE = (
    "Đây là thông tin về ca mổ bàn tay của bạn. Hãy giữ tay cao hơn tim trong 3 ngày.",
    "Không làm ướt băng. Uống ibuprofen 400 mg hai lần một ngày với thức ăn.",
)
PAIRS = [(one, other) for one in TURNS for other in TURNS if one != other and "en" in (one, other)]


def dialogue(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    return "\n".join(
        f"Speaker 1: {one}\nSpeaker 2: {other}" for one, other in zip(first, second, strict=True)
    )


def reviewed(script: str, language: str = "en", document: str = DOCUMENT) -> Review:
    return review(CheckedScript(script, document, language))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_both_say_alike_raises_nothing_and_each_stands_beside_the_other(
    one: str, other: str
) -> None:
    script = dialogue(TURNS[one], TURNS[other])
    checked = CheckedScript(script, DOCUMENT, one)

    made = review(checked)

    assert [str(found.difference.message) for found in made.found] == []
    assert not made.across
    # Turn by turn: what is said in the document's language, then the same in the other.
    told = [beside.sentence for beside in made.beside]
    foreign = TURNS[other if one == "en" else one]
    assert (told[0] in TURNS["en"][0], told[2] in foreign[0]) == (True, True)
    english = " ".join(TURNS["en"])
    assert all(
        beside.source and beside.source in english
        for beside in made.beside
        if beside.sentence not in english
    )
    assert check_warning_signs(checked) == check_teach_back(checked) == []


@pytest.mark.parametrize(
    ("other", "right", "wrong", "said"),
    [
        ("es", "No moje", "Moje", "Only one of the two speakers says “not”"),
        ("es", "Puede conducir", "No puede conducir", "Only one of the two speakers says “not”"),
        ("es", "400 mg", "40 mg", "different numbers, doses or times"),
        ("es", "10 días", "10 semanas", "different numbers, doses or times"),
        ("es", " 3 días", "", "different numbers, doses or times"),
        ("es", "dos veces al día", "tres veces al día", "differently how often"),
        ("es", "ibuprofeno", "paracetamol", "do not name the same medicine"),
        ("es", " Puede conducir después de 10 días.", "", "in as many sentences"),
        ("zh", "不要弄濕", "可以弄濕", "Only one of the two speakers says “not”"),
        ("zh", "400毫克", "400微克", "different numbers, doses or times"),
        ("zh", "10天", "四天", "different numbers, doses or times"),
        ("zh", "每天兩次", "每天四次", "differently how often"),
    ],
)
def test_what_the_two_say_otherwise_is_found(other: str, right: str, wrong: str, said: str) -> None:
    whole = dialogue(TURNS["en"], TURNS[other])
    assert right in whole

    found = reviewed(whole.replace(right, wrong, 1)).found

    assert any(said in str(one.difference.message) for one in found)


@pytest.mark.parametrize(
    ("language", "own", "again"),
    [
        ("es", "Don't forget the cream.", "Recuerde ponerse la crema."),
        ("es", "Stop the cream after 5 days.", "Interrumpa la crema después de 5 días."),
        ("zh", "Stop the tablets after 5 days.", "5天後停藥。"),
    ],
)
def test_what_both_say_in_their_own_way_is_the_same(language: str, own: str, again: str) -> None:
    assert compare_turns(Turn("en", own), Turn(language, again))[0] == []


def test_a_turn_that_nobody_says_in_the_other_language_is_named() -> None:
    script = dialogue(TURNS["en"], TURNS["es"]).replace(f"Speaker 2: {TURNS['es'][3]}\n", "")

    [found] = reviewed(script).found

    assert found.sentence == TURNS["en"][3]
    assert found.difference.message == "Only one of the two speakers says this, in one language"


def test_a_language_that_is_not_read_is_named_once_and_the_other_is_compared() -> None:
    script = dialogue(TURNS["en"][:2], VIETNAMESE)

    [found] = reviewed(script).found

    message = "What is said in Vietnamese was compared with nothing"
    assert found.difference.message == message
    wrong = reviewed(script.replace("Do not wet", "Wet")).found
    assert {one.difference.message for one in wrong} > {message}


def test_who_is_asked_in_one_language_and_answers_in_another_says_nothing_twice() -> None:
    script = (
        "Speaker 1: ¿Puedo mojar el vendaje de la mano en la ducha?\n"
        "Speaker 2: Do not wet the dressing, and keep the hand above your heart for 3 days.\n"
        "Speaker 1: ¿Y cuándo puedo volver a conducir después de la operación?\n"
        "Speaker 2: You may drive after 10 days."
    )

    assert two_languages(script, DOCUMENT) is None


@pytest.mark.parametrize(
    "script",
    [
        dialogue(TURNS["en"], TURNS["en"]),
        " ".join(TURNS["en"]),
        f"{TURNS['en'][0]}\n{TURNS['es'][0]}",
    ],
)
def test_other_scripts_are_not_in_two_languages(script: str) -> None:
    assert two_languages(script, DOCUMENT) is None

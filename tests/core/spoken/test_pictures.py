"""Pictures among the words: left out, or said where they warn or stand for a word."""

from __future__ import annotations

import unicodedata

import pytest

from core.spoken import spoken_form


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("⚠️ Keep the boot on at night.", "Warning: Keep the boot on at night."),
        ("⚠️ Caution: the floor is wet.", "Caution: the floor is wet."),
        ("☣ Needles go into the yellow box.", "Warning: Needles go into the yellow box."),
        ("⚠️ No moje la férula.", "Atención: No moje la férula."),
        ("⚠️ 石膏不可弄濕。", "注意：石膏不可弄濕。"),
        ("⚠️ Den Gips nicht nass machen.", "Den Gips nicht nass machen."),
    ],
)
def test_a_sign_that_warns_is_said_once(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Swallow 2 💊 with water.", "Swallow 2 pills with water."),
        ("Swallow one 💊 with water.", "Swallow one pill with water."),
        ("Drink 3🥛 before noon.", "Drink 3 glasses before noon."),
        ("No 🚗 for 3 weeks.", "No driving for 3 weeks."),
        ("🌅 2 tablets 🌙 1 tablet", "in the morning 2 tablets, at night 1 tablet"),
        ("Take 2 capsules 🌅 and 1 at 🌙.", "Take 2 capsules in the morning and 1 at night."),
        ("Use 1 🌄 and 3 🌙.", "Use 1 in the morning and 3 at night."),
        ("Sleep well at night 🌙.", "Sleep well at night."),
        ("Tome 1 cápsula 🌅 y 2 🌙.", "Tome 1 cápsula por la mañana y 2 por la noche."),
        ("吃2顆🌅，1顆🌙。", "吃2顆早上，1顆晚上。"),
        ("Trague 2 💊 con agua.", "Trague 2 pastillas con agua."),
        ("Viva sin 🚬 desde hoy.", "Viva sin fumar desde hoy."),
        ("飯後吃2💊。", "飯後吃2顆藥。"),
        ("三週內不要🚗。", "三週內不要開車。"),
    ],
)
def test_a_picture_in_the_place_of_a_word_is_said(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("🚯 Waste in the basin of the ward", "not allowed: Waste in the basin of the ward"),
        ("🚭 Smoking is not allowed in the ward.", "Smoking is not allowed in the ward."),
        ("The ward is open ➡️ come in.", "The ward is open, then come in."),
        ("Take 20 ㎎ in 5 ㎖ of water.", "Take 20 milligrams in 5 millilitres of water."),
        (
            "✓ Wear the sling\n✗ Lifting with that arm",
            "Wear the sling\nnot allowed: Lifting with that arm",
        ),
    ],
)
def test_pictures_that_forbid_or_point_are_said_as_such(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("💊 Your tablets", "Your tablets"),
        ("You have done it! 🎉👏🏽", "You have done it!"),
        ("Rest 😴 and call us 📞.", "Rest and call us."),
        ("ℹ️ How to use the pump", "How to use the pump"),
        ("👩🏻‍⚕️ The nurse calls you.", "The nurse calls you."),
        ("❄️ Guarde la pluma en la nevera ❄️.", "Guarde la pluma en la nevera."),
        ("😀請放鬆😀，慢慢吸氣。", "請放鬆，慢慢吸氣。"),
        ("Ruhen Sie sich aus 😴 und trinken Sie.", "Ruhen Sie sich aus und trinken Sie."),
    ],
)
def test_a_picture_that_adorns_is_left_out(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken


def test_no_picture_of_unicode_is_left_in_a_sentence() -> None:
    pictures = [
        chr(code)
        for code in (*range(0x2600, 0x27C0), *range(0x1F300, 0x1FB00))
        if unicodedata.category(chr(code)) == "So"
    ]
    left = [
        one
        for one in pictures
        # Crosses and boxes behind a word are left for who reads the script to say which is meant.
        if one not in "❌❎✗✘🚫⛔☐☑☒✅"
        and one in spoken_form(f"Keep the arm still {one} and rest.")
    ]

    assert len(pictures) > 1000
    assert left == []


def test_what_could_not_be_read_stays_to_be_seen() -> None:
    assert spoken_form("Take 20 \ufffdg a day.") == "Take 20 \ufffdg a day."


@pytest.mark.parametrize("written", ["The drug is Brand™ or ©.", "A № 5 tube.", "血型🅰型的人。"])
def test_letters_that_are_one_sign_are_kept(written: str) -> None:
    assert all(one in spoken_form(written) for one in written if not one.isalnum() and one != " ")

"""A sentence told as its contrary is found, and one that is told with other figures is not."""

from __future__ import annotations

import pytest

from plugins.education_audio.contract import CheckedScript
from plugins.education_audio.fidelity.difference import Kind
from plugins.education_audio.fidelity.review import review


def found(document: str, script: str, language: str) -> set[Kind]:
    reviewed = review(CheckedScript(script, document, language))
    return {one.difference.kind for one in reviewed.found}


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Use the spray if the itch is severe.", "Use the spray if the itch is slight.", "en"),
        ("If the stoma bag comes loose, ring us.", "If the stoma bag stays on, ring us.", "en"),
        ("Spray budesonide first, then saline.", "Spray saline first, then budesonide.", "en"),
        ("Ring us if you have chills and pus.", "Ring us only if you have pus.", "en"),
        ("Use el gel si el picor es intenso.", "Use el gel si el picor es leve.", "es"),
        ("Lávese la víspera de la prueba.", "Lávese el día después de la prueba.", "es"),
        ("Siga con su jarabe si tose.", "Deje su jarabe si tose.", "es"),
        ("Avise si tiene fiebre o pus.", "Avise solo si tiene pus.", "es"),
        ("Wear it in the first night.", "Wear it in the last night.", "en"),
        ("Rest the elbow for two days.", "Exercise the elbow for two days.", "en"),
        ("Lave el ojo la primera noche.", "Lave el ojo la última noche.", "es"),
        ("劇烈頭痛時吃一顆。", "輕微頭痛時吃一顆。", "zh"),
        ("Use the gel, but not if you have eczema.", "Use the gel even if you have eczema.", "en"),
        ("Do not fly while you wear the brace.", "Do not fly until you wear the brace.", "en"),
        ("Use el gel, pero no si tiene eccema.", "Use el gel incluso si tiene eccema.", "es"),
        ("塗藥膏，除非有傷口。", "塗藥膏，即使有傷口。", "zh"),
    ],
)
def test_the_contrary_is_found(document: str, script: str, language: str) -> None:
    assert found(document, script, language) & {Kind.CONDITION, Kind.POLARITY}


@pytest.mark.parametrize(
    ("document", "script", "language"),
    [
        ("Aplíquelo cada quince días.", "Aplíquelo una vez cada dos semanas.", "es"),
        ("Wear a plug in both ears.", "Wear a plug in your two ears.", "en"),
        ("See the nurse in 3 weeks.", "See the nurse in 21 days.", "en"),
        ("At most 6 sprays in a day.", "Never more than six sprays a day.", "en"),
        ("Chew four a day, no more.", "Chew 4 each day, no more.", "en"),
        ("No deje de usar el parche de golpe.", "Por favor, no deje el parche de golpe.", "es"),
        ("Ring us only if it bleeds.", "Ring us only when it bleeds.", "en"),
        ("Below 90 you get a second drip.", "Under 90 you will have one more drip.", "en"),
        ("先噴兩下，一分鐘後再噴一下。", "第一次噴兩下，過一分鐘再噴一下。", "zh"),
        ("第一次吃三顆，兩小時後再吃一顆。", "先吃三顆，過兩小時再吃一顆。", "zh"),
    ],
)
def test_the_same_in_other_figures_is_not(document: str, script: str, language: str) -> None:
    assert found(document, script, language) == set()


def test_so_many_a_day_is_no_time() -> None:
    assert Kind.FIGURE in found("Chew eight a day.", "Chew eighteen a day.", "en")


@pytest.mark.parametrize("count", ["two", "five", "thirty"])
def test_drops_in_each_ear_are_counted(count: str) -> None:
    script = f"Put {count} drops in each ear."
    assert Kind.FIGURE in found("Put three drops in each ear.", script, "en")


def test_every_two_weeks_is_not_every_day() -> None:
    assert Kind.FREQUENCY in found("Aplíquelo cada quince días.", "Aplíquelo cada día.", "es")

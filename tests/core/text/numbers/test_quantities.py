"""Numbers of both conventions, words, units, ranges and times are brought to one form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.text.numbers.quantities import quantities


def amounts(text: str, language: str) -> list[tuple[str, Fraction]]:
    return [(one.unit, one.amount) for one in quantities(text, language)]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("0.375 mg", "375 mcg", "en"),
        ("al menos 2,5 litros", "2500 ml", "es"),
        ("por lo menos 30 minutos", "media hora", "es"),
        ("1,200 ml", "1.2 litres", "en"),
        ("3.500 kg", "3.5 kg", "en"),
        (".75 mg", "0.750 mg", "en"),
        ("2 400 ml", "2.4 l", "en"),
        ("1½ tablets", "one and a half tablets", "en"),
        ("1 1/2 pills", "1.5 pills", "en"),
        ("three quarters of an hour", "45 minutes", "en"),
        ("7 mg/kg", "7 milligrams per kilogram", "en"),
        ("88 mg/dL", "88 milligrams per decilitre", "en"),
        ("135/85 mmHg", "135 over 85", "en"),
        ("1 in 20", "5 %", "en"),
        ("12 am", "midnight", "en"),
        ("7 in the evening", "19:00", "en"),
        ("quarter to eight in the morning", "7:45 a.m.", "en"),
        ("555-0199", "555 0199", "en"),
        ("14U", "14 units", "en"),
        ("4-6 ml", "4 to 6 ml", "en"),
        ("2.000 mg", "2 g", "es"),
        ("0,375 mg", "375 mcg", "es"),
        ("media hora", "30 minutos", "es"),
        ("una hora y media", "90 minutos", "es"),
        ("128 sobre 82", "128/82", "es"),
        ("２．５毫克", "2.5毫克", "zh"),
        ("四到六毫升", "4~6毫升", "zh"),
        ("兩個半小時", "150分鐘", "zh"),
        ("半歲", "6個月", "zh"),
        ("每週一次", "每週1次", "zh"),
        ("百分之八", "8%", "zh"),
        ("晚上九點半", "21:30", "zh"),
    ],
)
def test_forms_of_one_amount(one: str, other: str, language: str) -> None:
    assert amounts(one, language) == amounts(other, language)
    assert amounts(one, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("0.375 mg", "375 mg", "en"),
        ("-18 °C", "18 °C", "en"),
        ("2 400 mg tablets", "2400 mg", "en"),
        ("7 mg/kg", "7 mg", "en"),
        ("5 mmol/L", "5 mg/dL", "en"),
        ("135/85", "85/135", "en"),
        ("04/09", "09/04", "en"),
        ("10:30 pm", "10:30 am", "en"),
        ("1,5 ml", "15 ml", "es"),
        ("0.25毫克", "25毫克", "zh"),
    ],
)
def test_other_amounts(one: str, other: str, language: str) -> None:
    assert amounts(one, language) != amounts(other, language)

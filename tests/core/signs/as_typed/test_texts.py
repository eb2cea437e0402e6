"""Numbers, Cantonese, homophones and inverted questions are read as the tables write them."""

from __future__ import annotations

import pytest

from core.retrieval.language import Language
from core.signs.as_typed.cantonese import to_written
from core.signs.as_typed.homophones import as_meant
from core.signs.as_typed.texts import number_classes, read_text


@pytest.mark.parametrize(
    ("reading", "classes"),
    [
        ("128/79", set()),
        ("165/95", {"#severepressure"}),
        ("150/112", {"#severepressure"}),
        ("185/100", {"#highpressure", "#severepressure"}),
        ("24/7", set()),
    ],
)
def test_blood_pressure(reading: str, classes: set[str]) -> None:
    assert set(number_classes(reading)) == classes | {"#"}


@pytest.mark.parametrize(
    ("cantonese", "written"),
    [
        ("佢食咗藥", "他吃了藥"),
        ("冇發燒", "沒發燒"),
        ("飲食正常", "飲食正常"),
        ("食道", "食道"),
        ("面歪左", "臉歪左"),
        ("暈左兩次", "暈了兩次"),
        ("吞左手", "吞左手"),
        ("流緊血", "正在流血"),
    ],
)
def test_cantonese(cantonese: str, written: str) -> None:
    assert to_written(cantonese) == written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("呼吸困南", "呼吸困難"), ("他暈到了", "他暈倒了"), ("呼吸困難", "呼吸困難")],
)
def test_homophones(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant


@pytest.mark.parametrize("figure", ["300", "1000", "100.4", "2005"])
@pytest.mark.parametrize("language", Language)
def test_figures_keep_their_digits(figure: str, language: Language) -> None:
    assert figure in "".join(read_text(f"x {figure} x", language).units)


def test_number_words_are_numbers_of_their_language() -> None:
    assert number_classes("forty", Language.ENGLISH) == ["#", "#many"]
    assert number_classes("three", Language.ENGLISH) == ["#"]
    assert number_classes("once", Language.ENGLISH) == []
    assert number_classes("kuarenta", Language.SPANISH) == ["#", "#many"]


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("Why can't my left arm move?", "why my left arm cant move"),
        ("so won't he wake?", "so he wont wake"),
        ("I can't the doctor said", "i cant the doctor said"),
        ("He isn't. My leg", "he isnt my leg"),
    ],
)
def test_inverted_questions(asked: str, stated: str) -> None:
    assert " ".join(read_text(asked, Language.ENGLISH).units) == stated


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("m duele xq toy mal", "me duele porke estoi mal"),
        ("que no respire", "ke no respira"),
        ("padre e hijo", "padre y ijo"),
    ],
)
def test_spanish_as_typed(typed: str, meant: str) -> None:
    units = " ".join(read_text(typed, Language.SPANISH).units)
    assert units == meant.replace("estoi", "estoy")

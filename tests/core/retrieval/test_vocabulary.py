"""The tables of expressions that mean the same."""

import pytest

from core.retrieval.language import Language, document_terms
from core.retrieval.vocabulary import (
    CHINESE_MEANINGS,
    ENGLISH_MEANINGS,
    SPANISH_MEANINGS,
    in_simplified,
    meanings,
)


@pytest.mark.parametrize("table", [ENGLISH_MEANINGS, SPANISH_MEANINGS, CHINESE_MEANINGS])
def test_every_meaning_has_several_expressions_each_once(table: str) -> None:
    for expressions in meanings(table):
        assert len(expressions) > 1, expressions
        assert len(set(expressions)) == len(expressions), expressions
        assert all(expression == expression.strip() != "" for expression in expressions)


def test_no_meaning_stands_twice() -> None:
    for table in (ENGLISH_MEANINGS, SPANISH_MEANINGS, CHINESE_MEANINGS):
        rows = [frozenset(expressions) for expressions in meanings(table)]
        assert len(set(rows)) == len(rows)


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("隱形眼鏡", "隐形眼镜"), ("複診", "复诊"), ("餵母乳", "喂母乳"), ("頭髮", "头发")],
)
def test_expressions_are_read_in_simplified_characters_too(
    traditional: str, simplified: str
) -> None:
    assert in_simplified(traditional) == simplified


@pytest.mark.parametrize(
    ("quality", "plain"),
    [("redness", "red"), ("Dizziness", "dizzy"), ("numbness", "numb"), ("tiredness", "tired")],
)
def test_a_quality_is_searched_for_by_its_adjective(quality: str, plain: str) -> None:
    found = document_terms(quality, Language.ENGLISH)
    assert document_terms(plain, Language.ENGLISH)[0] in found


@pytest.mark.parametrize(
    ("said", "written", "language"),
    [
        ("loo", "toilet", Language.ENGLISH),
        ("telly", "television", Language.ENGLISH),
        ("kip", "sleep", Language.ENGLISH),
        ("retrete", "baño", Language.SPANISH),
        ("單車", "腳踏車", Language.CHINESE),
    ],
)
def test_everyday_speech_means_what_leaflets_write(
    said: str, written: str, language: Language
) -> None:
    assert set(document_terms(said, language)) & set(document_terms(written, language))

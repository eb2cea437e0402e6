"""Tables of signs are read as their notation says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.retrieval.language import Language
from core.signs import SignTable, find_signs

TABLE = """
hot = hot|burning

Burn
    {hot} ~2 (stove|pan)
    scald*

Two things
    knee & swollen
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a hot stove", "Burn"),
        ("a burning old iron pan", "Burn"),
        ("a hot and very old pan", None),
        ("scalded", "Burn"),
        ("a cold scalp", None),
        ("my swollen left knee", "Two things"),
        ("my knee", None),
    ],
)
def test_expressions(text: str, name: str | None) -> None:
    found = find_signs(text, {Language.ENGLISH: SignTable(TABLE, Language.ENGLISH)})
    assert [sign.name for sign in found] == ([name] if name else [])


def test_chinese_counts_characters() -> None:
    tables = {Language.CHINESE: SignTable("Pain\n    胸 ~2 痛\n", Language.CHINESE)}
    assert find_signs("胸口很痛", tables)
    assert not find_signs("胸口非常痛", tables)


@pytest.mark.parametrize(("mark", "found"), [("", False), ("? ", True)])
def test_a_rule_may_count_in_any_question(mark: str, found: bool) -> None:
    table = SignTable(f"Dose\n    {mark}deadly ~1 dose\n", Language.ENGLISH)
    assert bool(find_signs("What is a deadly dose of it?", {Language.ENGLISH: table})) is found


def test_a_name_is_defined_once() -> None:
    table = SignTable("past = gone\n\nBurn\n    scald*\n", Language.ENGLISH)
    with pytest.raises(ValueError, match="past is defined twice"):
        find_signs("scalded", {Language.ENGLISH: table})


def test_a_name_may_hold_a_figure() -> None:
    table = SignTable("hot2 = hot|burning\n\nBurn\n    {hot2} pan\n", Language.ENGLISH)
    assert find_signs("a hot pan", {Language.ENGLISH: table})


def test_only_the_tables_of_languages_that_are_spoken_are_read() -> None:
    tables = {
        Language.ENGLISH: SignTable("Burn\n    scald*\n", Language.ENGLISH),
        Language.CHINESE: SignTable("x = 燙\nx = 燒\n", Language.CHINESE),
    }
    assert find_signs("scalded", tables)
    with pytest.raises(ValueError, match="x is defined twice"):
        find_signs("燙傷了", tables)


def test_a_table_is_read_once_however_many_want_it() -> None:
    table = SignTable(TABLE, Language.ENGLISH)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: table.read(), range(8)))
    assert all(one is found[0] for one in found)

"""Tables of signs are read as their notation says."""

from __future__ import annotations

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

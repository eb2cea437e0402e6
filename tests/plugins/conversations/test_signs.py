"""Tables of signs are read as their notation says."""

from __future__ import annotations

import pytest

from plugins.conversations.signs import SignTable

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
    found = [
        sign.name
        for sign in SignTable(TABLE).signs
        if all(part.search(text) for part in sign.parts)
    ]
    assert found == ([name] if name else [])


def test_chinese_counts_characters() -> None:
    [sign] = SignTable("Pain\n    胸~2痛\n", spaced=False).signs
    assert sign.parts[0].search("胸口很痛")
    assert not sign.parts[0].search("胸口非常痛")

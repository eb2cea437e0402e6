"""A figure of speech is no emergency, and what stands beside one, or denies one, still is."""

from __future__ import annotations

import pytest

from plugins.safety.tiers import sort_signs


@pytest.mark.parametrize(
    "message",
    [
        "That wedding dress left me breathless.",
        "Mi nieto me deja sin aliento cuando toca el piano.",
        "El precio de la medicina me dejó sin respiración.",
        "看到藥費我差點心臟病發",
        "昨晚的球賽害我差點心臟病發作",
        "孙子弹琴好听得让我喘不过气来",
        "这药贵得我快要心梗了",
        "作业压得孩子喘不过气",
        "最近忙得喘不過氣來，沒空去拿藥",
    ],
)
def test_what_delights_or_costs_takes_no_breath(message: str) -> None:
    found = sort_signs(message)
    assert (found.urgent, found.possible) == ([], [])


@pytest.mark.parametrize(
    "message",
    [
        "The stairs leave me breathless and my lips have turned blue",
        "The concert left me breathless and I still can't get air two hours later, lips tingling",
        "El partido me puso nervioso y ahora me aprieta el pecho hasta la mandíbula",
        "看電影看到一半胸口像被掐住，現在還沒好",
        "药费贵不说，我现在胸口闷得像压了块石头",
        "孩子哭得喘不过气来，脸都紫了",
        "No fever, but the skin round my mouth has turned grey and I'm gulping for air",
        "沒有發燒，可是嘴巴周圍都發青，一直大口喘",
    ],
)
def test_what_stands_beside_it_counts(message: str) -> None:
    assert sort_signs(message).urgent


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("This is no joke, I want to end my life tonight", True),
        ("I'm not kidding, I took the whole box of tablets", True),
        ("No es broma, me quiero matar", True),
        ("不是开玩笑，我今晚就想结束这一切", True),
        ("I want to end my life, just kidding, where is the car park?", False),
        ("No, just kidding, I want to kill myself over this crossword", False),
        ("開玩笑的啦，我想自殺哈哈，幾點開門？", False),
    ],
)
def test_a_joke_that_is_denied_is_none(message: str, told: bool) -> None:
    assert bool(sort_signs(message).urgent) is told

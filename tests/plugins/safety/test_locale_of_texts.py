"""A patient reads the emergency text in the writing of the talk."""

from __future__ import annotations

import pytest

from plugins.safety.service import Screener
from plugins.safety.settings import SafetySettings

_TRADITIONAL = "緊急"
_SIMPLIFIED = "紧急"


def said(message: str, language: str | None, *earlier: str) -> str:
    return Screener(SafetySettings()).screen(message, language, earlier).emergency_text or ""


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("胸口好痛，不能呼吸", "zh-CN"),
        ("胸口好痛，不能呼吸", "zh-Hans"),
        ("胸口好痛，不能呼吸", "zh-SG"),
        ("胸口好痛，不能呼吸", "zh-MY"),
        ("胸口很疼，喘不过气", "zh-TW"),
        ("胸口好痛，不能呼吸，走一公里就要停", "zh-CN"),
    ],
)
def test_simplified(message: str, language: str) -> None:
    assert _SIMPLIFIED in said(message, language)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("胸口好痛，不能呼吸，走一公里就要停", "zh-TW"),
        ("系統，胸口好痛，不能呼吸", "zh-TW"),
        ("系統，胸口好痛，不能呼吸", "zh-CN"),
        ("胸口好痛，不能呼吸", "zh-HK"),
        ("胸口好痛，不能呼吸", "zh"),
        ("胸口好痛，不能呼吸", None),
    ],
)
def test_traditional(message: str, language: str | None) -> None:
    assert _TRADITIONAL in said(message, language)


def test_thoughts_of_suicide_in_a_simplified_talk() -> None:
    assert "请现在就告诉您信任的人" in said("我想死", "zh-CN")


def test_what_was_said_before_tells_where_the_message_does_not() -> None:
    assert _SIMPLIFIED in said("胸口好痛，不能呼吸", "zh", "请问伤口几天会好？")
    assert _TRADITIONAL in said("胸口好痛，不能呼吸", "zh", "請問傷口幾天會好？")

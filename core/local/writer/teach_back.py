"""The questions at the end of a script that let patients say what they heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.local.wording import chinese_script

MIN_MINUTES = 0.5
"""A script that takes less to say is no talk, and asks nothing."""

LEAST = 2
"""Questions that a script asks at least, where it asks any."""


@dataclass(frozen=True, slots=True)
class _Words:
    lead: str
    heard: str
    avoid: str
    help: str


_WORDS = {
    "en": _Words(
        "To finish, answer these in your own words.",
        "What did you hear about “{heading}”?",
        "What should you not do?",
        "When would you call for help?",
    ),
    "es": _Words(
        "Para terminar, responda con sus palabras.",
        "¿Qué ha oído sobre «{heading}»?",
        "¿Qué no debe hacer?",
        "¿Cuándo llamaría para pedir ayuda?",
    ),
    "zh-Hant": _Words(
        "最後，請您說說。",
        "關於「{heading}」，您聽到了什麼？",
        "您不要做什麼？",
        "您何時會打電話求助？",
    ),
    "zh-Hans": _Words(
        "最后，请您说说。",
        "关于“{heading}”，您听到了什么？",
        "您不要做什么？",
        "您何时会打电话求助？",
    ),
}


def questions(
    said: str, headings: Sequence[str], language: str, most: int, *, forbids: bool, urgent: bool
) -> str:
    """Two to `most` questions that a script answers, "" where there are none.

    `headings` are those of its sections, the best to ask about first; `forbids` and `urgent` tell
    whether it says what not to do, and when to get help.
    """
    code = (chinese_script(said) or "zh-Hant") if language == "zh" else language
    words = _WORDS.get(code)
    if words is None:
        return ""
    asked = [words.avoid] * forbids + [words.help] * urgent
    plain = [heading.strip(".。:：?？¿ ") for heading in headings]
    about = [words.heard.format(heading=one) for one in plain if one][: max(0, most - len(asked))]
    if len(about) + len(asked) < LEAST:
        return ""
    return ("" if language == "zh" else " ").join([words.lead, *about, *asked])

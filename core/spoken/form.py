"""Says in words what a voice misreads: "5-10 ml", "<70", "120/80", "INR".

A voice reads "5~10毫升" as fifty and "<70" as seventy. Only English, Spanish and Chinese are put
into words; in any other language the signs are left to the voice rather than said wrongly.
"""

from __future__ import annotations

import re

from core.spoken.abbreviations import say_abbreviations
from core.spoken.initials import spell_initials
from core.spoken.language import spoken_language
from core.spoken.rules import RULES
from core.spoken.telephone import say_telephone_numbers
from core.spoken.words import CHINESE, ENGLISH, SPANISH, SpokenWords
from core.text.simplified import has_traditional, to_traditional

_WORD = re.compile(r"[^\W\d_]{3,}")
_FEW_WORDS = 4
_WORDS = {"en": ENGLISH, "es": SPANISH, "zh": CHINESE}

# Addresses, dates, telephone numbers and "1-2-3" are read as they stand.
_AS_WRITTEN = re.compile(
    r"(?:https?://|www\.)\S{1,300}|[\w.+-]{1,60}@[\w.-]{1,100}"
    r"|\(\d{1,4}\) ?\d{2,4}-\d{3,4}"
    r"|(?<![\d.])\d{1,4}(?P<date>[-/.])\d{1,2}(?P=date)\d{1,4}(?![\d%])"
    r"|(?<!\d)\d{1,9}(?:-\d{1,9}){2,9}(?!\d)"
    r"|(?i:\b(?:call|phone|tel|telephone|dial|fax|ext|llame al|teléfono|tfno|marque)\b[.:]? ?"
    r"|電話|电话|撥打|拨打|專線|专线)[:： ]?\+?\d[\d -]{2,20}\d(?!\d)"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％／＜＞＝．＋≦≧", "0123456789%/<>=.+≤≥")
_FIGURE = r"\d{1,6}(?:\.\d{1,3})?"
_WIDE_RATE = re.compile(
    rf"({_FIGURE}(?:到{_FIGURE})?(?:[次片粒顆颗錠锭滴包杯步克升分匙噴喷口下卡]|毫[克升]|微克|公[克升斤]|大卡"
    r"|[毫微](?:莫耳|摩[爾尔])|[單单]位|分鐘|分钟|小時|小时)) ?/ ?"
    r"(分鐘|分钟|小時|小时|公斤|千克|[公分毫]升|[天日週周月年分次餐升])(?![一-鿿]*/)"
)
_WIDE_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")


def spoken_form(text: str) -> str:
    """The text as it is to be said, line by line; the same text where nothing needs words."""
    language = spoken_language(text)
    return "\n".join(_line(line, language) for line in text.split("\n"))


def _line(line: str, whole: str | None) -> str:
    # A line in a language of its own is said in that; figures alone in that of the whole text.
    language = spoken_language(line) or (whole if _tells_no_language(line) else None)
    if language is None:
        return line
    words = _WORDS[language]
    line = say_abbreviations(say_telephone_numbers(line, language), language)
    parts: list[str] = []
    position = 0
    for kept in _AS_WRITTEN.finditer(line):
        parts += [_worded(line[position : kept.start()], language, words), kept.group()]
        position = kept.end()
    said = "".join([*parts, _worded(line[position:], language, words)])
    return spell_initials(said)


def _tells_no_language(line: str) -> bool:
    return len(_WORD.findall(line)) <= _FEW_WORDS


def _worded(text: str, language: str, words: SpokenWords) -> str:
    if not any(char.isdigit() or char in "/½¼¾⅓⅔→>=+" for char in text):
        return text
    said = text.translate(_FULL_WIDTH)
    for rule in RULES:
        said = rule(said, words)
    if language == "es":
        said = _spanish_figures(said)
    if language == "zh":
        said = _chinese(said)
        if said != text and has_traditional(text):
            said = _traditional(said, text)
    return said


def _spanish_figures(text: str) -> str:
    text = re.sub(r"\bc/ ?(?=\d)", "cada ", text)
    text = re.sub(r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,]\d|\d)", r"\1\2", text)
    return re.sub(r"(?<![\d.,])(\d{1,9}),(\d{1,3})(?![\d.,]\d|\d)", r"\1 coma \2", text)


def _chinese(text: str) -> str:
    def clock(found: re.Match[str]) -> str:
        minutes = "整" if found[2] == "00" else f"{found[2]}分"
        return f"{int(found[1])}点{minutes}"

    text = _WIDE_RATE.sub(lambda found: f"每{_minute(found[2])}{found[1]}", text)
    return _WIDE_TIME.sub(clock, text)


def _minute(unit: str) -> str:
    return "分钟" if unit == "分" else unit


def _traditional(said: str, written: str) -> str:
    """The words that were put in, in the characters that the text is written in."""
    kept = set(written)
    return "".join(char if char in kept else to_traditional(char) for char in said)

"""Says in words what a voice misreads: "5-10 ml", "<70", "120/80", "INR".

A voice reads "5~10毫升" as fifty and "<70" as seventy. Only English, Spanish and Chinese are put
into words; in any other language the signs are left to the voice rather than said wrongly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.spoken.dates import say_dates
from core.spoken.figures import join_thousands, say_dose_lists
from core.spoken.language import line_language, spoken_language
from core.spoken.measures import WIDE_UNIT
from core.spoken.money import say_money
from core.spoken.ordinals import say_roman_numerals, say_spanish_ordinals
from core.spoken.pictures import say_pictures, with_plain_signs, without_ticks
from core.spoken.prescriptions.abbreviations import say_abbreviations
from core.spoken.prescriptions.dosing import say_dosing
from core.spoken.rules import RULES
from core.spoken.spelled_out.initials import spell_initials
from core.spoken.spelled_out.records import say_record_numbers
from core.spoken.spelled_out.telephone import say_telephone_numbers
from core.spoken.units import SIMPLIFIED_UNITS
from core.spoken.words import CHINESE, ENGLISH, SPANISH, SpokenWords
from core.text.pronunciation import without_pronunciation
from core.text.scripts import CROSSES
from core.text.simplified import chinese_form, to_traditional
from core.text.unseen import without_unseen

_WORDS = {"en": ENGLISH, "es": SPANISH, "zh": CHINESE}
WORDED = frozenset(_WORDS)
"""The languages whose figures and signs are put into words; others are spoken as written."""

_MAIL_OR_PAGE = r"(?:https?://|www\.)\S{1,300}|[\w.+-]{1,60}@[\w.-]{1,100}"
_ADDRESS = re.compile(_MAIL_OR_PAGE)
# Figures that tell which sign a Spanish text has before its decimals.
_DECIMAL_COMMA = re.compile(
    r"(?<![\d.,])(?:0,\d|\d{1,9}(?:\.\d{3})*,(?:\d{1,2}(?!\d)|(?!000)\d{3}(?![\d.,])))"
)
_DECIMAL_POINT = re.compile(r"(?<![\d.,/])(?:0\.\d|\d{1,4}(?:,\d{3})*\.\d{1,2}(?![\d./]))")
_SIGN = re.compile(rf"[\d/½⅓⅔¼¾⅛⅜⅝⅞→⇒➔↑↓↔<>≤≥=＝+＋&~～〜×±－☑☒✅☐{CROSSES}]|->")
# Addresses, dates, telephone numbers and "1-2-3" are read as they stand.
_AS_WRITTEN = re.compile(
    rf"{_MAIL_OR_PAGE}"
    r"|\(\d{1,4}\) ?\d{2,4}-\d{3,4}"
    r"|(?<![\d.])\d{1,4}(?P<date>[-/.])\d{1,2}(?P=date)\d{1,4}(?![\d%])"
    r"|(?<!\d)\d{1,9}(?:-\d{1,9}){2,9}(?!\d)"
    r"|(?i:\b(?:call|phone|tel|telephone|dial|fax|ext|llame al|teléfono|tfno|marque)\b[.:]? ?"
    r"|電話|电话|撥打|拨打|專線|专线)[:： ]?\+?\d[\d -]{2,20}\d(?!\d)"
)
# A figure is often kept beside its unit by a space that does not break.
_SPACING = {ord(space): " " for space in "\u00a0\u2007\u2009\u202f"}
# "INR2.5"
_BESIDE_FIGURE = re.compile(
    r"(?<![A-Za-z0-9])(INR|BMI|BP|HR|LDL|HDL|TSH|PSA|CRP|eGFR|SpO2|ALT|AST|WBC|PLT|IMC)(?=\d)"
)
# ".5 mg" may be heard as five.
_POINT_FIRST = re.compile(r"(?<![A-Za-z0-9_.,:/-])\.(?=\d{1,3}(?![\d.]| ?\.\d))")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％／＜＞＝．＋≦≧", "0123456789%/<>=.+≤≥")
_FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?:\.\d{1,3})?"
_WIDE_RATE = re.compile(
    rf"(?<![\d.])(?<!\d,)({_FIGURE}(?:到{_FIGURE})?) ?"
    r"((?:[次片粒顆颗錠锭滴包杯步克升分匙噴喷口下卡]|毫[克升]|微克"
    r"|公[克升斤]|大卡|[毫微](?:莫耳|摩[爾尔])|[單单]位|分鐘|分钟|小時|小时)) ?/ ?"
    r"(分鐘|分钟|小時|小时|公斤|千克|[公分毫]升|[天日週周月年分次餐升晚]|(?:min|hr?|day|d)(?![a-z]))"
    r"(?![一-鿿]*/)"
)
_SHORT_TIMES = {"分": "分钟", "min": "分钟", "h": "小时", "hr": "小时", "d": "天", "day": "天"}
_WIDE_DEGREES = re.compile(
    rf"(?P<minus>(?<![A-Za-z0-9.])[-−–])?(?P<figure>{_FIGURE})度 ?(?P<scale>[CF])?(?![A-Za-z])"
)
_PER_THOUSAND = re.compile(rf"({_FIGURE}) ?‰")
_WIDE_PER = re.compile(rf"(?<=[一-鿿]) ?/ ?(?={WIDE_UNIT.pattern})")
_WIDE_TIME = re.compile(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")


@dataclass(frozen=True, slots=True)
class SpokenContext:
    """What a text tells of its parts: its language, if we put that into words, and its Chinese.

    `chinese` is `zh-TW`, `zh-CN` or "".
    """

    language: str | None
    chinese: str


def spoken_context(*texts: str) -> SpokenContext:
    """What these texts tell of a part of the first; each stands in the next one.

    A reply of figures alone is in the language of its talk.
    """
    *outer, widest = texts
    language = spoken_language(widest)
    for narrower in reversed(outer):
        language = line_language(narrower, language)
    return SpokenContext(language, next(filter(None, map(chinese_form, texts)), ""))


def spoken_form(text: str, within: SpokenContext | None = None) -> str:
    """The text as it is to be said, line by line; the same text where nothing needs words.

    Figures and names alone are said in the language of what they stand in, `within`.
    """
    if within is None:
        within = spoken_context(text)
    language = line_language(text, within.language)
    form = chinese_form(text) or within.chinese
    return "\n".join(_line(line, language, form) for line in text.split("\n"))


def _line(line: str, whole: str | None, form: str) -> str:
    language = line_language(line, whole)
    if language is None:
        return say_pictures(with_plain_signs(line), None)
    told = without_pronunciation(without_unseen(line))
    plain = _BESIDE_FIGURE.sub(r"\1 ", with_plain_signs(told))
    plain = join_thousands(say_pictures(_POINT_FIRST.sub("0.", plain), _WORDS[language]))
    said = without_ticks(_in_words(plain.translate(_SPACING), language))
    if language != "zh" or said == line:
        return said
    return (_simplified if (chinese_form(line) or form) == "zh-CN" else _traditional)(said, line)


def _in_words(line: str, language: str) -> str:
    words = _WORDS[language]
    written = line
    parts: list[str] = []
    position = 0
    for kept in _ADDRESS.finditer(line):
        parts += [_named(line[position : kept.start()], language), kept.group()]
        position = kept.end()
    line = "".join([*parts, _named(line[position:], language)])
    parts, position = [], 0
    for kept in _AS_WRITTEN.finditer(line):
        parts += [_worded(line[position : kept.start()], words, written), kept.group()]
        position = kept.end()
    return spell_initials("".join([*parts, _worded(line[position:], words, written)]))


def _named(text: str, language: str) -> str:
    """The text with what is known by its letters and its form in words, before any sign is."""
    text = say_dose_lists(say_money(text, language), language)
    text = say_dates(text, language)
    text = say_record_numbers(say_telephone_numbers(text, language))
    text = say_roman_numerals(text, language)
    if language == "es":
        text = say_spanish_ordinals(text)
    return say_abbreviations(say_dosing(text, language), language)


def _worded(text: str, words: SpokenWords, line: str) -> str:
    """The text with its signs in words; the whole line tells which sign its decimals have."""
    if not _SIGN.search(text):
        return text
    said = text.translate(_FULL_WIDTH)
    for rule in RULES:
        said = rule(said, words)
    if words is SPANISH:
        said = _spanish_figures(said, line)
    return _chinese(said) if words is CHINESE else said


def _spanish_figures(text: str, line: str) -> str:
    text = re.sub(
        r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){1,3}(?=,\d{1,2}(?![\d.,]))",
        lambda found: found[0].replace(".", ""),
        text,
    )
    # "1.000" and "1,000" are thousands in one country and one in another: a line whose decimals
    # have the same sign keeps them as written.
    if not _DECIMAL_POINT.search(line):
        text = re.sub(r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,]\d|\d)", r"\1\2", text)
    if not _DECIMAL_COMMA.search(line):
        text = re.sub(
            r"(?<![\d.,])([1-9]\d{0,2}(?:,\d{3})*),000(?![\d,]|\.\d{3})", _thousands, text
        )
    return re.sub(
        r"(?<![\d.,])(0,\d{1,3}|\d{1,9},\d{1,2})(?![\d.,]\d|\d)",
        lambda found: found[1].replace(",", " coma "),
        text,
    )


def _thousands(found: re.Match[str]) -> str:
    return found.group().replace(",", "")


def _chinese(text: str) -> str:
    def clock(found: re.Match[str]) -> str:
        minutes = "整" if found[2] == "00" else f"{found[2]}分"
        return f"{int(found[1])}点{minutes}"

    text = _PER_THOUSAND.sub(r"千分之\1", text)
    text = _WIDE_RATE.sub(lambda found: f"每{_minute(found[3])}{found[1]}{found[2]}", text)
    text = _WIDE_PER.sub("每", text)
    text = _WIDE_DEGREES.sub(_degrees, text)
    return _WIDE_TIME.sub(clock, text)


def _degrees(found: re.Match[str]) -> str:
    if not (found["minus"] or found["scale"]):
        return found.group()
    figure = CHINESE.below_nought.format(found["figure"]) if found["minus"] else found["figure"]
    scales = {"C": CHINESE.celsius, "F": CHINESE.fahrenheit}
    return scales.get(found["scale"], CHINESE.degrees).format(figure)


def _minute(unit: str) -> str:
    return _SHORT_TIMES.get(unit, unit)


def _simplified(said: str, written: str) -> str:
    """The units that were put in, as they are called where the text is from."""
    for name, simplified in SIMPLIFIED_UNITS.items():
        if name not in written:
            said = said.replace(name, simplified)
    return said


def _traditional(said: str, written: str) -> str:
    """The words that were put in, in the characters that the text is written in."""
    kept = {*written, "里"}  # of 公里
    return "".join(char if char in kept else to_traditional(char) for char in said)

"""Units of measure, each with its base unit, in English, Spanish and Chinese.

The metric ones are those of the SI brochure (BIPM, 9th edition); the others are household measures
and forms of medicines as leaflets name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from core.text.scripts import HAN_CHARACTER


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `factor` of its `base` units."""

    base: str
    factor: Fraction


_TABLE: tuple[tuple[str, Fraction, str], ...] = (
    ("mcg", Fraction(1, 1000), "ng nanogram nanograms nanogramos 奈克"),
    (
        "mcg",
        Fraction(1),
        "mcg mcgs µg μg ug microgram micrograms microgramo microgramos 微克",
    ),
    (
        "mcg",
        Fraction(1000),
        "mg mgs milligram milligrams milligramme milligrammes miligramo miligramos 毫克",
    ),
    ("mcg", Fraction(10**6), "g gr gm gram grams gramme grammes gramo gramos 公克 克"),
    ("mcg", Fraction(10**9), "kg kgs kilo kilos kilogram kilograms kilogramo kilogramos 公斤 千克"),
    ("pound", Fraction(1), "lb lbs pound pounds libra libras 磅"),
    ("ounce", Fraction(1), "oz ounce ounces onza onzas 盎司"),
    (
        "ml",
        Fraction(1, 1000),
        "µl μl ul mcl microlitre microlitres microliter microliters microlitro microlitros 微升",
    ),
    (
        "ml",
        Fraction(1),
        "ml mls cc millilitre millilitres milliliter milliliters mililitro mililitros 毫升 西西",
    ),
    ("ml", Fraction(10), "cl centilitre centilitres centiliter centilitro centilitros 厘升"),
    ("ml", Fraction(100), "dl decilitre decilitres deciliter deciliters decilitros decilitro 分升"),
    ("ml", Fraction(1000), "l litre litres liter liters litro litros 公升 升"),
    (
        "mm",
        Fraction(1),
        "mm millimetre millimetres millimeter millimeters milímetro milímetros milimetros"
        " 毫米 公釐",
    ),
    (
        "mm",
        Fraction(10),
        "cm centimetre centimetres centimeter centimeters centímetro centímetros centimetros"
        " 公分 厘米",
    ),
    ("mm", Fraction(1000), "m metre metres meter meters metro metros 公尺 米"),
    (
        "mm",
        Fraction(10**6),
        "km kilometre kilometres kilometer kilometers kilómetro kilómetros 公里",
    ),
    ("inch", Fraction(1), "inch inches pulgada pulgadas 英吋 英寸"),
    ("inch", Fraction(12), "foot feet ft pies 英呎 英尺"),
    ("minute", Fraction(1, 60), "second seconds sec secs segundo segundos seg 秒鐘 秒钟 秒"),
    ("minute", Fraction(1), "minute minutes min mins minuto minutos 分鐘 分钟"),
    ("minute", Fraction(15), "刻鐘 刻钟"),
    (
        "minute",
        Fraction(60),
        "hour hours hr hrs h horas hora 個小時 个小时 小時 小时 個鐘頭 个钟头 鐘頭 钟头",
    ),
    ("minute", Fraction(1440), "day days d día días dia dias night nights noches 天 日 晚"),
    (
        "minute",
        Fraction(10080),
        "week weeks wk wks semana semanas 個星期 个星期 星期 個禮拜 个礼拜 禮拜 礼拜 週 周",
    ),
    ("minute", Fraction(20160), "fortnight fortnights"),
    ("minute", Fraction(21600), "quincena quincenas"),
    ("month", Fraction(1), "month months mes meses 個月 个月 月"),
    ("month", Fraction(120), "decade decades década décadas"),
    ("month", Fraction(12), "year years yr yrs año años 年 歲 岁"),
    ("month", Fraction(120), "decade decades década décadas"),
    ("percent", Fraction(1), "% percent pct"),
    ("celsius", Fraction(1), "°c ℃ celsius centigrade 攝氏度 摄氏度"),
    ("fahrenheit", Fraction(1), "°f ℉ fahrenheit 華氏度 华氏度"),
    ("degree", Fraction(1), "° degree degrees grado grados 度"),
    ("times", Fraction(1), "time times vez veces 次 回"),
    ("fold", Fraction(1), "fold 倍"),
    (
        "piece",
        Fraction(1),
        "tablet tablets tab tabs pill pills capsule capsules caplet caplets lozenge lozenges"
        " pastilla pastillas tableta tabletas cápsula cápsulas capsula capsulas comprimido"
        " comprimidos píldora píldoras gragea grageas 顆 颗 片 粒 錠 锭",
    ),
    ("drop", Fraction(1), "drop drops gota gotas 滴"),
    ("puff", Fraction(1), "puff puffs inhalación inhalaciones bocanada bocanadas 噴 喷"),
    ("spray", Fraction(1), "spray sprays pulverización pulverizaciones"),
    ("dose", Fraction(1), "dose doses dosis 劑 剂"),
    ("unit", Fraction(1), "unit units u iu unidad unidades ui 單位 单位 國際單位 国际单位"),
    ("mmhg", Fraction(1), "mmhg 毫米汞柱"),
    ("mmol", Fraction(1), "mmol mmols millimole millimoles milimol milimoles 毫莫耳 毫摩爾 毫摩尔"),
    ("mmol", Fraction(1, 1000), "µmol μmol umol micromol micromoles 微摩爾 微莫耳"),
    (
        "meq milliequivalent milliequivalents miliequivalente miliequivalentes 毫當量 毫当量",
        Fraction(1),
        "meq milliequivalent milliequivalents miliequivalente miliequivalentes 毫當量 毫当量",
    ),
    (
        "kcal",
        Fraction(1),
        "kcal kcals calories calorie kilocalories calorías kilocalorías 大卡 卡路里",
    ),
    (
        "teaspoon",
        Fraction(1),
        "teaspoon teaspoons tsp teaspoonful cucharadita cucharaditas cdta cdtas 茶匙",
    ),
    (
        "tablespoon",
        Fraction(1),
        "tablespoon tablespoons tbsp tablespoonful cucharada cucharadas 湯匙 汤匙",
    ),
    ("glass", Fraction(1), "glass glasses vaso vasos cup cups taza tazas 杯"),
    ("bottle", Fraction(1), "bottle bottles botella botellas 瓶"),
    ("patch", Fraction(1), "patch patches parche parches 貼片 贴片"),
    ("sachet", Fraction(1), "sachet sachets sobres 包"),
    ("injection", Fraction(1), "injection injections inyección inyecciones 針 针"),
)
_BY_WORD = {word: Unit(base, factor) for base, factor, words in _TABLE for word in words.split()}
_LATIN = {word: unit for word, unit in _BY_WORD.items() if not HAN_CHARACTER.match(word)}
_PHRASES = re.compile(
    r"(?P<celsius>degrees? (?:celsius|centigrade|c\b)|grados? (?:celsius|cent[ií]grados?|c\b)"
    r"|°\s?c\b|℃|攝氏度?|摄氏度?|度c)"
    r"|(?P<fahrenheit>degrees? (?:fahrenheit|f\b)|grados? fahrenheit|°\s?f\b|℉|華氏度?|华氏度?)"
    r"|(?P<percent>per cent|por ciento|％)"
    r"|(?P<mmhg>mm ?hg\b|mil[li]+met(?:re|er|ro)s? (?:of|de) merc(?:ury|urio)|毫米汞柱)"
    r"|(?P<unit>international units|unidades internacionales|國際單位|国际单位)"
    r"|(?P<puff>disparos?\b)|(?P<floz>fl\.? ?oz\b|fluid ounces?\b|onzas? l[ií]quidas?\b)",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    "|".join(sorted((w for w in _BY_WORD if w not in _LATIN), key=len, reverse=True))
)
_WORD = re.compile(r"[A-Za-zµμ\u00c0-\u024f]{1,24}(?![A-Za-zµμ\u00c0-\u024f])|[%°℃℉]")
_SPACE = re.compile(r"[ \t\u00a0\u202f\u2009\n]{0,2}[\-\u2010\u2011]?[ ]?")
_LINK = re.compile(
    r"(?:of (?:an? |one |the |your )?|an? |de (?:una? )?|more |m[aá]s |full |small |large |whole"
    r" |extra |level |primer[oa]s |[uú]ltim[oa]s |siguientes |first |last |following |個|个|名)",
    re.IGNORECASE,
)
_PER = re.compile(
    r" ?(?:/|per\b|por cada\b|por\b|each\b|for each\b|for every\b|a(?= kg)|每) ?",
    re.IGNORECASE,
)
_OR_EIGHT = re.compile(r" o(?:nce|ch)", re.IGNORECASE)  # the “u” before it is an “or”
_PER_BASES = {"mcg", "ml", "mm", "piece", "dose"}
PIECE_WORD = re.compile(
    r"[ \-]?(?:of )?(?:strength )?(?:tablets?|pills?|capsules?|comprimidos?|pastillas?|tabletas?"
    r"|c[aá]psulas?|[錠锭片顆颗粒])",
    re.IGNORECASE,
)


def unit_at(text: str, position: int) -> tuple[int, Unit] | None:
    """The unit that follows a number which ends at `position`, with the place where it ends.

    “mg/kg” and “milligrams per kilogram” are one unit, `mcg/mcg` (of a kilogram).
    """
    found = _plain_unit(text, position)
    if found is None:
        return None
    end, unit = found
    per = _PER.match(text, end)
    if per is None:
        return found
    below = _plain_unit(text, per.end(), linked=False)
    if below is None or below[1].base not in _PER_BASES or unit.base in ("times", "piece"):
        return found
    if unit.base == below[1].base and unit.factor > below[1].factor:
        return found
    return below[0], Unit(f"{unit.base}/{below[1].base}", unit.factor / below[1].factor)


def per_before(text: str, position: int) -> tuple[int, Unit] | None:
    """The unit of a Chinese “每公斤”, which comes before its number: its start and the unit."""
    window = text[max(0, position - 6) : position]
    for word in ("每公斤", "每千克", "每毫升", "每公升"):
        at = window.rfind(word)
        if at >= 0 and len(window) - at - len(word) <= 2:
            return position - len(window) + at, _BY_WORD[word[1:]]
    return None


def _plain_unit(text: str, position: int, *, linked: bool = True) -> tuple[int, Unit] | None:
    for start in _starts(text, position, linked=linked):
        phrase = _PHRASES.match(text, start)
        if phrase is not None:
            return phrase.end(), Unit(str(phrase.lastgroup), Fraction(1))
        word = _WORD.match(text, start)
        if word is not None:
            unit = _LATIN.get(word[0].lower())
            # “5 M” and “2 H” are no metres and hours, and “3 D” no days.
            is_or = word[0] == "u" and _OR_EIGHT.match(text, word.end()) is not None
            if unit is not None and not is_or and (len(word[0]) > 1 or word[0] not in "MHD"):
                return word.end(), unit
            continue
        chinese = _CHINESE.match(text, start)
        if chinese is not None:
            return chinese.end(), _BY_WORD[chinese[0]]
    return None


def _starts(text: str, position: int, *, linked: bool) -> Iterator[int]:
    space = _SPACE.match(text, position)
    after = space.end() if space else position
    yield after
    link = _LINK.match(text, after) if linked else None
    if link is not None:
        yield link.end()

"""Finds what an amount is for: “per kilogram”, “at each dose”, “por toma”, “每公斤”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.text.folding import word_set
from core.text.numbers.quantities import Quantity
from core.text.scripts import HAN
from plugins.education_audio.fidelity.reading.words import content_words, folded

_NAMES = {
    "second": "segundo segundos seg 秒",
    "minute": "minute minutes min minuto minutos 分鐘 分钟",
    "hour": "hour hours hr hrs h hora horas 小時 小时 鐘頭 钟头",
    "day": "day days daily night nights nightly morning evening afternoon dia dias día días diario"
    " diaria diarios diarias noche noches mañana mañanas tarde tardes 天 日 晚 早 晨",
    "week": "week weeks weekly semana semanas semanal semanales 週 周 星期 禮拜 礼拜",
    "month": "month months monthly mes meses mensual mensuales 月",
    "year": "year years yearly año años anual anuales 年",
    "dose": "dose doses time occasion go intake administration use uses application applications"
    " toma tomas dosis vez veces ocasión administración uso aplicación 次 回 劑 剂",
    "kilogram": "kilogram kilograms kilogramme kg kilo kilos kilogramo kilogramos 公斤 千克",
    "pound": "pound pounds lb libra libras 磅",
    "surface": "square m2 m² 平方",
    "millilitre": "ml millilitre milliliter mililitro mililitros 毫升",
    "litre": "l litre liter liters litres litro litros 公升 升",
    "piece": "tablet tablets pill pills capsule capsules caplet lozenge comprimido comprimidos"
    " pastilla pastillas tableta tabletas cápsula cápsulas píldora gragea 顆 颗 片 粒 錠 锭",
    "package": "pack packs packet packets package packages box boxes carton caja cajas envase"
    " envases paquete 盒",
    "sachet": "sachet sachets sobre sobres 包 袋",
    "bottle": "bottle bottles vial vials flask frasco frascos botella botellas 瓶",
    "ampoule": "ampoule ampoules pen pens ampolla ampollas pluma 支 管",
    "puff": "puff puffs spray sprays press inhalación inhalaciones pulsación puf 噴 喷 下",
    "drop": "drop drops gota gotas 滴",
    "spoon": "spoon spoonful teaspoon tablespoon cucharada cucharadita 匙",
    "glass": "glass cup vaso taza 杯",
    "meal": "meal meals mealtime mealtimes feed feeds feeding feedings comida comidas 餐 頓 顿"
    " 飯 饭",
    "person": "person patient head persona paciente cabeza 人",
    "eye": "eye eyes ojo ojos 眼",
    "side": "side nostril ear lado fosa orificio ventana narina oído oídos 側 侧 邊 边 孔",
}
_BY_NAME = {word: name for name, words in _NAMES.items() for word in words.split()}
PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_WORD = rf"[^\W\d_{HAN}][^\W_{HAN}]*"
_LATIN = re.compile(
    rf"(?:\b(?:per|por cada|por|each|every|for each|for every|cada|al|a la)\s|(?<=[a-z]) ?/ ?)"
    rf"(?:single |individual |loose |full |one )?(?P<noun>{_WORD})",
    re.IGNORECASE,
)
# “In every 5 ml”; with a period it is how often.
_COUNTED = re.compile(
    rf"(?:\b(?:per|each|every|por cada|por|cada)\s|(?<=[a-z]) ?/ ?|每)\d{{1,3}} ?"
    rf"(?P<noun>{_WORD}|毫升|公升|[顆颗片粒錠锭滴匙杯包])",
    re.IGNORECASE,
)
# “A day” and “in 24 hours” are periods beside an amount only.
_PERIOD = re.compile(
    # “A quarter of an hour” is a time.
    r"(?<!of )(?<!de )\b(?:a|an|in one|in any one|in a|en un|en una|de una|at a|at any one|at one"
    r"|in one) "
    r"(?P<noun>minute|hour|day|week|month|time|dose|go|d[ií]a|hora|semana|vez|toma)\b"
    r"|\b(?P<adverb>daily|nightly|weekly|monthly|diari[oa]s?|semanal(?:es)?|mensual(?:es)?)\b"
    r"|\b(?P<round>24[ -]?(?:h|hours?|horas)\b|twenty-four hours|veinticuatro horas)",
    re.IGNORECASE,
)
_HAN = re.compile(
    "(?:每一?|各)[個个]?(?P<noun>分鐘|分钟|秒|小時|小时|鐘頭|钟头|公斤|千克|毫升|公升|星期|禮拜|礼拜|平方"
    "|[天日晚早晨週周月年次回劑剂磅升顆颗片粒錠锭盒包袋瓶支管噴喷滴匙杯餐頓顿人眼側侧邊边])"
    "(?!隔)|(?:(?<![每\\d])一(?P<period>[天日週周次回]))(?=[^，。；\\d]{0,6}"
    "(?:\\d|[一二兩两三四五六七八九十半]))|(?<=[/／])(?P<slash>公斤|千克|毫升|天|日|次|小時|小时)"
)
_OTHER = word_set(
    "other second third few so of one two three four five six seven eight nine ten twelve the your"
    " cent dos tres cuatro cinco seis ocho diez doce favor ejemplo lo la el los las via boca cuarto"
    " su sus que un una menos encima debajo"
)
_OPEN_WORDS = ("per", "each", "every", "for each", "for every", "cada", "por cada")
_FAR = 60  # characters between an amount and what it is for


@dataclass(frozen=True, slots=True)
class Denominator:
    """What an amount is for, at its place; `name` is the same for all its words."""

    start: int
    end: int
    name: str


def denominators(text: str, language: str, amounts: Sequence[Quantity]) -> list[Denominator]:
    """What the amounts of a text are for; without an amount there is none."""
    if not amounts:
        return []
    found: dict[int, Denominator] = {}
    for one in _all(text, language):
        near = any(
            -_FAR <= one.start - amount.end <= _FAR or -_FAR <= amount.start - one.end <= _FAR
            for amount in amounts
        )
        if near and not any(
            one.start < other.end and other.start < one.end for other in found.values()
        ):
            found[one.start] = one
    return [found[start] for start in sorted(found)]


def _all(text: str, language: str) -> Iterator[Denominator]:
    if language == "zh":
        for match in _HAN.finditer(text):
            word = match["noun"] or match["period"] or match["slash"]
            yield Denominator(*match.span(), _BY_NAME.get(word, word))
    for match in _LATIN.finditer(text):
        name = _named(match["noun"], match[0].lower().strip(), language)
        if name:
            yield Denominator(*match.span(), name)
    for match in _COUNTED.finditer(text):
        name = _BY_NAME.get(match["noun"].lower(), "")
        if name and name not in PERIODS:
            yield Denominator(*match.span(), name)
    for match in _PERIOD.finditer(text):
        word = (match["noun"] or match["adverb"] or "day").lower()
        yield Denominator(*match.span(), _BY_NAME.get(word, "day"))


def _named(noun: str, said: str, language: str) -> str:
    """The name of a noun: a known one, or its stem after a word such as “each”."""
    word = noun.lower()
    if word in ("second", "sec") and said.startswith("per"):
        # With another word before it, it mostly counts: “every second day”.
        return "second"
    if word in _BY_NAME:
        return _BY_NAME[word]
    if folded(word) in _OTHER or not said.startswith(_OPEN_WORDS):
        return ""
    words = content_words(noun, language)
    return words[0].term if words else ""

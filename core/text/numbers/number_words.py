"""Numbers said in words, in English, Spanish and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["number", "part", "article", "times", "percent"]


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number in words at its place.

    A `part` (“half”, “media”) is a number only before a unit, and so is an `article` (“an hour”).
    `times` is “twice”, and `percent` says its unit itself (“百分之五”).
    """

    start: int
    end: int
    value: Fraction
    kind: Kind = "number"


def _counted(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    return {word: first + step * place for place, word in enumerate(words.split())}


_ENGLISH = _counted(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
) | _counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
_SPANISH = (
    _counted(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
        " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés"
        " veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
    )
    | _counted("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | _counted("cien doscientos trescientos cuatrocientos quinientos", 100, 100)
    | _counted("ciento doscientas trescientas cuatrocientas quinientas", 100, 100)
    | {"seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900}
    | {"dieciseis": 16, "veintidos": 22, "veintitres": 23, "veintiseis": 26}
    | {"veintiún": 21, "veintiuna": 21}
)
_ENGLISH_FACTORS = {"hundred": 100, "thousand": 1000}
_SPANISH_FACTORS = {"mil": 1000}
_ENGLISH_WORD = "|".join([*_ENGLISH, *_ENGLISH_FACTORS])
_SPANISH_WORD = "|".join([*_SPANISH, *_SPANISH_FACTORS])
# “Treinta y dos” is a number, “entre treinta y sesenta” are two.
_SPANISH_ONES = "(?:uno?|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)"
_PARTS = {
    "half": Fraction(1, 2),
    "media": Fraction(1, 2),
    "medio": Fraction(1, 2),
    "mitad": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "cuarto": Fraction(1, 4),
    "third": Fraction(1, 3),
    "tercio": Fraction(1, 3),
}
_TIMES = {"twice": 2, "thrice": 3, "couple": 2, "dozen": 12, "docena": 12}
# No number has more words than this; without a bound a text of number words would be one number.
_ENGLISH_NUMBER = re.compile(
    r"\b(?:(?P<part>(?:(?:an?|one|(?P<three>three)) )?(?:half|quarters?|third(?= of)))"
    r"|(?P<times>twice|thrice|a couple(?: of)?|a dozen)"
    rf"|(?P<number>(?:{_ENGLISH_WORD})"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)) and )(?:{_ENGLISH_WORD})){{0,8}}"
    r"(?: point (?:zero|one|two|three|four|five|six|seven|eight|nine)\b){0,1})"
    r"|(?P<article>an?))(?![\w])(?!-)",
    re.IGNORECASE,
)
_SPANISH_NUMBER = re.compile(
    r"\b(?:(?P<part>(?:(?:un[oa]?|la|(?P<three>tres)) )?"
    # “El cuarto día” counts days.
    r"(?:medi[ao]|mitad|cuartos?(?! (?:d[ií]a|mes|año)\b)|tercio))"
    r"|(?P<times>una docena)"
    rf"|(?P<number>(?:{_SPANISH_WORD})(?: (?:(?<=nta )y (?={_SPANISH_ONES}\b))?"
    rf"(?:{_SPANISH_WORD})){{0,8}}"
    r"(?: coma (?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b){0,1})"
    r"|(?P<article>una?))(?![\w])",
    re.IGNORECASE,
)

_CHINESE_DIGITS = _counted("零 一 二 三 四 五 六 七 八 九") | {"兩": 2, "两": 2, "〇": 0}
_CHINESE_FACTORS = {"十": 10, "百": 100, "千": 1000, "萬": 10_000, "万": 10_000}
# Ordinals, days of the week and words that only look like numbers come first and are none.
# “四周” is “all around” where nothing beside it tells of time.
_AROUND = (
    "(?<![續续共用滴服吃擦抹約约少多過过滿满每前後后期這这息等到至戴穿了程是、，])四周"
    "(?![之以]?[內内後后前]|[。；]|$)"
)
_CHINESE_NUMBER = re.compile(
    r"(?:第|星期|禮拜|礼拜|[週周](?=[一二三四五六](?!次)))[一二三四五六七八九十]+"
    rf"|一(?P<again>[點点步口])一(?P=again)|零下|四肢|萬一|万一|千萬|千万|十分(?![鐘钟之])|三明治|五官|{_AROUND}|四週圍|一生|統一|统一|唯一|同一|單一"
    r"|一(?:般|起|定|樣|样|些|下|直|邊|边|層|层|旦|切|致|併|并|律|向|再|同|共|側|侧|方面|部分|點(?=[異異点也都]))"
    r"|(?P<part>[零〇一二兩两三四五六七八九十百]+分之[零〇一二兩两三四五六七八九十百]+(?:[點点][零〇一二三四五六七八九]+)?)"
    r"|(?P<tens>[二三四五六七八])(?=、?[三四五六七八九]十)"
    r"|(?P<number>[零〇一二兩两三四五六七八九十百千萬万]+)"
    r"(?:[點点](?P<decimals>[零〇一二三四五六七八九]+)(?![十分零〇一二三四五六七八九]))?"
    r"|(?P<half>半)(?=[個个小分天年歲岁顆颗片粒杯錠锭量碗包瓶劑剂]|[茶湯汤]匙|公?[升斤]|毫[克升]|[微公]?克)"
)


def number_words(text: str, language: str) -> Iterator[NumberWord]:
    """The numbers in words, in their order; `language` is an ISO 639-1 code."""
    if language == "en":
        yield from _latin(text, _ENGLISH_NUMBER, _ENGLISH, _ENGLISH_FACTORS)
    if language == "es":
        yield from _latin(text, _SPANISH_NUMBER, _SPANISH, _SPANISH_FACTORS)
    yield from _chinese(text)


def _latin(
    text: str,
    pattern: re.Pattern[str],
    numbers: Mapping[str, int],
    factors: Mapping[str, int],
) -> Iterator[NumberWord]:
    for match in pattern.finditer(text):
        said = match[0].lower()
        if match["part"]:
            value = _PARTS[said.split()[-1].removesuffix("s")]
            yield NumberWord(*match.span(), value * (3 if match["three"] else 1), "part")
        elif match["times"]:
            value = Fraction(next(_TIMES[word] for word in said.split() if word in _TIMES))
            adverb = said in ("twice", "thrice")
            yield NumberWord(*match.span(), value, "times" if adverb else "number")
        elif match["article"]:
            yield NumberWord(*match.span(), Fraction(1), "article")
        else:
            yield NumberWord(*match.span(), _spoken(said, numbers, factors))


def _spoken(said: str, numbers: Mapping[str, int], factors: Mapping[str, int]) -> Fraction:
    whole, _, decimal = said.replace(" coma ", " point ").partition(" point ")
    words = re.split(r"[ -]", whole)
    if len(words) > 1 and all(numbers.get(word, 10) < 10 for word in words):
        # Digit by digit, as telephone numbers are told.
        return Fraction(int("".join(str(numbers[word]) for word in words)))
    value = Fraction(_added(words, numbers, factors))
    return value + Fraction(numbers[decimal], 10) if decimal else value


def _added(words: list[str], numbers: Mapping[str, int], factors: Mapping[str, int]) -> int:
    total = group = 0
    for word in words:
        factor = factors.get(word, 0)
        if factor:
            group = max(group, 1) * factor
        else:
            group += numbers.get(word, 0)
        if factor == 1000:
            total, group = total + group, 0
    return total + group


def _chinese(text: str) -> Iterator[NumberWord]:
    for match in _CHINESE_NUMBER.finditer(text):
        if match["half"]:
            yield NumberWord(*match.span(), Fraction(1, 2), "part")
        elif match["part"]:
            bottom, _, top = match["part"].partition("分之")
            below = _chinese_decimal(bottom)
            if below == 100:
                yield NumberWord(*match.span(), _chinese_decimal(top), "percent")
            elif below:
                yield NumberWord(*match.span(), _chinese_decimal(top) / below)
        elif match["tens"]:
            # “二、三十” is twenty to thirty.
            comma = text.startswith("、", match.end())
            yield NumberWord(
                match.start(), match.end() + comma, Fraction(10 * _CHINESE_DIGITS[match["tens"]])
            )
        elif _is_approximate(match["number"], match["decimals"]):
            # “三四次” is three to four times.
            for place, digit in enumerate(match["number"], start=match.start()):
                yield NumberWord(place, place + 1, Fraction(_CHINESE_DIGITS[digit]))
        elif match["number"]:
            decimals = match["decimals"]
            said = match["number"] + (f"點{decimals}" if decimals else "")
            yield NumberWord(*match.span(), _chinese_decimal(said))


def _is_approximate(number: str | None, decimals: str | None) -> bool:
    if number is None or decimals or len(number) != 2 or not set(number) <= set(_CHINESE_DIGITS):
        return False
    first, second = (_CHINESE_DIGITS[digit] for digit in number)
    return 0 < first == second - 1


def _chinese_decimal(said: str) -> Fraction:
    whole, _, decimals = said.replace("点", "點").partition("點")
    value = Fraction(_chinese_value(whole))
    if decimals:
        digits = "".join(str(_CHINESE_DIGITS[char]) for char in decimals[:30])
        value += Fraction(int(digits), 10 ** len(digits))
    return value


def _chinese_value(number: str) -> int:
    number = number[:40]  # no number is longer, and each step makes it longer
    if len(number) > 1 and all(char in _CHINESE_DIGITS for char in number):
        # Read digit by digit, as years and telephone numbers are.
        return int("".join(str(_CHINESE_DIGITS[char]) for char in number))
    total = group = digit = 0
    for char in number:
        if char in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[char]
        elif char in "萬万":
            total, group, digit = (total + group + digit) * 10_000, 0, 0
        else:
            group, digit = group + max(digit, 1) * _CHINESE_FACTORS[char], 0
    return total + group + digit

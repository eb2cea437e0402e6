"""Numbers said in words, in English, Spanish and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction


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
    | {"un": 1, "una": 1, "veintiún": 21, "veintiuna": 21}
)
_ENGLISH_FACTORS = {"hundred": 100, "thousand": 1000}
_SPANISH_FACTORS = {"mil": 1000}
_ENGLISH_WORD = "|".join([*_ENGLISH, *_ENGLISH_FACTORS])
_SPANISH_WORD = "|".join([*_SPANISH, *_SPANISH_FACTORS])
_ENGLISH_NUMBER = re.compile(
    rf"\b(?:(?P<half>half)|twice|(?:{_ENGLISH_WORD})(?:(?:[ -]| and )(?:{_ENGLISH_WORD}))*)\b",
    re.IGNORECASE,
)
_SPANISH_NUMBER = re.compile(
    rf"\b(?:(?P<half>medi[ao])|(?:{_SPANISH_WORD})(?: (?:y )?(?:{_SPANISH_WORD}))*)\b",
    re.IGNORECASE,
)
# “half an hour”, and no half of something else.
_ENGLISH_HALF = re.compile(r" (?:an? )?(?:hour|tablet|pill|day|dose|glass|cup)")
_SPANISH_HALF = re.compile(r" (?:hora|pastilla|tableta|comprimido|d[ií]a|dosis|vaso)")

_CHINESE_DIGITS = _counted("零 一 二 三 四 五 六 七 八 九") | {"兩": 2, "两": 2, "〇": 0}
_CHINESE_FACTORS = {"十": 10, "百": 100, "千": 1000, "萬": 10_000, "万": 10_000}
# Ordinals, days of the week and words that only look like numbers come first and are none.
_CHINESE_NUMBER = re.compile(
    r"(?:第|星期|禮拜|礼拜|[週周](?=[一二三四五六]))[一二三四五六七八九十]+"
    r"|四肢|萬一|万一|千萬|千万|十分(?![鐘钟之])|三明治|五官|百分"
    r"|(?P<number>[零〇一二兩两三四五六七八九十百千萬万]+)"
    r"(?:[點点](?P<decimals>[零〇一二三四五六七八九]+)(?![十分零〇一二三四五六七八九]))?"
    r"|(?P<half>半)(?=[個个小天年顆颗片粒杯])"
)


def number_words(text: str, language: str) -> Iterator[tuple[int, int, Fraction]]:
    """Place and value of each number in words; `language` is an ISO 639-1 code."""
    if language == "en":
        yield from _latin(text, _ENGLISH_NUMBER, _ENGLISH_HALF, _ENGLISH, _ENGLISH_FACTORS)
    if language == "es":
        yield from _latin(text, _SPANISH_NUMBER, _SPANISH_HALF, _SPANISH, _SPANISH_FACTORS)
    yield from _chinese(text)


def _latin(
    text: str,
    pattern: re.Pattern[str],
    half: re.Pattern[str],
    numbers: Mapping[str, int],
    factors: Mapping[str, int],
) -> Iterator[tuple[int, int, Fraction]]:
    for match in pattern.finditer(text):
        said = match[0].lower()
        if match["half"]:
            if half.match(text, match.end()):
                yield *match.span(), Fraction(1, 2)
        elif said == "twice":
            yield *match.span(), Fraction(2)
        else:
            yield *match.span(), Fraction(_added(re.split(r"[ -]", said), numbers, factors))


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


def _chinese(text: str) -> Iterator[tuple[int, int, Fraction]]:
    for match in _CHINESE_NUMBER.finditer(text):
        if match["half"]:
            yield *match.span(), Fraction(1, 2)
        elif match["number"]:
            value = Fraction(_chinese_value(match["number"]))
            if match["decimals"]:
                digits = "".join(str(_CHINESE_DIGITS[char]) for char in match["decimals"])
                value += Fraction(int(digits), 10 ** len(digits))
            yield *match.span(), value


def _chinese_value(number: str) -> int:
    if len(number) > 1 and all(char in _CHINESE_DIGITS for char in number):
        # Read digit by digit, as years and telephone numbers are; int() has a limit.
        return int("".join(str(_CHINESE_DIGITS[char]) for char in number[:100]))
    total = group = digit = 0
    for char in number:
        if char in _CHINESE_DIGITS:
            digit = _CHINESE_DIGITS[char]
        elif char in "萬万":
            total, group, digit = (total + group + digit) * 10_000, 0, 0
        else:
            group, digit = group + max(digit, 1) * _CHINESE_FACTORS[char], 0
    return total + group + digit

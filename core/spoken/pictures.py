"""Says what a picture stands for, and leaves out those that only adorn: "⚠️", "2 💊", "🎉".

What a picture is tells its kind in Unicode, "other symbols", and not a list: a voice may read any
of them aloud by a long name, or make a noise. Letters and units that are written as one sign, such
as "㎎", are of that kind too, and are no pictures.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from core.spoken.words import CHINESE, ENGLISH, SPANISH, SpokenWords
from core.text.scripts import CROSSES

_FIRST = 0x2100  # below are signs such as "°" and "©"
# What joins and colours pictures: a joiner, variants, skin, the sign of a key, and flags.
_PARTS = "\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
_UNREADABLE = "\ufffc\ufffd"  # for what could not be read: nothing is to be made of it
_TICKS = "✓✔"
# A sign that is to be drawn as a picture, such as "ℹ️".
_SHOWN = re.compile(f"[^\\s\\d\x00-\x7f{CROSSES}☑☒✅☐→⇒➔↑↓{_TICKS}](?=\ufe0f)")
_SAID = frozenset(f"{CROSSES}☑☒✅☐→⇒➔↑↓{_TICKS}")  # by rules of their own
_TICK = re.compile(f"^[{_TICKS}]\ufe0f? ?| [{_TICKS}]\ufe0f?(?= |$)")
_CROSS = re.compile(f"[{CROSSES}]")
_WARNS = re.compile(r"WARNING|RADIOACTIVE|BIOHAZARD|SKULL|HIGH VOLTAGE")
_WAYS = (
    (re.compile(r"RIGHTWARDS|RIGHT-POINTING"), "→"),
    (re.compile(r"\bUPWARDS|UP-POINTING"), "↑"),
    (re.compile(r"DOWNWARDS|DOWN-POINTING"), "↓"),
)
_ONE_SIGN = re.compile("[\u3371-\u337a\u3380-\u33df]")  # "㎎", "㎖", "㏄"
_POINTED = re.compile("([→↑↓])\ufe0f")
_BARS = re.compile("(?:DO NOT|NO(?! ONE)) |NON-POTABLE")
_LEADS = re.compile(r"^(\W{0,3}?)([^\w\s])\ufe0f? ?(?=[^\W\d_])")
_OTHER_WAYS = re.compile(
    r"LEFT|(?:UP|DOWN)(?:WARDS)? (?:AND )?(?:DOWN|UP)|MAGNIFYING|FINGER|HAND|INDEX"
)
_TIMES = frozenset("🌅🌄🌙🌛🌜🌃")  # of which no sentence can be without
# Pictures that stand in the place of a word: beside a figure, or behind "no" or "your".
_MEANINGS = """
💊 pill|pills ; pastilla|pastillas ; 顆藥
💉 injection|injections ; inyección|inyecciones ; 針
🩹 plaster|plasters ; tirita|tiritas ; 塊OK繃
💧 drop|drops ; gota|gotas ; 滴
🥛🥤🚰 glass|glasses ; vaso|vasos ; 杯
🥄 spoon|spoons ; cucharada|cucharadas ; 匙
🌅🌄 in the morning|morning ; por la mañana|mañana ; 早上
☀🌞 sun ; sol ; 太陽
🌙🌛🌜🌃 at night|night ; por la noche|noche ; 晚上
🍽🍴 meal|meals ; comida|comidas ; 餐
🚗🚙 driving ; conducir ; 開車
🚬 smoking ; fumar ; 抽菸
🍺🍷🍸🍻🥃 alcohol ; alcohol ; 酒
☕ coffee ; café ; 咖啡
🏊 swimming ; nadar ; 游泳
🏃 running ; correr ; 跑步
🏋 lifting weights ; levantar peso ; 提重物
🚴🚲 cycling ; bicicleta ; 騎車
🚿🛀🛁 bathing ; bañarse ; 洗澡
🧂 salt ; sal ; 鹽
🍬🍭🍰 sweets ; dulces ; 甜食
☎📞📱 telephone ; teléfono ; 電話
🚭 no smoking ; no fumar ; 禁止吸菸
🚱 not for drinking ; no es para beber ; 不可飲用
📵 no telephones ; sin teléfonos ; 禁用手機
🔞 not under 18 years ; no para menores de 18 años ; 未滿18歲不可
"""
_BEFORE = {
    ENGLISH.to: re.compile(
        r"(?:\b(?:no|not|any|an?|the|your|this|each|every|one|two|three|half|with|without|of|after"
        r"|before|avoid|stop|at|in)|\d|[½⅓¼¾]) ?$",
        re.IGNORECASE,
    ),
    SPANISH.to: re.compile(
        r"(?:\b(?:no|sin|el|la|los|las|una?|sus?|cada|de|con|dos|tres|media|evite|deje de|por|en|a)"
        r"|\d|[½⅓¼¾]) ?$",
        re.IGNORECASE,
    ),
    CHINESE.to: re.compile(
        "(?:[不要別别勿禁吃喝打用去開开每前後后和半一二兩两三四五]|[0-9]|[½⅓¼¾]) ?$"
    ),
}
_ONE = re.compile(r"(?<![\d.,])(?:1|½|¼|¾|one|half|an?|una?|media|no|sin) ?$", re.IGNORECASE)
_FIGURE_BEHIND = re.compile(r" ?[\d½⅓¼¾]")
_WARNED = re.compile(
    r"\W{0,6}(?:warning|caution|danger|attention|important|note|advertencia|atención|precaución"
    r"|cuidado|aviso|peligro|importante|警告|注意|小心|危險|危险|重要)",
    re.IGNORECASE,
)


def with_plain_signs(text: str) -> str:
    """The text with "→", "↑" and "↓" for the pictures that point these ways, with a cross for one
    that forbids what follows it, and with the letters of units that are one sign.
    """
    if text.isascii():
        return text
    text = _ONE_SIGN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    plain = _POINTED.sub(r"\1", "".join(map(_pointing, text)))
    return _LEADS.sub(
        lambda found: f"{found[1]}{CROSSES[0]} " if _forbids(found[2]) else found[0], plain
    )


def _forbids(character: str) -> bool:
    name = unicodedata.name(character, "")
    return _is_picture(character) and _BARS.match(name) is not None


@lru_cache(maxsize=2048)
def _pointing(character: str) -> str:
    if not _is_picture(character):
        return character
    name = unicodedata.name(character, "")
    if _OTHER_WAYS.search(name):
        return character
    return next((arrow for way, arrow in _WAYS if way.search(name)), character)


def say_pictures(text: str, words: SpokenWords | None) -> str:
    """The text without pictures, but with those said that stand for a word or warn.

    In a language that we have no `words` for they are left out.
    """
    shown = {*filter(_is_picture, text), *_SHOWN.findall(text)}
    if not shown:
        return text
    pictures = "".join(map(re.escape, sorted(shown)))

    def say(found: re.Match[str]) -> str:
        meaning = _meaning(text, found, words) if words is not None else ""
        left, right = found["left"], found["right"]
        if meaning and words is not CHINESE:
            # "2💊" has no blank around its picture.
            left = left or (" " if text[: found.start()][-1:].isalnum() else "")
            right = right or (" " if text[found.end() : found.end() + 1].isalnum() else "")
            return f"{'' if meaning.startswith(',') else left}{meaning}{right}"
        if meaning:
            return meaning
        # One of two blanks goes with it, and that before a full stop or at an end.
        inside = text[: found.start()].strip() and found.end() < len(text)
        return " " if inside and (right or not (left or words is CHINESE)) else ""

    run = f"(?P<left> ?)(?P<pictures>(?:[{pictures}][{_PARTS}]*)+)(?P<right> ?)"
    return re.sub(run, say, text)


def without_ticks(text: str) -> str:
    """The text without the ticks of a list; they stay where a cross that is not said stands."""
    return text if _CROSS.search(text) else _TICK.sub("", text)


def _meaning(text: str, run: re.Match[str], words: SpokenWords) -> str:
    line = text[text.rfind("\n", 0, run.start()) + 1 : run.start("pictures")]
    pictures = dict.fromkeys(one for one in run["pictures"] if _is_picture(one))
    if any(map(_is_warning, pictures)):
        told = _WARNED.match(text, run.end()) or not re.match(r"[^\n]*\w", text[run.end() :])
        return "" if told else f"{words.warning}{'：' if words is CHINESE else ':'}"
    in_place = _BEFORE[words.to].search(line) is not None
    is_time = bool(_TIMES & pictures.keys())
    counted = _FIGURE_BEHIND.match(text, run.end("pictures")) is not None
    if not (in_place or counted or (is_time and line.strip(" -*•"))):
        return ""
    one_only = not in_place or _ONE.search(line) is not None
    if is_time and line.rstrip()[-1:].isdigit():
        one_only = True  # “1 🌅” is one in the morning
    found = [_meanings(words.to)[one] for one in pictures if one in _meanings(words.to)]
    if any(line.rstrip().lower().endswith(more) for _, more in found):
        return ""
    said = words.joint.join(one if one_only else more for one, more in found)
    parted = said and counted and not in_place and line.rstrip()[-1:].isalnum()
    return f"{'，' if words is CHINESE else ', '}{said}" if parted else said


@cache
def _meanings(to: str) -> dict[str, tuple[str, str]]:
    """What each picture is called, for one and for more; `to` tells the language."""
    column = [ENGLISH.to, SPANISH.to, CHINESE.to].index(to)
    found: dict[str, tuple[str, str]] = {}
    for line in _MEANINGS.strip().splitlines():
        pictures, _, rest = line.partition(" ")
        one, _, more = rest.split(" ; ")[column].partition("|")
        found |= dict.fromkeys(pictures, (one, more or one))
    return found


@lru_cache(maxsize=2048)
def _is_warning(character: str) -> bool:
    return _WARNS.search(unicodedata.name(character, "")) is not None


@lru_cache(maxsize=2048)
def _is_picture(character: str) -> bool:
    """Whether a character is a sign that no word or figure is written with."""
    return (
        ord(character) >= _FIRST
        and character not in _SAID
        and character not in _UNREADABLE
        and unicodedata.category(character) == "So"
        and " LETTER " not in unicodedata.name(character, "")
        and not any(map(str.isalnum, unicodedata.normalize("NFKC", character)))
    )

"""How surprising a text would be in a language: lower for what people write, in nats.

A wrong decoding puts a lone Han character between Latin letters, a sign inside a word or letters
of no one language together. The figures are rough costs set by hand: about the logarithm of how
rarely a character is written where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

LATIN = {
    "western": (
        "áéíóúüñ",
        "àâçéèêëîïôùûüœæ",
        "áâãàçéêíóôõú",
        "äöüß",
        "àèéìíòóù",
        "éëïóöü",
        "åäöé",
        "æøåé",
        "àçèéíïòóúü",
    ),
    "icelandic": ("áðéíóúýþæö",),
    "central": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíľňóôšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "turkish": ("çğıöşüâİ",),
    "baltic": ("ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"),
    "vietnamese": ("ăâđêôơưàáãèéìíòóõùúý\u0300\u0301\u0303\u0309\u0323",),
}
"""Letters beyond a to z of the languages that share an encoding."""

SCRIPTS = {
    "cyrillic": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ",
    "greek": "αοιετσνηυρπκμλςωγδχθφβξζψόίάέήύώϊϋ",
    "hebrew": "יוהלאתרמבשנכעדחקפסטגזםןצךףץ",
    "arabic": "اليمنوتربةعدسفهكقحجشطصخأضزإذثغءئىظؤآ،؟",
    "thai": "านรอกเงมยลวดทสต่ะป้บคหแจิชีั์พขใไโุูผืถซ็ำณศภธึญฟๆ",
}
"""The letters of other scripts, the frequent ones first."""

_FREQUENT = {
    "simplified": frozenset(
        "的一是不了在人有我他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事"
        "其里所去行过家十用发天如然作方成者多日都三小二无同么经法当起与好看学进种将还分此心前面又定见只主没公从"
        "医药服院术检查请痛每次片血糖压饮食水体护士病治疗症状勿应需若量热温点眼睛手回诊吃喝停感染出血发烧呼吸"
    ),
    "traditional": frozenset(
        "的一是不了在人有我他這為之大來以個中上們到說國和地也子時道出而要於就下得可你年生自會那後能對著事"
        "其裡所去行過家十用發天如然作方成者多日都三小二無同麼經法當起與好看學進種將還分此心前面又定見只主沒公從"
        "醫藥服院術檢查請痛每次片血糖壓飲食水體護士病治療症狀勿應需若量熱溫點眼睛手回診吃喝停感染出血發燒呼吸"
    ),
    "japanese": frozenset(
        "日一人年大十二本中長出三時行見月後前生五間上東四今入学高子外八六下来気小七話先名水半語食車何毎白火"
        "薬服用回錠医師検査手術血圧糖尿病痛熱飲分方法朝夕昼場合目体量院者使受診必要注意症状続相談"
    ),
    "korean": frozenset(
        "이다는에을의고하가지로기사도은를한어시있것나대리해자정수인일서만라아부원들스보전제주여그상거면과안요장"
        "조동성유우관니세연공무구모경내미년소비치개마오영신계선용학중문생화발물국때식음약병환복혈압통증량후습"
        "십진료검당뇨매회번분간드않되할될합입오르게까와및또는든"
    ),
}

_FREQUENT_KANA = frozenset(
    "のにはをたがでてとしれさあるいもすうかられこなそよっくりまきけどんおみえめやせわずだください"
    "ンスルトーリラアイクッタシドレロジカフサマムテコ"
)

# Which standard holds the characters in common use, and the first byte after their last row.
_COMMON_ROWS = {
    "simplified": ("gb2312", 0xD8),
    "traditional": ("big5", 0xC7),
    "japanese": ("shift_jis", 0x99),
    "korean": ("euc_kr", 0xC9),
}
WIDE_LANGUAGES = tuple(_FREQUENT)

ASCII_COST = 3.0
_CONTROL = 15.0
_IMPOSSIBLE = 25.0
_MISPLACED = 5.0
_RARE = 10.0
# The sign for any currency stands where a later encoding has "€"; nobody means it.
_NEVER_WRITTEN = "¤"

# "Sesi—n" and "a–os": such a dash was a letter.
_CUT_WORD = re.compile("(?<=[A-Za-z])[–—](?:[a-z]|[aeo]s|or)(?![a-z])")
_SIGNS = "’‘“”–—…•·°µ±½¼¾×÷®©™ªº²³€£§«»¿¡\u00a0≤≥"
_WIDE_MARKS = "，。、；：？！（）「」『』《》【】“”‘’·…—～％＋－／"


def cost(text: str, language: str, letters: str = "") -> float:
    """What the characters of `text` cost together.

    `language` is a key of LATIN (with the `letters` of one of its languages), of SCRIPTS, or one
    of WIDE_LANGUAGES.
    """
    if language in LATIN:
        known = frozenset(letters + letters.upper())
        priced = _sum(text, lambda before, char, after: _latin(before, char, after, known))
        cut = len(_CUT_WORD.findall(text))
        return priced + _MISPLACED * (_never_closed(text) + cut)
    if language in SCRIPTS:
        script = SCRIPTS[language]
        return _sum(text, lambda before, char, after: _script(before, char, after, script))
    return _sum(text, lambda before, char, after: _wide(before, char, after, language))


def _never_closed(text: str) -> int:
    """How many “¡” and “¿” are followed by no “!” or “?” in their paragraph."""
    return sum(
        paragraph.count(opening, paragraph.rfind(closing) + 1)
        for paragraph in text.split("\n\n")
        for opening, closing in ("¡!", "¿?")
    )


def _sum(text: str, one: Callable[[str, str, str], float]) -> float:
    """The costs of all characters, each judged between its neighbours ("" at an end)."""
    total = 0.0
    padded = f"\n\n{text}\n"
    for place in range(2, len(padded) - 1):
        char = padded[place]
        if char < "\x80":
            allowed = char.isprintable() or char in "\t\n\r\v\f"
            total += ASCII_COST if allowed else _CONTROL
        else:
            total += one(padded[place - 2 : place], char, padded[place + 1])
    return total


def _latin(before: str, char: str, after: str, known: frozenset[str]) -> float:
    if char in _SIGNS:
        # "38 ¡C" begins no sentence.
        follows = char in "¿¡" and before[0].isdigit()
        return _sign(before[-1], char, after) + (_MISPLACED if follows else 0.0)
    if not char.isalpha() and not unicodedata.combining(char):
        inside = before[-1].isalpha() and after.isalpha()
        return _rare(char) + (_MISPLACED if inside else 0.0)
    near = before[-1].isalpha() or after.isalpha()
    price = 5.0 if char in known else 10.0
    if not near:
        # "20 Û" was a sum of money.
        price += 2.0 + (_MISPLACED if before[0].isdigit() else 0.0)
    if before[-1].isdigit() or after.isdigit():
        price += 4.0
    if before[-1] > "\x7f" and before[-1].isalpha():
        price += 6.0 if before[0] > "\x7f" and before[0].isalpha() else 1.5
    if char.isupper() and (before[-1].islower() or (before[-1].isupper() and before[0].islower())):
        price += 2 * _MISPLACED if after.islower() else _MISPLACED
    return price


def _script(before: str, char: str, after: str, script: str) -> float:
    previous = before[-1]
    if char in _SIGNS:
        return _sign(previous, char, after)
    place = script.find(char.lower())
    if place < 0 and not char.isalpha():
        return _rare(char)
    price = 9.0 if place < 0 else 2.6 if place < 8 else 3.4 if place < 18 else 4.8
    if previous.lower() not in script and after.lower() not in script:
        # Also a word of one letter: those are few, and rarely written.
        price += 6.0 if not (previous.isalnum() or after.isalnum()) else 2 * _MISPLACED
    if any("a" <= letter.lower() <= "z" for letter in (previous, after)):
        price += _MISPLACED
    if char.isupper():
        price += _MISPLACED if previous.islower() else 1.0
    return price


def _rare(char: str) -> float:
    """Cost of a sign that leaflets hardly use, and of no character at all."""
    if unicodedata.category(char).startswith("C"):
        return 2 * _CONTROL
    return 2 * _RARE if char in _NEVER_WRITTEN else _RARE


def _sign(before: str, char: str, after: str) -> float:
    """A sign is cheap where people put it; inside a word it speaks of a wrong decoding."""
    if _fits(before, char, after):
        return 6.0
    return 6.0 + (1.6 if before.isalpha() and after.isalpha() else 1.0) * _MISPLACED


def _fits(before: str, char: str, after: str) -> bool:
    opens = before.isspace() or before in "([{-–—/\"'>*_«“‘¿¡."
    closes = after.isspace() or not after.isalnum()
    if char == "°":
        return (before.isdigit() or before.isspace() or before in "nN") and not after.islower()
    if char == "µ":
        return (before.isdigit() or opens) and (after.isalpha() or closes)
    if char in "“‘«¿¡•·":
        return (opens or not before.isalnum()) and (not after.isspace() or char in "«•·")
    if char in "”»":
        return not before.isspace() or before == "\u00a0"
    if char in "–—" and before in "–—":
        return False
    if char == "’":
        # No language leaves a letter out between these two.
        if before in "bfghkprxz" and after in "aeio":
            return False
        return before.isalnum() or opens or not before.isspace()
    if char in "½¼¾":
        return (before.isdigit() or opens) and closes
    if char in "²³ªº":
        return before.isalnum() and closes
    if char in "±×÷≤≥€£§":
        return opens or before.isdigit() or after.isdigit()
    return True


def _wide(before: str, char: str, after: str, language: str) -> float:
    previous = before[-1]
    joined = _is_wide(previous) or _is_wide(after)
    if "\uff61" <= char <= "\uff9f":  # half-width katakana
        return 9.0 + (_MISPLACED if previous.isascii() or after.isascii() else 0.0)
    if char in _WIDE_MARKS or "\uff01" <= char <= "\uff5e" or "\u3000" <= char <= "\u303f":
        spans = char in "～－" and previous.isdigit() and after.isdigit()
        return 4.5 if joined or spans else 12.0
    kana = "\u3041" <= char <= "\u30ff"
    if not (kana or _is_wide(char)):
        return _rare(char) if char not in "°℃±×÷→≤≥µμ①②③④⑤⑥⑦⑧⑨" else 7.0
    price = _letter_price(char, language)
    if not joined:
        alone = language == "korean" and not (previous.isalnum() or after.isalnum())
        price += 3.0 if alone else _MISPLACED
    if previous < "\x80" and previous.isalpha():
        price += 4.0
    if after < "\x80" and after.isalpha():
        price += 3.0
    return price


@lru_cache(maxsize=16_384)
def _letter_price(char: str, language: str) -> float:
    if "\u3041" <= char <= "\u30ff":
        if language != "japanese":
            return 10.0
        return 3.5 if char in _FREQUENT_KANA else 5.0
    hangul = "\uac00" <= char <= "\ud7a3"
    if hangul != (language == "korean"):
        return 14.0 if hangul else 11.0
    if char in _FREQUENT[language]:
        return 5.0
    standard, end = _COMMON_ROWS[language]
    try:
        stored = char.encode(standard)
    except UnicodeEncodeError:
        return _IMPOSSIBLE if unicodedata.category(char) in {"Co", "Cn", "Cc"} else 13.0
    if len(stored) != 2:  # Python spells Hangul that the standard lacks letter by letter
        return 13.0
    return 7.5 if stored[0] < end else 11.0


def _is_wide(char: str) -> bool:
    return (
        "\u3040" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
        or "\uac00" <= char <= "\ud7a3"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003134f"
        or char in _WIDE_MARKS
        or "\uff01" <= char <= "\uff5e"
    )
